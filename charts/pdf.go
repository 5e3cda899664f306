package charts

import (
	"bytes"
	"fmt"

	"codeberg.org/go-pdf/fpdf"
	"gonum.org/v1/plot/vg"

	"stockmove/eventstudy/report"
	"stockmove/eventstudy/typeset"
)

// pdfPen keeps the strokes of a page until all its letters are known: the library wants the fonts
// first, and they hold only the letters that are used. The strokes are kept as functions that draw
// them later, in the same order.
type pdfPen struct {
	f     *fpdf.Fpdf
	w, h  float64
	faces *typeset.Faces
	draw  []func()
}

// newPDFPen begins a document in points with a page of the size of the canvas, so that no measure
// is scaled on its way.
func newPDFPen(c *Canvas) *pdfPen {
	f := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: c.W, Ht: c.H}})
	return &pdfPen{f: f, w: c.W, h: c.H, faces: c.faces}
}

// parts are the three parts of a colour, of 255.
func (c rgb) parts() (r, g, b int) { return int(c.R), int(c.G), int(c.B) }

// path lays a path and paints it. Only the colour that it is painted in is set: the library leaves
// a text's colour out where it is that of the last area. The path is copied, since the canvas lays
// the next one into the same memory.
func (p *pdfPen) path(path vg.Path, how string, b brush) {
	path = append(vg.Path(nil), path...)
	p.draw = append(p.draw, func() {
		if how == "F" {
			p.f.SetFillColor(b.ink.parts())
		} else {
			p.f.SetDrawColor(b.ink.parts())
			p.f.SetLineWidth(b.width)
			p.f.SetDashPattern(b.dashes, 0)
		}
		outline(path, func(kind int, ps ...vg.Point) {
			// The library counts downwards from the upper edge, as PDF itself does not.
			xy := func(i int) (x, y float64) { return ps[i].X.Points(), p.h - ps[i].Y.Points() }
			x, y := xy(len(ps) - 1)
			switch {
			case kind == vg.MoveComp:
				p.f.MoveTo(x, y)
			case kind == vg.LineComp:
				p.f.LineTo(x, y)
			case kind == vg.CloseComp:
				p.f.ClosePath()
			case len(ps) == 2:
				cx, cy := xy(0)
				p.f.CurveTo(cx, cy, x, y)
			default:
				ax, ay := xy(0)
				bx, by := xy(1)
				p.f.CurveBezierCubicTo(ax, ay, bx, by, x, y)
			}
		})
		p.f.DrawPath(how)
	})
}

func (p *pdfPen) Fill(path vg.Path, ink rgb)   { p.path(path, "F", brush{ink: ink}) }
func (p *pdfPen) Stroke(path vg.Path, b brush) { p.path(path, "D", b) }

// Write keeps a piece for later. Both colours are set, for letters are filled: where they agree the
// library writes a text as it stands, and else puts the state of the page aside and back for each
// piece.
func (p *pdfPen) Write(at point, t typeset.Piece, ink rgb) {
	p.draw = append(p.draw, func() {
		p.f.SetFillColor(ink.parts())
		p.f.SetTextColor(ink.parts())
		p.f.SetFont(t.Face.Family(), "", t.Size)
		p.f.Text(at.X, p.h-at.Y, t.Text)
	})
}

// file is the whole picture as a PDF of one page. The catalogue is sorted and the days are fixed,
// so that one study gives the same bytes on every day.
func (p *pdfPen) file(pic report.Picture) ([]byte, error) {
	p.f.SetCatalogSort(true)
	p.f.SetCreationDate(typeset.Day)
	p.f.SetModificationDate(typeset.Day)
	p.f.SetProducer("stockmove", false)
	p.f.SetTitle(typeset.TwoBytes(pic.Title), true)
	p.f.SetSubject(typeset.TwoBytes(pic.Alt), true)
	p.f.SetLang("en")
	// Margins and breaks are for running text; each piece has its own place.
	p.f.SetMargins(0, 0, 0)
	p.f.SetAutoPageBreak(false, 0)
	p.faces.Embed(p.f)
	p.f.AddPageFormat("P", fpdf.SizeType{Wd: p.w, Ht: p.h})
	for _, draw := range p.draw {
		draw()
	}
	var b bytes.Buffer
	if err := p.f.Output(&b); err != nil {
		return nil, fmt.Errorf("the PDF could not be made: %w", err)
	}
	return b.Bytes(), nil
}
