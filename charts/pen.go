package charts

import (
	"gonum.org/v1/plot/vg"

	"stockmove/eventstudy/typeset"
)

// pen is what a canvas draws with: pixels, or the commands of a vector format. Places are in
// points, y upwards. It is what the vector graphics of the library offer, less what charts have no
// use for, and letters as pieces that are placed already.
type pen interface {
	Fill(vg.Path, rgb)
	Stroke(vg.Path, brush)
	Write(at point, p typeset.Piece, ink rgb) // p's own place is already in at
}

// brush is what a line is drawn with; its width and its dashes are in points.
type brush struct {
	ink    rgb
	width  float64
	dashes []float64
}

// bold and roman are the two hands that are no hand of a figure's.
func bold(size float64) typeset.Hand  { return typeset.Hand{Size: size, Bold: true} }
func roman(size float64) typeset.Hand { return typeset.Hand{Size: size} }
