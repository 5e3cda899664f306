package eventstudy

import (
	"errors"
	"math"
	"strings"
	"testing"
)

// garchSample returns columns and returns of the estimation window of testdata/models.csv.
func garchSample(t testing.TB) (cols [][]float64, y []float64) {
	c := sampleColumns(t)
	one := make([]float64, 240)
	for i := range one {
		one[i] = 1
	}
	return [][]float64{one, append([]float64(nil), c["rm"][40:280]...)},
		append([]float64(nil), c["r"][40:280]...)
}

// TestGARCHLikelihood: the maximum found by scipy and by R (models_reference.py,
// models_reference.R).
func TestGARCHLikelihood(t *testing.T) {
	cols, y := garchSample(t)
	g, err := fitGARCH(cols, y)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"models_reference.txt", "models_reference_R.txt"} {
		for _, ref := range readReference(t, file) {
			if ref.key == "garch loglik" && !near(g.logLik, ref.value, 1e-12) {
				t.Errorf("%s: log-likelihood %.15g, want %.15g", file, g.logLik, ref.value)
			}
		}
	}
}

// TestGARCHGradient compares the exact gradient with central differences of the likelihood.
func TestGARCHGradient(t *testing.T) {
	cols, y := garchSample(t)
	k := len(cols)
	if err := leastSquares(cols, y, make([]float64, k*k), make([]float64, k)); err != nil {
		t.Fatal(err)
	}
	n := len(y)
	for i := range y {
		y[i] *= 60 // to about unit variance
		cols[0][i] *= math.Sqrt(float64(n))
		cols[1][i] *= math.Sqrt(float64(n))
	}
	p := &garchProblem{e0: y, q: cols, k: k, n: n, e: make([]float64, n), h: make([]float64, n),
		dh: make([]float64, k+3)}
	theta := []float64{0.03, -0.05, 0.2, 0.15, 0.6}
	grad := make([]float64, 5)
	p.logLik(theta, grad)
	for j := range theta {
		h := 1e-6
		at := append([]float64(nil), theta...)
		at[j] += h
		up := p.logLik(at, nil)
		at[j] -= 2 * h
		if want := (up - p.logLik(at, nil)) / (2 * h); !near(grad[j], want, 1e-6) {
			t.Errorf("derivative %d: %v, by differences %v", j, grad[j], want)
		}
	}
	// The map from the unbounded parameters, the same way.
	z := []float64{0.3, 1.2, -0.7}
	var jac [3][3]float64
	natural(z, &jac)
	for j := range z {
		up, down := append([]float64(nil), z...), append([]float64(nil), z...)
		up[j] += 1e-6
		down[j] -= 1e-6
		var a, b [3]float64
		a[0], a[1], a[2] = natural(up, nil)
		b[0], b[1], b[2] = natural(down, nil)
		for i := range a {
			if want := (a[i] - b[i]) / 2e-6; math.Abs(jac[i][j]-want) > 1e-8 {
				t.Errorf("jacobian %d,%d: %v, by differences %v", i, j, jac[i][j], want)
			}
		}
	}
}

