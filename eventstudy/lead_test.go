package eventstudy

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// namedTests looks tests up.
func namedTests(t *testing.T, names ...string) []GroupTest {
	t.Helper()
	out := overGroups(asked(t, names...))
	if len(out) != len(names) {
		t.Fatalf("of %v only %d are over groups", names, len(out))
	}
	return out
}

// asked are registered tests as a design holds them, that of a single event among them.
func asked(t *testing.T, names ...string) (out []Test) {
	t.Helper()
	for _, n := range names {
		x, ok := Tests.Lookup(n)
		if !ok {
			t.Fatalf("no test %s", n)
		}
		out = append(out, x)
	}
	return out
}

// TestLeadingIntervals holds the intervals of the mean against numpy
// (testdata/interval_reference.py), of reported windows and of the days of the average path, for
// each alternative.
func TestLeadingIntervals(t *testing.T) {
	compared := 0
	for _, study := range []string{"clustered", "mean", "adjusted", "staggered"} {
		for _, tail := range []Tail{TwoSided, Upper, Lower} {
			r := commonStudy(t, study, tail, Window{0, 0}, Window{-1, 1}, Window{-5, 5},
				Window{2, 3})
			a := &Abnormal{Outcomes: r.Outcomes, Panel: r.Panel, Design: &r.Design}
			for _, row := range readRows(t, "testdata/interval_reference.csv") {
				if row["study"] != study {
					continue
				}
				w := Window{whole(t, row["first"]), whole(t, row["last"])}
				x, err := namedTests(t, row["test"])[0].Test(a, w)
				if err != nil {
					t.Fatal(err)
				}
				// A mean of the statistic's sign: the interval is then known.
				se, ci := x.ofMean(x.Stat)
				want := [2]float64{number(t, row["low"]), number(t, row["high"])}
				switch tail {
				case Upper:
					want = [2]float64{number(t, row["upper_low"]), math.Inf(1)}
				case Lower:
					want = [2]float64{math.Inf(-1), number(t, row["lower_high"])}
				}
				for k, got := range []float64{se, ci[0], ci[1]} {
					compared++
					e := off(got,
						[]float64{number(t, row["se"]), want[0], want[1]}[k])
					if e > 1e-9 {
						t.Errorf("%s %s%s, %s: number %d is %.12g, off by %.1e", study, row["test"],
							w, tail, k, got, e)
					}
				}
				if out := ci[0] > 0 || ci[1] < 0; out != (x.P < 0.05) {
					t.Errorf("%s %s%s, %s: p = %g, interval %v", study, row["test"], w,
						tail, x.P, ci)
				}
			}
		}
	}
	if compared < 800 {
		t.Errorf("only %d numbers compared", compared)
	}
}

// TestAggregateOfLeader: means and path carry the interval of the test that leads, and name it.
func TestAggregateOfLeader(t *testing.T) {
	for study, want := range map[string]string{"clustered": "bmp-adj", "staggered": "bmp-adj"} {
		r := commonStudy(t, study, TwoSided, Window{0, 0}, Window{-1, 1}, Window{-5, 5})
		by := map[string]map[string]string{}
		for _, row := range readRows(t, "testdata/interval_reference.csv") {
			if row["study"] == study && row["test"] == want {
				by[Window{whole(t, row["first"]), whole(t, row["last"])}.String()] = row
			}
		}
		check := func(w Window, of string, caar float64, ci [2]float64) {
			row := by[w.String()]
			if row == nil {
				return
			}
			low, high := number(t, row["low"]), number(t, row["high"])
			if (low+high)*caar < 0 {
				low, high = math.NaN(), math.NaN()
			}
			if of != want || off(ci[0], low) > 1e-9 || off(ci[1], high) > 1e-9 {
				t.Errorf("%s %s: %v of %s, want [%g %g] of %s", study, w, ci, of, low, high, want)
			}
		}
		for _, m := range r.Aggregate {
			check(m.Window, m.CIOf, m.CAAR, m.CI)
		}
		for _, p := range r.Path {
			check(Window{-5, p.Offset}, p.CIOf, p.CAAR, p.CI)
		}
		if r.Path[0].CIOf != want {
			t.Errorf("%s: the path is led by %q", study, r.Path[0].CIOf)
		}
	}
}

