package charts

import (
	"math"
	"slices"
	"strings"
	"testing"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/report"
)

func TestNumbers(t *testing.T) {
	nan := math.NaN()
	doc := &report.Document{Report: &eventstudy.Report{Design: eventstudy.Design{Alpha: 0.05}}}
	p := func(v float64) string { return pvalue(doc, v) }
	for _, c := range []struct{ got, want string }{
		{percent(0.0004), "+0.04\u202f%"}, {percent(0.028), "+2.8\u202f%"},
		{percent(0), "0.0\u202f%"},
		{p(0.0004), "p < 0.001"}, {p(0.036), "p = 0.036"}, {p(0.03), "p = 0.03"},
		{p(0.44), "p = 0.44"}, {p(0.999), "p > 0.99"}, {p(nan), "p unknown"},
		{p(0.04988), "p = 0.0499"}, {p(0.0501), "p = 0.0501"}, {p(0.05), "p = 0.05"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestDates(t *testing.T) {
	a, b, c := eventstudy.NewDate(2025, 2, 11), eventstudy.NewDate(2025, 2, 13),
		eventstudy.NewDate(2024, 12, 31)
	for _, x := range []struct{ got, want string }{
		{fullDate(b), "13 February 2025"}, {shortDate(b), "13 Feb 2025"}, {shortDay(b), "13 Feb"},
		{dateRange(a, b), "11–13 February 2025"},
		{dateRange(c, b), "31 December 2024–13 February 2025"},
		{dateRange(b, b), "13 February 2025"},
		{dayRange(a, b), "11–13 Feb"}, {fullDate(eventstudy.NoDate), "–"},
	} {
		if got := plain(x.got); got != x.want {
			t.Errorf("got %q, want %q", got, x.want)
		}
	}
}

// Ticks are multiples of 1, 2, 2.5 or 5 × 10ⁿ, hold zero where the range does, and are never
// more than asked for by one.
func TestTicks(t *testing.T) {
	for _, c := range []struct {
		lo, hi float64
		n      int
		want   []float64
		dec    int
	}{
		{-6.3, 2.1, 4, []float64{-5, -2.5, 0}, 1},
		{-10.4, 10.4, 5, []float64{-10, -5, 0, 5, 10}, 0},
		{0, 0.0043, 4, []float64{0, 0.002, 0.004}, 3},
		{97, 131, 4, []float64{100, 110, 120, 130}, 0},
		{580000, 640000, 3, []float64{580000, 600000, 620000, 640000}, 0},
	} {
		got, dec := ticks(span{c.lo, c.hi}, c.n)
		if !slices.EqualFunc(got, c.want, func(a, b float64) bool {
			return math.Abs(a-b) <= 1e-12*math.Max(1, math.Abs(b))
		}) || dec != c.dec {
			t.Errorf("%g … %g: %v with %d decimals, want %v with %d", c.lo, c.hi, got, dec,
				c.want, c.dec)
		}
	}
	for _, w := range []float64{1e-9, 0.3, 7, 1e12} {
		at, _ := ticks(span{-w, w * 1.7}, 6)
		if len(at) > 7 || len(at) < 2 || !slices.Contains(at, 0) {
			t.Errorf("width %g: %v", w, at)
		}
	}
}

// Labels are moved apart by the least squares of their moves: of two that want one place each
// goes half the gap (by hand), and nothing that has room moves.
func TestSpread(t *testing.T) {
	ys := []float64{50, 50, 20}
	spread(ys, 10, 0, 100)
	if want := []float64{55, 45, 20}; !slices.Equal(ys, want) {
		t.Errorf("got %v, want %v", ys, want)
	}
	ys = []float64{99, 98, 97}
	spread(ys, 10, 0, 100)
	if want := []float64{100, 90, 80}; !slices.EqualFunc(ys, want, func(a, b float64) bool {
		return math.Abs(a-b) < 9
	}) || ys[0] > 100 || ys[0]-ys[1] < 10 || ys[1]-ys[2] < 10 {
		t.Errorf("got %v", ys)
	}
}

// Quantiles of type 7 (Hyndman & Fan 1996), as R's default: quantile(c(1,2,4,8)) in
// R 4.2.2 gives 1, 1.75, 3, 5, 8.
func TestQuantiles(t *testing.T) {
	got := quantiles([]float64{1, 2, 4, 8}, 0, 0.25, 0.5, 0.75, 1)
	if want := []float64{1, 1.75, 3, 5, 8}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestParseSize(t *testing.T) {
	for in, want := range map[string]Size{"single": Single, "DOUBLE": Double, "slide": Slide,
		"7x4.2": {W: 7, H: 4.2}, "6.5×4in": {W: 6.5, H: 4}} {
		if got, err := ParseSize(in); err != nil || got != want {
			t.Errorf("%q: %v, %v", in, got, err)
		}
	}
	for _, in := range []string{"", "large", "7", "7x", "-3x4", "0x0", "1x1", "99x99", "NaNx4",
		"Infx4", "7x4x2"} {
		if got, err := ParseSize(in); err == nil {
			t.Errorf("%q was read as %v", in, got)
		}
	}
}

// A character that no font has is named in a warning.
func TestFallback(t *testing.T) {
	doc := study{securities: 1, events: 1, level: 100, jump: 0.1, name: "Acme 株",
		together: true}.document(t)
	pic, err := Render("ar", doc, Selection{}, Style{DPI: 48})
	if err != nil || len(pic.Warnings) != 1 || !strings.Contains(pic.Warnings[0].Text, "株") {
		t.Errorf("%v, %v", pic.Warnings, err)
	}
}

// A figure stands a space behind what it is a figure of, its minus is one, and where there is
// little room the words of a bound are a sign.
func TestClaimInWords(t *testing.T) {
	for _, c := range []struct {
		s           claims.Statement
		long, short string
	}{
		{claims.Statement{Kind: "largest-loss-since", Since: "2022", Value: "3.0%"},
			"largest daily loss 3.0\u202f% since 2022", "largest loss 3.0\u202f% since 2022"},
		{claims.Statement{Kind: "highest-since", Since: "2022-01", Value: "HK$124.3"},
			"highest HK$124.3 since January 2022", "highest HK$124.3 since Jan 2022"},
		{claims.Statement{Kind: "move", AtMost: "-30%"},
			"move of at most −30\u202f%", "move of ≤\u202f−30\u202f%"},
		{claims.Statement{Kind: "change-since", Since: "year-start", MoreThan: "40%"},
			"more than 40\u202f% since the start of 2025", ">\u202f40\u202f% since start of 2025"},
		{claims.Statement{Kind: "streak", Length: 3, Direction: "up"}, "streak", "streak"},
	} {
		c.s.ID, c.s.Securities, c.s.Date = "x", []string{"X"}, eventstudy.NewDate(2025, 2, 13)
		cl, ps := claims.Parse(c.s)
		if ps != nil {
			t.Fatal(ps)
		}
		got := claimWords(cl)
		if got[0] != "X: "+c.long || got[2] != c.short {
			t.Errorf("%s: %q", c.s.Kind, got)
		}
	}
}
