package charts

import (
	"fmt"
	"math"
	"slices"
	"sort"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

func init() {
	Charts.Register(chart{eventstudy.Info{
		Name:  "forest",
		Title: "estimates and their intervals",
		Formula: "dot: CAR of an event over the window, or of a window for a single event; line: " +
			"CAR ± t(1−α/2, df)·SE",
		Use: "which events moved, and how sure is each figure? Sorted; the mean of all at " +
			"the foot",
		Order: 120,
	}, composeForest, ofCrowd, report.InEvents})
}

// estimate is one row of a forest. A row without an interval, as of a model without a variance, is
// a dot alone.
type estimate struct {
	names  []string
	v      float64
	lo, hi float64
	p      float64
	alpha  float64
	doubt  bool // the data call a return of it false
	col    rgb
	mean   bool // the mean of all rows
	gap    int  // rows left out here
}

// composeForest shows events over one window, or the windows of one event when there is only one.
// Sorting by size and not by time or name is what makes the picture a distribution: where zero cuts
// the order, and how many intervals reach across it, is seen at once. Below the events stands their
// mean with its own interval, as in a meta-analysis, unless some event is doubted or the test of
// the mean takes dependent events as independent: then the row would be the most quoted and least
// reliable one of the picture.
func composeForest(doc *report.Document, sel Selection, c *Canvas) (*Figure, error) {
	cr, err := crowdOf(doc, sel, 1)
	if err != nil {
		return nil, err
	}
	w := cr.main(sel)
	bare := cr.judged()
	if len(cr.list) == 0 {
		return nil, lacks("no event has an estimation sample to hold it against")
	}
	var rows []estimate
	f := &Figure{}
	if len(cr.list) == 1 {
		rows = windowRows(c, cr)
		o := cr.list[0]
		f.Titles = forestTitles(doc, rows, label(doc, o.Security)+" around "+fullDate(o.Day0),
			"windows")
		f.Told = about(cr.list, doc.Design.Event)
		f.Subtitle = []string{"Cumulative abnormal return by window, per cent",
			cr.subject().model()}
	} else {
		rows = eventRows(c, cr, w)
		f.Titles = forestTitles(doc, rows, "Window "+w.String(), "events")
		f.Subtitle = []string{fmt.Sprintf("Cumulative abnormal return over days %s to %s, per cent",
			eventstudy.Offset(w.First), eventstudy.Offset(w.Last)),
			cr.subject().modelName()}
	}
	if len(rows) == 0 {
		return nil, lacks("no event has a cumulative abnormal return over %s", w)
	}
	f.Notes = []string{fmt.Sprintf("Lines: %s intervals from the exact prediction error. Full "+
		"colour: p < %s%s.", level(doc), words.Trimmed(alpha(doc)), tested(doc))}
	// A mean whose test takes events of shared days as independent would carry an interval that it
	// has not earned.
	doubted := slices.ContainsFunc(rows, func(r estimate) bool { return r.doubt })
	if a, t := cr.mean(w); a != nil && t != nil && !t.DatesIgnored && len(rows) > 1 &&
		len(cr.list) > 1 && !doubted {
		rows = append(rows, estimate{names: []string{fmt.Sprintf("Mean of %s", cr.events()),
			"Mean"}, v: a.CAAR, lo: a.CI[0], hi: a.CI[1], p: t.P, alpha: alpha(doc), col: c.T.Ink,
			mean: true})
		note := fmt.Sprintf("Diamond: the mean; its line: the interval of the %s.",
			testTitle(t.Test))
		if math.IsNaN(a.CI[0]) {
			note = "Diamond: the mean; it has no interval."
		}
		f.Notes = append(f.Notes, note)
	}
	if doubted && len(cr.list) > 1 {
		f.Notes = append(f.Notes, "Ring: the data speak against a return of this event; it is "+
			"not counted, and no mean is shown.")
	}
	if bare > 0 {
		f.Notes = append(f.Notes, words.Upper(words.Counted(bare, "event")+
			" without an estimation sample, and so without an interval, not shown."))
	}
	f.Files = measured(doc, cr.list)
	f.Alt = "Forest plot. " + words.Ended(f.Titles[0])
	f.Floor = 0.5*c.M.Label + leading*c.M.Label
	f.Panels = []Panel{{Draw: func(c *Canvas, b pane) { drawForest(c, rows, percentUnit, b.box) }}}
	return f, nil
}

// tested says which side is tested, when it is one. A p-value of one side says nothing of a move to
// the other.
func tested(doc *report.Document) string {
	switch doc.Design.Tail {
	case eventstudy.Upper:
		return ", of gains alone"
	case eventstudy.Lower:
		return ", of losses alone"
	}
	return ""
}

// testTitle is the title of a test. A name that no test is registered under stands for itself.
func testTitle(name string) string {
	if t, ok := eventstudy.Tests.Lookup(name); ok {
		return t.Info().Title
	}
	return name
}

// mean is the group's aggregate over a window with the test that leads there, nil when the study
// has none. Only a mean of exactly these events may stand below them: one of another selection
// would not be their mean.
func (cr *crowd) mean(w eventstudy.Window) (*eventstudy.Aggregate, *eventstudy.Result) {
	for i, a := range cr.doc.Aggregate {
		if a.Group == cr.group && a.Window == w && a.N == len(cr.list) && !math.IsNaN(a.CAAR) {
			for k, t := range cr.doc.Tests {
				if t.Group == a.Group && t.Window == w && t.Test == a.CIOf {
					return &cr.doc.Aggregate[i], &cr.doc.Tests[k]
				}
			}
			return &cr.doc.Aggregate[i], nil
		}
	}
	return nil, nil
}

// eventRows are the events of a crowd, the largest first. The interval is that of the event's own
// prediction error over the window, as in car.
func eventRows(c *Canvas, cr *crowd, w eventstudy.Window) []estimate {
	var rows []estimate
	named := cr.labels()
	for _, o := range cr.list {
		p := pathOf(cr.doc, o, &w)
		if p.last < 0 {
			continue
		}
		rows = append(rows, c.row(cr.doc, estimate{names: append(named(o), cr.eventName(o)...),
			v: p.sum[p.last], lo: p.lo[p.last], hi: p.hi[p.last], p: p.p(cr.doc.Design.Tail),
			doubt: about(nil, w).falseDay(o) != nil}))
	}
	sort.SliceStable(rows, func(i, j int) bool { return rows[i].v > rows[j].v })
	return rows
}

// windowRows are the windows of a single event, in the order of the study. They are not sorted, for
// windows have an order of their own.
func windowRows(c *Canvas, cr *crowd) []estimate {
	var rows []estimate
	for _, w := range cr.list[0].Windows {
		if !math.IsNaN(w.CAR) {
			rows = append(rows, c.row(cr.doc, estimate{names: []string{w.Window.String()}, v: w.CAR,
				lo: w.CI[0], hi: w.CI[1], p: w.P, doubt: w.False != ""}))
		}
	}
	return rows
}

// row gives a row its colour: full where the test rejects and the data do not speak against it.
func (c *Canvas) row(doc *report.Document, r estimate) estimate {
	r.col, r.alpha = c.shade(r.p, doc), alpha(doc)
	if r.doubt {
		r.col = c.shade(1, doc)
	}
	return r
}

// shade is full where a value differs from chance, else weak. Two strengths of one colour are told
// apart in print without colour too.
func (c *Canvas) shade(p float64, doc *report.Document) rgb {
	if significant(doc, p) {
		return c.T.Series[0]
	}
	return c.T.weak(c.T.Series[0])
}

// toldApart completes "in none is the return …". It is said of a return and not of its absence:
// that it cannot be told from zero does not make it zero.
func toldApart(doc *report.Document) string {
	switch doc.Design.Tail {
	case eventstudy.Upper:
		return "distinguishably above zero"
	case eventstudy.Lower:
		return "distinguishably below zero"
	}
	return "distinguishable from zero"
}

// forestTitles counts the rows for which the test rejects, on each side that it tests; those that
// the data speak against count on neither. "None lost" is said only where the test could have seen
// a loss.
func forestTitles(doc *report.Document, rows []estimate, where, what string) []string {
	up, down, n := 0, 0, 0
	for _, r := range rows {
		switch {
		case r.doubt:
			continue
		case !significant(doc, r.p):
		case r.v > 0:
			up++
		default:
			down++
		}
		n++
	}
	others := ""
	if doc.Design.Tail == eventstudy.TwoSided || doc.Design.Tail == "" {
		others = ", none lost"
		if up == 0 {
			others = ", none gained"
		}
		others += " more"
	}
	find := ""
	switch {
	case n == 0:
		find = fmt.Sprintf("the data speak against the returns of all %s", what)
	case up+down == 0:
		find = fmt.Sprintf("in none of %s %s is the abnormal return %s", words.Count(n), what,
			toldApart(doc))
	case down == 0:
		find = fmt.Sprintf("%s of %s %s gained more than chance explains%s", words.Count(up),
			words.Count(n), what, others)
	case up == 0:
		find = fmt.Sprintf("%s of %s %s lost more than chance explains%s", words.Count(down),
			words.Count(n), what, others)
	default:
		find = fmt.Sprintf("of %s %s, %s gained and %s lost more than chance explains",
			words.Count(n), what, words.Count(up), words.Count(down))
	}
	return []string{where + ": " + find}
}

// drawForest lays rows of equal height; where they do not all fit, the middle of the order is left
// out and counted. The largest and the smallest are kept where there is no room for all: the middle
// of a sorted list is what a reader can imagine.
func drawForest(c *Canvas, rows []estimate, unit unitKind, b box) {
	lab := c.M.Label
	size, fits := lab, max(3, int(b.h()/(1.2*lab)))
	if len(rows) > fits { // smaller type shows more of them
		size = c.M.Foot
		fits = max(3, int(b.h()/size))
	}
	if len(rows) > fits {
		n := len(rows)
		tail := rows[n-(fits-1)/2:]
		head := rows[:fits-1-len(tail)]
		left := rows[len(head) : n-len(tail)]
		gap := estimate{gap: len(left), v: left[0].v, lo: left[len(left)-1].v}
		rows = append(append(append([]estimate(nil), head...), gap), tail...)
	}
	s := spanOf()
	// Zero is in view whatever the estimates are: it is what the intervals are held against.
	s.add(0)
	nameW, valueW := 0.0, 0.0
	for _, r := range rows {
		if r.gap == 0 {
			s.add(r.v, r.lo, r.hi)
			nameW = max(nameW, c.Width(r.names[0], c.sized(c.label(), size)))
			valueW = max(valueW, c.Width(unit.figure(r.v), c.sized(c.strong(), size)))
		}
	}
	// Names may take no more than two fifths of the width, or the intervals would be too short to
	// compare.
	nameW = math.Min(nameW, 0.38*b.w())
	s = s.padded(0.03)
	plot := box{b.X0 + nameW + lab, b.Y0, b.X1 - valueW - 0.8*lab, b.Y1}
	x := scale{s.lo, s.hi, plot.X0, plot.X1}
	h := b.h() / float64(len(rows))
	if len(rows) < 6 { // few rows need not fill the page
		h = math.Min(h, 4.2*lab)
	}
	plot.Y0 = b.Y1 - h*float64(len(rows))
	c.VLine(x.at(0), plot.Y0, plot.Y1, c.M.Zero, c.T.Zero, nil)
	for i, r := range rows {
		y := b.Y1 - (float64(i)+0.5)*h
		if r.gap > 0 {
			text := fmt.Sprintf("… not shown: %s from %s to %s …", words.Counted(r.gap, "event"),
				percent(r.v), percent(r.lo))
			c.Middle(b.X0, y, text, c.sized(c.quiet(), size), left)
			continue
		}
		st := c.sized(c.label(), size)
		if r.mean {
			st = c.sized(c.strong(), size)
			if h > 1.25*size { // a line would strike through the letters of close rows
				c.HLine(b.X0, b.X1, y+h/2, c.M.Grid, c.T.Zero, nil)
			}
		}
		c.Middle(b.X0, y, c.fit(r.names, st, nameW), st, left)
		if !math.IsNaN(r.lo + r.hi) {
			c.HLine(x.at(x.within(r.lo)), x.at(x.within(r.hi)), y, c.M.Main, r.col, nil)
		}
		rad := math.Min(1.1*c.M.Dot, 0.32*h)
		if r.mean {
			c.Fill([]point{{x.at(r.v) - 1.6*rad, y}, {x.at(r.v), y + 1.3*rad},
				{x.at(r.v) + 1.6*rad, y}, {x.at(r.v), y - 1.3*rad}}, r.col)
		} else {
			c.Disc(x.at(r.v), y, rad, r.col)
			if r.doubt {
				c.Disc(x.at(r.v), y, 0.6*rad, c.T.Paper)
			}
		}
		// Figures are bold where the test rejects, which is seen in print without colour too.
		vst := c.sized(c.label(), size)
		if !r.doubt && r.p < r.alpha {
			vst = c.sized(c.strong(), size)
		}
		c.Middle(b.X1, y, unit.figure(r.v), vst, right)
	}
	c.drawValues(s, unit, plot, "")
}