// TestGARCHWithoutARCH: independent normal errors leave either a constant variance, which then is
// the market model, or small effects.
func TestGARCHWithoutARCH(t *testing.T) {
	constant, edge := 0, 0
	for seed := range uint64(30) {
		p := samplePanel(t, nil)
		x, l := p.Series["S"], p.Lines[0]
		e := normals(100+seed, 320, 0, 0.015)
		for i := range x.Return {
			x.Return[i] = l.Benchmark[i] + e[i]
		}
		o, m := sampleOutcome(t, p, "garch", nil), sampleOutcome(t, p, "market", nil)
		if hasCode(o.Warnings, "garch_edge") {
			edge++
			if math.IsNaN(o.Fit.SE[1]) || !math.IsNaN(o.Fit.SE[4]) ||
				!near(o.Day(0).SE, m.Day(0).SE, 0.5) {
				t.Errorf("on the edge: errors %v, SE %v, market %v", o.Fit.SE, o.Day(0).SE,
					m.Day(0).SE)
			}
		}
		if !hasCode(o.Warnings, "garch_constant") {
			continue
		}
		constant++
		for i := range 2 {
			if !near(o.Fit.Coef[i], m.Fit.Coef[i], 1e-10) || !near(o.Fit.SE[i], m.Fit.SE[i], 0.01) {
				t.Errorf("%s: %v ± %v, market %v ± %v", o.Fit.Terms[i], o.Fit.Coef[i], o.Fit.SE[i],
					m.Fit.Coef[i], m.Fit.SE[i])
			}
		}
		if !near(o.Day(0).SE, m.Day(0).SE, 0.01) ||
			!near(o.Fit.Coef[2], dot(m.Fit.Resid, m.Fit.Resid)/240, 1e-10) {
			t.Errorf("SE %v, market %v; omega %v", o.Day(0).SE, m.Day(0).SE, o.Fit.Coef[2])
		}
		if !math.IsNaN(o.Fit.SE[3]) || !math.IsNaN(o.Fit.SE[4]) {
			t.Errorf("errors of parameters that are not identified: %v", o.Fit.SE)
		}
	}
	t.Logf("30 samples: %d constant, %d on an edge", constant, edge)
	if constant < 3 || edge < 1 {
		t.Errorf("of 30 samples without ARCH effect %d have a constant variance and %d lie on "+
			"an edge", constant, edge)
	}
}

// TestGARCHForecast: h of the window follows from that of the day before it, h_{t+1} = ω + (α₁ +
// β₁)h_t, whatever happens on the event days; and a storm in the gap before the window raises it.
func TestGARCHForecast(t *testing.T) {
	p := samplePanel(t, nil)
	o := sampleOutcome(t, p, "garch", nil)
	f := o.Fit
	omega, sum := f.Coef[2], f.Coef[3]+f.Coef[4]
	for k := -9; k <= 10; k++ {
		h0, h1 := f.Scale(290+k-1), f.Scale(290+k)
		if want := omega + sum*h0*h0; !near(h1*h1, want, 1e-12) {
			t.Errorf("day %d: h %v, want %v", k, h1*h1, want)
		}
	}
	if !math.IsNaN(f.Scale(30)) || !math.IsNaN(f.Scale(301)) {
		t.Error("a variance outside the sample and the event window")
	}
	q := samplePanel(t, nil)
	for k := 290; k <= 300; k++ {
		q.Series["S"].Return[k] = 0.2
	}
	if s := sampleOutcome(t, q, "garch", nil); s.Day(5).SE != o.Day(5).SE {
		t.Errorf("the event itself changed its error from %v to %v", o.Day(5).SE, s.Day(5).SE)
	}
	// A gap of ten days between the windows, with a shock on the last of them.
	wide := func(d *Design) { d.Estimation = Window{-250, -21} }
	calm := sampleOutcome(t, samplePanel(t, nil), "garch", wide)
	q = samplePanel(t, nil)
	q.Series["S"].Return[279] = 0.15
	if storm := sampleOutcome(t, q, "garch", wide); storm.Day(-10).SE < 1.5*calm.Day(-10).SE ||
		storm.Fit.N != 230 {
		t.Errorf("after a storm SE %v, in a calm %v", storm.Day(-10).SE, calm.Day(-10).SE)
	}
}

func TestGARCHRefusals(t *testing.T) {
	one, y := make([]float64, 120), make([]float64, 120)
	if _, err := fitGARCH([][]float64{one}, append([]float64(nil), y...)); !errors.Is(err,
		ErrSingular) {
		t.Errorf("column of zeros: %v", err)
	}
	for i := range one {
		one[i] = 1
	}
	if _, err := fitGARCH([][]float64{one}, y); err == nil {
		t.Error("returns of zero were fitted")
	}
	d := DefaultDesign()
	d.Thin = ThinTradeToTrade
	for _, m := range []Model{garchModel{}, scholesWilliamsModel{}} {
		d.Model = m
		if err := d.Validate(); err == nil || !strings.Contains(err.Error(), "trade-to-trade") {
			t.Errorf("%s: %v", m.Info().Name, err)
		}
	}
}
