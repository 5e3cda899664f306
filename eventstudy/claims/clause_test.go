package claims

import "testing"

// What another clause says of another figure neither fixes the price of a figure nor gives it a
// direction: a clause ends at a comma, a dash or a word that opens one. "Close" is the price of the
// day as a verb, and where something happened at it; not where something is counted from it.
func TestClauses(t *testing.T) {
	for _, c := range []struct {
		quote, figure string
		way           Direction
		fixed         Side
	}{
		{"Alibaba gained 4.9% to $118.33 after hitting an intraday high of $119.81", "4.9%", Up,
			""},
		{"Alibaba gained 4.9% after hitting an intraday high of $119.81", "$119.81", Up, High},
		{"shares fell 2% while the index rose and closed higher", "2%", Down, ""},
		{"shares opened lower - then gained 2%", "2%", Up, ""},
		{"rose 1.7% to close at $126.90", "1.7%", Up, Close},
		{"up 5% from the previous close", "5%", Up, ""},
		{"was up 5% at the close", "5%", Up, Close},
		{"shares put on 1.3pct", "1.3pct", Up, ""},
		{"fell by up to 9%", "up to 9%", Down, ""},
		{"fell by as much as 9% before closing at $5", "9%", Down, Low},
		{"the shares rose or fell 2%", "2%", Unstated, ""},
	} {
		way, both := DirectionOf(c.quote, c.figure)
		if both != (c.way == Unstated) || way != c.way {
			t.Errorf("%q: %q goes %q, both %v", c.quote, c.figure, way, both)
		}
		if got := FixedOf(c.quote, c.figure, way); got != c.fixed {
			t.Errorf("%q: %q is a figure of %q, want %q", c.quote, c.figure, got, c.fixed)
		}
	}
}
