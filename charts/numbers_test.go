package charts

import (
	"math"
	"strings"
	"testing"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
)

func near(a, b float64) bool {
	return math.Abs(a-b) <= 1e-12*math.Max(1, math.Max(math.Abs(a), math.Abs(b)))
}

// The path of car ends where the study's own window ends, with the same error and
// interval: two computations of CLM 1997, eq. 4.4.9, that must agree.
func TestPathIsTheWindow(t *testing.T) {
	for _, name := range []string{"one", "three", "gaps", "crash"} {
		doc := documentOf(t, name)
		for _, o := range doc.Outcomes {
			for _, w := range o.Windows {
				p := pathOf(doc, o, &w.Window)
				if p.last < 0 {
					t.Fatalf("%s: no path over %s", name, w.Window)
				}
				if !near(p.sum[p.last], w.CAR) || !near(p.se[p.last], w.SE) ||
					!near(p.lo[p.last], w.CI[0]) || !near(p.hi[p.last], w.CI[1]) ||
					!near(p.p(doc.Design.Tail), w.P) {
					t.Errorf("%s %s: path ends at %g ± %g (p %g), the window is %g ± %g (p %g)",
						name, w.Window, p.sum[p.last], p.se[p.last], p.p(doc.Design.Tail),
						w.CAR, w.SE, w.P)
				}
			}
			for _, d := range o.Days {
				one := pathOf(doc, o, &eventstudy.Window{First: d.Offset, Last: d.Offset})
				if math.IsNaN(d.AR) != (one.last < 0) ||
					one.last >= 0 && (!near(one.sum[0], d.AR) || !near(one.se[0], d.SE)) {
					t.Errorf("%s day %d: %+v against AR %g, SE %g", name, d.Offset,
						one.sum, d.AR, d.SE)
				}
			}
		}
	}
}

// outcome is a hand-made event: abnormal returns from offset first on, residuals of the estimation.
func outcome(first int, ar []float64, resid ...float64) *eventstudy.Outcome {
	o := &eventstudy.Outcome{Event: eventstudy.Event{ID: "e"}, Security: "S",
		Day0: eventstudy.NewDate(2025, 2, 13),
		Fit: &eventstudy.Fit{Model: "market", N: len(resid), DF: max(1, len(resid)-2),
			Resid: resid, Sigma: 0.01, R2: math.NaN()}}
	for i, a := range ar {
		o.Days = append(o.Days,
			eventstudy.Day{Offset: first + i, AR: a, SE: 0.01, T: a / 0.01, P: 0.5,
				Return: a, Expected: 0, Date: o.Day0 + eventstudy.Date(first+i)})
	}
	return o
}

// By hand: of −0.02, −0.01, 0, 0.01, 0.03, 0.04 the day +0.025 is beaten by two: third
// largest gain of seven; by size three (0.03, 0.04 and none of the losses) … −0.02 is smaller: two,
// so third too.
func TestRank(t *testing.T) {
	resid := []float64{-0.02, 0.03, -0.01, 0, 0.04, 0.01}
	h := spanOf()
	h.add(resid...)
	st := stripOf(outcome(0, []float64{0.025}, resid...), h.padded(0.1), 0.01)
	if st.rank != 3 || st.n != 7 || st.either != 3 || rankWords(st) != "3rd largest gain of 7" {
		t.Errorf("%+v, %q", st, rankWords(st))
	}
	total := 0
	for _, n := range st.bins {
		total += n
	}
	if total != 6 {
		t.Errorf("%d of 6 days stand in bins", total)
	}
	st = stripOf(outcome(0, []float64{-0.015}, resid...), h.padded(0.1), 0.01)
	if st.rank != 2 || st.either != 4 || rankWords(st) != "2nd largest loss of 7" {
		t.Errorf("%+v, %q", st, rankWords(st))
	}
}

// The chart counts as the table does, and its dots beyond the event day are those that it counts.
func TestRankIsThatOfTheTable(t *testing.T) {
	for _, study := range []string{"one", "three", "crash"} {
		for _, o := range documentOf(t, study).Outcomes {
			d := o.Day(0)
			if d == nil || d.RankOf == 0 {
				continue
			}
			h := spanOf()
			h.add(d.AR)
			h.add(o.Comparable(d)...)
			st := stripOf(o, h.padded(0.1), 0.01)
			beyond := 1
			for _, x := range o.Comparable(d) {
				if math.Abs(x) > math.Abs(d.AR) {
					beyond++
				}
			}
			if st.either != d.Rank || st.n != d.RankOf || beyond != d.Rank {
				t.Errorf("%s: %d of %d in the chart (%d dots), %d of %d in the table", o.Event.ID,
					st.either, st.n, beyond, d.Rank, d.RankOf)
			}
		}
	}
}

