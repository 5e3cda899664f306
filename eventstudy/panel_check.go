package eventstudy

// check reports a series that breaks the promises of Prices, as a program that builds it by hand
// may; who names it in the message.
func (p *Prices) check(who string) error {
	if p == nil {
		return Fault(Pos{}, "give it a price file", "%s has no prices", who)
	}
	at := Pos{File: p.Source.Path}
	if err := ascending(at, who, p.Dates); err != nil {
		return err
	}
	for _, c := range []struct {
		name string
		col  []float64
	}{{"open", p.Open}, {"high", p.High}, {"low", p.Low}, {"close", p.Close},
		{"adjusted close", p.AdjClose},
		{"volume", p.Volume}, {"return", p.Return}, {"splits", p.Splits}} {
		if c.col != nil && len(c.col) != len(p.Dates) {
			return Fault(at, "", "%s has %d dates and %d values of %s", who, len(p.Dates),
				len(c.col), c.name)
		}
	}
	return nil
}

// check reports factors that break the promises of Factors.
func (f *Factors) check() error {
	at := Pos{File: f.Source.Path}
	if len(f.Names) != len(f.Columns) {
		return Fault(at, "", "factors have %d names and %d columns", len(f.Names), len(f.Columns))
	}
	seen := map[string]bool{}
	for i, name := range f.Names {
		if seen[name] {
			return Fault(at, "leave one of them out", "factor %s stands in two columns", name)
		}
		seen[name] = true
		if len(f.Columns[i]) != len(f.Dates) {
			return Fault(at, "", "factor %s has %d values for %d dates", name, len(f.Columns[i]),
				len(f.Dates))
		}
	}
	return ascending(at, "factors", f.Dates)
}

// ascending wants each day once and in order: days are found by halving, and two rows of one day
// would make two returns of it.
func ascending(at Pos, who string, dates []Date) error {
	for i := 1; i < len(dates); i++ {
		if dates[i] <= dates[i-1] {
			return Fault(at, "sort the days, each once", "%s: day %s stands after %s", who,
				dates[i], dates[i-1])
		}
	}
	return nil
}
