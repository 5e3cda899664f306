package eventstudy

import "math"

func init() {
	diagnostics = append(diagnostics, diagnostic{code: "autocorrelated_residuals",
		text: "the residuals of the estimation window are autocorrelated (Ljung–Box over %d " +
			"lags: %.1f, %s): errors of windows of several days assume that they are not; hac " +
			"gives standard errors of the coefficients that do not",
		run: ljungBox})
}

// ljungBox is the portmanteau test of Ljung & Box (Biometrika 65:297–303, 1978) over 10 lags, fewer
// in samples under 50: Q = n(n + 2) Σ ρ̂_l²/(n − l), χ²(lags) when the residuals are independent.
// Lags count rows of the sample.
func ljungBox(e []float64, w *Work) (stat, p float64, lags int) {
	n := len(e)
	lags = min(10, n/5)
	c := w.column(0, n)
	ss := centred(e, c)
	if lags < 1 || ss == 0 {
		return math.NaN(), math.NaN(), lags
	}
	for l := 1; l <= lags; l++ {
		rho := dot(c[l:], c[:n-l]) / ss
		stat += rho * rho / float64(n-l)
	}
	stat *= float64(n) * float64(n+2)
	return stat, chiSquareP(stat, float64(lags)), lags
}
