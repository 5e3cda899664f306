package regress

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"stockmove/eventstudy"
)

// studyOf has n events with a column size = 1…n and the columns that extra gives to each.
func studyOf(n int, extra func(i int) []string) *eventstudy.Report {
	r := report()
	for i := range n {
		y := 0.001*float64(i) + 0.01*math.Sin(float64(3*i))
		o := event(fmt.Sprint("e", i), y, 1e-4*float64(1+i%3), append(extra(i),
			fmt.Sprintf("size=%d", i+1))...)
		o.Day0 = eventstudy.NewDate(2020, 1, 1) + eventstudy.Date(i*10)
		o.T0 = i * 10
		r.Outcomes = append(r.Outcomes, o)
	}
	return r
}

func none(int) []string { return nil }

// refused runs a regression that must be refused, and returns the complaint.
func refused(t *testing.T, r *eventstudy.Report, o Options) string {
	t.Helper()
	if o.Y == "" {
		o.Y = CAR
	}
	o.Window = day
	_, err := Of(r, o)
	var p *Problem
	if !errors.As(err, &p) {
		t.Errorf("%v: %v is no complaint", o, err)
		return ""
	}
	return p.Option + ": " + p.What + "; " + p.Hint
}

// TestRefused: what cannot be computed is refused with the names of the columns and cells.
func TestRefused(t *testing.T) {
	names := func(i int) []string {
		return []string{fmt.Sprintf("twice=%d", 2*(i+1)), "same=7", "one=bank",
			fmt.Sprintf("sum=%g", 3+4*float64(i+1)),
			"sic=" + []string{"10", "20", "x1"}[i%3], "open=1,234", "mix=" + []string{"0,5",
				"1.5"}[i%2],
			"part=" + []string{"a", "b", "c"}[i%3], "part2=" + []string{"a", "b", "c"}[i%3]}
	}
	r := studyOf(12, names)
	for x, want := range map[string]string{
		"size,twice": "x: column twice is made of size",
		"size,sum":   "x: column sum is made of intercept and size",
		"same":       "x: column same is the same in all events",
		"one":        `x: column one is "bank" in all 12 events`,
		"sic": `x: column sic has numbers such as "10" and, of e2 Se2, "x1"; mend the cell, ` +
			`leave it empty, or take the values as names: factor(sic)`,
		"open":             `x: "1,234" of column open, of e0 Se0, may be either`,
		"mix":              "x: column mix has numbers with decimal commas and with decimal points",
		"part,part2":       "x: column part2=b is made of part=b",
		"syze":             "did you mean size?",
		"log(part)":        "x: part has no logarithm",
		"size,log(size),a": `x: no event has anything in a column "a"`,
	} {
		if got := refused(t, r, Options{X: terms(t, x)}); !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", x, got, want)
		}
	}
	if got := refused(t, studyOf(2, none), Options{X: terms(t, "size")}); !strings.Contains(got,
		"2 events for 2 coefficients") {
		t.Errorf("two events: %q", got)
	}
	for _, c := range []struct {
		o    Options
		want string
	}{
		{Options{}, "x: nothing is named"},
		{Options{X: terms(t, "size"), Y: "price"}, `nothing is called "price"`},
		{Options{X: terms(t, "size"), Cluster: []string{"date"}, Errors: "hc3"},
			"hc3 know no clusters"},
		{Options{X: terms(t, "size"), Cluster: []string{"date", "part", "one"}}, "3 dimensions"},
		{Options{X: terms(t, "size"), Cluster: []string{"date", "date"}}, "date is named twice"},
		{Options{X: terms(t, "size"), Cluster: []string{"one"}}, "all 12 events have one one"},
		{Options{X: terms(t, "size"), Cluster: []string{"town"}},
			`cluster: no event has anything in a column "town"`},
		{Options{X: terms(t, "size"), Y: SCAR, Weights: "random"}, "weights: standardised returns"},
		{Options{X: terms(t, "size"), Errors: "hc9"}, "se: unknown"},
		{Options{X: terms(t, "size"), Weights: "big"}, "weights: unknown"},
	} {
		if got := refused(t, r, c.o); !strings.Contains(got, c.want) {
			t.Errorf("%v: %q, want %q", c.o, got, c.want)
		}
	}
	for list, want := range map[string]string{"a,,b": "empty name", "sqrt(a)": "no form",
		"log(a": "no form",
		"a,a":   "twice"} {
		if _, err := ParseTerms(list); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", list, err)
		}
	}
}

