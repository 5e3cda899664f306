package charts

import (
	"math"
	"slices"

	"gonum.org/v1/plot/vg"

	"stockmove/eventstudy/typeset"
)

// box is a rectangle in points; y grows upwards. Points are those of print, 72 an inch, so that
// type and lines have the sizes that a journal asks for.
type box struct{ X0, Y0, X1, Y1 float64 }

// w and h are the sides of a box.
func (b box) w() float64 { return b.X1 - b.X0 }
func (b box) h() float64 { return b.Y1 - b.Y0 }

// grow widens the box by d on every side.
func (b box) grow(d float64) box { return box{b.X0 - d, b.Y0 - d, b.X1 + d, b.Y1 + d} }

// inside reports whether b lies within o. The tolerance is a rounding error of a sum of widths.
func (b box) inside(o box) bool {
	const eps = 1e-6
	return b.X0 >= o.X0-eps && b.Y0 >= o.Y0-eps && b.X1 <= o.X1+eps && b.Y1 <= o.Y1+eps
}

// meets reports whether the boxes overlap. Boxes that touch do not: neighbours share an edge.
func (b box) meets(o box) bool {
	return b.X0 < o.X1 && o.X0 < b.X1 && b.Y0 < o.Y1 && o.Y0 < b.Y1
}

// point is a place on the canvas.
type point struct{ X, Y float64 }

// textBox is one drawn line of text: what tests hold the picture to. Tests read these: that no text
// meets another, leaves the page, or has too little contrast with what lies behind it.
type textBox struct {
	Text string
	Box  box
	Size float64
	Ink  rgb
	Bg   rgb
}

// Canvas is what a chart composes and draws on. Colours are opaque; every text is recorded with its
// box. A canvas without a backend measures only. It knows nothing of charts, and charts know
// nothing of what it draws on.
type Canvas struct {
	W, H float64 // points
	M    measures
	T    *theme

	size  Size
	faces *typeset.Faces
	out   pen     // nil: measure only
	dpi   float64 // for snapping to whole pixels; 0 for vectors
	texts []textBox
	marks []box // what labels keep away from, besides texts
	path  vg.Path
}

// newCanvas returns a canvas that measures; the caller sets out and dpi to draw.
func newCanvas(st Style) (*Canvas, error) {
	t, err := themeOf(st.Theme)
	if err != nil {
		return nil, err
	}
	faces, err := typeset.New(st.medium, st.Fonts)
	if err != nil {
		return nil, err
	}
	c := &Canvas{W: st.Size.W * 72, H: st.Size.H * 72, M: measuresOf(st.Size), T: t, size: st.Size,
		faces: faces}
	return c, nil
}

// small reports a size on which secondary things are left out. Below the width of one and a half
// columns a legend and a second line of subtitle cost more room than they are worth.
func (c *Canvas) small() bool { return c.W < 4.5*72 }

// stroke draws the path in c.path; dashes are in line widths.
func (c *Canvas) stroke(width float64, col rgb, dashes []float64) {
	b := brush{ink: col, width: width}
	for _, d := range dashes {
		b.dashes = append(b.dashes, d*width)
	}
	c.out.Stroke(c.path, b)
}

// Line draws a polyline, broken at points that are NaN. dashes are in line widths. A day without a
// value breaks a line; joining its neighbours would draw a value that nobody measured.
func (c *Canvas) Line(ps []point, width float64, col rgb, dashes []float64) {
	if c.out == nil {
		return
	}
	for i := 0; i < len(ps); {
		if math.IsNaN(ps[i].X + ps[i].Y) {
			i++
			continue
		}
		c.path = c.path[:0]
		c.path.Move(at(ps[i]))
		n := 1
		for i++; i < len(ps) && !math.IsNaN(ps[i].X+ps[i].Y); i++ {
			c.path.Line(at(ps[i]))
			n++
		}
		if n > 1 {
			c.stroke(width, col, dashes)
		}
	}
}

// HLine and VLine draw straight lines that lie on whole pixels. A hairline that lies between two
// rows of pixels is drawn grey and twice as wide.
func (c *Canvas) HLine(x0, x1, y, width float64, col rgb, dashes []float64) {
	y, width = c.snap(y, width)
	c.Line([]point{{x0, y}, {x1, y}}, width, col, dashes)
}

