package eventstudy

import (
	"context"
	"math"
	"strings"
	"testing"
)

// youngEvents are five events before which the files hold no estimation window, and two with one.
func youngEvents() []Event {
	day := func(y, m, d int) Date { return NewDate(y, m, d) }
	return []Event{
		{ID: "1", Security: "AAPL", Date: day(2022, 2, 1), Group: "young"},
		{ID: "2", Security: "BABA", Date: day(2022, 2, 24), Group: "young"},
		{ID: "3", Security: "AAPL", Date: day(2022, 3, 16), Group: "young"},
		{ID: "4", Security: "BABA", Date: day(2022, 4, 20), Group: "young"},
		{ID: "5", Security: "AAPL", Date: day(2022, 6, 1), Group: "young"},
		{ID: "6", Security: "AAPL", Date: day(2025, 2, 12), Group: "old"},
		{ID: "7", Security: "BABA", Date: day(2025, 2, 13), Group: "old"},
	}
}

func youngDesign(t *testing.T, model string) (Design, *Panel) {
	d, p := caseDesign(t, model)
	d.Estimation, d.Windows = Window{-250, -11}, []Window{{-1, 1}}
	return d, p
}

// TestNoEstimation holds events without an estimation sample against
// testdata/no_estimation_reference.txt, made with base R.
func TestNoEstimation(t *testing.T) {
	d, p := youngDesign(t, "market-adjusted")
	for _, name := range Tests.Names() {
		x, _ := Tests.Lookup(name)
		d.Tests = append(d.Tests, x)
	}
	r, err := Run(context.Background(), p, youngEvents(), d)
	if err != nil || len(r.Outcomes) != 7 {
		t.Fatal(err, r.Skips)
	}
	got := map[string]float64{"caar": r.Aggregate[0].CAAR}
	for i, o := range r.Outcomes {
		w := o.Windows[0]
		got["car"+o.Event.ID] = w.CAR
		young := i < 5
		if math.IsNaN(w.SE) != young || math.IsNaN(w.P) != young || math.IsNaN(w.RankP) != young ||
			math.IsNaN(w.CI[0]) != young || math.IsNaN(w.Detectable) != young ||
			hasCode(o.Warnings, CodeNoEstimation) != young || o.Fit.Estimated() == young {
			t.Errorf("event %s: %+v, %v", o.Event.ID, w, o.Warnings)
		}
	}
	alone := map[string]bool{"cross": true, "skew": true, "sign": true, "wilcoxon": true}
	for _, x := range r.Tests {
		if x.Group != "" {
			continue
		}
		got[x.Test], got[x.Test+"_p"] = x.Stat, x.P
		if x.Test == "cross" {
			got["cross_lo"], got["cross_hi"] = x.CI[0], x.CI[1]
		}
		want := 2
		if alone[x.Test] {
			want = 7
		}
		if x.N != want || hasCode(x.Warnings, CodeNoEstimation) == alone[x.Test] {
			t.Errorf("%s of %d events, %v", x.Test, x.N, x.Warnings)
		}
	}
	for _, ref := range readReference(t, "no_estimation_reference.txt") {
		if !near(got[ref.key], ref.value, 1e-9) {
			t.Errorf("%s = %.17g, want %.17g", ref.key, got[ref.key], ref.value)
		}
	}
	if a := r.Aggregate[0]; a.CIOf != "cross" || hasCode(a.Warnings, CodeNoEstimation) {
		t.Errorf("the mean of mostly young events is judged by %s: %v", a.CIOf, a.Warnings)
	}
}

// A test of the few speaks of a mean of all only with a word of it, and the path has its interval.
func TestNoEstimationOfSome(t *testing.T) {
	d, p := youngDesign(t, "raw")
	events := append(youngEvents()[4:], youngEvents()[5:]...)
	events[3].Date, events[4].Date = NewDate(2024, 5, 14), NewDate(2023, 5, 18)
	r, err := Run(context.Background(), p, events, d)
	if err != nil || len(r.Outcomes) != 5 {
		t.Fatal(err, r.Skips)
	}
	a := r.Aggregate[0]
	if a.N != 5 || a.CIOf != "bmp-adj" && a.CIOf != "bmp" ||
		!hasCode(a.Warnings, CodeNoEstimation) {
		t.Errorf("%+v", a)
	}
	if x := r.Tests[0]; x.N != 4 || !hasCode(x.Warnings, CodeNoEstimation) {
		t.Errorf("%+v", x)
	}
	for _, q := range r.Path {
		if q.Group == "" && (q.N != 5 || math.IsNaN(q.CAAR) || q.CIOf != a.CIOf) {
			t.Errorf("%+v", q)
		}
	}
}

// Who cannot do without an estimation sample: a model with parameters, and another response.
func TestNoEstimationRefused(t *testing.T) {
	event := youngEvents()[:1]
	for _, c := range []struct {
		model    string
		response Response
	}{{"market", ""}, {"mean", ""}, {"raw", ResponseVolatility}} {
		d, p := youngDesign(t, c.model)
		d.Response = c.response
		r, err := Run(context.Background(), p, event, d)
		if err != nil || len(r.Skips) != 1 || r.Skips[0].Reason != EstimationTooShort ||
			!strings.Contains(r.Skips[0].Detail, "first price") {
			t.Errorf("%s %s: %v %v", c.model, c.response, err, r)
		}
	}
}

// Estimation windows of the event's own that hold no day, by offsets and by dates; one that
// overlaps the event is a mistake whatever the model.
func TestNoEstimationOfItsOwn(t *testing.T) {
	d, p := youngDesign(t, "raw")
	d.MinObs = 30
	e := youngEvents()[6]
	with := func(change func(e *Event)) []Event {
		e := e
		change(&e)
		return []Event{e}
	}
	for name, c := range map[string]struct {
		events []Event
		bare   bool
	}{
		"backwards": {with(func(e *Event) { e.Estimation = &Window{-11, -250} }), true},
		"few":       {with(func(e *Event) { e.Estimation = &Window{-30, -11} }), true},
		"early": {with(func(e *Event) {
			e.Dates = Dates{NewDate(2020, 1, 1), NewDate(2020, 12, 31)}
		}), true},
		"overlapping": {with(func(e *Event) { e.Estimation = &Window{-250, 0} }), false},
	} {
		r, err := Run(context.Background(), p, c.events, d)
		if err != nil || len(r.Outcomes) == 1 != c.bare {
			t.Fatalf("%s: %v %v", name, err, r.Skips)
		}
		if c.bare && r.Outcomes[0].Fit.Estimated() {
			t.Errorf("%s: estimated over %d days", name, r.Outcomes[0].Fit.N)
		}
	}
}
