package eventstudy

import (
	"context"
	"math"

	"stockmove/eventstudy/words"
)

// minCommon is the fewest common estimation days that a correlation is computed from. Of fewer days
// a correlation is mostly noise, and the adjustment would be one of noise.
const minCommon = 10

// pairLimit bounds the exact computation for n events, in multiplications: well under a second, and
// linear in n for large samples. Beyond it the pooled form is used, and said so. Only events that
// nearly all have estimation days of their own get there: about 1,200 of them on one day.
func pairLimit(n int) float64 { return max(3e8, 2e4*float64(n)) }

// crossCorr is the mean cross-correlation that the adjustments of Kolari & Pynnönen (2010) need.
type crossCorr struct {
	mean float64 // r̄, the mean over pairs of ρ̂_ij·w_ij; NaN when no pair is known
	// pairs with overlapping windows but too few common estimation days, left out of the mean
	unknown float64
	pooled  bool // r̄ is the pooled approximation
}

// inflation returns 1 + (N − 1)r̄, or marks the result as not defined.
func (k crossCorr) inflation(r *Result) (float64, bool) {
	r.detail(MeanCorrelation, k.mean)
	if k.unknown > 0 {
		r.warn("correlation_unknown", "left out of r̄: %s with overlapping windows and fewer "+
			"than %d estimation days in common",
			words.CountOf(int(k.unknown), "pair of events", "pairs of events"), minCommon)
	}
	if k.pooled {
		r.warn("correlation_pooled", "r̄ is pooled over days and pairs: too many events have "+
			"estimation days of their own for each pair's correlation")
	}
	f := 1 + float64(r.N-1)*k.mean
	switch {
	case math.IsNaN(k.mean):
		r.undefined("no pair of events has the %d common estimation days that a correlation needs",
			minCommon)
	// Residuals that add up to zero, as against an index of the same securities, make it zero but
	// for rounding.
	case !(f > 1e-9):
		r.undefined("1 + (N − 1) r̄ = %.4g is not positive", f)
	default:
		return f, true
	}
	return math.NaN(), false
}

// pairSum is Σ ρ̂ over the pairs between two cohorts (or within one).
type pairSum struct {
	i, j    int // cohorts
	sum     float64
	unknown float64 // pairs without a correlation
}

// pairSums holds the sums for every two cohorts whose windows can share a day.
type pairSums struct {
	cohorts []cohort
	list    []pairSum
	pooled  bool
}

// crossCorrelation returns r̄ for the window of the sample. Pairs whose event windows share no day
// have weight 0; the others are found by sorting. Cost: events that have the same estimation days
// enter as one sum of unit vectors, since Σ_ij ρ̂_ij = (Σ_i g_i)′(Σ_j g_j), so that N events on one
// calendar take O(N·M) however many pairs they form; staggered dates take O(N·M) for each cohort
// within reach, and r̄ is still the exact mean of the pairwise correlations.
func (a *Abnormal) crossCorrelation(s *sample) crossCorr {
	type key struct{ s *sample }
	return remember(&a.cache, key{s}, func() crossCorr {
		ps := a.pairSums(s)
		n := float64(len(s.at))
		out := crossCorr{pooled: ps.pooled}
		total, pairs := 0.0, n*(n-1)/2
		for _, p := range ps.list {
			ci, cj := &ps.cohorts[p.i], &ps.cohorts[p.j]
			wgt := weight(ci, cj, s.window)
			if wgt == 0 {
				continue
			}
			total += p.sum * wgt
			out.unknown += p.unknown
		}
		out.mean = total / (pairs - out.unknown)
		return out
	})
}

// weight is the number of days that both windows share over √(L_i L_j).
func weight(a, b *cohort, w Window) float64 {
	n := shared(a, b, w)
	if n == 0 {
		return 0
	}
	af, al := a.span(w)
	bf, bl := b.span(w)
	return float64(n) / math.Sqrt(float64(al-af+1)*float64(bl-bf+1))
}

// pairSums computes the sums of correlations for the events of s. They do not depend on the window,
// so the windows of a design share them as long as the same events enter.
func (a *Abnormal) pairSums(s *sample) *pairSums {
	type key struct{}
	if a.pairsOf != nil {
		return a.pairsOf.pairSums(s)
	}
	if len(s.at) == len(a.Outcomes) {
		return remember(&a.cache, key{}, func() *pairSums {
			return a.computePairSums(s.at, pairLimit(len(s.at)))
		})
	}
	return a.computePairSums(s.at, pairLimit(len(s.at)))
}

func (a *Abnormal) computePairSums(at []int, limit float64) *pairSums {
	p := a.newPairing(a.cohorts(at))
	ps := &pairSums{cohorts: p.cs}
	if p.work() > limit {
		ps.pooled = true
		p.merge()
	} else {
		p.fillColumns()
	}
	lists := make([][]pairSum, len(p.kinds))
	// The background context: the work is bounded, and the run checks its own between tests.
	_ = forEach(context.Background(), len(p.kinds), a.Design.Workers, func(x int, w *Work) {
		lists[x] = p.partners(x, &w.pairs)
	})
	for _, l := range lists {
		ps.list = append(ps.list, l...)
	}
	return ps
}

// newPairing sorts the events of cohorts by their estimation days.
func (a *Abnormal) newPairing(cs []cohort) *pairing {
	// The average path is tested over windows that reach as far as the event window does.
	longest := a.Design.Event
	for _, w := range a.Design.Windows {
		longest.First, longest.Last = min(longest.First, w.First), max(longest.Last, w.Last)
	}
	p := &pairing{a: a, cs: cs, longest: longest, end: reach(cs, longest), maps: dayMaps(cs)}
	p.split()
	return p
}
