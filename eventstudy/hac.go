package eventstudy

import (
	"math"

	"stockmove/eventstudy/words"
)

// neweyWest replaces the standard errors of a least-squares fit by those that hold under
// heteroskedasticity and autocorrelation up to a number of lags: the diagonal of R⁻¹(Q′ΩQ)R⁻ᵀ·M/(M
// − K) with Bartlett weights 1 − l/(lags + 1) (Newey & West, Econometrica 55:703–708, 1987; the
// factor as in White 1980, HC1). q holds the orthonormal columns and e the residuals. Lags count
// rows of the sample. It touches the coefficients' errors alone: prediction errors stay those of
// the model.
func (f *Fit) neweyWest(q [][]float64, e []float64, lags int) {
	k, n := f.K, f.N
	lags = min(lags, n-1)
	if lags < 0 { // automatic (Newey & West 1994; Stata's and EViews' rule)
		lags = int(4 * math.Pow(float64(n)/100, 2.0/9))
	}
	s := make([]float64, k*k)
	for a := 0; a < k; a++ {
		for b := a; b < k; b++ {
			sum := 0.0
			for l := 0; l <= lags; l++ {
				c := 0.0
				for t := l; t < n; t++ {
					c += e[t] * e[t-l] * (q[a][t]*q[b][t-l] + q[b][t]*q[a][t-l])
				}
				if l == 0 {
					c /= 2
				}
				sum += (1 - float64(l)/float64(lags+1)) * c
			}
			s[a*k+b], s[b*k+a] = sum, sum
		}
	}
	scale := float64(n) / float64(n-k)
	row := make([]float64, k)
	for j := 0; j < k; j++ {
		// Row j of R⁻¹ solves row·R = unit vector j.
		clear(row)
		for c := j; c < k; c++ {
			v := 0.0
			if c == j {
				v = 1
			}
			for i := j; i < c; i++ {
				v -= row[i] * f.R[i*k+c]
			}
			row[c] = v / f.R[c*k+c]
		}
		v := 0.0
		for a := j; a < k; a++ {
			for b := j; b < k; b++ {
				v += row[a] * s[a*k+b] * row[b]
			}
		}
		f.SE[j] = math.Sqrt(math.Max(v, 0) * scale)
	}
	f.Notes = append(f.Notes, warning("hac_standard_errors", "",
		"standard errors of the coefficients are Newey–West with %s", words.Counted(lags, "lag")))
}
