package charts

import (
	"cmp"
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
		Name:    "heatmap",
		Title:   "events by days",
		Formula: "colour: AR_it; rows sorted by CAR over the event window",
		Use: "when did which event move? Leakage before day 0 and drift after it show as " +
			"columns that lean one way",
		Order: 130,
	}, composeHeatmap, ofCrowd | ofSample, report.InEvents})
}

// shades is how many steps the colour scale has on each side of zero. A vector picture has one
// rectangle for each step in each run of cells, and an eye tells no more than two dozen apart.
const shades = 24

// composeHeatmap caps the colour scale at the largest fiftieth of the moves. Rows are sorted by
// their sum, so that leakage shows as colour to the left of day 0 in the upper and lower rows,
// where an unsorted map shows noise.
func composeHeatmap(doc *report.Document, sel Selection, c *Canvas) (*Figure, error) {
	cr, err := crowdOf(doc, sel, 2)
	if err != nil {
		return nil, err
	}
	list := append([]*eventstudy.Outcome(nil), cr.list...)
	cars := map[*eventstudy.Outcome]float64{}
	var sizes []float64
	for _, o := range list {
		cars[o] = car(o, cr.window)
		for _, d := range o.Days {
			if cr.window.Has(d.Offset) {
				sizes = append(sizes, math.Abs(d.AR))
			}
		}
	}
	sizes = clean(sizes)
	if len(sizes) == 0 {
		return nil, lacks("no event has an abnormal return in the window")
	}
	sort.SliceStable(list, func(i, j int) bool {
		a, b := cars[list[i]], cars[list[j]]
		return a > b || math.IsNaN(b) && !math.IsNaN(a)
	})
	// The strongest colour is that of the largest fiftieth, so that one crash does not pale the
	// rest.
	top := quantiles(sizes, 0.98)[0]
	// The end of the scale is a round number, which can be written at its key.
	if step := niceStep(top*100, 2); step > 0 {
		top = math.Ceil(top*100/step) * step / 100
	}
	day, sum := busiest(cr)
	f := &Figure{
		Titles: []string{
			fmt.Sprintf("Across %s the day that moved most was day %s, by %s on average in "+
				"either direction", cr.events(), eventstudy.Offset(day), words.Size(sum, 1)),
			fmt.Sprintf("Across %s the day that moved most was day %s", cr.events(),
				eventstudy.Offset(day)),
		},
		Subtitle: []string{"Abnormal return per event (row) and trading day (column), per cent",
			"rows sorted by the cumulated return"},
		Floor: c.dayFloor() - leading*c.M.Label*0.9,
		Crown: 1.9 * c.M.Label,
	}
	f.Files = measured(doc, cr.list)
	f.Told = about(cr.list, cr.window)
	f.Alt = "Heat map. " + words.Ended(f.Titles[0])
	f.Panels = []Panel{{Draw: func(c *Canvas, b pane) {
		drawHeatmap(c, cr, list, top, b.box, f)
	}}}
	f.Notes = []string{fmt.Sprintf("The strongest colour stands for %s and more. Empty: no "+
		"return that day.", words.Size(top, decimals(top*100)))}
	if n, per := rowsIn(len(list), c.plotHeight(1)); per > 1 {
		f.Notes = append(f.Notes,
			fmt.Sprintf("Each of %d rows is the mean of up to %d events that are neighbours in "+
				"the order.", n, per))
	}
	return f, nil
}

// busiest is the day with the largest mean size of the abnormal return. The size is taken without
// its sign, or events that rose and events that fell would cancel out.
func busiest(cr *crowd) (day int, mean float64) {
	for k := cr.window.First; k <= cr.window.Last; k++ {
		sum, known := 0.0, knownDays(cr.list, k)
		for _, d := range known {
			sum += math.Abs(d.AR)
		}
		if n := float64(len(known)); n > 0 && sum/n > mean {
			day, mean = k, sum/n
		}
	}
	return day, mean
}

// rowsIn says how many rows fit at a point and a half or more, and how many events each then holds.
// Rows thinner than a point and a half melt into each other in print.
func rowsIn(n int, h float64) (rows, per int) {
	fit := max(1, int(h/1.5))
	per = (n + fit - 1) / fit
	return (n + per - 1) / per, per
}

