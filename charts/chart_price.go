package charts

import (
	"fmt"
	"math"
	"sort"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

func init() {
	Charts.Register(chart{eventstudy.Info{
		Name:    "price",
		Title:   "prices, rebased",
		Formula: "100·P_t/P_b, b the last trading day before the first event",
		Use:     "what did each listing and its benchmark do around the events? Before any model",
		Avoid:   "to judge an event: the benchmark's own move and chance are still in it",
		Order:   10,
	}, composePrice, ofEvent | anyResponse, report.InDays})
}

// Trading days shown before the first and after the last event. Two months before show what is
// usual for the stock, one after whether it lasted.
const before, after = 45, 25

// composePrice shows the events of the drawn securities within two months of the first, each named
// once; others would be lines without a story here. It is the first picture of a study because it
// assumes nothing: no model, no test, only prices.
func composePrice(doc *report.Document, sel Selection, c *Canvas) (*Figure, error) {
	s, err := subjectOf(doc, sel)
	if err != nil {
		return nil, err
	}
	// The events of the securities that are drawn: those near the first.
	drawn := map[string]bool{}
	for _, o := range s.list {
		drawn[o.Security] = true
	}
	first := s.list[0]
	for _, o := range s.list {
		if o.Day0 < first.Day0 {
			first = o
		}
	}
	// Of many events the first is shown alone: a line for each would hide the prices.
	only := sel.Event
	if distinct(doc.Outcomes) > maxFurther+1 {
		only = first.Event.ID
	}
	var events []*eventstudy.Outcome
	for _, o := range doc.Outcomes {
		if only != "" && o.Event.ID != only {
			continue // the title speaks of the days of the events that are shown
		}
		if drawn[o.Security] && o.Day0 >= first.Day0-60 && o.Day0 <= first.Day0+60 {
			events = append(events, o)
			if o.Day0 < first.Day0 && only == "" {
				first = o
			}
		}
	}
	base := first.Day0
	last := base
	for _, o := range events {
		last = max(last, o.Day0)
	}
	// The base is the day before the first event and not before each: lines that start together are
	// compared from one day on.
	axis, err := priceDays(doc, s, base, last)
	if err != nil {
		return nil, err
	}
	ts, err := priceTraces(doc, s, axis, base, c)
	if err != nil {
		return nil, err
	}
	// The level of the base is in view, since gains and losses are read from it.
	v := spanOf(100)
	for _, t := range ts {
		v.add(t.y...)
	}
	y := c.newYAxis(v.padded(0.04), c.plotHeight(1), priceUnit)
	margin, room := c.endLabels(ts)
	// The names of events stand on two levels at most; more would take their height from the lines.
	levels := min(2, (distinct(events)+1)/2)
	basis := "closing prices"
	if x := doc.Panel.Series[first.Security]; x != nil && x.Basis == eventstudy.Total {
		basis = "closing prices with dividends reinvested"
	}
	baseDay := axis.days[max(0, axis.index(base)-1)]
	f := &Figure{
		Titles:   s.named(sel, priceTitles(doc, s, base, last)),
		Subtitle: []string{fmt.Sprintf("%s, %s = 100", words.Upper(basis), fullDate(baseDay))},
		Gutter:   c.gutter(y),
		Floor:    c.dayFloor(),
		Crown:    (0.3 + float64(levels)) * leading * c.M.Label,
		Margin:   margin,
	}
	if len(s.list) > 1 {
		f.Subtitle = append(f.Subtitle, "each listing in its own currency")
	}
	f.Files = priced(doc, s.ids()...).against(doc, s.ids()...)
	if len(ts) > len(s.list) {
		f.Notes = append(f.Notes, "Dashed: the benchmarks.")
	}
	if len(ts) > 1 {
		f.Notes = append(f.Notes, "Days on which a market was closed are left out of its line.")
	}
	f.Notes = append(f.Notes, s.notes()...)
	f.Told = about(events, doc.Design.Event)
	f.Alt = "Line chart. " + words.Ended(f.Titles[0])
	f.Panels = []Panel{{Draw: func(c *Canvas, b pane) {
		x, ys := axis.scale(b.box), y.scale(b.box)
		c.drawYGrid(y, b.box)
		c.HLine(b.X0, b.X1, ys.at(100), c.M.Zero, c.T.Zero, nil)
		c.drawYLabels(y, b.box)
		c.drawDates(axis, b.box)
		c.drawFlags(eventFlags(events, axis, x), b.box, levels)
		c.drawTraces(ts, x, ys)
		c.labelEnds(ts, x, ys, b.box, room)
	}}}
	return f, nil
}

// distinct counts the ids of events. An event of several securities counts once.
func distinct(os []*eventstudy.Outcome) int {
	ids := map[string]bool{}
	for _, o := range os {
		ids[o.Event.ID] = true
	}
	return len(ids)
}

// priceDays is the union of the drawn securities' own sessions around the events, also of those
// that a benchmark lacks. The timeline of returns lacks the days that the benchmark lacks; a
// picture of prices has no reason to.
func priceDays(doc *report.Document, s *subject, base, last eventstudy.Date) (dateAxis, error) {
	seen := map[eventstudy.Date]bool{}
	var a dateAxis
	for _, o := range s.list {
		x := doc.Panel.Series[o.Security]
		if x == nil || x.Line == nil {
			return a, lacks("no prices of %s", o.Security)
		}
		days, price := x.Own()
		for t, d := range days {
			if !seen[d] && !math.IsNaN(price[t]) {
				seen[d] = true
				a.days = append(a.days, d)
			}
		}
	}
	sort.Slice(a.days, func(i, j int) bool { return a.days[i] < a.days[j] })
	i, j := a.index(base), a.index(last)
	if i >= len(a.days) {
		return a, lacks("no prices on the days of the events")
	}
	a.days = a.days[max(0, i-before):min(len(a.days), j+after+1)]
	return a, nil
}

// priceTraces are the rebased securities and then their benchmarks. A benchmark that two securities
// share is drawn once, and the second one gets dashes of its own.
func priceTraces(doc *report.Document, s *subject, a dateAxis, base eventstudy.Date,
	c *Canvas) ([]trace, error) {
	var ts, bench []trace
	seen := map[string]bool{"": true}
	for _, o := range s.list {
		x := doc.Panel.Series[o.Security]
		days, price := x.Own()
		y := values(a, days, price)
		end, ok := rebase(y, a, base)
		if !ok {
			return nil, lacks("%s has no price before the first event", o.Security)
		}
		ts = append(ts, trace{name: []string{label(doc, o.Security), o.Security},
			col: c.series(doc, o.Security), dashes: c.dashes(doc, o.Security),
			width: c.M.Main, y: y, end: words.Grouped(end, 0)})
		id := benchmark(doc, o.Security)
		if seen[id] {
			continue
		}
		seen[id] = true
		y = values(a, x.Line.Days, grown(x.Line.Benchmark, doc.Design.Returns))
		if end, ok := rebase(y, a, base); ok {
			// Benchmarks share one colour, and are told from each other by their dashes.
			d := [][]float64{{4, 2}, {1.5, 1.8}}[len(bench)%2]
			bench = append(bench, trace{name: []string{id}, col: c.T.Bench, dashes: d,
				width: c.M.Bench * 1.2, y: y, end: words.Grouped(end, 0)})
		}
	}
	return append(ts, bench...), nil
}

// rebase divides by the last value before the day base; it returns the last value. Dividing by the
// close before the event makes the move of the event itself visible on the scale of per cent.
func rebase(y []float64, a dateAxis, base eventstudy.Date) (end float64, ok bool) {
	b := math.NaN()
	for i, d := range a.days {
		if d < base && !math.IsNaN(y[i]) {
			b = y[i]
		}
	}
	if !(b > 0) {
		return 0, false
	}
	end = math.NaN()
	for i := range y {
		y[i] *= 100 / b
		if !math.IsNaN(y[i]) {
			end = y[i]
		}
	}
	return end, true
}

// grown turns returns into a price that starts at 1; the first return is unknown. The panel keeps
// the benchmark's returns, and its level would say nothing once it is rebased.
func grown(ret []float64, kind eventstudy.ReturnKind) []float64 {
	out := make([]float64, len(ret))
	p := 1.0
	for i, r := range ret {
		switch {
		case i > 0 && kind == eventstudy.Log:
			p *= math.Exp(r)
		case i > 0:
			p *= 1 + r
		}
		out[i] = p
	}
	return out
}

// eventFlags marks every day of an event; the first of them carries the event's name and the range
// of its days. A dozen lines are as many as a picture bears; an event that its listings meet on two
// days has a line on each and its name on the first.
func eventFlags(events []*eventstudy.Outcome, a dateAxis, x scale) []pennant {
	type span struct{ lo, hi eventstudy.Date }
	days := map[string]span{}
	for _, o := range events {
		d, ok := days[o.Event.ID]
		if !ok {
			d = span{o.Day0, o.Day0}
		}
		days[o.Event.ID] = span{min(d.lo, o.Day0), max(d.hi, o.Day0)}
	}
	var fs []pennant
	seen := map[eventstudy.Date]bool{}
	named := map[string]bool{}
	for _, o := range events {
		i := a.index(o.Day0)
		id := o.Event.ID
		first := days[id].lo == o.Day0 && !named[id]
		if i >= len(a.days) || len(fs) >= 12 || seen[o.Day0] && !first {
			continue
		}
		f := pennant{x: x.at(float64(i))}
		if first {
			named[id] = true
			d := days[id]
			when := dayRange(d.lo, d.hi)
			if o.Event.Label != "" {
				f.name = append(f.name, when+": "+o.Event.Label)
			}
			// An id that is the date would say it twice, and one of two dozen letters would be cut.
			if id != "" && len(id) < 24 && id != o.Event.Date.String() && id != o.Day0.String() {
				f.name = append(f.name, when+": "+id)
			}
			f.name = append(f.name, when)
		}
		seen[o.Day0] = true
		fs = append(fs, f)
	}
	return fs
}

// priceTitles says what the listings did from the day before the first event to the close of the
// last event's day. It is a statement about prices alone, and says nothing of a cause.
func priceTitles(doc *report.Document, s *subject, base, last eventstudy.Date) []string {
	type change struct {
		id string
		r  float64
	}
	var cs []change
	for _, o := range s.list {
		x := doc.Panel.Series[o.Security]
		if r := priceChange(x, base, last); !math.IsNaN(r) {
			cs = append(cs, change{o.Security, r})
		}
	}
	if len(cs) == 0 {
		return []string{"Prices around " + fullDate(base)}
	}
	when := " on " + fullDate(base)
	if last != base {
		when = " over the days of the events, " + dateRange(base, last)
	}
	var out []string
	for _, name := range namings(doc) {
		var parts []string
		for i, ch := range cs {
			// The verb is said once for neighbours that went the same way.
			verb := ""
			if up := ch.r >= 0; i == 0 || up != (cs[i-1].r >= 0) {
				verb = map[bool]string{true: "gained ", false: "lost "}[up]
			}
			parts = append(parts, name(ch.id)+" "+verb+words.Size(ch.r, words.Places(ch.r)))
		}
		out = append(out, words.List(parts)+when)
	}
	return out
}

// priceChange is what a security did from its session before base to its close of last; of one day
// it is the move that is quoted of that day. Of several days it is computed from the prices that
// are drawn, so that title and line agree.
func priceChange(x *eventstudy.Series, base, last eventstudy.Date) float64 {
	if move, _ := x.Security.Prices.Move(base); base == last && !math.IsNaN(move) {
		return move
	}
	b, e := math.NaN(), math.NaN()
	days, price := x.Own()
	for t, d := range days {
		if math.IsNaN(price[t]) {
			continue
		}
		if d < base {
			b = price[t]
		}
		if d <= last {
			e = price[t]
		}
	}
	return e/b - 1
}
