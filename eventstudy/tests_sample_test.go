package eventstudy

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func (l lab) group(seed uint64) *Abnormal {
	b := l.filled(seed)
	r := b.run()
	return &Abnormal{Outcomes: r.Outcomes, Panel: b.panel, Design: &b.design}
}

// TestCorrelationPooled: the pooled form is the exact mean where all events have the same days, and
// close to it elsewhere.
func TestCorrelationPooled(t *testing.T) {
	groups := map[string]*Abnormal{}
	for name, l := range truths {
		groups[name] = l.group(11)
	}
	two := commonStudy(t, "staggered", TwoSided, Window{0, 0}, Window{-5, 5})
	groups["two markets"] = &Abnormal{Outcomes: two.Outcomes, Panel: two.Panel, Design: &two.Design}
	for name, a := range groups {
		for _, w := range a.Design.Windows {
			s := a.scaled(w)
			exact := a.crossCorrelation(s)
			pooled := a.computePairSums(s.at, 0)
			if exact.pooled || !pooled.pooled {
				t.Fatalf("%s: the limit does not choose the form", name)
			}
			sum := 0.0
			for _, p := range pooled.list {
				sum += p.sum * weight(&pooled.cohorts[p.i], &pooled.cohorts[p.j], w)
			}
			n := float64(len(s.at))
			got := sum / (n * (n - 1) / 2)
			tol := 0.01 // days at the ends that only one of two windows has
			if name == "one day" {
				tol = 1e-12
			}
			if math.Abs(got-exact.mean) > tol || name == "independent" && got != 0 {
				t.Errorf("%s %s: pooled r̄ = %.6f, exact %.6f", name, w, got, exact.mean)
			}
			if name != "independent" && exact.mean < 0.005 {
				t.Errorf("%s %s: r̄ = %g, the events are correlated", name, w, exact.mean)
			}
		}
	}
}

// TestDoubts: what is wrong with a sample is said on the tests that do not bear it, and only there.
func TestDoubts(t *testing.T) {
	bears := map[string][]string{
		"shared_dates": {"crude", "patell-adj", "bmp-adj", "corrado", "rank-z", "grank-t",
			"corrado-zivney", "bootstrap", "calendar", "block-rank"},
		"overlapping_windows": {"patell-adj", "bmp-adj", "calendar", "block-rank"},
	}
	for name, want := range map[string]map[string]bool{
		"independent": {"shared_dates": false, "overlapping_windows": false},
		"one day":     {"shared_dates": true, "overlapping_windows": false},
		"staggered":   {"shared_dates": true, "overlapping_windows": true},
	} {
		for _, x := range truths[name].filled(12).run().Tests {
			for code, present := range want {
				present = present && !slices.Contains(bears[code], x.Test)
				if code == "overlapping_windows" && x.Window.Len() == 1 {
					present = false
				}
				if got := hasCode(x.Warnings, code); got != present {
					t.Errorf("%s %s%s: warning %s is %v, want %v", name, x.Test, x.Window, code,
						got, present)
				}
			}
			ranked := slices.Contains(spreadRanks,
				x.Test)
			if hasCode(x.Warnings, "few_events") != ranked {
				t.Errorf("%s %s: few_events of fifteen events is %v", name, x.Test, !ranked)
			}
		}
	}
	l := truths["independent"]
	l.events = 4
	for _, x := range l.filled(13).run().Tests {
		// Exact ones, and those held against t on the degrees of freedom that few events leave.
		bears := slices.Contains([]string{"sign", "wilcoxon", "crude", "calendar", "cross", "bmp",
			"bmp-adj", "bootstrap"}, x.Test)
		if hasCode(x.Warnings, "few_events") == bears {
			t.Errorf("%s of 4 events: few_events is %v", x.Test, !bears)
		}
	}
}

// TestLongWindowIsSaid: crude and the rank tests say when a window is long for the estimation
// sample, and nobody else does.
func TestLongWindowIsSaid(t *testing.T) {
	for _, x := range truths["independent"].filled(17).run().Tests {
		want := slices.Contains([]string{"crude", "corrado", "rank-z", "corrado-zivney"}, x.Test) &&
			// of 60 days: (3+1)/60 is 7 %, (3−1)/80 is 3 %
			(x.Window.Len() >= 11 || x.Window.Len() == 3 && x.Test == "crude")
		if got := hasCode(x.Warnings, "long_window"); got != want {
			t.Errorf("%s%s: warning long_window is %v", x.Test, x.Window, got)
		}
	}
	// The market-adjusted model has no parameters to leave out.
	r := commonStudy(t, "adjusted", TwoSided, Window{-5, 5})
	for _, x := range r.Tests {
		if x.Test == "crude" && hasCode(x.Warnings, "long_window") {
			t.Error("crude flags the error of parameters that the model does not have")
		}
	}
}

// TestZerosDropped: a CAR of zero is neither positive nor negative, and is counted.
func TestZerosDropped(t *testing.T) {
	a := truths["independent"].group(14)
	for _, o := range a.Outcomes[:2] {
		o.Windows[0].CAR = 0
	}
	for _, n := range []string{"sign", "gsign", "wilcoxon"} {
		x := namedTests(t, n)[0]
		r, _ := x.Test(a, Window{0, 0})
		if r.N != len(a.Outcomes)-2 || !hasCode(r.Warnings, "zeros_dropped") || math.IsNaN(r.P) {
			t.Errorf("%s: N = %d of %d with two zeros, p = %g", n, r.N, len(a.Outcomes), r.P)
		}
	}
}

