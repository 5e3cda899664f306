package report

import "stockmove/eventstudy"

// robustTableOf has a row for each specification, computed or not: the curve can be drawn and
// regressed on the choices. own marks the study's own choice; reason says why a row has no numbers.
// Specifications that could not be computed keep their rows: a curve that leaves out the failures
// looks better than it is.
func robustTableOf(d *Document) tidy {
	var specs []eventstudy.Spec
	if d.Robust != nil {
		specs = d.Robust.Specs
	}
	return rowsOf("event,security,group,model,benchmark,returns,estimation_first,estimation_last,"+
		"first,last,own,n,estimate,se,p,ci_low,ci_high,reason", specs,
		func(c *cells, s *eventstudy.Spec) {
			c.text("event", s.Event)
			c.text("security", s.Security)
			c.text("group", s.Group)
			c.text("model", s.Model)
			c.text("benchmark", s.Benchmark)
			c.text("returns", string(s.Returns))
			if s.Dates.Given() {
				c.date("estimation_first", s.Dates.First)
				c.date("estimation_last", s.Dates.Last)
			} else {
				c.int("estimation_first", s.Estimation.First)
				c.int("estimation_last", s.Estimation.Last)
			}
			c.window("", s.Window)
			c.bool("own", s.Own)
			c.int("n", s.N)
			nums(c, num{"estimate", s.Estimate}, num{"se", s.SE}, num{"p", s.P})
			c.interval(ofCI, s.CI)
			c.text("reason", s.Reason)
		})
}
