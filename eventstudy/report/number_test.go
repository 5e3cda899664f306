package report

import (
	"math"
	"testing"

	"stockmove/eventstudy"
)

func TestNumbers(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct{ got, want string }{
		{percent(0.092267), "+9.23\u202f%"},
		{percent(-0.0031), "−0.31\u202f%"},
		{percent(0), "0.00\u202f%"},
		{percent(-0.000001), "0.00\u202f%"}, // no signed zero
		{percent(nan), "–"},
		{percent(math.Inf(1)), "–"},
		{size(0.0205), "2.05\u202f%"},
		{probability(0.0009999, 0.05), "<0.001"},
		{probability(0, 0.05), "<0.001"},
		{probability(0.001, 0.05), "0.001"},
		{probability(0.0049, 0.05), "0.005"},
		{probability(0.0099, 0.05), "0.010"},
		{probability(0.0316, 0.05), "0.032"},
		{probability(0.04988, 0.05), "0.0499"},
		{probability(0.0499996, 0.05), "0.0499996"},
		{probability(0.0501, 0.05), "0.0501"},
		{probability(0.05, 0.05), "0.050"},
		{probability(0.0496, 0.05), "0.0496"},
		{probability(0.0494, 0.05), "0.049"},
		{probability(0.00004, 0.0001), "<0.0001"},
		{probability(0.0004, 0.0001), "0.0004"},
		{probability(0.10001, 0.1), "0.10001"},
		{probability(1, 0.05), "1.000"},
		{probability(nan, 0.05), "–"},
		{interval([2]float64{0.01, math.Inf(1)}), "above +1.00\u202f%"},
		{interval([2]float64{math.Inf(-1), -0.01}), "below −1.00\u202f%"},
		{interval([2]float64{-0.04, 0.0123}), "−4.00 to +1.23\u202f%"},
		{interval([2]float64{nan, 0.1}), "–"},
		{distribution(eventstudy.Result{Dist: eventstudy.StudentT, DF: 29}), "t(29)"},
		{distribution(eventstudy.Result{Dist: eventstudy.Normal, DF: nan}), "N(0,1)"},
		{distribution(eventstudy.Result{DF: nan}), "–"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

// The calendar of AppendISO is held against the one of the standard library, day by day over 240
// years.
func TestAppendDate(t *testing.T) {
	for d := eventstudy.NewDate(1860, 1, 1); d <= eventstudy.NewDate(2100, 12, 31); d++ {
		if got := string(d.AppendISO(nil)); got != d.String() {
			t.Fatalf("day %d: %s, want %s", d, got, d)
		}
	}
	for _, d := range []eventstudy.Date{eventstudy.NewDate(9999, 12, 31),
		eventstudy.NewDate(10000, 1, 1), eventstudy.NewDate(0, 1, 1),
		eventstudy.NewDate(-5, 1, 1)} {
		if got := string(d.AppendISO(nil)); got != d.String() {
			t.Errorf("%s, want %s", got, d)
		}
	}
}
