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
		Name:  "power",
		Title: "which effects the test could have seen",
		Formula: "curve: 1 − F(c; δ/S) + F(−c; δ/S), F noncentral t on the test's degrees of " +
			"freedom, c its critical value, S the standard error, δ the true effect; one-sided " +
			"tests have one tail\n" +
			"dotted: the same of the SQ test, the share of the estimation days that would be " +
			"found with δ added to each\n" +
			"dot: the smallest δ that is found with a chance of 80 %; line: the measured effect",
		Use: "what may be said of a result that does not stand out? Effects right of the dot " +
			"would most often have been seen, those left of it most often missed",
		Avoid: "reading a chance off at the measured effect: it says the p-value over again, " +
			"in other words (Hoenig & Heisey 2001)",
		DF: "those of the test: m − K of one event, of a mean those of the leading test",
		References: []string{
			"MacKinlay (1997), Journal of Economic Literature 35:13–39, § 6",
			"Hoenig & Heisey (2001), The American Statistician 55:19–24",
		},
		Order: 180,
	}, composePower, ofCrowd, report.InEvents})
}

// mostCurves is how many windows a picture of one panel shows. Their curves lie by the square roots
// of their lengths apart, and of more than three the labels cannot be told from each other. A note
// says how many windows are left out, and which command has them.
const mostCurves = 3

// strengths are the windows of one event, or of one mean, the first of the study's leading.
type strengths struct {
	rows []report.StrengthRow
	seen []float64 // smallest effect that is found four times in five, for each row
	col  rgb
	head []string
}

// first is the row that titles and marks speak of.
func (st *strengths) first() *report.StrengthRow { return &st.rows[0] }

// composePower draws the windows of each listing of an event in a panel of its own, or those of the
// mean where the events are many. All panels share one axis of effects: a listing that is twice as
// wild is seen to be.
func composePower(doc *report.Document, sel Selection, c *Canvas) (*Figure, error) {
	d := doc.Design
	d.Alpha = alpha(doc)
	all := report.StrengthOf(doc.Report, math.NaN())
	f := &Figure{}
	var panels []strengths
	// keep leaves what a panel has room for: in a narrow one the window that the study leads with.
	keep := func(n int, of func(*report.StrengthRow) bool) strengths {
		most := mostCurves
		if n > 1 || c.small() {
			most = 1
		}
		return strengthsOf(&d, all.Rows, sel, most, of)
	}
	if sel.Group != "" || average(doc, sel) {
		cr, err := crowdOf(doc, sel, 2)
		if err != nil {
			return nil, err
		}
		mean := keep(1, func(r *report.StrengthRow) bool {
			return r.Security == "" && r.Group == sel.Group
		})
		if len(mean.rows) == 0 {
			return nil, lacks("the leading test of the mean has no standard error")
		}
		mean.col = c.T.Series[0]
		panels = []strengths{mean}
		f.Titles = powerOfMean(&d, &mean)
		f.Subtitle = []string{powerAxis(&d), fmt.Sprintf("%s of %s", testOfMean(doc, mean.first()),
			cr.events()), cr.subject().modelName()}
		f.Files, f.Told = measured(doc, cr.list), about(cr.list, mean.first().Window)
		f.Notes = meanDoubts(doc, mean.first())
	} else {
		s, err := judgedOf(doc, sel)
		if err != nil {
			return nil, err
		}
		for _, o := range s.list {
			one := keep(len(s.list), func(r *report.StrengthRow) bool {
				return r.ID == o.Event.ID && r.Security == o.Security
			})
			if len(one.rows) == 0 {
				return nil, lacks("%s has no standard error on at least three degrees of freedom",
					o.Security)
			}
			one.col = c.series(doc, o.Security)
			one.head = heads(doc, o.Security)
			panels = append(panels, one)
		}
		f.Titles = s.named(sel, powerTitles(s, &d, panels))
		f.Subtitle = []string{powerAxis(&d), fmt.Sprintf("one event, t test on %s degrees of "+
			"freedom", s.freedom()), s.model() + ", " + s.estimation()}
		f.Files, f.Told = measured(doc, s.list), about(s.list, panels[0].first().Window)
		f.Notes = s.notes()
	}
	h := powerSpan(panels)
	axis := c.newYAxis(span{0, 1}, c.heightOf(len(panels)), shareUnit)
	f.Gutter, f.Floor = c.gutter(axis), c.dayFloor()
	f.Crown = (leading + 0.8) * c.M.Label
	f.Notes = append(slices.Clone(powerNotes(&d, &panels[0], sel)), f.Notes...)
	f.Alt = powerAlt(f.Titles[0], panels)
	for i := range panels {
		p := Panel{Color: panels[i].col, Draw: func(c *Canvas, b pane) {
			drawPower(c, &d, &panels[i], h, axis, b)
		}}
		if len(panels) > 1 {
			p.Heads = panels[i].head
		}
		f.Panels = append(f.Panels, p)
	}
	return f, nil
}

