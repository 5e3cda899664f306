package eventstudy

import (
	"errors"
	"math"
	"slices"
)

// ErrSingular means that the columns of a design are linearly dependent to working precision.
var ErrSingular = errors.New("the regressors are linearly dependent")

// Work is the scratch space of one worker; a Fit keeps none of it.
type Work struct {
	cols [][]float64 // K columns of length M
	y    []float64
	x, c []float64 // K: a row, and a sum of rows
	days []int
	aux  [][]float64 // columns of the diagnostics

	series  seriesRoom  // of the series whose events are measured
	samples *samples    // nil where nothing is shared
	own     regressors  // of a sample that is not shared
	last    *regressors // of the fit lastOf
	lastOf  *Fit

	// units are the standardised residuals of a fit, which its days are ranked among.
	units   []float64
	unitsOf *Fit
	pairs   pairScratch

	readings []float64 // what a fit reads on a day
	read     [][]float64
	moments  factorMoments // of what it reads over its sample
	ofSums   []float64     // the standardised sums of a fit
	ofRuns   []float64     // the leverages of runs of its rows

	quantiles map[[2]float64]float64 // of Student's t by probability and degrees of freedom
	ratios    map[float64]float64    // the design's detectableRatio by degrees of freedom
}

// detectable is Design.Detectable, whose search is slow, once for each number of degrees of
// freedom.
func (w *Work) detectable(d *Design, se, df float64) float64 {
	ratio, ok := w.ratios[df]
	if !ok {
		if w.ratios == nil {
			w.ratios = map[float64]float64{}
		}
		ratio = d.detectableRatio(df)
		w.ratios[df] = ratio
	}
	return ratio * se
}

// studentQuantile is StudentQuantile, which is slow, once for each argument: the events of a
// study mostly share their degrees of freedom.
func (w *Work) studentQuantile(p, df float64) float64 {
	key := [2]float64{p, df}
	q, ok := w.quantiles[key]
	if !ok {
		if w.quantiles == nil {
			w.quantiles = map[[2]float64]float64{}
		}
		q = StudentQuantile(p, df)
		w.quantiles[key] = q
	}
	return q
}

// among returns the standardised residuals of a fit, computed once for all its days.
func (w *Work) among(f *Fit) []float64 {
	if w.unitsOf != f {
		w.units, w.unitsOf = f.standards(w.units), f
	}
	return w.units
}

// grow makes room for k columns of n rows. What stands in them is of a use before.
func (w *Work) grow(n, k int) {
	w.cols, w.y = roomFor(w.cols, n, k), room(w.y, n)
	w.x, w.c = room(w.x, k), room(w.c, k)
}

// room makes room for n values in a column that is used again and again.
func room[T any](col []T, n int) []T { return slices.Grow(col[:0], n)[:n] }

// roomFor makes room for k columns of n rows.
func roomFor(cols [][]float64, n, k int) [][]float64 {
	cols = room(cols, k)
	for j := range cols {
		cols[j] = room(cols[j], n)
	}
	return cols
}

// leastSquares solves min‖y − Xb‖ by Gram–Schmidt with a second orthogonalisation of
// every column and of y, which is as accurate as Householder QR (Björck 1996, §2.4.5; "twice is
// enough", Giraud, Langou & Rozložník 2005). cols and y are overwritten: cols with Q, y with the
// residuals. r receives the upper triangle R, row-major k×k; b the coefficients. It returns
// ErrSingular when a column loses all but 1e-13 of its length.
func leastSquares(cols [][]float64, y, r, b []float64) error {
	if err := orthonormalise(cols, r); err != nil {
		return err
	}
	project(cols, y, r, b)
	return nil
}

// orthonormalise is the part of leastSquares that needs no y: it overwrites cols with Q and adds
// the triangle to r, which is all zero.
func orthonormalise(cols [][]float64, r []float64) error {
	k := len(cols)
	for j := 0; j < k; j++ {
		c := cols[j]
		before := norm(c)
		for pass := 0; pass < 2; pass++ {
			for i := 0; i < j; i++ {
				d := dot(cols[i], c)
				axpy(-d, cols[i], c)
				r[i*k+j] += d
			}
		}
		after := norm(c)
		if !(after > 1e-13*before) || before == 0 {
			return ErrSingular
		}
		r[j*k+j] = after
		for t := range c {
			c[t] /= after
		}
	}
	return nil
}

// project is the rest of leastSquares: it overwrites y with the residuals and b with the
// coefficients.
func project(q [][]float64, y, r, b []float64) {
	k := len(q)
	for j := range b {
		b[j] = 0
	}
	for pass := 0; pass < 2; pass++ {
		for j := 0; j < k; j++ {
			d := dot(q[j], y)
			axpy(-d, q[j], y)
			b[j] += d
		}
	}
	for j := k - 1; j >= 0; j-- {
		for i := j + 1; i < k; i++ {
			b[j] -= r[j*k+i] * b[i]
		}
		b[j] /= r[j*k+j]
	}
}

// solveNorm2 returns ‖R⁻ᵀc‖² = c′(X′X)⁻¹c for the row-major upper triangle r; c is overwritten.
func solveNorm2(r, c []float64) float64 {
	k := len(c)
	sum := 0.0
	for i := 0; i < k; i++ {
		for j := 0; j < i; j++ {
			c[i] -= r[j*k+i] * c[j]
		}
		c[i] /= r[i*k+i]
		sum += c[i] * c[i]
	}
	return sum
}

// dot returns Σab in four sums, so that no addition waits for the one before.
func dot(a, b []float64) float64 {
	var s, t, u, v float64
	n := len(a)
	b = b[:n]
	i := 0
	for ; i+4 <= n; i += 4 {
		x, y := a[i:i+4:i+4], b[i:i+4:i+4]
		s += x[0] * y[0]
		t += x[1] * y[1]
		u += x[2] * y[2]
		v += x[3] * y[3]
	}
	for ; i < n; i++ {
		s += a[i] * b[i]
	}
	return s + t + (u + v)
}

// axpy adds a·x to y.
func axpy(a float64, x, y []float64) {
	y = y[:len(x)] // so that the loop need not look whether y is long enough
	for i, v := range x {
		y[i] += a * v
	}
}

// norm is the Euclidean length; where the plain sum of squares leaves the range of a float64 it is
// scaled.
func norm(x []float64) float64 {
	s := dot(x, x)
	if s > 1e-280 && s < 1e300 {
		return math.Sqrt(s)
	}
	scale := 0.0
	for _, v := range x {
		if a := math.Abs(v); a > scale {
			scale = a
		}
	}
	if scale == 0 || math.IsInf(scale, 1) {
		return scale
	}
	s = 0
	for _, v := range x {
		v /= scale
		s += v * v
	}
	return scale * math.Sqrt(s)
}
