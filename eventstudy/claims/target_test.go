package claims

import (
	"math"
	"math/big"
	"strings"
	"testing"
)

// The ends follow from the rule: half a unit of the last digit on either side, the half away from
// zero left out.
func TestTargetEnds(t *testing.T) {
	for _, c := range []struct {
		claim Statement
		in    []string
		out   []string
	}{
		{Statement{Value: "9.2%"}, []string{"0.0915", "0.092", "0.0924999"},
			[]string{"0.0914999", "0.0925", "-0.092"}},
		{Statement{Value: "9.20%"}, []string{"0.09195", "0.0920499"},
			[]string{"0.0919499", "0.09205"}},
		{Statement{Value: "-3.4%"}, []string{"-0.0335", "-0.0344999"},
			[]string{"-0.0334999", "-0.0345", "0.034"}},
		{Statement{Value: "0.0%"}, []string{"0", "0.000499", "-0.000499"},
			[]string{"0.0005", "-0.0005"}},
		{Statement{Value: "HK$124.3"}, []string{"124.25", "124.3", "124.3499"},
			[]string{"124.2499", "124.35"}},
		{Statement{Value: "HK$124.30"}, []string{"124.295", "124.3049"},
			[]string{"124.2949", "124.305"}},
		{Statement{AtLeast: "40%"}, []string{"0.4", "5"}, []string{"0.39999", "-1"}},
		{Statement{AtMost: "-5%"}, []string{"-0.05", "-0.9"}, []string{"-0.0499", "0.05"}},
		{Statement{Between: [2]string{"9.1%", "9.2%"}}, []string{"0.0905", "0.0915", "0.0924999"},
			[]string{"0.0904999", "0.0925"}},
		{Statement{Between: [2]string{"9.2%", "9.1%"}}, []string{"0.0905", "0.0924999"},
			[]string{"0.0904999", "0.0925"}},
		{Statement{Between: [2]string{"-2%", "1%"}}, []string{"-0.0249", "0", "0.0149"},
			[]string{"-0.025", "0.015"}},
	} {
		tg := target(t, c.claim)
		for _, s := range c.in {
			if !tg.Contains(rat(s)) {
				t.Errorf("%s should contain %s", tg.Text, s)
			}
		}
		for _, s := range c.out {
			if tg.Contains(rat(s)) {
				t.Errorf("%s should not contain %s", tg.Text, s)
			}
		}
		if tg.Contains(nil) {
			t.Errorf("%s contains the unknown", tg.Text)
		}
	}
}

// target is that of a statement, which is of a price or a change as its figure has it.
func target(t testing.TB, s Statement) *Target {
	t.Helper()
	s.ID, s.Securities, s.Date, s.Kind = "x", []string{"X"}, date("2025-02-13"), "level"
	if strings.Contains(s.Value+s.AtLeast+s.AtMost+s.MoreThan+s.LessThan+s.About+s.Nearly+
		s.Between[0], "%") {
		s.Kind = "move"
	}
	c, ps := Parse(s)
	if ps != nil {
		t.Fatal(ps)
	}
	return c.Target
}

// A figure exactly on an end stays on its side when the last bits of a float change it.
func TestTargetEdgeNoise(t *testing.T) {
	tg := target(t, Statement{Value: "9.2%"})
	for _, n := range []string{"0.0915", "0.09150000000000001", "0.09149999999999999"} {
		if !tg.Contains(rat(n)) {
			t.Errorf("9.2%% should contain %s", n)
		}
	}
	for _, n := range []string{"0.0925", "0.09250000000000001", "0.09249999999999999"} {
		if tg.Contains(rat(n)) {
			t.Errorf("9.2%% should not contain %s", n)
		}
	}
}

// 109.15/100 is not a binary fraction, and (109.15/100)−1 in float64 is 0.09150000000000014 or a
// neighbour: the exact path must see 0.0915. 32-bit prints of 113.8 and 124.3 must give the ratio
// of the decimals, 10.5/113.8.
func TestChangeIsExact(t *testing.T) {
	if c := change(100, 109.15); c.Cmp(rat("0.0915")) != 0 {
		t.Errorf("change(100, 109.15) = %s", c)
	}
	want := rat("10.5")
	want.Quo(want, rat("113.8"))
	for _, p := range [][2]float64{{113.8, 124.3}, {113.800003, 124.300003},
		{113.80000305175781, 124.30000305175781}} {
		if c := change(snap(p[0]), snap(p[1])); c.Cmp(want) != 0 {
			t.Errorf("%v: %s", p, c.FloatString(12))
		}
	}
	for _, v := range []float64{math.NaN(), 0, -1, math.Inf(1)} {
		if change(v, 1) != nil || change(1, v) != nil || !math.IsNaN(ratio(v, 1)) {
			t.Errorf("%v taken for a price", v)
		}
	}
}

func TestSnapKeepsRealPrices(t *testing.T) {
	for _, v := range []float64{85.3499, 114.965, 82.731679, 109.469755, 0.000123, 4766.18,
		123456.789} {
		if snap(v) != v {
			t.Errorf("%v became %v", v, snap(v))
		}
	}
	if got := snap(0.099999997); got != 0.1 && got != 0.099999997 {
		t.Errorf("0.099999997 became %v", got)
	}
}

// Floating point and fractions say the same of every change, also beside, on and within the noise
// of an end.
func TestGrewIsReached(t *testing.T) {
	for _, c := range []Statement{{Value: "9.2%"}, {Value: "-3.4%"}, {Value: "0%"},
		{AtLeast: "40%"}, {AtMost: "-5%"},
		{AtMost: "5%"}, {MoreThan: "9.2%"}, {LessThan: "-9.2%"},
		{Between: [2]string{"-2%", "1%"}}} {
		tg := target(t, c)
		ends := []float64{0, -0.5, 3}
		for _, r := range []*big.Rat{tg.Lo, tg.Hi} {
			if r != nil {
				ends = append(ends, float(r))
			}
		}
		for _, end := range ends {
			for _, off := range []float64{0, 1e-16, 1e-12, 1e-10, 1.01e-9, 1e-8, 1e-7, 1e-6, 1.1e-6,
				1e-5, 0.01} {
				for _, v := range []float64{end - off, end + off} {
					for _, from := range []float64{100, 84.79, 1e-4, 3e8} {
						to := from * (1 + v)
						if got, want := tg.grew(from, to),
							tg.Reached(change(from, to)); got != want {
							t.Errorf("%s: from %v to %v: %v, by fractions %v", tg.Text, from,
								to, got, want)
						}
					}
				}
			}
		}
		for _, p := range [][2]float64{{0, 1}, {1, 0}, {-1, 2}, {math.NaN(), 1}, {1, math.NaN()},
			{1, math.Inf(1)}, {math.Inf(1), 1}, {5e-324, 1e308}} {
			if got, want := tg.grew(p[0], p[1]), tg.Reached(change(p[0], p[1])); got != want {
				t.Errorf("%s: from %v to %v: %v, by fractions %v", tg.Text, p[0], p[1], got, want)
			}
		}
	}
}
