package charts

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

func init() {
	Charts.Register(chart{eventstudy.Info{
		Name:    "fit",
		Title:   "security against benchmark",
		Formula: "dots: (R_mt, R_t) on the estimation days; line: R = α + β·R_m of the model's fit",
		Use: "is the benchmark model sound? A cloud along the line says that the benchmark " +
			"carries what the model subtracts; event days far off it are the abnormal returns",
		Avoid: "models without a benchmark; for several factors the line shows the first " +
			"slope only",
		Order: 40,
	}, composeFit, ofEvent, report.InFits})
}

// cloud is one security against its benchmark. Several events of one security share its cloud, and
// up to six of them are named in it.
type cloud struct {
	o      *eventstudy.Outcome
	est    []point // on the estimation days
	window []point // on the other days of the event window
	zero   []point // on day 0 of each event of the security
	names  []string
	x      span // of the benchmark's returns
}

// composeFit shares the axis of the securities and gives each benchmark its own: an index in a calm
// market would else be a vertical smear beside one in a wild market. A model is sound where the
// event's days alone lie off the line; a cloud without a slope, or a line through nothing but its
// own ends, says that the benchmark is the wrong one.
func composeFit(doc *report.Document, sel Selection, c *Canvas) (*Figure, error) {
	s, err := judgedOf(doc, sel)
	if err != nil {
		return nil, err
	}
	var clouds []cloud
	v := spanOf(0)
	for _, o := range s.list {
		x := doc.Panel.Series[o.Security]
		if x == nil || x.Line.Benchmark == nil {
			return nil, lacks("%s has no benchmark to be drawn against", o.Security)
		}
		cl := cloudOf(doc, o, x)
		cl.x = spanOf(0)
		for _, ps := range [][]point{cl.est, cl.window, cl.zero} {
			for _, p := range ps {
				cl.x.add(p.X)
				v.add(p.Y)
			}
		}
		cl.x = cl.x.padded(0.05)
		clouds = append(clouds, cl)
	}
	v = v.padded(0.06)
	axis := c.newYAxis(v, c.heightOf(len(clouds)), percentUnit)
	f := &Figure{
		Titles: s.named(sel, fitTitles(s)),
		Subtitle: []string{fmt.Sprintf("Daily return against that of %s, per cent",
			words.List(s.benchmarks())),
			fmt.Sprintf("dots are the %s estimation days to %s", s.estimationDays(), s.until())},
		Notes: []string{
			"Rings: the other days of the event window; filled: day 0, named.",
			"β ± is its standard error; R² the share of the daily variance that the benchmark " +
				"explains.",
		},
		Alt:    fitAlt(s),
		Gutter: c.gutter(axis),
		Floor:  c.dayFloor(),
		Crown:  leading * c.M.Label,
	}
	// Several fits have their figures above their panels; a single one has them in the subtitle.
	if len(clouds) == 1 {
		f.Subtitle = append(f.Subtitle, fitFigures(s.list[0])[0])
		f.Crown = 0
	}
	f.Told = beside(s.list)
	f.Files = priced(doc, s.ids()...).against(doc, s.ids()...)
	f.Notes = append(f.Notes, s.notes()...)
	f.Panels = c.listings(doc, s.ids(), func(c *Canvas, i int, b pane) {
		if len(clouds) > 1 {
			c.Text(b.X0, b.Y1+0.55*c.M.Label, c.fit(fitFigures(s.list[i]), c.quiet(), b.w()),
				c.quiet(), left)
		}
		drawFit(c, doc, clouds[i], axis, b)
	})
	return f, nil
}

