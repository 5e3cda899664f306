package eventstudy

import "math"

// Expected returns the model's return for timeline day t; ok is false when something it needs is
// unknown.
func (f *Fit) Expected(t int) (float64, bool) {
	return f.expected(t, make([]float64, f.width()))
}

// Variance returns the exact prediction variance of the sum of the abnormal returns
// over the timeline days ts: σ²·(L + c′(X′X)⁻¹c) with c = Σ x_t (Campbell, Lo &
// MacKinlay 1997, eq. 4.4.9; Salinger 1992), or with Σσ_t² in place of σ²L when the model forecasts
// a variance of its own for each day. Days whose row is unknown make it NaN.
func (f *Fit) Variance(ts []int) float64 {
	return f.variance(ts, make([]float64, f.width()), make([]float64, f.width()))
}

// expected is Expected with scratch for one row.
func (f *Fit) expected(t int, x []float64) (float64, bool) {
	e, ok := f.model.Row(f.view, t, x)
	if !ok {
		return math.NaN(), false
	}
	for k, b := range f.Coef {
		e += b * x[k]
	}
	return e, true
}

// variance is Variance with scratch for one row and for the sum of rows.
func (f *Fit) variance(ts []int, x, c []float64) float64 {
	clear(c)
	own := 0.0
	for _, t := range ts {
		v, ok := f.addDay(t, x, c)
		if !ok {
			return math.NaN()
		}
		own += v
	}
	return f.varianceOf(len(ts), own, c)
}

// addDay adds the row of day t to c and returns the variance of the day by itself; ok is false when
// something that the row needs is unknown.
func (f *Fit) addDay(t int, x, c []float64) (own float64, ok bool) {
	if _, ok := f.model.Row(f.view, t, x); !ok {
		return math.NaN(), false
	}
	for k := range x {
		c[k] += x[k]
	}
	if f.Scale != nil {
		s := f.Scale(t)
		return s * s, true
	}
	return f.Sigma * f.Sigma, true
}

// varianceOf is the variance of a sum over n days: own is the sum of their variances by themselves
// and c that of their rows, which is overwritten.
func (f *Fit) varianceOf(n int, own float64, c []float64) float64 {
	if f.linked && n > 1 {
		// The error of the parameters grows with the variance of the sums as that of the days does.
		return f.blockVariance(n) * (1 + f.leverage(c)/float64(n))
	}
	return own + f.Sigma*f.Sigma*f.leverage(c)
}

// width returns the length of a design row.
func (f *Fit) width() int { return len(f.Terms) }

// leverage returns c′(X′X)⁻¹c from the triangular factor; it overwrites c.
func (f *Fit) leverage(c []float64) float64 {
	if f.K == 0 || f.R == nil {
		return 0
	}
	return solveNorm2(f.R, c)
}
