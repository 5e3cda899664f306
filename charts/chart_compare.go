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
		Name:  "compare",
		Title: "what happened and what was expected",
		Formula: "full line: Σ R_t, dashed: Σ E[R_t] over the event window; the shaded " +
			"difference is the CAR",
		Use:   "how much of a move was the market's? Securities side by side",
		Avoid: "to read significance: the difference has its band in car",
		Order: 150,
	}, composeCompare, ofEvent | aside, report.InEvents})
}

// duel is one event's return against its expectation, cumulated. Both are sums of daily returns
// over the same days, so that their difference is the path of car.
type duel struct {
	o                *eventstudy.Outcome // nil of a mean of many
	days             []eventstudy.Day
	actual, expected []float64
}

// composeCompare adds simple returns and expectations as car does, so that the shaded difference is
// the CAR to the last digit; compounding would show another figure. It is the chart for readers who
// know no abnormal returns: here is what happened, there is what the market did, the rest is
// between.
func composeCompare(doc *report.Document, sel Selection, c *Canvas) (*Figure, error) {
	if average(doc, sel) {
		return composeMeanDuel(doc, sel, c)
	}
	s, err := subjectOf(doc, sel)
	if err != nil {
		return nil, err
	}
	var ds []duel
	v := spanOf(0)
	for _, o := range s.list {
		d := duelOf(o, sel.Window)
		if len(d.days) == 0 || math.IsNaN(d.actual[len(d.actual)-1]) {
			return nil, lacks("%s has no abnormal return in the window", o.Security)
		}
		v.add(d.actual...)
		v.add(d.expected...)
		ds = append(ds, d)
	}
	axis := c.newYAxis(v.padded(0.06), c.heightOf(len(ds)), percentUnit)
	f := &Figure{
		Titles: compareTitles(s, ds),
		Subtitle: []string{fmt.Sprintf("Return cumulated from day %s, per cent: actual and "+
			"expected", eventstudy.Offset(ds[0].days[0].Offset)),
			s.model() + ", " + s.estimation()},
		Notes: []string{"Full line: the actual return. Dashed: what the model expected. Shaded: " +
			"the abnormal return between them. Daily returns are added, not compounded."},
		Gutter: c.gutter(axis),
		Floor:  c.dayFloor(),
	}
	f.Notes = append(f.Notes, s.notes()...)
	f.Files = measured(doc, s.list)
	f.Told = about(s.list, chosen(doc, sel.Window))
	f.Alt = "Line chart. " + words.Ended(f.Titles[0])
	// The widest figure sets the margin of all panels, which are of one width.
	for _, d := range ds {
		n := len(d.actual) - 1
		text := percent(d.actual[n])
		f.Margin = max(f.Margin, c.Width(text, c.strong())+0.6*c.M.Label,
			c.Width(percent(d.expected[n]), c.quiet())+0.6*c.M.Label)
		f.Alt += fmt.Sprintf(" %s: %s against an expected %s.", label(doc, d.o.Security), text,
			percent(d.expected[n]))
	}
	f.Panels = c.listings(doc, s.ids(), func(c *Canvas, i int, b pane) {
		drawDuel(c, doc, ds[i], axis, b)
	})
	return f, nil
}

// duelOf cumulates both returns over the days that have an abnormal return. A day on which either
// is unknown moves neither path, or the shaded area would not be the CAR.
func duelOf(o *eventstudy.Outcome, w *eventstudy.Window) duel {
	d := duel{o: o}
	a, e := math.NaN(), math.NaN()
	for _, day := range o.Days {
		if w != nil && !w.Has(day.Offset) {
			continue
		}
		if !math.IsNaN(day.AR) {
			if math.IsNaN(a) {
				a, e = 0, 0
			}
			a += day.Return
			e += day.Expected
		}
		d.days = append(d.days, day)
		d.actual, d.expected = append(d.actual, a), append(d.expected, e)
	}
	return d
}

// drawDuel shades between the two paths and keeps the figures at their ends apart. The expected
// path is dashed and grey in every picture: it is nobody's price.
func drawDuel(c *Canvas, doc *report.Document, d duel, axis yAxis, b pane) {
	days := newDayAxis(d.days)
	x, y := days.scale(b.box), axis.scale(b.box)
	col := c.T.Series[0]
	if d.o != nil {
		col = c.series(doc, d.o.Security)
	}
	// Both paths begin at nothing at the left edge, before the first day, as that of car does.
	up, down := []point{{b.X0, y.at(0)}}, []point{{b.X0, y.at(0)}}
	for i, day := range d.days {
		if k := x.at(float64(day.Offset)); !math.IsNaN(d.actual[i]) {
			up = append(up, point{k, y.at(d.actual[i])})
			down = append(down, point{k, y.at(d.expected[i])})
		}
	}
	area := append([]point(nil), up...)
	for i := len(down) - 1; i > 0; i-- {
		area = append(area, down[i])
	}
	c.Fill(area, c.T.band(col))
	c.drawYGrid(axis, b.box)
	c.drawZero(axis, b.box)
	c.drawDay0(days, b.box)
	// The actual path lies on top: where the two agree, it is what happened that is seen.
	c.Line(down, c.M.Bench*1.3, c.T.Bench, []float64{4, 2})
	c.Line(up, 1.2*c.M.Main, col, nil)
	ys := []float64{up[len(up)-1].Y, down[len(down)-1].Y}
	texts := []string{percent(d.actual[len(d.actual)-1]), percent(d.expected[len(d.expected)-1])}
	hs := []hand{c.heading(col), {Size: c.M.Label, Ink: readable(c.T.Bench, c.T.Paper)}}
	// The two figures keep the order of the ends of their lines where they have to be moved apart.
	order := []int{0, 1}
	if ys[1] > ys[0] {
		order = []int{1, 0}
	}
	at := []float64{ys[order[0]], ys[order[1]]}
	spread(at, 1.15*c.M.Label, b.Y0, b.Y1)
	for i, k := range order {
		c.Middle(b.X1+0.4*c.M.Label, at[i], texts[k], hs[k], left)
	}
	c.drawAxes(axis, days, b)
}

// compareTitles sets both figures side by side and leaves the judgement to car. It says that
// returns are added, since who compounds the prices gets another figure.
func compareTitles(s *subject, ds []duel) []string {
	var out []string
	for _, name := range namings(s.doc) {
		var parts []string
		for i, d := range ds {
			part := "of %s to %s where %s was"
			if i == 0 {
				part = "the daily returns of %s add up to %s where %s was expected"
			}
			n := len(d.actual) - 1
			parts = append(parts, fmt.Sprintf(part, name(d.o.Security), percent(d.actual[n]),
				percent(d.expected[n])))
		}
		out = append(out, fmt.Sprintf("Around %s %s", s.when(), words.List(parts)),
			words.Upper(words.List(parts)))
	}
	if len(ds) > 1 { // where not all have room, the widest gap
		d := slices.MaxFunc(ds, func(a, b duel) int { return cmp.Compare(a.gap(), b.gap()) })
		n := len(d.actual) - 1
		out = append(out, fmt.Sprintf("Around %s %s is furthest from what was expected: %s for %s",
			s.when(), d.o.Security, percent(d.actual[n]), percent(d.expected[n])))
	}
	return append(out, "Actual and expected returns around "+s.when())
}

// gap is how far the actual return ends from the expected one. It has no sign: a return far below
// what was expected is as telling as one far above.
func (d duel) gap() float64 {
	n := len(d.actual) - 1
	return math.Abs(d.actual[n] - d.expected[n])
}
