package eventstudy

import (
	"strings"
	"testing"
)

// TestThinTrading: 24 of 240 estimation days without a price or with a return of zero are 10 %, one
// fewer is less.
func TestThinTrading(t *testing.T) {
	for _, c := range []struct {
		missing, zeros int
		want           bool
	}{{0, 24, true}, {0, 23, false}, {12, 12, true}, {12, 11, false}, {24, 0, true}} {
		w := newWorld()
		p := w.a()
		for i := range c.zeros {
			p.Close[100+2*i] = p.Close[99+2*i]
		}
		var rows []int
		for i := range c.missing {
			rows = append(rows, 160+2*i)
		}
		w.drop(rows...)
		if o := w.one(t); hasCode(o.Warnings, "thin_trading") != c.want {
			t.Errorf("%d missing, %d zero: %v", c.missing, c.zeros, o.Warnings)
		}
	}
}

// TestTradeToTrade: with every return known it changes nothing; with gaps the returns over them
// stay in the sample. (The figures are in TestModels.)
func TestTradeToTrade(t *testing.T) {
	for _, m := range Models.All() {
		if m.Needs().NoThin != "" {
			continue
		}
		p := samplePanel(t, nil)
		a := sampleOutcome(t, p, m.Info().Name, nil)
		b := sampleOutcome(t, p, m.Info().Name, func(d *Design) { d.Thin = ThinTradeToTrade })
		agree(t, "trade to trade without gaps", a, b, 1, 1e-13)
		missing := map[int]bool{60: true, 90: true, 91: true, 92: true}
		p = samplePanel(t, missing)
		drop := sampleOutcome(t, p, m.Info().Name, nil)
		keep := sampleOutcome(t, p, m.Info().Name, func(d *Design) { d.Thin = ThinTradeToTrade })
		if drop.Fit.N != 234 || keep.Fit.N != 236 {
			t.Errorf("%s: %d and %d returns, want 234 and 236", m.Info().Name,
				drop.Fit.N, keep.Fit.N)
		}
	}
}

// TestDiagnostics: residuals that follow one another or come in storms are said to; ordinary ones
// are not.
func TestDiagnostics(t *testing.T) {
	e := normals(5, 400, 0, 1)
	follow, storm := make([]float64, 400), make([]float64, 400)
	for i := range e {
		follow[i], storm[i] = e[i], e[i]
		if i > 0 {
			follow[i] += 0.4 * follow[i-1]
		}
		if i/50%2 == 0 {
			storm[i] *= 4
		}
	}
	for _, c := range []struct {
		name string
		e    []float64
		want string
	}{{"ordinary", e, ""}, {"autocorrelated", follow, "autocorrelated_residuals"},
		{"storms", storm, "arch_effects"}} {
		f := &Fit{Resid: c.e, N: len(c.e)}
		f.diagnose(&Work{})
		var codes []string
		for _, n := range f.Notes {
			codes = append(codes, n.Code)
			if !strings.Contains(n.Text, "p < 0.0001") && !strings.Contains(n.Text, "p = 0.00") {
				t.Errorf("%s: %s", c.name, n.Text)
			}
		}
		if strings.Join(codes, " ") != c.want {
			t.Errorf("%s: %v, want %q", c.name, codes, c.want)
		}
	}
	short := &Fit{Resid: e[:4], N: 4}
	short.diagnose(&Work{})
	flat := &Fit{Resid: make([]float64, 50), N: 50}
	flat.diagnose(&Work{})
	if len(short.Notes)+len(flat.Notes) > 0 {
		t.Errorf("%v %v", short.Notes, flat.Notes)
	}
}

// TestHACWhereItIsNone: a model that is not least squares says that it leaves the errors as they
// are.
func TestHACWhereItIsNone(t *testing.T) {
	for _, m := range []string{"market-adjusted", "scholes-williams", "garch"} {
		p := samplePanel(t, nil)
		a := sampleOutcome(t, p, m, nil)
		b := sampleOutcome(t, p, m, func(d *Design) { d.HAC = 4 })
		agree(t, m, a, b, 1, 1e-15)
		if hasCode(a.Warnings, "hac_not_applied") || !hasCode(b.Warnings, "hac_not_applied") ||
			hasCode(b.Warnings, "hac_standard_errors") {
			t.Errorf("%s: %v", m, b.Warnings)
		}
	}
}

// TestHACTouchesErrorsAlone: Newey–West changes the standard errors of the coefficients, no
// coefficient and no prediction.
func TestHACTouchesErrorsAlone(t *testing.T) {
	for _, m := range []string{"mean", "market", "ff5", "dimson"} {
		p := samplePanel(t, nil)
		a := sampleOutcome(t, p, m, nil)
		b := sampleOutcome(t, p, m, func(d *Design) { d.HAC = -1 })
		agree(t, "with HAC", a, b, 1, 1e-15)
		if a.Fit.SE[0] == b.Fit.SE[0] || !hasCode(b.Warnings, "hac_standard_errors") {
			t.Errorf("%s: errors %v and %v", m, a.Fit.SE, b.Fit.SE)
		}
	}
	// More lags than rows are all the rows there are.
	o := sampleOutcome(t, samplePanel(t, nil), "market", func(d *Design) { d.HAC = 5000 })
	if !(o.Fit.SE[1] >= 0) {
		t.Errorf("%v", o.Fit.SE)
	}
}
