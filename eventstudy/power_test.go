package eventstudy

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestPower holds power, detectable effects, numbers of events and equivalence against base R
// (testdata/power_reference.R), whose noncentral t is good to about 1e-10.
func TestPower(t *testing.T) {
	compared := 0
	for _, row := range readRows(t, "testdata/power_reference.csv") {
		d := &Design{Alpha: 0.05, Tail: Tail(row["tail"])}
		df, x, y := number(t, row["df"]), number(t, row["x"]), number(t, row["y"])
		got, tol := math.NaN(), 1e-9
		switch row["what"] {
		case "power":
			got = d.Power(x*0.02, 0.02, df)
		case "detectable":
			got = d.Detectable(0.02, df) / 0.02
		case "mean":
			got = d.Power(x, y/math.Sqrt(df), df-1)
		case "needed":
			got = float64(d.EventsNeeded(x, y))
		case "equivalence":
			got = Equivalence(x, 1, df, y)
		}
		want := number(t, row["value"])
		if e := math.Abs(got-want) / math.Max(math.Abs(want), 1e-2); !(e <= tol) {
			t.Errorf("%v: %.12g, want %.12g", row, got, want)
		}
		compared++
	}
	if compared < 140 {
		t.Errorf("only %d numbers compared", compared)
	}
}

// TestExaggeration: Gelman & Carlin (2014) print power 0.06, type S 0.24 and a factor of 9.7 for a
// true effect of 2 with a standard error of 8.1, and 0.05, 0.46 and 77 for 0.1 with 3.28, from
// simulations of 10,000, hence the tolerances.
func TestExaggeration(t *testing.T) {
	d := &Design{Alpha: 0.05}
	for _, c := range []struct{ effect, se, power, sign, factor, tol float64 }{
		{2, 8.1, 0.06, 0.24, 9.7, 0.06},
		{0.1, 3.28, 0.05, 0.46, 77, 0.02},
	} {
		x := d.Exaggerates(c.effect, c.se)
		for what, v := range map[string][2]float64{
			"power": {x.Power, c.power}, "type S": {x.WrongSign, c.sign},
			"type M": {x.Factor, c.factor},
		} {
			if off(v[0], v[1]) > c.tol {
				t.Errorf("%s of %g ± %g: %g, printed %g", what, c.effect, c.se, v[0], v[1])
			}
		}
	}
	// By simulation: what significant estimates of a true 1.5 standard errors look like.
	g := rand.New(rand.NewPCG(1, 2))
	const draws = 400_000
	found, wrong, size := 0.0, 0.0, 0.0
	for range draws {
		z := 1.5 + g.NormFloat64()
		if NormalP(z, TwoSided) < 0.05 {
			found++
			size += math.Abs(z)
			if z < 0 {
				wrong++
			}
		}
	}
	x := d.Exaggerates(0.03, 0.02)
	if lo, hi := binomialBand(x.Power, draws, 0.001); found/draws < lo || found/draws > hi {
		t.Errorf("power %g, simulated %g", x.Power, found/draws)
	}
	if lo, hi := binomialBand(x.WrongSign, int64(found), 0.001); wrong/found < lo ||
		wrong/found > hi {
		t.Errorf("type S %g, simulated %g", x.WrongSign, wrong/found)
	}
	if off(x.Factor, size/found/1.5) > 0.005 {
		t.Errorf("type M %g, simulated %g", x.Factor, size/found/1.5)
	}
}

// TestExcludable: the smallest bound that is refuted is the one whose equivalence has p = alpha,
// and too few degrees of freedom have no power to speak of.
func TestExcludable(t *testing.T) {
	d := &Design{Alpha: 0.05}
	for _, est := range []float64{-0.03, 0.001, 0.02} {
		if p := Equivalence(est, 0.01, 98, d.Excludable(est, 0.01, 98)); math.Abs(p-0.05) > 1e-12 {
			t.Errorf("estimate %g: p at the bound is %g", est, p)
		}
	}
	for _, v := range []float64{d.Power(1, 1, 2), d.Power(1, 0, 9), d.Detectable(1, math.NaN()),
		Equivalence(0, 0, 9, 1)} {
		if !math.IsNaN(v) {
			t.Errorf("%g where nothing is known", v)
		}
	}
	// Tables of the normal: 1.644854 bounds an upper 5 %, 0.841621 leaves 80 % above it.
	v := (&Design{Alpha: 0.05, Tail: Upper}).Detectable(1,
		math.Inf(1))
	if math.Abs(v-2.486475) > 1e-6 {
		t.Errorf("known variance: %.9f, want 2.486475", v)
	}
}
