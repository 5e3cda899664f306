package eventstudy

import (
	"context"
	"errors"
	"strings"
	"testing"
)

// TestKeepLength holds an estimation without nine days, whose window begins earlier for them,
// against testdata/exclude_keep_reference.txt, which is base R's lm over the last 240 other days.
func TestKeepLength(t *testing.T) {
	d := DefaultDesign()
	d.Pad, d.KeepLength = Window{-1, 1}, true
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
	f, w := o.Fit, o.Window(Window{-1, 1})
	got := map[string]float64{"alpha": f.Coef[0], "beta": f.Coef[1], "alpha_se": f.SE[0],
		"beta_se": f.SE[1], "sigma": f.Sigma, "df": float64(f.DF),
		"first": float64(o.Estimation.First), "car": w.CAR, "car_se": w.SE}
	for _, ref := range readReference(t, "exclude_keep_reference.txt") {
		if !near(got[ref.key], ref.value, 1e-12) {
			t.Errorf("%s = %.17g, want %.17g", ref.key, got[ref.key], ref.value)
		}
		delete(got, ref.key)
	}
	if len(got) > 0 {
		t.Errorf("no reference of %v", got)
	}
	if f.Excluded != 9 || f.Stretched != 9 || f.N != 240 ||
		!hasCode(o.Warnings, "estimation_days_excluded") ||
		hasCode(o.Warnings, "keep_length_short") {
		t.Errorf("%d excluded, %d back, %d used, %v", f.Excluded, f.Stretched, f.N, o.Warnings)
	}
}

// What makes up for an excluded return is as usable as it was: a day without a price and one that
// is excluded itself are passed over, and an excluded day without a price is no loss.
func TestKeepLengthPasses(t *testing.T) {
	for _, c := range []struct {
		name             string
		out, drop        []int // days of the market of which 50 to 289 are the window
		stretched, count int
	}{
		{"one day", []int{100}, nil, 1, 240},
		{"nothing left out", []int{20}, nil, 0, 240},
		{"the day before is out too", []int{48, 49, 100}, nil, 3, 240},
		{"the window's first", []int{50}, nil, 1, 240},
		{"no price before", []int{100}, []int{47}, 1, 240},
		{"a hole before", []int{100, 101}, []int{48}, 4, 240}, // nor does the return after it serve
		{"no price that day", []int{100}, []int{100}, 0, 238},
	} {
		w := newWorld()
		for _, i := range c.out {
			w.secs[0].Excluded = append(w.secs[0].Excluded, w.days[i])
		}
		w.drop(c.drop...)
		w.design.KeepLength = true
		o := w.one(t)
		if o.Fit.Stretched != c.stretched || o.Fit.N != c.count ||
			o.Estimation.First != -250-c.stretched || hasCode(o.Warnings, "keep_length_short") {
			t.Errorf("%s: %d back, %d used, %v, %v", c.name, o.Fit.Stretched, o.Fit.N,
				o.Estimation, o.Warnings)
		}
	}
}

// Each event of a security has a window of its own length; another security's stays.
func TestKeepLengthOfSeveral(t *testing.T) {
	w := newWorld()
	w.design.KeepLength, w.design.Estimation = true, Window{-100, -11}
	w.secs[0].Excluded = []Date{w.days[195], w.days[205]}
	r := w.run(t, w.event, Event{ID: "b", Security: "A", Date: w.days[218]},
		Event{ID: "c", Security: "B", Date: w.days[300]})
	want := []Window{{-101, -11}, {-102, -11}, {-100, -11}}
	for i, o := range r.Outcomes {
		if o.Estimation != want[i] || o.Fit.N != 90 {
			t.Errorf("event %s: %v, %d used", o.Event.ID, o.Estimation, o.Fit.N)
		}
	}
	own := w.event
	own.Estimation = &Window{-110, -21}
	if o := w.run(t, own).Outcomes[0]; o.Estimation != (Window{-112, -21}) || o.Fit.N != 90 {
		t.Errorf("a window of its own: %v, %d used", o.Estimation, o.Fit.N)
	}
}