// TestReadings: how the cells of a column are read together.
func TestReadings(t *testing.T) {
	for _, c := range []struct {
		cells string
		want  string
	}{
		{"1 2.5 -3e-2 .5 −4", "[1 2.5 -0.03 0.5 -4]"},
		{"1,234.5 12 1,234,567", "[1234.5 12 1.234567e+06]"},
		{"0,5 12,34 7", "[0.5 12.34 7]"},
		{"1.203,5 12.400 85,25", "[1203.5 12400 85.25]"},
		{"1.234 2.345", "[1.234 2.345]"},
		{"5% −1.5%", "[0.05 -0.015]"},
		{"1,234 2,500 0,750", "[1.234 2.5 0.75]"},
		{"1e99 1e101", "[1e+99 NaN]"},
		{"1,234 2,500", "may be either"}, {"1,234.5 0,5", "decimal commas and"},
		{"1 x", "numbers such as"}, {"0700 1", "names"}, {"a b", "names"},
	} {
		cells := strings.Fields(c.cells)
		as, err := readAs(cells, "a", func(i int) string { return "e" })
		var values []float64
		for _, s := range cells {
			values = append(values, as.number(s))
		}
		got := fmt.Sprint(values)
		if err != nil {
			got = err.Error()
		} else if as == texts {
			got = "names"
		}
		if !strings.Contains(got, c.want) {
			t.Errorf("%s: %s, want %s", c.cells, got, c.want)
		}
	}
}

// TestDropped: an event that lacks a value is left out under the name of the column, and the
// estimates are those of the others alone.
func TestDropped(t *testing.T) {
	r := studyOf(12, func(i int) []string {
		lev := []string{"lev=0.5", "lev=NA", "lev=0", "lev=2,5"}[min(i, 3)]
		if i > 3 {
			lev = fmt.Sprintf("lev=%d,25", i*i)
		}
		return []string{strings.Replace(lev, "0.5", "0,5", 1)}
	})
	r.Outcomes[5].Windows[0].CAR = math.NaN()
	r.Skips = []eventstudy.Skip{{Event: eventstudy.Event{ID: "gone", Security: "X"},
		Reason: eventstudy.NotTraded}}
	got, err := Of(r, Options{Y: CAR, Window: day, X: terms(t, "log(lev)")})
	if err != nil {
		t.Fatal(err)
	}
	want := "[{y not_traded [gone X]} {y no abnormal return over the window [e5 Se5]} {lev " +
		"missing [e1 Se1]} {lev no logarithm [e2 Se2]}]"
	if fmt.Sprint(got.Dropped) != want || got.N != 9 {
		t.Errorf("%d events, left out: %v\nwant %s", got.N, got.Dropped, want)
	}
	// By hand: least squares on the logarithms of 0.5, 2.5, 16.25, 36.25 ….
	var sx, sy, sxx, sxy, n float64
	for i, o := range r.Outcomes {
		if i == 1 || i == 2 || i == 5 {
			continue
		}
		x := math.Log(map[int]float64{0: 0.5, 3: 2.5}[i])
		if i > 3 {
			x = math.Log(float64(i*i) + 0.25)
		}
		y := o.Windows[0].CAR
		n, sx, sy, sxx, sxy = n+1, sx+x, sy+y, sxx+x*x, sxy+x*y
	}
	if b := (n*sxy - sx*sy) / (n*sxx - sx*sx); math.Abs(got.Coefficients[1].Estimate/b-1) > 1e-12 {
		t.Errorf("slope %g, by hand %g", got.Coefficients[1].Estimate, b)
	}
}

