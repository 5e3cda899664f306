package eventstudy

import (
	"math"
	"testing"
)

// TestDist compares with R 4.2.2: qnorm, pt, qt, pchisq with 17 digits.
func TestDist(t *testing.T) {
	for _, c := range []struct {
		name            string
		got, want, near float64
	}{
		{"qnorm(1e-300)", NormalQuantile(1e-300), -37.047096299361201, 1e-14},
		{"qnorm(1e-20)", NormalQuantile(1e-20), -9.2623400897984052, 1e-14},
		{"qnorm(1e-10)", NormalQuantile(1e-10), -6.3613409024040557, 1e-14},
		{"qnorm(0.001)", NormalQuantile(0.001), -3.0902323061678132, 1e-14},
		{"qnorm(0.3)", NormalQuantile(0.3), -0.52440051270804067, 1e-14},
		{"qnorm(0.975)", NormalQuantile(0.975), 1.9599639845400536, 1e-14},
		{"qnorm(0.9999999)", NormalQuantile(0.9999999), 5.1993375822906618, 1e-14},
		{"2*pt(-2.5, 10)", StudentP(2.5, 10, TwoSided), 0.031446844236608776, 1e-13},
		{"pt(2.5, 10)", StudentP(2.5, 10, Lower), 0.98427657788169554, 1e-13},
		{"2*pt(-10, 1)", StudentP(-10, 1, TwoSided), 0.06345103486110712, 1e-13},
		{"2*pt(-40, 248)", StudentP(40, 248, TwoSided), 3.7693207555103289e-110, 1e-12},
		{"2*pt(-8, 1e6)", StudentP(8, 1e6, TwoSided), 1.2455063433202533e-15, 1e-9},
		{"2*pt(-1e10, 2)", StudentP(1e10, 2, TwoSided), 1e-20, 1e-12},
		{"qt(0.975, 1)", StudentQuantile(0.975, 1), 12.706204736174694, 1e-13},
		{"qt(0.995, 248)", StudentQuantile(0.995, 248), 2.5957985369649506, 1e-13},
		{"qt(0.9999, 30)", StudentQuantile(0.9999, 30), 4.2339859572720613, 1e-13},
		{"qt(0.0001, 7)", StudentQuantile(0.0001, 7), -7.0634328281575138, 1e-13},
		{"2*pnorm(-9)", NormalP(9, TwoSided), 2.2571768119076816e-19, 1e-13},
		{"pnorm(-9)", NormalP(9, Upper), 1.1285884059538408e-19, 1e-13},
		{"pchisq(23.2, 10, lower=FALSE)", chiSquareP(23.2, 10), 0.010031938382424135, 1e-12},
	} {
		if !near(c.got, c.want, c.near) {
			t.Errorf("%s: %.17g, want %.17g", c.name, c.got, c.want)
		}
	}
	for name, v := range map[string]float64{
		"StudentP of NaN": StudentP(math.NaN(), 5, TwoSided),
		"of no degrees":   StudentP(1, 0, TwoSided),
		"NormalP of NaN":  NormalP(math.NaN(), Upper), "qt of 1": StudentQuantile(1, 5),
		"qnorm of 0":        NormalQuantile(0),
		"chi-square of NaN": chiSquareP(math.NaN(), 1)} {
		if !math.IsNaN(v) {
			t.Errorf("%s: %v, want NaN", name, v)
		}
	}
}