// cloudOf collects the pairs of returns. The estimation days are those that the fit used and not
// those of the window: days left out are left out here too.
func cloudOf(doc *report.Document, o *eventstudy.Outcome, x *eventstudy.Series) cloud {
	cl := cloud{o: o}
	// A day that either of the two lacks has no dot: a zero in its place would look like calm.
	pair := func(t int) (point, bool) {
		if t < 0 || t >= len(x.Return) {
			return point{}, false
		}
		p := point{x.Line.Benchmark[t], x.Return[t]}
		return p, !math.IsNaN(p.X + p.Y)
	}
	for _, t := range o.Fit.Est {
		if p, ok := pair(t); ok {
			cl.est = append(cl.est, p)
		}
	}
	// Of the security's other events those are named whose day 0 is one of the rings.
	zero := map[int]bool{}
	for _, e := range append([]*eventstudy.Outcome{o}, doc.Outcomes...) {
		if e.Security != o.Security || zero[e.T0] || o.Day(e.T0-o.T0) == nil {
			continue
		}
		if p, ok := pair(e.T0); ok {
			zero[e.T0] = true
			cl.zero = append(cl.zero, p)
			cl.names = append(cl.names, shortDay(e.Day0))
		}
	}
	for _, d := range o.Days {
		if t := o.T0 + d.Offset; !zero[t] {
			if p, ok := pair(t); ok {
				cl.window = append(cl.window, p)
			}
		}
	}
	return cl
}

// drawFit draws the estimation days pale, for they are the ground; the event's days stand out by
// shape, ring and disc, before they do by colour. The more estimation days there are, the smaller
// are their dots, so that a cloud of a thousand days is still a cloud.
func drawFit(c *Canvas, doc *report.Document, cl cloud, axis yAxis, b pane) {
	col, h := c.series(doc, cl.o.Security), cl.x
	x, y := scale{h.lo, h.hi, b.X0, b.X1}, axis.scale(b.box)
	c.drawYGrid(axis, b.box)
	c.drawZero(axis, b.box)
	c.VLine(x.at(0), b.Y0, b.Y1, c.M.Zero, c.T.Zero, nil)
	r := c.M.Dot * math.Min(0.75, math.Max(0.35, 8/math.Sqrt(float64(len(cl.est)+1))))
	for _, p := range cl.est {
		c.Disc(x.at(p.X), y.at(p.Y), r, mix(col, c.T.Paper, 0.4))
		c.Mark(box{x.at(p.X), y.at(p.Y), x.at(p.X), y.at(p.Y)}.grow(r))
	}
	if a, slope, ok := lineOf(cl.o.Fit); ok {
		c.clipped(point{x.at(h.lo), y.at(a + slope*h.lo)}, point{x.at(h.hi), y.at(a + slope*h.hi)},
			b.box, c.M.Main, c.T.Ink)
		for i := range 40 { // labels keep off the line
			v := h.lo + (float64(i)+0.5)/40*(h.hi-h.lo)
			c.Mark(box{x.at(v), y.at(a + slope*v), x.at(v), y.at(a + slope*v)}.grow(1.5))
		}
	}
	for _, p := range cl.window {
		c.Ring(x.at(p.X), y.at(p.Y), c.M.Dot*0.9, c.M.Bench, c.T.Ink)
		c.Mark(box{x.at(p.X), y.at(p.Y), x.at(p.X), y.at(p.Y)}.grow(c.M.Dot))
	}
	for _, p := range cl.zero {
		c.Disc(x.at(p.X), y.at(p.Y), 1.5*c.M.Dot, c.T.Paper)
		c.Disc(x.at(p.X), y.at(p.Y), 1.3*c.M.Dot, col)
		c.Mark(box{x.at(p.X), y.at(p.Y), x.at(p.X), y.at(p.Y)}.grow(1.5 * c.M.Dot))
	}
	if b.leads {
		c.drawYLabels(axis, b.box)
	}
	c.drawValues(h, percentUnit, b.box, "return of "+benchmark(doc, cl.o.Security))
	for i, p := range cl.zero {
		c.Callout(point{x.at(p.X), y.at(p.Y)}, 1.3*c.M.Dot, cl.names[i:i+1], []hand{c.heading(col)},
			b.grow(0.3*c.M.Label), rightOf, aboveRight, leftOf)
	}
}

