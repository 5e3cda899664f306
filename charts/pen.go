package charts

import (
	"image/color"

	"gonum.org/v1/plot/vg"

	"stockmove/eventstudy/typeset"
)

// pen is what a canvas draws with: pixels, or the commands of a vector format. Places are in
// points, y upwards. It is what the vector graphics of the library offer, less what charts have no
// use for, and letters as pieces that are placed already.
type pen interface {
	SetColor(color.Color)
	SetLineWidth(vg.Length)
	SetLineDash(dashes []vg.Length, offset vg.Length)
	Stroke(vg.Path)
	Fill(vg.Path)
	Write(at point, p typeset.Piece) // in the colour set, p's own place is already in at
}

// bold and roman are the two hands that are no hand of a figure's.
func bold(size float64) typeset.Hand  { return typeset.Hand{Size: size, Bold: true} }
func roman(size float64) typeset.Hand { return typeset.Hand{Size: size} }
