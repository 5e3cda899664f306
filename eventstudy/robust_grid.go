package eventstudy

import (
	"slices"
	"time"
)

// Choice is one way to measure an effect. A specification is a choice with its result; the study's
// own is one of them.
type Choice struct {
	Model string
	// its id; empty where the model reads none, several joined by ", " where markets are pooled
	Benchmark  string
	Window     Window
	Estimation Window
	Dates      Dates // the estimation window by days, in place of Estimation where it is given
	Returns    ReturnKind
}

// EstimationWords names the estimation window of the choice.
func (c Choice) EstimationWords() string { return estimationWords(c.Estimation, c.Dates) }

// Grid is the choices that Robust combines, each with each where that makes sense. It holds what
// was to be combined, and in Notes what was not and why, so that a reader can tell a choice that
// made no difference from one that was not tried.
type Grid struct {
	Models      []Model
	Windows     []Window
	Estimations []Window
	Returns     []ReturnKind
	Benchmarks  []Alternative // besides each market's own
	Notes       []Warning     // what was left out of the grid, and why
}

// Alternative is another index that the securities of a market may be held against.
type Alternative struct {
	Market string  // Market.ID of the securities
	Prices *Prices // the index
	Closes Closes
}

// Closes says when the session of an index ends, compared with that of the securities. It decides
// which models may read it: returns of one date are returns of one day only where both sessions end
// together. A return of one date is two different days in Tokyo and in New York.
type Closes int

const (
	Together Closes = iota // every model
	// models that estimate how much of the index's day belongs to the security's
	Earlier
	// models with leads and lags: the index's day of that date lies ahead of the security's close
	Later
)

// bears reports whether a model may be used with an index that closes so.
func (c Closes) bears(m Model) bool {
	switch c {
	case Earlier:
		return !m.Needs().SameHours
	case Later:
		return m.Needs().Bridges
	}
	return true
}

// Lengths of the estimation windows of a default grid, and how far its shifted window moves, in
// trading days: half a year, 200 days (common in the literature), a year; a month.
var (
	triedLengths = []int{120, 200, 250}
	triedShift   = 20
)

// sameClose is how far apart two sessions may end and still count as ending together.
const sameClose = 30 * time.Minute

// DefaultGrid returns the reasonable variations of a design on the data of a panel: the study's own
// choices and
//   - the models mean, market-adjusted, market, the factor models and dimson as far as the data
//     have what they read;
//   - the design's windows;
//   - estimation windows of 120, 200 and 250 days with the design's end, and one of the design's
//     length that ends right before the event window or, where the design's own does, a month
//     earlier;
//   - the benchmarks of the study's other markets, as far as it is known when their sessions close;
//   - simple and log returns.
func DefaultGrid(d Design, p *Panel) Grid {
	g := Grid{Windows: slices.Clone(d.Windows), Estimations: defaultEstimations(d),
		Returns: []ReturnKind{Simple, Log}}
	if d.Returns == Log {
		g.Returns = []ReturnKind{Log, Simple}
	}
	used := p.used()
	if p.holdsReturns() { // which are of one kind
		g.Returns = g.Returns[:1]
	}
	for _, m := range Models.All() {
		try := d
		try.Model = m
		own := d.Model != nil && m.Info().Name == d.Model.Info().Name
		fit := m.Needs().Tried && try.Validate() == nil && try.Fits(marketsOf(used)) == nil
		if own || fit {
			g.Models = append(g.Models, m)
		}
	}
	for _, l := range used {
		g.alternatives(l, p)
	}
	return g
}

func defaultEstimations(d Design) []Window {
	own := d.Estimation
	list := []Window{own}
	// offsets stand for the dates, which are tried first, and are tried beside them
	if d.Dates.Given() {
		own.Last = min(own.Last, d.Event.First-1)
	}
	add := func(w Window) {
		if w.Last < d.Event.First && !slices.Contains(list, w) {
			list = append(list, w)
		}
	}
	for _, n := range triedLengths {
		add(Window{own.Last - n + 1, own.Last})
	}
	by := d.Event.First - 1 - own.Last
	if by == 0 {
		by = -triedShift
	}
	add(Window{own.First + by, own.Last + by})
	return list
}