// Where the data end sooner, what there is serves, and its want is told; a window that is asked for
// and not had is refused as ever.
func TestKeepLengthAtTheEnd(t *testing.T) {
	w := newWorld()
	w.design.KeepLength, w.design.Estimation = true, Window{-298, -11}
	w.secs[0].Excluded = []Date{w.days[100], w.days[150], w.days[200]}
	o := w.one(t)
	// The first return is that of day 1, which is day -299.
	if o.Estimation.First != -299 || o.Fit.Stretched != 1 || o.Fit.N != 286 {
		t.Errorf("%v, %d back, %d used", o.Estimation, o.Fit.Stretched, o.Fit.N)
	}
	told := false
	for _, x := range o.Warnings {
		told = told || x.Code == "keep_length_short" && strings.HasPrefix(x.Text,
			"the estimation window is 2 returns short of its length: nothing earlier than "+
				"2024-01-02")
	}
	if !told {
		t.Errorf("%v", o.Warnings)
	}
	w.design.Estimation.First = -310
	if r := w.run(t); len(r.Skips) != 1 || r.Skips[0].Reason != EstimationTooShort {
		t.Errorf("%+v", r.Skips)
	}
	// The least number of returns is that of the window asked for, not of the longer one: half of
	// 40 days, though 60 are looked through.
	w = newWorld()
	w.design.KeepLength, w.design.Estimation = true, Window{-50, -11}
	w.design.MinObs = 0
	for i := 1; i < 268; i++ {
		w.secs[0].Excluded = append(w.secs[0].Excluded, w.days[i])
	}
	if o := w.one(t); o.Fit.N != 22 || !hasCode(o.Warnings, "keep_length_short") {
		t.Errorf("%d used, %v", o.Fit.N, o.Warnings)
	}
}

// A window of dates stays: of the design's it is refused, of an event's own told.
func TestKeepLengthDates(t *testing.T) {
	w := newWorld()
	w.design.KeepLength = true
	w.secs[0].Excluded = []Date{w.days[150]}
	dates := Dates{w.days[100], w.days[219]}
	own := w.event
	own.Dates = dates
	o := w.run(t, own).Outcomes[0]
	if o.Fit.N != 119 || o.Fit.Stretched != 0 || !hasCode(o.Warnings, "keep_length_dates") {
		t.Errorf("%d used, %v", o.Fit.N, o.Warnings)
	}
	own.Dates = Dates{w.days[160], w.days[219]}
	if o := w.run(t, own).Outcomes[0]; hasCode(o.Warnings, "keep_length_dates") {
		t.Errorf("nothing is left out: %v", o.Warnings)
	}
	d := w.design
	d.Dates = dates
	var p *Problems
	if err := d.Validate(); !errors.As(err, &p) || p.List[0].Code != NotWithDates ||
		p.List[0].Option != "keep_length" {
		t.Errorf("%v", err)
	}
}

// A scan lengthens the window of each of its days.
func TestKeepLengthOfScan(t *testing.T) {
	w := newWorld()
	w.secs[0].Excluded = []Date{w.days[150]}
	w.design.Estimation = Window{-100, -11}
	for _, keep := range []bool{false, true} {
		w.design.KeepLength = keep
		s, err := RunScan(context.Background(), w.panel(t), w.design, ScanPlan{FDR: 1,
			From: w.days[200], To: w.days[200], Control: ControlBH, Fit: ScanRolling})
		if err != nil {
			t.Fatal(err)
		}
		for _, day := range s.Days {
			want := 87
			if keep || day.Security == "B" {
				want++
			}
			if day.DF != want {
				t.Errorf("keep %v: %s on %d degrees of freedom", keep, day.Security, day.DF)
			}
		}
	}
}
