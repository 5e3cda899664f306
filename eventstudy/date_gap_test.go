package eventstudy

import "testing"

// TestMedianGap counts short gaps and sorts long ones; of two in the middle the larger counts.
func TestMedianGap(t *testing.T) {
	for want, gaps := range map[int][]Date{0: nil, 1: {1, 1, 3}, 3: {1, 3}, 7: {6, 7, 8, 7, 7},
		30: {31, 28, 30, 31, 30}, 31: {30, 31}, 400: {400}} {
		days := []Date{NewDate(2025, 1, 2)}
		for _, g := range gaps {
			days = append(days, days[len(days)-1]+g)
		}
		if got := MedianGap(days); got != want {
			t.Errorf("%v: %d, want %d", gaps, got, want)
		}
	}
}
