package charts

import (
	"fmt"
	"math"
	"sort"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
)

func init() {
	Charts.Register(chart{eventstudy.Info{
		Name:    "forest",
		Title:   "estimates and their intervals",
		Formula: "dot: CAR of an event over the window, or of a window for a single event; line: CAR ± t(1−α/2, df)·SE",
		Use:     "which events moved, and how sure is each figure? Sorted; the mean of all at the foot",
		Order:   120,
	}, composeForest})
}

// estimate is one row of a forest.
type estimate struct {
	names  []string
	v      float64
	lo, hi float64
	p      float64
	col    rgb
	mean   bool // the mean of all rows
	gap    int  // rows left out here
}

// composeForest shows events over one window, or the windows of one event when there is only one.
func composeForest(doc *report.Document, sel Selection, c *Canvas) (*Figure, error) {
	cr, err := crowdOf(doc, sel, 1)
	if err != nil {
		return nil, err
	}
	w := cr.main(sel)
	var rows []estimate
	f := &Figure{}
	if len(cr.list) == 1 {
		rows = windowRows(c, cr)
		o := cr.list[0]
		f.Titles = forestTitles(rows, label(doc, o.Security)+" around "+c.L.date(o.Day0), "windows")
		f.Subtitle = []string{"Cumulative abnormal return by window, per cent", (&subject{doc: doc, list: cr.list}).model()}
	} else {
		rows = eventRows(c, cr, w)
		f.Titles = forestTitles(rows, "Window "+w.String(), "events")
		f.Subtitle = []string{fmt.Sprintf("Cumulative abnormal return over days %s to %s, per cent", eventstudy.Offset(w.First), eventstudy.Offset(w.Last)), (&subject{doc: doc, list: cr.list}).modelName()}
	}
	if len(rows) == 0 {
		return nil, lacks("no event has a cumulative abnormal return over %s", w)
	}
	f.Notes = []string{fmt.Sprintf("Lines: %s intervals from the exact prediction error. Full colour: p < %s.", level(doc), trimZeros(alpha(doc)))}
	// A mean of events on a few shared days would carry an interval that it has not earned.
	if a := cr.mean(w); a != nil && len(rows) > 1 && len(cr.list) > 1 && !cr.clustered() {
		rows = append(rows, estimate{names: []string{fmt.Sprintf("Mean of %s", cr.events()), "Mean"}, v: a.CAAR, lo: a.CI[0], hi: a.CI[1], p: math.NaN(), col: c.T.Ink, mean: true})
		f.Notes = append(f.Notes, "Diamond: the mean, its interval across events.")
		if cr.shared() {
			f.Notes = append(f.Notes, "Some events share trading days: the interval of the mean is then too narrow.")
		}
	}
	f.Alt = "Forest plot. " + sentence(f.Titles[0])
	f.Floor = 0.5*c.M.Label + leading*c.M.Label
	f.Panels = []Panel{{Draw: func(c *Canvas, b box, _ bool) { drawForest(c, rows, b) }}}
	return f, nil
}

// mean is the group's aggregate over a window, nil when the study has none.
func (cr *crowd) mean(w eventstudy.Window) *eventstudy.Aggregate {
	for i, a := range cr.doc.Aggregate {
		if a.Group == cr.group && a.Window == w && a.N == len(cr.list) && !math.IsNaN(a.CAAR) {
			return &cr.doc.Aggregate[i]
		}
	}
	return nil
}

// eventRows are the events of a crowd, the largest first.
func eventRows(c *Canvas, cr *crowd, w eventstudy.Window) []estimate {
	var rows []estimate
	for _, o := range cr.list {
		p := pathOf(cr.doc, o, &w)
		if p.last < 0 {
			continue
		}
		names := cr.eventName(o, c.L)
		rows = append(rows, estimate{names: names, v: p.sum[p.last], lo: p.lo[p.last], hi: p.hi[p.last],
			p: p.p(cr.doc.Design.Tail), col: c.shade(p.p(cr.doc.Design.Tail), cr.doc)})
	}
	sort.SliceStable(rows, func(i, j int) bool { return rows[i].v > rows[j].v })
	return rows
}

