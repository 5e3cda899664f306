package charts

import (
	"math"
	"slices"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

// dimension is one kind of choice with the values that occur. A choice that has one value
// everywhere is none, and has no row.
type dimension struct {
	name   string
	values []string
	of     func(s eventstudy.Spec) string
	single bool // of two values one row tells both: a mark, or none
}

// dimensions collects what varies among specifications, in the order of the grid and not of the
// estimates, so that pictures can be compared. Model and benchmark are one, since few models go
// with every benchmark.
func dimensions(specs []eventstudy.Spec) []dimension {
	model := modelOf
	if len(varied(specs, func(s eventstudy.Spec) string { return s.Benchmark })) > 1 {
		model = func(s eventstudy.Spec) string {
			if s.Benchmark == "" {
				return s.Model
			}
			return s.Model + " on " + s.Benchmark
		}
	}
	return dimensionsBy(specs, model)
}

// modelOf is what a specification is called where benchmarks are left out.
func modelOf(s eventstudy.Spec) string { return s.Model }

// varied lists the values of a choice that occur, in the order of the specifications. The order is
// that in which the grid tries them, the study's own first.
func varied(specs []eventstudy.Spec, of func(s eventstudy.Spec) string) (values []string) {
	for _, s := range specs {
		if v := of(s); v != "" && !slices.Contains(values, v) {
			values = append(values, v)
		}
	}
	return values
}

// dimensionsBy is dimensions with the models by the names that they are given.
func dimensionsBy(specs []eventstudy.Spec, model func(eventstudy.Spec) string) []dimension {
	var out []dimension
	for _, d := range []dimension{
		{name: "Window", of: func(s eventstudy.Spec) string { return s.Window.String() }},
		{name: "Model", of: model},
		{name: "Estimation", of: func(s eventstudy.Spec) string { return s.EstimationWords() }},
		{name: "Returns", of: func(s eventstudy.Spec) string { return string(s.Returns) },
			single: true},
	} {
		if d.values = varied(specs, d.of); len(d.values) > 1 {
			out = append(out, d)
		}
	}
	return out
}

// rows are the values that have a row of marks. Of simple and log returns one row of marks says
// both.
func (d dimension) rows() []string {
	if d.single && len(d.values) == 2 {
		return d.values[1:]
	}
	return d.values
}

// between is the room between two kinds of choices, in rows.
const between = 0.5

// trim keeps the kinds of choices whose rows fit, in their order, and returns the names of the
// others. Benchmarks give way to models, and where nothing fits the curve stands alone. What is
// left out is named in a note: a curve without its rows of models would look as if models had not
// been varied.
func (cv *curve) trim(fit int) (hidden []string) {
	kept := fitting(cv.dims, fit)
	if len(kept) < len(cv.dims) {
		// Rows of bare models are drawn where they make room for more kinds of choices, or where
		// one kind at most would have stood.
		coarse := dimensionsBy(cv.grid, modelOf)
		if k := fitting(coarse, fit); len(k) > len(kept) || len(k) == len(kept) && len(kept) < 2 {
			// Without benchmarks in the rows nothing is hidden unless there are fewer of them.
			if rowsOf(coarse) < rowsOf(cv.dims) {
				hidden = append(hidden, "benchmark")
			}
			kept, cv.dims = k, coarse
		}
	}
	for _, d := range cv.dims[len(kept):] {
		hidden = append(hidden, strings.ToLower(d.name))
	}
	cv.dims = kept
	return hidden
}

// fitting is the first kinds of choices that fit.
func fitting(dims []dimension, fit int) []dimension {
	for n := len(dims); n > 0; n-- {
		if rowsOf(dims[:n]) <= float64(fit) {
			return dims[:n:n]
		}
	}
	return nil
}

// rowsOf is the height of kinds of choices, in rows.
func rowsOf(dims []dimension) float64 {
	n := 0.0
	for _, d := range dims {
		n += float64(len(d.rows())) + between
	}
	return n
}

// medianUnder is the median of the estimates that one choice makes. It tells in one figure what the
// eye reads from the crowding of the marks.
func (cv curve) medianUnder(d dimension, value string) float64 {
	var xs []float64
	for _, s := range cv.specs { // sorted already
		if d.of(s) == value {
			xs = append(xs, s.Estimate)
		}
	}
	return quantiles(xs, 0.5)[0]
}

// written is the median under a choice, with decimals enough to tell it from the others where the
// curve is flat.
func (cv curve) written(d dimension, value string) string {
	dec := 1
	for w := cv.sum.Max - cv.sum.Min; dec < 3 && w < 0.1*math.Pow(10, -float64(dec)); {
		dec++
	}
	return words.Percent(cv.medianUnder(d, value), dec)
}

// drawSpec puts the curve over the choices on one axis of specifications. Names of choices at the
// left and medians at the right frame the marks, so that a row is read across.
func drawSpec(c *Canvas, doc *report.Document, cv curve, rowH float64, b box) {
	head := hand{Size: c.M.Foot, Bold: true, Ink: c.T.Ink}
	gap := 0.7 * c.M.Foot
	rows, headW, nameW, medianW := rowsOf(cv.dims), 0.0, 0.0, 0.0
	for _, d := range cv.dims {
		headW = max(headW, c.Width(d.name, head))
		for _, v := range d.rows() {
			nameW = max(nameW, c.Width(v, c.tiny()))
			medianW = max(medianW, c.Width(cv.written(d, v), c.tiny()))
		}
	}
	// The name of a model and its benchmark may be long, and is cut: the marks need the width.
	nameW = math.Min(nameW, 0.3*b.w())
	medians := !c.small() && len(cv.dims) > 0
	if medianW = max(medianW, c.Width("Median", c.tiny())) + gap; !medians {
		medianW = 0
	}
	v := spanOf(0)
	for _, s := range cv.specs {
		v.add(s.Estimate, s.CI[0], s.CI[1])
	}
	top := box{b.X0, b.Y0 + rows*rowH, b.X1 - medianW, b.Y1}
	if medians {
		top.Y0 += 1.3 * c.M.Foot
	} else {
		top.Y0 += 0.5 * c.M.Foot
	}
	if cv.own >= 0 {
		top.Y1 -= 1.2 * c.M.Label // for its figures, over everything else
	}
	axis := c.newYAxis(v.padded(0.04), top.h(), percentUnit)
	// The curve and the marks share one axis, so the names of the choices set the left edge of
	// both.
	names := headW + gap + nameW + gap
	top.X0 += max(c.gutter(axis), names)
	x := scale{-0.5, float64(len(cv.specs)) - 0.5, top.X0, top.X1}
	c.drawYGrid(axis, top)
	c.drawZero(axis, top)
	c.drawYLabels(axis, top)
	if cv.own >= 0 {
		c.VLine(x.at(float64(cv.own)), b.Y0, top.Y1+0.25*c.M.Label, c.M.Grid, c.T.Second, nil)
	}
	c.drawCurve(doc, cv, x, axis, top)
	c.nameOwn(doc, cv, x, top)
	c.drawChoices(cv, x, choiceRows{box: box{b.X0, b.Y0, b.X1, b.Y0 + rows*rowH}, height: rowH,
		names: nameW, medians: medians})
}

// drawCurve draws the estimates with their intervals; the study's own stand out. A curve of a
// thousand specifications is a band with a line in it, and must not become a block.
func (c *Canvas) drawCurve(doc *report.Document, cv curve, x scale, axis yAxis, b box) {
	y := axis.scale(b)
	step := x.at(1) - x.at(0)
	// Intervals thinner than half their room stay apart as lines; denser ones run into a band.
	thick := math.Min(c.M.Bench, 0.55*step)
	for i, s := range cv.specs {
		if math.IsNaN(s.CI[0] + s.CI[1]) {
			continue
		}
		px := x.at(float64(i))
		c.Line([]point{{px, y.at(y.within(s.CI[0]))}, {px, y.at(y.within(s.CI[1]))}}, thick,
			mix(c.shade(s.P, doc), c.T.Paper, 0.5), nil)
		c.Mark(box{px, y.at(y.within(s.CI[0])), px, y.at(y.within(s.CI[1]))}.grow(0.3))
	}
	r := math.Min(c.M.Dot, math.Max(0.25*c.M.Dot, 0.42*step))
	// The study's own go on top: where marks are dense they would be buried.
	for i, s := range cv.specs {
		if !s.Own {
			c.Disc(x.at(float64(i)), y.at(s.Estimate), r, c.shade(s.P, doc))
		}
	}
	for i, s := range cv.specs {
		if s.Own {
			c.Disc(x.at(float64(i)), y.at(s.Estimate), max(r, 0.55*c.M.Dot), c.T.Ink)
		}
	}
	if cv.own < 0 {
		return
	}
	c.Ring(x.at(float64(cv.own)), y.at(cv.specs[cv.own].Estimate), 1.5*c.M.Dot,
		0.8*c.M.Main, c.T.Ink)
}

// nameOwn writes the study's own figures over the curve, at the head of their line.
func (c *Canvas) nameOwn(doc *report.Document, cv curve, x scale, b box) {
	if cv.own < 0 {
		return
	}
	own := cv.specs[cv.own]
	short := "The study: " + percent(own.Estimate)
	s := c.fit([]string{short + " over " + own.Window.String() + ", " + pvalue(doc, own.P),
		short + ", " + pvalue(doc, own.P), short}, c.strong(), 0.8*b.w())
	// Near an end of the curve the words move inwards, and the ring shows which they mean.
	half := c.Width(s, c.strong()) / 2
	px := math.Min(math.Max(x.at(float64(cv.own)), b.X0+half), b.X1-half)
	c.Text(px, b.Y1+0.45*c.M.Label, s, c.strong(), centre)
}

// choiceRows is where the rows of marks stand.
type choiceRows struct {
	box
	height, names float64 // of a row, and the room for its name
	medians       bool    // each row ends in the median of its choice
}

// drawChoices marks under each estimate the choices that made it, and writes the median under each.
// Every specification is a column, and its marks stand exactly below its estimate.
func (c *Canvas) drawChoices(cv curve, x scale, b choiceRows) {
	head := hand{Size: c.M.Foot, Bold: true, Ink: c.T.Ink}
	step := x.at(1) - x.at(0)
	w := math.Max(0.74*step, 0.4) // a gap between neighbours as long as there is room for one
	edge := x.a - 0.7*c.M.Foot
	yy := b.Y1
	if b.medians {
		c.Middle(b.X1, yy+0.6*c.M.Foot, "Median", c.tiny(), right)
	}
	for _, d := range cv.dims {
		c.HLine(b.X0, b.X1, yy, c.M.Grid, c.T.Grid, nil)
		yy -= between / 2 * b.height
		for i, v := range d.rows() {
			mid := yy - 0.5*b.height
			if i == 0 {
				c.Middle(b.X0, mid, d.name, head, left)
			}
			c.Middle(edge, mid, c.fit([]string{v}, c.tiny(), b.names), c.tiny(), right)
			if b.medians {
				c.Middle(b.X1, mid, cv.written(d, v), c.tiny(), right)
			}
			for k, s := range cv.specs {
				if d.of(s) != v {
					continue
				}
				col := mix(c.T.Second, c.T.Paper, 0.55)
				if s.Own {
					col = c.T.Ink
				}
				px := x.at(float64(k))
				c.Rect(box{px - w/2, mid - 0.34*b.height, px + w/2, mid + 0.34*b.height}, col)
			}
			yy -= b.height
		}
		yy -= between / 2 * b.height
	}
}
