package eventstudy

import "math"

// place ranks an event day among the estimation days by the size of the abnormal return: the SQ test (sample
// quantile) of Gelbach, Helland & Klick, American Law and Economics Review 15:495–541, 2013.
// Under the null all M + 1 days are exchangeable, so P(rank ≤ r) = r/(M + 1) whatever their
// distribution: no normality is assumed. z is the abnormal return in units of its prediction error s√(1 + h); a residual has
// standard error s√(1 − h), of which the mean over the sample is taken, s√(1 − K/M). Without these two units the rank would be
// too extreme by about K/M, which shows in short samples. Equal sizes count against the event.
func (f *Fit) place(z float64, tail Tail) (rank, of int, p float64) {
	if math.IsNaN(z) {
		return 0, 0, math.NaN()
	}
	unit := f.Sigma * math.Sqrt(1-float64(f.K)/float64(f.N))
	rank = 1
	for i, e := range f.Resid {
		if f.Scale != nil {
			unit = f.Scale(f.Est[i])
		}
		if further(e/unit, z, tail) {
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
