package charts

import (
	"fmt"
	"math"
	"slices"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

func init() {
	Charts.Register(chart{eventstudy.Info{
		Name:  "caar",
		Title: "average cumulative abnormal return",
		Formula: "CAAR_t = mean over events of Σ AR_is, s ≤ t; interval: that of the study's " +
			"leading test (explain bmp, bmp-adj, calendar, cross)",
		Use: "what did the average event do, day by day? At least two events",
		Avoid: "tests that do not bear shared dates, such as cross: the band is then too narrow, " +
			"and the title finds nothing",
		DF:    "those of the leading test",
		Order: 100,
	}, composeCAAR, ofGroup | ofSample | leads, report.InAverage})
}

// composeCAAR reads the path that the study computed; nothing is averaged here. The interval too is
// the study's own, so that picture and table cannot differ; it is that of the test which leads, and
// may be centred on another mean than the line.
func composeCAAR(doc *report.Document, sel Selection, c *Canvas) (*Figure, error) {
	cr, err := crowdOf(doc, Selection{Group: sel.Group}, 2)
	if err != nil {
		return nil, err
	}
	ps := pathOfGroup(doc, sel.Group)
	// The band is in view to its ends: one that is cut off looks narrower than it is.
	v := spanOf(0)
	for _, p := range ps {
		v.add(p.CAAR, p.CI[0], p.CI[1])
	}
	if len(ps) == 0 {
		return nil, lacks("the study has no average path for group %q", sel.Group)
	}
	lo, hi := ps[0].N, ps[0].N
	for _, p := range ps {
		lo, hi = min(lo, p.N), max(hi, p.N)
	}
	end := ps[len(ps)-1]
	whole := trace{name: []string{"all " + words.Count(end.N), "all"}, col: c.T.Series[0],
		y:   caars(ps),
		end: percent(end.CAAR)}
	groups, undrawn := groupTraces(doc, sel, ps, c)
	for _, g := range groups {
		v.add(g.y...)
	}
	axis := c.newYAxis(v.padded(0.05), c.plotHeight(1), percentUnit)
	f := &Figure{
		Titles: caarTitles(cr, ps),
		Subtitle: []string{fmt.Sprintf("Abnormal return cumulated from day %s, mean of %s, "+
			"per cent", eventstudy.Offset(ps[0].Offset), cr.events()),
			cr.subject().modelName()},
		Told:   about(cr.list, doc.Design.Event),
		Gutter: c.gutter(axis),
		Floor:  c.dayFloor(),
		Margin: c.Width(percent(end.CAAR), c.strong()) + 0.5*c.M.Label,
	}
	if lo == hi { // no row for N
		f.Floor = c.dayFloor() - 0.9*leading*c.M.Label
	}
	f.Files = measured(doc, cr.list)
	f.Notes = caarNotes(doc, ps)
	if undrawn != "" {
		f.Notes = append(f.Notes, undrawn)
	}
	f.Alt = "Line chart with band. " + words.Ended(f.Titles[0]) +
		fmt.Sprintf(" On day %s the mean of %d events stands at %s, %s interval %s.",
			eventstudy.Offset(end.Offset), end.N, percent(end.CAAR), level(doc),
			words.Interval(end.CI, 1))
	var room float64
	if len(groups) > 0 {
		f.Margin, room = c.endLabels(append([]trace{whole}, groups...))
		f.Notes = append(f.Notes, "Thin lines: the means of the groups.")
	}
	f.Panels = []Panel{{Draw: func(c *Canvas, b pane) {
		drawCAAR(c, ps, axis, b.box)
		if lo != hi { // a mean over fewer events is another mean
			c.drawCounts(ps, b.box)
		}
		if len(groups) > 0 {
			x, y := scale{-0.5, float64(len(ps)) - 0.5, b.X0, b.X1}, axis.scale(b.box)
			c.drawTraces(groups, x, y)
			c.labelEnds(append([]trace{whole}, groups...), x, y, b.box, room)
			return
		}
		end := ps[len(ps)-1]
		c.Middle(b.X1+0.4*c.M.Label, axis.scale(b.box).at(end.CAAR), percent(end.CAAR),
			c.heading(c.T.Series[0]), left)
	}}}
	return f, nil
}

// pathOfGroup is the average path of a group. The empty name is that of all events.
func pathOfGroup(doc *report.Document, group string) (ps []eventstudy.PathPoint) {
	for _, p := range doc.Path {
		if p.Group == group {
			ps = append(ps, p)
		}
	}
	return ps
}

// caars are the sums of a path. Unknown sums stay unknown: a line has a gap there.
func caars(ps []eventstudy.PathPoint) (out []float64) {
	for _, p := range ps {
		out = append(out, p.CAAR)
	}
	return out
}

// groupTraces are the means of the groups beside that of all events, each in a colour of its own;
// undrawn says which are not drawn for want of colours. Of a group that was chosen there are none
// beside it. Three groups are drawn beside the mean of all, because four colours are told apart and
// eight are not.
func groupTraces(doc *report.Document, sel Selection, all []eventstudy.PathPoint,
	c *Canvas) (out []trace, undrawn string) {
	if sel.Group != "" {
		return nil, ""
	}
	var more []string
	for _, name := range doc.Groups {
		ps := pathOfGroup(doc, name)
		// A path over other days would stand under the wrong offsets beside that of all.
		if name == "" || len(ps) != len(all) {
			continue
		}
		if len(out) == len(c.T.Series)-1 {
			more = append(more, name)
			continue
		}
		k := len(out) + 1
		out = append(out, trace{name: []string{name}, col: c.T.Series[k], dashes: c.T.Dashes[k],
			width: 0.8 * c.M.Main,
			y:     caars(ps), end: percent(ps[len(ps)-1].CAAR)})
	}
	if len(more) > 0 {
		undrawn = "Not drawn: the groups " + words.List(more) + "."
	}
	return out, undrawn
}

// drawCAAR draws the band only where the interval is known (two events or more on that day). A day
// whose interval is unknown interrupts the band: joining its neighbours would draw one that nobody
// computed.
func drawCAAR(c *Canvas, ps []eventstudy.PathPoint, axis yAxis, b box) {
	days := dayAxis{first: ps[0].Offset, last: ps[len(ps)-1].Offset}
	x, y := days.scale(b), axis.scale(b)
	col := c.T.Series[0]
	line := []point{{b.X0, y.at(0)}}
	// The band is drawn in runs of days: where the interval is unknown it has a gap, and a day
	// alone the width of half a day.
	up, down := []point{line[0]}, []point{}
	fill := func() {
		if len(up) == 1 && len(down) == 1 {
			half := (x.at(1) - x.at(0)) / 4
			c.Rect(box{up[0].X - half, down[0].Y, up[0].X + half, up[0].Y}, c.T.band(col))
		}
		for i := len(down) - 1; i >= 0; i-- {
			up = append(up, down[i])
		}
		if len(down) > 0 && len(up) > 2 {
			c.Fill(up, c.T.band(col))
		}
		up, down = nil, nil
	}
	for _, p := range ps {
		k := x.at(float64(p.Offset))
		line = append(line, point{k, y.at(p.CAAR)})
		if math.IsNaN(p.CI[0]) || math.IsNaN(p.CI[1]) {
			fill()
			continue
		}
		up, down = append(up, point{k, y.at(y.within(p.CI[1]))}),
			append(down, point{k, y.at(y.within(p.CI[0]))})
	}
	fill()
	c.drawYGrid(axis, b)
	c.drawZero(axis, b)
	c.drawDay0(days, b)
	c.Line(line, 1.2*c.M.Main, col, nil)
	end := line[len(line)-1]
	c.Disc(end.X, end.Y, 0.8*c.M.Dot, col)
	c.drawYLabels(axis, b)
	c.drawDays(days, b)
}

// drawCounts writes N by day, in a row of its own where the dates of a single event would stand.
// The ends and day 0 go first, then every fifth day where it fits. A mean that loses an event moves
// for that alone, and a reader must be able to see on which day.
func (c *Canvas) drawCounts(ps []eventstudy.PathPoint, b box) {
	days := dayAxis{first: ps[0].Offset, last: ps[len(ps)-1].Offset}
	x := days.scale(b)
	base := b.Y0 - 0.5*c.M.Label - (ascent+leading)*c.M.Label
	c.Try(b.X0-0.6*c.M.Label, base, "N", c.quiet(), right)
	for _, p := range ps {
		if p.Offset == days.first || p.Offset == 0 || p.Offset == days.last {
			c.Try(x.at(float64(p.Offset)), base, words.Count(p.N), c.quiet(), centre)
		}
	}
	for _, p := range ps {
		if p.Offset%5 == 0 {
			c.Try(x.at(float64(p.Offset)), base, words.Count(p.N), c.quiet(), centre)
		}
	}
}

// caarNotes says what the band is, and what it is not. A gap without a word would be taken for an
// interval without width.
func caarNotes(doc *report.Document, ps []eventstudy.PathPoint) []string {
	end := ps[len(ps)-1]
	t, ok := eventstudy.Tests.Lookup(end.CIOf)
	if !ok {
		return []string{"No band: no test of the mean is defined."}
	}
	missing := fmt.Sprintf("The band is missing where the %s has no interval, or another sign "+
		"than the mean.", t.Info().Title)
	if math.IsNaN(end.CI[0]) {
		return []string{missing}
	}
	notes := []string{fmt.Sprintf("Band: %s interval of the %s.", level(doc), t.Info().Title)}
	if slices.ContainsFunc(ps, func(p eventstudy.PathPoint) bool { return math.IsNaN(p.CI[0]) }) {
		notes = []string{fmt.Sprintf("Band: %s interval of the %s, missing where that has none or "+
			"another sign than the mean.", level(doc), t.Info().Title)}
	}
	if end.DatesIgnored {
		notes = append(notes, "Some events share trading days: this test takes them as "+
			"independent, and the band is too narrow.")
	}
	return notes
}

// modelName is the model in words, without its benchmarks where there are many. The names of four
// would leave the subtitle no room for what is drawn.
func (s *subject) modelName() string {
	if len(s.benchmarks()) > 3 {
		if m, ok := eventstudy.Models.Lookup(s.list[0].Fit.Model); ok {
			return m.Info().Title
		}
	}
	return s.model()
}

// caarTitles words the end of the path. The interval decides between a finding and none;
// where events cluster it decides nothing.
func caarTitles(cr *crowd, ps []eventstudy.PathPoint) []string {
	end := ps[len(ps)-1]
	days := fmt.Sprintf("over the %d days around the event", len(ps))
	n := words.Counted(end.N, "event")
	switch {
	case math.IsNaN(end.CI[0]) || end.DatesIgnored && (end.CI[0] > 0 || end.CI[1] < 0):
		// An interval that takes dependent events for independent ones supports no finding;
		// one that holds zero although it is too narrow still says that there is none.
		return []string{words.Upper(fmt.Sprintf("%s, the abnormal returns of %s average %s", days,
			n, percent(end.CAAR))), words.Upper(fmt.Sprintf("the abnormal returns of %s average %s",
			n, percent(end.CAAR)))}
	case end.CI[0] > 0 || end.CI[1] < 0:
		verb := "gained"
		if end.CAAR < 0 {
			verb = "lost"
		}
		return []string{
			words.Upper(fmt.Sprintf("%s, %s %s %s more on average than expected (%s interval %s)",
				days, n, verb, words.Size(end.CAAR, words.Places(end.CAAR)), level(cr.doc),
				words.Interval(end.CI, 1))),
			words.Upper(fmt.Sprintf("%s %s %s more on average than expected", n, verb,
				words.Size(end.CAAR, words.Places(end.CAAR)))),
		}
	}
	return []string{
		words.Upper(fmt.Sprintf("%s, the average of %s is %s: %s (%s interval %s)", days, n,
			zero(cr.doc), percent(end.CAAR), level(cr.doc), words.Interval(end.CI, 1))),
		words.Upper(fmt.Sprintf("the average of %s is %s", n, zero(cr.doc))),
	}
}
