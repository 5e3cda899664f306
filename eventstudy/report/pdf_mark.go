package report

import "codeberg.org/go-pdf/fpdf"

// pdfDrawing is a mark drawn around x, y: its font has none of the verdicts' signs.
type pdfDrawing struct {
	Drawing
	x, y, r float64
	color   rgb
}

// drawMark draws the mark of a verdict in a square of half width r around x, y.
func (p *pdf) drawMark(d Drawing, x, y, r float64, c rgb) {
	p.leaf().drawings = append(p.leaf().drawings, pdfDrawing{d, x, y, r, c})
}

// emit draws the area, then the lines.
func (d pdfDrawing) emit(f *fpdf.Fpdf) {
	place := func(ps [][2]float64) (out []fpdf.PointType) {
		for _, p := range ps {
			out = append(out, fpdf.PointType{X: d.x + d.r*p[0], Y: d.y - d.r*p[1]})
		}
		return out
	}
	f.SetFillColor(d.color.parts())
	f.SetDrawColor(d.color.parts())
	// The stroke grows with the mark, so that it looks alike at any size.
	f.SetLineWidth(0.34 * d.r)
	if len(d.Area) > 0 {
		f.Polygon(place(d.Area), "F")
	}
	for _, line := range d.Lines {
		ps := place(line)
		for i := 1; i < len(ps); i++ {
			f.Line(ps[i-1].X, ps[i-1].Y, ps[i].X, ps[i].Y)
		}
	}
}
