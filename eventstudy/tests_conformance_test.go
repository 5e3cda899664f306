package eventstudy

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// Properties that every registered test must have, whatever its formula.

// truths are studies of different shapes, small enough to be quick.
var truths = map[string]lab{
	"independent": {events: 15, m: 60, apart: farApart, effect: 0.004},
	"one day":     {events: 15, m: 60, apart: sameDay, rho: 0.3, effect: 0.004},
	"staggered":   {events: 15, m: 60, apart: within5Days, rho: 0.3, effect: 0.004},
}

func (l lab) filled(seed uint64) *bench {
	b := l.bench(Tests.All())
	b.design.Seed = seed
	b.fill(rand.New(rand.NewPCG(seed, 0)))
	return b
}

// tailed runs the study with another alternative.
func (b *bench) tailed(tail Tail) []Result {
	b.design.Tail = tail
	defer func() { b.design.Tail = "" }()
	return b.run().Tests
}

// times multiplies every return of the study.
func (b *bench) times(f float64) {
	for t := range b.panel.Lines[0].Benchmark {
		b.panel.Lines[0].Benchmark[t] *= f
	}
	for _, x := range b.panel.Series {
		for t := range x.Return {
			x.Return[t] *= f
		}
	}
}

func same(t *testing.T, what string, got, want, factor, tol float64) {
	t.Helper()
	if e := off(got, want*factor); e > tol {
		t.Errorf("%s = %.12g, want %.12g", what, got, want*factor)
	}
}

func TestConformanceDeclared(t *testing.T) {
	want := []string{"t", "sq", "cross", "crude", "skew", "sum-of-variances", "patell",
		"patell-adj",
		"bmp", "bmp-adj", "corrado", "rank-z", "grank-t", "grank-z",
		"sign", "gsign", "corrado-zivney", "wilcoxon", "bootstrap", "block-rank", "calendar"}
	if got := Tests.Names(); !slices.Equal(got, want) {
		t.Errorf("registered tests are %v, want %v", got, want)
	}
	for _, x := range Tests.All() {
		i := x.Info()
		for what, s := range map[string]string{"title": i.Title, "null": i.Null,
			"formula": i.Formula, "assumes": i.Assumes,
			"use": i.Use, "avoid": i.Avoid, "df": i.DF,
			"reference": strings.Join(i.References, "")} {
			if s == "" {
				t.Errorf("%s declares no %s", i.Name, what)
			}
		}
	}
}

// TestConformanceScale: returns in other units change nothing but the estimate.
func TestConformanceScale(t *testing.T) {
	for name, l := range truths {
		b := l.filled(1)
		before := b.run().Tests
		b.times(64) // a power of two is exact
		for k, x := range b.run().Tests {
			id := name + " " + x.Test + x.Window.String()
			same(t, id+" stat", x.Stat, before[k].Stat, 1, 1e-9)
			same(t, id+" p", x.P, before[k].P, 1, 1e-9)
			same(t, id+" estimate", x.Estimate, before[k].Estimate, 64, 1e-9)
			same(t, id+" ci", x.CI[1], before[k].CI[1], 64, 1e-9)
		}
	}
}

// TestConformanceSign: with every return's sign turned, the two-sided p stays and the one-sided p's
// change places.
func TestConformanceSign(t *testing.T) {
	for name, l := range truths {
		b := l.filled(2)
		two, up, low := b.tailed(TwoSided), b.tailed(Upper), b.tailed(Lower)
		b.times(-1)
		two2, up2, low2 := b.tailed(TwoSided), b.tailed(Upper), b.tailed(Lower)
		for k := range two {
			id := name + " " + two[k].Test + two[k].Window.String()
			same(t, id+" two-sided p", two2[k].P, two[k].P, 1, 1e-9)
			same(t, id+" upper p", up2[k].P, low[k].P, 1, 1e-9)
			same(t, id+" lower p", low2[k].P, up[k].P, 1, 1e-9)
			same(t, id+" estimate", two2[k].Estimate, two[k].Estimate, -1, 1e-9)
			same(t, id+" ci", two2[k].CI[0], two[k].CI[1], -1, 1e-9)
			if s := up[k].P + low[k].P; s < 1-1e-9 {
				t.Errorf("%s: the one-sided p-values sum to %g", id, s)
			}
		}
	}
}

