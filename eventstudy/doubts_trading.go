package eventstudy

import (
	"math"
	"slices"
)

// tradingDoubts adds what the estimation days of the events say against a test: skewed returns and
// days without trading.
func (a *Abnormal) tradingDoubts(r *Result, s *sample, d doubt) {
	if r.N < 2 {
		return
	}
	if d&skewed != 0 {
		if g := a.medianSkewness(s); math.Abs(g) >= skewLimit {
			r.warn("skewed_returns", "the estimation residuals are skewed (median skewness of "+
				"the events %.2f): the median event day is not where the estimation days have "+
				"it, and a true null is rejected too often", g)
		}
	}
	share := a.restShare(s)
	if !(share >= thinShare) {
		return
	}
	m := a.Design.Model
	switch {
	case m != nil && m.Needs().Benchmark && !m.Needs().Lagged:
		r.warn("thin_trading", "%.0f %% of the estimation days of the events are without "+
			"trading: prices catch up late, so betas are biased and the errors of several days "+
			"too small; the model scholes-williams allows for it", 100*share)
	case d&restingRanks != 0:
		r.warn("thin_trading", "%.0f %% of the estimation days of the events are without "+
			"trading: their equal returns make ranks and signs coarse; tests of means (bmp, "+
			"bmp-adj) bear it", 100*share)
	}
}

// restShare is the mean over events of the share of estimation days without a price or with a
// return of zero.
func (a *Abnormal) restShare(s *sample) float64 {
	sum := 0.0
	for _, i := range s.at {
		sum += a.Outcomes[i].rest
	}
	return sum / float64(len(s.at))
}

// medianSkewness is the median over events of the skewness of their standardised residuals.
func (a *Abnormal) medianSkewness(s *sample) float64 {
	type key struct{}
	all := remember(&a.cache, key{}, func() []float64 {
		out := make([]float64, len(a.Outcomes))
		for i, o := range a.Outcomes {
			out[i] = o.Fit.skewness()
		}
		return out
	})
	var xs []float64
	for _, i := range s.at {
		if !math.IsNaN(all[i]) {
			xs = append(xs, all[i])
		}
	}
	slices.Sort(xs)
	return median(xs)
}

// skewness is m₃/m₂^1.5 of the standardised residuals; NaN of a sample without spread.
func (f *Fit) skewness() float64 {
	skewness, _ := standardMoments(f.standards(nil))
	return skewness
}

// gapShare is the share of days within the events' estimation samples that have no return of their
// own.
func (a *Abnormal) gapShare(s *sample) float64 {
	have, all := 0, 0
	for _, i := range s.at {
		est := a.Outcomes[i].Fit.Est
		have += len(est)
		all += est[len(est)-1] - est[0] + 1
	}
	return 1 - float64(have)/float64(all)
}

// gapsWorthSaying is the share of missing estimation days from which averages over the events that
// have a day are flagged: at a tenth of the prices missing the size has moved by about two points.
const gapsWorthSaying = 0.05

// gapDoubt warns of sums over days weighted as if events were independent.
func (a *Abnormal) gapDoubt(r *Result, s *sample) {
	if r.N < 2 {
		return
	}
	share, c := a.gapShare(s), a.clusters(s)
	if share >= gapsWorthSaying && c.sharing+c.overlap > 0 {
		r.warn("uneven_days", "%.0f %% of the estimation days have no return of their own, and "+
			"the events share days: averages of those that are left are weighted as if they were "+
			"independent, and a true null is rejected too often (10 %% instead of 5 %% with 30 "+
			"%% of prices missing and a correlation of 0.2); bmp-adj bears it", 100*share)
	}
}
