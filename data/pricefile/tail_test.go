package pricefile

import (
	"math"
	"strings"
	"testing"
)

// TestShortLines takes a volume that is missing at the end of a line as unknown, and says
// how often; a whole file may go without, and its last line too where it has an end.
func TestShortLines(t *testing.T) {
	const head = "Date,Open,High,Low,Close,Volume\n"
	const old = "1959-09-28,371.93,371.93,371.93,371.93\n1959-09-29,374.75,374.75,374.75,374.75\n"
	for name, x := range map[string]struct {
		text   string
		volume []float64
		short  string
	}{
		"index": {head + old + "1959-09-30,370,371,369,370,100\n",
			[]float64{math.NaN(), math.NaN(), 100}, ": 2, the first line 2"},
		"last": {head + "1959-09-25,370,371,369,370,100\n" + old,
			[]float64{100, math.NaN(), math.NaN()}, ": 2, the first line 3"},
		"last alone": {head + "1959-09-25,370,371,369,370,100\n1959-09-28,370,371,369,371\n",
			[]float64{100, math.NaN()}, ": 1, the first line 3"},
		"no end": {head + strings.TrimSuffix(old, "\n"), []float64{math.NaN(), math.NaN()},
			": 2, the first line 2"},
		"quotes": {head + old + "1959-09-30,\"370\",371,369,370,100\n",
			[]float64{math.NaN(), math.NaN(), 100}, ": 2, the first line 2"},
		"full": {head + "1959-09-25,370,371,369,370,100\n", []float64{100}, ""},
	} {
		f := read(t, x.text, Options{})
		sameValues(t, name, f.Prices[0].Volume, x.volume)
		if w := why(f, "volume"); !strings.HasSuffix(w, x.short) || x.short == "" && w != "" {
			t.Errorf("%s: %q", name, w)
		}
		if len(f.Dropped) > 0 || len(f.Findings) > 0 {
			t.Errorf("%s: %v %v", name, f.Dropped, f.Findings)
		}
	}
	f := read(t, "Date,A,B,Volume\n2024-01-02,1,2\n2024-01-03,1,2\n",
		Options{Columns: map[string]string{"close": "A", "open": "B"}})
	if w := why(f, "volume"); !strings.HasSuffix(w, ": 2, the first line 2") {
		t.Errorf("named columns: %q", w)
	}
}
