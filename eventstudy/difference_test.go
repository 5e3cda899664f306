package eventstudy

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// grouped gives the events of a study to so many groups in turn: a, b, c, ….
func grouped(r *Report, groups int) *Report {
	r.Groups = []string{""}
	for i, o := range r.Outcomes {
		o.Event.Group = string(rune('a' + i%groups))
		if i < groups {
			r.Groups = append(r.Groups, o.Event.Group)
		}
	}
	return r
}

// compareDifference holds a difference against a row of the reference.
func compareDifference(t *testing.T, d *Difference, row map[string]string) {
	t.Helper()
	for what, got := range map[string]float64{"estimate": d.Estimate, "se": d.SE, "stat": d.Stat,
		"df": d.DF, "df2": d.DF2, "p": d.P} {
		if row[what] == "NA" {
			if !math.IsNaN(got) {
				t.Errorf("%v: %s is %g", row, what, got)
			}
			continue
		}
		if want := number(t, row[what]); off(got, want) > 1e-9 {
			t.Errorf("%v: %s is %.12g, want %.12g", row, what, got, want)
		}
	}
}

// TestDifferences holds Welch's t and F and the series of differences against R (t.test,
// oneway.test and testdata/difference_reference.R), on one date and on many, on two markets and
// with gaps.
func TestDifferences(t *testing.T) {
	windows := []Window{{0, 0}, {-1, 1}, {-5, 5}, {2, 3}}
	studies := map[string]*Report{}
	compared := map[string]int{}
	for _, row := range readRows(t, "testdata/difference_reference.csv") {
		r := studies[row["study"]]
		if r == nil {
			r = commonStudy(t, row["study"], TwoSided, windows...)
			studies[row["study"]] = r
		}
		w := Window{whole(t, row["first"]), whole(t, row["last"])}
		a := &Abnormal{Outcomes: r.Outcomes, Panel: r.Panel, Design: &r.Design}
		grouped(r, whole(t, row["groups"]))
		s := a.sample(w)
		key := row["method"] + row["groups"]
		compared[key]++
		switch key {
		case "series2":
			d := a.difference(s, "a", "b")
			if d.Method != "series" {
				t.Errorf("%s: %s of events that share dates", row["study"], d.Method)
			}
			compareDifference(t, &d, row)
		case "welch2":
			d := a.judged(Difference{Window: w, A: "a", B: "b", DF2: math.NaN(),
				Estimate: mean(a.ofGroup(s, "a")) - mean(a.ofGroup(s, "b"))}, func(d *Difference) {
				d.welch(a.ofGroup(s, "a"), a.ofGroup(s, "b"))
			})
			compareDifference(t, &d, row)
		case "welch3":
			d := Difference{Window: w, DF: 2, SE: math.NaN(), Estimate: math.NaN()}
			a.several(&d, s, []string{"a", "b", "c"})
			compareDifference(t, &d, row)
		}
	}
	if fmt.Sprint(compared) != "map[series2:16 welch2:16 welch3:16]" {
		t.Errorf("compared %v", compared)
	}
}

// TestDifferenceOfOneDate: where no return is missing, the difference of two groups is one asset,
// and the test of the difference is the t of that asset's own regression.
func TestDifferenceOfOneDate(t *testing.T) {
	b := lab{events: 15, m: 60, apart: sameDay, rho: 0.3}.filled(5)
	r := grouped(b.run(), 2)
	a := &Abnormal{Outcomes: r.Outcomes, Panel: r.Panel, Design: &r.Design}
	line := b.panel.Lines[0]
	asset := &Series{Security: Security{ID: "A−B", Prices: &Prices{}}, Line: line,
		Priced: make([]bool, len(line.Days)), Return: make([]float64, len(line.Days)),
		Gap: make([]int32, len(line.Days))}
	n := [2]float64{8, 7}
	for i, o := range r.Outcomes {
		for t, v := range b.panel.Series[o.Security].Return {
			asset.Return[t] += []float64{1, -1}[i%2] * v / n[i%2]
			asset.Priced[t] = true
		}
	}
	p := &Panel{Lines: b.panel.Lines, Series: map[string]*Series{"A−B": asset}}
	e := b.events[0]
	e.Security = "A−B"
	own, skip := measure(p, e, &b.design, &Work{})
	if skip != nil {
		t.Fatal(skip)
	}
	for _, w := range own.Windows {
		d := a.difference(a.sample(w.Window), "a", "b")
		if off(d.Estimate, w.CAR) > 1e-9 || off(d.SE, w.SE) > 1e-9 || off(d.DF,
			float64(own.Fit.DF)) > 1e-9 ||
			off(d.P, w.P) > 1e-9 {
			t.Errorf("%s: %g ± %g (%g), as one asset %g ± %g (%d)", w.Window, d.Estimate, d.SE,
				d.DF,
				w.CAR, w.SE, own.Fit.DF)
		}
	}
}

