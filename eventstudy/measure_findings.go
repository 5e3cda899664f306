package eventstudy

// findingsOn lists the data findings that touch the return of timeline day t: those on the day, on
// the day that the return starts from and on what lies between, of the security and, where the
// model reads it, of its benchmark, there with the days that only the model's leads and lags reach.
// Why is the one that makes the return false, empty without such.
func findingsOn(x *Series, f *Fit, t, gap int) (notes []Warning, why string) {
	if f.view.response().OfVolume() {
		return nil, "" // they are of prices
	}
	days := x.Line.Days
	from := max(t-1-gap, 0)
	touching := func(p *Prices, basis Basis, a, b int, more []Date) {
		if p == nil {
			return
		}
		for _, f := range p.Findings {
			if len(f.Dates) == 0 {
				continue // of the whole file: stands with the series
			}
			spoils := f.spoils(days[a], days[b], basis)
			for _, list := range [][]Date{more, days[a : b+1]} {
				for _, d := range list {
					if !f.Touches(d) {
						continue
					}
					note := f.Warning(p.ID + " " + d.String())
					notes = append(notes, note)
					if spoils && why == "" {
						why = note.Where + ": " + note.Text
					}
				}
			}
		}
	}
	touching(x.Security.Prices, x.Basis, from, t, x.Lacked(days[from], days[t]))
	if readsBenchmark(f.model, x.Line) {
		n := f.reach()
		a, b := max(from-n, 0), min(t+n, len(days)-1)
		touching(x.Line.Market.Benchmark, x.Line.Basis(), a, b, nil)
	}
	return notes, why
}

// spoils reports whether a return from one day to another, of prices on the basis given, holds a
// jump of the finding, or starts or ends at a price that is not the exchange's. A jump of the
// quoted close alone is not in returns of the adjusted one, and a wrong adjustment not in returns
// of the quoted one.
func (f Finding) spoils(from, to Date, basis Basis) bool {
	if f.False && (f.Touches(from) || f.Touches(to)) {
		return true
	}
	if f.FalseDividends && basis == Total && f.Within(from+1, to) {
		return true
	}
	for _, j := range f.Jumps {
		if j.Date > from && j.Date <= to && (j.Returns || basis != Total) {
			return true
		}
	}
	return false
}

// reach returns how many days before and after its own the expected return of a day reads.
func (f *Fit) reach() int {
	if m, ok := f.model.(reacher); ok {
		return m.lags(f.view)
	}
	return 0
}

// reacher is a Model whose expected return reads days around its own.
type reacher interface{ lags(v View) int }
