package eventstudy

import (
	"fmt"
	"math"
	"slices"
	"testing"
)

// directMean is r̄ by its definition: of each pair of events Pearson's correlation of the residuals
// on the estimation days that both have, in two passes over those days, times the share of the
// window that they have in common.
func directMean(a *Abnormal, s *sample) float64 {
	sum, pairs := 0.0, 0.0
	for x, i := range s.at {
		for _, j := range s.at[x+1:] {
			f, g := a.Outcomes[i], a.Outcomes[j]
			pairs++
			both := s.window.Len() - max(f.T0-g.T0, g.T0-f.T0)
			if both <= 0 {
				continue
			}
			var u, v []float64
			for k, t := range f.Fit.Est {
				if l, ok := slices.BinarySearch(g.Fit.Est, t); ok {
					u, v = append(u, f.Fit.Resid[k]), append(v, g.Fit.Resid[l])
				}
			}
			if len(u) < minCommon {
				pairs--
				continue
			}
			mu, mv, uv, uu, vv := mean(u), mean(v), 0.0, 0.0, 0.0
			for k := range u {
				uv += (u[k] - mu) * (v[k] - mv)
				uu += (u[k] - mu) * (u[k] - mu)
				vv += (v[k] - mv) * (v[k] - mv)
			}
			sum += uv / math.Sqrt(uu*vv) * float64(both) / float64(s.window.Len())
		}
	}
	return sum / pairs
}

// TestCorrelationIsDirect: the mean correlation is that of the definition to 1e-12, whether events
// share all their estimation days, some, or have holes of their own in them, few or many.
func TestCorrelationIsDirect(t *testing.T) {
	columns := 0
	for _, apart := range []func(int) int{sameDay, within5Days, func(i int) int { return i / 6 }} {
		for _, share := range []float64{0, 0.01, 0.03, 0.2} {
			for _, days := range []int{15, 60, 250} {
				l := lab{events: 40, m: days, apart: apart, rho: 0.3, share: share, quiet: missing}
				a := l.group(5)
				for _, w := range a.Design.Windows {
					s := a.scaled(w)
					got, want := a.crossCorrelation(s), directMean(a, s)
					where := fmt.Sprintf("%d days, %g without trading, %s", days, share, w)
					if got.pooled || !(math.Abs(got.mean-want) <= 1e-12*math.Abs(want)) {
						t.Errorf("%s: r̄ = %v, by the definition %v", where, got.mean, want)
					}
				}
				columns += inColumns(a)
			}
		}
	}
	if columns == 0 {
		t.Error("no event is laid out as a column")
	}
}

// inColumns counts the kinds of events that have columns with holes.
func inColumns(a *Abnormal) (n int) {
	s := a.scaled(a.Design.Windows[0])
	p := a.newPairing(a.cohorts(s.at))
	p.fillColumns()
	for _, k := range p.kinds {
		if k.cols != nil && len(k.cols.holes) > 0 {
			n++
		}
	}
	return n
}

// TestCorrelationOfAlmostNothing: events whose residuals nearly vanish on the days that they share
// with others are correlated from those days, not from a difference that has no digit left.
func TestCorrelationOfAlmostNothing(t *testing.T) {
	a := lab{events: 12, m: 60, apart: within5Days, rho: 0.3}.group(7)
	for i, o := range a.Outcomes {
		for k := range o.Fit.Resid {
			if i%2 == 0 && k >= 4 {
				o.Fit.Resid[k] *= 1e-6
			}
		}
	}
	s := a.scaled(Window{-5, 5})
	got, want := a.crossCorrelation(s).mean, directMean(a, s)
	if !(math.Abs(got-want) <= 1e-10*math.Abs(want)) {
		t.Errorf("r̄ = %v, by the definition %v", got, want)
	}
}

// TestCorrelationOfCommonHoles: so it is where all events lack the same days, as when the whole
// market was closed.
func TestCorrelationOfCommonHoles(t *testing.T) {
	b := lab{events: 40, m: 60, apart: func(i int) int { return i / 10 }, rho: 0.3}.filled(5)
	for _, x := range b.panel.Series {
		x.Return[20], x.Return[35] = math.NaN(), math.NaN()
	}
	a := &Abnormal{Outcomes: b.run().Outcomes, Panel: b.panel, Design: &b.design}
	s := a.scaled(Window{-5, 5})
	got, want := a.crossCorrelation(s).mean, directMean(a, s)
	if !(math.Abs(got-want) <= 1e-12*math.Abs(want)) || inColumns(a) != 4 {
		t.Errorf("r̄ = %v, by the definition %v, of %d kinds", got, want, inColumns(a))
	}
}
