package eventstudy

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/mathext"

	"stockmove/eventstudy/words"
)

func init() { Tests.Register(signTest) }

// signTest counts positive CARs and holds the count against a fair coin, exactly at any N. Whole
// numbers cannot meet 5 % exactly: the test rejects at most that often, 3.3 % for N = 50.
var signTest = &groupTest{sample: (*Abnormal).sample, dist: Binomial,
	doubts: sharedDates | overlaps | restingRanks | skewedDays,
	traits: returnsAlone | ofSums | nonzero, estimate: medianCI, judge: judgeSign,
	info: Info{Name: "sign", Order: 130, Title: "sign test, exact",
		Null: "a cumulative abnormal return is as likely positive as negative: its median is zero",
		Formula: "stat = number of positive CARs,  P(X ≥ stat) for X binomial(N, ½);  two-sided: " +
			"twice the smaller tail\n" +
			"the estimate is the median CAR, its interval that of the order statistics",
		Assumes: "events are independent",
		Use:     "few events, outliers; the plainest statement: so many rose, so many fell",
		Avoid: "skewed abnormal returns on one or few days, whose median is below zero without " +
			"any event (11 % instead of 5 % at a skewness of 0.95; use gsign); events on one day",
		DF: "exact binomial; a CAR of zero is dropped",
		References: []string{"Conover, Practical Nonparametric Statistics, 3rd ed. 1999, §3.4",
			"Cowan, Nonparametric event study tests, Review of Quantitative Finance and " +
				"Accounting 2:343–358, 1992"}}}

func judgeSign(a *Abnormal, s *sample, r *Result) {
	// The binomial is exact for few events too, so that their number is no doubt.
	pos, n := signs(s.car, 0)
	r.Stat, r.P = float64(pos), coinP(pos, n, a.Design.Tail)
}

// shortWindow is the length up to which a CAR is about as skewed as a day: with a skewness of 0.95
// sign rejects 7–11 % of true nulls on one day and 4–5 % over eleven.
const shortWindow = 3

// signs counts the positive and the nonzero values; those no larger than near are zeros.
func signs(xs []float64, near float64) (pos, n int) {
	for _, x := range xs {
		if x > near {
			pos++
		}
		if math.Abs(x) > near {
			n++
		}
	}
	return pos, n
}

// dropZeros sets N to the number of nonzero CARs and says so.
func (r *Result) dropZeros(n int) {
	if k := r.N - n; k > 0 {
		r.warn("zeros_dropped",
			"dropped: %s of exactly zero, neither positive nor negative",
			words.CountOf(k, "CAR", "CARs"))
	}
	r.N = n
}

// coinP returns the p-value of k heads in n throws of a fair coin, accurate in the far tails: the
// upper tail is the incomplete beta function I_½(k, n − k + 1).
func coinP(k, n int, tail Tail) float64 {
	upper := func(k int) float64 {
		if k <= 0 {
			return 1
		}
		return mathext.RegIncBeta(float64(k), float64(n-k+1), 0.5)
	}
	switch tail {
	case Upper:
		return upper(k)
	case Lower:
		return upper(n - k)
	}
	return math.Min(1, 2*upper(max(k, n-k)))
}

// medianCI returns the median and the interval between order statistics that covers it with at
// least 1 − alpha, NaN where the sample is too small for one.
func medianCI(xs []float64, alpha float64) (float64, [2]float64) {
	nan := math.NaN()
	ci := [2]float64{nan, nan}
	n := len(xs)
	if n == 0 {
		return nan, ci
	}
	x := slices.Clone(xs)
	slices.Sort(x)
	med := median(x)
	// The largest k with P(X ≤ k − 1) ≤ α/2, by bisection: the tail falls with k.
	lo, hi := 0, n/2
	for lo < hi {
		k := (lo + hi + 1) / 2
		if coinP(k-1, n, Lower) <= alpha/2 {
			lo = k
		} else {
			hi = k - 1
		}
	}
	if lo > 0 {
		ci = [2]float64{x[lo-1], x[n-lo]}
	}
	return med, ci
}
