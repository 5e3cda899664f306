package charts

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"html"
	"strings"

	"gonum.org/v1/plot/vg"

	"stockmove/eventstudy/report"
	"stockmove/eventstudy/typeset"
)

// svgPen writes the body of an SVG, y downwards as SVG counts. It writes as it draws and keeps
// nothing but the text: a chart is some hundred kilobytes.
type svgPen struct {
	b     bytes.Buffer
	h     float64 // of the page
	faces *typeset.Faces
}

// path writes the steps of a path. A curve of one control point is Q, of two it is C.
func (p *svgPen) path(path vg.Path) {
	p.b.WriteString(`<path d="`)
	outline(path, func(kind int, ps ...vg.Point) {
		switch kind {
		case vg.CloseComp:
			p.b.WriteByte('Z')
			return
		case vg.MoveComp:
			p.b.WriteByte('M')
		case vg.LineComp:
			p.b.WriteByte('L')
		case vg.CurveComp:
			p.b.WriteByte("QC"[len(ps)-2])
		}
		for i, q := range ps {
			if i > 0 {
				p.b.WriteByte(' ')
			}
			num3(&p.b, q.X.Points(), p.h-q.Y.Points())
		}
	})
	p.b.WriteByte('"')
}

// Areas that share an edge would show a hairline of the paper between them where a renderer smooths
// both.
func (p *svgPen) Fill(path vg.Path, ink rgb) {
	p.path(path)
	if upOrAcross(path) { // neighbours share an edge, which must not show
		p.b.WriteString(` shape-rendering="crispEdges"`)
	}
	fmt.Fprintf(&p.b, ` fill="%s"/>`+"\n", hexOf(ink))
}

// upOrAcross reports a path of horizontal and vertical lines alone. Smoothing is what slanted edges
// need and straight ones suffer from.
func upOrAcross(p vg.Path) bool {
	for i, c := range p {
		if c.Type == vg.CurveComp || c.Type == vg.LineComp && c.Pos.X != p[i-1].Pos.X &&
			c.Pos.Y != p[i-1].Pos.Y {
			return false
		}
	}
	return true
}

// Stroke draws a line. SVG fills each path in black of which nothing else is said.
func (p *svgPen) Stroke(path vg.Path, b brush) {
	p.path(path)
	fmt.Fprintf(&p.b, ` fill="none" stroke="%s" stroke-width="`, hexOf(b.ink))
	num3(&p.b, b.width)
	if len(b.dashes) > 0 {
		p.b.WriteString(`" stroke-dasharray="`)
		num3(&p.b, b.dashes...)
	}
	p.b.WriteString("\"/>\n")
}

// Letters are written as text, so that they can be searched, copied and read aloud.
func (p *svgPen) Write(at point, t typeset.Piece, ink rgb) {
	p.b.WriteString(`<text x="`)
	num3(&p.b, at.X)
	p.b.WriteString(`" y="`)
	num3(&p.b, p.h-at.Y)
	p.b.WriteString(`" font-size="`)
	num3(&p.b, t.Size)
	p.b.WriteByte('"')
	switch {
	case t.Face == typeset.Bold:
		p.b.WriteString(` font-weight="bold"`)
	case t.Face > typeset.Bold:
		fmt.Fprintf(&p.b, ` font-family="%s"`, t.Face.Family())
	}
	fmt.Fprintf(&p.b, ` fill="%s">%s</text>`+"\n", hexOf(ink), html.EscapeString(t.Text))
}

// file is the whole picture: with its title and description, for who cannot see it, and the glyphs
// that it uses, for who has not the fonts. The fonts are embedded in part, the glyphs that occur.
func (p *svgPen) file(w float64, pic report.Picture) []byte {
	var b bytes.Buffer
	b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" +
		"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
	num3(&b, w)
	b.WriteString("pt\" height=\"")
	num3(&b, p.h)
	b.WriteString("pt\" viewBox=\"0 0 ")
	num3(&b, w, p.h)
	fmt.Fprintf(&b, "\" role=\"img\">\n%s\n<title>%s</title>\n<desc>%s</desc>\n<style>\n", svgMark,
		html.EscapeString(pic.Title), html.EscapeString(pic.Alt))
	// The letters are placed without pairs drawn together, and every space counts.
	fmt.Fprintf(&b, "text { font-family: %q, Arial, Helvetica, sans-serif; font-kerning: none; "+
		"white-space: pre }\n",
		typeset.Family)
	for f := range typeset.Face(p.faces.Len()) {
		font := p.faces.Subset(f)
		if font == nil {
			continue
		}
		name, weight := typeset.Family, "normal"
		switch {
		case f == typeset.Bold:
			weight = "bold"
		case f > typeset.Bold:
			name = f.Family()
		}
		fmt.Fprintf(&b, "@font-face { font-family: %q; font-weight: %s; src: "+
			"url(\"data:font/ttf;base64,%s\") }\n",
			name, weight, base64.StdEncoding.EncodeToString(font))
	}
	b.WriteString("</style>\n")
	b.Write(p.b.Bytes())
	b.WriteString("</svg>\n")
	// Names come from files, and a single byte that is no UTF-8 makes a whole SVG unreadable.
	return []byte(strings.ToValidUTF8(b.String(), "\ufffd"))
}
