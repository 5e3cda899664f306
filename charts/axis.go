package charts

import (
	"math"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// yAxis is the value axis shared by the panels of a row. Its range and ticks are found once for all
// panels, for bars that are compared across panels must share their scale.
type yAxis struct {
	span  span
	at    []float64
	text  []string
	unit  string // written after the top tick
	zero  bool   // zero means something: its line is darker
	gap   float64
	width float64 // of the widest number
}

// unitKind is how values are written along an axis.
type unitKind int

const (
	priceUnit   unitKind = iota // levels, of which zero is none
	plainUnit                   // numbers
	percentUnit                 // fractions, with sign
	shareUnit                   // fractions, without sign
)

// fraction reports whether the values are fractions, which are written in per cent.
func (k unitKind) fraction() bool { return k == percentUnit || k == shareUnit }

// figure writes a value with its sign.
func (k unitKind) figure(v float64) string {
	if k.fraction() {
		return percent(v)
	}
	return words.Signed(v, max(2, words.Places(v)))
}

// newYAxis lays ticks over a range of values for a panel of height h points. The number of ticks
// follows from the height in labels, so that figures keep their distance on every size of page.
func (c *Canvas) newYAxis(s span, h float64, kind unitKind) yAxis {
	n := int(h / (2.6 * c.M.Label))
	n = min(max(n, 2), 7)
	factor := 1.0
	if kind.fraction() {
		factor = 100
	}
	at, dec := ticks(span{s.lo * factor, s.hi * factor}, n)
	// an axis of one figure tells nothing; labels without room are left out
	for n < 8 && len(at) < 3 {
		n++
		at, dec = ticks(span{s.lo * factor, s.hi * factor}, n)
	}
	a := yAxis{span: s, zero: kind != priceUnit}
	for _, v := range at {
		t := words.Grouped(v, dec)
		if kind == percentUnit {
			t = words.SignedGrouped(v, dec)
		}
		a.at = append(a.at, v/factor)
		a.text = append(a.text, t)
		a.width = max(a.width, c.Width(t, c.quiet()))
	}
	if kind.fraction() {
		a.unit = words.Narrow + "%"
	}
	a.gap = 0.5 * c.M.Label
	return a
}

// gutter is the room that the tick labels need at the left of a panel. The unit hangs over to the
// right of the figures, which stay flush.
func (c *Canvas) gutter(a yAxis) float64 {
	return a.width + max(c.Width(a.unit, c.quiet())+1, a.gap)
}

// scale maps the axis onto a panel.
func (a yAxis) scale(b box) scale { return scale{a.span.lo, a.span.hi, b.Y0, b.Y1} }

// drawYGrid draws the light gridlines, and the darker zero line, over a panel. Gridlines lie under
// the data and are light: they help to read a value off and say nothing themselves.
func (c *Canvas) drawYGrid(a yAxis, b box) {
	y := a.scale(b)
	for _, v := range a.at {
		if a.zero && v == 0 {
			continue
		}
		c.HLine(b.X0, b.X1, y.at(v), c.M.Grid, c.T.Grid, nil)
	}
}

// drawZero draws the zero line, after the areas that would cover it. Zero is the line that every
// abnormal return is held against.
func (c *Canvas) drawZero(a yAxis, b box) {
	if a.zero && a.span.lo <= 0 && a.span.hi >= 0 {
		c.HLine(b.X0, b.X1, a.scale(b).at(0), c.M.Zero, c.T.Zero, nil)
	}
}

// drawYLabels writes the tick labels left of a panel: numbers flush right, the unit
// on the top one. Zero is written first, so that it stays where labels are left
// out for want of room.
func (c *Canvas) drawYLabels(a yAxis, b box) {
	y := a.scale(b)
	x := b.X0 - c.gutter(a) + a.width
	st := c.quiet()
	put := func(i int) {
		s, px := a.text[i], x
		if i == len(a.at)-1 && a.unit != "" {
			s, px = s+a.unit, x+c.Width(a.unit, st)
		}
		c.TryMiddle(px, y.at(a.at[i]), s, st, right)
	}
	for i, v := range a.at {
		if a.zero && v == 0 {
			put(i)
		}
	}
	for i := len(a.at) - 1; i >= 0; i-- {
		if !(a.zero && a.at[i] == 0) {
			put(i)
		}
	}
}

// dayAxis is a trading-day axis: offsets from the event, no weekend gaps. An event window of ten
// days is ten days wide whatever weekends lie in it, because that is how the returns are counted.
type dayAxis struct {
	first, last int
	dates       map[int]eventstudy.Date // by offset; days without one are left unnamed
}

// newDayAxis spans the days of an event window, with the dates that are known. A window that is cut
// at an end of the data has fewer days, and the axis is that of the days that are there.
func newDayAxis(days []eventstudy.Day) dayAxis {
	a := dayAxis{dates: map[int]eventstudy.Date{}}
	for i, d := range days {
		if i == 0 || d.Offset < a.first {
			a.first = d.Offset
		}
		if i == 0 || d.Offset > a.last {
			a.last = d.Offset
		}
		a.dates[d.Offset] = d.Date
	}
	return a
}

// scale leaves half a day at both ends. A bar on the first or last day would else be cut in two by
// the edge of the panel.
func (a dayAxis) scale(b box) scale {
	return scale{float64(a.first) - 0.5, float64(a.last) + 0.5, b.X0, b.X1}
}

// dayFloor is the room that the labels of a day axis need below a panel: a line of offsets and one
// of dates.
func (c *Canvas) dayFloor() float64 { return 0.5*c.M.Label + 2*leading*c.M.Label }

// drawBase draws the line below a panel; ticks hang down that far from it, labels stand on base.
func (c *Canvas) drawBase(b box) (tick, base float64) {
	c.HLine(b.X0, b.X1, b.Y0, c.M.Grid, c.T.Zero, nil)
	tick = 0.3 * c.M.Label
	return tick, b.Y0 - tick - 0.2*c.M.Label - ascent*c.M.Label
}

// drawDays writes the offsets below a panel and the dates of day 0 and of the ends under them:
// those first that matter most, none on top of another. Offsets are what the methods speak of and
// dates what a reader remembers: both are written where there is room, and day 0 always. Labels are
// tried in the order of their weight and written only where they meet none that stands already: day
// 0 and its date, the ends and theirs, then round offsets in between.
func (c *Canvas) drawDays(a dayAxis, b box) {
	x := a.scale(b)
	tick, y := c.drawBase(b)
	y2 := y - leading*c.M.Label
	// The labels of the ends stay within the panel, so that neighbours keep apart.
	put := func(k int, y float64, s string, st hand) bool {
		w := c.Width(s, st) / 2
		px := math.Min(math.Max(x.at(float64(k)), b.X0+w-1), b.X1-w+1)
		return 2*w <= b.w() && c.Try(px, y, s, st, centre)
	}
	mark := func(k int, st hand) {
		if put(k, y, eventstudy.Offset(k), st) {
			c.VLine(x.at(float64(k)), b.Y0-tick, b.Y0, c.M.Grid, c.T.Zero, nil)
		}
	}
	date := func(k int, st hand) {
		if d, ok := a.dates[k]; ok && d != eventstudy.NoDate {
			put(k, y2, shortDay(d), st)
		}
	}
	if a.first <= 0 && a.last >= 0 {
		mark(0, c.strong())
		date(0, c.label())
	}
	mark(a.first, c.quiet())
	mark(a.last, c.quiet())
	date(a.first, c.quiet())
	date(a.last, c.quiet())
	step := int(niceStep(float64(a.last-a.first), max(2, int(b.w()/(5*c.M.Label)))))
	// More than two dozen ticks are a texture.
	for step = max(step, 1); (a.last-a.first)/step > 24; {
		step *= 2
	}
	for k := -(-a.first / step) * step; k <= a.last; k += step {
		if k > a.first && k < a.last && k != 0 {
			mark(k, c.quiet())
		}
	}
}

// drawAxes writes both axes of a panel over the days of an event window. The figures of the
// vertical axis stand once in a row of panels, which share it.
func (c *Canvas) drawAxes(y yAxis, x dayAxis, b pane) {
	if b.leads {
		c.drawYLabels(y, b.box)
	}
	c.drawDays(x, b.box)
}

// drawDay0 draws the line of day 0, which a window may leave out.
func (c *Canvas) drawDay0(a dayAxis, b box) {
	if a.first <= 0 && a.last >= 0 {
		c.VLine(a.scale(b).at(0), b.Y0, b.Y1, c.M.Event, c.T.Ink, nil)
	}
}

// dateAxis is a calendar axis over trading days: each day takes the same room. Weekends and
// holidays take no room, so that a line of prices has no flat steps that look like calm.
type dateAxis struct{ days []eventstudy.Date }

// scale gives every trading day the same room, and half a day at both ends.
func (a dateAxis) scale(b box) scale {
	return scale{-0.5, float64(len(a.days)) - 0.5, b.X0, b.X1}
}

// index returns the place of the first trading day that is not before d. Where all are before d it
// is their number, which is the place of none.
func (a dateAxis) index(d eventstudy.Date) int {
	lo, hi := 0, len(a.days)
	for lo < hi {
		if mid := (lo + hi) / 2; a.days[mid] < d {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// drawDates writes month starts below a panel, the year at its first month; over a few weeks days
// instead. A month is named at its first trading day, which is seldom its first.
func (c *Canvas) drawDates(a dateAxis, b box) {
	x := a.scale(b)
	tick, y := c.drawBase(b)
	y2 := y - leading*c.M.Label
	if len(a.days) == 0 {
		return
	}
	span := int(a.days[len(a.days)-1] - a.days[0])
	lastYear := 0
	put := func(i int, s string) {
		px := x.at(float64(i))
		if !c.Try(px, y, s, c.quiet(), centre) {
			return
		}
		c.VLine(px, b.Y0-tick, b.Y0, c.M.Grid, c.T.Zero, nil)
		if yr := a.days[i].Year(); yr != lastYear {
			lastYear = yr
			c.Try(px, y2, words.Grouped(float64(yr), 0), c.quiet(), centre)
		}
	}
	// In seven weeks only one month may begin, and a single name tells no distance.
	if span < 50 {
		step := max(1, int(math.Ceil(float64(len(a.days))*5*c.M.Label/b.w())))
		for i := 0; i < len(a.days); i += step {
			put(i, shortDay(a.days[i]))
		}
		return
	}
	room := b.w() / (3.6 * c.M.Label) // labels that fit
	step := 12
	for _, s := range []int{1, 2, 3, 6} {
		if float64(span)/30.4/float64(s) <= room {
			step = s
			break
		}
	}
	for step == 12 && float64(span)/365/float64(step/12) > room {
		step += 12
	}
	for i := range a.days {
		yr, m, _ := a.days[i].YMD()
		if i == 0 {
			continue // the first day of the panel starts no month
		}
		py, pm, _ := a.days[i-1].YMD()
		if yr == py && m == pm || (yr*12+m-1)%step != 0 {
			continue
		}
		if step >= 12 {
			put(i, words.Grouped(float64(yr), 0))
			lastYear = yr
			continue
		}
		put(i, words.ShortMonth(m))
	}
}
