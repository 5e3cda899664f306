package eventstudy

import "testing"

// The shortest forms of p-values that still tell p from the level and from zero.
func TestPValues(t *testing.T) {
	for _, c := range []struct {
		p, alpha    float64
		table, text string
	}{
		{0.0009, 0.05, "<0.001", "p < 0.001"}, {0.001, 0.05, "0.001", "p = 0.001"},
		{0.0049, 0.05, "0.005", "p = 0.005"}, {0.0099, 0.05, "0.010", "p = 0.01"},
		{0.0499, 0.05, "0.0499", "p = 0.0499"}, {0.0501, 0.05, "0.0501", "p = 0.0501"},
		{0.44, 0.05, "0.440", "p = 0.44"}, {0.96, 0.05, "0.960", "p = 0.96"},
		{0.996, 0.05, "0.996", "p > 0.99"}, {0.00005, 0.0001, "<0.0001", "p < 0.0001"},
	} {
		if got := Probability(c.p, c.alpha, 3); got != c.table {
			t.Errorf("%v at %v is %s in a table, want %s", c.p, c.alpha, got, c.table)
		}
		if got := PValue(c.p, c.alpha); got != c.text {
			t.Errorf("%v at %v is %q in a text, want %q", c.p, c.alpha, got, c.text)
		}
	}
}
