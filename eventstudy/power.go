package eventstudy

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// PowerAim is the power at which an effect is called detectable: it is found four times in five.
const PowerAim = 0.8

// leastPowerDF is the fewest degrees of freedom with which power is stated: with one or two the
// critical value says more of the table than of the data.
const leastPowerDF = 3

// Power is the probability with which the test of the design at level Alpha finds a true effect.
// effect and se are in the same units (decimals); df are the degrees of freedom of se, +Inf where
// it is known. It is NaN where df is below 3 or se is not positive. The statistic is noncentral t
// with noncentrality effect/se; two-sided 1 − F(c) + F(−c), so that the wrong sign counts as found
// (MacKinlay 1997, §6 is the normal case).
func (d *Design) Power(effect, se, df float64) float64 {
	if !(df >= leastPowerDF) || !(se > 0) {
		return math.NaN()
	}
	return d.powerAt(StudentQuantile(d.Critical(), df), effect/se, df)
}

// powerAt is the probability that a statistic with noncentrality ncp lies beyond the critical
// value.
func (d *Design) powerAt(critical, ncp, df float64) float64 {
	switch d.Tail {
	case Upper:
		return noncentralUpper(critical, df, ncp)
	case Lower:
		return noncentralUpper(critical, df, -ncp)
	}
	return noncentralUpper(critical, df, ncp) + noncentralUpper(critical, df, -ncp)
}

// Detectable is the smallest effect, a size without a sign in the units of se, that the test finds
// with probability PowerAim; NaN where Power is.
func (d *Design) Detectable(se, df float64) float64 {
	return d.detectableRatio(df) * se
}

// detectableRatio is Detectable in units of the standard error.
func (d *Design) detectableRatio(df float64) float64 {
	if !(df >= leastPowerDF) {
		return math.NaN()
	}
	sized := *d
	if d.Tail == Lower {
		sized.Tail = Upper
	}
	critical := StudentQuantile(sized.Critical(), df)
	missed := func(ncp float64) bool { return sized.powerAt(critical, ncp, df) < PowerAim }
	lo, hi := 0.0, 1.0
	for missed(hi) {
		lo, hi = hi, 2*hi
	}
	for hi-lo > 1e-13*hi {
		mid := lo + (hi-lo)/2
		if mid == lo || mid == hi {
			break
		}
		if missed(mid) {
			lo = mid
		} else {
			hi = mid
		}
	}
	return hi
}

// Equivalence is the p-value of "the effect lies within ±bound" by two one-sided tests (Schuirmann,
// J. Pharmacokinetics and Biopharmaceutics 15:657–680, 1987): small where an effect of the size of
// the bound or beyond is refuted. All are in the units of the estimate; NaN where se is not
// positive.
func Equivalence(estimate, se, df, bound float64) float64 {
	if !(se > 0) {
		return math.NaN()
	}
	return math.Max(StudentP((estimate+bound)/se, df, Upper),
		StudentP((estimate-bound)/se, df, Lower))
}

// Excludable is the smallest bound whose Equivalence is below alpha: effects beyond it in either
// direction are refuted at that level, those within are not.
func (d *Design) Excludable(estimate, se, df float64) float64 {
	return math.Abs(estimate) + StudentQuantile(1-d.Alpha, df)*se
}

// Exaggeration is what a significant estimate is worth if the true effect is the one supposed
// (Gelman & Carlin, Perspectives on Psychological Science 9:641–651, 2014, normal and two-sided).
type Exaggeration struct {
	Power     float64 // the share of estimates that are significant
	WrongSign float64 // of these, the share that have the wrong sign (type S)
	Factor    float64 // the mean size of these over the true one (type M)
}

// Exaggerates returns the three figures for a true effect and a standard error in the same units.
func (d *Design) Exaggerates(effect, se float64) Exaggeration {
	l, z := math.Abs(effect)/se, NormalQuantile(1-d.Alpha/2)
	right, wrong := NormalP(z-l, Upper), NormalP(z+l, Upper)
	p := right + wrong
	size := density(l-z) + density(l+z) + l*(right-wrong)
	return Exaggeration{Power: p, WrongSign: wrong / p, Factor: size / (l * p)}
}

// density is that of the standard normal.
func density(x float64) float64 { return math.Exp(-x*x/2) / math.Sqrt(2*math.Pi) }

// EventsNeeded is the smallest number of events with which the mean of effects that spread by sd
// over events (one standard deviation, in the units of effect) is found with probability PowerAim
// by the cross-sectional t test; 0 where even most events would not do, or effect is zero.
func (d *Design) EventsNeeded(effect, sd float64) int {
	const most = 1_000_000
	enough := func(n int) bool {
		return d.Power(effect, sd/math.Sqrt(float64(n)), float64(n-1)) >= PowerAim
	}
	if !enough(most) {
		return 0
	}
	lo, hi := leastPowerDF, most
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; enough(mid) {
			hi = mid
		} else {
			lo = mid
		}
	}
	return hi
}

// noncentralUpper is P(T > c) of noncentral t, and of the normal for infinitely many degrees of
// freedom.
func noncentralUpper(c, df, ncp float64) float64 {
	if math.IsInf(df, 1) {
		return NormalP(c-ncp, Upper)
	}
	// The mirror image of a lower tail keeps the digits of a small upper one.
	return distuv.NoncentralT{Nu: df, Mu: -ncp}.CDF(-c)
}
