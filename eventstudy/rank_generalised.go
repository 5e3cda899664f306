package eventstudy

import (
	"math"
	"slices"
)

// generalisedRanks is what both generalised rank tests read of one window. Each event has its
// standardised residuals and one more day, the event window as a whole: SCAR* = SCAR/sd(SCAR). U =
// rank/(T_i + 1) − ½, T_i = M_i + 1.
type generalisedRanks struct {
	u0       float64 // Ū_0, the mean over events of U of the event window
	s        float64 // S² = (1/T) Σ_t (n_t/n) Ū_t², day 0 included
	days     float64 // T
	variance float64 // of Ū_0 for independent events: (1/n²) Σ (T_i − 1)/(12(T_i + 1))
	ok       bool    // false when sd(SCAR) is zero
}

// generalisedRanks ranks the windows of the design together: each event's residuals are sorted
// once.
func (a *Abnormal) generalisedRanks(s *sample) generalisedRanks {
	type key struct{}
	all := remember(&a.cache, key{}, func() map[*sample]generalisedRanks {
		var ss []*sample
		for _, w := range a.Design.Windows {
			if t := a.scaled(w); !slices.Contains(ss, t) {
				ss = append(ss, t)
			}
		}
		return a.rankWindows(ss)
	})
	if g, ok := all[s]; ok {
		return g
	}
	return a.rankWindows([]*sample{s})[s]
}

// The window enters as a single further day, whatever its length, so that the ranks of a long
// window do not add up to a constant as those of its days would (Kolari & Pynnönen, J. Empirical
// Finance 18:953–971, 2011).
func (a *Abnormal) rankWindows(ss []*sample) map[*sample]generalisedRanks {
	out := map[*sample]generalisedRanks{}
	// Dividing by the spread over events takes out a variance that rose with the event.
	// SCAR* by window and event, NaN where the event is not in the window's sample.
	stars := make([][]float64, len(ss))
	for k, s := range ss {
		sd, ok := stdev(s.scar)
		out[s] = generalisedRanks{ok: ok}
		stars[k] = make([]float64, len(a.Outcomes))
		for i := range stars[k] {
			stars[k][i] = math.NaN()
		}
		for j, i := range s.at {
			if ok {
				stars[k][i] = s.scar[j] / sd
			}
		}
	}
	// A day without a trade has the abnormal return of many estimation days. Neither its own error
	// nor the spread over events may move it past them, or all of them at once would rank higher or
	// lower: it keeps its tie. Two profiles for each window: the estimation days at their own
	// offsets, the extra day at 0.
	p := a.profiles(a.allOutcomes(), 2*len(ss), func(i int, p []*profile, r *rankScratch) {
		o := a.Outcomes[i]
		r.x, r.near = r.x[:0], sameSize
		for k, t := range o.Fit.Est {
			r.x = append(r.x, o.Fit.Resid[k]/o.Fit.scale(t))
		}
		r.order()
		n := float64(len(r.x) + 2)
		for k := range ss {
			star := stars[k][i]
			if math.IsNaN(star) {
				continue
			}
			if v, one := o.only(ss[k].window); one && r.has(v) {
				star = v
			}
			// The extra day joins the sorted residuals: those above it move up by one rank, equals
			// by half.
			less, upTo := r.below(star)
			p[2*k+1].add(0, (1+float64(less+upTo)/2)/n-0.5)
			for j, t := range o.Fit.Est {
				rank := r.rank[j]
				switch {
				case r.x[j] > star+r.near:
					rank++
				case r.x[j] >= star-r.near:
					rank += 0.5
				}
				p[2*k].add(t-o.T0, rank/n-0.5)
			}
		}
	})
	for k, s := range ss {
		if out[s].ok {
			out[s] = a.spreadOfRanks(s, p[2*k], p[2*k+1])
		}
	}
	return out
}

// only returns the residual, in units of s, of a window of one day.
func (o *Outcome) only(w Window) (v float64, ok bool) {
	d := o.Day(w.First)
	if w.Len() != 1 || d == nil {
		return math.NaN(), false
	}
	return d.daily() / o.Fit.scale(o.T0+d.Offset), true
}

// spreadOfRanks measures the spread of the mean rank over the estimation days and day 0, and in
// theory. The spread of the mean rank over time has the correlation between events in it, which a
// spread over events would miss.
func (a *Abnormal) spreadOfRanks(s *sample, est, day0 *profile) generalisedRanks {
	n := float64(len(s.at))
	u, _ := day0.at(0)
	g := generalisedRanks{u0: u / n, days: 1, ok: true}
	// Day 0 is part of the spread; n_t/n weighs days that only some events have.
	ss := g.u0 * g.u0
	for t, k := range est.n {
		if k > 0 {
			m := est.sum[t] / k
			ss += k / n * m * m
			g.days++
		}
	}
	g.s = math.Sqrt(ss / g.days)
	for _, i := range s.at {
		t := float64(a.Outcomes[i].Fit.N + 1)
		g.variance += (t - 1) / (12 * (t + 1))
	}
	g.variance /= n * n
	return g
}

// ofWindowRanks is what both generalised rank tests do not bear.
const ofWindowRanks = overlaps | fewEvents | fewSpread | skewed | restingRanks | unequalSamples

// grank ranks the windows for a generalised rank test, or says why it cannot.
func (a *Abnormal) grank(s *sample, r *Result) generalisedRanks {
	g := a.generalisedRanks(s)
	if !g.ok {
		r.undefined("the standardised CARs of all %d events are equal", r.N)
		return g
	}
	r.detail("Ū₀", g.u0)
	r.detail("T", g.days)
	return g
}