// strengthsOf keeps what a panel shows: the window that was chosen, or the first ones of the study,
// as far as their tests have a standard error. A window whose test has no standard error, or too
// few degrees of freedom, has no effect that it could find, and so no curve.
func strengthsOf(d *eventstudy.Design, all []report.StrengthRow, sel Selection, most int,
	of func(*report.StrengthRow) bool) (out strengths) {
	for i := range all {
		r := &all[i]
		if !of(r) || sel.Window != nil && *sel.Window != r.Window || len(out.rows) == most {
			continue
		}
		if seen := d.Detectable(r.SE, r.DF); seen > 0 {
			out.rows, out.seen = append(out.rows, *r), append(out.seen, seen)
		}
	}
	return out
}

// powerSpan is the axis of effects of all panels: beyond what is seen four times in five, and to
// the measured effects unless they lie so far out that the curves would be a wall at the left.
func powerSpan(panels []strengths) span {
	most, told, room := 0.0, 0.0, 1.25
	for i := range panels {
		most = max(most, slices.Max(panels[i].seen))
		if v := math.Abs(panels[i].first().Estimate); !math.IsNaN(v) {
			told = max(told, v)
		}
		if len(panels[i].rows) == 1 { // a label stands at the right of its dot
			room = 1.5
		}
	}
	return span{0, max(room*most, min(1.06*told, 2*most))}
}

// powerAxis says what is drawn, at which level, and of effects in which direction. A chance without
// its level says nothing: at 10 % more is found than at 1 %.
func powerAxis(d *eventstudy.Design) string {
	side := map[eventstudy.Tail]string{eventstudy.Upper: " above zero",
		eventstudy.Lower: " below zero"}[d.Tail]
	return fmt.Sprintf("Chance of finding a true abnormal return%s at the level of %s, per cent",
		side, words.Level(d.Alpha))
}

// effectWords is an effect of that size as the test looks for it: "±4.2 %", "−4.2 %". Of a test of
// both sides the sign is ±, for it finds a loss of that size as readily as a gain.
func effectWords(d *eventstudy.Design, size float64) string {
	s := words.Size(size, words.Places(size))
	switch d.Tail {
	case eventstudy.Upper:
		return "+" + s
	case eventstudy.Lower:
		return "−" + s
	}
	return "±" + s
}

// over is "on day 0" or "over [−1,+1]". Day 0 is named, for [0,0] looks like a span of nothing.
func over(w eventstudy.Window) string {
	if w == (eventstudy.Window{}) {
		return "on day 0"
	}
	return "over days " + w.String()
}

// powerTitles leads with the effect that could have been seen, and what was measured beside it.
func powerTitles(s *subject, d *eventstudy.Design, panels []strengths) []string {
	r := panels[0].first()
	if len(panels) > 1 {
		lo, hi := math.Inf(1), 0.0
		for i := range panels {
			lo, hi = min(lo, panels[i].seen[0]), max(hi, panels[i].seen[0])
		}
		size := effectWords(d, lo) + " to " + effectWords(d, hi)
		return []string{
			fmt.Sprintf("An abnormal return %s must reach %s to be found four times in five",
				over(r.Window), size),
			fmt.Sprintf("Found four times in five: %s", size),
		}
	}
	size := effectWords(d, panels[0].seen[0])
	var out []string
	for _, who := range []string{label(s.doc, r.Security), r.Security} {
		out = append(out, fmt.Sprintf("An abnormal return of %s of %s %s is found four times in "+
			"five; %s was measured", who, size, over(r.Window), percent(r.Estimate)))
	}
	return append(out, fmt.Sprintf("%s is found four times in five; %s was measured", size,
		percent(r.Estimate)))
}