// A title claims no more than the test allows.
func TestTitlesClaimNoMore(t *testing.T) {
	doc := documentOf(t, "one")
	o := *doc.Outcomes[0]
	mine := *doc
	r := *doc.Report
	mine.Report = &r
	for _, c := range []struct {
		p, ar, ret float64
		want       string
		tail       eventstudy.Tail
	}{
		{0.04, 0.028, 0.025, "gained 2.8\u202f% more than the market explains", ""},
		{0.04, -0.028, -0.025, "lost 2.8\u202f% more than the market explains", ""},
		{0.04, 0.028, -0.01, "did 2.8\u202f% better than the market explains", ""},
		{0.04, -0.028, 0.01, "did 2.8\u202f% worse than the market explains", ""},
		{0.05, 0.028, 0.025, "was not distinguishable from an ordinary day’s", ""},
		{math.NaN(), 0.028, 0.025, "was not distinguishable from an ordinary day’s", ""},
		{math.NaN(), math.NaN(), math.NaN(), "has no abnormal return", ""},
		{0.99, -0.08, -0.07, "was not distinguishably higher than an ordinary day’s",
			eventstudy.Upper},
		{0.99, 0.08, 0.07, "was not distinguishably lower than an ordinary day’s",
			eventstudy.Lower},
	} {
		o.Days = append([]eventstudy.Day(nil), doc.Outcomes[0].Days...)
		d := o.Day(0)
		d.P, d.AR, d.Return = c.p, c.ar, c.ret
		r.Outcomes, r.Design.Tail = []*eventstudy.Outcome{&o}, c.tail
		s, err := subjectOf(&mine, Selection{})
		if err != nil {
			t.Fatal(err)
		}
		if got := arTitles(s)[0]; !strings.HasSuffix(got, c.want) {
			t.Errorf("p = %g, AR = %g: %q, want … %q", c.p, c.ar, got, c.want)
		}
	}
}

// The path stays within its panel where a one-sided band has no end.
func TestReachOfOpenBands(t *testing.T) {
	inf := math.Inf(1)
	v := spanOf(0)
	for _, p := range []path{
		{sum: []float64{math.NaN(), -0.04, 0.03}, lo: []float64{math.NaN(), -inf, -inf},
			hi: []float64{math.NaN(), 0.17, 0.2}},
		{sum: []float64{0.31}, lo: []float64{-0.01}, hi: []float64{inf}},
	} {
		p.reach(&v)
	}
	if want := (span{-0.04, 0.31}); v != want {
		t.Errorf("%v, want %v", v, want)
	}
}

