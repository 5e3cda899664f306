package report

import (
	"math"
	"strconv"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
)

// What a reader sees: per cent with a sign, a true minus, and a dash for what is unknown.
const (
	unknown = "–"
	minus   = "−"
	// narrow is the narrow no-break space that stands before the per cent sign.
	narrow = "\u202f"
)

// fixed writes v with the decimals given and a true minus; a value that rounds to zero has no sign.
func fixed(v float64, decimals int) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return unknown
	}
	s := strconv.FormatFloat(math.Abs(v), 'f', decimals, 64)
	if v < 0 && strings.Trim(s, "0.") != "" {
		return minus + s
	}
	return s
}

// signed is fixed with a plus before what is above zero.
func signed(v float64, decimals int) string {
	s := fixed(v, decimals)
	if v > 0 && s != unknown && strings.Trim(s, "0.") != "" {
		return "+" + s
	}
	return s
}

// percent writes a fraction as a signed per cent, two decimals: "+9.23 %".
func percent(v float64) string {
	s := signed(v*100, 2)
	if s == unknown {
		return s
	}
	return s + narrow + "%"
}

// size writes a fraction that has no direction, a standard error, as per cent.
func size(v float64) string {
	s := fixed(v*100, 2)
	if s == unknown {
		return s
	}
	return s + narrow + "%"
}

// probability writes p with three decimals, or more where they would put it on the wrong side of alpha.
func probability(p, alpha float64) string { return eventstudy.Probability(p, alpha, 3) }

// interval writes a confidence interval of a fraction in per cent, the unit once; one that is open on a side,
// of a one-sided test, by its bound.
func interval(ci [2]float64) string {
	lo, hi := signed(ci[0]*100, 2), signed(ci[1]*100, 2)
	switch {
	case math.IsInf(ci[1], 1) && lo != unknown:
		return "above " + lo + narrow + "%"
	case math.IsInf(ci[0], -1) && hi != unknown:
		return "below " + hi + narrow + "%"
	case lo == unknown || hi == unknown:
		return unknown
	}
	return lo + " to " + hi + narrow + "%"
}

// digits writes v with three significant digits: coefficients are of very different sizes.
func digits(v float64) string {
	a := math.Abs(v)
	switch {
	case math.IsNaN(v) || math.IsInf(v, 0):
		return unknown
	case a == 0:
		return "0"
	case a >= 1e6 || a < 1e-4:
		return strings.ReplaceAll(strconv.FormatFloat(v, 'e', 2, 64), "-", minus)
	case a >= 100:
		return fixed(v, 0)
	}
	// The exponent of the rounded value: 0.9996 has three digits as 1.00.
	e := 0
	if _, x, ok := strings.Cut(strconv.FormatFloat(a, 'e', 2, 64), "e"); ok {
		e, _ = strconv.Atoi(x)
	}
	return fixed(v, 2-e)
}

// price writes a quoted price: two decimals, more where the price is below one.
func price(v float64) string {
	a := math.Abs(v)
	switch {
	case a >= 1 && a != math.Round(a*100)/100 && a < 1e4:
		return fixed(v, 3)
	case a >= 1 || a == 0:
		return fixed(v, 2)
	case a >= 1e-6:
		return fixed(v, 3-int(math.Floor(math.Log10(a))))
	}
	return digits(v)
}

// inUnit writes a claim's figure in its unit. The currency is not known here, see measured.
func inUnit(v float64, u claims.Unit) string {
	switch u {
	case claims.Price, claims.Points:
		return price(v)
	case claims.Multiple:
		if math.IsNaN(v) {
			return unknown
		}
		return fixed(v, 2) + "×"
	case claims.Count:
		if math.IsNaN(v) {
			return unknown
		}
		return fixed(v, 0)
	}
	return percent(v)
}

// distribution names what a statistic is held against: "t(29)", "N(0,1)".
func distribution(r eventstudy.Result) string {
	switch r.Dist {
	case eventstudy.Normal:
		return "N(0,1)"
	case eventstudy.StudentT:
		if !math.IsNaN(r.DF) {
			return "t(" + strconv.FormatFloat(r.DF, 'g', 6, 64) + ")"
		}
	case "":
		return unknown
	}
	return string(r.Dist)
}

// plural writes a count and its noun: "1 event", "2,000 events".
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return count(n) + " " + many
}

// count writes a whole number with commas between thousands.
func count(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

var nan = math.NaN()