// powerOfMean says the same of a mean. The number of events leads, because it is by more of them
// that a smaller mean could be found.
func powerOfMean(d *eventstudy.Design, mean *strengths) []string {
	r, size := mean.first(), effectWords(d, mean.seen[0])
	return []string{
		fmt.Sprintf("With %s a mean abnormal return of %s %s is found four times in five; %s was "+
			"measured", words.Counted(r.N, "event"), size, over(r.Window), percent(r.Estimate)),
		fmt.Sprintf("With %s a mean of %s is found four times in five", words.Counted(r.N,
			"event"), size),
	}
}

// testOfMean names the test that a mean is judged by. The curve rests on the standard error of that
// test; another test has another curve.
func testOfMean(doc *report.Document, r *report.StrengthRow) string {
	for _, a := range doc.Aggregate {
		if a.Group != r.Group || a.Window != r.Window {
			continue
		}
		if t, ok := eventstudy.Tests.Lookup(a.CIOf); ok {
			return t.Info().Title
		}
	}
	return "test of the mean"
}

// meanDoubts says where the standard error of a mean is too small, and the power with it too large.
func meanDoubts(doc *report.Document, r *report.StrengthRow) []string {
	for i := range doc.Tests {
		t := &doc.Tests[i]
		if t.Group == r.Group && t.Window == r.Window && t.Headline && t.DatesIgnored {
			return []string{"Some events share trading days, which this test takes as " +
				"independent: less would be found than is drawn."}
		}
	}
	return nil
}

// powerNotes says what curve and marks are, and which windows are left out.
func powerNotes(d *eventstudy.Design, first *strengths, sel Selection) []string {
	drawn, ranked := len(first.rows), first.first().Rank() != nil
	notes := []string{fmt.Sprintf("Dot: the effect that is found with a chance of %s; a curve "+
		"begins at the level of %s.", words.Level(eventstudy.PowerAim), words.Level(d.Alpha))}
	if ranked {
		notes = append(notes, "Dotted: the SQ test, by the estimation days themselves.")
	}
	if n := len(d.Windows); sel.Window == nil && n > drawn {
		what := "first"
		if drawn > 1 {
			what += " " + words.Number(drawn)
		}
		notes = append(notes, fmt.Sprintf("Drawn: the %s of %d windows; stockmove power has all.",
			what, n))
	}
	return notes
}

// powerAlt gives the figures of all curves. Of each it is the effect that is found four times in
// five: where a curve rises is all that is read off it.
func powerAlt(title string, panels []strengths) string {
	alt := "Line chart. " + words.Ended(title)
	for i := range panels {
		for k, r := range panels[i].rows {
			who := r.Security
			if who == "" {
				who = "mean of " + words.Counted(r.N, "event")
			}
			alt += fmt.Sprintf(" %s %s: %s.", who, r.Window,
				words.Size(panels[i].seen[k], words.Places(panels[i].seen[k])))
		}
	}
	return alt
}

// powerSteps is the number of pieces of a curve: enough that no corner is seen on a slide.
const powerSteps = 72