// TestDifferencesOf: which groups are compared how, and what is said of it.
func TestDifferencesOf(t *testing.T) {
	methods := func(l lab, groups int) (out string) {
		r := grouped(l.filled(3).run(), groups)
		for _, d := range differences(r) {
			if d.Window != (Window{0, 0}) {
				continue
			}
			out += fmt.Sprintf(" %s%s:%s", d.A, d.B, d.Method)
			for _, w := range d.Warnings {
				out += "!" + w.Code
			}
			if holm := d.A != "" && groups > 2; math.IsNaN(d.PHolm) == holm {
				t.Errorf("%s%s: Holm's p is %g", d.A, d.B, d.PHolm)
			}
		}
		return out
	}
	apart, one := lab{events: 40, m: 60, apart: farApart}, lab{events: 40, m: 60, apart: sameDay}
	wild := one
	wild.variance = 4
	for _, c := range []struct {
		l      lab
		groups int
		want   string
	}{
		{apart, 1, ""},
		{apart, 2, " ab:welch"},
		{apart, 3, " ab:welch ac:welch bc:welch :welch"},
		{one, 2, " ab:series"},
		{one, 3, " ab:series ac:series bc:series"},
		{wild, 2, " ab:series!variance_raised"},
		{apart, 11, " :welch"},
		{one, 11, " :welch!not_defined"},
		{lab{events: 4, m: 60, apart: farApart}, 2, " ab:welch!few_events"},
		{lab{events: 2, m: 60, apart: farApart}, 2, " ab:welch!not_defined"},
		{lab{events: 2, m: 60, apart: sameDay}, 2, " ab:series"},
	} {
		if got := methods(c.l, c.groups); got != c.want {
			t.Errorf("%d groups of %d events:%s, want%s", c.groups, c.l.events, got, c.want)
		}
	}
	// Holm by hand: the smallest p times three, the next times two but no less than that.
	pairs := differences(grouped(apart.filled(3).run(), 3))[:3]
	slices.SortFunc(pairs, func(x, y Difference) int { return cmp.Compare(x.P, y.P) })
	first := math.Min(1, 3*pairs[0].P)
	if got := pairs[1].PHolm; off(pairs[0].PHolm, first) > 1e-12 ||
		off(got, math.Max(first, math.Min(1, 2*pairs[1].P))) > 1e-12 {
		t.Errorf("p of %g and %g adjusted to %g and %g", pairs[0].P, pairs[1].P, pairs[0].PHolm,
			got)
	}
	r := grouped(lab{events: 40, m: 60, apart: within5Days}.filled(3).run(), 2)
	for _, d := range differences(r) {
		if got := hasCode(d.Warnings, "overlapping_windows"); got != (d.Window.Len() > 1) {
			t.Errorf("%s: overlapping windows said: %v", d.Window, got)
		}
	}
}

// TestSizeDifferences: groups that do not differ are found to in 5 % of studies, of 15 and 30
// events on one date with a factor in common, where Welch's t finds a difference in many more; and
// on dates of their own with the variance doubled by the event, where the series does.
func TestSizeDifferences(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	reps := max(*sizeReps, 1000)
	run := func(l lab, g *rand.Rand) *Abnormal {
		b := l.bench(nil)
		b.fill(g)
		if l.rho > 0 { // a factor of the first group alone, over all days
			for t := range b.panel.Lines[0].Days {
				f := 0.008 * g.NormFloat64()
				for i := range 15 {
					b.panel.Series[fmt.Sprint("S", i)].Return[t] += f
				}
			}
		}
		r := b.run()
		for i, o := range r.Outcomes {
			o.Event.Group = map[bool]string{true: "a", false: "b"}[i < 15]
		}
		return &Abnormal{Outcomes: r.Outcomes, Panel: r.Panel, Design: &r.Design}
	}
	for _, c := range []struct {
		l      lab
		series bool
		wrong  float64 // that the other rejects at least
	}{
		{lab{events: 45, m: 60, apart: sameDay, rho: 0.2}, true, 0.15},
		{lab{events: 45, m: 60, apart: farApart, variance: 2}, false, 0.1},
	} {
		var right, wrong [4]int
		for k := range reps {
			a := run(c.l, rand.New(rand.NewPCG(9, uint64(k))))
			for i, w := range labWindows {
				s := a.sample(w)
				x, y := a.ofGroup(s, "a"), a.ofGroup(s, "b")
				base := Difference{Window: w, A: "a", B: "b", NA: len(x), NB: len(y),
					Estimate: mean(x) - mean(y)}
				welch := a.judged(base, func(d *Difference) { d.welch(x, y) })
				series := a.judged(base, func(d *Difference) { a.series(d, s) })
				if !c.series {
					welch, series = series, welch
				}
				if series.P < 0.05 {
					right[i]++
				}
				if welch.P < 0.05 {
					wrong[i]++
				}
			}
		}
		lo, hi := binomialBand(0.05, int64(reps), 0.001)
		for i, w := range labWindows {
			r, x := float64(right[i])/float64(reps), float64(wrong[i])/float64(reps)
			t.Logf("series chosen %v %s: %.3f, the other %.3f", c.series, w, r, x)
			if r < lo || r > hi {
				t.Errorf("%s: rejects in %.3f", w, r)
			}
			if x < c.wrong {
				t.Errorf("%s: the other rejects in %.3f only", w, x)
			}
		}
	}
}
