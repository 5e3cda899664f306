package words

import (
	"math"
	"strconv"
	"strings"
)

// Fixed writes v with the decimals given and a true minus. A value that rounds to zero has no
// sign; what is unknown or infinite is a dash.
func Fixed(v float64, decimals int) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return Unknown
	}
	s := strconv.FormatFloat(math.Abs(v), 'f', decimals, 64)
	if v < 0 && !zero(s) {
		return Minus + s
	}
	return s
}

// Signed is Fixed with a plus before what is above zero.
func Signed(v float64, decimals int) string { return plus(v, Fixed(v, decimals)) }

// Grouped is Fixed with commas between the thousands of a number of more than four digits:
// "12,345.6", but "2025.5".
func Grouped(v float64, decimals int) string {
	s := Fixed(v, decimals)
	whole, rest, found := strings.Cut(s, ".")
	if digits := strings.TrimPrefix(whole, Minus); len(digits) > 4 {
		whole = strings.TrimSuffix(whole, digits) + thousands(digits)
	}
	if !found {
		return whole
	}
	return whole + "." + rest
}

// SignedGrouped is Grouped with a plus before what is above zero.
func SignedGrouped(v float64, decimals int) string { return plus(v, Grouped(v, decimals)) }

// Digits writes v with three significant digits: coefficients are of very different sizes.
func Digits(v float64) string {
	a := math.Abs(v)
	switch {
	case math.IsNaN(v) || math.IsInf(v, 0):
		return Unknown
	case a == 0:
		return "0"
	case a >= 1e6 || a < 1e-4:
		return strings.ReplaceAll(strconv.FormatFloat(v, 'e', 2, 64), "-", Minus)
	case a >= 100:
		return Fixed(v, 0)
	}
	// The exponent is that of the rounded value: 0.9996 has three digits as 1.00.
	e := 0
	if _, x, ok := strings.Cut(strconv.FormatFloat(a, 'e', 2, 64), "e"); ok {
		e, _ = strconv.Atoi(x)
	}
	return Fixed(v, 2-e)
}

// Trimmed writes a setting with up to four decimals and no idle zeros: "5", "97.5".
func Trimmed(v float64) string {
	s := Fixed(v, 4)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// Plain writes v with three significant digits and never an exponent: "0.00123", "1230".
func Plain(v float64) string {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 3, 64), 64)
	if err != nil || math.IsNaN(rounded) || math.IsInf(rounded, 0) {
		return Unknown
	}
	return strings.Replace(strconv.FormatFloat(rounded, 'f', -1, 64), "-", Minus, 1)
}

// Ordinal is "1st", "2nd", "11th".
func Ordinal(n int) string {
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}

// plus puts a plus before the text of a value above zero, unless it was rounded to zero.
func plus(v float64, s string) string {
	if v > 0 && s != Unknown && !zero(s) {
		return "+" + s
	}
	return s
}

// zero reports a written number without a digit other than 0.
func zero(s string) bool { return !strings.ContainsAny(s, "123456789") }

// thousands puts commas into the digits of a whole number.
func thousands(digits string) string {
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