// drawPower draws the curves of a panel, the window that leads on top in full colour. The measured
// effect is a line across the panel and not a dot on the curve, where nothing is to be read off.
func drawPower(c *Canvas, d *eventstudy.Design, st *strengths, h span, axis yAxis, b pane) {
	x, y := scale{h.lo, h.hi, b.X0, b.X1}, axis.scale(b.box)
	c.drawYGrid(axis, b.box)
	c.HLine(b.X0, b.X1, y.at(eventstudy.PowerAim), c.M.Bench, c.T.Bench, []float64{4, 3})
	for k := len(st.rows) - 1; k >= 0; k-- {
		r, col, width := &st.rows[k], c.T.weak(st.col), c.M.Bench
		if k == 0 {
			col, width = st.col, c.M.Main
		}
		var line []point
		for i := range powerSteps + 1 {
			v := h.lo + (h.hi-h.lo)*float64(i)/powerSteps
			line = append(line, point{x.at(v), y.at(chance(d, v, r))})
			if i > 0 {
				p := line[i-1]
				c.Mark(box{p.X, p.Y, line[i].X, line[i].Y}.grow(0.5))
			}
		}
		c.Line(line, width, col, nil)
		if k == 0 && r.Rank() != nil {
			ranks := rankCurve(d, r, x, y)
			c.Line(ranks, c.M.Bench, col, []float64{2, 2})
			for _, p := range ranks {
				c.Mark(box{p.X, p.Y, p.X, p.Y}.grow(0.5))
			}
		}
		at := point{x.at(st.seen[k]), y.at(eventstudy.PowerAim)}
		c.Disc(at.X, at.Y, c.M.Dot, col)
		c.Mark(box{at.X, at.Y, at.X, at.Y}.grow(c.M.Dot))
	}
	c.drawMeasured(d, st, x, b.box)
	for k := range st.rows {
		at := point{x.at(st.seen[k]), y.at(eventstudy.PowerAim)}
		size := effectWords(d, st.seen[k])
		hs := []hand{c.heading(st.col), c.label()}
		if k > 0 {
			hs = []hand{c.quiet(), c.quiet()}
		}
		c.Callout(at, c.M.Dot, []string{size, st.rows[k].Window.String()}, hs, b.box, belowRight,
			below, aboveLeft)
	}
	if b.leads {
		c.drawYLabels(axis, b.box)
	}
	c.drawValues(h, shareUnit, b.box, "")
	c.Try(b.X1, b.Y0-0.5*c.M.Label-(ascent+leading)*c.M.Label, "true effect", c.quiet(), right)
}

// rankCurve is the power of the SQ test, in steps of one estimation day. A share of days is a
// staircase: between points as far apart as those of a smooth curve its steps would lean.
func rankCurve(d *eventstudy.Design, r *report.StrengthRow, x, y scale) (line []point) {
	const steps = 6 * powerSteps
	side := 1.0
	if d.Tail == eventstudy.Lower {
		side = -1
	}
	for i := range steps + 1 {
		v := x.lo + (x.hi-x.lo)*float64(i)/steps
		line = append(line, point{x.at(v), y.at(r.Rank().At(side * v))})
	}
	return line
}

// chance is the power at an effect of that size on the side that is tested.
func chance(d *eventstudy.Design, size float64, r *report.StrengthRow) float64 {
	if d.Tail == eventstudy.Lower {
		size = -size
	}
	return d.Power(size, r.SE, r.DF)
}

// drawMeasured marks the measured effect by its size, with its figure above the panel. One that
// lies beyond the axis, or on the side that is not tested, has its figure and no line.
func (c *Canvas) drawMeasured(d *eventstudy.Design, st *strengths, x scale, b box) {
	v, h := st.first().Estimate, c.heading(st.col)
	if math.IsNaN(v) {
		return
	}
	figure, at, base := percent(v), math.Abs(v), b.Y1+0.8*c.M.Label
	untested := d.Tail == eventstudy.Upper && v < 0 || d.Tail == eventstudy.Lower && v > 0
	switch {
	case untested:
		c.Text(b.X0, base, c.fit([]string{"measured " + figure + ", on the other side", figure}, h,
			b.w()), h, left)
		return
	case at > x.hi:
		c.Text(b.X1, base, c.fit([]string{"measured " + figure + " →", figure + " →"}, h, b.w()),
			h, right)
		return
	}
	c.VLine(x.at(at), b.Y0, b.Y1+0.3*c.M.Label, c.M.Event, c.T.Ink, []float64{2, 2})
	text := c.fit([]string{"measured " + figure, figure}, h, b.w())
	w := c.Width(text, h)
	c.Text(min(max(x.at(at), b.X0+w/2), b.X1-w/2), base, text, h, centre)
}