// TestLeaderOfDefault: without a test over several events the sample decides, and one result is the
// headline.
func TestLeaderOfDefault(t *testing.T) {
	for _, c := range []struct {
		name  string
		lab   lab
		tests []Test
		want  string
	}{
		{"one", lab{events: 1, m: 60, apart: farApart}, nil, ""},
		{"two", lab{events: 2, m: 60, apart: farApart}, nil, "cross"},
		{"two on one day", lab{events: 2, m: 60, apart: sameDay}, nil, "cross"},
		{"three", lab{events: 3, m: 60, apart: farApart}, nil, "bmp"},
		{"three, t asked for", lab{events: 3, m: 60, apart: farApart}, []Test{tTest{}}, "bmp"},
		{"one day", lab{events: 8, m: 60, apart: sameDay, rho: 0.3}, nil, "bmp-adj"},
		{"overlapping", lab{events: 8, m: 60, apart: within5Days, rho: 0.3}, nil, "bmp-adj"},
	} {
		b := c.lab.filled(3)
		b.design.Tests = c.tests
		r := b.run()
		got, heads := "", 0
		for _, x := range r.Tests {
			if x.Headline {
				got, heads = x.Test, heads+1
				if x.Window != labWindows[0] || x.Group != "" {
					t.Errorf("%s: the headline is of %q %s", c.name, x.Group, x.Window)
				}
			}
		}
		if got != c.want || heads > 1 {
			t.Errorf("%s: led by %q (%d headlines), want %q", c.name, got, heads, c.want)
		}
		for _, m := range r.Aggregate {
			if m.CIOf != c.want {
				t.Errorf("%s %s: interval of %q", c.name, m.Window, m.CIOf)
			}
		}
	}
}

// TestLeaderOfList: whatever the order asked for, a test that does not bear the dates does not lead
// where one does.
func TestLeaderOfList(t *testing.T) {
	oneDay := lab{events: 8, m: 60, apart: sameDay, rho: 0.3}
	apart := lab{events: 8, m: 60, apart: farApart}
	for _, c := range []struct {
		lab     lab
		list    string
		want    string
		ignored bool
	}{
		{oneDay, "cross bmp bmp-adj", "bmp-adj", false},
		{oneDay, "cross corrado patell-adj", "corrado", false},
		{oneDay, "t cross bmp", "bmp", true},
		{oneDay, "wilcoxon cross", "cross", true},
		// one day: the portfolio has one return, calendar is not defined
		{oneDay, "cross calendar", "cross", true},
		{apart, "calendar cross bmp-adj bmp", "bmp", false},
		{apart, "corrado cross", "cross", false},
		{apart, "corrado patell", "corrado", false},
	} {
		b := c.lab.filled(4)
		b.design.Tests = asked(t, strings.Fields(c.list)...)
		r := b.run()
		i := slices.IndexFunc(r.Tests, func(x Result) bool { return x.Headline })
		if i < 0 || r.Tests[i].Test != c.want || r.Tests[i].DatesIgnored != c.ignored {
			t.Errorf("%s: led by %+v, want %s", c.list, r.Tests[max(i, 0)], c.want)
			continue
		}
		if got := hasCode(r.Aggregate[0].Warnings, "shared_dates"); got != (c.lab.rho > 0) {
			t.Errorf("%s: the mean's warning of shared dates is %v", c.list, got)
		}
	}
	// Over three days the portfolio is defined and bears what cross does not.
	b := oneDay.filled(4)
	b.design.Tests = asked(t, "cross", "calendar")
	for _, m := range b.run().Aggregate[1:] {
		if m.CIOf != "calendar" {
			t.Errorf("%s: interval of %q, want calendar", m.Window, m.CIOf)
		}
	}
}

// TestCalendarWhereAdjustedIsNot: where 1 + (N − 1) r̄ is not positive the portfolio leads the
// windows that it is defined on.
func TestCalendarWhereAdjustedIsNot(t *testing.T) {
	b := lab{events: 3, m: 60, apart: sameDay}.filled(5)
	// Returns that take turns: their sum is the same on every day, so that each pair has the
	// correlation −½.
	b.design.Model, _ = Models.Lookup("mean")
	g := rand.New(rand.NewPCG(6, 0))
	for i, id := range []string{"S0", "S1", "S2"} {
		ret := b.panel.Series[id].Return
		for k := range ret {
			ret[k] = -0.01
			if k%3 == i {
				ret[k] = 0.02
			}
			if k > 60 {
				ret[k] = 0.005 + 0.01*g.NormFloat64()
			}
			ret[k] *= float64(1 + i) // else the portfolio would not vary either
		}
	}
	b.design.Tests = nil
	r := b.run()
	undefined := false
	for _, x := range r.Tests {
		undefined = undefined || x.Test == "bmp-adj" && math.IsNaN(x.P)
	}
	if !undefined {
		t.Fatal("the adjusted test is defined: the case is not tried")
	}
	for _, a := range r.Aggregate {
		want := "calendar"
		if a.Window.Len() == 1 {
			want = "" // one day of calendar time
		}
		if a.CIOf != want {
			t.Errorf("%s: interval of %q, want %q", a.Window, a.CIOf, want)
		}
	}
}

