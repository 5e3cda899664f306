package pricefile

import (
	"strings"
	"testing"
)

// TestEventRows leaves out the rows of dividends and splits that a page writes among its days, says
// how many and where, and keeps the places of what is wrong.
func TestEventRows(t *testing.T) {
	text := "Date\tClose\tVolume\nFeb 3, 2025\t1.5\t7\nFeb 3, 2025\t1/5 Stock Split\t\n" +
		"Feb 4, 2025\t1.6\t8\n\nFeb 5, 2025\t$0.24 Dividend\n" +
		"Feb 5, 2025\t10:1 Stock Splits\t10:1 Stock Splits\nFeb 6, 2025\t1.7\t9\n"
	f := read(t, text, Options{})
	if p := f.Prices[0]; len(p.Dates) != 3 || p.Close[2] != 1.7 || f.Rows != 6 || f.Kept != 3 {
		t.Errorf("%v, %d rows, %d kept", p.Dates, f.Rows, f.Kept)
	}
	want := []Drop{{Reason: "dividend or split", Count: 3}, {Reason: "blank line", Count: 1}}
	want[0].First.File, want[0].First.Line = "f.csv", 3
	want[1].First.File, want[1].First.Line = "f.csv", 5
	if len(f.Dropped) != 2 || f.Dropped[0] != want[0] || f.Dropped[1] != want[1] {
		t.Errorf("left out %+v", f.Dropped)
	}
	for _, row := range []string{"Feb 7, 2025\t0.24 Dividend\t9", "Feb 7, 2025\t0.24 Dividends",
		"Feb 7, 2025\tDividend", "1\t2\tFeb 7, 2025\t0.2 Dividend"} {
		_, err := Read("f.csv", strings.NewReader(text+row+"\n"), Options{})
		if err == nil || !strings.HasPrefix(err.Error(), "f.csv:9:") {
			t.Errorf("%q: %v", row, err)
		}
	}
}
