package eventstudy

import (
	"errors"
	"math"
	"slices"
)

// ErrTooFew means that a model needs more estimation returns than there are; wrap it with the
// numbers.
var ErrTooFew = errors.New("too few estimation returns")

// newFit makes a Fit of the right shape for the sample.
func newFit(m Model, v View, est []int) *Fit {
	terms := m.Terms(v)
	numbers := make([]float64, 2*len(terms)+len(est)) // one allocation for three columns
	k, n := len(terms), len(est)
	f := &Fit{Model: m.Info().Name, Terms: terms, N: n, K: k, Coef: numbers[:k:k],
		SE: numbers[k : 2*k : 2*k], Resid: numbers[2*k:], Est: est, First: v.Line.Days[est[0]],
		Last: v.Line.Days[est[n-1]], model: m, view: v}
	f.DF = f.N - f.K
	return f
}

// estimate fits the model on the timeline days est by its own method, or by ordinary least squares.
func estimate(m Model, v View, est []int, w *Work) (*Fit, error) {
	if own, ok := m.(Fitter); ok {
		f, err := own.Fit(v, est, w)
		if err == nil && v.Design != nil && v.Design.HAC != 0 {
			f.Notes = append(f.Notes, Warning{Code: "hac_not_applied",
				Text: "Newey–West standard errors are those of least squares; the model is " +
					"estimated otherwise and keeps its own"})
		}
		return f, err
	}
	return fitOLS(m, v, est, w)
}

// fitOLS regresses the return less its offset on the model's row. Returns over n days
// (trade-to-trade) enter with the sums of the rows of their days and weight 1/√n, which gives all
// residuals one variance (Maynes & Rumsey 1993).
func fitOLS(m Model, v View, est []int, w *Work) (*Fit, error) {
	f := newFit(m, v, est)
	k := f.K
	x := w.regressors(f)
	if x.err != nil {
		return nil, x.err
	}
	w.last, w.lastOf = x, f
	w.grow(f.N, k)
	for i, t := range est {
		y := v.Return[t]
		if x.offset != nil {
			y -= x.offset[i]
		}
		w.y[i] = y * spanScale(v, t)
	}
	tss := spreadSS(v, est, w.y)
	f.R = slices.Clone(x.r)
	project(x.q, w.y, f.R, f.Coef)
	copy(f.Resid, w.y)
	ssr := dot(w.y, w.y)
	f.Sigma = math.Sqrt(ssr / float64(f.DF))
	f.R2 = 1 - ssr/tss
	if tss == 0 || k == 1 {
		f.R2 = math.NaN() // nothing to explain, or nothing that explains
	}
	for j := 0; j < k; j++ {
		clear(w.c)
		w.c[j] = 1
		f.SE[j] = f.Sigma * math.Sqrt(solveNorm2(f.R, w.c))
	}
	if v.Design.HAC != 0 {
		f.neweyWest(x.q, w.y, v.Design.HAC)
	}
	return f, nil
}

// explained returns R², NaN where an estimate other than least squares leaves more than there was.
func explained(ssr, tss float64) float64 {
	if r2 := 1 - ssr/tss; r2 >= 0 {
		return r2
	}
	return math.NaN()
}

// spanRow fills x with the sum of the model's rows over the days that the return of day t spans,
// with tmp as scratch; ok is false when something is unknown on any of them. Sums of daily returns
// are exact for log returns and leave out the products of daily returns for simple ones.
func spanRow(m Model, v View, t int, x, tmp []float64) (offset float64, ok bool) {
	offset, ok = m.Row(v, t, x)
	for s := t - int(v.Gap[t]); s < t && ok; s++ {
		var o float64
		if o, ok = m.Row(v, s, tmp); ok {
			offset += o
			for j := range x {
				x[j] += tmp[j]
			}
		}
	}
	return offset, ok
}

// spanScale returns 1/√n for a return over n days.
func spanScale(v View, t int) float64 {
	if g := v.Gap[t]; g > 0 {
		return 1 / math.Sqrt(float64(g)+1)
	}
	return 1
}

// spreadSS returns the sum of squares about the mean daily return: Σ(y − ȳ)² when no return spans
// several days.
func spreadSS(v View, est []int, y []float64) float64 {
	var sy, sn float64
	for i, t := range est {
		s := spanScale(v, t)
		sy += y[i] / s
		sn += 1 / (s * s)
	}
	mean := sy / sn
	ss := 0.0
	for i, t := range est {
		d := y[i] - mean/spanScale(v, t)
		ss += d * d
	}
	return ss
}

// centredSS returns Σ(y − ȳ)².
func centredSS(y []float64) float64 {
	mean := 0.0
	for _, v := range y {
		mean += v
	}
	mean /= float64(len(y))
	ss := 0.0
	for _, v := range y {
		ss += (v - mean) * (v - mean)
	}
	return ss
}