// TestConformanceOrder: the order of the events and the number of workers change nothing.
func TestConformanceOrder(t *testing.T) {
	for name, l := range truths {
		b := l.filled(3)
		before := b.run().Tests
		b.design.Workers = 5
		for k, x := range b.run().Tests {
			if math.Float64bits(x.Stat) != math.Float64bits(before[k].Stat) ||
				math.Float64bits(x.P) != math.Float64bits(before[k].P) {
				t.Errorf("%s %s%s: not the same bits on five workers", name, x.Test, x.Window)
			}
		}
		slices.Reverse(b.events)
		for k, x := range b.run().Tests {
			id := name + " " + x.Test + x.Window.String()
			same(t, id+" stat", x.Stat, before[k].Stat, 1, 1e-9)
			if x.Test != "bootstrap" || name == "one day" {
				same(t, id+" p", x.P, before[k].P, 1, 1e-9)
			} else if d := math.Abs(x.P - before[k].P); d > 0.03 {
				// other draws, as events of one date change places
				t.Errorf("%s p moves by %g", id, d)
			}
		}
	}
}

// sound checks that a result is either defined or says why not.
func sound(t *testing.T, id string, x Result) {
	t.Helper()
	undefined := hasCode(x.Warnings, "not_defined")
	switch {
	case undefined && (!math.IsNaN(x.P) || !math.IsNaN(x.Stat)):
		t.Errorf("%s: said to be not defined, but stat %g, p %g", id, x.Stat, x.P)
	case !undefined && !(x.P >= 0 && x.P <= 1 && !math.IsNaN(x.Stat) && !math.IsInf(x.Stat, 0)):
		t.Errorf("%s: stat %g, p %g without a reason", id, x.Stat, x.P)
	}
}

// TestConformanceFew: no event, one and two.
func TestConformanceFew(t *testing.T) {
	for name, l := range truths {
		for n := range 4 {
			l.events = n
			if n == 0 {
				for _, x := range overGroups(Tests.All()) {
					a := &Abnormal{Design: &Design{Alpha: 0.05, Windows: labWindows}}
					r, err := x.Test(a, Window{0, 0})
					if err != nil || r.N != 0 || !hasCode(r.Warnings, "not_defined") {
						t.Errorf("%s of no event: %+v, %v", x.Info().Name, r, err)
					}
					sound(t, x.Info().Name, r)
				}
				continue
			}
			for _, x := range l.filled(4).run().Tests {
				id := name + " " + x.Test + x.Window.String()
				sound(t, id, x)
				if x.N != n {
					t.Errorf("%s: N = %d of %d", id, x.N, n)
				}
				least := map[string]int{"skew": 3}[x.Test]
				if math.IsNaN(x.P) == (n >= max(2, least)) &&
					x.Test != "calendar" && !(x.Test == "bootstrap" && name == "one day") {
					t.Errorf("%s of %d events: p = %g", id, n, x.P)
				}
			}
		}
	}
}

// TestConformanceEqual: events that are one and the same have no spread over events; no test may
// turn that into a number.
func TestConformanceEqual(t *testing.T) {
	b := lab{events: 6, m: 60, apart: sameDay, effect: 0.01}.filled(5)
	for _, e := range b.events {
		copy(b.panel.Series[e.Security].Return, b.panel.Series["S0"].Return)
	}
	for _, x := range b.run().Tests {
		sound(t, x.Test+x.Window.String(), x)
		spread := []string{"cross", "skew", "bmp", "bmp-adj", "grank-t", "grank-z",
			"bootstrap", "rank-z"}
		if slices.Contains(spread, x.Test) && !math.IsNaN(x.P) {
			t.Errorf("%s: p = %g of equal events", x.Test, x.P)
		}
	}
}