func TestVerdictTitles(t *testing.T) {
	doc := documentOf(t, "three")
	s, err := subjectOf(doc, Selection{})
	if err != nil {
		t.Fatal(err)
	}
	l := s.list
	for _, c := range []struct {
		yes, no []*eventstudy.Outcome
		want    string
	}{
		{nil, l, "On Monday none of the three listings stood out from chance"},
		{nil, l[:2], "On Monday neither of the two listings stood out from chance"},
		{l, nil, "On Monday all three listings rose"},
		{l[:1], l[1:], "On Monday only Acme (listing 1) rose: a lot"},
		{l[:2], l[2:],
			"On Monday Acme (listing 1) and Acme (listing 2) rose, Acme (listing 3) did not"},
	} {
		if got := s.verdictTitles(c.yes, c.no, "on Monday ", "rose", ": a lot")[0]; got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	// A one-sided test says nothing of a listing that went far the other way.
	for tail, want := range map[eventstudy.Tail]string{
		eventstudy.Lower: "On Monday neither of the two listings lost more than chance explains",
		eventstudy.Upper: "On Monday neither of the two listings gained more than chance explains",
	} {
		one, of, r := *doc, *s, *doc.Report
		r.Design.Tail, one.Report, of.doc = tail, &r, &one
		if got := of.verdictTitles(nil, l[:2], "on Monday ", "", "")[0]; got != want {
			t.Errorf("%v: %q, want %q", tail, got, want)
		}
	}
}

// An average whose test takes events of shared days as independent is not worded as a finding.
func TestClusteredEventsSupportNoFinding(t *testing.T) {
	ps := []eventstudy.PathPoint{{Offset: 0, N: 4, CAAR: 0.1, CI: [2]float64{0.05, 0.15}}}
	together := &crowd{doc: documentOf(t, "one")}
	apart := &crowd{doc: documentOf(t, "one")}
	for i := range 4 {
		a, b := outcome(0, []float64{0.1}), outcome(0, []float64{0.1})
		b.Day0 += eventstudy.Date(30 * i)
		b.Days[0].Date = b.Day0
		together.list, apart.list = append(together.list, a), append(apart.list, b)
	}
	hang := []eventstudy.PathPoint{ps[0]}
	hang[0].DatesIgnored = true
	if got := caarTitles(together, hang)[0]; strings.Contains(got, "gained") ||
		strings.Contains(got, "interval") {
		t.Errorf("%q", got)
	}
	if got := caarTitles(apart, ps)[0]; !strings.Contains(got, "gained 10.0\u202f% more on "+
		"average than expected (95\u202f% interval +5.0 to +15.0\u202f%)") {
		t.Errorf("%q", got)
	}
	if !together.shared() || apart.shared() {
		t.Error("shared days")
	}
}

// By hand: volumes 1, 2, 3, 4, 5 (median 3) and 9 on day 0: three times an ordinary day.
func TestTurnover(t *testing.T) {
	doc := documentOf(t, "one")
	x := doc.Panel.Series["S1"]
	o := outcome(0, []float64{0.1})
	p := &eventstudy.Prices{ID: "S", Dates: []eventstudy.Date{1, 2, 3, 4, 5, o.Day0},
		Volume: []float64{1, 2, 3, 4, 5, 9}}
	line := &eventstudy.Timeline{Days: []eventstudy.Date{1, 2, 3, 4, 5, o.Day0},
		Market: x.Line.Market}
	mine := &report.Document{
		Report: &eventstudy.Report{Panel: &eventstudy.Panel{Series: map[string]*eventstudy.Series{
			"S": {Security: eventstudy.Security{ID: "S", Prices: p}, Line: line}}}}}
	o.Fit.Est = []int{0, 1, 2, 3, 4}
	v, ok := turnoverOf(mine, o)
	if !ok || !near(v.day0(), 3) || v.rank != 1 || v.n != 5 || !near(v.lo, 1.2/3) ||
		!near(v.hi, 4.8/3) {
		t.Errorf("%+v", v)
	}
	p.Volume = nil
	if _, ok := turnoverOf(mine, o); ok {
		t.Error("a file without volume was drawn")
	}
}

// The moments are those of the fit.
func TestTails(t *testing.T) {
	o := outcome(0, []float64{0}, -2, -1, 0, 1, 2)
	o.Fit.Kurtosis, o.Fit.Skewness, o.Fit.Autocorrelation = -1.3, 0.1, 0.4
	got := tailsOf(o)
	if got.kurt != -1.3 || got.skew != 0.1 || got.auto != 0.4 || got.z[2] != 0 {
		t.Errorf("%+v", got)
	}
	// Blom's position of the first of five: Φ⁻¹(0.625/5.25) = −1.1797611 (R 4.2.2:
	// qnorm(0.625/5.25)).
	if math.Abs(got.z[0]+1.1797611) > 1e-6 {
		t.Errorf("z = %.7f", got.z[0])
	}
}

// The line of fit is that of the model: on the mean return of the benchmark it passes
// through the mean return of the security, as least squares must.
func TestFitLine(t *testing.T) {
	doc := documentOf(t, "one")
	o := doc.Outcomes[0]
	cl := cloudOf(doc, o, doc.Panel.Series[o.Security])
	a, b, ok := lineOf(o.Fit)
	mx, my := 0.0, 0.0
	for _, p := range cl.est {
		mx += p.X / float64(len(cl.est))
		my += p.Y / float64(len(cl.est))
	}
	if !ok || len(cl.est) != o.Fit.N || !near(a+b*mx, my) {
		t.Errorf("%d dots; the line gives %g at the mean, which is %g", len(cl.est), a+b*mx, my)
	}
	if len(cl.zero) != 1 || len(cl.window) != len(o.Days)-1 {
		t.Errorf("%d days 0 and %d other days", len(cl.zero), len(cl.window))
	}
}

// By hand: three paths of two days, 0.01+0.01, 0.02+0.02 and 0.06+0: the median ends at 0.04.
func TestFan(t *testing.T) {
	cr := &crowd{window: eventstudy.Window{First: 0, Last: 1}, list: []*eventstudy.Outcome{
		outcome(0, []float64{0.01, 0.01}), outcome(0, []float64{0.02, 0.02}),
		outcome(0, []float64{0.06, 0})}}
	f := fanOf(cr)
	if !near(f.q[0][2], 0.02) || !near(f.q[1][2], 0.04) || !near(f.q[1][3], 0.05) {
		t.Errorf("%v", f.q)
	}
	if e := f.extremes(); len(e) != 2 || e[0] != 2 || e[1] != 0 {
		t.Errorf("%v", e)
	}
	// A day without a return leaves the sum; before the first there is none.
	cr.list = []*eventstudy.Outcome{outcome(0, []float64{math.NaN(), 0.01})}
	if f = fanOf(cr); !math.IsNaN(f.paths[0][0]) || !near(f.paths[0][1], 0.01) {
		t.Errorf("%v", f.paths)
	}
}

// A curve is sorted, holds every computed specification, and knows the study's own.
func TestCurve(t *testing.T) {
	doc := documentOf(t, "three")
	r := doc.Robust
	cv := curveOf(r, r.Subjects[0]).over(r, r.Own.Window)
	if len(cv.specs) != r.Subjects[0].Computed || cv.own < 0 || !cv.specs[cv.own].Own {
		t.Fatalf("%d specifications, own %d", len(cv.specs), cv.own)
	}
	for i := 1; i < len(cv.specs); i++ {
		if cv.specs[i].Estimate < cv.specs[i-1].Estimate {
			t.Errorf("not sorted at %d", i)
		}
	}
	for _, d := range cv.dims {
		if len(d.values) < 2 {
			t.Errorf("%s does not vary", d.name)
		}
	}
	if hidden := cv.trim(5); len(cv.dims)+len(hidden) != 2 {
		t.Errorf("hidden: %v", hidden)
	}
}
