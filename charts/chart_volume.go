package charts

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

func init() {
	Charts.Register(chart{eventstudy.Info{
		Name:  "volume",
		Title: "trading volume around the event",
		Formula: "V_t / median(V over the estimation days); band: the 5 to 95 % quantiles of the " +
			"estimation days",
		Use:   "did the market take notice? Volume answers even where the price does not",
		Avoid: "price files whose volume changes unit, or an index whose volume is its members'",
		Order: 160,
	}, composeVolume, ofEvent | anyResponse, report.InDays})
}

// turnover is the volume of one event relative to an ordinary day. Shares are counted and not
// money, so that the move of the price is not in it once more.
type turnover struct {
	o      *eventstudy.Outcome
	ratio  []float64 // by day of the event window; NaN is unknown
	lo, hi float64   // 5 and 95 % of the estimation days
	n      int       // estimation days with a volume
	rank   int       // of day 0 among them, 1 is the largest
}

// composeVolume divides by the median and not the mean, which a few results days would lift. It
// tests nothing: quantiles of the estimation days show what is ordinary, and leave the judgement to
// the response volume, which has a test.
func composeVolume(doc *report.Document, sel Selection, c *Canvas) (*Figure, error) {
	if average(doc, sel) {
		return composeMedianVolume(doc, sel, c)
	}
	s, err := judgedOf(doc, sel)
	if err != nil {
		return nil, err
	}
	var ts []turnover
	// Zero and the ordinary day are always in view: without them a multiple has no measure.
	v := spanOf(0, 1)
	for _, o := range s.list {
		t, ok := turnoverOf(doc, o)
		if !ok {
			return nil,
				lacks("the price file of %s has no volume for the estimation and event days",
					o.Security)
		}
		v.add(t.ratio...)
		v.add(t.hi)
		ts = append(ts, t)
	}
	h := c.heightOf(len(ts))
	// The figures of day 0 stand over its bar, and need room above the highest one.
	v.hi += (v.hi - v.lo) * c.standRoom() / max(h-c.standRoom(), 0.5*h)
	axis := c.newYAxis(v, h, plainUnit)
	axis.unit = words.Narrow + "×"
	f := &Figure{
		Titles: volumeTitles(s, ts),
		Subtitle: []string{"Shares traded per day, as a multiple of the median estimation day",
			s.estimation()},
		Notes: []string{"Shaded: 90 % of the estimation days. Full colour: more than on 95 % of " +
			"them. Line: the median day."},
		Alt:    volumeAlt(s, ts),
		Gutter: c.gutter(axis),
		Floor:  c.dayFloor(),
	}
	f.Told = beside(s.list)
	f.Files = priced(doc, s.ids()...)
	f.Notes = append(f.Notes, s.notes()...)
	f.Panels = c.listings(doc, s.ids(), func(c *Canvas, i int, b pane) {
		drawVolume(c, doc, ts[i], axis, b)
	})
	return f, nil
}

// turnoverOf reads the volume of the event's days and of its estimation days. A zero is no trade on
// an exchange day and counts; a missing volume does not. A median of zero, as of a stock that
// trades every other day, has no multiples.
func turnoverOf(doc *report.Document, o *eventstudy.Outcome) (turnover, bool) {
	t := turnover{o: o, rank: 1}
	x := doc.Panel.Series[o.Security]
	if x == nil || x.Security.Prices == nil || x.Security.Prices.Volume == nil {
		return t, false
	}
	p := x.Security.Prices
	row := 0
	volume := func(d eventstudy.Date) float64 {
		// Days ascend: the row of one is as a rule the next after that of the one before.
		if row++; row >= len(p.Dates) || p.Dates[row] != d {
			i, ok := p.Find(d)
			if !ok {
				return math.NaN()
			}
			row = i
		}
		if row < len(p.Volume) {
			return p.Volume[row]
		}
		return math.NaN()
	}
	// What is ordinary is taken from the days of the fit, so that prices and volumes are judged by
	// the same days.
	est := make([]float64, 0, len(o.Fit.Est))
	for _, k := range o.Fit.Est {
		est = append(est, volume(x.Line.Days[k]))
	}
	est = clean(est)
	q := quantiles(est, 0.05, 0.5, 0.95)
	if !(q[1] > 0) {
		return t, false
	}
	t.lo, t.hi, t.n = q[0]/q[1], q[2]/q[1], len(est)
	known := false
	for _, d := range o.Days {
		r := volume(d.Date) / q[1]
		t.ratio = append(t.ratio, r)
		known = known || !math.IsNaN(r)
	}
	day0 := t.day0()
	// Days as large as day 0 rank before it, so that a tie is never told as a record.
	for _, e := range est {
		if e/q[1] >= day0 {
			t.rank++
		}
	}
	return t, known
}

