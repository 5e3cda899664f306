package pricefile

import (
	"math"
	"testing"
)

// TestOddVolumes takes marks in the place of a volume for an unknown one, and says so.
func TestOddVolumes(t *testing.T) {
	f := read(t, "Some Corp (ABC) Historical Prices\nDate,Open,High,Low,Close,Volume\n"+
		"12/17/2015,54.7,54.8,53.9,54.4,\"15,077,326\"\n12/16/2015,53.6,55.3,53.5,55,???\n"+
		"12/15/2015,54.4,54.9,54.2,54.8,\n12/14/2015,54.4,54.9,54.2,54.8,\ufffd\n", Options{})
	sameValues(t, "volume", f.Prices[0].Volume,
		[]float64{math.NaN(), math.NaN(), math.NaN(), 15077326})
	const want = "unknown where marks stand for it: such lines: 2, the first line 4"
	if w := why(f, "volume"); w != want {
		t.Errorf("%s, want %s", w, want)
	}
}