// TestRanks holds the bit-sorting ranks against counting, with ties, values that differ in the last
// bit, and zeros of both signs.
func TestRanks(t *testing.T) {
	g := rand.New(rand.NewPCG(15, 0))
	var s rankScratch
	for n := range 200 {
		s.x = s.x[:0]
		for range n {
			v := g.NormFloat64()
			switch g.IntN(6) {
			case 0:
				v = math.Round(v)
			case 1:
				v = math.Nextafter(1, 2)
			case 2:
				v = math.Nextafter(1, 0)
			case 3:
				v = math.Copysign(0, v)
			}
			s.x = append(s.x, v)
		}
		s.order()
		for i, v := range s.x {
			less, equal := 0, 0
			for _, u := range s.x {
				if u < v {
					less++
				}
				if u == v {
					equal++
				}
			}
			if want := float64(less) + float64(equal+1)/2; s.rank[i] != want {
				t.Fatalf("n = %d: rank of %v is %v, want %v", n, v, s.rank[i], want)
			}
			if l, u := s.below(v); l != less || u != less+equal {
				t.Fatalf("n = %d: below(%v) = %d, %d, want %d, %d", n, v, l, u, less, less+equal)
			}
		}
	}
}

// TestGeneralisedRanksTies: by hand, a SCAR* equal to a residual shares its rank. SCARs of 1 and −1
// have sd √2, so SCAR* = ±1/√2; the ranks of {1/√2, 0, −2 | 1/√2} are {3.5, 2, 1 | 3.5}, those of
// {3, 1, 0 | −1/√2} are {4, 3, 2 | 1}.
func TestGeneralisedRanksTies(t *testing.T) {
	star := 1 / math.Sqrt(2)
	line := &Timeline{Days: weekdays(0, 9)}
	a := &Abnormal{Design: &Design{Windows: []Window{{}}}}
	for k, resid := range [][]float64{{star, 0, -2}, {3, 1, 0}} {
		a.Outcomes = append(a.Outcomes,
			&Outcome{T0: 5, Windows: []WindowResult{{CAR: 1 - 2*float64(k), SE: 1, N: 1}},
				Fit: &Fit{Est: []int{1, 2, 3}, Resid: resid, Sigma: 1, N: 3,
					view: View{Line: line}}})
	}
	g := a.generalisedRanks(a.scaled(Window{}))
	// U = rank/5 − ½, averaged over the two events.
	u := []float64{(3.5+4)/10 - 0.5, (2.0+3)/10 - 0.5, (1.0+2)/10 - 0.5, (3.5+1)/10 - 0.5}
	s := math.Sqrt((u[0]*u[0] + u[1]*u[1] + u[2]*u[2] + u[3]*u[3]) / 4)
	if off(g.u0, u[3]) > 1e-12 || off(g.s, s) > 1e-12 || g.days != 4 {
		t.Errorf("Ū₀ = %g, S = %g, T = %g; want %g, %g, 4", g.u0, g.s, g.days, u[3], s)
	}
	// Variance for independent events: (T − 1)/(12 N (T + 1)) with T = 4, N = 2.
	if want := 3.0 / (12 * 2 * 5); off(g.variance, want) > 1e-12 {
		t.Errorf("variance %g, want %g", g.variance, want)
	}
}

// TestPathEndsAtAggregate: the path ends at the CAAR of the whole event window, also when events
// lack days.
func TestPathEndsAtAggregate(t *testing.T) {
	a := truths["staggered"].group(16)
	nan := math.NaN()
	a.Outcomes[0].Days[0].AR, a.Outcomes[1].Days[7].AR = nan, nan
	sum, w := 0.0, a.Design.Event
	for _, o := range a.Outcomes {
		o.Windows = nil // summed before the days were taken away
		for _, d := range o.Days {
			if !math.IsNaN(d.AR) {
				sum += d.AR
			}
		}
	}
	path, _ := meanPath(a, nil)
	last := path[len(path)-1]
	if want := sum / float64(len(a.Outcomes)); last.Offset != w.Last ||
		off(last.CAAR, want) > 1e-12 {
		t.Errorf("the path ends at %g on day %d, want %g", last.CAAR, last.Offset, want)
	}
	if path[0].N != len(a.Outcomes)-1 {
		t.Errorf("the first day has N = %d, want %d", path[0].N, len(a.Outcomes)-1)
	}
}

// TestAttritionAddsUp: the steps lead from the events asked for to those measured, whatever the
// reasons.
func TestAttritionAddsUp(t *testing.T) {
	skips := []Skip{{Reason: NotTraded}, {Reason: NotTraded}, {Reason: SingularFit},
		{Reason: "a reason of its own"}}
	steps := attrition(10, skips)
	left := 10
	for _, s := range steps {
		left -= s.Lost
		if s.Left != left {
			t.Errorf("%s: %d left, want %d", s.Step, s.Left, left)
		}
	}
	if left != 6 || steps[len(steps)-1].Left != 6 {
		t.Errorf("%d events measured, want 6", left)
	}
}
