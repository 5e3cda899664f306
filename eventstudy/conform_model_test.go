package eventstudy

import (
	"math"
	"regexp"
	"testing"
)

// Every model that registers itself is held to the same promises; a new one needs no line here.

func TestModelInfo(t *testing.T) {
	name := regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	order := map[int]string{}
	for _, m := range Models.All() {
		i := m.Info()
		if !name.MatchString(i.Name) {
			t.Errorf("name %q", i.Name)
		}
		for field, s := range map[string]string{"title": i.Title, "formula": i.Formula,
			"assumes": i.Assumes, "use": i.Use, "avoid": i.Avoid, "degrees of freedom": i.DF} {
			if s == "" {
				t.Errorf("%s: no %s", i.Name, field)
			}
		}
		year := regexp.MustCompile(`\b(19|20)\d\d\b|data library`)
		for _, r := range i.References {
			if !year.MatchString(r) {
				t.Errorf("%s: reference without a year: %q", i.Name, r)
			}
		}
		if len(i.References) == 0 || order[i.Order] != "" {
			t.Errorf("%s: %d references, order %d shared with %q", i.Name, len(i.References),
				i.Order, order[i.Order])
		}
		order[i.Order] = i.Name
	}
	if len(order) != 14 {
		t.Errorf("%d models, want 14", len(order))
	}
}

// changed measures the sample's event after its columns went through f, which is told the column's
// name.
func changed(t *testing.T, m Model, f func(name string, i int, v float64) float64) *Outcome {
	p := samplePanel(t, nil)
	if f != nil {
		l, x := p.Lines[0], p.Series["S"]
		each := func(name string, col []float64) {
			for i := range col {
				col[i] = f(name, i, col[i])
			}
		}
		each("r", x.Return)
		each("rm", l.Benchmark)
		for name, col := range l.Factors {
			each(name, col)
		}
	}
	return sampleOutcome(t, p, m.Info().Name, nil)
}

// agree compares the judgements of two outcomes, the second's returns being k times the first's.
func agree(t *testing.T, what string, a, b *Outcome, k, rel float64) {
	t.Helper()
	for i := range a.Days {
		x, y := a.Days[i], b.Days[i]
		if !near(k*x.AR, y.AR, rel) || !near(math.Abs(k)*x.SE, y.SE, rel) ||
			!near(x.P, y.P, 100*rel) || x.Rank != y.Rank {
			t.Errorf("%s %s, day %d: AR %v SE %v p %v rank %d → %v %v %v %d", a.Fit.Model, what,
				x.Offset, x.AR, x.SE, x.P, x.Rank, y.AR, y.SE, y.P, y.Rank)
			return
		}
	}
	for i := range a.Windows {
		x, y := a.Windows[i], b.Windows[i]
		if !near(k*x.CAR, y.CAR, rel) || !near(math.Abs(k)*x.SE, y.SE, rel) {
			t.Errorf("%s %s, window %s: CAR %v SE %v → %v %v", a.Fit.Model, what, x.Window, x.CAR,
				x.SE, y.CAR, y.SE)
		}
	}
}

