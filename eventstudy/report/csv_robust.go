package report

// robustTableOf has a row for each specification, computed or not: the curve can be drawn and
// regressed on the choices. own marks the study's own choice; reason says why a row has no numbers.
func robustTableOf(d *Document) tidy {
	rb := d.Robust
	n := 0
	if rb != nil {
		n = len(rb.Specs)
	}
	return tidy{
		names("event,security,group,model,benchmark,returns,estimation_first,estimation_last," +
			"first,last,own,n,estimate,se,p,ci_low,ci_high,reason"),
		n,
		func(c *cells, i int) {
			s := &rb.Specs[i]
			for _, v := range [...]string{s.Event, s.Security, s.Group, s.Model, s.Benchmark,
				string(s.Returns)} {
				c.text(v)
			}
			c.estimation(s.Estimation, s.Dates)
			c.window(s.Window)
			c.bool(s.Own)
			c.int(s.N)
			for _, v := range [...]float64{s.Estimate, s.SE, s.P, s.CI[0], s.CI[1]} {
				c.num(v)
			}
			c.text(s.Reason)
			c.end()
		},
	}
}
