package eventstudy

import (
	"fmt"
	"math"

	"stockmove/eventstudy/words"
)

// thinShare is the share of estimation days without a price or with a return of zero from
// which trading counts as thin: betas of such stocks are biased (Scholes & Williams 1977; Dimson
// 1979).
const thinShare = 0.10

// estimationDays lists the usable days of the estimation window: those with a return that spans no
// gap (unless the design uses such returns) and with everything that the model reads. The detail
// says why there are too few. The days may be shared with other events: they are not to be written
// to. A return over a gap is left out because its variance is that of several days, and least
// squares takes all for alike; trade-to-trade estimation divides by the root of their number
// instead and keeps them.
func estimationDays(v View, x *Series, t0 int, win estimation, w *Work) (est []int, detail string) {
	d := v.Design
	first, _ := x.reach()
	a, b := t0+win.First, t0+win.Last
	if d.MinObs == 0 {
		if detail := reachesBack(x, t0, first, win); detail != "" {
			return nil, detail
		}
	}
	k := len(d.Model.Terms(v))
	w.grow(0, k)
	w.days = w.days[:0]
	returns := 0
	for t := max(a, 0); t <= b && t < len(v.Return); t++ {
		if !v.offers(t) || x.Excludes(t) {
			continue
		}
		returns++
		if _, ok := spanRow(d.Model, v, t, w.x, w.c); ok {
			w.days = append(w.days, t)
		}
	}
	n := len(w.days)
	if need := d.fewest(win.Len()-win.stretched, k); n < need {
		detail := fmt.Sprintf("%d usable %ss in the estimation window %s, %d are needed",
			n, d.Response.measured(), win, need)
		if k := x.excludedIn(t0, win.Window); k > 0 {
			detail += fmt.Sprintf("; %d are excluded", k)
		}
		if returns >= need {
			detail += fmt.Sprintf("; %d days have a return, and what the model reads besides "+
				"prices is missing on %d of them: do the factors or the benchmark cover the window",
				returns, returns-n)
		}
		return nil, detail
	}
	lo, hi := w.days[0], w.days[n-1]
	if index := x.Line.index; hi-lo == n-1 && hi < len(index) {
		return index[lo : hi+1 : hi+1], "" // without a hole: no copy for each event
	}
	return append([]int(nil), w.days...), ""
}

// offers reports whether the return of day t can be estimated on: it is known, and covers that day
// alone unless the design uses longer ones.
func (v View) offers(t int) bool {
	return !math.IsNaN(v.Return[t]) && (v.Gap[t] == 0 || v.Design.Thin == ThinTradeToTrade)
}

// reachesBack says in words that an estimation window begins before the first day of the file,
// empty where it does not. A window that is asked for and not had is refused, unless the caller has
// said how few days suffice: what is estimated over the half of it is another model.
func reachesBack(x *Series, t0, first int, win estimation) string {
	line := x.Line.Days
	switch early := first - (t0 + win.First); {
	case early > 0:
		return fmt.Sprintf("the estimation window %s begins %d trading days before the first %s"+
			" (%s, %d days before day 0)", win, early, x.entry(), line[first], t0-first)
	case win.before > closedWeek:
		return fmt.Sprintf("the estimation window %s begins %d weekdays before the first day of "+
			"the data (%s)", win, win.before, line[0])
	}
	return ""
}

// sampleWarnings says how much of the estimation window could not be used, and how much of
// it is in doubt.
func sampleWarnings(x *Series, fit *Fit, o *Outcome) []Warning {
	var out []Warning
	est, t0, win := fit.Est, o.T0, o.Estimation
	add := func(code, id, format string, args ...any) {
		out = append(out, warning(code, id, format, args...))
	}
	id := x.Security.ID
	if fit.Excluded > 0 {
		more := ""
		if fit.Stretched > 0 {
			more = fmt.Sprintf("; to make up for them it begins %s earlier, on day %s",
				words.Counted(fit.Stretched, "trading day"), Offset(win.First))
		}
		add("estimation_days_excluded", id, "%d of the %d days of the estimation window are left "+
			"out of it, as asked%s", fit.Excluded, win.Len(), more)
	}
	if miss := win.Len() - fit.Excluded - len(est); miss > 0 {
		more := ""
		if first, _ := x.reach(); t0+win.First <= first {
			more = fmt.Sprintf(": %ss begin on %s", x.entry(), x.Line.Days[first])
		}
		add("estimation_days_missing", id,
			"%d of the %d days of the estimation window have no usable %s%s", miss,
			win.Len(), fit.view.response().measured(), more)
	}
	if fit.view.response().OfVolume() {
		return out // what follows is of prices
	}
	if share, zeros, none := thinness(x, t0, win); share >= thinShare {
		add("thin_trading", id, "%.0f %% of the estimation days are without trading: %d without "+
			"a price, %d with a return of exactly zero", 100*share, none, zeros)
	}
	if n := x.spanning(est); n > 0 {
		add("estimation_spans_sessions", id, "%d of %d estimation returns cover sessions of %s "+
			"that the trading days of its market lack", n, len(est), id)
	}
	touches := func(p *Prices, reach int) {
		if p == nil {
			return
		}
		for _, f := range p.Findings {
			if n := touched(f, x, est, reach); n > 0 {
				add(f.Warning("").Code, p.ID, "%d of %d estimation returns are touched: %s", n,
					len(est), f.Text)
			}
		}
	}
	touches(x.Security.Prices, 0)
	if readsBenchmark(fit.model, x.Line) {
		touches(x.Line.Market.Benchmark, fit.reach())
	}
	return out
}

// thinness counts the days of the estimation window, since the first price, on which the security
// had no price or a return of exactly zero. A return of exactly zero counts beside the days without
// a price, since files often repeat the last price where nothing was traded.
func thinness(x *Series, t0 int, win Window) (share float64, zeros, none int) {
	first, _ := x.reach()
	a, b := max(t0+win.First, first), t0+win.Last
	for t := a; t <= b; t++ {
		if !x.Priced[t] {
			none++
		} else if x.Return[t] == 0 {
			zeros++
		}
	}
	return float64(zeros+none) / float64(max(b-a+1, 1)), zeros, none
}

// touched counts the estimation returns that a finding concerns: a bad price spoils the return to
// it and the one from it, and those of the days that reach so far for what they expect. The
// findings of a benchmark count too where the model reads it, and its neighbours where the model
// reads those.
func touched(f Finding, x *Series, est []int, reach int) int {
	days, m := x.Line.Days, len(f.Dates)
	span := func(t int) (from, to Date) {
		return days[max(t-1-int(x.Gap[t])-reach, 0)], days[min(t+reach, len(days)-1)]
	}
	from, _ := span(est[0])
	_, to := span(est[len(est)-1])
	if m == 0 || f.Dates[m-1] < from || f.Dates[0] > to {
		return 0
	}
	n := 0
	for _, t := range est {
		from, to := span(t)
		if f.Within(from, to) {
			n++
		}
	}
	return n
}
