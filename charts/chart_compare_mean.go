package charts

import (
	"fmt"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

// composeMeanDuel draws the means over many events of what happened and of what was expected. It
// keeps the form of the chart for one event, with the mean in the place of the event.
func composeMeanDuel(doc *report.Document, sel Selection, c *Canvas) (*Figure, error) {
	cr, err := crowdOf(doc, sel, 2)
	if err != nil {
		return nil, err
	}
	d := meanDuel(cr)
	// The title needs the end of both paths, and a path of no day has none.
	if len(d.days) == 0 {
		return nil, lacks("no event has an abnormal return in the window")
	}
	v := spanOf(0)
	v.add(d.actual...)
	v.add(d.expected...)
	axis := c.newYAxis(v.padded(0.06), c.plotHeight(1), percentUnit)
	n := len(d.actual) - 1
	actual, expected := percent(d.actual[n]), percent(d.expected[n])
	// The floor has no line for dates, because the events share none. The margin is that of the
	// wider of the two figures at the ends of the paths.
	f := &Figure{
		Titles: []string{
			fmt.Sprintf("The daily returns of %s add up to %s on average where %s was expected",
				cr.events(), actual, expected),
			fmt.Sprintf("%s: %s on average where %s was expected", cr.events(), actual, expected),
		},
		Subtitle: []string{fmt.Sprintf("Mean return cumulated from day %s, per cent: actual and "+
			"expected",
			eventstudy.Offset(d.days[0].Offset)), cr.subject().modelName()},
		Notes: []string{"Full line: the actual return. Dashed: what the model expected. Shaded: " +
			"the abnormal return between them. Daily returns are added, not compounded."},
		Gutter: c.gutter(axis),
		Floor:  c.dayFloor() - 0.9*leading*c.M.Label,
		Margin: max(c.Width(actual, c.strong()), c.Width(expected, c.quiet())) + 0.6*c.M.Label,
		Files:  measured(doc, cr.list),
		Told:   about(cr.list, cr.window),
	}
	f.Alt = "Line chart. " + words.Ended(f.Titles[0])
	f.Panels = []Panel{{Draw: func(c *Canvas, b pane) {
		drawDuel(c, doc, d, axis, b)
	}}}
	return f, nil
}

// meanDuel cumulates the means of both returns over the days of the window. Means of the days are
// added and not means of sums: an event that lacks a day is left out of that day alone.
func meanDuel(cr *crowd) (d duel) {
	a, e := 0.0, 0.0
	for k := cr.window.First; k <= cr.window.Last; k++ {
		var actual, expected float64
		known := knownDays(cr.list, k)
		// A day on which no event has a return gets no place in the paths, rather than a mean of
		// nothing.
		if len(known) == 0 {
			continue
		}
		for _, day := range known {
			actual += day.Return
			expected += day.Expected
		}
		n := float64(len(known))
		a, e = a+actual/n, e+expected/n
		d.days = append(d.days, eventstudy.Day{Offset: k})
		d.actual, d.expected = append(d.actual, a), append(d.expected, e)
	}
	return d
}