// day0 is the ratio on day 0, NaN when unknown. The window of a study may leave day 0 out.
func (t turnover) day0() float64 {
	for i, d := range t.o.Days {
		if d.Offset == 0 {
			return t.ratio[i]
		}
	}
	return math.NaN()
}

// drawVolume lets bars begin at zero: a multiple that starts elsewhere exaggerates. The line of one
// is darker than the grid, for it is what all bars are read against.
func drawVolume(c *Canvas, doc *report.Document, t turnover, axis yAxis, b pane) {
	days := newDayAxis(t.o.Days)
	x, y := days.scale(b.box), axis.scale(b.box)
	col := c.series(doc, t.o.Security)
	if !math.IsNaN(t.lo + t.hi) {
		c.Rect(box{b.X0, y.at(t.lo), b.X1, y.at(t.hi)}, c.T.band(col))
	}
	c.drawYGrid(axis, b.box)
	for i, d := range t.o.Days {
		if math.IsNaN(t.ratio[i]) {
			c.cross(x.at(float64(d.Offset)), y.at(0)+0.3*c.M.Label, 0.25*c.M.Label, c.T.Second)
			continue
		}
		shade := c.T.weak(col)
		// The median of many events has no quantiles of its own, and all its bars stay pale.
		if t.ratio[i] > t.hi {
			shade = col
		}
		c.bar(x, y, d.Offset, t.ratio[i], shade)
	}
	c.HLine(b.X0, b.X1, y.at(1), c.M.Zero, c.T.Zero, nil)
	c.drawZero(axis, b.box)
	c.drawAxes(axis, days, b)
	if r := t.day0(); !math.IsNaN(r) {
		// The median of many events has neither date nor band: its figures keep off the ordinary
		// day.
		tip, when, high := point{x.at(0), y.at(r)}, "day 0", 1.0
		if t.o.Day0.Known() {
			when, high = shortDay(t.o.Day0), t.hi
		}
		lines := []string{words.Grouped(r, 1) + words.Narrow + "×", when}
		c.tell(tip, above, box{b.X0, y.at(0), b.X1, y.at(high)}, lines, col, b.box)
	}
}

// volumeTitles gives the multiples; an ordinary spread is shown, no test is claimed. A multiple is
// what a reader can picture; a number of shares is not.
func volumeTitles(s *subject, ts []turnover) []string {
	on := "on " + s.when() + " "
	var out []string
	for _, name := range namings(s.doc) {
		var parts []string
		for i, t := range ts {
			r := t.day0()
			if math.IsNaN(r) {
				continue
			}
			part := "%s %s times"
			if i == 0 {
				part = "%s traded %s times its ordinary volume"
			}
			parts = append(parts, fmt.Sprintf(part, name(t.o.Security), words.Grouped(r, 1)))
		}
		if len(parts) > 0 {
			out = append(out, words.Upper(on+words.List(parts)))
		}
	}
	if len(ts) > 1 { // where not all have room, the largest
		most := slices.MaxFunc(ts, func(a, b turnover) int {
			return cmp.Compare(a.day0(), b.day0())
		})
		if r := most.day0(); !math.IsNaN(r) {
			out = append(out, words.Upper(fmt.Sprintf("%s%s traded %s times its ordinary volume, "+
				"the others less", on, most.o.Security, words.Grouped(r, 1))))
		}
	}
	return append(out, "Trading volume around "+fullDate(s.list[0].Day0))
}

// volumeAlt adds the rank of day 0 among the estimation days. A rank needs no distribution, as in
// the chart placebo.
func volumeAlt(s *subject, ts []turnover) string {
	t := "Bar chart. " + words.Ended(volumeTitles(s, ts)[0])
	for _, tu := range ts {
		if !math.IsNaN(tu.day0()) {
			t += fmt.Sprintf(" %s: %s of %d by size among the estimation days.",
				label(s.doc, tu.o.Security), words.Ordinal(tu.rank), tu.n+1)
		}
	}
	return t
}
