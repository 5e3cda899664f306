package eventstudy

import (
	"context"
	"math"
	"slices"
)

// A study of several events is told by one test, the leading one: it gives the answer its p-value
// and the mean its interval. A test that takes dependent events for independent ones must not lead
// where another bears the dates, whatever the order in which they were asked for.

// ladder are the tests in the order in which they lead a sample, best first. Others follow in the
// order asked for.
func (a *Abnormal) ladder() []GroupTest {
	if a.Design.Response == ResponseVolatility {
		return []GroupTest{blockRankTest, bmpAdjTest, bmpTest, crossTest}
	}
	switch n, together := a.gathering(); {
	case n <= 2, a.mostlyBare():
		// Two events have one degree of freedom between them: the plainest test says so best. Of
		// events without estimation days it says all that there is to say.
		return []GroupTest{crossTest, bmpTest, bmpAdjTest, calendarTest}
	case together:
		return []GroupTest{bmpAdjTest, calendarTest, bmpTest, crossTest}
	}
	return []GroupTest{bmpTest, bmpAdjTest, crossTest, calendarTest}
}

// gathering returns the number of events and whether any of them share day 0 or days of their event
// windows. Windows that overlap make events dependent as a shared date does, if less.
func (a *Abnormal) gathering() (n int, together bool) {
	s := a.sample(a.Design.Event)
	if len(s.at) < 2 {
		return len(s.at), false
	}
	c := a.clusters(s)
	return len(s.at), c.sharing > 0 || c.overlap > 0
}

// overGroups returns the tests of the design that judge several events together.
func overGroups(list []Test) []GroupTest {
	var out []GroupTest
	for _, t := range list {
		if g, ok := t.(GroupTest); ok {
			out = append(out, g)
		}
	}
	return out
}

// runTests applies the tests of the design to every window of a group. Where the design names none
// that judges several events, the first of the ladder does, and the calendar-time portfolio beside
// the adjusted test where that is not defined.
func runTests(ctx context.Context, a *Abnormal) ([]Result, error) {
	tests := overGroups(a.Design.Tests)
	if len(tests) > 0 || len(a.Outcomes) < 2 {
		return a.results(ctx, tests)
	}
	ladder := a.ladder()
	out, err := a.results(ctx, ladder[:1])
	known := func(r Result) bool { return !math.IsNaN(r.P) }
	if err != nil || ladder[0] != bmpAdjTest ||
		!slices.ContainsFunc(out, func(r Result) bool { return !known(r) }) {
		return out, err
	}
	more, err := a.results(ctx, ladder[1:2])
	if slices.ContainsFunc(more, known) {
		out = append(out, more...)
	}
	return out, err
}

// namesOf are the names of tests.
func namesOf(tests []GroupTest) (names []string) {
	for _, t := range tests {
		names = append(names, t.Info().Name)
	}
	return names
}

// results applies tests to every window of the design.
func (a *Abnormal) results(ctx context.Context, tests []GroupTest) ([]Result, error) {
	var out []Result
	for _, t := range tests {
		from := len(out)
		for _, w := range a.Design.Windows {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			if r, ok := a.refused(t, w); ok {
				out = append(out, r)
				continue
			}
			r, err := a.test(t, w)
			if err != nil {
				return nil, err
			}
			out = append(out, r)
		}
		adjust(out[from:])
	}
	return out, nil
}

// leading returns the result that leads over a window: defined, of most of the events, bearing the
// dates where one of the list does, and the highest on the ladder among those. It is nil where no
// test is defined.
func (a *Abnormal) leading(list []Result, w Window) *Result {
	ladder := namesOf(a.ladder())
	rung := func(r *Result) int {
		k := slices.Index(ladder, r.Test)
		if k < 0 {
			k = len(ladder)
		}
		if r.DatesIgnored {
			k += len(ladder) + 1
		}
		if a.mostlyBare() && a.leavesOut(r.Test) > 0 {
			k += 2 * (len(ladder) + 1) // it is no test of these events
		}
		return k
	}
	var best *Result
	for i := range list {
		r := &list[i]
		if r.Window == w && !math.IsNaN(r.P) && (best == nil || rung(r) < rung(best)) {
			best = r
		}
	}
	return best
}

// ofMean returns standard error and interval of a leading result on the scale of the mean. They are
// unknown where the test has none, and where the mean and the statistic differ in sign: an interval
// on the other side of zero would contradict the mean that it stands beside.
func (r *Result) ofMean(mean float64) (se float64, ci [2]float64) {
	t, _ := Tests.Lookup(r.Test)
	k := 1.0
	switch {
	case r.Opposes(mean) || !(ofMean | ofDay).of(t):
		k = math.NaN()
	case ofDay.of(t): // the portfolio's
		k = float64(r.Window.Len())
	}
	return k * r.SE, [2]float64{k * r.CI[0], k * r.CI[1]}
}

// Opposes reports whether the statistic has another sign than the mean cumulative abnormal return:
// standardised tests weigh the events by their precision, the mean does not. Counts have no sign.
func (r *Result) Opposes(mean float64) bool {
	switch r.Dist {
	case Normal, StudentT, Empirical:
		return r.Stat*mean < 0
	}
	return false
}

// Freedom returns the degrees of freedom that the standard error of the statistic has, +Inf where
// it is held against the normal.
func (r *Result) Freedom() float64 {
	if r.Dist == Normal {
		return math.Inf(1)
	}
	return r.DF
}
