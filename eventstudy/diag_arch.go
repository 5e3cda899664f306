package eventstudy

import "math"

// archLags is the number of days over which Engle's test looks back: a trading week.
const archLags = 5

func init() {
	diagnostics = append(diagnostics, diagnostic{code: "arch_effects",
		text: "quiet and stormy days come in clusters in the estimation window (Engle's LM test " +
			"over %d days: %.1f, %s): the model garch forecasts the variance of the event day",
		run: archLM})
}

// archLM is the Lagrange-multiplier test against ARCH(q): n·R² of the squared residual on q lags of
// itself and an intercept, χ²(q) under constant variance (Engle, Econometrica 50:987–1007, 1982).
func archLM(e []float64, w *Work) (stat, p float64, lags int) {
	n := len(e) - archLags
	if n < 4*archLags {
		return math.NaN(), math.NaN(), archLags
	}
	y := w.column(0, n)
	cols := make([][]float64, archLags+1)
	for l := range cols {
		cols[l] = w.column(1+l, n)
	}
	for t := range n {
		y[t] = e[t+archLags] * e[t+archLags]
		cols[0][t] = 1
		for l := 1; l <= archLags; l++ {
			cols[l][t] = e[t+archLags-l] * e[t+archLags-l]
		}
	}
	tss := centredSS(y)
	k := archLags + 1
	scratch := w.column(k+1, k*k+k)
	clear(scratch)
	if err := leastSquares(cols, y, scratch[:k*k], scratch[k*k:]); err != nil {
		return math.NaN(), math.NaN(), archLags
	}
	stat = float64(n) * (1 - dot(y, y)/tss)
	return stat, chiSquareP(stat, archLags), archLags
}
