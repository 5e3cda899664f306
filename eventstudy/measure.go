package eventstudy

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// measure takes one event from its date to its abnormal returns. Exactly one of the results is nil.
// The steps stand in the order in which they can fail, and each failure names its numbers: the
// security, the day, the windows, the estimation, the returns around the event. Nothing of an event
// that leaves is used elsewhere.
func measure(p *Panel, e Event, d *Design, w *Work) (*Outcome, *Skip) {
	skip := func(r Reason, detail string) (*Outcome, *Skip) {
		return nil, &Skip{Event: e, Reason: r, Detail: detail}
	}
	x := p.Series[e.Security].opened(&w.series, d)
	if x == nil {
		return skip(SecurityUnknown, fmt.Sprintf("no prices for %q", e.Security))
	}
	t0, reason, shifted := dayZero(e, x, d.DayRule)
	if reason != "" {
		return skip(reason, shifted)
	}
	if detail := outOfRange(x, t0, d); detail != "" {
		return skip(EventWindowIncomplete, detail)
	}
	window, detail := e.estimation(d, x.Line.Days, t0)
	if detail != "" {
		return skip(EstimationTooShort, detail)
	}
	v := newView(d.Model, x, t0, d)
	window = window.lengthened(v, x, w)
	if detail := v.withPeers(p, x, t0, window.Window); detail != "" {
		return skip(NoPeers, detail)
	}
	fit, reason, detail := fitOver(v, x, window, w)
	if reason != "" {
		return skip(reason, detail)
	}
	// Whose residuals hang together is known of volumes, and borne.
	fit.Peers = v.Peers
	if !d.lean && !d.Response.OfVolume() && fit.Estimated() {
		fit.diagnose(w)
		if v.Peers != nil {
			v.Peers.judge(fit, w)
		}
	}
	w.grow(0, fit.width())
	o := &Outcome{Event: e, Security: e.Security, Market: x.Security.Market,
		Day0: x.Line.Days[t0], T0: t0, Fit: fit, Estimation: window.Window}
	if fit.Estimated() {
		if !d.lean {
			fit.describe()
		}
		fit.Excluded, fit.Stretched = x.excludedIn(t0, window.Window), window.stretched
		o.rest, _, _ = thinness(x, t0, window.Window)
	}
	o.Shift = int(o.Day0 - e.RequestedDate())
	if shifted != "" {
		o.warn(CodeDay0Shifted, "%s", shifted)
		o.Warnings[0].Placed = !answers(e, x, o.Day0)
	}
	if early := x.beforeNews(e, t0); len(early) > 0 {
		o.warn("day0_spans_earlier",
			"%s: the return of day 0 covers that too, which was before the event",
			x.withoutMarket(early))
		o.Warnings[len(o.Warnings)-1].Placed = true
	}
	o.Warnings = append(o.Warnings, fit.Notes...)
	if fit.Estimated() {
		o.Warnings = append(o.Warnings, sampleWarnings(x, fit, o)...)
		o.keptLength(d, window)
	}
	o.Days = make([]Day, 0, d.Event.Len())
	for k := d.Event.First; k <= d.Event.Last; k++ {
		o.Days = append(o.Days, measureDay(x, fit, t0, k, d, w))
	}
	if fit.Peers != nil {
		fit.Peers.doubts(o, d)
	}
	fit.linked = d.Response.OfVolume()
	if d.Response == ResponseVolatility {
		if detail := o.measureVolatility(x, d, w); detail != "" {
			return skip(EstimationTooShort, detail)
		}
	}
	if detail := incomplete(o, d); detail != "" {
		return skip(EventWindowIncomplete, detail)
	}
	o.Windows = make([]WindowResult, 0, len(d.Windows))
	for _, win := range d.Windows {
		o.Windows = append(o.Windows, measureWindow(o, x, win, d, w))
	}
	if !d.lean {
		o.volatile(w)
		o.spoiltSample(x)
	}
	if !d.lean && !d.Response.Other() { // sums of other responses hang together from day to day
		o.rankWindows(d, w)
		if floor := o.RankFloor(d); floor != "" {
			o.warn("rank_floor", "%s", floor)
		}
	}
	if x != p.Series[e.Security] { // the columns are overwritten by those of another
		fit.view.Return, fit.view.Gap = nil, nil
	}
	return o, nil
}

func (o *Outcome) warn(code, format string, args ...any) {
	o.Warnings = append(o.Warnings, warning(code, o.Security, format, args...))
}

// fitOver estimates the design's model over the usable days of a window; the reason says what
// became of it otherwise. A model that can do without makes do where there are too few. A new
// listing has no estimation window at all, and a model without parameters can still say how it did
// against the market.
func fitOver(v View, x *Series, win estimation, w *Work) (f *Fit, reason Reason, detail string) {
	detail = win.empty()
	var est []int
	if detail == "" {
		est, detail = estimationDays(v, x, v.Day0, win, w)
	}
	switch {
	case detail == "":
		return fitEvent(v, est, w)
	case v.bare():
		return bareFit(v, detail), "", ""
	}
	return nil, EstimationTooShort, detail
}

