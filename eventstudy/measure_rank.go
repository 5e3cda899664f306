package eventstudy

import "math"

// Rank returns the place of the day's abnormal return among the M estimation days and itself, 1 the
// most extreme in the direction of the tail, and M + 1; zeros where the day has no abnormal return.
// It is the one definition that tables, charts and sentences use; Day.Rank is that of the design's
// tail.
func (o *Outcome) Rank(d *Day, tail Tail) (rank, of int) {
	rank, of, _ = o.Fit.place(d.T, tail)
	return rank, of
}

// Comparable returns the M estimation residuals as abnormal returns of that day would be under the
// null, in decimals: each over its own standard error, times that of the day. Rank counts these.
func (o *Outcome) Comparable(d *Day) []float64 {
	out := make([]float64, len(o.Fit.Resid))
	for i := range out {
		out[i] = o.Fit.standard(i) * d.SE
	}
	return out
}

// standard returns residual i over its standard error: s√(1 − K/M), the mean over the sample, or
// the conditional one of its day.
func (f *Fit) standard(i int) float64 {
	if f.Scale != nil {
		return f.Resid[i] / f.Scale(f.Est[i])
	}
	return f.Resid[i] / (f.Sigma * math.Sqrt(1-float64(f.K)/float64(f.N)))
}

// place ranks an event day among the estimation days by the size of the abnormal return: the SQ
// test (sample quantile) of Gelbach, Helland & Klick, American Law and Economics Review 15:495–541,
// 2013. Where days are exchangeable under the null, P(rank ≤ r) = r/(M + 1) whatever their
// distribution: no normality is assumed, but storms and calms are not borne. z is the abnormal
// return in units of its prediction error s√(1 + h); a residual has standard error s√(1 − h), of
// which the mean over the sample is taken, s√(1 − K/M). Without these two units the rank would be
// too extreme by about K/M, which shows in short samples. Equal sizes count against the event.
func (f *Fit) place(z float64, tail Tail) (rank, of int, p float64) {
	if math.IsNaN(z) {
		return 0, 0, math.NaN()
	}
	rank = 1
	for i := range f.Resid {
		if further(f.standard(i), z, tail) {
			rank++
		}
	}
	of = len(f.Resid) + 1
	return rank, of, float64(rank) / float64(of)
}

// further reports whether a lies at least as far out as b in the direction of the alternative.
func further(a, b float64, tail Tail) bool {
	switch tail {
	case Upper:
		return a >= b
	case Lower:
		return a <= b
	}
	return math.Abs(a) >= math.Abs(b)
}
