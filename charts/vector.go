package charts

import (
	"bytes"
	"fmt"

	"gonum.org/v1/plot/vg"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/typeset"
)

// Vector draws one chart as "svg" or "pdf"; its bytes are the picture's. Letters stay letters,
// which can be selected, searched and changed; the file carries the part of each font that it uses.
// Style.DPI has no effect. The figure is composed for letters of vector formats, whose pairs are
// set apart in another way than on pixels.
func Vector(name string, doc *report.Document, sel Selection, st Style,
	format string) (report.Picture, error) {
	st.medium = typeset.Letters
	d, err := compose(name, doc, sel, st)
	if err != nil {
		return report.Picture{}, err
	}
	pic := d.on(func(c *Canvas, _ Style) {
		switch format {
		case "svg":
			c.out = &svgPen{h: c.H, faces: c.faces}
		case "pdf":
			c.out = newPDFPen(c)
		default:
			return
		}
		// Without a ground of its own a vector picture takes that of the viewer, which may be
		// black.
		c.Rect(box{0, 0, c.W, c.H}, c.T.Paper)
	})
	switch p := d.c.out.(type) {
	case *svgPen:
		pic.Bytes = p.file(d.c.W, pic)
	case *pdfPen:
		pic.Bytes, err = p.file(pic)
	default:
		err = eventstudy.Fault(eventstudy.Pos{}, "use png, svg or pdf",
			"no such picture format: %q", format)
	}
	return pic, err
}

// outline walks a path: with the points where each step ends, and the control points of curves.
// Both vector formats count the steps of a path alike, and differ in how they write them.
func outline(p vg.Path, step func(kind int, ps ...vg.Point)) {
	for _, c := range p {
		switch c.Type {
		case vg.CurveComp:
			step(c.Type, append(c.Control[:len(c.Control):len(c.Control)], c.Pos)...)
		case vg.ArcComp:
			panic("charts: circles are laid as curves")
		default:
			step(c.Type, c.Pos)
		}
	}
}

// hexOf writes a colour as SVG and HTML do.
func hexOf(c rgb) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// num3 writes a measure to a thousandth of a point. A thousandth of a point is far below what any
// printer resolves, and more digits would double the file.
func num3(b *bytes.Buffer, vs ...float64) {
	for i, v := range vs {
		if i > 0 {
			b.WriteByte(' ')
		}
		s := fmt.Sprintf("%.3f", v)
		for s[len(s)-1] == '0' {
			s = s[:len(s)-1]
		}
		if s[len(s)-1] == '.' {
			s = s[:len(s)-1]
		}
		// What is rounded to nothing keeps its minus, which says nothing.
		if s == "-0" {
			s = "0"
		}
		b.WriteString(s)
	}
}
