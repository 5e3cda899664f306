package charts

import (
	"fmt"
	"math"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

func init() {
	Charts.Register(chart{eventstudy.Info{
		Name:  "car",
		Title: "cumulative abnormal return",
		Formula: "path: CAR_t = Σ AR_s over the window's days up to t\n" +
			"band: CAR_t ± t(1−α/2, df)·√Var(CAR_t), Var(CAR_t) = σ²(L + c′(X′X)⁻¹c), c = Σ x_s",
		Use: "did it last? The band opens around the path: where it leaves zero, the cumulated " +
			"return differs from nothing at that level, on that day taken by itself",
		Avoid: "to read every day of the path as a test: neighbouring days share most of their sum",
		DF:    "Student's t on the residual degrees of freedom of the model",
		References: []string{
			"Campbell, Lo & MacKinlay (1997), The Econometrics of Financial Markets, eq. 4.4.9",
			"Salinger (1992), Journal of Financial and Quantitative Analysis 27:39–53",
		},
		Order: 30,
	}, composeCAR, ofEvent | again | meant | leads, report.InDays})
}

// path is a cumulated abnormal return with the standard error of each sum. The sums carry their own
// standard errors: the errors of the days share the estimated coefficients, and adding their
// variances would make the band too narrow.
type path struct {
	o        *eventstudy.Outcome
	days     []eventstudy.Day // those of the window
	sum, se  []float64        // by day; NaN until the first known return
	lo, hi   []float64        // the band
	last     int              // the last day with a return of its own, −1 without any
	from, to int
	flag     []string // the event's name, where the panel stands alone
}

// pathOf cumulates an event's abnormal returns over a window. A day without a return of its own
// leaves the sum where it was; the return that spans it follows. A return that spans a gap counts
// for all of its days in the variance, since it is the return of all of them.
func pathOf(doc *report.Document, o *eventstudy.Outcome, w *eventstudy.Window) path {
	p := path{o: o, last: -1}
	q := quantile(doc, o.Fit)
	sum, se := math.NaN(), math.NaN()
	var days []int
	for _, d := range o.Days {
		if w != nil && !w.Has(d.Offset) {
			continue
		}
		if !math.IsNaN(d.AR) {
			if math.IsNaN(sum) {
				sum = 0
			}
			sum += d.AR
			for t := o.T0 + d.Offset - d.Gap; t <= o.T0+d.Offset; t++ {
				days = append(days, t)
			}
			se = math.Sqrt(o.Fit.Variance(days))
			p.last = len(p.days)
		}
		p.days = append(p.days, d)
		p.sum = append(p.sum, sum)
		p.se = append(p.se, se)
		ci := doc.Design.Around(sum, q*se)
		p.lo = append(p.lo, ci[0])
		p.hi = append(p.hi, ci[1])
	}
	if len(p.days) > 0 {
		p.from, p.to = p.days[0].Offset, p.days[len(p.days)-1].Offset
	}
	return p
}

// p is the p-value of the whole window. It is that of the last day with a return: days without one
// at the end add nothing to the sum.
func (p path) p(tail eventstudy.Tail) float64 {
	if p.last < 0 {
		return math.NaN()
	}
	if tail == "" {
		tail = eventstudy.TwoSided
	}
	return eventstudy.StudentP(p.sum[p.last]/p.se[p.last], float64(p.o.Fit.DF), tail)
}

// composeCAR opens the band around the path, not around zero: a band around zero would say what an
// eventless window does, which is another question. Of many events a single path says nothing, and
// the average stands in its place, which is a chart of its own.
func composeCAR(doc *report.Document, sel Selection, c *Canvas) (*Figure, error) {
	if average(doc, sel) {
		return composeCAAR(doc, Selection{}, c)
	}
	s, err := judgedOf(doc, sel)
	if err != nil {
		return nil, err
	}
	var paths []path
	v := spanOf(0)
	for _, o := range s.list {
		p := pathOf(doc, o, sel.Window)
		if p.last < 0 {
			return nil, lacks("%s has no abnormal return in the window", o.Security)
		}
		p.reach(&v)
		paths = append(paths, p)
	}
	axis := c.newYAxis(v.padded(0.04), c.heightOf(len(paths)), percentUnit)
	f := &Figure{
		Titles: carTitles(s, paths),
		Subtitle: []string{fmt.Sprintf("Abnormal return cumulated from day %s, per cent",
			eventstudy.Offset(paths[0].from)), s.model() + ", " + s.estimation()},
		Notes: []string{
			fmt.Sprintf("Band: %s interval of the sum up to each day (%s × exact prediction "+
				"error, %s degrees of freedom).", level(doc), openWords(doc), s.freedom()),
		},
		Alt:    carAlt(s, paths),
		Gutter: c.gutter(axis),
		Floor:  c.dayFloor(),
		Margin: c.endRoom(paths),
	}
	f.Notes = append(f.Notes,
		s.detectable(eventstudy.Window{First: paths[0].from, Last: paths[0].to})...)
	f.Notes = append(f.Notes, s.notes()...)
	f.Files = measured(doc, s.list)
	f.Told = about(s.list, chosen(doc, sel.Window))
	// Above several panels the name of the event would be repeated for each of them.
	if name := s.list[0].Event.Label; len(paths) == 1 && name != "" {
		paths[0].flag = []string{name}
		f.Crown = 1.3 * leading * c.M.Label
	}
	f.Panels = c.listings(doc, s.ids(), func(c *Canvas, i int, b pane) {
		drawCAR(c, doc, paths[i], axis, b)
	})
	return f, nil
}

// reach widens a range to that of the path and its band. A one-sided band has no end on one side,
// where the path itself goes furthest.
func (p *path) reach(v *span) {
	v.add(p.lo...)
	v.add(p.hi...)
	v.add(p.sum...)
}

// openWords says how far an interval reaches around its middle. A band without an end on one side
// is drawn to the edge of the panel, and the note says that it goes on.
func openWords(doc *report.Document) string {
	switch doc.Design.Tail {
	case eventstudy.Upper:
		return "from −t"
	case eventstudy.Lower:
		return "up to +t"
	}
	return "± t"
}

// endRoom is the room right of a panel for the figure at the path's end. The longest figure of any
// panel decides, because the panels of a figure are of one width.
func (c *Canvas) endRoom(paths []path) float64 {
	w := 0.0
	for _, p := range paths {
		w = max(w, c.Width(percent(p.sum[p.last]), c.strong()))
	}
	return w + 0.5*c.M.Label
}

// drawCAR starts path and band at nothing at the left edge, where no day has been added yet. The
// line is drawn on top of the band, and the band below the gridlines, so that values can be read
// off within it.
func drawCAR(c *Canvas, doc *report.Document, p path, axis yAxis, b pane) {
	days := newDayAxis(p.days)
	x, y := days.scale(b.box), axis.scale(b.box)
	col := c.series(doc, p.o.Security)
	// The band and the path begin at nothing, where the first day begins.
	start := point{b.X0, y.at(0)}
	up, down := []point{start}, []point{start}
	line := []point{start}
	for i, d := range p.days {
		if math.IsNaN(p.sum[i]) {
			continue
		}
		k := x.at(float64(d.Offset))
		up = append(up, point{k, y.at(y.within(p.hi[i]))})
		down = append(down, point{k, y.at(y.within(p.lo[i]))})
		line = append(line, point{k, y.at(p.sum[i])})
	}
	area := up
	for i := len(down) - 1; i > 0; i-- {
		area = append(area, down[i])
	}
	c.Fill(area, c.T.band(col))
	c.drawYGrid(axis, b.box)
	c.drawZero(axis, b.box)
	if days.first <= 0 && days.last >= 0 {
		c.drawFlags([]pennant{{x: x.at(0), name: p.flag}}, b.box, 1)
	}
	c.Line(line, 1.2*c.M.Main, col, c.dashes(doc, p.o.Security))
	end := line[len(line)-1]
	c.Disc(end.X, end.Y, c.M.Dot*0.8, col)
	c.Middle(b.X1+0.4*c.M.Label, end.Y, percent(p.sum[p.last]), c.heading(col), left)
	c.drawAxes(axis, days, b)
}

// carTitles judges the whole window; the days in between are not tests of their own. How much the
// stock itself moved is compounded, as a reader would compute it from two prices; the abnormal part
// is the sum that is tested.
func carTitles(s *subject, paths []path) []string {
	var yes, no []*eventstudy.Outcome
	for _, p := range paths {
		if significant(s.doc, p.p(s.doc.Design.Tail)) {
			yes = append(yes, p.o)
		} else {
			no = append(no, p.o)
		}
	}
	w := eventstudy.Window{First: paths[0].from, Last: paths[0].to}
	if len(paths) > 1 {
		detail := ""
		for _, p := range paths {
			if len(yes) == 1 && p.o == yes[0] {
				detail = fmt.Sprintf(": %s (%s)", percent(p.sum[p.last]),
					pvalue(s.doc, p.p(s.doc.Design.Tail)))
			}
		}
		before := fmt.Sprintf("over the %d trading days around %s ", w.Len(), s.when())
		return s.verdictTitles(yes, no, before, did(s.doc), detail)
	}
	p := paths[0]
	sum := p.sum[p.last]
	raw := 1.0
	for _, d := range p.days {
		if !math.IsNaN(d.Return) {
			raw *= 1 + d.Return
		}
	}
	span := fmt.Sprintf("over the %d trading days around %s ", w.Len(), s.when())
	var out []string
	for _, name := range []string{label(s.doc, p.o.Security), p.o.Security} {
		if len(yes) == 1 {
			out = append(out, words.Upper(span+name+" "+moved(raw-1, sum)+
				explains(p.o.Fit.Model, w.Len())))
		} else {
			out = append(out, words.Upper(span+"the abnormal return of "+name+" is "+zero(s.doc)))
		}
	}
	return out
}

// carAlt gives the end of each path with its interval. A reader who cannot see the band gets its
// ends in figures, at the one day that the title judges.
func carAlt(s *subject, paths []path) string {
	t := "Line chart with band. " + carTitles(s, paths)[0] + "."
	for _, p := range paths {
		t += fmt.Sprintf(" %s: cumulative abnormal return %s by day %s, %s interval %s (%s).",
			label(s.doc, p.o.Security),
			percent(p.sum[p.last]), eventstudy.Offset(p.days[p.last].Offset), level(s.doc),
			words.Interval([2]float64{p.lo[p.last], p.hi[p.last]}, 1),
			pvalue(s.doc, p.p(s.doc.Design.Tail)))
	}
	return t
}