func TestModelConformance(t *testing.T) {
	for _, m := range Models.All() {
		name := m.Info().Name
		rel := 1e-9
		if name == "garch" {
			rel = 1e-6 // an optimum, not a formula
		}
		base := changed(t, m, nil)
		agree(t, "in per cent", base,
			changed(t, m, func(_ string, _ int, v float64) float64 { return 100 * v }), 100, rel)
		agree(t, "mirrored", base,
			changed(t, m, func(_ string, _ int, v float64) float64 { return -v }), -1, rel)
		if name != "market-adjusted" && name != "raw" { // whose intercept is zero
			agree(t, "with a constant added", base,
				changed(t, m, func(c string, _ int, v float64) float64 {
					if c == "r" {
						return v + 0.003
					}
					return v
				}), 1, rel)
		}
		c := sampleColumns(t)
		explained := map[string]string{"market": "rm", "dimson": "rm", "garch": "rm",
			"capm": "Mkt-RF", "ff3": "SMB",
			"carhart": "Mom", "ff5": "RMW", "ff6": "CMA", "factors": "HML"}[name]
		// not scholes-williams: its slopes and its ρ have variances of different rows
		if explained != "" {
			agree(t, "with a regressor added", base,
				changed(t, m, func(col string, i int, v float64) float64 {
					if col == "r" {
						return v + 0.7*c[explained][i]
					}
					return v
				}), 1, rel)
		}
		f := base.Fit
		if k := len(f.Terms); len(f.Coef) != k || len(f.SE) != k || f.K != k ||
			len(f.Resid) != f.N || len(f.Est) != f.N {
			t.Errorf("%s: %d terms, %d coefficients, %d errors, K %d, %d residuals, %d days, N %d",
				name, k, len(f.Coef), len(f.SE), f.K, len(f.Resid), len(f.Est), f.N)
		}
		ssr := dot(f.Resid, f.Resid)
		if name == "market-adjusted" || name == "raw" {
			ssr = centredSS(f.Resid)
		}
		if !near(f.Sigma, math.Sqrt(ssr/float64(f.DF)), 1e-12) {
			t.Errorf("%s: sigma %v is not √(SSR/DF)", name, f.Sigma)
		}
		// The public prediction agrees with what the outcome says.
		e, ok := f.Expected(base.T0)
		if d := base.Day(0); !ok || !near(e, d.Expected, 1e-14) ||
			!near(math.Sqrt(f.Variance([]int{base.T0})), d.SE, 1e-14) ||
			!near(d.Return-d.Expected, d.AR, 1e-14) {
			t.Errorf("%s: Expected %v, Variance %v, day %+v", name, e, f.Variance([]int{base.T0}),
				base.Day(0))
		}
		if _, ok := f.Expected(0); ok && m.Needs().Benchmark {
			t.Errorf("%s: a return expected on a day without a benchmark return", name)
		}
	}
}

// TestModelHoles: a day on which something that the model reads is unknown leaves the sample and
// nothing else.
func TestModelHoles(t *testing.T) {
	for _, m := range Models.All() {
		p := samplePanel(t, nil)
		l := p.Lines[0]
		l.Benchmark[120] = math.NaN()
		for _, col := range l.Factors {
			col[120] = math.NaN()
		}
		l.RF[120] = math.NaN()
		o := sampleOutcome(t, p, m.Info().Name, nil)
		n := m.Needs()
		lost := 0
		if n.Benchmark || n.RF || n.AnyFactors {
			lost = 1
		}
		if m.Info().Name == "dimson" {
			lost = 3 // it is also the lead and the lag of its neighbours
		}
		if o.Fit.N != 240-lost {
			t.Errorf("%s: %d returns, want %d", m.Info().Name, o.Fit.N, 240-lost)
		}
		for _, c := range append(append([]float64{o.Fit.Sigma}, o.Fit.Coef...), o.Day(0).AR,
			o.Day(0).SE) {
			if math.IsNaN(c) {
				t.Errorf("%s: NaN in %v %v", m.Info().Name, o.Fit.Coef, o.Day(0))
			}
		}
	}
}

// TestModelUnknownOnEventDay: without its input on a day of the event window there is no abnormal
// return, and it is said.
func TestModelUnknownOnEventDay(t *testing.T) {
	for _, m := range Models.All() {
		n := m.Needs()
		if !n.Benchmark && !n.RF && !n.AnyFactors {
			continue
		}
		p := samplePanel(t, nil)
		l := p.Lines[0]
		l.Benchmark[292] = math.NaN()
		for _, col := range l.Factors {
			col[292] = math.NaN()
		}
		o := sampleOutcome(t, p, m.Info().Name, nil)
		d := o.Day(2)
		if !math.IsNaN(d.AR) || !math.IsNaN(d.SE) || !hasCode(d.Warnings, "no_expectation") ||
			d.Return != p.Series["S"].Return[292] {
			t.Errorf("%s: %+v", m.Info().Name, d)
		}
		if w := o.Window(Window{-10, 10}); math.IsNaN(w.CAR) || w.N >= 21 ||
			!hasCode(w.Warnings, "window_days_missing") {
			t.Errorf("%s: %+v", m.Info().Name, w)
		}
	}
}

