package words

import (
	"math"
	"strconv"
)

// Percent writes a fraction as a signed per cent: "+9.23 %", "−0.5 %".
func Percent(v float64, decimals int) string {
	return withSign(SignedGrouped(100*v, decimals))
}

// Size writes a fraction that has no direction as per cent: a standard error, the size of a move.
func Size(v float64, decimals int) string {
	return withSign(Grouped(math.Abs(100*v), decimals))
}

// Places is the number of decimals with which a fraction is written as per cent: one, but more
// where the figure would read 0.0.
func Places(v float64) int {
	for d := 1; d < 4; d++ {
		if math.IsNaN(v) || math.Abs(v)*100 >= 0.5*math.Pow(10, -float64(d)) {
			return d
		}
	}
	return 1
}

// Finely writes a fraction as a signed per cent of two decimals, or of as many more, up to six, as
// it takes until keeps accepts the rounded fraction: −8.948 % is −8.9 % to one decimal though it
// does not reach a bound of −8.95 %.
func Finely(v float64, keeps func(rounded float64) bool) string {
	return Percent(v, Decimals(v, keeps))
}

// Decimals is the number of decimals of Finely.
func Decimals(v float64, keeps func(rounded float64) bool) int {
	for decimals := 2; decimals < 6; decimals++ {
		s := strconv.FormatFloat(100*v, 'f', decimals, 64)
		if f, err := strconv.ParseFloat(s, 64); err != nil || keeps(f/100) {
			return decimals
		}
	}
	return 6
}

// Interval writes a confidence interval of a fraction with the unit once, "−1.00 to +3.00 %"; one
// that is open on a side, of a one-sided test, by its bound: "above −1.00 %".
func Interval(ci [2]float64, decimals int) string {
	return withSign(Between(ci, func(v float64) string { return SignedGrouped(100*v, decimals) }))
}

// Between writes an interval whose ends are written by say; one that is open on a side by its
// bound: "above 1.2".
func Between(ci [2]float64, say func(float64) string) string {
	lo, hi := say(ci[0]), say(ci[1])
	switch {
	case math.IsInf(ci[1], 1) && lo != Unknown:
		return "above " + lo
	case math.IsInf(ci[0], -1) && hi != Unknown:
		return "below " + hi
	case lo == Unknown || hi == Unknown:
		return Unknown
	}
	return lo + " to " + hi
}

// Share writes k of n in whole per cent, and neither 100 % nor 0 % for less than all or more than
// none, which are written so.
func Share(k, n int) string {
	switch {
	case n == 0:
		return Unknown
	case k == n:
		return "all"
	case k == 0:
		return "none"
	}
	p := math.Round(100 * float64(k) / float64(n))
	return Fixed(min(max(p, 1), 99), 0) + sign
}

// Level writes a level of significance or of confidence without idle zeros: "5 %", "97.5 %".
func Level(v float64) string { return withSign(Trimmed(100 * v)) }

// withSign ends a figure in hundredths with the per cent sign; a dash stays as it is.
func withSign(s string) string {
	if s == Unknown {
		return s
	}
	return s + sign
}
