package eventstudy

import "math"

func init() { Models.Register(marketAdjustedModel{}) }

// marketAdjustedModel expects the benchmark's own return (α = 0, β = 1). Nothing that
// enters the prediction is estimated, so it carries no parameter error; the variance is that of
// R − R_m about its mean over the estimation window.
type marketAdjustedModel struct{}

func (marketAdjustedModel) Info() Info {
	return Info{Name: "market-adjusted", Order: 20, Title: "market-adjusted return",
		Formula: "E[R_t] = R_mt\nVar(AR_t) = s²,  s² = Σ(D_t − D̄)²/(M − 1),  D = R − R_m",
		Assumes: "a beta of one and an alpha of zero",
		Use: "a short history, or as a robustness check of the market model; a new listing " +
			"without any estimation window has its AR and CAR, without SE, t and p, and enters " +
			"the means and the tests cross, skew, sign and wilcoxon",
		Avoid:   "stocks whose beta is far from one: the error grows with the market's move",
		DF:      "M − 1",
		Against: "less the return of %s", Explains: "the market",
		References: []string{"Brown & Warner, Measuring security price performance, J. Financial " +
			"Economics 8:205–258, 1980",
			"MacKinlay, Event studies in economics and finance, J. Economic Literature " +
				"35:13–39, 1997"}}
}

func (marketAdjustedModel) Needs() Needs {
	return Needs{Benchmark: true, SameHours: true, Tried: true}
}
func (marketAdjustedModel) Terms(View) []string { return nil }

func (marketAdjustedModel) Row(v View, t int, _ []float64) (float64, bool) {
	m := v.Line.Benchmark[t]
	return m, m == m
}

// Fit takes the differences R − R_m as residuals.
func (m marketAdjustedModel) Fit(v View, est []int, _ *Work) (*Fit, error) {
	return fitOffset(m, v, est), nil
}

// fitOffset is the fit of a model without parameters: the residuals are the returns less its
// offset. One over n days (trade-to-trade) is divided by √n, so that all have one variance; the
// mean that s² is taken about is then the mean per day.
func fitOffset(m Model, v View, est []int) *Fit {
	f := newFit(m, v, est)
	for i, t := range est {
		off, _ := spanRow(m, v, t, nil, nil)
		f.Resid[i] = (v.Return[t] - off) * spanScale(v, t)
	}
	f.DF = len(est) - 1
	f.Sigma = math.Sqrt(spreadSS(v, est, f.Resid) / float64(f.DF))
	f.R2 = math.NaN()
	return f
}