// holdsReturns reports a security or a benchmark of which returns are given and no prices.
func (p *Panel) holdsReturns() bool {
	for _, l := range p.Lines {
		if b := l.Market.Benchmark; b != nil && b.Return != nil {
			return true
		}
	}
	return slices.ContainsFunc(p.Order, func(id string) bool {
		return p.Series[id].Security.Prices.Return != nil
	})
}

// used lists the timelines that hold a security.
func (p *Panel) used() []*Timeline {
	var out []*Timeline
	for _, l := range p.Lines {
		if slices.ContainsFunc(p.Order, func(id string) bool { return p.Series[id].Line == l }) {
			out = append(out, l)
		}
	}
	return out
}

// alternatives adds the further indexes of a timeline's market and the benchmarks of other markets
// that make sense on it, and says which and how.
func (g *Grid) alternatives(l *Timeline, p *Panel) {
	seen := map[string]bool{}
	if b := l.Market.Benchmark; b != nil {
		seen[b.ID] = true
	}
	note := func(format string, args ...any) {
		g.Notes = append(g.Notes, warning("robust_benchmark", l.Market.ID, format, args...))
	}
	for _, b := range l.Market.Others { // of the same place, so that they close together
		if !seen[b.ID] {
			seen[b.ID] = true
			g.Benchmarks = append(g.Benchmarks, Alternative{Market: l.Market.ID, Prices: b})
		}
	}
	for _, o := range p.Lines {
		b := o.Market.Benchmark
		if b == nil || seen[b.ID] || len(l.Days) == 0 {
			continue
		}
		seen[b.ID] = true
		if l.Market.Hours == nil || o.Market.Hours == nil {
			note("%s is not tried as a benchmark: it is not known which of the sessions ends first",
				b.ID)
			continue
		}
		a := Alternative{Market: l.Market.ID, Prices: b,
			Closes: closes(l.Market.Hours, o.Market.Hours, l.Days[len(l.Days)-1])}
		switch a.Closes {
		case Earlier:
			note("%s closes earlier in the day: it is tried as a benchmark with models that "+
				"estimate its share", b.ID)
		case Later:
			note("%s closes later in the day: it is tried as a benchmark with leads and lags "+
				"only (dimson)", b.ID)
		}
		g.Benchmarks = append(g.Benchmarks, a)
	}
}

// closes compares the ends of two markets' sessions on a day and half a year before, since summer
// time may move one of them.
func closes(security, index Hours, day Date) Closes {
	out := Together
	for _, d := range []Date{day, day - 182} {
		switch by := index.Session(d).Closes.Sub(security.Session(d).Closes); {
		case by > sameClose:
			return Later
		case by < -sameClose:
			out = Earlier
		}
	}
	return out
}

// with returns the grid with the study's own choices in it, and with each choice once.
func (g Grid) with(d Design) Grid {
	g.Windows = distinct(append(slices.Clone(d.Windows), g.Windows...))
	g.Estimations = distinct(append([]Window{d.Estimation}, g.Estimations...))
	g.Returns = distinct(append([]ReturnKind{d.Returns}, g.Returns...))
	// how returns are computed is no choice of volumes, and one more of squares
	if d.Response.Other() {
		g.Returns = []ReturnKind{d.Returns}
	}
	if d.Response.OfVolume() {
		g.Benchmarks = nil // another index would be another market's volume
	}
	if !slices.ContainsFunc(g.Models, func(m Model) bool {
		return m.Info().Name == d.Model.Info().Name
	}) {
		g.Models = append([]Model{d.Model}, g.Models...)
	}
	return g
}

// distinct keeps the first of equal values.
func distinct[T comparable](list []T) []T {
	var out []T
	seen := map[T]bool{}
	for _, v := range list {
		if !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out
}
