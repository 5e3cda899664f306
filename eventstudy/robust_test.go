package eventstudy

import (
	"context"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// parts returns what a panel was made of, to make others of.
func (p *Panel) parts() (markets []Market, secs []Security) {
	for _, l := range p.Lines {
		markets = append(markets, l.Market)
	}
	for _, id := range p.Order {
		secs = append(secs, p.Series[id].Security)
	}
	return markets, secs
}

// explore runs Robust and fails the test on an error.
func explore(t testing.TB, p *Panel, events []Event, d Design, g Grid) *Robustness {
	t.Helper()
	markets, secs := p.parts()
	r, err := Robust(context.Background(), markets, secs, events, d, g)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// specName names a specification of a single event.
func specName(s Spec) string {
	b := s.Benchmark
	if b == "" {
		b = "-"
	}
	w := func(w Window) string { return fmt.Sprintf("[%d,%d]", w.First, w.Last) }
	return strings.Join([]string{s.Model, b, s.Security, w(s.Estimation), string(s.Returns),
		w(s.Window)}, " ")
}

// caseGrid is the grid of testdata/robust_reference.py; the markets of the case have no hours here,
// so the alternatives are spelled out.
func caseGrid(p *Panel) Grid {
	g := Grid{Windows: []Window{{0, 0}, {0, 5}}, Estimations: []Window{{-140, -21}, {-270, -21},
		{-260, -11}}, Returns: []ReturnKind{Simple, Log}}
	for _, name := range []string{"mean", "market-adjusted", "market", "dimson"} {
		m, _ := Models.Lookup(name)
		g.Models = append(g.Models, m)
	}
	g.Benchmarks = []Alternative{{"US", p.Lines[1].Market.Benchmark, Earlier},
		{"XHKG", p.Lines[0].Market.Benchmark, Later}}
	return g
}

// TestRobustReference holds specifications of the case against testdata/robust_reference.txt, which
// robust_reference.py made with numpy and scipy: other models, windows, returns and benchmarks than
// the study's own.
func TestRobustReference(t *testing.T) {
	d, p := caseDesign(t, "market")
	d.Windows = []Window{{0, 0}, {0, 5}}
	r := explore(t, p, caseEvents(), d, caseGrid(p))
	if r.Pooled || len(r.Subjects) != 6 {
		t.Fatalf("pooled %v, %d subjects", r.Pooled, len(r.Subjects))
	}
	got, failed := map[string]float64{}, 0
	for _, s := range r.Specs {
		if s.Event != "confirmation" {
			continue
		}
		if s.Reason != "" {
			failed++
			continue
		}
		k := specName(s)
		got[k+" car"], got[k+" se"], got[k+" p"] = s.Estimate, s.SE, s.P
	}
	want := readReference(t, "robust_reference.txt")
	for _, ref := range want {
		// A rounding of 1e-15 in a return is one of 1e-12 in a small CAR over it.
		if v, ok := got[ref.key]; !ok || !near(v, ref.value, 1e-9) {
			t.Errorf("%s = %.17g, want %.17g", ref.key, v, ref.value)
		}
	}
	if len(got) != len(want) || len(want) < 500 {
		t.Errorf("%d numbers, the reference has %d", len(got), len(want))
	}
	// SPY did not trade on Presidents' Day, 17 February: 3 estimation windows × 2 returns of
	// 9988.HK over [0,+5] have no number; nor have BABA's and AAPL's on HSI, if any of their days
	// was a holiday in Hong Kong (none was).
	if failed != 6 {
		t.Errorf("%d specifications failed, want 6", failed)
	}
}

// TestRobustOwn: the study's own choice is what the study itself reports, for one event and for the
// mean of many.
func TestRobustOwn(t *testing.T) {
	d, p := caseDesign(t, "market")
	rep, err := Run(context.Background(), p, caseEvents(), d)
	if err != nil {
		t.Fatal(err)
	}
	r := explore(t, p, caseEvents(), d, caseGrid(p))
	n := 0
	for i, s := range r.Subjects {
		for _, x := range r.Of(s) {
			if w := rep.Outcomes[i].Window(x.Window); x.Own {
				n++
				if w.CAR != x.Estimate || w.SE != x.SE || w.P != x.P || w.CI != x.CI || x.N != 1 {
					t.Errorf("%s: %+v, the study has %+v", specName(x), x, w)
				}
			}
		}
		if o := r.Specs[s.Own]; !o.Own || o.Window != d.Windows[0] || o.Security != s.Security ||
			o.Event != s.Event {
			t.Errorf("own choice of %s: %+v", s.Security, o)
		}
	}
	if n != 6*4 {
		t.Errorf("%d own specifications, want 24: four windows of six events", n)
	}

	w, events := twelveEvents()
	rep, r = w.run(t, events...),
		explore(t, w.panel(t), events, w.design, DefaultGrid(w.design, w.panel(t)))
	if !r.Pooled || len(r.Subjects) != 3 {
		t.Fatalf("pooled %v, subjects %+v", r.Pooled, r.Subjects)
	}
	n = 0
	for _, x := range r.Specs {
		for _, y := range rep.Tests {
			if x.Own && y.Group == x.Group && y.Window == x.Window {
				n++
				if x.N != y.N || !near(x.Estimate, y.Estimate, 1e-12) || !near(x.SE, y.SE, 1e-12) ||
					!near(x.P, y.P, 1e-12) || !near(x.CI[1], y.CI[1], 1e-12) {
					t.Errorf("%+v, the study has %+v", x, y)
				}
			}
		}
	}
	if n != 9 {
		t.Errorf("%d own means, want three windows of three groups", n)
	}
}

// twelveEvents are twelve events of A and B on twelve days in two groups, judged by test cross.
func twelveEvents() (*world, []Event) {
	w := newWorld()
	cross, _ := Tests.Lookup("cross")
	w.design.Tests = []Test{cross}
	w.design.Estimation = Window{-130, -11}
	var events []Event
	for i := range 12 {
		events = append(events, Event{ID: fmt.Sprint("e", i), Security: []string{"A", "B"}[i%2],
			Group: []string{"x", "y"}[i%2], Date: w.days[160+12*i]})
	}
	return w, events
}

// TestRobustWorkers: the number of processors changes nothing.
func TestRobustWorkers(t *testing.T) {
	d, p := caseDesign(t, "market")
	var first *Robustness
	for _, n := range []int{1, 2, 7} {
		d.Workers = n
		r := explore(t, p, caseEvents(), d, caseGrid(p))
		if first == nil {
			first = r
		}
		// NaN is not equal to itself
		if a, b := fmt.Sprintf("%v", r), fmt.Sprintf("%v", first); a != b {
			t.Errorf("%d workers give another result", n)
		}
	}
}

// TestRobustSaysWhy: each specification has a number or a reason, never both, and what is short of
// data says so while the rest is computed.
func TestRobustSaysWhy(t *testing.T) {
	w := newWorld()
	w.event.Date = w.days[150]
	w.design.Estimation = Window{-100, -11}
	r := explore(t, w.panel(t), []Event{w.event, {ID: "x", Security: "ABSENT", Date: w.days[200]},
		{ID: "y", Security: "B", Date: w.days[5]}}, w.design, DefaultGrid(w.design, w.panel(t)))
	long := 0
	for _, s := range r.Specs {
		known := !math.IsNaN(s.Estimate)
		if known != (s.Reason == "") || known == math.IsNaN(s.P) || known == math.IsNaN(s.SE) ||
			known == math.IsNaN(s.CI[0]) || known != (s.N == 1) {
			t.Errorf("%+v", s)
		}
		if s.Event == "e" && !known {
			long++
			if s.Estimation.Len() < 200 || !strings.Contains(s.Reason, "first price") {
				t.Errorf("%v: %s", s.Estimation, s.Reason)
			}
		}
	}
	// Estimation windows of 200 and 250 days, four models, three windows, two kinds of returns; a
	// subject is summed up over one window.
	if s := r.Subjects[0]; long != 2*4*3*2 || s.Failed != 2*4*2 || s.Computed != 3*4*2 ||
		s.Own < 0 {
		t.Errorf("%d too long; %+v", long, s)
	}
	for _, s := range r.Subjects[1:] {
		if s.Computed != 0 || s.Failed == 0 || s.Own >= 0 || !math.IsNaN(s.Median) ||
			!math.IsNaN(s.AgreeShare()) {
			t.Errorf("%+v", s)
		}
	}
	if why := r.Of(r.Subjects[1])[0].Reason; !strings.Contains(why, `no prices for "ABSENT"`) {
		t.Error(why)
	}
}

// TestRobustRefuses: contradictions of the design and of the grid are errors, as is the end of the
// context.
func TestRobustRefuses(t *testing.T) {
	w := newWorld()
	markets, secs := w.panel(t).parts()
	for want, spoil := range map[string]func(*Design, *Grid){
		"no window":           func(d *Design, g *Grid) { d.Windows, g.Windows = nil, nil },
		"alpha":               func(d *Design, _ *Grid) { d.Alpha = 2 },
		"in the event window": func(_ *Design, g *Grid) { g.Windows = []Window{{0, 99}} },
	} {
		d, g := w.design, Grid{}
		spoil(&d, &g)
		_, err := Robust(context.Background(), markets, secs, []Event{w.event}, d,
			g)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v", want, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Robust(ctx, markets, secs, []Event{w.event}, w.design, Grid{}); !errors.Is(err,
		context.Canceled) {
		t.Errorf("got %v", err)
	}
	// A model that the data cannot feed and an estimation window that reaches into the event's keep
	// their place, with the reason.
	ff3, _ := Models.Lookup("ff3")
	r := explore(t, w.panel(t), []Event{w.event}, w.design,
		Grid{Models: []Model{ff3}, Estimations: []Window{{-60, -5}}})
	if s := r.Subjects[0]; s.Computed != 1 || s.Failed != 3 || len(s.Windows) != 3 {
		t.Errorf("%+v", s)
	}
	for _, s := range r.Specs {
		if want := map[bool]string{true: "overlaps the event window",
			false: "needs factor returns"}[s.Estimation.Last == -5]; s.Reason != "" &&
			!strings.Contains(s.Reason, want) {
			t.Errorf("%+v", s)
		}
	}
}

// TestRobustOwnEstimation: an event's own window counts as the design's and gives way to the
// others.
func TestRobustOwnEstimation(t *testing.T) {
	w := newWorld()
	w.event.Estimation = &Window{-80, -41}
	plain := w.event
	plain.Estimation, plain.ID = nil, "plain"
	g := Grid{Models: []Model{marketModel{}, meanModel{}}, Estimations: []Window{{-140, -21}}}
	r := explore(t, w.panel(t), []Event{w.event, plain}, w.design, g)
	a, b := r.Of(r.Subjects[0]), r.Of(r.Subjects[1])
	for i := range a {
		if same := a[i].Estimate == b[i].Estimate; same != (a[i].Estimation == Window{-140, -21}) {
			t.Errorf("%v: %g and %g", a[i].Estimation, a[i].Estimate, b[i].Estimate)
		}
	}
	if own := w.one(t).Windows[0].CAR; r.Specs[r.Subjects[0].Own].Estimate != own {
		t.Errorf("own choice %g, the study has %g", r.Specs[r.Subjects[0].Own].Estimate, own)
	}
}

// TestRobustEventWindow: an event whose prices end inside the event window leaves under every
// choice, as it leaves the study.
func TestRobustEventWindow(t *testing.T) {
	w := newWorld()
	w.event.Date = w.days[312]
	w.skipped(t)
	r := explore(t, w.panel(t), []Event{w.event}, w.design, DefaultGrid(w.design, w.panel(t)))
	if s := r.Subjects[0]; s.Computed != 0 {
		t.Errorf("%+v", s)
	}
	w.design.Incomplete = IncompletePartial
	r = explore(t, w.panel(t), []Event{w.event}, w.design, DefaultGrid(w.design, w.panel(t)))
	if s := r.Subjects[0]; s.Failed != 0 {
		t.Errorf("%+v", s)
	}
}

// TestRobustOverlap: the rule for overlapping events holds under every choice.
func TestRobustOverlap(t *testing.T) {
	w := newWorld()
	w.design.Overlap = OverlapFirst
	late := Event{ID: "late", Security: "A", Date: w.days[303]}
	r := explore(t, w.panel(t), []Event{w.event, late}, w.design, Grid{})
	if a, b := r.Subjects[0], r.Subjects[1]; a.Computed != 1 || b.Computed != 0 ||
		!strings.Contains(r.Of(b)[0].Reason, "overlaps") {
		t.Errorf("%+v %+v", a, b)
	}
}

// TestSummarise by hand: estimates 1, −1, 2, 4 of which 2 and −1 are significant, and one without a
// number; the study's own is 2. Three agree in sign, one confirms, the median is (1 + 2)/2.
func TestSummarise(t *testing.T) {
	r := &Robustness{Alpha: 0.05}
	specs := []Spec{{Estimate: 1, P: 0.05}, {Estimate: -1, P: 0.04}, {Estimate: 2, P: 0.01,
		Own: true}, {Estimate: 4, P: 0.2}, {Estimate: math.NaN(), P: math.NaN(), Reason: "x"}}
	want := Summary{Computed: 4, Failed: 1, Positive: 3, Negative: 1, Agree: 3, Significant: 2,
		Confirm: 1, Min: -1, Max: 4, Median: 1.5}
	if got := r.Summarise(specs); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	specs[2].Own = false
	slices.Reverse(specs)
	if got := r.Summarise(specs); !reflect.DeepEqual(got, want) {
		t.Errorf("without an own choice: got %+v, want %+v", got, want)
	}
	// An effect of exactly zero agrees with no sign, and no sign with it.
	specs = []Spec{{Estimate: 0, P: 0.01}, {Estimate: 1, P: 0.01, Own: true}}
	if got := r.Summarise(specs); got.Agree != 1 || got.Confirm != 1 || got.Positive != 1 ||
		got.Negative != 0 {
		t.Errorf("with a zero: %+v", got)
	}
}

func BenchmarkRobust(b *testing.B) {
	d, p := caseDesign(b, "market")
	g := DefaultGrid(d, p)
	for b.Loop() {
		explore(b, p, caseEvents(), d, g)
	}
}