// drawValues writes a horizontal axis of signed values below a panel, and under it what they are.
// The first and last figure stay within the panel, because that of a neighbour begins there.
func (c *Canvas) drawValues(h span, kind unitKind, b box, what string) {
	x := scale{h.lo, h.hi, b.X0, b.X1}
	factor, unit := 1.0, ""
	if kind.fraction() {
		factor, unit = 100, words.Narrow+"%"
	}
	at, dec := ticks(span{h.lo * factor, h.hi * factor}, max(2, min(8, int(b.w()/(3.4*c.M.Label)))))
	tick, y := c.drawBase(b)
	// The unit hangs over at the right of the last number that has room, which stays on its tick.
	for _, v := range slices.Backward(at) {
		s, px := words.Fixed(v, dec), x.at(v/factor)
		half := c.Width(s, c.quiet()) / 2
		if kind != shareUnit {
			s = words.SignedGrouped(v, dec)
			half = c.Width(s, c.quiet()) / 2
			px = math.Min(math.Max(px, b.X0+half-1), b.X1-half-c.Width(unit, c.quiet())+2)
		}
		if c.Try(px-half, y, s+unit, c.quiet(), left) {
			c.VLine(x.at(v/factor), b.Y0-tick, b.Y0, c.M.Grid, c.T.Zero, nil)
			unit = ""
		}
	}
	if what != "" {
		c.Try(b.X1, y-leading*c.M.Label, what, c.quiet(), right)
	}
}

// clipped draws the part of a straight line that lies within a panel. It is the method of Liang &
// Barsky (1984): the parts of the line before it enters and after it leaves each of the four edges
// are cut off its parameter.
func (c *Canvas) clipped(p, q point, b box, width float64, col rgb) {
	t0, t1 := 0.0, 1.0
	dx, dy := q.X-p.X, q.Y-p.Y
	for _, e := range [][2]float64{{-dx, p.X - b.X0}, {dx, b.X1 - p.X}, {-dy, p.Y - b.Y0},
		{dy, b.Y1 - p.Y}} {
		switch {
		case e[0] < 0:
			t0 = math.Max(t0, e[1]/e[0])
		case e[0] > 0:
			t1 = math.Min(t1, e[1]/e[0])
		case e[1] < 0:
			return
		}
	}
	if t0 < t1 {
		c.Line([]point{{p.X + t0*dx, p.Y + t0*dy}, {p.X + t1*dx, p.Y + t1*dy}}, width, col, nil)
	}
}

// lineOf returns the intercept and slope that a fit draws against the benchmark. A model that
// estimates no slope has that of one where it reads the benchmark, and else a level line. Models of
// several factors are drawn with their slope on the market and no other, as their declaration
// warns.
func lineOf(f *eventstudy.Fit) (a, slope float64, ok bool) {
	a, slope = term(f, "alpha"), marketSlope(f)
	switch m, known := eventstudy.Models.Lookup(f.Model); {
	case !known || !math.IsNaN(slope):
	case len(f.Terms) == 0 && m.Needs().Benchmark:
		slope = 1
	case len(f.Terms) == 0, len(f.Terms) == 1 && !math.IsNaN(a):
		slope = 0
	}
	if len(f.Terms) == 0 {
		a = 0
	}
	return a, slope, !math.IsNaN(a + slope)
}

// marketTerms are the names under which models estimate the slope on the market.
var marketTerms = []string{"beta", "Mkt-RF", "mkt-rf", "market"}

// marketSlope is the slope on the market, NaN of a model that estimates none. It is what the
// picture draws, whichever name the model has for it.
func marketSlope(f *eventstudy.Fit) float64 { return term(f, marketTerms...) }

// term returns the first coefficient of one of the names, NaN without it.
func term(f *eventstudy.Fit, names ...string) float64 {
	if i := termOf(f, names...); i >= 0 && i < len(f.Coef) {
		return f.Coef[i]
	}
	return math.NaN()
}

