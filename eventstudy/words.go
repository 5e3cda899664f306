package eventstudy

import (
	"math"
	"strconv"
	"strings"
)

// What tables, texts and charts say alike.

// Probability writes a p-value with the decimals given, "<0.001" where it is smaller still. It takes more decimals where
// rounding would put p on alpha or on its other side: 0.0499 at 5 % is not 0.050. NaN is "–".
func Probability(p, alpha float64, decimals int) string {
	if math.IsNaN(p) || math.IsInf(p, 0) {
		return "–"
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
		if err != nil || r != alpha && (r < alpha) == (p < alpha) && (r > 0 || p == 0) || p == alpha {
			break
		}
	}
	return strconv.FormatFloat(p, 'f', decimals, 64)
}

// PValue writes a p-value in a text, with no more digits than mean anything: "p = 0.03", "p < 0.001".
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

// Ordinary compares an abnormal return with an ordinary day's, no more strongly than its p-value and the alternative allow: a
// one-sided test of gains says nothing of how large a loss is, and p ≥ alpha does not show that nothing
// happened. It completes "the abnormal return is …".
func (d *Design) Ordinary(p float64) string {
	yes, no := "more than", "not distinguishable from"
	switch d.Tail {
	case Upper:
		yes, no = "higher than", "not distinguishably higher than"
	case Lower:
		yes, no = "lower than", "not distinguishably lower than"
	}
	if p < d.Alpha {
		return yes + " an ordinary day's"
	}
	return no + " an ordinary day's"
}

// Zero does the same for a mean and zero: "the mean is …".
func (d *Design) Zero(p float64) string {
	yes, no := "different from", "not distinguishable from"
	switch d.Tail {
	case Upper:
		yes, no = "above", "not distinguishably above"
	case Lower:
		yes, no = "below", "not distinguishably below"
	}
	if p < d.Alpha {
		return yes + " zero"
	}
	return no + " zero"
}