// windowRows are the windows of a single event, in the order of the study.
func windowRows(c *Canvas, cr *crowd) []estimate {
	var rows []estimate
	for _, w := range cr.list[0].Windows {
		if !math.IsNaN(w.CAR) {
			rows = append(rows, estimate{names: []string{w.Window.String()}, v: w.CAR, lo: w.CI[0], hi: w.CI[1], p: w.P, col: c.shade(w.P, cr.doc)})
		}
	}
	return rows
}

// shade is full where a value differs from chance, else weak.
func (c *Canvas) shade(p float64, doc *report.Document) rgb {
	if significant(doc, p) {
		return c.T.Series[0]
	}
	return c.T.weak(c.T.Series[0])
}

// forestTitles counts the intervals that leave zero on each side.
func forestTitles(rows []estimate, where, what string) []string {
	up, down := 0, 0
	for _, r := range rows {
		if r.lo > 0 {
			up++
		} else if r.hi < 0 {
			down++
		}
	}
	n := len(rows)
	switch {
	case up+down == 0:
		return []string{fmt.Sprintf("%s: in none of %d %s does the abnormal return differ from chance", where, n, what)}
	case down == 0:
		return []string{fmt.Sprintf("%s: %d of %d %s gained more than chance explains, none lost", where, up, n, what)}
	case up == 0:
		return []string{fmt.Sprintf("%s: %d of %d %s lost more than chance explains, none gained", where, down, n, what)}
	}
	return []string{fmt.Sprintf("%s: of %d %s, %d gained and %d lost more than chance explains", where, n, what, up, down)}
}

// drawForest lays rows of equal height; where they do not all fit, the middle of
// the order is left out and counted.
func drawForest(c *Canvas, rows []estimate, b box) {
	lab := c.M.Label
	fits := max(3, int(b.h()/(1.25*lab)))
	if len(rows) > fits {
		n := len(rows)
		tail := rows[n-(fits-1)/2:]
		head := rows[:fits-1-len(tail)]
		gap := estimate{gap: n - len(head) - len(tail)}
		rows = append(append(append([]estimate(nil), head...), gap), tail...)
	}
	s := emptySpan()
	s.add(0)
	nameW, valueW := 0.0, 0.0
	for _, r := range rows {
		s.add(r.v, r.lo, r.hi)
		if r.gap == 0 {
			nameW = max(nameW, c.Width(r.names[max(0, len(r.names)-2)], c.label()))
			valueW = max(valueW, c.Width(percent(r.v), c.strong()))
		}
	}
	nameW = math.Min(nameW, 0.38*b.w())
	s = s.padded(0.03)
	plot := box{b.X0 + nameW + lab, b.Y0, b.X1 - valueW - 0.8*lab, b.Y1}
	x := scale{s.lo, s.hi, plot.X0, plot.X1}
	h := math.Min(b.h()/float64(len(rows)), 4.2*lab)
	plot.Y0 = b.Y1 - h*float64(len(rows)) // few rows need not fill the page
	c.VLine(x.at(0), plot.Y0, plot.Y1, c.M.Zero, c.T.Zero, nil)
	for i, r := range rows {
		y := b.Y1 - (float64(i)+0.5)*h
		if r.gap > 0 {
			c.Middle(b.X0, y, fmt.Sprintf("… %s between …", plural(r.gap, "event")), c.quiet(), left)
			continue
		}
		st := c.label()
		if r.mean {
			st = c.strong()
			c.HLine(b.X0, b.X1, y+h/2, c.M.Grid, c.T.Zero, nil)
		}
		c.Middle(b.X0, y, c.fit(r.names, st, nameW), st, left)
		c.HLine(x.at(math.Max(r.lo, s.lo)), x.at(math.Min(r.hi, s.hi)), y, c.M.Main, r.col, nil)
		rad := math.Min(1.1*c.M.Dot, 0.32*h)
		if r.mean {
			c.Fill([]point{{x.at(r.v) - 1.6*rad, y}, {x.at(r.v), y + 1.3*rad}, {x.at(r.v) + 1.6*rad, y}, {x.at(r.v), y - 1.3*rad}}, r.col)
		} else {
			c.Disc(x.at(r.v), y, rad, r.col)
		}
		vst := c.label()
		if r.lo > 0 || r.hi < 0 {
			vst = c.strong()
		}
		c.Middle(b.X1, y, percent(r.v), vst, right)
	}
	c.drawValues(s, plot, "")
}