// termOf is the place of the first of some names among the terms of a fit, −1 without one. The
// names come from the factor files, which spell the market's in their own ways.
func termOf(f *eventstudy.Fit, names ...string) int {
	for _, n := range names {
		if i := slices.Index(f.Terms, n); i >= 0 {
			return i
		}
	}
	return -1
}

// fitFigures is "β = 1.18 ± 0.09, R² = 0.43, N = 250" and shorter wordings. The number of days
// stands with β and R², for a fit on thirty days and one on two hundred and fifty are two things.
func fitFigures(o *eventstudy.Outcome) []string {
	f := o.Fit
	n := ", N = " + words.Grouped(float64(f.N), 0)
	beta, se, r2 := "", "", ""
	if _, b, ok := lineOf(f); ok && b != 0 { // a level line says nothing of the benchmark
		beta = "β = " + words.Grouped(b, 2)
		if i := termOf(f, marketTerms...); i >= 0 && i < len(f.SE) && f.SE[i] > 0 {
			se = " ± " + words.Grouped(f.SE[i], 2)
		}
	}
	if !math.IsNaN(f.R2) {
		r2 = "R² = " + words.Grouped(f.R2, 2)
	}
	if beta == "" || r2 == "" {
		only := beta + se + r2
		return []string{strings.TrimPrefix(only+n, ", "), strings.TrimPrefix(n, ", ")}
	}
	return []string{beta + se + ", " + r2 + n, beta + ", " + r2, r2}
}

// fitTitles states R² as a share of the variance, which is all that it is. A benchmark that several
// listings share is named once.
func fitTitles(s *subject) []string {
	if len(s.list) == 1 {
		o := s.list[0]
		b := benchmark(s.doc, o.Security)
		var out []string
		for _, name := range []string{label(s.doc, o.Security), o.Security} {
			if math.IsNaN(o.Fit.R2) {
				out = append(out,
					name+" against "+b+" on ordinary days, and on the days of the event")
				continue
			}
			out = append(out, fmt.Sprintf("%s explains %s of the daily variance of %s", b,
				words.Size(o.Fit.R2, 0), name))
		}
		return out
	}
	var long, short []string
	last := ""
	for _, o := range s.list {
		if math.IsNaN(o.Fit.R2) {
			return []string{"The listings against their benchmarks on ordinary days, and on the " +
				"days of the event"}
		}
		lead := ""
		if b := benchmark(s.doc, o.Security); b != last {
			lead, last = b+" ", b
		}
		r := lead + words.Size(o.Fit.R2, 0) + " of "
		long = append(long, r+label(s.doc, o.Security))
		short = append(short, r+o.Security)
	}
	lead := "Daily variance explained: "
	return []string{lead + words.List(long), lead + words.List(short),
		"How much of each listing’s daily variance its benchmark explains"}
}

// estimationDays is "250" or "248–250". Holidays make them differ between exchanges.
func (s *subject) estimationDays() string {
	return s.count(func(o *eventstudy.Outcome) int { return o.Fit.N })
}

// until is the last estimation day, or the range of the last days.
func (s *subject) until() string {
	return dateRange(extent(s.list, func(o *eventstudy.Outcome) eventstudy.Date {
		return o.Fit.Last
	}))
}

// fitAlt gives each model's figures, and the event day against its expectation. Where the return of
// day 0 covers several days, it says so: the dot is of all of them.
func fitAlt(s *subject) string {
	t := "Scatter plot. " + words.Ended(fitTitles(s)[0])
	for _, o := range s.list {
		t += fmt.Sprintf(" %s against %s: %s.", label(s.doc, o.Security),
			benchmark(s.doc, o.Security), fitFigures(o)[0])
		if d := o.Day(0); d != nil && !math.IsNaN(d.AR) {
			when := "On " + fullDate(d.Date)
			if first, n := covers(s.doc, o, d); n > 1 {
				when = "Over " + dateRange(first, d.Date)
			}
			t += fmt.Sprintf(" %s it returned %s where %s was expected.", when, percent(d.Return),
				percent(d.Expected))
		}
	}
	return t
}
