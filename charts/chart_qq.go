package charts

import (
	"fmt"
	"math"
	"sort"

	"gonum.org/v1/gonum/stat/distuv"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

func init() {
	Charts.Register(chart{eventstudy.Info{
		Name:  "qq",
		Title: "residuals against the normal distribution",
		Formula: "dots: (Φ⁻¹((i − 3/8)/(n + 1/4)), e_(i)/s), e the residuals of the estimation " +
			"days in order",
		Use: "may the t-test be trusted? Ends that bend away from the line are tails that a " +
			"t-distribution does not know: prefer a rank test or the placebo chart",
		References: []string{
			"Blom (1958), Statistical Estimates and Transformed Beta-Variables: plotting positions",
		},
		Order: 170,
	}, composeQQ, ofEvent, report.InFits})
}

// tails describes the residuals of one fit. Four moments and one autocorrelation are what tests of
// the field lean on.
type tails struct {
	o          *eventstudy.Outcome
	z, e       []float64 // normal quantiles, standardised residuals in order
	skew, kurt float64   // kurtosis in excess of the normal's
	auto       float64   // first autocorrelation
	beyond     int       // residuals beyond ±3
}

// composeQQ standardises by the model's own sigma, which is what its tests divide by. Eight
// residuals are the least of which an order can show a shape at all.
func composeQQ(doc *report.Document, sel Selection, c *Canvas) (*Figure, error) {
	s, err := judgedOf(doc, sel)
	if err != nil {
		return nil, err
	}
	var ts []tails
	h, v := spanOf(), spanOf()
	for _, o := range s.list {
		if len(o.Fit.Resid) < 8 || !(o.Fit.Sigma > 0) {
			return nil, lacks("the fit of %s keeps too few residuals", o.Security)
		}
		t := tailsOf(o)
		h.add(t.z...)
		v.add(t.e...)
		// Day 0 is in view however far out it lies, for it is what the tails are to be held
		// against.
		if d := o.Day(0); d != nil {
			v.add(d.AR / d.SE)
		}
		ts = append(ts, t)
	}
	// All panels share both axes: a tail that is twice as long is drawn twice as long.
	h, v = h.padded(0.05), v.padded(0.06)
	axis := c.newYAxis(v, c.heightOf(len(ts)), plainUnit)
	f := &Figure{
		Titles: s.named(sel, qqTitles(s, ts)),
		Subtitle: []string{"Residuals in standard deviations against a normal distribution",
			s.model() + ", " + s.estimation()},
		Notes: []string{
			"Dots on the line: normal. Horizontal mark: day 0 in its own prediction error."},
		Gutter: c.gutter(axis),
		Floor:  c.dayFloor(),
		Crown:  leading * c.M.Label,
	}
	f.Told = beside(s.list)
	f.Files = measured(doc, s.list)
	f.Alt = "Quantile plot. " + words.Ended(f.Titles[0])
	for _, t := range ts {
		f.Alt += fmt.Sprintf(" %s: %s.", label(doc, t.o.Security), t.figures()[0])
	}
	f.Notes = append(f.Notes, s.notes()...)
	f.Panels = c.listings(doc, s.ids(), func(c *Canvas, i int, b pane) {
		drawQQ(c, doc, ts[i], h, axis, b)
	})
	return f, nil
}

// tailsOf orders and measures the residuals of a fit. Skewness and kurtosis are the plain moment
// ratios, without corrections for small samples, as the Jarque–Bera test takes them.
func tailsOf(o *eventstudy.Outcome) tails {
	t := tails{o: o}
	t.skew, t.kurt, t.auto = o.Fit.Skewness, o.Fit.Kurtosis, o.Fit.Autocorrelation
	e := make([]float64, len(o.Fit.Resid))
	for i, r := range o.Fit.Resid {
		e[i] = r / o.Fit.Sigma
		if math.Abs(e[i]) > 3 {
			t.beyond++
		}
	}
	n := float64(len(e))
	sort.Float64s(e)
	t.e = e
	// The plotting positions keep off 0 and 1, of which the normal quantiles are infinite.
	for i := range e {
		t.z = append(t.z, distuv.UnitNormal.Quantile((float64(i)+1-0.375)/(n+0.25)))
	}
	return t
}

// figures is "skewness 0.3, excess kurtosis 4.1, autocorrelation 0.02" and shorter wordings. The
// longest wording is for two columns of print, the shortest for four panels in one.
func (t tails) figures() []string {
	return []string{
		fmt.Sprintf("skewness %s, excess kurtosis %s, autocorrelation %s", words.Grouped(t.skew, 1),
			words.Grouped(t.kurt, 1), words.Grouped(t.auto, 2)),
		fmt.Sprintf("skewness %s, kurtosis %s, lag 1 %s", words.SignedGrouped(t.skew, 1),
			words.SignedGrouped(t.kurt, 1), words.Grouped(t.auto, 2)),
		fmt.Sprintf("kurtosis %s", words.SignedGrouped(t.kurt, 1)),
	}
}

// drawQQ marks day 0 by its own prediction error, which is larger than sigma: it is out of sample.
// The line is that of equality and not fitted to the dots: a fitted line would hide tails that are
// all too long.
func drawQQ(c *Canvas, doc *report.Document, t tails, h span, axis yAxis, b pane) {
	col := c.series(doc, t.o.Security)
	x, y := scale{h.lo, h.hi, b.X0, b.X1}, axis.scale(b.box)
	c.Text(b.X0, b.Y1+0.55*c.M.Label, c.fit(t.figures(), c.quiet(), b.w()), c.quiet(), left)
	c.drawYGrid(axis, b.box)
	c.drawZero(axis, b.box)
	c.clipped(point{x.at(h.lo), y.at(h.lo)}, point{x.at(h.hi), y.at(h.hi)}, b.box,
		c.M.Bench, c.T.Ink)
	r := c.M.Dot * math.Min(0.8, math.Max(0.35, 8/math.Sqrt(float64(len(t.e)+1))))
	for i := range t.e {
		c.Disc(x.at(t.z[i]), y.at(t.e[i]), r, col)
		c.Mark(box{x.at(t.z[i]), y.at(t.e[i]), x.at(t.z[i]), y.at(t.e[i])}.grow(r))
	}
	// Day 0 has no rank among the residuals, and is a level line and no dot.
	if d := t.o.Day(0); d != nil && !math.IsNaN(d.AR/d.SE) {
		k := d.AR / d.SE
		c.HLine(b.X0, b.X1, y.at(k), c.M.Event, col, []float64{3, 3})
		c.Callout(point{b.X0 + 0.2*b.w(), y.at(k)}, 0.1*c.M.Label,
			[]string{shortDay(d.Date) + ": " + words.SignedGrouped(k, 1)}, []hand{c.heading(col)},
			b.box, above, below)
	}
	if b.leads {
		c.drawYLabels(axis, b.box)
	}
	at, dec := ticks(h, max(2, min(6, int(b.w()/(3.4*c.M.Label)))))
	c.HLine(b.X0, b.X1, b.Y0, c.M.Grid, c.T.Zero, nil)
	for _, v := range at {
		tick := 0.3 * c.M.Label
		if c.Try(x.at(v), b.Y0-tick-0.2*c.M.Label-ascent*c.M.Label, words.SignedGrouped(v, dec),
			c.quiet(), centre) {
			c.VLine(x.at(v), b.Y0-tick, b.Y0, c.M.Grid, c.T.Zero, nil)
		}
	}
	c.Try(b.X1, b.Y0-0.5*c.M.Label-(ascent+leading)*c.M.Label, "normal quantiles", c.quiet(), right)
}

// qqTitles speaks of the listing with the heaviest tails: it is the one whose test is in doubt. An
// excess kurtosis below one is taken for close to normal.
func qqTitles(s *subject, ts []tails) []string {
	worst := ts[0]
	for _, t := range ts[1:] {
		if t.kurt > worst.kurt {
			worst = t
		}
	}
	n := len(worst.e)
	expected := 0.0027 * float64(n) // beyond three standard deviations under the normal
	var out []string
	for _, naming := range namings(s.doc) {
		name := naming(worst.o.Security)
		if worst.kurt > 1 {
			out = append(out, fmt.Sprintf("Ordinary days of %s have heavy tails: %d of %d beyond "+
				"three standard deviations, where a normal distribution has %s", name,
				worst.beyond, n, words.Grouped(expected, 1)),
				fmt.Sprintf("Ordinary days of %s have heavier tails than a normal distribution",
					name))
		} else {
			out = append(out,
				fmt.Sprintf("Ordinary days of %s are close to a normal distribution: excess "+
					"kurtosis %s", name, words.Grouped(worst.kurt, 1)),
				fmt.Sprintf("Ordinary days of %s are close to a normal distribution", name))
		}
	}
	return out
}
