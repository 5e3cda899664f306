package pricefile

import (
	"math"
	"testing"
)

// TestUnknownVolumeTwice keeps the known volume of a day that stands twice, on whichever row it
// is, and the larger of two known ones.
func TestUnknownVolumeTwice(t *testing.T) {
	for _, x := range []struct {
		one, two string
		want     float64
	}{{"", "6", 6}, {"6", "", 6}, {"5", "6", 6}, {"6", "5", 6}, {"", "", math.NaN()}} {
		text := "Date,Close,Volume\n2024-01-02,1,4\n2024-01-03,2," + x.one + "\n2024-01-03,2," +
			x.two + "\n"
		p := read(t, text, Options{}).Prices[0]
		if len(p.Volume) != 2 || !equal(p.Volume[1], x.want) {
			t.Errorf("%q and %q give %v", x.one, x.two, p.Volume)
		}
	}
}
