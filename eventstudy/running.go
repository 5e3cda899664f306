package eventstudy

import (
	"math"
	"slices"
)

// runningSums are the CARs of every event from the first day of the event window up to a day, with
// their errors. A day more costs one row of the model for each event, where each window anew would
// cost as many as it has days.
type runningSums struct {
	first, next int // offsets: where the sums begin, and the day that comes next
	events      []runningSum
	width       int       // of a row, the widest of the events' models
	rows        []float64 // Σ of the model's rows, width for each event
	sums        []windowSum

	spare sample // the room of the sample of the day before
}

// runningSum is the sum of one event so far.
type runningSum struct {
	car, own float64 // own is the variance of the days by themselves
	n, days  int     // abnormal returns, and the trading days that they cover
	unknown  bool    // the variance
}

// newRunning begins before the first day of the event window.
func (a *Abnormal) newRunning() *runningSums {
	r := &runningSums{first: a.Design.Event.First, next: a.Design.Event.First,
		events: make([]runningSum, len(a.Outcomes)), sums: make([]windowSum, len(a.Outcomes))}
	for _, o := range a.Outcomes {
		r.width = max(r.width, o.Fit.width())
	}
	r.rows = make([]float64, r.width*len(a.Outcomes))
	return r
}

// upTo adds the days up to an offset and returns the sums of all events.
func (r *runningSums) upTo(a *Abnormal, last int) []windowSum {
	a.eachOutcome(func(i int, w *Work) {
		o := a.Outcomes[i]
		w.grow(0, o.Fit.width())
		row := r.rows[i*r.width:][:o.Fit.width()]
		s := &r.events[i]
		for k := r.next; k <= last; k++ {
			s.add(o, k, w.x, row)
		}
		copy(w.c, row)
		r.sums[i] = s.sum(o.Fit, w.c)
	})
	r.next = last + 1
	return r.sums
}

// add adds a day; x is room for a row, and row the sum of rows.
func (s *runningSum) add(o *Outcome, k int, x, row []float64) {
	d := o.Day(k)
	if d == nil || math.IsNaN(d.AR) {
		return
	}
	s.n++
	s.car += d.AR
	for t := o.T0 + k - d.Gap; t <= o.T0+k; t++ {
		own, ok := o.Fit.addDay(t, x, row)
		s.own += own
		s.unknown = s.unknown || !ok
		s.days++
	}
}

// sum is what Outcome.over returns; row is overwritten.
func (s *runningSum) sum(f *Fit, row []float64) windowSum {
	switch {
	case s.n == 0:
		return windowSum{math.NaN(), math.NaN(), 0}
	case s.unknown:
		return windowSum{s.car, math.NaN(), s.n}
	}
	return windowSum{s.car, math.Sqrt(f.varianceOf(s.days, s.own, row)), s.n}
}

// sums returns the CAR over w of every event.
func (a *Abnormal) sums(w Window) []windowSum {
	r := a.running
	if r != nil && w.First == r.first && w.Last >= r.next && !slices.Contains(a.Design.Windows, w) {
		return r.upTo(a, w.Last)
	}
	sums := make([]windowSum, len(a.Outcomes))
	a.eachOutcome(func(i int, work *Work) { sums[i] = a.Outcomes[i].over(w, work) })
	return sums
}
