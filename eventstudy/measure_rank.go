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
	return f.Resid[i] / f.unit()
}

// unit is the standard error of a residual, the mean over the sample.
func (f *Fit) unit() float64 { return f.Sigma * math.Sqrt(1-float64(f.K)/float64(f.N)) }

// place ranks an event day among the estimation days by the size of the abnormal return: the SQ
// test (sample quantile) of Gelbach, Helland & Klick, American Law and Economics Review 15:495–541,
// 2013. Where days are exchangeable under the null, P(rank ≤ r) = r/(M + 1) whatever their
// distribution: no normality is assumed, but storms and calms are not borne. z is the abnormal
// return in units of its prediction error s√(1 + h); a residual has standard error s√(1 − h), of
// which the mean over the sample is taken, s√(1 − K/M). Without these two units the rank would be
// too extreme by about K/M, which shows in short samples. Equal sizes count against the event.
func (f *Fit) place(z float64, tail Tail) (rank, of int, p float64) {
	return placeAmong(f.standards(nil), z, tail)
}

// standards are the residuals over their standard errors, in units that place compares; they are
// written into out where it has the room.
func (f *Fit) standards(out []float64) []float64 {
	out = out[:0]
	if f.Scale != nil {
		for i := range f.Resid {
			out = append(out, f.standard(i))
		}
		return out
	}
	unit := f.unit()
	for _, e := range f.Resid {
		out = append(out, e/unit)
	}
	return out
}

// placeAmong is place among standardised residuals.
func placeAmong(units []float64, z float64, tail Tail) (rank, of int, p float64) {
	if math.IsNaN(z) {
		return 0, 0, math.NaN()
	}
	rank, of = 1+atLeast(units, z, tail), len(units)+1
	return rank, of, float64(rank) / float64(of)
}

// atLeast counts the values that lie at least as far out as z in the direction of the alternative.
func atLeast(values []float64, z float64, tail Tail) (n int) {
	switch tail {
	case Upper, Lower:
		for _, v := range values {
			if further(v, z, tail) {
				n++
			}
		}
	default: // the usual one, for each day of each event
		size := math.Abs(z)
		for _, v := range values {
			if math.Abs(v) >= size {
				n++
			}
		}
	}
	return n
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
