package draft

import (
	"strings"
	"testing"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
)

// Habits of newsrooms, each with what must come of it: "kind security date figures" a claim, or
// with a dash in front the figure that is left out. The article is of Friday, 14 February 2025.
func TestNewsroomHabits(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"a superlative of closes takes its years with it",
			"Alibaba's Hong Kong shares closed 6.3 per cent higher on Friday, their best close " +
				"in three years.",
			[]string{"move 9988.HK 2025-02-14 6.3% up close",
				"highest-since 9988.HK 2025-02-14 2022-02-14 close"}},
		{"weeks", "Apple shares rose 1.3%, their highest close in two weeks.",
			[]string{"move AAPL 2025-02-14 1.3% up",
				"highest-since AAPL 2025-02-14 2025-01-31 close"}},
		{"money since a day is no day's move",
			"Apple shares have added some $40 since the start of January.",
			[]string{"-some $40"}},
		{"two figures of one move", "Apple shares added $4.66, or 2 percent, to $241.53.",
			[]string{"points AAPL 2025-02-14 $4.66 up", "move AAPL 2025-02-14 2% up",
				"level AAPL 2025-02-14 $241.53"}},
		{"each clause has its day",
			"Apple shares closed at $236.87 on Wednesday after rising 2.2% on Tuesday.",
			[]string{"level AAPL 2025-02-12 $236.87 close", "move AAPL 2025-02-11 2.2% up"}},
		{"the day at the head holds for the clauses behind it",
			"On Wednesday, Apple shares rose 1.8%, closing at $236.87.",
			[]string{"move AAPL 2025-02-12 1.8% up", "level AAPL 2025-02-12 $236.87 close"}},
		{"a clause without a day takes the one before it",
			"On Tuesday Apple shares rose 2.2%, closing at $232.62, and on Wednesday rose 1.8%.",
			[]string{"move AAPL 2025-02-11 2.2% up", "level AAPL 2025-02-11 $232.62 close",
				"move AAPL 2025-02-12 1.8% up"}},
		{"a pronoun behind a day",
			"Apple shares rose 1.3%. On Wednesday they had closed at $236.87.",
			[]string{"move AAPL 2025-02-14 1.3% up", "level AAPL 2025-02-12 $236.87 close"}},
		{"a ticker between a name and its verb",
			"Apple (AAPL.O) was little changed, off 0.05% at $244.47.",
			[]string{"move AAPL 2025-02-14 0.05% down", "level AAPL 2025-02-14 $244.47"}},
		{"a day of history behind on",
			"On 5 August 2024 Apple shares fell 4.8%. They rose 1.3% to $244.60.",
			[]string{"move AAPL 2024-08-05 4.8% down", "move AAPL 2025-02-14 1.3% up",
				"level AAPL 2025-02-14 $244.60"}},
		{"a day of history that is a mark",
			"Apple shares rose 1.3% from their 13 January low.",
			[]string{"move AAPL 2025-02-14 1.3% up"}},
		{"a span of another verb",
			"Apple shares, down 3.2% on Monday, fell in three of the last five sessions.",
			[]string{"move AAPL 2025-02-10 3.2% down"}},
		{"a rally of days is no move of one",
			"A five-day rally has lifted Apple shares 20%. Apple shares rose 2% in one day.",
			[]string{"move AAPL 2025-02-14 2% up", "-20%"}},
		{"put on", "Apple put on 1.3pct.", []string{"move AAPL 2025-02-14 1.3% up"}},
		{"up to", "Apple shares fell by up to 3% on Friday.",
			[]string{"move AAPL 2025-02-14 3% down low"}},
		{"a company enters a market",
			"Apple entered a bear market on Friday, having plunged 9.2%.",
			[]string{"move AAPL 2025-02-14 9.2% down", "regime AAPL 2025-02-14 bear"}},
		{"what happened within the session is said of its own figure",
			"Apple gained 4.9% to $118.33 after hitting an intraday high of $119.81.",
			[]string{"move AAPL 2025-02-14 4.9% up", "level AAPL 2025-02-14 $118.33",
				"-$119.81"}},
		{"a figure of the business behind and", "Apple shares rose 2% and revenue 40%.",
			[]string{"move AAPL 2025-02-14 2% up", "-40%"}},
	} {
		a := Article{Name: "a", Date: eventstudy.NewDate(2025, 2, 14),
			Paragraphs: []Paragraph{{Line: 1, Text: c.text}}}
		d := New(a, Options{Date: eventstudy.NoDate, Kinds: claims.Kinds.Names(),
			Companies: []Company{
				{Name: "Apple", Listings: []Listing{{"AAPL", "XNAS"}}},
				{Name: "Alibaba", Listings: []Listing{{"BABA", "XNYS"}, {"9988.HK", "XHKG"}}}}})
		var got []string
		for _, s := range d.Statements {
			parts := []string{s.Kind, strings.Join(s.Securities, "|"), s.Date.String(), s.Value,
				s.About, s.MoreThan, s.Direction, s.Since, s.Basis}
			got = append(got, strings.Join(strings.Fields(strings.Join(parts, " ")), " "))
			if _, ps := claims.Parse(s.Statement); ps != nil {
				t.Errorf("%s: %v", c.name, ps)
			}
		}
		for _, l := range d.LeftOut {
			got = append(got, "-"+l.Figure)
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s:\n%s\nwant\n%s\n%v", c.name, strings.Join(got, "\n"),
				strings.Join(c.want, "\n"), d.LeftOut)
		}
	}
}