// drawHeatmap draws one row an event while rows can be seen, else the mean of neighbours in the
// order, which keeps columns visible that single rows would lose. Cells without a return stay
// paper, which no value has.
func drawHeatmap(c *Canvas, cr *crowd, list []*eventstudy.Outcome, top float64, b box, f *Figure) {
	rows, per := rowsIn(len(list), c.plotHeight(1))
	h := math.Min(b.h()/float64(rows), 3*c.M.Label)
	// Where rows are low every second, third … is named; where each is several events, by its
	// first.
	st := c.label()
	if h < 1.12*st.Size {
		st = c.sized(c.label(), c.M.Foot)
	}
	// Names that would touch are thinned out evenly, so that the place of any event can still be
	// counted off.
	step := max(1, int(math.Ceil(st.Size/h)))
	share := 0.3
	if c.small() {
		share = 0.38
	}
	nameW := 0.0
	for r := 0; r < rows; r += step {
		nameW = max(nameW, c.Width(c.fit(cr.eventName(list[r*per]), st, share*b.w()), st))
	}
	nameW += 0.8 * c.M.Label
	b = box{b.X0 + nameW, b.Y1 - h*float64(rows), b.X1, b.Y1}
	days := dayAxis{first: cr.window.First, last: cr.window.Last}
	x := days.scale(b)
	half := (x.at(1) - x.at(0)) / 2
	type cell struct {
		value float64
		box   box
	}
	var cells []cell
	for r := range rows {
		group := list[r*per : min(len(list), (r+1)*per)]
		y1 := b.Y1 - float64(r)*h
		if r%step == 0 {
			c.TryMiddle(b.X0-0.6*c.M.Label, y1-h/2,
				c.fit(cr.eventName(group[0]), st, nameW-0.6*c.M.Label), st, right)
		}
		for k := cr.window.First; k <= cr.window.Last; k++ {
			sum, known := 0.0, knownDays(group, k)
			for _, d := range known {
				sum += d.AR
			}
			if n := float64(len(known)); n > 0 {
				v := sum / n / top
				cells = append(cells, cell{v,
					box{x.at(float64(k)) - half, y1 - h, x.at(float64(k)) + half, y1}})
			}
		}
	}
	// Cells of one colour together make a vector picture a third of the size.
	slices.SortStableFunc(cells, func(a, b cell) int {
		return cmp.Compare(shade(a.value), shade(b.value))
	})
	for _, x := range cells {
		c.Rect(x.box, c.diverging(x.value))
	}
	if cr.window.Has(0) {
		for _, e := range []float64{-1, 1} {
			c.VLine(x.at(0)+e*half, b.Y0, b.Y1, c.M.Event, c.T.Ink, nil)
		}
	}
	c.drawDays(days, b)
	c.drawKey(top, b)
}

// shade is the step of a value from −1 to 1 on the scale of colours.
func shade(v float64) float64 { return math.Round(math.Max(-1, math.Min(1, v)) * shades) }

// diverging maps −1…1 onto orange, paper, blue: hues that no colour blindness merges, equally light
// at equal distance from zero. Red and green, the usual pair, are one colour to every twelfth man.
func (c *Canvas) diverging(v float64) rgb {
	col := c.T.Series[0]
	if v < 0 {
		col = c.T.Series[1]
	}
	return mix(col, c.T.Paper, math.Abs(shade(v))/shades)
}

// drawKey draws the colour scale over the right end of the panel, in three figures. Three figures
// are enough to read a colour by: both ends, and the paper between them for zero.
func (c *Canvas) drawKey(top float64, b box) {
	w, h := math.Min(16*c.M.Label, 0.4*b.w()), 0.55*c.M.Label
	dec := decimals(math.Round(top*1e4) / 100)
	lo, hi := words.Percent(-top, dec), words.Percent(top, dec)
	st := c.quiet()
	x1 := b.X1 - c.Width(hi, st) - 0.4*c.M.Label
	x0 := x1 - w
	y := b.Y1 + 0.9*c.M.Label
	n := 2*shades + 1
	for i := range n {
		v := float64(i-shades) / shades
		c.Rect(box{x0 + w*float64(i)/float64(n), y - h/2, x0 + w*float64(i+1)/float64(n), y + h/2},
			c.diverging(v))
	}
	c.Middle(x1+0.4*c.M.Label, y, hi, st, left)
	c.Middle(x0-0.4*c.M.Label, y, lo, st, right)
}
