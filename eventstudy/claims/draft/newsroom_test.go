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
	holdHabits(t, nil, []habit{
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
			[]string{"-1.3%"}},
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
				"level AAPL 2025-02-14 $119.81 high"}},
		{"a listing has its own noun",
			"Alibaba's New York shares closed up 4.3%, and its Hong Kong line jumped 6%.",
			[]string{"move BABA 2025-02-14 4.3% up close", "move 9988.HK 2025-02-14 6% up"}},
		{"a clause has its own place",
			"Alibaba's New York shares rose 4.3%, and gained 6% in Hong Kong.",
			[]string{"move BABA 2025-02-14 4.3% up", "move 9988.HK 2025-02-14 6% up"}},
		{"a pronoun keeps its listing",
			"Alibaba's ADRs rose 4.3%. Alibaba's Hong Kong shares rose 6.3%. A day earlier they " +
				"rose 2.5%.",
			[]string{"move BABA 2025-02-14 4.3% up", "move 9988.HK 2025-02-14 6.3% up",
				"move 9988.HK 2025-02-13 2.5% up"}},
		{"the ADRs are those of the company with another listing",
			"Alibaba's ADRs rose 4.3%. Apple shares rose 1.3%. The ADRs closed at $124.73.",
			[]string{"move BABA 2025-02-14 4.3% up", "move AAPL 2025-02-14 1.3% up",
				"level BABA 2025-02-14 $124.73 close"}},
		{"nouns of India", "Apple shares rose. The scrip gained 1.3%. Over the counter sales " +
			"rose 5%. Apple shares rose 1%. The counter gained 1.3% on Wednesday.",
			[]string{"move AAPL 2025-02-14 1.3% up", "move AAPL 2025-02-14 1% up",
				"move AAPL 2025-02-12 1.3% up", "-5%"}},
		{"firmer", "Apple shares ended 1,27 % firmer on Friday at 244,60 dollars.",
			[]string{"move AAPL 2025-02-14 1,27% up close",
				"level AAPL 2025-02-14 244,60 USD close"}},
		{"a start before its figure",
			"Since the start of the year Apple shares have fallen by 2.3%.",
			[]string{"change-since AAPL 2025-02-14 2.3% down year-start"}},
		{"a reason before its figure",
			"Since it found a partner, Apple shares have fallen by 2.3%.",
			[]string{"move AAPL 2025-02-14 2.3% down"}},
		{"a day of the month", "Apple shares closed at 241.53 dollars on the 13th, up 1.97% " +
			"from the previous day.",
			[]string{"level AAPL 2025-02-13 241.53 USD close", "move AAPL 2025-02-13 1.97% up"}},
		{"a floor is no day", "Apple shares rose 1.3%, it was said on the 13th floor.",
			[]string{"move AAPL 2025-02-14 1.3% up"}},
		{"at one point", "Apple shares at one point rose 1.7% and were to finish 1.3% higher.",
			[]string{"move AAPL 2025-02-14 1.7% up high", "move AAPL 2025-02-14 1.3% up close"}},
		{"the week's start for a Monday",
			"On Monday Apple shares rose 0.01%. The day before, they fell 2.4%.",
			[]string{"move AAPL 2025-02-10 0.01% up", "move AAPL 2025-02-07 2.4% down"}},
		{"the day before something", "Apple shares rose 1.3% the day before the sale.",
			[]string{"move AAPL 2025-02-14 1.3% up"}},
		{"overnight", "Alibaba's ADRs jumped 4.3% overnight. In New York overnight, the shares " +
			"had lost 2%.", []string{"-4.3%", "-2%"}},
		{"a start at the head holds for all", "Since the start of the year Apple shares are " +
			"down 2.3%, Alibaba's ADRs up 47%, and on Friday rose 4.3%.",
			[]string{"change-since AAPL 2025-02-14 2.3% down year-start",
				"change-since BABA 2025-02-14 47% up year-start",
				"move BABA 2025-02-14 4.3% up"}},
		{"its counter in a place", "Alibaba's ADRs rose 4.3%. Its Hong Kong counter rose 6.3%.",
			[]string{"move BABA 2025-02-14 4.3% up", "move 9988.HK 2025-02-14 6.3% up"}},
		{"a ticker behind a possessive", "Apple's (AAPL.O) shares rose 1.3% and Alibaba's " +
			"(BABA.N) U.S.-listed shares climbed 4.3%.",
			[]string{"move AAPL 2025-02-14 1.3% up", "move BABA 2025-02-14 4.3% up"}},
		{"a name before its pronoun", "Apple it fell 2%.",
			[]string{"move AAPL 2025-02-14 2% down"}},
		{"what is so now", "On Wednesday Apple shares closed at $236.87. The stock now trades " +
			"at $244.60.",
			[]string{"level AAPL 2025-02-12 $236.87 close", "level AAPL 2025-02-14 $244.60"}},
		{"a time within the session",
			"Apple shares were down 1.1% in early trading. Apple shares fell as much as 3% in " +
				"early trade. At 10:30 a.m. Apple shares were off 0.9%. Apple shares closed 1% " +
				"higher at 4 p.m.",
			[]string{"move AAPL 2025-02-14 3% down low", "move AAPL 2025-02-14 1% up close",
				"-1.1%", "-0.9%"}},
		{"a span of another figure",
			"Apple added 0.6% after saying it will invest $500 billion over four years.",
			[]string{"move AAPL 2025-02-14 0.6% up", "-$500 billion"}},
		{"figures in brackets", "Apple (+1,27 %) and Alibaba (-0.9%) in New York.",
			[]string{"move AAPL 2025-02-14 +1,27%", "move BABA 2025-02-14 -0.9%"}},
		{"parts in words", "Apple shares lost a tenth of their value on Friday. Apple shares " +
			"fell by more than a fifth this week. Apple shares rose two and a half per cent.",
			[]string{"move AAPL 2025-02-14 10% down",
				"period-move AAPL 2025-02-14 20% down week", "move AAPL 2025-02-14 2.5% up"}},
		{"parts without a day", "Apple shares fell a tenth. Apple shares rose a fifth day. Apple " +
			"shares rose a fifth since 2024.",
			[]string{"change-since AAPL 2025-02-14 20% up 2024", "-a tenth"}},
		{"dollars of Hong Kong", "Alibaba's Hong Kong shares closed at 124.1 HK dollars.",
			[]string{"level 9988.HK 2025-02-14 124.1 HKD close"}},
		{"a value in trillions", "Apple's market value rose to 3.6 trillion US dollars.",
			[]string{"market-value AAPL 2025-02-14 3.6 trillion USD"}},
		{"a figure of the business behind and", "Apple shares rose 2% and revenue 40%.",
			[]string{"move AAPL 2025-02-14 2% up", "-40%"}},
	})
}

// habit is an article of one paragraph with what must come of it.
type habit struct {
	name, text string
	want       []string
}

// holdHabits drafts articles of Friday, 14 February 2025; held says of which listings prices are at
// hand, nil that it is not known.
func holdHabits(t *testing.T, held func(string) bool, habits []habit) {
	t.Helper()
	for _, c := range habits {
		a := Article{Name: "a", Date: eventstudy.NewDate(2025, 2, 14),
			Paragraphs: []Paragraph{{Line: 1, Text: c.text}}}
		d := New(a, Options{Date: eventstudy.NoDate, Kinds: claims.Kinds.Names(), Held: held,
			Companies: []Company{
				{Name: "Apple", Listings: []Listing{{"AAPL", "XNAS"}}},
				{Name: "Alibaba", Listings: []Listing{{"BABA", "XNYS"}, {"9988.HK", "XHKG"}}}}})
		var got []string
		for _, s := range d.Statements {
			parts := []string{s.Kind, strings.Join(s.Securities, "|"), s.Date.String(), s.Value,
				s.About, s.MoreThan, strings.Trim(strings.Join(s.Between[:], "–"), "–"),
				s.Direction, s.Since, s.Period, s.Basis}
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
