package eventstudy

import (
	"context"
	"math"
	"sort"
)

// groups lists the groups of the outcomes: "" for all of them, then the named ones in order of first appearance.
func groups(os []*Outcome) []string {
	if len(os) == 0 {
		return nil
	}
	list := []string{""}
	seen := map[string]bool{"": true}
	for _, o := range os {
		if !seen[o.Event.Group] {
			seen[o.Event.Group] = true
			list = append(list, o.Event.Group)
		}
	}
	return list
}

// ofGroup returns the outcomes of a group, in order.
func ofGroup(os []*Outcome, group string) []*Outcome {
	if group == "" {
		return os
	}
	var out []*Outcome
	for _, o := range os {
		if o.Event.Group == group {
			out = append(out, o)
		}
	}
	return out
}

// meanCAR is the CAAR of a group with its cross-sectional interval, over the events that have an abnormal return in the
// window; it is what test cross judges.
func meanCAR(a *Abnormal, w Window) Aggregate {
	var xs []float64
	for _, o := range a.Outcomes {
		if r := o.Window(w); r != nil && !math.IsNaN(r.CAR) {
			xs = append(xs, r.CAR)
		}
	}
	mean, se, ci := interval(xs, a.Design.Alpha)
	return Aggregate{Group: a.Group, Window: w, N: len(xs), CAAR: mean, SE: se, CI: ci}
}

// meanPath is the AAR and CAAR of a group day by day. An event counts from its first abnormal return
// on; a day without one adds nothing to its sum (where no price is known, the next return covers the day), so the
// path ends at the CAAR of the whole event window.
func meanPath(a *Abnormal) []PathPoint {
	w := a.Design.Event
	cum := make([]float64, len(a.Outcomes))
	for i := range cum {
		cum[i] = math.NaN()
	}
	out := make([]PathPoint, 0, w.Len())
	for k := w.First; k <= w.Last; k++ {
		var ars, cars []float64
		for i, o := range a.Outcomes {
			if day := o.Day(k); day != nil && !math.IsNaN(day.AR) {
				ars = append(ars, day.AR)
				if math.IsNaN(cum[i]) {
					cum[i] = 0
				}
				cum[i] += day.AR
			}
			if !math.IsNaN(cum[i]) {
				cars = append(cars, cum[i])
			}
		}
		aar, _, _ := interval(ars, a.Design.Alpha)
		caar, _, ci := interval(cars, a.Design.Alpha)
		out = append(out, PathPoint{Group: a.Group, Offset: k, N: len(ars), AAR: aar, CAAR: caar, CI: ci})
	}
	return out
}

// interval returns the mean, its standard error and Student's t interval at 1 − alpha; NaN where N is too small.
func interval(xs []float64, alpha float64) (m, se float64, ci [2]float64) {
	n := float64(len(xs))
	nan := math.NaN()
	if n == 0 {
		return nan, nan, [2]float64{nan, nan}
	}
	m = mean(xs)
	if n < 2 {
		return m, nan, [2]float64{nan, nan}
	}
	se = math.Sqrt(centredSS(xs) / (n - 1) / n)
	q := StudentQuantile(1-alpha/2, n-1) * se
	return m, se, [2]float64{m - q, m + q}
}

// runTests applies every chosen test over groups to every window.
func runTests(ctx context.Context, a *Abnormal) ([]Result, error) {
	var out []Result
	for _, t := range a.Design.Tests {
		if _, single := t.(PerEvent); single {
			continue
		}
		from := len(out)
		for _, w := range a.Design.Windows {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			r, err := t.Test(a, w)
			if err != nil {
				return nil, err
			}
			out = append(out, r)
		}
		adjust(out[from:])
	}
	return out, nil
}

// adjust fills the p-values corrected for the number of windows tested: Holm (Scand. J. Statistics 6:65–70, 1979)
// and Benjamini & Hochberg (JRSS B 57:289–300, 1995). Windows on which the test is not defined make no
// hypothesis and do not count.
func adjust(rs []Result) {
	var at []int
	for i := range rs {
		rs[i].PHolm, rs[i].PBH = math.NaN(), math.NaN()
		if !math.IsNaN(rs[i].P) {
			at = append(at, i)
		}
	}
	m := len(at)
	if len(rs) < 2 {
		return
	}
	sort.SliceStable(at, func(i, j int) bool { return rs[at[i]].P < rs[at[j]].P })
	// Holm steps down from the smallest p, Benjamini–Hochberg up from the largest; both stay monotone.
	holm, bh := 0.0, 1.0
	for k, i := range at {
		holm = math.Max(holm, math.Min(1, float64(m-k)*rs[i].P))
		rs[i].PHolm = holm
	}
	for k := m - 1; k >= 0; k-- {
		i := at[k]
		bh = math.Min(bh, float64(m)/float64(k+1)*rs[i].P)
		rs[i].PBH = bh
	}
}
