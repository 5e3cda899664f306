package eventstudy

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"
)

// given gives a series its returns in place of prices, as a file of returns has them: the first
// price has none.
func given(p *Prices) *Prices {
	q := &Prices{ID: p.ID, Basis: p.Basis, Dates: p.Dates[1:]}
	for i := 1; i < len(p.Close); i++ {
		q.Return = append(q.Return, p.Close[i]/p.Close[i-1]-1)
	}
	return q
}

// A study of returns is the study of the prices that they come from, whichever of security and
// benchmark holds them, to the digits of the figures.
func TestReturnsAsInput(t *testing.T) {
	want := newWorld().one(t)
	for _, c := range []struct {
		name             string
		security, market bool
	}{{"both", true, true}, {"the security", true, false}, {"the benchmark", false, true}} {
		w := newWorld()
		if c.security {
			w.secs[0].Prices = given(w.a())
		}
		if c.market {
			w.market.Benchmark = given(w.bench)
		}
		got := w.one(t)
		if !reflect.DeepEqual(got.Fit.Coef, want.Fit.Coef) || got.Fit.Sigma != want.Fit.Sigma ||
			fmt.Sprint(got.Windows) != fmt.Sprint(want.Windows) { // NaN is like NaN
			t.Errorf("%s: %+v, want %+v", c.name, got.Windows, want.Windows)
		}
		for i, day := range got.Days {
			if day.AR != want.Days[i].AR || day.Date != want.Days[i].Date ||
				!near(day.Move, want.Days[i].Move, 1e-12) {
				t.Errorf("%s, day %d: %+v", c.name, day.Offset, day)
			}
		}
	}
}

// A return that is missing costs its own day alone: the next one does not span it.
func TestMissingReturn(t *testing.T) {
	w := newWorld()
	p := given(w.a())
	p.Return[199], p.Return[301] = math.NaN(), math.Inf(1) // days 200 and 302 of the market
	w.secs[0].Prices = p
	o := w.one(t)
	if o.Fit.N != 239 {
		t.Errorf("%d returns, want 239", o.Fit.N)
	}
	if d := o.Day(2); !math.IsNaN(d.AR) {
		t.Errorf("day +2 has an abnormal return of %g", d.AR)
	}
	if d := o.Day(3); d.Gap != 0 || !near(d.Return, w.returnsA[303], 1e-12) {
		t.Errorf("day +3 spans %d days, return %g", d.Gap, d.Return)
	}
	x := w.panel(t).Series["A"]
	if days, price := x.Own(); days != nil || price != nil {
		t.Error("a file of returns has no prices to draw")
	}
}

// The first return serves an event window that begins on its day, and an estimation window too.
func TestFirstReturn(t *testing.T) {
	w := newWorld()
	w.secs[0].Prices = given(w.a())
	w.design.Estimation = Window{-299, -11} // day 1 of the market has the first return
	if o := w.one(t); o.Fit.N != 289 {
		t.Errorf("%d returns, want 289", o.Fit.N)
	}
	w.design.Estimation = Window{-300, -11}
	if r := w.run(t); len(r.Skips) != 0 {
		t.Errorf("%+v", r.Skips) // the return of day 1 starts on day 0, as from a price
	}
}

// Returns of a day that the benchmark lacks are not used, and no other return covers them; they are
// of one kind, so that no other is tried.
func TestReturnsOffCalendar(t *testing.T) {
	w := newWorld()
	gone := w.days[200]
	w.bench.Dates = append(append([]Date(nil), w.days[:200]...), w.days[201:]...)
	w.bench.Close = append(append([]float64(nil), w.bench.Close[:200]...), w.bench.Close[201:]...)
	w.secs[0].Prices = given(w.a())
	p := w.panel(t)
	x := p.Series["A"]
	if len(x.Lacked(gone-1, gone+1)) != 0 || !hasCode(x.Warnings, "off_calendar_days") {
		t.Errorf("%v", x.Warnings)
	}
	if g := DefaultGrid(w.design, p); len(g.Returns) != 1 || g.Returns[0] != Simple {
		t.Errorf("kinds %v", g.Returns)
	}
	if g := DefaultGrid(w.design, newWorld().panel(t)); len(g.Returns) != 2 {
		t.Errorf("kinds %v", g.Returns)
	}
}

// A file of returns that does not reach over the event window is told of in returns, and of as many
// days as returns need.
func TestReturnsOutOfRange(t *testing.T) {
	w := newWorld()
	w.secs[0].Prices = given(w.a())
	w.event.Date = w.days[318]
	s := w.skipped(t)
	if s.Reason != EventWindowIncomplete ||
		!strings.Contains(s.Detail, "needs 10 trading days before and 10 after") ||
		!strings.Contains(s.Detail, "returns run from "+w.days[1].String()) {
		t.Errorf("%+v", s)
	}
}