// TestConformanceMissing: a day without a price is not a day with an abnormal return of zero, and
// an event without any day of the window is left out.
func TestConformanceMissing(t *testing.T) {
	for name, l := range truths {
		b := l.filled(6)
		zero, gone := b.hole(t, false), b.hole(t, true)
		for k, x := range gone {
			id := name + " " + x.Test + x.Window.String()
			sound(t, id, x)
			switch {
			case x.Window == Window{0, 0}:
				if x.N != l.events-1 || !hasCode(x.Warnings, "events_left_out") {
					t.Errorf("%s: N = %d with one event that has no day", id, x.N)
				}
			case x.N != l.events:
				t.Errorf("%s: N = %d, the event has other days", id, x.N)
			case !hasCode(x.Warnings, "window_days_missing"):
				t.Errorf("%s: no warning of the missing day", id)
			}
			// A sum of other days is the same with a zero; what it is held against, or how many
			// enter, is not.
			tells := []string{"patell", "patell-adj", "bmp", "bmp-adj", "corrado",
				"rank-z", "calendar"}
			if x.Window.Len() == 1 {
				tells = append(tells, "cross", "crude", "skew")
			}
			if x.Stat == zero[k].Stat && !math.IsNaN(x.Stat) && slices.Contains(tells, x.Test) {
				t.Errorf("%s: the missing day counts as zero", id)
			}
		}
	}
}

// hole returns the tests of the study with the abnormal return of day 0 of its first event missing,
// or zero.
func (b *bench) hole(t *testing.T, missing bool) []Result {
	t.Helper()
	r := b.run()
	for k := range r.Outcomes[0].Days {
		d := &r.Outcomes[0].Days[k]
		if d.Offset == 0 {
			d.AR = 0
			if missing {
				d.AR = math.NaN()
			}
		}
	}
	o := r.Outcomes[0]
	for k, w := range b.design.Windows {
		sum, ts, n := 0.0, []int(nil), 0
		for i, d := range o.Days {
			if w.Has(d.Offset) && !math.IsNaN(d.AR) {
				sum, n, ts = sum+d.AR, n+1, append(ts, o.T0+o.Days[0].Offset+i)
			}
		}
		o.Windows[k] = WindowResult{Window: w, N: n, CAR: sum, SE: math.Sqrt(o.Fit.Variance(ts))}
		if n == 0 {
			o.Windows[k].CAR, o.Windows[k].SE = math.NaN(), math.NaN()
		}
	}
	out, err := runTests(context.Background(),
		&Abnormal{Outcomes: r.Outcomes, Panel: b.panel, Design: &b.design})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestConformanceInterval: where a test has an interval, it leaves out zero exactly when the test
// rejects.
func TestConformanceInterval(t *testing.T) {
	seen := map[string]int{}
	for seed := range uint64(20) {
		for _, l := range truths {
			for _, x := range l.filled(100 + seed).run().Tests {
				if math.IsNaN(x.CI[0]) {
					continue
				}
				rejects := x.P <= 0.05
				if out := x.CI[0] > 0 || x.CI[1] < 0; out != rejects {
					t.Errorf("%s%s: p = %g, interval %v", x.Test, x.Window, x.P, x.CI)
				}
				if x.CI[0] > x.Estimate || x.CI[1] < x.Estimate {
					t.Errorf("%s%s: estimate %g outside %v", x.Test, x.Window, x.Estimate, x.CI)
				}
				if rejects {
					seen[x.Test]++
				}
			}
		}
	}
	for _, n := range []string{"cross", "crude", "skew", "sign", "wilcoxon"} {
		if seen[n] == 0 {
			t.Errorf("%s never rejected: the property was not tried", n)
		}
	}
}
