package eventstudy

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// Tail probabilities avoid 1 − CDF, which loses every digit far out.

// NormalP returns the p-value of a standard normal statistic; NaN for NaN.
func NormalP(z float64, tail Tail) float64 {
	switch tail {
	case Upper:
		return 0.5 * math.Erfc(z/math.Sqrt2)
	case Lower:
		return 0.5 * math.Erfc(-z/math.Sqrt2)
	}
	return math.Erfc(math.Abs(z) / math.Sqrt2)
}

// StudentP returns the p-value of a Student t statistic with df degrees of freedom; NaN for NaN or
// df ≤ 0.
func StudentP(t, df float64, tail Tail) float64 {
	if math.IsNaN(t) || !(df > 0) {
		return math.NaN()
	}
	if math.IsInf(df, 1) {
		return NormalP(t, tail)
	}
	d := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: df}
	switch tail {
	case Upper:
		return d.Survival(t)
	case Lower:
		return d.Survival(-t)
	}
	return math.Min(1, 2*d.Survival(math.Abs(t)))
}

// StudentQuantile returns the p-quantile of Student's t with df degrees of freedom. gonum's
// quantile holds to 2e-9; Newton steps bring it to rounding error.
func StudentQuantile(p, df float64) float64 {
	if !(df > 0) || !(p > 0 && p < 1) {
		return math.NaN()
	}
	if math.IsInf(df, 1) {
		return NormalQuantile(p)
	}
	d := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: df}
	t := d.Quantile(p)
	for i := 0; i < 2; i++ {
		var e float64
		if p > 0.5 {
			e = (1 - p) - d.Survival(t)
		} else {
			e = d.Survival(-t) - p
		}
		if dens := d.Prob(t); dens > 0 {
			t -= e / dens
		}
	}
	return t
}

// NormalQuantile returns the p-quantile of the standard normal. Newton steps on the logarithm of
// the tail hold full precision as far out as the tail can be written, where an inverse of 2p − 1
// has lost it.
func NormalQuantile(p float64) float64 {
	if !(p > 0 && p < 1) {
		return math.NaN()
	}
	if p == 0.5 {
		return 0
	}
	q := math.Min(p, 1-p)
	// Abramowitz & Stegun 26.2.23, to 4.5e-4, then three steps, each squaring the error.
	t := math.Sqrt(-2 * math.Log(q))
	z := t - (2.515517+t*(0.802853+t*0.010328))/(1+t*(1.432788+t*(0.189269+t*0.001308)))
	for range 4 {
		tail := 0.5 * math.Erfc(z/math.Sqrt2)
		if tail == 0 {
			break
		}
		density := math.Exp(-z*z/2) / math.Sqrt(2*math.Pi)
		z += math.Log(tail/q) * tail / density
	}
	if p < 0.5 {
		return -z
	}
	return z
}

// chiSquareP returns the upper tail of χ² with df degrees of freedom.
func chiSquareP(x, df float64) float64 {
	if math.IsNaN(x) || !(df > 0) {
		return math.NaN()
	}
	return distuv.ChiSquared{K: df}.Survival(x)
}