// TestModelShort: the fewest days that a model can do with, and one less.
func TestModelShort(t *testing.T) {
	for _, m := range Models.All() {
		p := samplePanel(t, nil)
		d := DefaultDesign()
		d.Model, d.MinObs, d.Peers = m, 1, samplePeers[0]
		run := func(n int) (*Outcome, *Skip) {
			d.Estimation = Window{-10 - n, -11}
			return measure(p, Event{ID: "e", Security: "S", Date: p.Lines[0].Days[290]},
				&d, &Work{})
		}
		v := View{Line: p.Lines[0], Design: &d}
		least := len(m.Terms(v)) + 2
		switch m.Info().Name {
		case "garch":
			least = minGARCH
		case "scholes-williams":
			least = 6
		}
		o, skip := run(least)
		if skip != nil {
			t.Errorf("%s with %d returns: %+v", m.Info().Name, least, skip)
		} else if math.IsNaN(o.Day(0).P) || o.Fit.N != least {
			t.Errorf("%s with %d returns: %+v", m.Info().Name, least, o.Day(0))
		}
		o, skip = run(least - 1)
		switch bare := len(m.Terms(v)) == 0; {
		case bare && (skip != nil || o.Fit.Estimated() || !math.IsNaN(o.Day(0).P)):
			t.Errorf("%s with %d returns: %+v %+v", m.Info().Name, least-1, o, skip)
		case !bare && (skip == nil || skip.Reason != EstimationTooShort):
			t.Errorf("%s with %d returns: %+v", m.Info().Name, least-1, skip)
		}
	}
}

// TestModelSingular: a constant regressor is no regressor.
func TestModelSingular(t *testing.T) {
	for _, m := range Models.All() {
		if n := m.Info().Name; n == "mean" || n == "market-adjusted" || n == "raw" {
			continue
		}
		p := samplePanel(t, nil)
		l := p.Lines[0]
		for i := range l.Benchmark {
			l.Benchmark[i] = 0.001
		}
		for name, col := range l.Factors {
			for i := range col {
				if name != "RF" {
					col[i] = 0.002
				}
			}
		}
		d := DefaultDesign()
		d.Model, d.Peers = m, samplePeers[0]
		want := SingularFit
		if m.Needs().Peers {
			want = NoPeers // what does not move is no peer
		}
		_, skip := measure(p, Event{Security: "S", Date: l.Days[290]}, &d,
			&Work{})
		if skip == nil || skip.Reason != want {
			t.Errorf("%s: %+v", m.Info().Name, skip)
		}
	}
}

// TestModelRowDoesNotAllocate: rows are filled some 300 times for each event.
func TestModelRowDoesNotAllocate(t *testing.T) {
	p := samplePanel(t, nil)
	d := DefaultDesign()
	for _, m := range Models.All() {
		v := newView(m, p.Series["S"], 290, &d)
		x := make([]float64, len(m.Terms(v)))
		if n := testing.AllocsPerRun(20, func() { m.Row(v, 100, x) }); n != 0 {
			t.Errorf("%s: Row allocates %v times", m.Info().Name, n)
		}
	}
}

// TestNeeds: what a model cannot do without is asked for.
func TestNeeds(t *testing.T) {
	for _, m := range Models.All() {
		d := DefaultDesign()
		d.Model = m
		p := samplePanel(t, nil)
		if err := d.Fits(marketsOf(p.Lines)); err != nil {
			t.Errorf("%s: %v", m.Info().Name, err)
		}
		l := p.Lines[0]
		l.Market.Benchmark, l.Market.Factors = nil, nil
		alone := m.Info().Name == "mean" || m.Info().Name == "raw"
		if err := d.Fits(marketsOf(p.Lines)); (err == nil) != alone {
			t.Errorf("%s without benchmark and factors: %v", m.Info().Name, err)
		}
		l.Market.Factors = &Factors{Names: []string{"RF"}}
		if err := d.Fits(marketsOf(p.Lines)); (err == nil) != alone {
			t.Errorf("%s with RF alone: %v", m.Info().Name, err)
		}
	}
}
