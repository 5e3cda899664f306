package charts

import (
	"fmt"
	"math"
	"sort"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

func init() {
	Charts.Register(chart{eventstudy.Info{
		Name:  "cars",
		Title: "each event's path",
		Formula: "CAR_it by event; fan: quantiles 5, 25, 75 and 95 % across events, line: the " +
			"median",
		Use:   "is the average the work of a few? Where the fan is wide and the median flat, it is",
		Order: 110,
	}, composeCARs, ofCrowd | ofSample, report.InAverage})
}

// fan is the quantiles of many paths, by day. The quantiles are taken day by day and belong to no
// single event: the upper line is not the path of any of them.
type fan struct {
	days  []int
	q     [][]float64 // 5, 25, 50, 75, 95 % by day
	paths [][]float64 // by event, NaN before the first known return
	of    []*eventstudy.Outcome
}

// fanOf cumulates every event over the window and takes quantiles day by day. An event without a
// return on its first days enters when it has one, and is unknown until then rather than zero.
func fanOf(cr *crowd) fan {
	var f fan
	w := cr.window
	for k := w.First; k <= w.Last; k++ {
		f.days = append(f.days, k)
	}
	for _, o := range cr.list {
		p := make([]float64, len(f.days))
		sum, any := 0.0, false
		for i, k := range f.days {
			// A day without a return leaves the sum where it was, as in the chart car.
			if d := o.Day(k); d != nil && !math.IsNaN(d.AR) {
				sum += d.AR
				any = true
			}
			p[i] = sum
			if !any {
				p[i] = math.NaN()
			}
		}
		f.paths, f.of = append(f.paths, p), append(f.of, o)
	}
	col := make([]float64, len(f.paths))
	for i := range f.days {
		for j, p := range f.paths {
			col[j] = p[i]
		}
		f.q = append(f.q, quantiles(clean(col), 0.05, 0.25, 0.5, 0.75, 0.95))
	}
	return f
}

// Beyond this many events single paths are a smear; the fan stands alone. It is a matter of ink:
// eighty hairlines on seven inches still leave paper between them.
const maxPaths = 80

// composeCARs prefers the median and quantiles to the mean: one event of +300 % moves the mean of
// many. The title gives the middle half beside the median, because a median of 1 % with a middle
// half from −9 % to 11 % is another finding than one from 0 to 2 %.
func composeCARs(doc *report.Document, sel Selection, c *Canvas) (*Figure, error) {
	cr, err := crowdOf(doc, sel, 3)
	if err != nil {
		return nil, err
	}
	f := fanOf(cr)
	n := len(f.paths)
	v := spanOf(0)
	for i := range f.q {
		v.add(f.q[i]...)
	}
	// Paths that are not drawn stretch no axis: one of +300 % would press the fan into a line.
	if n <= maxPaths {
		for _, p := range f.paths {
			v.add(p...)
		}
	}
	if math.IsNaN(f.q[len(f.q)-1][2]) {
		return nil, lacks("no event has an abnormal return in the window")
	}
	axis := c.newYAxis(v.padded(0.04), c.plotHeight(1), percentUnit)
	end := f.q[len(f.q)-1]
	// An event without any return has no end, and is not among those above zero.
	up := 0
	for _, p := range f.paths {
		if p[len(p)-1] > 0 {
			up++
		}
	}
	fig := &Figure{
		Titles: []string{
			fmt.Sprintf("%d of %s ended above zero; the median is %s, the middle half lies "+
				"between %s and %s", up, cr.events(), words.Percent(end[2], 1),
				words.Percent(end[1], 1), words.Percent(end[3], 1)),
			fmt.Sprintf("%d of %s ended above zero; the median is %s", up, cr.events(),
				words.Percent(end[2], 1)),
		},
		Subtitle: []string{fmt.Sprintf("Abnormal return of each event cumulated from day %s, "+
			"per cent", eventstudy.Offset(f.days[0])),
			cr.subject().modelName()},
		Notes: []string{"Thick line: the median event. Shaded: the middle half, and 90 % of the " +
			"events, day by day."},
		Gutter: c.gutter(axis),
		Floor:  c.dayFloor() - leading*c.M.Label*0.9,
	}
	fig.Files = measured(doc, cr.list)
	fig.Told = about(cr.list, cr.window)
	// Of more events the axis leaves single paths out, and an extreme one would run off the panel.
	var named []int
	if n <= maxPaths {
		named = f.extremes()
	}
	var ts []trace
	for _, j := range named {
		o := f.of[j]
		names := []string{o.Security + ", " + shortDate(o.Day0),
			o.Security + ", " + shortDay(o.Day0)}
		ts = append(ts, trace{name: names, col: c.T.Second, width: c.M.Bench, y: f.paths[j]})
	}
	med := make([]float64, len(f.days))
	for i := range f.days {
		med[i] = f.q[i][2]
	}
	ts = append(ts, trace{name: []string{"median"}, col: c.T.Series[0], width: 1.4 * c.M.Main,
		y: med, end: words.Percent(end[2], 1)})
	var room float64
	fig.Margin, room = c.endLabels(ts)
	fig.Alt = "Fan chart. " + words.Ended(fig.Titles[0])
	fig.Panels = []Panel{{Draw: func(c *Canvas, b pane) {
		drawCARs(c, f, axis, ts, room, b.box)
	}}}
	return fig, nil
}

// extremes are the events with the highest and the lowest end. Whoever sees a path far off the
// others asks which event it is. Of fewer than three all are named, since they are their own
// extremes.
func (f fan) extremes() []int {
	idx := make([]int, 0, len(f.paths))
	last := len(f.days) - 1
	for j, p := range f.paths {
		if !math.IsNaN(p[last]) {
			idx = append(idx, j)
		}
	}
	sort.SliceStable(idx, func(a, b int) bool {
		return f.paths[idx[a]][last] > f.paths[idx[b]][last]
	})
	if len(idx) < 3 {
		return idx
	}
	return []int{idx[0], idx[len(idx)-1]}
}

// drawCARs lays the fan under the paths and the median over them. The fan begins at zero at the
// left edge as the paths of car do.
func drawCARs(c *Canvas, f fan, axis yAxis, ts []trace, room float64, b box) {
	days := dayAxis{first: f.days[0], last: f.days[len(f.days)-1]}
	x, y := days.scale(b), axis.scale(b)
	col := c.T.Series[0]
	band := func(lo, hi int, shade rgb) {
		ps := []point{{b.X0, y.at(0)}}
		for i, k := range f.days {
			if !math.IsNaN(f.q[i][hi]) {
				ps = append(ps, point{x.at(float64(k)), y.at(f.q[i][hi])})
			}
		}
		for i := len(f.days) - 1; i >= 0; i-- {
			if !math.IsNaN(f.q[i][lo]) {
				ps = append(ps, point{x.at(float64(f.days[i])), y.at(f.q[i][lo])})
			}
		}
		c.Fill(ps, shade)
	}
	// The middle half lies over the ninety per cent and is darker: the fan fades towards what is
	// rare.
	band(0, 4, mix(col, c.T.Paper, 0.10))
	band(1, 3, mix(col, c.T.Paper, 0.22))
	c.drawYGrid(axis, b)
	c.drawZero(axis, b)
	c.drawDay0(days, b)
	index := scale{-0.5, float64(len(f.days)) - 0.5, b.X0, b.X1}
	if len(f.paths) <= maxPaths {
		for _, p := range f.paths {
			c.Line(trace{y: p}.points(index, y), c.M.Grid, c.T.weak(c.T.Second), nil)
		}
	}
	c.drawTraces(ts, index, y)
	c.labelEnds(ts, index, y, b, room)
	c.drawYLabels(axis, b)
	c.drawDays(days, b)
}
