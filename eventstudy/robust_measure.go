package eventstudy

import (
	"context"
	"fmt"
	"math"
	"slices"

	"stockmove/eventstudy/words"
)

// robustBatch is how many events are measured before the results are gathered: memory stays bounded
// however many choices there are.
const robustBatch = 1 << 16

// trial is one event in one combination, by window of the design.
type trial struct {
	outcome *Outcome // without its days, for overlaps; nil when skipped
	reason  string
	bare    string // why there is no estimation sample, empty where there is one
	windows []WindowResult
	reasons []string
}

// measure runs every event through every combination, some at a time, and gathers the
// specifications.
func (x *exploration) measure(ctx context.Context) error {
	n := len(x.events)
	if n == 0 {
		return ctx.Err()
	}
	per := max(1, robustBatch/n)
	trials := make([]trial, min(per, len(x.combos))*n)
	for from := 0; from < len(x.combos); from += per {
		some := x.combos[from:min(from+per, len(x.combos))]
		err := forEach(ctx, len(some)*n, x.design.Workers, func(i int, w *Work) {
			trials[i] = some[i/n].try(x.events[i%n], x.market, w)
		})
		if err != nil {
			return err
		}
		for k, c := range some {
			x.gather(c, trials[k*n:(k+1)*n])
		}
	}
	return nil
}

// try measures one event in a combination.
func (c *combo) try(e Event, market map[string]string, w *Work) trial {
	at, known := market[e.Security]
	switch {
	case !known:
		return trial{reason: fmt.Sprintf("no prices for %q", e.Security)}
	case !c.serves[at]:
		return trial{}
	}
	if c.problem != "" {
		return trial{reason: c.problem}
	}
	if !c.designed {
		e.Estimation, e.Dates = nil, Dates{}
	}
	d := c.design
	if !c.own {
		d.Incomplete = IncompletePartial
	}
	o, skip := measure(c.panel, e, &d, w)
	switch {
	case skip != nil:
		return trial{reason: skip.Detail}
	case c.design.Incomplete != IncompletePartial && !covered(o, d.Event):
		return trial{reason: fmt.Sprintf("the returns do not cover the event window %s", d.Event)}
	}
	t := trial{windows: o.Windows, reasons: make([]string, len(o.Windows)), bare: o.Fit.lack,
		outcome: &Outcome{Event: o.Event, Security: o.Security, T0: o.T0, Day0: o.Day0}}
	for i, r := range o.Windows {
		t.reasons[i] = c.lacks(o, r)
	}
	return t
}

// covered reports whether the security's returns reach both ends of the event window. The study
// asks as much of its abnormal returns; of another choice that would be too much, since an index
// that rested on a day far from day 0 leaves the reported windows whole.
func covered(o *Outcome, w Window) bool {
	first, last := w.Last+1, w.First-1
	for i := range o.Days {
		if day := &o.Days[i]; !math.IsNaN(day.Return) {
			first, last = min(first, day.Offset-day.Gap), day.Offset
		}
	}
	return first <= w.First && last == w.Last
}

// lacks says why a window's sum is not to be compared with the other specifications': it has no
// finite error, or the choice leaves out a day on which the security has a return. The study's own
// stays as the study reports it.
func (c *combo) lacks(o *Outcome, r WindowResult) string {
	if math.IsNaN(r.CAR) {
		return fmt.Sprintf("no abnormal return in the window %s", r.Window)
	}
	for k := r.Window.First; k <= r.Window.Last && !c.own; k++ {
		if day := o.Day(k); day != nil && math.IsNaN(day.AR) && !math.IsNaN(day.Return) {
			return fmt.Sprintf("what the model reads is unknown on %s", day.Date)
		}
	}
	return ""
}

// unjudged says why the sum of window k is no specification by itself: it has no finite error. A
// mean over events takes its error from the events.
func (t *trial) unjudged(k int) string {
	switch r := &t.windows[k]; {
	case !math.IsNaN(r.P):
		return ""
	case t.bare != "":
		return t.bare
	default:
		return fmt.Sprintf("the sum over the window %s has no standard error", r.Window)
	}
}

// gather turns the trials of a combination into specifications.
func (x *exploration) gather(c *combo, ts []trial) {
	if d := c.design; d.Overlap == OverlapFirst || d.Overlap == OverlapSkip {
		settleTrials(c.panel, ts, d)
	}
	if x.pooled {
		for i, g := range x.groups {
			for k, w := range c.design.Windows {
				x.specs[i] = append(x.specs[i], x.pool(c, ts, g, k, w))
			}
		}
		return
	}
	for i, e := range x.events {
		at, known := x.market[e.Security]
		if known && !c.serves[at] {
			continue
		}
		for k, w := range c.design.Windows {
			s := x.unknown(c, w, at)
			s.Security, s.Event, s.Reason = e.Security, e.ID, ts[i].reason
			if s.Reason == "" && ts[i].windows != nil {
				s.Reason = ts[i].reasons[k]
			}
			if s.Reason == "" && ts[i].windows != nil {
				s.Reason = ts[i].unjudged(k)
			}
			if s.Reason == "" && ts[i].windows != nil {
				r := &ts[i].windows[k]
				s.N, s.Estimate, s.SE, s.P, s.CI = 1, r.CAR, r.SE, r.P, r.CI
			}
			x.specs[i] = append(x.specs[i], s)
		}
	}
}

// settleTrials carries out the design's rule for events whose windows overlap.
func settleTrials(p *Panel, ts []trial, d Design) {
	os, skips := make([]*Outcome, len(ts)), make([]*Skip, len(ts))
	for i := range ts {
		os[i] = ts[i].outcome
	}
	settleOverlaps(p, os, skips, d)
	for i, s := range skips {
		if s != nil {
			ts[i] = trial{reason: s.Detail}
		}
	}
}

// pool is the mean over the events of a group, with its cross-sectional error.
func (x *exploration) pool(c *combo, ts []trial, group string, k int, w Window) Spec {
	s := x.unknown(c, w, "")
	s.Group = group
	var cars []float64
	why := c.problem
	for i, e := range x.events {
		if group != "" && e.Group != group {
			continue
		}
		t := &ts[i]
		switch {
		case t.windows != nil && t.reasons[k] == "":
			cars = append(cars, t.windows[k].CAR)
		case why == "" && t.reason != "":
			why = t.reason
		case why == "" && t.windows != nil:
			why = t.reasons[k]
		}
	}
	s.N = len(cars)
	sd, ok := stdev(cars)
	if !ok {
		switch {
		case s.N > 1:
			s.Reason = fmt.Sprintf("the CARs of all %d events are equal", s.N)
		case why != "":
			s.Reason = fmt.Sprintf("%s could be measured, at least 2 are needed: %s",
				words.Counted(s.N, "event"), why)
		default:
			s.Reason = words.Counted(s.N, "event") + ", at least 2 are needed"
		}
		return s
	}
	s.Estimate, s.SE = mean(cars), sd/math.Sqrt(float64(s.N))
	s.CI = c.design.around(s.Estimate, s.SE, float64(s.N-1))
	s.P = StudentP(s.Estimate/s.SE, float64(s.N-1), c.design.Tail)
	return s
}

// unknown is a specification without a number.
func (x *exploration) unknown(c *combo, w Window, market string) Spec {
	nan := math.NaN()
	return Spec{Choice: x.choice(c, w, market), Own: c.own && slices.Contains(x.windows, w),
		Estimate: nan, SE: nan, P: nan, CI: [2]float64{nan, nan}}
}