// fitEvent estimates the design's model; the reason says what became of it otherwise. Returns that
// never change are those of a price that was carried forward, and every model fits them perfectly.
func fitEvent(v View, est []int, w *Work) (f *Fit, reason Reason, detail string) {
	if constant(v.Return, est) {
		return nil, ConstantReturns,
			fmt.Sprintf("all %d returns of the estimation window are equal (%g)", len(est),
				v.Return[est[0]])
	}
	m := v.Design.Model
	f, err := estimate(m, v, est, w)
	switch {
	case errors.Is(err, ErrTooFew):
		return nil, EstimationTooShort, err.Error()
	case err != nil:
		return nil, SingularFit, fmt.Sprintf("%s over %d days: %v", m.Info().Title, len(est), err)
	case math.IsInf(f.Sigma, 0) || math.IsNaN(f.Sigma):
		return nil, SingularFit, "the returns are too large to compute with"
	case exact(f, v.Return):
		return nil, SingularFit,
			"the model leaves no residual at all: is the benchmark the security itself"
	}
	return f, "", ""
}

// outOfRange tells in words when the event window reaches beyond the security's prices. It is asked
// before the estimation, for its remedy, more prices, is the same and its words are plainer.
func outOfRange(x *Series, t0 int, d *Design) string {
	first, last := x.reach()
	a, b := t0+d.Event.First, t0+d.Event.Last
	if a > first && b <= last || d.Incomplete == IncompletePartial {
		return ""
	}
	what, more := "prices", 1 // a return starts from the price of the day before
	if x.Security.Prices.Return != nil {
		what, more = "returns", 0
		first, last = known(x.Priced)
	}
	return fmt.Sprintf("the event window %s needs %d trading days before and %d after day 0 "+
		"(%s); %s run from %s to %s, %d before and %d after",
		d.Event, more-d.Event.First, d.Event.Last, x.Line.Days[t0], what, x.Line.Days[first],
		x.Line.Days[last], t0-first, last-t0)
}

// reach returns the first timeline day from which a return starts, and the last to which one leads.
// The first return of a file of returns starts the day before. Days before the first price are not
// missing: the security was not there.
func (x *Series) reach() (first, last int) {
	first, last = known(x.Priced)
	if x.Security.Prices.Return != nil && first > 0 && first < len(x.Priced) {
		first--
	}
	return first, last
}

// entry is what a file holds of a day, as messages call it.
func (x *Series) entry() string {
	if x.Security.Prices.Return != nil {
		return "return"
	}
	return "price"
}

// known returns the first and last index with a price; len(priced), -1 when there is none.
func known(priced []bool) (first, last int) {
	first, last = 0, len(priced)-1
	for first < len(priced) && !priced[first] {
		first++
	}
	for last >= 0 && !priced[last] {
		last--
	}
	return first, last
}

// incomplete says in words when the abnormal returns do not reach both ends of the event window. A
// return that spans a suspension covers its days. Under IncompletePartial the event stays with a
// warning, unless nothing is left of it. A window that the data cut short would be compared with
// whole ones, and a CAR over eight days is not one over eleven.
func incomplete(o *Outcome, d *Design) string {
	from, to, n := 0, 0, 0
	for i := range o.Days {
		if day := &o.Days[i]; !math.IsNaN(day.AR) {
			if n == 0 {
				from = day.Offset - day.Gap
			}
			to = day.Offset
			n++
		}
	}
	switch {
	case n == 0:
		return fmt.Sprintf("no day of the event window %s has an %s%s", d.Event,
			d.Response.Words().Day, why(o.Days))
	case from <= d.Event.First && to == d.Event.Last:
		return ""
	}
	text := fmt.Sprintf("the %ss reach from %s to %s, not over the event window %s",
		d.Response.Words().Day, Offset(max(from, d.Event.First)), Offset(to), d.Event)
	if d.Incomplete != IncompletePartial {
		return text + why(o.Days)
	}
	o.warn("event_window_incomplete", "%s", text)
	return ""
}

// why quotes the first reason that a day gives for having no abnormal return. The first is quoted
// since the others most often say the same.
func why(days []Day) string {
	for i := range days {
		if d := &days[i]; math.IsNaN(d.AR) && len(d.Warnings) > 0 {
			return fmt.Sprintf(" (%s: %s)", d.Date, d.Warnings[0].Text)
		}
	}
	return ""
}

// constant reports whether all returns of the days are equal.
func constant(ret []float64, est []int) bool {
	return !slices.ContainsFunc(est, func(t int) bool { return ret[t] != ret[est[0]] })
}

// exact reports whether the model explains the returns to rounding error. A benchmark that is the
// stock itself under another name does so.
func exact(f *Fit, ret []float64) bool {
	size := 0.0
	for _, t := range f.Est {
		size = math.Max(size, math.Abs(ret[t]))
	}
	return !(f.Sigma > 1e-12*size)
}
