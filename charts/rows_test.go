package charts

import (
	"math"
	"testing"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/report"
)

// parsed makes claims of statements that are without fault.
func parsed(t *testing.T, list ...claims.Statement) (out []claims.Claim) {
	t.Helper()
	for _, s := range list {
		c, ps := claims.Parse(s)
		if ps != nil {
			t.Fatal(ps)
		}
		out = append(out, c)
	}
	return out
}

// By hand: from 100, closes 130, 139.9, 140, 150 first meet "at least 40 %" at the third.
func TestCrossing(t *testing.T) {
	day := eventstudy.NewDate(2025, 1, 1)
	p := &eventstudy.Prices{ID: "S", Basis: eventstudy.Split, Dates: []eventstudy.Date{day, day + 1,
		day + 2, day + 3, day + 4}, Close: []float64{100, 130, 139.9, 140, 150}}
	doc := &report.Document{Report: &eventstudy.Report{
		Panel: &eventstudy.Panel{Series: map[string]*eventstudy.Series{
			"S": {Security: eventstudy.Security{ID: "S", Prices: p}}}}}}
	doc.Claims = claims.Judge(parsed(t, claims.Statement{ID: "c", Securities: []string{"S"},
		Date: day + 4, Kind: "change-since", AtLeast: "40%", Since: "2025-01-01"}),
		claims.Book{Securities: []eventstudy.Security{{ID: "S", Prices: p}}})
	l, err := ledgerOf(doc, Selection{})
	if err != nil {
		t.Fatal(err)
	}
	cl := l.climbs[0]
	if cl.from != 100 || cl.crossed != 3 || !near(cl.change[cl.crossed], 0.4) ||
		!near(cl.onDay, 0.5) {
		t.Errorf("%+v", cl)
	}
	got := plain(ytdTitles(doc, l)[0])
	if got != "S first closed at least 40\u202f% up from the base on 4 January 2025" {
		t.Errorf("%q", got)
	}
}

// What a row of claims says of the readings: the ring is the claimed figure, the deciding dot
// the measured one, and the words are those of the claim.
func TestClaimRow(t *testing.T) {
	day := eventstudy.NewDate(2025, 2, 12)
	p := &eventstudy.Prices{ID: "9988.HK", Currency: "HKD", Basis: eventstudy.Split,
		Dates: []eventstudy.Date{day - 1, day, day + 1},
		Open:  []float64{104, 106, 115.2}, High: []float64{106, 114, 124.3},
		Low: []float64{103, 105, 115.2}, Close: []float64{104.9, 113.8, 116.7}}
	sec := eventstudy.Security{ID: "9988.HK", Prices: p}
	doc := &report.Document{Report: &eventstudy.Report{
		Panel: &eventstudy.Panel{
			Series: map[string]*eventstudy.Series{"9988.HK": {Security: sec}}}}}
	vs := claims.Judge(parsed(t,
		claims.Statement{ID: "a", Securities: []string{"9988.HK"}, Date: day + 1, Kind: "move",
			Value: "9.2%"},
		claims.Statement{ID: "b", Securities: []string{"9988.HK"}, Date: day + 1, Kind: "move",
			AtLeast: "2.5%"},
	), claims.Book{Securities: []eventstudy.Security{sec}})
	a, b := rowOf(doc, vs[0]), rowOf(doc, vs[1])
	if a.what[0] != "9988.HK: move of 9.2\u202f%" || a.how != "intraday high" || a.ring != 0.092 {
		t.Errorf("%+v", a)
	}
	for _, d := range a.dots {
		if d.decides && (!near(d.value, 124.3/113.8-1) || d.text != "high +9.23\u202f%") {
			t.Errorf("%+v", d)
		}
		if (d.plain || d.decides) && !d.decides && d.text != "close +2.55\u202f%" {
			t.Errorf("%+v", d)
		}
	}
	if !math.IsInf(b.hi, 1) || b.lo != 0.025 || b.what[1] != "9988.HK: move of ≥\u202f2.5\u202f%" {
		t.Errorf("%+v", b)
	}
	if got := claimFindings(doc, []row{b, a}); len(got) == 0 ||
		got[0] != "The 9.2\u202f% move was the intraday high: 9988.HK closed up 2.5\u202f%" {
		t.Errorf("%q", got)
	}
	if got := claimTitles([]row{a,
		b})[0]; got != "Two price claims: one holds and one holds only on another reading" {
		t.Errorf("%q", got)
	}
}

// Pence: 112p is claimed as £1.12, and its ring stands among the prices of the file.
func TestClaimRowInPence(t *testing.T) {
	day := eventstudy.NewDate(2025, 2, 12)
	p := &eventstudy.Prices{ID: "VOD.L", Currency: "GBX", Basis: eventstudy.Split,
		Dates: []eventstudy.Date{day, day + 1},
		Close: []float64{110, 112.1}}
	sec := eventstudy.Security{ID: "VOD.L", Prices: p}
	series := map[string]*eventstudy.Series{"VOD.L": {Security: sec}}
	doc := &report.Document{Report: &eventstudy.Report{Panel: &eventstudy.Panel{Series: series}}}
	vs := claims.Judge(parsed(t, claims.Statement{ID: "a", Securities: []string{"VOD.L"},
		Date: day + 1,
		Kind: "level", Value: "£1.12"}), claims.Book{Securities: []eventstudy.Security{sec}})
	r := rowOf(doc, vs[0])
	if !near(r.ring, 112) || len(r.dots) == 0 || r.dots[0].text != "close 112.10p" {
		t.Errorf("ring at %g, dots %+v", r.ring, r.dots)
	}
}

// Rebased lines stand at 100 on the last day before the first event; the benchmark grows by its
// returns.
func TestRebase(t *testing.T) {
	a := dateAxis{days: []eventstudy.Date{10, 11, 12, 13}}
	y := values(a, []eventstudy.Date{9, 10, 12, 13}, []float64{1, 50, 60, 75})
	if !math.IsNaN(y[1]) {
		t.Errorf("a day without a price is %g", y[1])
	}
	if end, ok := rebase(y, a, 12); !ok || end != 150 || y[0] != 100 || y[2] != 120 {
		t.Errorf("%v", y)
	}
	if _, ok := rebase(y, a, 10); ok {
		t.Error("rebased on nothing")
	}
	g := grown([]float64{math.NaN(), 0.1, -0.5}, eventstudy.Simple)
	if g[0] != 1 || !near(g[1], 1.1) || !near(g[2], 0.55) {
		t.Errorf("%v", g)
	}
	if g := grown([]float64{math.NaN(), math.Log(1.1)}, eventstudy.Log); !near(g[1], 1.1) {
		t.Errorf("%v", g)
	}
}