// VLine is HLine upright, and lies on whole columns of pixels.
func (c *Canvas) VLine(x, y0, y1, width float64, col rgb, dashes []float64) {
	x, width = c.snap(x, width)
	c.Line([]point{{x, y0}, {x, y1}}, width, col, dashes)
}

// snap moves the middle of a line so that its edges fall between pixels. Print at 300 dots an inch
// shows a line of half a dot as a row of gaps, so that none is thinner than one.
func (c *Canvas) snap(v, width float64) (float64, float64) {
	if c.dpi == 0 {
		return v, width
	}
	k := c.dpi / 72
	w := math.Max(1, math.Round(width*k))
	return (math.Round(v*k-w/2) + w/2) / k, w / k
}

// edge moves an edge of an area between pixels. One that falls within a pixel is drawn as a pale
// line beside the area.
func (c *Canvas) edge(v float64) float64 {
	if c.dpi == 0 {
		return v
	}
	return math.Round(v*c.dpi/72) / (c.dpi / 72)
}

// Fill fills a polygon. One with a corner that is nowhere is not drawn: a rasteriser would never
// come to an end with it.
func (c *Canvas) Fill(ps []point, col rgb) {
	nowhere := func(p point) bool { return math.IsNaN(p.X+p.Y) || math.IsInf(p.X+p.Y, 0) }
	if c.out == nil || len(ps) < 3 || slices.ContainsFunc(ps, nowhere) {
		return
	}
	c.path = c.path[:0]
	c.path.Move(at(ps[0]))
	for _, p := range ps[1:] {
		c.path.Line(at(p))
	}
	c.path.Close()
	c.out.Fill(c.path, col)
}

// Rect fills a rectangle whose edges are moved between pixels.
func (c *Canvas) Rect(b box, col rgb) {
	x0, x1, y0, y1 := c.edge(b.X0), c.edge(b.X1), c.edge(b.Y0), c.edge(b.Y1)
	c.Fill([]point{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}, col)
}

// Disc fills a circle; Ring strokes one.
func (c *Canvas) Disc(x, y, r float64, col rgb) {
	// A pen that knows discs writes a cloud of them shorter than as so many paths.
	if p, ok := c.out.(interface{ Disc(point, float64, rgb) }); ok && !math.IsNaN(x+y) {
		p.Disc(point{x, y}, r, col)
		return
	}
	if c.circle(x, y, r) {
		c.out.Fill(c.path, col)
	}
}

// Ring strokes a circle. It is open, so that what it rings is still seen.
func (c *Canvas) Ring(x, y, r, width float64, col rgb) {
	if c.circle(x, y, r) {
		c.stroke(width, col, nil)
	}
}

// circle lays a circle into c.path: curves for vectors; for pixels a polygon with corners enough
// that none is seen, which is drawn in a fraction of the time. Cubic curves on pixels would cost
// most of the time of a scatter plot.
func (c *Canvas) circle(x, y, r float64) bool {
	if c.out == nil || math.IsNaN(x+y) {
		return false
	}
	c.path = c.path[:0]
	c.path.Move(at(point{x + r, y}))
	if c.dpi == 0 {
		// Four cubic curves, which leave a circle by 0.03 % of its radius (k = 4(√2−1)/3).
		const k = 0.5522847498
		for _, q := range [4][2]point{{{1, 0}, {0, 1}}, {{0, 1}, {-1, 0}}, {{-1, 0}, {0, -1}},
			{{0, -1}, {1, 0}}} {
			from, to := q[0], q[1]
			c.path.CubeTo(at(point{x + r*(from.X+k*to.X), y + r*(from.Y+k*to.Y)}),
				at(point{x + r*(to.X+k*from.X), y + r*(to.Y+k*from.Y)}),
				at(point{x + r*to.X, y + r*to.Y}))
		}
	} else {
		n := min(10+int(2*r*c.dpi/72), 90)
		for i := 1; i < n; i++ {
			sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
			c.path.Line(at(point{x + r*cos, y + r*sin}))
		}
	}
	c.path.Close()
	return true
}

// Mark records an area that labels keep away from.
func (c *Canvas) Mark(b box) { c.marks = append(c.marks, b) }

// at is a point in the lengths of the library that draws.
func at(p point) vg.Point { return vg.Point{X: vg.Length(p.X), Y: vg.Length(p.Y)} }
