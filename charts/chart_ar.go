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
		Name:  "ar",
		Title: "abnormal return per day",
		Formula: "bars: AR_t = R_t − E[R_t]\n" +
			"band: 0 ± t(1−α/2, df)·SE_t, SE_t the exact prediction error of day t",
		Use: "which day was unusual? One panel a security, one bar a trading day, of many " +
			"events their mean; a bar outside the band is rarer than an ordinary day allows",
		Avoid: "to judge several days together: use car, whose band is that of the sum",
		DF:    "Student's t on the residual degrees of freedom of the model",
		References: []string{
			"Campbell, Lo & MacKinlay (1997), The Econometrics of Financial Markets, ch. 4",
		},
		Order: 20,
	}, composeAR, ofEvent | again, report.InDays})
}

// composeAR shares one value axis among the panels, so that a bar of one listing can be held
// against another's; the band differs by listing, for so does its ordinary day. The range of the
// axis takes the bands in as well as the bars: a bar that ends just outside of its band must be
// seen to do so.
func composeAR(doc *report.Document, sel Selection, c *Canvas) (*Figure, error) {
	if average(doc, sel) {
		return composeMeanAR(doc, sel, c)
	}
	s, err := judgedOf(doc, sel)
	if err != nil {
		return nil, err
	}
	v := spanOf(0)
	unknown, anyKnown := 0, false
	for _, o := range s.list {
		q := quantile(doc, o.Fit)
		for _, d := range o.Days {
			v.add(d.AR, q*d.SE, -q*d.SE)
			if math.IsNaN(d.AR) {
				unknown++
			} else {
				anyKnown = true
			}
		}
	}
	if !anyKnown {
		return nil, lacks("no day of the event window has an abnormal return")
	}
	h := c.heightOf(len(s.list))
	v = v.padded(0.04)
	// Room for the figures of day 0 beyond the bars and the band that they stand over.
	pad := (v.hi - v.lo) * c.standRoom() / max(h-c.standRoom(), 0.5*h)
	for _, o := range s.list {
		d := o.Day(0)
		if d == nil || math.IsNaN(d.AR) {
			continue
		}
		// The figures above day 0 are wider than a day: the bars and the band below them must leave
		// room for the whole label and not for its middle alone.
		reach := c.standReach(pvalue(doc, d.P), len(s.list), len(o.Days))
		far, q, sign := math.Abs(d.AR), quantile(doc, o.Fit), math.Copysign(1, d.AR)
		for _, e := range o.Days {
			if e.Offset >= -reach && e.Offset <= reach {
				far = math.Max(far, replaceNaN(sign*e.AR))
				far = math.Max(far, replaceNaN(q*e.SE))
			}
		}
		v.add(sign * (far + pad))
	}
	axis := c.newYAxis(v, h, percentUnit)
	f := &Figure{
		Titles: arTitles(s),
		Subtitle: []string{"Abnormal return per trading day, per cent",
			s.model() + ", " + s.estimation()},
		Notes: []string{
			fmt.Sprintf("Shaded: where %s of ordinary days lie (%s × exact prediction error, %s "+
				"degrees of freedom).", level(doc), bandWords(doc), s.freedom()),
			fmt.Sprintf("Full colour: p < %s%s.", words.Trimmed(alpha(doc)), tested(doc)),
		},
		Alt:    arAlt(s),
		Gutter: c.gutter(axis),
		Floor:  c.dayFloor(),
	}
	// A day without a price is neither zero nor left out: its place on the axis stays, with a mark.
	if unknown > 0 {
		f.Notes = append(f.Notes, "×: no return of its own that day.")
	}
	f.Notes = append(f.Notes, spanNotes(s)...)
	f.Notes = append(f.Notes, s.detectable(eventstudy.Window{})...)
	f.Notes = append(f.Notes, s.notes()...)
	f.Files = measured(doc, s.list)
	f.Told = about(s.list, eventstudy.Window{})
	f.Panels = c.listings(doc, s.ids(), func(c *Canvas, i int, b pane) {
		drawAR(c, doc, s.list[i], axis, b)
	})
	return f, nil
}

// drawAR draws band, bars and the figures of day 0, in the order in which they may cover each
// other: the zero line lies on the bars, so that their sign is seen where they are short. The band
// is drawn day by day, because the prediction error grows with the distance of the market's return
// from its mean, and steps with it.
func drawAR(c *Canvas, doc *report.Document, o *eventstudy.Outcome, axis yAxis, b pane) {
	days := newDayAxis(o.Days)
	x, y := days.scale(b.box), axis.scale(b.box)
	col := c.series(doc, o.Security)
	q := quantile(doc, o.Fit)
	for _, d := range o.Days {
		if math.IsNaN(d.SE) {
			continue
		}
		k := float64(d.Offset)
		// Ordinary days of a one-sided test lie on all of the side that is not tested.
		lo, hi := -q*d.SE, q*d.SE
		switch doc.Design.Tail {
		case eventstudy.Upper:
			lo = math.Inf(-1)
		case eventstudy.Lower:
			hi = math.Inf(1)
		}
		c.Rect(box{x.at(k - 0.5), y.at(y.within(lo)), x.at(k + 0.5), y.at(y.within(hi))},
			c.T.band(col))
	}
	c.drawYGrid(axis, b.box)
	for _, d := range o.Days {
		if math.IsNaN(d.AR) {
			c.cross(x.at(float64(d.Offset)), y.at(0), 0.25*c.M.Label, c.T.Second)
			continue
		}
		// Full colour is kept for what passes the test and is not doubted by the data, so that a
		// glance finds it.
		shade := c.T.weak(col)
		if significant(doc, d.P) && d.False == "" {
			shade = col
		}
		c.bar(x, y, d.Offset, d.AR, shade)
	}
	c.drawZero(axis, b.box)
	c.drawAxes(axis, days, b)
	if d := o.Day(0); d != nil && !math.IsNaN(d.AR) {
		// The widest part of the band counts: labels keep off its edge on every day.
		q := quantile(doc, o.Fit)
		reach := box{b.X0, y.at(0), b.X1, y.at(0)}
		for _, e := range o.Days {
			if e.Offset >= -3 && e.Offset <= 3 && !math.IsNaN(e.SE) {
				reach.Y0, reach.Y1 = min(reach.Y0, y.at(-q*e.SE)), max(reach.Y1, y.at(q*e.SE))
			}
		}
		tip, lines := point{x.at(0), y.at(d.AR)}, []string{percent(d.AR), pvalue(doc, d.P)}
		// A p-value beside a return that the data speak against would be quoted without the doubt.
		if d.False != "" {
			lines[1] = "doubted"
		}
		c.tell(tip, outward(d.AR), reach, lines, col, b.box)
	}
}

