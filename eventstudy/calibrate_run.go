package eventstudy

import (
	"context"
	"math"

	"stockmove/eventstudy/words"
)

// run carries out the placebo studies side by side, each in one goroutine. A study is small and
// there are many: each runs in one goroutine, and the studies side by side.
func (c *calibration) run(ctx context.Context, n int, out *Calibration) error {
	windows := c.design.Windows
	ps := make([][]float64, n) // by study: test by window
	lost := make([]int, n)
	errs := make([]error, n)
	err := forEach(ctx, n, c.report.Design.Workers, func(i int, w *Work) {
		ps[i], lost[i], errs[i] = c.study(ctx, i, w)
	})
	if err != nil {
		return err
	}
	gone := 0
	for i, err := range errs {
		if err != nil {
			return err
		}
		gone += lost[i]
	}
	if gone > 0 {
		c.warn("placebo_skipped", "left out: %s of %d studies that could not be measured",
			words.Counted(gone, "placebo event"), n)
	}
	col := make([]float64, n)
	for k, t := range c.tests {
		for j, w := range windows {
			for i := range ps {
				col[i] = ps[i][k*len(windows)+j]
			}
			out.Rates = append(out.Rates, rates(t.Info().Name, w, col)...)
		}
	}
	return nil
}

// study measures a placebo study and returns the p-value of each test over each window. The number
// of the study is its seed, so that it comes out the same whichever worker takes it.
func (c *calibration) study(ctx context.Context, i int, w *Work) (
	ps []float64, lost int, err error) {
	d := c.design
	d.Workers = 1 // the studies themselves are side by side
	events := c.place(i)
	a := &Abnormal{Panel: c.report.Panel, Design: &d, Outcomes: make([]*Outcome, 0, len(events))}
	for _, e := range events {
		if err := ctx.Err(); err != nil {
			return nil, 0, err
		}
		if o, _ := measure(c.report.Panel, e, &d, w); o != nil {
			a.Outcomes = append(a.Outcomes, o)
		} else {
			lost++
		}
	}
	for _, t := range c.tests {
		for _, win := range d.Windows {
			r, err := a.test(t, win)
			if err != nil {
				return nil, lost, err
			}
			ps = append(ps, r.P)
		}
	}
	return ps, lost, nil
}

// single holds each event against every other window of its listing, and counts how often test t
// rejects on them. All windows are taken and none drawn, for a listing has some hundred of them.
func (c *calibration) single(ctx context.Context, out *Calibration) error {
	d := c.design
	d.sized = false
	windows := d.Windows
	ps := make([][]float64, len(windows))
	for i, o := range c.report.Outcomes {
		var days []int
		for t, open := range c.open[o.Security] {
			if open {
				days = append(days, t)
			}
		}
		found := make([]*Outcome, len(days))
		err := forEach(ctx, len(days), c.report.Design.Workers, func(k int, w *Work) {
			found[k], _ = measure(c.report.Panel, c.placebo(i, days[k]), &d, w)
		})
		if err != nil {
			return err
		}
		for j, w := range windows {
			p := Placebo{Event: o.Event.ID, Security: o.Security, Window: w,
				CAR: o.Windows[j].CAR, P: math.NaN()}
			var cars []float64
			for _, f := range found {
				if f == nil || math.IsNaN(f.Windows[j].CAR) {
					continue
				}
				cars = append(cars, f.Windows[j].CAR)
				ps[j] = append(ps[j], f.Windows[j].P)
			}
			if p.N = len(cars); p.N > 0 {
				_, _, p.P = placeAmong(cars, p.CAR, d.Tail)
			}
			out.Placebos = append(out.Placebos, p)
		}
	}
	for j, w := range windows {
		if len(ps[j]) > 0 {
			out.Rates = append(out.Rates, rates("t", w, ps[j])...)
		}
	}
	return nil
}
