package charts

import (
	"fmt"
	"math"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

// average is the days of many events, for the charts that draw one event: with more events than
// there are pictures for, none of them is the study. The event that stands first in a file of
// hundreds is there by accident.
func average(doc *report.Document, sel Selection) bool {
	return sel.Event == "" && sel.Security == "" && distinct(doc.Outcomes) > maxFurther+1
}

// meanDay is the mean abnormal return of the events on a day of their windows. N differs from day
// to day where windows are cut or prices are missing.
type meanDay struct {
	offset, n int
	mean, se  float64 // se is that across events; NaN of fewer than two
}

// meanDays are the means of all events, day by day. The squares are taken about the mean in a
// second pass, which loses no digits.
func meanDays(cr *crowd) (out []meanDay) {
	for k := cr.window.First; k <= cr.window.Last; k++ {
		var sum, squares float64
		known := knownDays(cr.list, k)
		n := len(known)
		for _, d := range known {
			sum += d.AR
		}
		m := meanDay{offset: k, n: n, mean: sum / float64(n), se: math.NaN()}
		for _, d := range known {
			squares += (d.AR - m.mean) * (d.AR - m.mean)
		}
		if n > 1 {
			m.se = math.Sqrt(squares / float64(n-1) / float64(n))
		}
		if n > 0 {
			out = append(out, m)
		}
	}
	return out
}

// composeMeanAR draws the mean of many events per day. Its band is that of a mean of independent
// events: s/√N of the abnormal returns of the day, with Student's t on N − 1 degrees of freedom.
// The study's own test of the mean is over its windows; a picture of single days needs a band for
// each of them, and says what it supposes.
func composeMeanAR(doc *report.Document, sel Selection, c *Canvas) (*Figure, error) {
	cr, err := crowdOf(doc, sel, 2)
	if err != nil {
		return nil, err
	}
	days := meanDays(cr)
	if len(days) == 0 {
		return nil, lacks("no day of the event window has an abnormal return")
	}
	v := spanOf(0)
	for _, m := range days {
		q := m.quantile(doc)
		v.add(m.mean, q*m.se, -q*m.se)
	}
	h := c.plotHeight(1)
	v = v.padded(0.04)
	pad := (v.hi - v.lo) * c.standRoom() / max(h-c.standRoom(), 0.5*h)
	v = span{v.lo - pad, v.hi + pad}
	axis := c.newYAxis(v, h, percentUnit)
	f := &Figure{
		Titles: meanTitles(cr, days),
		Subtitle: []string{"Mean abnormal return of " + cr.events() + " per trading day, per cent",
			cr.subject().modelName()},
		Notes: []string{fmt.Sprintf("Shaded: where %s of such means lie when nothing happens (0 "+
			"± t × s/√N across events).",
			level(doc))},
		Gutter: c.gutter(axis),
		Floor:  c.dayFloor() - 0.9*leading*c.M.Label,
		Files:  measured(doc, cr.list),
		Told:   about(cr.list, eventstudy.Window{}),
	}
	if cr.shared() {
		f.Notes = append(f.Notes, "Some events share trading days: the band takes them as "+
			"independent, and is too narrow.")
	}
	f.Alt = "Bar chart. " + words.Ended(f.Titles[0])
	f.Panels = []Panel{{Draw: func(c *Canvas, b pane) { drawMeanAR(c, doc, days, axis, b.box) }}}
	return f, nil
}

// quantile is the critical value of the mean of a day. One event has no spread, and its band none
// either.
func (m meanDay) quantile(doc *report.Document) float64 {
	d := eventstudy.Design{Alpha: alpha(doc), Tail: doc.Design.Tail}
	return eventstudy.StudentQuantile(d.Critical(), float64(max(m.n-1, 1)))
}

// meanTitles say of day 0 what the leading test of the study says of it. Without a test that bears
// the dates of the events the mean is given, and nothing claimed. The test may weigh events in
// another way than the mean that is drawn: where their signs differ, nothing is claimed.
func meanTitles(cr *crowd, days []meanDay) []string {
	for _, m := range days {
		if m.offset != 0 {
			continue
		}
		n := words.Counted(m.n, "event")
		plain := []string{fmt.Sprintf("On day 0 the abnormal returns of %s average %s", n,
			percent(m.mean))}
		_, test := cr.mean(eventstudy.Window{})
		switch {
		case test == nil || test.DatesIgnored && significant(cr.doc, test.P):
			return plain
		case significant(cr.doc, test.P) && (test.Stat > 0) == (m.mean > 0):
			verb := "gained"
			if m.mean < 0 {
				verb = "lost"
			}
			find := fmt.Sprintf("On day 0 %s %s %s more on average than expected", n, verb,
				words.Size(m.mean, words.Places(m.mean)))
			return []string{find + " (" + pvalue(cr.doc, test.P) + ")", find}
		}
		return []string{
			fmt.Sprintf("On day 0 the average of %s is %s: %s (%s)", n, zero(cr.doc),
				percent(m.mean), pvalue(cr.doc, test.P)),
			fmt.Sprintf("On day 0 the average of %s is %s", n, zero(cr.doc)),
		}
	}
	return []string{"The mean abnormal return of " + cr.events() + ", day by day"}
}

// drawMeanAR draws band and bars, and the figures of day 0. Full colour is by the band that is
// drawn here, so that the picture agrees with itself.
func drawMeanAR(c *Canvas, doc *report.Document, days []meanDay, axis yAxis, b box) {
	a := dayAxis{first: days[0].offset, last: days[len(days)-1].offset}
	x, y := a.scale(b), axis.scale(b)
	col := c.T.Series[0]
	reach := box{b.X0, y.at(0), b.X1, y.at(0)}
	for _, m := range days {
		if q := m.quantile(doc); !math.IsNaN(m.se) {
			k := float64(m.offset)
			band := doc.Design.Around(0, q*m.se)
			edge := box{x.at(k - 0.5), y.at(y.within(band[0])), x.at(k + 0.5),
				y.at(y.within(band[1]))}
			c.Rect(edge, c.T.band(col))
			if m.offset >= -3 && m.offset <= 3 {
				reach.Y0, reach.Y1 = min(reach.Y0, edge.Y0), max(reach.Y1, edge.Y1)
			}
		}
	}
	c.drawYGrid(axis, b)
	for _, m := range days {
		shade := c.T.weak(col)
		if math.Abs(m.mean) > m.quantile(doc)*m.se {
			shade = col
		}
		c.bar(x, y, m.offset, m.mean, shade)
	}
	c.drawZero(axis, b)
	c.drawYLabels(axis, b)
	c.drawDays(a, b)
	for _, m := range days {
		if m.offset == 0 {
			lines := []string{percent(m.mean), "N = " + words.Count(m.n)}
			c.Stand(point{x.at(0), y.at(m.mean)}, outward(m.mean), reach, lines,
				[]hand{c.heading(col), c.label()}, b.grow(0.5*c.M.Label))
		}
	}
}