// bar draws the bar of a day, from zero to a value. It leaves three tenths of a day free, or the
// bars of a window would be one area.
func (c *Canvas) bar(x, y scale, day int, v float64, col rgb) {
	mid, half := x.at(float64(day)), 0.35*(x.at(1)-x.at(0))
	b := box{mid - half, y.at(math.Min(0, v)), mid + half, y.at(math.Max(0, v))}
	c.Rect(b, col)
	c.Mark(b)
}

// tell writes the figures of day 0 at the end of its bar, beyond the band; where there is no room,
// near it on the band.
func (c *Canvas) tell(tip point, to place, band box, lines []string, col rgb, b box) {
	bounds, bg := b.grow(0.5*c.M.Label), c.T.band(col)
	if c.Stand(tip, to, band, lines, []hand{c.heading(col), c.label()}, bounds) {
		return
	}
	st := hand{Size: c.M.Label, Bold: true, Ink: readable(col, bg)}.on(bg)
	c.Callout(tip, 0, lines, []hand{st, c.label().on(bg)}, bounds, to, place{1, to.dy, 0},
		place{-1, to.dy, 0})
}

// bandWords says how far the band reaches: to one side without end under a one-sided alternative.
// The words are those of the formula in the note, for who reads only that.
func bandWords(doc *report.Document) string {
	switch doc.Design.Tail {
	case eventstudy.Upper:
		return "below t"
	case eventstudy.Lower:
		return "above −t"
	}
	return "0 ± t"
}

// replaceNaN takes an unknown as no obstacle.
func replaceNaN(v float64) float64 {
	if math.IsNaN(v) {
		return 0
	}
	return v
}

// cross marks a day without a value. It stands on zero, where the bar of such a day would begin.
func (c *Canvas) cross(x, y, r float64, col rgb) {
	c.Line([]point{{x - r, y - r}, {x + r, y + r}}, c.M.Zero, col, nil)
	c.Line([]point{{x - r, y + r}, {x + r, y - r}}, c.M.Zero, col, nil)
}

// arTitles words the finding of day 0. Only a p-value below the level makes it one: for all else,
// an unknown p-value included, the title says that the day was ordinary. With several listings the
// title says which of them stood out; with one it says by how much, since that is the question
// then.
func arTitles(s *subject) []string {
	var yes, no []*eventstudy.Outcome
	for _, o := range s.list {
		d := o.Day(0)
		if d != nil && significant(s.doc, d.P) {
			yes = append(yes, o)
		} else {
			no = append(no, o)
		}
	}
	on := "on " + s.when() + " "
	if len(s.list) > 1 {
		detail := ""
		if len(yes) == 1 {
			d := yes[0].Day(0)
			detail = fmt.Sprintf(": %s (%s)", percent(d.AR), pvalue(s.doc, d.P))
		}
		return s.verdictTitles(yes, no, on, did(s.doc), detail)
	}
	o := s.list[0]
	d := o.Day(0)
	if first, n := covers(s.doc, o, d); n > 1 {
		on = fmt.Sprintf("over the %s days %s ", words.Number(n), dateRange(first, d.Date))
	}
	var out []string
	for _, name := range []string{label(s.doc, o.Security), o.Security} {
		switch {
		case d == nil || math.IsNaN(d.AR):
			out = append(out, words.Upper(on+name+" has no abnormal return"))
		case len(yes) == 1:
			out = append(out, words.Upper(on+name+" "+moved(d.Return, d.AR)+
				explains(o.Fit.Model, 1)))
		default:
			out = append(out, words.Upper(on+"the move of "+name+" was "+ordinary(s.doc)))
		}
	}
	return out
}

// arAlt gives the figures behind the title, and how many days of the window left the band: one in
// twenty does so by chance. The number of days outside of the band stands beside that of all days,
// because of twenty ordinary days one lies outside at 5 %.
func arAlt(s *subject) string {
	t := arTitles(s)[0] + "."
	for _, o := range s.list {
		d := o.Day(0)
		if d == nil || math.IsNaN(d.AR) {
			continue
		}
		n, m := 0, 0
		for _, e := range o.Days {
			if !math.IsNaN(e.AR) {
				m++
				if significant(s.doc, e.P) {
					n++
				}
			}
		}
		t += fmt.Sprintf(" %s: abnormal return %s on %s (%s); %d of %s in the window lie outside "+
			"the band.",
			label(s.doc, o.Security), percent(d.AR), fullDate(d.Date), pvalue(s.doc, d.P), n,
			words.Counted(m, "day"))
	}
	return "Bar chart. " + t
}
