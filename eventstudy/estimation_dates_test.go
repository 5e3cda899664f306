package eventstudy

import (
	"fmt"
	"strings"
	"testing"
)

// A window of dates is the window of offsets between the same days: every figure is the same.
func TestEstimationByDates(t *testing.T) {
	w := newWorld()
	w.design.Estimation = Window{-200, -51}
	want := w.one(t)
	for name, dates := range map[string]Dates{
		"trading days": {w.days[100], w.days[249]}, // day 0 is day 300 of the market
		"weekends":     {w.days[100] - 2, w.days[249] + 2},
	} {
		for _, own := range []bool{false, true} {
			v := newWorld()
			if own {
				v.event.Dates = dates
			} else {
				v.design.Dates = dates
			}
			got := v.one(t)
			if (w.days[100].Weekday() != 1 || w.days[249].Weekday() != 5) && name == "weekends" {
				t.Fatalf("%v and %v do not lie beside weekends", w.days[100], w.days[249])
			}
			if got.Estimation != want.Estimation || got.Fit.First != w.days[100] ||
				got.Fit.Last != w.days[249] || got.Fit.N != 150 {
				t.Errorf("%s: %v, %v to %v, %d returns", name, got.Estimation, got.Fit.First,
					got.Fit.Last, got.Fit.N)
			}
			if fmt.Sprint(got.Windows) != fmt.Sprint(want.Windows) { // NaN is like NaN
				t.Errorf("%s: %+v, want %+v", name, got.Windows, want.Windows)
			}
		}
	}
}

// An event's own window goes before the design's dates, in either form.
func TestOwnEstimation(t *testing.T) {
	w := newWorld()
	w.design.Dates = Dates{w.days[50], w.days[120]}
	w.event.Estimation = &Window{-150, -21}
	if o := w.one(t); o.Fit.N != 130 || o.Fit.First != w.days[150] {
		t.Errorf("%d returns from %v", o.Fit.N, o.Fit.First)
	}
	w.event.Estimation, w.event.Dates = nil, Dates{w.days[200], w.days[259]}
	if o := w.one(t); o.Fit.N != 60 || o.Fit.First != w.days[200] {
		t.Errorf("%d returns from %v", o.Fit.N, o.Fit.First)
	}
}

// What a window of dates cannot be, and what it may be by a hair: the event window of day 300
// begins on day 290, and its first price is of day 0 of the market.
func TestEstimationDatesRefused(t *testing.T) {
	w := newWorld()
	first := w.days[0]
	for _, c := range []struct {
		dates  Dates
		minObs int
		want   string // empty: measured
	}{
		{Dates{w.days[100], w.days[289]}, 0, ""},
		{Dates{w.days[100], w.days[290]}, 0,
			"overlaps the event window [−10,+10], which begins on " +
				w.days[290].String()},
		{Dates{w.days[100], w.days[128]}, 30, "29 usable returns"},
		{Dates{w.days[100], w.days[129]}, 30, ""},
		{Dates{first - 7, w.days[200]}, 0, ""}, // a week of holidays
		{Dates{first - 10, w.days[200]}, 0, "begins 6 weekdays before the first day of the data (" +
			first.String() + ")"},
		{Dates{first - 400, w.days[200]}, 30, ""},
		{Dates{w.days[104] + 1, w.days[104] + 2}, 0, "holds no trading day of its market"},
	} {
		v := newWorld()
		v.event.Dates, v.design.MinObs = c.dates, c.minObs
		r := v.run(t)
		switch {
		case c.want == "" && len(r.Skips) > 0:
			t.Errorf("%v: %v", c.dates, r.Skips)
		case c.want != "" && (len(r.Skips) != 1 || r.Skips[0].Reason != EstimationTooShort ||
			!strings.Contains(r.Skips[0].Detail, c.want)):
			t.Errorf("%v: %+v, want %q", c.dates, r.Skips, c.want)
		}
	}
}

func TestDatesOption(t *testing.T) {
	o := OptionOf("estimation")
	day := NewDate(2024, 5, 1)
	for _, c := range []struct {
		v    any
		want string
	}{
		{Dates{day, day + 1}, ""},
		{Dates{day, day}, "does not end after it begins"},
		{Dates{day, day - 1}, "does not end after it begins"},
	} {
		p := o.Check(c.v, "--estimation")
		if (p == nil) != (c.want == "") || p != nil && !strings.Contains(p.What, c.want) {
			t.Errorf("%v: %+v", c.v, p)
		}
	}
	d := DefaultDesign()
	o.Set(&d, Dates{day, day + 40})
	if d.fault() != nil || o.Value(&d) != (Dates{day, day + 40}) || d.LeastObs() != 15 {
		t.Errorf("%v, %v, %d", d.fault(), o.Value(&d), d.LeastObs())
	}
	d.MinObs = 42
	if p := d.fault(); p == nil || p.Code != EstimationShort {
		t.Errorf("41 days for 42 returns: %+v", p)
	}
	if d.MinObs = 41; d.fault() != nil {
		t.Errorf("41 days for 41 returns: %+v", d.fault())
	}
	o.Set(&d, Window{-100, -11})
	if d.Dates.Given() {
		t.Error("offsets leave the dates")
	}
}

// Weekdays, counted by hand: 1 May 2024 is a Wednesday.
func TestDatesWeekdays(t *testing.T) {
	day := NewDate(2024, 5, 1)
	for n, want := range []int{1, 2, 3, 3, 3, 4, 5, 6} {
		if got := (Dates{day, day + Date(n)}).weekdays(); got != want {
			t.Errorf("%d days on: %d weekdays, want %d", n, got, want)
		}
	}
	if got := (Dates{NewDate(2024, 1, 1), NewDate(2024, 12, 31)}).weekdays(); got != 262 {
		t.Errorf("2024 has %d weekdays, want 262", got)
	}
}

// The dates are the study's own among the windows that are tried, and placebos keep their distance.
func TestDatesElsewhere(t *testing.T) {
	w := newWorld()
	w.design.Dates = Dates{w.days[100], w.days[249]}
	r := w.run(t)
	c := &calibration{report: r, design: r.Design}
	if e := c.placebo(0, 280); e.Estimation == nil || *e.Estimation != (Window{-200, -51}) {
		t.Errorf("placebo over %v", e.Estimation)
	}
	g := DefaultGrid(w.design, r.Panel)
	if g.Estimations[0] != w.design.Estimation {
		t.Errorf("%v", g.Estimations)
	}
	x := &exploration{design: w.design, grid: g, ids: []string{"M"}}
	for i, est := range g.Estimations[:2] {
		k := x.combo(w.design.Model, est, Simple, "", r.Panel, nil)
		if got := x.choice(k, Window{}, "X"); got.Dates.Given() != (i == 0) {
			t.Errorf("%v is measured over %s", est, got.EstimationWords())
		}
	}
}
