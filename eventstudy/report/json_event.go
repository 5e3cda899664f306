package report

import (
	"math"
	"slices"

	"stockmove/eventstudy"
)

// event writes one measured event; it is what a study of 100,000 events spends its time on. An
// event of several securities is several of these, each with its own day 0, since each trades on
// its own exchange.
func (s *scribe) event(o *eventstudy.Outcome) {
	s.object()
	s.key("id").str(o.Event.ID)
	s.key("security").str(o.Security)
	s.key("market").str(o.Market)
	s.key("group").str(o.Event.Group)
	s.key("label").orNull(o.Event.Label)
	s.key("requested").str(o.Event.Requested())
	s.extra(o.Event.Extra)
	s.key("day0").date(o.Day0)
	s.key("shift").int(o.Shift)
	s.fit(o.ModelFit())
	lines(s.key("days"), o.Days, func(m members, d *eventstudy.Day) { m.day(o, d) })
	lines(s.key("windows"), o.Windows, func(m members, w *eventstudy.WindowResult) {
		windowFields(m, w)
		m.doubts(w.Warnings)
	})
	s.key("detectable").array()
	for i := range o.Windows {
		s.num(o.Windows[i].Detectable)
	}
	s.endArray()
	s.key("warnings").warnings(o.Warnings)
	s.endObject()
}

// extra writes what the events file says besides, where it says anything; the first of a name
// counts. They are texts as the file has them, whatever they look like: only the user knows what
// they mean.
func (s *scribe) extra(list []eventstudy.Field) {
	if len(list) == 0 {
		return
	}
	s.maybe("extra").lineMap()
	for i, f := range list {
		if !slices.ContainsFunc(list[:i], func(x eventstudy.Field) bool {
			return x.Name == f.Name
		}) {
			s.key(f.Name).str(f.Value)
		}
	}
	s.endObject()
}

// fit writes the estimated model. Its notes stand among the warnings of the event, which
// they qualify, and are not said twice.
func (s *scribe) fit(f *eventstudy.Fit) {
	if f == nil {
		s.key("fit").null()
		return
	}
	s.key("fit").orNone().object()
	s.key("model").str(f.Model)
	s.terms("coefficients", f.Terms, f.Coef)
	s.terms("se", f.Terms, f.SE)
	fitFields(members{s}, f)
	s.key("excluded").int(f.Excluded)
	s.key("stretched").int(f.Stretched)
	momentFields(members{s}, &f.Moments)
	s.peers(f)
	s.endObject()
}

// terms writes one number for each parameter, in the order of the model's terms; one that is
// missing is null. They are a map by name and not a list, because the models of one study may
// differ where a market lacks what the others have.
func (s *scribe) terms(key string, names []string, values []float64) {
	s.key(key).lineMap()
	for i, name := range names {
		s.key(name)
		if i < len(values) {
			s.num(values[i])
		} else {
			s.null()
		}
	}
	s.endObject()
}

// day writes one day; gap and warnings stand only where there is something to say.
func (s *scribe) day(o *eventstudy.Outcome, d *eventstudy.Day) {
	dayFields(members{s}, d)
	if d.Gap != 0 {
		s.maybe("gap").int(d.Gap)
	}
	s.key("move").num(d.Move)
	s.key("from").date(d.From)
	if times := o.Times(d); !math.IsNaN(times) {
		s.maybe("times").num(times)
	}
	s.doubts(d.Warnings)
}

// doubts writes the warnings of a number on its own line, when there are any. A doubt is part of
// the number that it touches: who takes one number out of the file takes its doubts along.
func (s *scribe) doubts(list []eventstudy.Warning) {
	if len(list) == 0 {
		return
	}
	s.maybe("warnings").onLine(list)
}

// groups writes what is measured over several events: means, average path, tests and differences. A
// study without groups has one, that of all events, under the empty name.
func (s *scribe) groups(r *eventstudy.Report) {
	lines(s.maybe("aggregate"), r.Aggregate, func(m members, a *eventstudy.Aggregate) {
		meanFields(m, a)
		m.key("warnings").warnings(a.Warnings)
	})
	lines(s.maybe("path"), r.Path, func(m members, p *eventstudy.PathPoint) { pathFields(m, p) })
	lines(s.maybe("tests"), r.Tests, func(m members, t *eventstudy.Result) {
		testFields(m, t)
		m.key("details").lineMap()
		for _, x := range t.Details {
			m.num(x.Name, x.Value)
		}
		m.endObject()
		m.key("warnings").onLine(t.Warnings)
	})
	lines(s.maybe("differences"), r.Differences, func(m members, d *eventstudy.Difference) {
		differenceFields(m, d)
		m.key("warnings").warnings(d.Warnings)
	})
}
