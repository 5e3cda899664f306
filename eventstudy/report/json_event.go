package report

import (
	"math"
	"slices"

	"stockmove/eventstudy"
)

// event writes one measured event; it is what a study of 100,000 events spends its time on.
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
	s.key("days").array()
	for i := range o.Days {
		s.day(o, &o.Days[i])
	}
	s.endArray()
	s.key("windows").array()
	for i := range o.Windows {
		w := &o.Windows[i]
		s.lineObject()
		s.key("window").window(w.Window)
		s.key("car").num(w.CAR)
		s.key("se").num(w.SE)
		s.key("t").num(w.T)
		s.key("p").num(w.P)
		s.key("ci").pair(w.CI[0], w.CI[1])
		s.key("bhar").num(w.BHAR)
		s.key("n").int(w.N)
		s.key("detectable").num(w.Detectable)
		s.ranks(w)
		s.key("per_share").num(w.PerShare)
		s.key("per_share_ci").pair(w.PerShareCI[0], w.PerShareCI[1])
		s.key("per_share_daily").num(w.PerShareDaily)
		s.doubts(w.Warnings)
		s.endObject()
	}
	s.endArray()
	s.key("detectable").array()
	for i := range o.Windows {
		s.num(o.Windows[i].Detectable)
	}
	s.endArray()
	s.key("warnings").warnings(o.Warnings)
	s.endObject()
}

// extra writes what the events file says besides, where it says anything; the first of a name
// counts.
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
	s.key("sigma").num(f.Sigma)
	s.key("r2").num(f.R2)
	s.key("n").int(f.N)
	s.key("df").int(f.DF)
	s.key("first").date(f.First)
	s.key("last").date(f.Last)
	s.key("excluded").int(f.Excluded)
	s.peers(f)
	s.endObject()
}

// terms writes one number for each parameter, in the order of the model's terms; one that is
// missing is null.
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

// day writes one day on one line; rank, gap and warnings stand only where there is something to
// say.
func (s *scribe) day(o *eventstudy.Outcome, d *eventstudy.Day) {
	s.lineObject()
	s.key("offset").int(d.Offset)
	s.key("date").date(d.Date)
	s.key("return").num(d.Return)
	s.key("expected").num(d.Expected)
	s.key("ar").num(d.AR)
	s.key("se").num(d.SE)
	s.key("t").num(d.T)
	s.key("p").num(d.P)
	if d.RankOf > 0 {
		s.maybe("rank").int(d.Rank)
		s.maybe("rank_of").int(d.RankOf)
		s.maybe("rank_p").num(d.RankP)
	}
	if d.Gap != 0 {
		s.maybe("gap").int(d.Gap)
	}
	s.key("move").num(d.Move)
	s.key("from").date(d.From)
	if times := o.Times(d); !math.IsNaN(times) {
		s.maybe("times").num(times)
	}
	s.doubts(d.Warnings)
	s.endObject()
}

// doubts writes the warnings of a number on its own line, when there are any.
func (s *scribe) doubts(list []eventstudy.Warning) {
	if len(list) == 0 {
		return
	}
	s.maybe("warnings").lineArray()
	for _, w := range list {
		s.lineObject()
		s.key("code").str(w.Code)
		s.key("text").str(w.Text)
		s.key("where").str(w.Where)
		s.endObject()
	}
	s.endArray()
}

// groups writes what is measured over several events: means, average path and tests. The group ""
// is that of all events.
func (s *scribe) groups(r *eventstudy.Report) {
	s.maybe("aggregate").array()
	for _, a := range r.Aggregate {
		s.lineObject()
		s.key("group").str(a.Group)
		s.key("window").window(a.Window)
		s.key("n").int(a.N)
		s.key("caar").num(a.CAAR)
		s.key("se").num(a.SE)
		s.key("ci").pair(a.CI[0], a.CI[1])
		s.key("ci_of").orNull(a.CIOf)
		s.key("detectable").num(a.Detectable)
		s.key("warnings").warnings(a.Warnings)
		s.endObject()
	}
	s.endArray()
	s.maybe("path").array()
	for _, p := range r.Path {
		s.lineObject()
		s.key("group").str(p.Group)
		s.key("offset").int(p.Offset)
		s.key("n").int(p.N)
		s.key("aar").num(p.AAR)
		s.key("caar").num(p.CAAR)
		s.key("ci").pair(p.CI[0], p.CI[1])
		s.key("se").num(p.SE)
		s.key("ci_of").orNull(p.CIOf)
		s.key("dates_ignored").bool(p.DatesIgnored)
		s.endObject()
	}
	s.endArray()
	s.maybe("tests").array()
	for i := range r.Tests {
		t := &r.Tests[i]
		s.lineObject()
		s.key("test").str(t.Test)
		s.key("group").str(t.Group)
		s.key("window").window(t.Window)
		s.key("n").int(t.N)
		s.key("estimate").num(t.Estimate)
		s.key("se").num(t.SE)
		s.key("stat").num(t.Stat)
		s.key("dist").orNull(string(t.Dist))
		s.key("df").num(t.DF)
		s.key("p").num(t.P)
		s.key("ci").pair(t.CI[0], t.CI[1])
		s.key("p_holm").num(t.PHolm)
		s.key("p_bh").num(t.PBH)
		s.key("headline").bool(t.Headline)
		s.key("dates_ignored").bool(t.DatesIgnored)
		s.key("details").lineMap()
		for _, x := range t.Details {
			s.key(x.Name).num(x.Value)
		}
		s.endObject()
		s.key("warnings").lineArray()
		for _, w := range t.Warnings {
			s.lineObject()
			s.key("code").str(w.Code)
			s.key("text").str(w.Text)
			s.key("where").str(w.Where)
			s.endObject()
		}
		s.endArray()
		s.endObject()
	}
	s.endArray()
}
