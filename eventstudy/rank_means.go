package eventstudy

import "math"

// meanRanks is the cross-sectional mean of the days' ranks: for each relative day √N_t·k̄_t, k̄_t
// the mean over the N_t events that have the day of U = rank/(1 + T_i) − ½, and its standard
// deviation over all T days.
type meanRanks struct {
	first int
	x     []float64 // √N_t·k̄_t; NaN where no event has the day
	days  int       // T
	s     float64
}

// windowZ is Σ over the window of √N_t·k̄_t ÷ (√L·S); days is the number L of days that have ranks.
// With all events on all days √N cancels and this is Σ k̄_t/(√L·S).
func (m *meanRanks) windowZ(w Window) (z float64, days int) {
	for k := max(w.First, m.first); k <= w.Last && k-m.first < len(m.x); k++ {
		if v := m.x[k-m.first]; !math.IsNaN(v) {
			z += v
			days++
		}
	}
	return z / (math.Sqrt(float64(days)) * m.s), days
}

type rankKind int

const (
	rawRanks rankKind = iota // of AR
	// of AR/s, event days divided also by their cross-sectional standard deviation
	scaledRanks
	medianSigns // of AR, only the sign about the event's median
)

// meanRanks ranks each event's estimation and event days together, once for all windows.
func (a *Abnormal) meanRanks(kind rankKind) *meanRanks {
	return remember(&a.cache, kind, func() *meanRanks {
		var cross []float64
		if kind == scaledRanks {
			cross = a.crossScale()
		}
		p := a.profiles(a.allOutcomes(), 1, func(i int, p []*profile, s *rankScratch) {
			a.scoreEvent(a.Outcomes[i], kind, cross, p[0], s)
		})[0]
		m := &meanRanks{first: p.first, x: make([]float64, len(p.sum))}
		// The mean of the scores over all days is zero by construction, so S needs no centring.
		ss := 0.0
		for t := range p.sum {
			m.x[t] = p.sum[t] / math.Sqrt(p.n[t]) // 0/0 is NaN: no event has the day
			if p.n[t] > 0 {
				m.days++
				ss += m.x[t] * m.x[t]
			}
		}
		m.s = math.Sqrt(ss / float64(m.days))
		return m
	})
}

// daily is the abnormal return on the scale of one day, as the residuals of the estimation are: a
// return over n days has n times the variance (Maynes & Rumsey 1993).
func (d *Day) daily() float64 { return d.AR / math.Sqrt(1+float64(d.Gap)) }

// scoreEvent adds one event's scores to the profile: U = rank/(1 + T_i) − ½, or signs.
func (a *Abnormal) scoreEvent(o *Outcome, kind rankKind, cross []float64, p *profile,
	s *rankScratch) {
	s.x, s.near = s.x[:0], sameSize*o.Fit.Sigma
	if cross != nil {
		s.near = sameSize
	}
	for k, t := range o.Fit.Est {
		v := o.Fit.Resid[k]
		if cross != nil {
			v /= o.Fit.scale(t)
		}
		s.x = append(s.x, v)
	}
	for j := range o.Days {
		v := o.Days[j].daily()
		if cross != nil && !math.IsNaN(v) {
			v /= o.Fit.scale(o.T0 + o.Days[j].Offset)
			if !s.has(v) { // a day without a trade keeps its tie with others like it
				v /= cross[j]
			}
		}
		if !math.IsNaN(v) {
			s.x = append(s.x, v)
		}
	}
	s.order()
	if kind == medianSigns {
		s.toSigns()
	} else {
		s.toCentred()
	}
	for k, t := range o.Fit.Est {
		p.add(t-o.T0, s.rank[k])
	}
	// The event days were ranked behind those of the estimation, without the unknown ones.
	next := len(o.Fit.Est)
	for j := range o.Days {
		if math.IsNaN(o.Days[j].AR) || cross != nil && math.IsNaN(cross[j]) {
			continue
		}
		p.add(o.Days[j].Offset, s.rank[next])
		next++
	}
}

// ofMeanRanks is what the tests on mean ranks and mean signs do not bear.
const ofMeanRanks = overlaps | fewEvents | restingRanks | unequalSamples | unevenDays

// judgeRanks judges by the mean ranks or mean signs of a kind. The tests differ in what they rank:
// the ranks, and the spread of their means over days, are found alike.
func judgeRanks(kind rankKind) func(a *Abnormal, s *sample, r *Result) {
	return func(a *Abnormal, s *sample, r *Result) {
		m := a.meanRanks(kind)
		z, days := m.windowZ(s.window)
		switch {
		case !(m.s > 0):
			r.undefined("the mean ranks of all days are equal")
		case days == 0:
			r.undefined("no day of the window has abnormal returns that differ between events")
		default:
			r.detail("T", float64(m.days))
			r.detail("S", m.s)
			if share := float64(days-1) / float64(m.days-1); share >= longWindow {
				r.warn("long_window", "the window is long for %d ranked days: ranks add up to a "+
					"constant, so that a true null is rejected in about %.2g %% instead of %.2g %%",
					m.days, 100*actualSize(a.Design.Alpha, 1-share), 100*a.Design.Alpha)
			}
			r.normal(z, a.Design.Tail)
		}
	}
}
