package charts

import (
	"fmt"
	"math"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

// composeMedianVolume draws the median over many events of the volume of each day, as a multiple of
// the ordinary day of each: a mean would be that of the one event of a hundred times its volume.
func composeMedianVolume(doc *report.Document, sel Selection, c *Canvas) (*Figure, error) {
	cr, err := crowdOf(doc, sel, 2)
	if err != nil {
		return nil, err
	}
	byDay := map[int][]float64{}
	n := 0
	for _, o := range cr.list {
		t, ok := turnoverOf(doc, o)
		if !ok {
			continue
		}
		n++
		for i, d := range o.Days {
			byDay[d.Offset] = append(byDay[d.Offset], t.ratio[i])
		}
	}
	// The median of one event is that event, under a title that would speak of many.
	if n < 2 {
		return nil, lacks("the price files have volumes for %s", words.Counted(n, "event"))
	}
	med := &eventstudy.Outcome{}
	// There is no band: the quantiles of the estimation days are those of each event by itself, and
	// have no common ones.
	t := turnover{o: med, lo: math.NaN(), hi: math.NaN()}
	v := spanOf(0, 1)
	for k := cr.window.First; k <= cr.window.Last; k++ {
		med.Days = append(med.Days, eventstudy.Day{Offset: k, Date: eventstudy.NoDate})
		// An unknown volume is left out of its own day alone, whose median is of fewer events.
		t.ratio = append(t.ratio, quantiles(clean(byDay[k]), 0.5)[0])
	}
	v.add(t.ratio...)
	h := c.plotHeight(1)
	v.hi += (v.hi - v.lo) * c.standRoom() / max(h-c.standRoom(), 0.5*h)
	axis := c.newYAxis(v, h, plainUnit)
	axis.unit = words.Narrow + "×"
	// The floor has no line for dates, because the events share none.
	f := &Figure{
		Titles: []string{"Trading volume of " + words.Counted(n, "event") + ", day by day"},
		Subtitle: []string{"Shares traded per day, as a multiple of the median estimation day",
			"median of " + words.Counted(n, "event")},
		Notes:  []string{"Line: the ordinary day."},
		Gutter: c.gutter(axis),
		Floor:  c.dayFloor() - 0.9*leading*c.M.Label,
		Files:  priced(doc, cr.subject().ids()...),
	}
	if r := t.day0(); !math.IsNaN(r) {
		f.Titles = []string{fmt.Sprintf("On day 0 the median of %s traded %s times its ordinary "+
			"volume",
			words.Counted(n, "event"), words.Grouped(r, 1))}
	}
	f.Alt = "Bar chart. " + words.Ended(f.Titles[0])
	f.Panels = []Panel{{Draw: func(c *Canvas, b pane) {
		drawVolume(c, doc, t, axis, b)
	}}}
	return f, nil
}
