package eventstudy

import (
	"context"
	"slices"
	"strings"
	"testing"
)

// TestExcludeIsADummyPerDay holds an estimation without nine days against
// testdata/exclude_reference.txt, where base R has them in it with a dummy variable each.
func TestExcludeIsADummyPerDay(t *testing.T) {
	d := DefaultDesign()
	d.Pad = Window{-1, 1}
	secs := []Security{{ID: "BABA", Market: "US", Prices: casePrices(t, "BABA"),
		Excluded: []Date{NewDate(2024, 5, 14), NewDate(2024, 8, 15), NewDate(2024, 11, 15)}}}
	p, err := NewPanel([]Market{{ID: "US", Benchmark: casePrices(t, "SPY")}}, secs, d)
	if err != nil {
		t.Fatal(err)
	}
	events := []Event{{Security: "BABA", Date: NewDate(2025, 2, 13)}}
	r, err := Run(context.Background(), p, events, d)
	if err != nil || len(r.Outcomes) != 1 {
		t.Fatal(err, r.Skips)
	}
	o := r.Outcomes[0]
	f := o.Fit
	got := map[string]float64{"alpha": f.Coef[0], "beta": f.Coef[1], "alpha_se": f.SE[0],
		"beta_se": f.SE[1], "sigma": f.Sigma, "df": float64(f.DF)}
	for _, ref := range readReference(t, "exclude_reference.txt") {
		if !near(got[ref.key], ref.value, 1e-10) {
			t.Errorf("%s = %.17g, want %.17g", ref.key, got[ref.key], ref.value)
		}
		delete(got, ref.key)
	}
	if len(got) > 0 {
		t.Errorf("no reference of %v", got)
	}
	if f.Excluded != 9 || f.N != 231 || !hasCode(o.Warnings, "estimation_days_excluded") ||
		hasCode(o.Warnings, "estimation_days_missing") {
		t.Errorf("%d excluded, %d used, %v", f.Excluded, f.N, o.Warnings)
	}
}

// Which days leave: pads around a day, a day that is no session, days outside of the data, a return
// that spans an excluded day.
func TestExcludedDays(t *testing.T) {
	w := newWorld() // day 0 of the market is a Monday
	monday := w.days[100]
	for _, c := range []struct {
		name  string
		days  []Date
		pad   Window
		gone  []int
		moved bool
	}{
		{"a day", []Date{monday}, Window{}, []int{100}, false},
		{"a pad", []Date{monday}, Window{-1, 2}, []int{99, 100, 101, 102}, false},
		{"after the day", []Date{monday}, Window{1, 1}, []int{101}, false},
		{"a Sunday", []Date{monday - 1}, Window{}, []int{100}, true},
		{"outside", []Date{w.days[0] - 1, w.days[319] + 1}, Window{-1, 1}, nil, false},
		{"the ends", []Date{w.days[0], w.days[319]}, Window{-1, 1}, []int{0, 1, 318, 319}, false},
	} {
		v := newWorld()
		v.secs[0].Excluded, v.design.Pad = c.days, c.pad
		p := v.panel(t)
		x := p.Series["A"]
		var gone []int
		for i := range x.Return {
			if x.Excludes(i) {
				gone = append(gone, i)
			}
		}
		if !slices.Equal(gone, c.gone) || hasCode(x.Warnings, "excluded_day_closed") != c.moved {
			t.Errorf("%s: %v leave, want %v (%v)", c.name, gone, c.gone, x.Warnings)
		}
		if p.Series["B"].Excludes(100) {
			t.Errorf("%s: B loses a day of A", c.name)
		}
	}
	w.drop(100)
	w.secs[0].Excluded = []Date{monday}
	x := w.panel(t).Series["A"]
	if !x.Excludes(101) || x.Excludes(102) {
		t.Error("a return that spans the day must leave, the next must not")
	}
}

// An excluded day in the event window is measured, counted and doubted; too many excluded days are
// named as the reason of a short sample; an excluded event is no stranger in an estimation window.
func TestExcludedElsewhere(t *testing.T) {
	w := newWorld()
	w.secs[0].Excluded = []Date{w.days[300], w.days[301]}
	plain, o := newWorld().one(t), w.one(t)
	for k := -10; k <= 10; k++ {
		day := o.Day(k)
		if got, want := hasCode(day.Warnings, "excluded_event_day"), k == 0 || k == 1; got != want {
			t.Errorf("day %d is doubted: %v", k, got)
		}
		if day.AR != plain.Day(k).AR {
			t.Errorf("day %d: AR %g, want %g", k, day.AR, plain.Day(k).AR)
		}
	}
	if o.Fit.Excluded != 0 || o.Fit.N != 240 {
		t.Errorf("%d excluded of %d", o.Fit.Excluded, o.Fit.N)
	}

	w = newWorld()
	w.secs[0].Excluded, w.design.Pad = []Date{w.days[170]}, Window{-110, 109}
	const want = "20 usable returns in the estimation window [−250,−11], 30 are needed; 220 are " +
		"excluded"
	if r := w.run(t); len(r.Skips) != 1 || r.Skips[0].Reason != EstimationTooShort ||
		!strings.HasPrefix(r.Skips[0].Detail, want) {
		t.Errorf("%+v", r.Skips)
	}

	for _, days := range [][]Date{nil, {newWorld().days[200]}} {
		w = newWorld()
		w.design.Estimation = Window{-150, -11}
		w.secs[0].Excluded = days
		r := w.run(t, w.event, Event{ID: "b", Security: "A", Date: w.days[200]})
		held := hasCode(r.Outcomes[0].Warnings, "estimation_holds_event")
		if held != (days == nil) {
			t.Errorf("excluded %v: held %v", days, held)
		}
	}
}

// A placebo does not lie where its event window has an excluded day.
func TestExcludedPlacebos(t *testing.T) {
	w := newWorld()
	w.design.Estimation, w.design.Event = Window{-60, -11}, Window{-2, 2}
	w.design.Windows = []Window{{0, 0}}
	w.secs[0].Excluded = []Date{w.days[200]}
	r := w.run(t)
	c := &calibration{report: r, design: r.Design}
	c.free()
	for i := 197; i <= 203; i++ {
		if got, want := c.open["A"][i], i < 198 || i > 202; got != want {
			t.Errorf("day %d is open: %v", i, got)
		}
	}
}