// TestSignsThatDiffer: where mean and standardised mean lie on two sides of zero there is no
// interval, and it is said.
func TestSignsThatDiffer(t *testing.T) {
	a := truths["independent"].group(7)
	for k, o := range a.Outcomes {
		w := &o.Windows[0]
		w.CAR, w.SE = -0.002-0.0001*float64(k), 0.001 // many quiet losses
		if k < 2 {
			w.CAR, w.SE = 0.1, 0.1 // two loud gains
		}
	}
	x, _ := bmpTest.Test(a, Window{})
	m := meanCAR(a, Window{}, &x)
	if !(m.CAAR > 0) || !(x.Stat < 0) {
		t.Fatalf("CAAR %g, t %g: the case is not tried", m.CAAR, x.Stat)
	}
	if !math.IsNaN(m.CI[0]) || !math.IsNaN(m.SE) || m.CIOf != "bmp" ||
		!hasCode(m.Warnings, "sign_differs") {
		t.Errorf("%+v", m)
	}
}

// TestGroupsHaveTheirLeader: each group is led by its own sample.
func TestGroupsHaveTheirLeader(t *testing.T) {
	b := lab{events: 9, m: 60, apart: func(i int) int { return max(0, i-4) * 25 },
		rho: 0.2}.filled(8)
	b.design.Tests = nil
	for i := range b.events {
		b.events[i].Group = map[bool]string{true: "together", false: "apart"}[i < 5]
	}
	r := b.run()
	want := map[string]string{"": "bmp-adj", "together": "bmp-adj", "apart": "bmp"}
	for _, m := range r.Aggregate {
		if m.CIOf != want[m.Group] {
			t.Errorf("group %q %s: interval of %q", m.Group, m.Window, m.CIOf)
		}
	}
}

// TestSameEventIsSaid: listings of one company at one piece of news, and events of one security
// whose windows overlap.
func TestSameEventIsSaid(t *testing.T) {
	b := lab{events: 4, m: 60, apart: farApart}.filled(9)
	b.design.Tests = nil
	b.events[1].Security = b.events[0].Security
	b.events[1].Date = b.events[0].Date + 1
	if b.events[1].Date.Weekday() > 5 {
		b.events[1].Date += 2
	}
	r := b.run()
	if !hasCode(r.Aggregate[0].Warnings, "same_event") {
		t.Errorf("two events of one security a day apart: %+v", r.Aggregate[0].Warnings)
	}
}

// TestCoverageOfLeader: the interval that stands beside a mean holds the truth in 95 % of studies,
// whichever test it is of. The band is four standard errors of the simulation. Volatilities are
// equal: with unequal ones and one effect for all, the mean of a standardised test is that of
// effects in proportion to volatility. The effect is large, so that no interval is left out for its
// sign.
func TestCoverageOfLeader(t *testing.T) {
	reps := max(*sizeReps, 500)
	even := func(int, *rand.Rand) float64 { return 0.02 }
	for name, l := range map[string]lab{
		"independent": {events: 25, m: 240, apart: farApart, effect: 0.1, sigma: even},
		"one day, ρ = 0.2": {events: 25, m: 240, apart: sameDay, rho: 0.2, effect: 0.1,
			sigma: even},
		"one day, variance ×2": {events: 25, m: 240, apart: sameDay, rho: 0.2, variance: 2,
			effect: 0.1, sigma: even},
	} {
		hits := make([][3]bool, reps)
		l.repeat(reps, nil, 31, func(k int, r *Report) {
			for i := range hits[k] {
				ci := r.Aggregate[i].CI
				hits[k][i] = ci[0] <= l.effect && l.effect <= ci[1]
			}
		})
		for i := range hits[0] {
			in := 0
			for _, h := range hits {
				if h[i] {
					in++
				}
			}
			rate := float64(in) / float64(reps)
			t.Logf("%s %s: %.1f %% of %d", name, labWindows[i], 100*rate, reps)
			if band := 4 * math.Sqrt(0.05*0.95/float64(reps)); math.Abs(rate-0.95) > band {
				t.Errorf("%s %s: the interval holds the truth in %.1f %%, band ±%.1f", name,
					labWindows[i], 100*rate, 100*band)
			}
		}
	}
}
