package words

import (
	"math"
	"strconv"
	"strings"
)

// Probability writes a p-value with the decimals given, "<0.001" where it is smaller still. It
// takes more decimals where rounding would put p on alpha or on its other side: 0.0499 at 5 % is
// not 0.050. NaN is a dash.
func Probability(p, alpha float64, decimals int) string {
	if math.IsNaN(p) || math.IsInf(p, 0) {
		return Unknown
	}
	floor := 0.001
	for alpha > 0 && floor > alpha {
		floor /= 10
	}
	if p >= 0 && p < floor {
		return "<" + strconv.FormatFloat(floor, 'f', -1, 64)
	}
	for ; decimals < 12; decimals++ {
		r, err := strconv.ParseFloat(strconv.FormatFloat(p, 'f', decimals, 64), 64)
		sameSide := r != alpha && (r < alpha) == (p < alpha)
		if err != nil || p == alpha || sameSide && (r > 0 || p == 0) {
			break
		}
	}
	return strconv.FormatFloat(p, 'f', decimals, 64)
}

// PEquals completes "p" with three decimals, as Probability chooses them: "= 0.032", "< 0.001".
func PEquals(p, alpha float64) string {
	s := Probability(p, alpha, 3)
	if small, ok := strings.CutPrefix(s, "<"); ok {
		return "< " + small
	}
	return "= " + s
}

// PValue writes a p-value in a text, with no more digits than mean anything: "p = 0.03",
// "p < 0.001", "p > 0.99".
func PValue(p, alpha float64) string {
	decimals := 2
	switch {
	case math.IsNaN(p):
		return "p unknown"
	case p > 0.995:
		return "p > 0.99"
	case p < 0.0995:
		decimals = 3
	}
	s := Probability(p, alpha, decimals)
	if small, ok := strings.CutPrefix(s, "<"); ok {
		return "p < " + small
	}
	if decimals == 3 && len(s) == len("0.000") {
		s = strings.TrimSuffix(s, "0")
	}
	return "p = " + s
}
