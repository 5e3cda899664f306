package eventstudy

import (
	"context"
	"slices"
	"strings"
)

// Spec is one specification: a choice, what it was applied to, and the effect that it finds.
// Numbers are in decimals of return; what could not be computed is NaN and has a Reason.
type Spec struct {
	Choice
	Security string // of a single event; empty where events are pooled
	Event    string
	Group    string  // of pooled events; empty is all of them
	Own      bool    // the study's own choice, over any of its windows
	N        int     // events that entered
	Estimate float64 // CAR of one event, or CAAR of several
	SE       float64 // exact prediction error, or the cross-sectional one of the mean
	// by Design.Tail: Student's t on the model's degrees of freedom, or on N − 1
	P      float64
	CI     [2]float64 // at 1 − alpha
	Reason string     // why there is no number, lower case, no full stop
}

// Robustness is a study under every choice of a grid (a specification curve: Simonsohn, Simmons &
// Nelson, Nature Human Behaviour 4:1208–1214, 2020). The specifications share their data: a share
// of them is a description and no p-value.
type Robustness struct {
	Specs    []Spec // by subject, then in the order of the grid
	Subjects []Subject
	Own      Choice // the study's own, with the first window it reports
	Alpha    float64
	Pooled   bool // the subjects are groups of events, not single events
	Warnings []Warning
}

// Subject is what an effect is measured of, and what its specifications find together: those of the
// study's own window (Robustness.Own), since an effect of a day and one of a week are two questions
// (Simonsohn et al. take only specifications that answer the same one).
type Subject struct {
	Event, Security, Group string
	First, Len             int // its part of Robustness.Specs
	// index into Specs of the study's own choice over the first window; −1 when it has no number
	Own int
	Summary
	Windows []WindowSummary // every window, the study's own first
}

// WindowSummary is what the specifications of one window find together.
type WindowSummary struct {
	Window Window
	Summary
}

// Limits beyond which events are pooled: with as many dates a mean has a meaning, with as many
// events nobody reads them one by one.
const (
	pooledDates = 5
	pooledRows  = 50
)

// Robust measures the effect under every combination of the grid's choices, the study's own among
// them. Events on fewer than five dates are judged one by one, as test t does; others as means over
// groups, as test cross does. A combination that makes no sense is left out (a benchmark with a
// model that reads none); one that cannot be computed stays with its Reason. An event's own
// estimation window counts as the design's. It returns an error for a design that contradicts
// itself, for data that no panel can be made of, or when ctx ends.
func Robust(ctx context.Context, markets []Market, secs []Security, events []Event, d Design,
	g Grid) (*Robustness, error) {
	if d.Returns == "" {
		d.Returns = Simple
	}
	if err := d.Validate(); err != nil {
		return nil, err
	}
	own := d.Windows
	g = g.with(d)
	d.Windows = g.Windows
	if err := d.Validate(); err != nil {
		return nil, err
	}
	if len(g.Windows) == 0 {
		return nil, OptionOf("windows").problem(Problem{Code: NoWindow, Remedy: []Window{{-1, 1}},
			Hint: "report a window", What: "there is no window to measure the effect over"}).Err()
	}
	x := &exploration{design: d, windows: own, grid: g, events: events}
	if err := x.build(markets, secs); err != nil {
		return nil, err
	}
	if err := x.measure(ctx); err != nil {
		return nil, err
	}
	return x.result(), nil
}

// exploration is the work on one grid.
type exploration struct {
	design  Design
	windows []Window // that the study itself reports
	grid    Grid
	events  []Event
	pooled  bool
	groups  []string          // of pooled events
	ids     []string          // own benchmarks of the markets in use, each once
	market  map[string]string // of a security
	combos  []*combo
	specs   [][]Spec // by subject
}

// subjects decides what effects are measured of.
func (x *exploration) subjects(markets []Market) {
	dates := map[Date]bool{}
	inUse := map[string]bool{}
	x.groups = []string{""}
	for _, e := range x.events {
		dates[e.RequestedDate()] = true
		inUse[x.market[e.Security]] = true
		x.groups = append(x.groups, e.Group)
	}
	x.groups = distinct(x.groups)
	x.pooled = len(dates) >= pooledDates || len(x.events) > pooledRows
	for _, m := range markets {
		if inUse[m.ID] && m.Benchmark != nil {
			x.ids = append(x.ids, m.Benchmark.ID)
		}
	}
	x.ids = distinct(x.ids)
	n := len(x.events)
	if x.pooled {
		if len(dates) < n {
			x.grid.Notes = append(slices.Clip(x.grid.Notes), warning("shared_dates", "",
				"%d events have %d dates: the error of the mean takes events as independent",
				n, len(dates)))
		}
		n = len(x.groups)
	}
	x.specs = make([][]Spec, n)
}

// result lays the subjects' specifications one after the other and sums them up.
func (x *exploration) result() *Robustness {
	r := &Robustness{Alpha: x.design.Alpha, Pooled: x.pooled, Warnings: slices.Clone(x.grid.Notes),
		Own: Choice{Model: x.design.Model.Info().Name, Window: x.design.Windows[0],
			Estimation: x.design.Estimation, Dates: x.design.Dates, Returns: x.design.Returns}}
	for _, c := range x.combos {
		if c.own && slices.ContainsFunc(c.panel.used(), func(l *Timeline) bool {
			return readsBenchmark(c.design.Model, l)
		}) {
			r.Own.Benchmark = strings.Join(x.ids, ", ")
		}
	}
	for i, specs := range x.specs {
		s := Subject{First: len(r.Specs), Len: len(specs), Own: -1}
		if x.pooled {
			s.Group = x.groups[i]
		} else {
			s.Event, s.Security = x.events[i].ID, x.events[i].Security
		}
		r.Specs = append(r.Specs, specs...)
		for k, p := range specs {
			if s.Own < 0 && p.Reason == "" && p.Own && p.Window == r.Own.Window {
				s.Own = s.First + k
			}
		}
		s.Windows = r.byWindow(specs)
		if len(s.Windows) > 0 && s.Windows[0].Window == r.Own.Window {
			s.Summary = s.Windows[0].Summary
		} else {
			s.Summary = r.Summarise(nil)
		}
		r.Subjects = append(r.Subjects, s)
	}
	return r
}
