package charts

import (
	"errors"
	"math"
	"strings"
	"testing"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

// dayOf is the day of the embedded case with its neighbours: 9988.HK as quoted, 10–14 February
// 2025.
func dayOf() *eventstudy.Prices {
	d := eventstudy.NewDate(2025, 2, 10)
	return &eventstudy.Prices{ID: "9988.HK", Currency: "HKD", Basis: eventstudy.Split,
		Dates: []eventstudy.Date{d, d + 1, d + 2, d + 3, d + 4},
		Open:  []float64{103, 107.9, 109.2, 115.2, 117},
		High:  []float64{106.7, 108.6, 114, 124.3, 124.2},
		Low:   []float64{103, 104.6, 109.2, 115.2, 116.9},
		Close: []float64{105.5, 104.9, 113.8, 116.7, 124.1}}
}

// judgedDay holds statements against prices alone.
func judgedDay(t *testing.T, p *eventstudy.Prices, list ...claims.Statement) *report.Document {
	t.Helper()
	sec := eventstudy.Security{ID: p.ID, Name: "Alibaba (Hong Kong)", Prices: p}
	for i := range list {
		if list[i].Date == 0 {
			list[i].Date = eventstudy.NewDate(2025, 2, 13)
		}
		if list[i].Kind == "" {
			list[i].Kind = "move"
		}
		list[i].Securities = []string{p.ID}
	}
	series := map[string]*eventstudy.Series{p.ID: {Security: sec}}
	doc := &report.Document{
		Report: &eventstudy.Report{Panel: &eventstudy.Panel{Series: series, Order: []string{p.ID}}}}
	doc.Claims = claims.Judge(parsed(t, list...),
		claims.Book{Securities: []eventstudy.Security{sec}})
	return doc
}

// By hand: 124.3/113.8 − 1 = 9.2267 %, 116.7/113.8 − 1 = 2.5483 %, 115.2/113.8 − 1 = 1.2302 %; the
// claimed price lies where the high does. The title says no more than the reading that decides.
func TestSessionTitles(t *testing.T) {
	st := func(value string) claims.Statement { return claims.Statement{ID: "a", Value: value} }
	on := func(s claims.Statement, d int) claims.Statement {
		s.Date = eventstudy.NewDate(2025, 2, d)
		return s
	}
	closing := st("2.5%")
	closing.Basis = "close"
	wrong := st("9.2%")
	wrong.Basis = "close"
	fall := st("3.4%")
	fall.Direction = "down"
	level := claims.Statement{ID: "a", Kind: "level", Value: "HK$124.3"}
	foreign := claims.Statement{ID: "a", Kind: "level", Value: "$124.3"}
	low := claims.Statement{ID: "a", Kind: "move", Value: "1.2%"}
	const who = "Alibaba’s Hong Kong shares "
	for _, c := range []struct {
		what claims.Statement
		want string
	}{
		{st("9.2%"), who + "touched +9.2 % and closed +2.5 % on 13 February"},
		{level, who + "touched +9.2 % and closed +2.5 % on 13 February"},
		{st("2.5%"), who + "closed +2.5 % on 13 February, as claimed"},
		{closing, who + "closed +2.5 % on 13 February, as claimed"},
		{st("2.55%"), who + "closed +2.55 % on 13 February, as claimed"},
		{low, who + "opened +1.2 % and closed +2.5 % on 13 February"},
		{wrong, who + "touched +9.2 % and closed +2.5 % on 13 February; 9.2 % was claimed"},
		{st("15%"), who + "touched +9.2 % and closed +2.5 % on 13 February; 15 % was claimed"},
		{fall,
			who + "never fell below +1.2 % and closed +2.5 % on 13 February; −3.4 % was claimed"},
		{on(st("-0.6%"), 11), who + "closed −0.6 % on 11 February, as claimed"},
		{foreign, "chart session: claim \"a\" needs "},
	} {
		pic, err := Render("session", judgedDay(t, dayOf(), c.what), Selection{}, Style{DPI: 48})
		got := plain(strings.ReplaceAll(pic.Title, words.Narrow, " "))
		if err != nil {
			got = err.Error()
		}
		if got != c.want && !(err != nil && strings.HasPrefix(got, c.want)) {
			t.Errorf("%s %s: %q, want %q", c.what.Kind, c.what.Value, got, c.want)
		}
	}
}

func TestSessionFigures(t *testing.T) {
	doc := judgedDay(t, dayOf(), claims.Statement{ID: "a", Value: "9.2%"},
		claims.Statement{ID: "b", Kind: "level", Value: "HK$124.3"},
		claims.Statement{ID: "c", Value: "2.5%"})
	list, err := sessions(doc, Selection{}, [2]int{1, 1})
	if err != nil || len(list) != 1 {
		t.Fatal(len(list), err)
	}
	s := list[0]
	if s.base != 113.8 || len(s.bars) != 3 || s.at != 1 || len(s.said) != 3 || s.common() != nil {
		t.Errorf("%+v", s)
	}
	marks := s.marks()
	want := []float64{124.3/113.8 - 1, 0.092, 0.025}
	for i, m := range marks {
		if !near(m.value, want[i]) {
			t.Errorf("line %d at %g, want %g", i, m.value, want[i])
		}
	}
	// Open and low are one price and share a name; where there is little room, only close and high
	// are named.
	qs := s.quotes(claims.Open, claims.High, claims.Low, claims.Close)
	if len(qs) != 3 || list2(qs) != "high|close|open and low" ||
		list2(s.quotes(s.strong()...)) != "high|close" {
		t.Errorf("%s, %s", list2(qs), list2(s.quotes(s.strong()...)))
	}
	rows := claimRows(marks, inOneRow)
	if len(rows) != 2 || plain(rows[0].text) != "claimed 9.2\u202f% and HK$124.3: other reading" ||
		plain(rows[1].text) != "claimed 2.5\u202f%: supported" {
		t.Errorf("%q", rows[0].text)
	}
	alt := strings.ReplaceAll(s.alt(), words.Narrow, " ")
	for _, want := range []string{"open HK$115.20 (+1.2 %), high HK$124.30 (+9.2 %), low " +
		"HK$115.20 (+1.2 %), close HK$116.70 (+2.5 %)",
		"Claimed 9.2 % (a): other reading, intraday high against previous close.",
		"Claimed 2.5 % (c): supported"} {
		if !strings.Contains(alt, want) {
			t.Errorf("%q lacks %q", alt, want)
		}
	}
}

func list2(qs []quote) string {
	var out []string
	for _, q := range qs {
		out = append(out, words.List(q.names))
	}
	return strings.Join(out, "|")
}

// A price known to be wrong is no title, and neighbours that are wrong are left out.
func TestSessionOfFalsePrices(t *testing.T) {
	p := dayOf()
	p.Findings = []eventstudy.Finding{{Code: "x", Text: "the bar was made up", False: true,
		Dates: []eventstudy.Date{p.Dates[3]}}}
	pic, err := Render("session", judgedDay(t, p, claims.Statement{ID: "a", Value: "9.2%"}),
		Selection{}, Style{DPI: 48})
	if err != nil ||
		pic.Title !=
			"The data speak against the prices of Alibaba’s Hong Kong shares on 13 February" ||
		!strings.Contains(pic.Alt, "The bar was made up.") {
		t.Errorf("%q, %q, %v", pic.Title, pic.Alt, err)
	}
	p.Findings[0].Dates = []eventstudy.Date{p.Dates[4]}
	list, err := sessions(judgedDay(t, p, claims.Statement{ID: "a", Value: "9.2%"}), Selection{},
		[2]int{2, 2})
	if err != nil || list[0].omitted != 1 || len(list[0].bars) != 3 || list[0].wrong != "" {
		t.Errorf("%+v, %v", list, err)
	}
}

func TestSessionNeeds(t *testing.T) {
	bare := dayOf()
	bare.High = nil
	holed := dayOf()
	holed.Low[3] = math.NaN()
	closeless := dayOf()
	closeless.Open = nil
	sunday := claims.Statement{ID: "a", Value: "9.2%", Date: eventstudy.NewDate(2025, 2, 9)}
	record := claims.Statement{ID: "a", Kind: "highest-since", Since: "2025-02-10"}
	move := claims.Statement{ID: "a", Value: "9.2%"}
	for _, c := range []struct {
		p    *eventstudy.Prices
		what claims.Statement
		sel  Selection
		want string
	}{
		{bare, move, Selection{}, "the file of 9988.HK has no high and low for 13 February 2025"},
		{holed, move, Selection{}, "the file of 9988.HK has no high and low for 13 February 2025"},
		{dayOf(), record, Selection{}, "no claim of a day's move or price"},
		{dayOf(), record, Selection{Claim: "a"},
			`claim "a" is not of a single day's move or price`},
		{dayOf(), move, Selection{Claim: "x"}, `no claim has the id "x"`},
		{dayOf(), sunday, Selection{}, `claim "a" needs`},
	} {
		_, err := Render("session", judgedDay(t, c.p, c.what), c.sel, Style{DPI: 48})
		var none *NoData
		if !errors.As(err, &none) || !strings.HasPrefix(none.Why, c.want) {
			t.Errorf("%v, want %q", err, c.want)
		}
	}
	pic, err := Render("session", judgedDay(t, closeless, move), Selection{}, Style{DPI: 48})
	if err != nil || !strings.Contains(pic.Alt, "open unknown") {
		t.Errorf("a file without opens: %q, %v", pic.Alt, err)
	}
}

// Each listing and day has one picture, named after its first claim; what lies far off does not
// press the bars together.
func TestSessionPictures(t *testing.T) {
	doc := judgedDay(t, dayOf(), claims.Statement{ID: "a", Value: "9.2%"},
		claims.Statement{ID: "b", Value: "2.5%"},
		claims.Statement{ID: "c", Value: "8.5%", Date: eventstudy.NewDate(2025, 2, 12)},
		claims.Statement{ID: "d", Kind: "level", Value: "HK$1999"})
	var files []string
	for _, r := range plan(t, doc, Style{}, "session") {
		files = append(files, r.File+r.Omit)
	}
	if got := strings.Join(files, " "); got != "session.png session-c.png" {
		t.Error(got)
	}
	list, err := sessions(doc, Selection{Claim: "d"}, [2]int{3, 3})
	if err != nil || list[0].asked == nil {
		t.Fatal(err)
	}
	marks := list[0].marks()
	if v := list[0].span(marks); v.hi > 0.15 || !marks[0].beyond || marks[1].beyond {
		t.Errorf("%+v, %+v", v, marks)
	}
	rows := claimRows(marks[:1], inOneRow)
	if rows[0].text != "claimed HK$1999, off the scale: contradicted" {
		t.Errorf("%q", rows[0].text)
	}
}

// By hand: £1.2 of a listing in pence at 100 before is +20 %.
func TestSessionInPence(t *testing.T) {
	p := dayOf()
	p.ID, p.Currency = "VOD.L", "GBX"
	p.Open, p.High = []float64{100, 100, 100, 101, 119}, []float64{101, 101, 101, 120, 120}
	p.Low, p.Close = []float64{99, 99, 99, 100, 118}, []float64{100, 100, 100, 119, 119}
	list, err := sessions(judgedDay(t, p, claims.Statement{ID: "a", Kind: "level", Value: "£1.20"}),
		Selection{}, [2]int{1, 1})
	if err != nil {
		t.Fatal(err)
	}
	if m := list[0].marks()[0]; !near(m.value, 0.2) || list[0].money(120) != "120.00p" {
		t.Errorf("%+v, %s", m, list[0].money(120))
	}
}
