package report

import "stockmove/eventstudy"

// robust writes what the specifications find together, a subject's figures being those of the
// study's own window; each of them is a row of robust.csv. The key is there only when the
// specifications were computed. The rows themselves are not repeated here: they are a table of some
// thousands, and robust.csv has them.
func (s *scribe) robust(rb *eventstudy.Robustness) {
	if rb == nil {
		return
	}
	s.maybe("robust").object()
	s.key("specifications").int(len(rb.Specs))
	s.key("alpha").num(rb.Alpha)
	s.key("pooled").bool(rb.Pooled)
	// What the study itself has chosen stands first: all else is held against it.
	s.key("own").lineObject()
	s.choice(rb.Own)
	s.endObject()
	s.key("subjects").array()
	for _, x := range rb.Subjects {
		s.lineObject()
		s.key("event").orNull(x.Event)
		s.key("security").orNull(x.Security)
		if s.key("group").orNone(); rb.Pooled {
			s.str(x.Group) // "" is all events, as in aggregate
		} else {
			s.null()
		}
		s.key("own").lineObject()
		own := ownSpec(rb, x)
		s.key("estimate").num(own.Estimate)
		s.key("se").num(own.SE)
		s.key("p").num(own.P)
		s.key("ci").pair(own.CI[0], own.CI[1])
		s.endObject()
		s.summary(x.Summary)
		s.key("windows").lineArray()
		for _, w := range x.Windows {
			s.lineObject()
			s.key("window").window(w.Window)
			s.summary(w.Summary)
			s.endObject()
		}
		s.endArray()
		s.endObject()
	}
	s.endArray()
	s.key("warnings").warnings(rb.Warnings)
	s.endObject()
}

// choice writes the fields of a choice into the object that is open.
func (s *scribe) choice(c eventstudy.Choice) {
	s.key("model").str(c.Model)
	s.key("benchmark").orNull(c.Benchmark)
	s.key("window").window(c.Window)
	s.key("estimation").estimation(c.Estimation, c.Dates)
	s.key("returns").str(string(c.Returns))
}

// summary writes what specifications find together into the object that is open. The shares are of
// the specifications that could be computed, and describe how much hangs on the choices: as these
// share their data, no share is a p-value.
func (s *scribe) summary(x eventstudy.Summary) {
	for _, f := range [...]struct {
		key string
		n   int
	}{{"computed", x.Computed}, {"failed", x.Failed}, {"positive", x.Positive},
		{"negative", x.Negative}, {"same_sign", x.Agree}, {"significant", x.Significant},
		{"significant_same_sign", x.Confirm}} {
		s.key(f.key).int(f.n)
	}
	s.key("same_sign_share").num(x.AgreeShare())
	s.key("significant_share").num(x.SignificantShare())
	s.key("median").num(x.Median)
	s.key("min").num(x.Min)
	s.key("max").num(x.Max)
}
