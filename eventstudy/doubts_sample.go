package eventstudy

import (
	"fmt"
	"slices"

	"stockmove/eventstudy/words"
)

// spoiltSample warns on every window of an event whose estimation sample holds returns that the
// data speak against, a jump of the prices or a price that is not the exchange's: the spread of
// ordinary days is then not what it was, and with it the standard error, t and p of the window.
func (o *Outcome) spoiltSample(x *Series) {
	if o.Fit.view.response().OfVolume() || !o.Fit.Estimated() {
		return // findings are of prices
	}
	n, why := x.spoilt(x.Security.Prices, x.Basis, o.Fit, 0)
	if readsBenchmark(o.Fit.model, x.Line) {
		more, of := x.spoilt(x.Line.Market.Benchmark, x.Line.Basis(), o.Fit, o.Fit.reach())
		if n += more; why == "" {
			why = of
		}
	}
	if n == 0 {
		return
	}
	text := fmt.Sprintf("the standard error is taken from a sample that the data speak against, "+
		"and t and p with it: %s touched: %s", words.CountOf(n, "estimation return is",
		"estimation returns are"), why)
	for i := range o.Windows {
		if w := &o.Windows[i]; w.N > 0 {
			w.warn(o, "estimation_false_returns", "%s", text)
		}
	}
}

// spoilt counts the estimation returns that a finding of a file makes false, those of reach days
// around each too, and says why of the first.
func (x *Series) spoilt(p *Prices, basis Basis, fit *Fit, reach int) (n int, why string) {
	if p == nil {
		return 0, ""
	}
	var grave []Finding
	for _, f := range p.Findings {
		if len(f.Dates) > 0 && (f.False || f.FalseDividends || len(f.Jumps) > 0) {
			grave = append(grave, f)
		}
	}
	if len(grave) == 0 {
		return 0, ""
	}
	days := x.Line.Days
	// A return over days without a price rests on the price before them, however far back.
	for _, t := range fit.Est {
		from, to := days[max(t-1-int(x.Gap[t])-reach, 0)], days[min(t+reach, len(days)-1)]
		k := slices.IndexFunc(grave, func(f Finding) bool { return f.spoils(from, to, basis) })
		if k < 0 {
			continue
		}
		if n++; why == "" {
			why = p.ID + ": " + grave[k].Text
		}
	}
	return n, why
}
