package charts

import (
	"bytes"
	"fmt"
	"html"
	"math"

	"gonum.org/v1/plot/vg"

	"stockmove/eventstudy/report"
	"stockmove/eventstudy/typeset"
)

// inlinePen records a picture for the inside of a page: what is drawn, in order, in measures of a
// hundredth of a point. How it is written is for the sheet that the pictures of a page share.
type inlinePen struct {
	h      float64 // of the picture
	shapes []shape
}

// form is what a shape is.
type form uint8

const (
	area    form = iota
	upright      // an area of horizontal and vertical edges
	slab         // a rectangle
	line
	dots
	letters
)

// shape is one thing drawn. Of letters, path is their markup but for the colour and the face.
type shape struct {
	form      form
	face      typeset.Face
	ink, dark rgb // on a light page and on a dark one
	width     int // of a line, of dots
	dash      string
	path      []byte
}

// hundredths is a length in whole hundredths of a point. They are finer than a screen shows, and
// written in fewer letters than fractions.
func hundredths(v float64) int { return int(math.Round(100 * v)) }

// at is a point as a page counts, y downwards.
func (p *inlinePen) at(q vg.Point) (x, y int) {
	return hundredths(q.X.Points()), hundredths(p.h - q.Y.Points())
}

// Fill records an area.
func (p *inlinePen) Fill(path vg.Path, ink rgb) {
	s := shape{form: area, ink: ink}
	if upOrAcross(path) {
		s.form = upright
		if b, ok := p.rectangle(path); ok {
			s.form, s.path = slab, b
		}
	}
	if s.path == nil {
		s.path = p.path(path)
	}
	p.add(s)
}

// Stroke records a line.
func (p *inlinePen) Stroke(path vg.Path, b brush) {
	var dash measure
	for _, d := range b.dashes {
		dash.put(hundredths(d))
	}
	p.add(shape{form: line, ink: b.ink, width: hundredths(b.width), dash: string(dash),
		path: p.path(path)})
}

// Disc records a filled circle: the round end of a line without length, of which a thousand stand
// in one path.
func (p *inlinePen) Disc(c point, r float64, ink rgb) {
	var b measure
	x, y := p.at(at(c))
	b.step('M', x, y)
	b.step('h', 0)
	p.add(shape{form: dots, ink: ink, width: hundredths(2 * r), path: b})
}

// Write records a text. What turns the direction of writing, and what no page may hold, is written
// out.
func (p *inlinePen) Write(at point, t typeset.Piece, ink rgb) {
	var x, y, size measure
	x.put(hundredths(at.X))
	y.put(hundredths(p.h - at.Y))
	size.put(hundredths(t.Size))
	p.add(shape{form: letters, face: t.Face, ink: ink, path: fmt.Appendf(nil,
		` x="%s" y="%s" font-size="%s">%s</text>`, x, y, size,
		html.EscapeString(report.Clean(t.Text)))})
}

// add records a shape, which on a dark page has the same colour until it is known better.
func (p *inlinePen) add(s shape) {
	s.dark = s.ink
	p.shapes = append(p.shapes, s)
}

// rectangle writes a path of four corners from its upper left one, so that all rectangles are laid
// the same way round and of two in one path none takes away from the other.
func (p *inlinePen) rectangle(path vg.Path) ([]byte, bool) {
	if len(path) != 5 || path[4].Type != vg.CloseComp {
		return nil, false
	}
	x0, y0 := p.at(path[0].Pos)
	x1, y1 := p.at(path[2].Pos)
	x0, x1, y0, y1 = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
	var b measure
	b.step('M', x0, y0)
	b.step('h', x1-x0)
	b.step('v', y1-y0)
	b.step('h', x0-x1)
	b.step('z')
	return b, true
}

// path writes the steps of a path, each from where the one before ended.
func (p *inlinePen) path(path vg.Path) []byte {
	var b measure
	x, y := 0, 0
	outline(path, func(kind int, ps ...vg.Point) {
		switch kind {
		case vg.CloseComp:
			b.step('z')
			return
		case vg.CurveComp:
			var to []int
			nx, ny := x, y
			for _, q := range ps {
				nx, ny = p.at(q)
				to = append(to, nx-x, ny-y)
			}
			b.step("qc"[len(ps)-2], to...)
			x, y = nx, ny
			return
		}
		nx, ny := p.at(ps[0])
		switch {
		case kind == vg.MoveComp:
			b.step('M', nx, ny)
		case ny == y:
			b.step('h', nx-x)
		case nx == x:
			b.step('v', ny-y)
		default:
			b.step('l', nx-x, ny-y)
		}
		x, y = nx, ny
	})
	return b
}

// inTheDark gives the shapes of a picture the colours of the same picture in the dark theme. It
// reports whether the two are the same but for their colours; if not, nothing is changed. The page
// then needs no second drawing for its dark theme, but two inks for each shape.
func (p *inlinePen) inTheDark(dark *inlinePen) bool {
	if len(p.shapes) != len(dark.shapes) {
		return false
	}
	for i, s := range p.shapes {
		d := dark.shapes[i]
		if s.form != d.form || s.face != d.face || s.width != d.width || s.dash != d.dash ||
			!bytes.Equal(s.path, d.path) {
			return false
		}
	}
	for i := range p.shapes {
		p.shapes[i].dark = dark.shapes[i].ink
	}
	return true
}
