package eventstudy

import (
	"context"
	"math"
)

// profile is a sum over events for each day relative to day 0.
type profile struct {
	first int       // offset of element 0
	sum   []float64 // Σ over the events that have the day
	n     []float64 // their number
}

// at returns the sum and the number of events at an offset; zeros outside.
func (p *profile) at(offset int) (sum, n float64) {
	if k := offset - p.first; k >= 0 && k < len(p.sum) {
		return p.sum[k], p.n[k]
	}
	return 0, 0
}

func (p *profile) add(offset int, v float64) {
	k := offset - p.first
	p.sum[k] += v
	p.n[k]++
}

// profileBlock is how many events are summed together; fixed, so that the order of additions does
// not depend on the workers.
const profileBlock = 256

// profiles sums m quantities over events: fill adds those of one event. The events are cut into
// blocks that run concurrently and are added up in order.
func (a *Abnormal) profiles(at []int, m int,
	fill func(i int, p []*profile, s *rankScratch)) []*profile {
	first, last := a.offsets(at)
	fresh := func() []*profile {
		out := make([]*profile, m)
		for k := range out {
			out[k] = &profile{first: first, sum: make([]float64, last-first+1),
				n: make([]float64, last-first+1)}
		}
		return out
	}
	// A block holds its own sums, so memory grows with N/256 and not with N.
	blocks := make([][]*profile, (len(at)+profileBlock-1)/profileBlock)
	_ = forEach(context.Background(), len(blocks), a.Design.Workers, func(b int, _ *Work) {
		p := fresh()
		var s rankScratch
		for _, i := range at[b*profileBlock : min(len(at), (b+1)*profileBlock)] {
			fill(i, p, &s)
		}
		blocks[b] = p
	})
	total := fresh()
	for _, b := range blocks {
		for k, p := range b {
			for t := range p.sum {
				total[k].sum[t] += p.sum[t]
				total[k].n[t] += p.n[t]
			}
		}
	}
	return total
}

// offsets returns the first and last day, relative to day 0, of any event's estimation or event
// window.
func (a *Abnormal) offsets(at []int) (first, last int) {
	// No estimation day lies behind the event window: events with windows of their own are checked
	// for that.
	first, last = a.Design.Event.First, a.Design.Event.Last
	for _, i := range at {
		o := a.Outcomes[i]
		first = min(first, o.Fit.Est[0]-o.T0)
	}
	return first, last
}

// scale returns the standard deviation that a residual of timeline day t is held against: s, or the
// model's own of that day.
func (f *Fit) scale(t int) float64 {
	if f.Scale != nil {
		return f.Scale(t)
	}
	return f.Sigma
}

// allOutcomes lists the indices of all events.
func (a *Abnormal) allOutcomes() []int {
	at := make([]int, len(a.Outcomes))
	for i := range at {
		at[i] = i
	}
	return at
}

// crossScale returns for each day of the event window the standard deviation over events of AR/s;
// NaN where fewer than two events have the day or all are equal.
func (a *Abnormal) crossScale() []float64 {
	w := a.Design.Event
	out := make([]float64, w.Len())
	var xs []float64
	for k := range out {
		xs = xs[:0]
		for _, o := range a.Outcomes {
			if d := o.Day(w.First + k); d != nil && !math.IsNaN(d.AR) {
				xs = append(xs, d.daily()/o.Fit.scale(o.T0+w.First+k))
			}
		}
		sd, ok := stdev(xs)
		if !ok {
			sd = math.NaN()
		}
		out[k] = sd
	}
	return out
}