// TestNames: names are compared with the first in the alphabet: with one column of names the
// coefficients are differences of means. A code with a leading zero is a name.
func TestNames(t *testing.T) {
	r := studyOf(12, func(i int) []string {
		return []string{"sic=" + []string{"0700", "0100", "0300"}[i%3]}
	})
	got, err := Of(r, Options{Y: CAR, Window: day, X: terms(t, "sic")})
	if err != nil {
		t.Fatal(err)
	}
	mean := func(k int) (m float64) {
		for i := k; i < 12; i += 3 {
			m += r.Outcomes[i].Windows[0].CAR / 4
		}
		return m
	}
	for j, want := range []struct {
		name string
		v    float64
	}{{"intercept", mean(1)}, {"sic=0300", mean(2) - mean(1)}, {"sic=0700", mean(0) - mean(1)}} {
		if c := got.Coefficients[j]; c.Name != want.name || math.Abs(c.Estimate-want.v) > 1e-14 {
			t.Errorf("%v, want %v", c, want)
		}
	}
	if fmt.Sprint(got.Bases) != "[{sic 0100}]" {
		t.Errorf("compared with %v", got.Bases)
	}
}

// codes lists the codes of a result's warnings.
func codes(r *Result) string {
	var out []string
	for _, w := range r.Warnings {
		out = append(out, w.Code)
	}
	return strings.Join(out, " ")
}

// TestDecidedAlone: a value of one event alone has an estimate and no robust error, and the errors
// of the other coefficients are those of the sample without that event.
func TestDecidedAlone(t *testing.T) {
	town := func(i int) []string {
		return []string{"town=" + map[bool]string{true: "Ulm",
			false: "Bonn"}[i == 4]}
	}
	r := studyOf(20, town)
	whole, err := Of(r, Options{Y: CAR, Window: day, X: terms(t, "size,town")})
	if err != nil {
		t.Fatal(err)
	}
	r.Outcomes = append(r.Outcomes[:4:4], r.Outcomes[5:]...)
	rest, err := Of(r, Options{Y: CAR, Window: day, X: terms(t, "size")})
	if err != nil {
		t.Fatal(err)
	}
	if c := whole.Coefficients[2]; c.Name != "town=Ulm" || !math.IsNaN(c.SE) || !math.IsNaN(c.P) ||
		math.IsNaN(c.Estimate) {
		t.Errorf("%v", c)
	}
	if a, b := whole.Coefficients[1],
		rest.Coefficients[1]; math.Abs(a.Estimate/b.Estimate-1) > 1e-12 ||
		math.Abs(a.SE/b.SE-1) > 1e-12 {
		t.Errorf("size: %v with the event, %v without", a, b)
	}
	if !strings.Contains(codes(whole), "decided_alone") || !math.IsNaN(whole.F.P) {
		t.Errorf("%s, F %v", codes(whole), whole.F)
	}
	r = studyOf(20, func(i int) []string {
		return []string{"land=" + map[bool]string{true: "DE", false: "US"}[i < 2], "year=y" +
			fmt.Sprint(i/2)}
	})
	one, err := Of(r, Options{Y: CAR, Window: day, X: terms(t, "size,land"),
		Cluster: []string{"year"}})
	if err != nil {
		t.Fatal(err)
	}
	if c := one.Coefficients[2]; !math.IsNaN(c.SE) || !strings.Contains(codes(one),
		"decided_alone") {
		t.Errorf("a value of one cluster: %v, %s", c, codes(one))
	}
}

