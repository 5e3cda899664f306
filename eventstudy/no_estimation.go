package eventstudy

import "math"

// A model without parameters says what an ordinary day would have been without having seen one. Its
// abnormal returns need no estimation window, and neither do their means nor the tests that hold
// the events against each other: a listing too young for the window is measured all the same. What
// the estimation days alone can say, a standard error, a t, a p, a rank, stays unknown.

// CodeNoEstimation is the code of the warning, which stands on events, tests and means.
const CodeNoEstimation = "no_estimation"

// Estimated reports whether there are estimation days behind the fit. Without any, Sigma is NaN,
// Est and Resid are empty and First and Last are NoDate.
func (f *Fit) Estimated() bool { return f != nil && f.N > 0 }

// bare reports whether the model measures returns without an estimation sample: it has no
// parameters, and the response is not one that needs the spread of ordinary days.
func (v View) bare() bool {
	return len(v.Design.Model.Terms(v)) == 0 && !v.Design.Response.Other()
}

// bareFit is the fit of a model without parameters where there is no estimation sample.
func bareFit(v View, detail string) *Fit {
	nan := math.NaN()
	return &Fit{Model: v.Design.Model.Info().Name, Sigma: nan, R2: nan, First: NoDate, Last: NoDate,
		Moments: Moments{nan, nan, nan, nan, nan},
		model:   v.Design.Model, view: v, lack: detail, Notes: []Warning{{Code: CodeNoEstimation,
			Text: detail + ": the abnormal returns stand without standard error, t and p, since " +
				"the model needs no estimation for them"}}}
}

// readBy returns what a test reads of the events: all of them, or those with an estimation sample.
func (a *Abnormal) readBy(t GroupTest) *Abnormal {
	if returnsAlone.of(t) {
		return a
	}
	return a.estimated()
}

// estimated returns the events that have an estimation sample; itself when that is all of them.
func (a *Abnormal) estimated() *Abnormal {
	type key struct{}
	return remember(&a.cache, key{}, func() *Abnormal {
		var with []*Outcome
		for _, o := range a.Outcomes {
			if o.Fit.Estimated() {
				with = append(with, o)
			}
		}
		if len(with) == len(a.Outcomes) {
			return a
		}
		return &Abnormal{Group: a.Group, Outcomes: with, Panel: a.Panel, Design: a.Design}
	})
}

// test carries out a test over a window on the events that it can read, and says how many it
// cannot.
func (a *Abnormal) test(t GroupTest, w Window) (Result, error) {
	b := a.readBy(t)
	r, err := t.Test(b, w)
	if lost := len(a.Outcomes) - len(b.Outcomes); lost > 0 && err == nil {
		r.warn(CodeNoEstimation, "%d of %d events have no estimation sample, which the test reads,"+
			" and are left out", lost, len(a.Outcomes))
	}
	return r, err
}

// mostlyBare reports whether fewer than half of the events have an estimation sample: a test that
// reads one would then speak of the few.
func (a *Abnormal) mostlyBare() bool { return 2*len(a.estimated().Outcomes) < len(a.Outcomes) }

// leavesOut counts the events that a test cannot read.
func (a *Abnormal) leavesOut(test string) int {
	t, _ := Tests.Lookup(test)
	if g, ok := t.(GroupTest); ok {
		return len(a.Outcomes) - len(a.readBy(g).Outcomes)
	}
	return 0
}
