package doctor

import "testing"

// Changes are written as elsewhere: a true minus, and no exponent however far the price jumped.
func TestChange(t *testing.T) {
	for want, r := range map[string]float64{
		"+50.0\u202f%": 0.5, "−51.9\u202f%": -0.519, "101000-fold": 101022,
		"to 0.0000101 of the price before": 1.0102e-5 - 1,
	} {
		if got := change(r); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