// TestDoubts: what the errors do not bear is said.
func TestDoubts(t *testing.T) {
	with := func(change func(r *eventstudy.Report), o Options) string {
		r := studyOf(40, none)
		change(r)
		o.Window, o.X = day, terms(t, "size")
		if o.Y == "" {
			o.Y = CAR
		}
		got, err := Of(r, o)
		if err != nil {
			t.Fatal(err)
		}
		return codes(got)
	}
	same := func(r *eventstudy.Report) {
		r.Outcomes[1].Day0, r.Outcomes[1].T0 = r.Outcomes[0].Day0, r.Outcomes[0].T0
		r.Outcomes[3].Security = r.Outcomes[2].Security
		r.Outcomes[7].T0 = r.Outcomes[6].T0 + 1
	}
	for _, c := range []struct {
		change func(r *eventstudy.Report)
		o      Options
		want   string
	}{
		{func(*eventstudy.Report) {}, Options{}, ""},
		{same, Options{}, "shared_dates shared_securities"},
		{same, Options{Cluster: []string{"date", "security"}}, ""},
		{func(r *eventstudy.Report) { r.Outcomes[0].Windows[0].False = "a split" }, Options{},
			"false_return"},
		{func(r *eventstudy.Report) { r.Outcomes = r.Outcomes[:11] }, Options{}, "few_events"},
		{func(r *eventstudy.Report) { r.Outcomes = r.Outcomes[:29] }, Options{Errors: "cluster"},
			"few_clusters"},
		{func(*eventstudy.Report) {}, Options{Weights: "forecast", Errors: "classical"},
			"classical_weighted"},
		{func(*eventstudy.Report) {}, Options{Weights: "forecast", Y: BHAR}, "variance_of_sum"},
	} {
		if got := with(c.change, c.o); got != c.want {
			t.Errorf("%v: %q, want %q", c.o, got, c.want)
		}
	}
	long := studyOf(40, none)
	w := eventstudy.Window{First: -5, Last: 4}
	for i, o := range long.Outcomes {
		o.Windows[0].Window = w
		o.T0 = 10 * i
	}
	for days, want := range map[int]string{10: "", 9: "overlapping_windows"} {
		long.Outcomes[1].T0 = days
		long.Outcomes[2].T0 = 30 - days
		if got, err := Of(long, Options{Y: CAR, Window: w, X: terms(t, "size")}); err != nil ||
			codes(got) != want {
			t.Errorf("%d days apart: %v, want %q (%v)", days, codes(got), want, err)
		}
	}
}

// TestResponses: SCAR is the CAR over its error, BHAR that of the window.
func TestResponses(t *testing.T) {
	r := studyOf(20, none)
	mean := func(y Kind) float64 {
		s := 0.0
		for _, o := range r.Outcomes {
			w := o.Windows[0]
			s += map[Kind]float64{CAR: w.CAR, SCAR: w.CAR / w.SE, BHAR: w.BHAR}[y] / 20
		}
		return s
	}
	for _, y := range []Kind{CAR, SCAR, BHAR} {
		got, err := Of(r, Options{Y: y, Window: day, X: terms(t, "size")})
		if err != nil {
			t.Fatal(err)
		}
		// The fitted line goes through the means; that of 1…20 is 10.5.
		at := got.Coefficients[0].Estimate + 10.5*got.Coefficients[1].Estimate
		if want := mean(y); math.Abs(at-want) > 1e-12*math.Max(1, math.Abs(want)) {
			t.Errorf("%s: %g at the mean, want %g", y, at, want)
		}
	}
}

// TestUnits: another unit of a column divides its coefficient and error and changes nothing else,
// and the order of the events changes nothing.
func TestUnits(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(8, 30).Draw(rt, "n")
		unit := math.Pow(10, float64(rapid.IntRange(-12, 12).Draw(rt, "unit")))
		kind := rapid.SampledFrom(Errors.Names()).Draw(rt, "errors")
		weights := rapid.SampledFrom(Weightings.Names()).Draw(rt, "weights")
		build := func(unit float64, turned bool) *Result {
			r := studyOf(n, func(i int) []string {
				return []string{fmt.Sprintf("x=%.17g", unit*math.Cos(float64(i*i)))}
			})
			if turned {
				r.Outcomes = append(r.Outcomes[n/2:], r.Outcomes[:n/2]...)
			}
			x, _ := ParseTerms("size,x")
			got, err := Of(r, Options{Y: CAR, Window: day, X: x, Errors: kind, Weights: weights})
			if err != nil {
				rt.Fatal(err)
			}
			return got
		}
		a, b := build(1, false), build(unit, true)
		for j := range a.Coefficients {
			by := 1.0
			if j == 2 {
				by = unit
			}
			for _, v := range [][2]float64{{a.Coefficients[j].Estimate,
				by * b.Coefficients[j].Estimate},
				{a.Coefficients[j].SE, by * b.Coefficients[j].SE}, {a.Coefficients[j].VIF,
					b.Coefficients[j].VIF}} {
				if math.IsNaN(v[0]) != math.IsNaN(v[1]) ||
					math.Abs(v[0]-v[1]) > 1e-7*math.Abs(v[0])+1e-12 {
					rt.Fatalf("%s, %s, coefficient %d: %g and %g", kind, weights, j, v[0], v[1])
				}
			}
		}
	})
}
