package charts

import (
	"encoding/binary"
	"image"
	"math"

	"github.com/golang/freetype/raster"
	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"gonum.org/v1/plot/vg"

	"stockmove/charts/pixels"
	"stockmove/eventstudy/typeset"
)

// pixelPen is the backend of PNG pictures. Paths are rasterised by the library that the vector
// graphics of the plots use themselves, letters by that of the fonts; both lay their shades
// straight onto a picture of few colours.
type pixelPen struct {
	pic    *pixels.Picture
	dpi    float64
	raster raster.Rasterizer
	types  *typeset.Faces
	faces  map[faceKey]xfont.Face
}

// faceKey names a face at a size. A face holds the room in which its letters are rasterised, and is
// kept as long as the pen.
type faceKey struct {
	face typeset.Face
	size float64
}

// pngBackend gives a canvas an empty picture in the colour of the paper.
func pngBackend(pic *pixels.Picture) backend {
	return func(c *Canvas, st Style) {
		k := float64(st.DPI) / 72
		pic.Reset(int(math.Round(c.W*k)), int(math.Round(c.H*k)), c.T.Paper)
		c.out = &pixelPen{pic: pic, dpi: float64(st.DPI), types: c.faces,
			// A broad line overlaps itself at its corners, which by the even-odd rule would be
			// holes.
			raster: raster.Rasterizer{UseNonZeroWinding: true}, faces: map[faceKey]xfont.Face{}}
		c.dpi = float64(st.DPI)
	}
}

// dots are points in pixels.
func (r *pixelPen) dots(v float64) float64 { return v / 72 * r.dpi }

// toFixed and toFloat change pixels into 64ths of them, in which a rasteriser counts, and back.
func toFixed(v float64) fixed.Int26_6 { return fixed.Int26_6(math.Round(v * 64)) }
func toFloat(v fixed.Int26_6) float64 { return float64(v) / 64 }

// points are the corners of a path, y downwards. A canvas lays paths of a single line for pixels,
// and no curves (see circle).
func (r *pixelPen) points(path vg.Path) []fixed.Point26_6 {
	ps := make([]fixed.Point26_6, 0, len(path)+1)
	for _, c := range path {
		if c.Type == vg.CloseComp {
			ps = append(ps, ps[0])
			continue
		}
		ps = append(ps, fixed.Point26_6{X: toFixed(r.dots(c.Pos.X.Points())),
			Y: toFixed(float64(r.pic.H) - r.dots(c.Pos.Y.Points()))})
	}
	return ps
}

// Fill lays the ink over the inside of a path. Rectangles between whole pixels, which bars, bands
// and backgrounds are, need no rasteriser.
func (r *pixelPen) Fill(path vg.Path, col rgb) {
	ps, ink := r.points(path), r.pic.Ink(col)
	if a, b, ok := wholePixels(ps); ok {
		for y := max(a.Y, 0); y < min(b.Y, r.pic.H); y++ {
			r.pic.Span(y, a.X, b.X, ink, 0xffff)
		}
		return
	}
	r.rasterize(ps, 0, ink, func() {
		r.raster.Start(ps[0])
		for _, p := range ps[1:] {
			r.raster.Add1(p)
		}
		r.raster.Add1(ps[0])
	})
}

// wholePixels are the corners of a closed rectangle that covers no pixel in part.
func wholePixels(ps []fixed.Point26_6) (least, most image.Point, ok bool) {
	if len(ps) != 5 || ps[4] != ps[0] {
		return least, most, false
	}
	a, b := ps[0], ps[2]
	upright := ps[1].X == a.X && ps[3].Y == a.Y && ps[1].Y == b.Y && ps[3].X == b.X
	flat := ps[1].Y == a.Y && ps[3].X == a.X && ps[1].X == b.X && ps[3].Y == b.Y
	// The lower six bits are the part of a pixel.
	if (a.X|a.Y|b.X|b.Y)&63 != 0 || !upright && !flat {
		return least, most, false
	}
	return image.Pt(int(min(a.X, b.X)>>6), int(min(a.Y, b.Y)>>6)),
		image.Pt(int(max(a.X, b.X)>>6), int(max(a.Y, b.Y)>>6)), true
}

// Stroke draws the line of a path. Its ends are cut off flat, where a rasteriser would round them:
// a bar that is drawn as a line would end half its width too late.
func (r *pixelPen) Stroke(path vg.Path, b brush) {
	ps, width := r.points(path), toFixed(r.dots(b.width))
	r.rasterize(ps, width/2, r.pic.Ink(b.ink), func() {
		lines := [][]fixed.Point26_6{ps}
		if len(b.dashes) > 0 {
			lines = r.dashed(ps, b.dashes)
		}
		var middle raster.Path
		for _, line := range lines {
			last := line[0]
			middle.Start(last)
			for _, p := range line[1:] {
				// A step of a sixteenth of a pixel has no direction to speak of, and would turn
				// the edges of the line about.
				if d := p.Sub(last); max(d.X, -d.X)+max(d.Y, -d.Y) > 4 {
					middle.Add1(p)
					last = p
				}
			}
		}
		raster.Stroke(&r.raster, middle, width, raster.ButtCapper, raster.RoundJoiner)
	})
}

// dashed cuts a line into its dashes: the first, third, … of the lengths are drawn, the others
// left out, and round again. A dash goes on around a corner.
func (r *pixelPen) dashed(line []fixed.Point26_6, lengths []float64) (out [][]fixed.Point26_6) {
	at := func(p fixed.Point26_6) point { return point{toFloat(p.X), toFloat(p.Y)} }
	before, dash := at(line[0]), []fixed.Point26_6{line[0]}
	k, spent := 0, 0.0
	end := func() {
		if k%2 == 0 && len(dash) > 1 {
			out = append(out, dash)
		}
	}
	for i := 1; i < len(line); {
		to := at(line[i])
		way, room := math.Hypot(before.X-to.X, before.Y-to.Y), r.dots(lengths[k])-spent
		if way <= room {
			before, dash, spent = to, append(dash, line[i]), spent+way
			i++
			continue
		}
		t := room / way
		before = point{before.X + (to.X-before.X)*t, before.Y + (to.Y-before.Y)*t}
		p := fixed.Point26_6{X: toFixed(before.X), Y: toFixed(before.Y)}
		dash = append(dash, p)
		end()
		dash, k, spent = []fixed.Point26_6{p}, (k+1)%len(lengths), 0
	}
	end()
	return out
}

// rasterize lays the ink over what add tells the rasteriser of, which reaches that far beyond the
// points. The rasteriser looks through all rows that it is told of, so that it is told of those
// that are reached alone, and the points are moved up to the first of them.
func (r *pixelPen) rasterize(ps []fixed.Point26_6, reach fixed.Int26_6, ink pixels.Ink,
	add func()) {
	top, bottom := ps[0].Y, ps[0].Y
	for _, p := range ps {
		top, bottom = min(top, p.Y), max(bottom, p.Y)
	}
	// A pixel more holds what rounding adds to the width of a line.
	first := max(int(top-reach)>>6-1, 0)
	rows := min(int(bottom+reach)>>6+2, r.pic.H) - first
	if rows <= 0 {
		return
	}
	for i := range ps {
		ps[i].Y -= fixed.Int26_6(first << 6)
	}
	r.raster.SetBounds(r.pic.W, rows)
	r.raster.Dy = first
	add()
	r.raster.Rasterize(raster.PainterFunc(func(spans []raster.Span, _ bool) {
		for _, s := range spans {
			r.pic.Span(s.Y, s.X0, s.X1, ink, s.Alpha)
		}
	}))
}

// Write draws a text with its baseline at a point. Glyphs are placed to a 64th of a pixel, which is
// what the font machinery knows.
func (r *pixelPen) Write(at point, p typeset.Piece, col rgb) {
	key := faceKey{p.Face, p.Size}
	face := r.faces[key]
	if face == nil {
		var err error
		face, err = opentype.NewFace(r.types.Font(p.Face),
			&opentype.FaceOptions{Size: p.Size, DPI: r.dpi})
		if err != nil {
			// The fonts were read when they were chosen: what fails here is the program.
			panic(err)
		}
		r.faces[key] = face
	}
	k := r.dpi / 72
	ink := r.pic.Ink(col)
	dot := fixed.Point26_6{X: toFixed(at.X * k), Y: toFixed(float64(r.pic.H) - at.Y*k)}
	// Pairs are drawn together here: the face's own Kern is that of another size.
	before := rune(0)
	for _, c := range p.Text {
		dot.X += toFixed(r.types.Kern(p.Face, before, c) * p.Size * k / 1000)
		to, mask, _, advance, _ := face.Glyph(dot, c)
		// The mask is the face’s own, and the next letter overwrites it: it is laid at once.
		if mask, ok := mask.(*image.Alpha); ok {
			r.pic.Stamp(to.Min.X, to.Min.Y, mask, ink)
		}
		dot.X += advance
		before = c
	}
}

// encode returns the picture as a PNG with its resolution and the mark of stockmove. Without the
// first, pHYs in pixels per metre, a word processor takes 72 or 96 dpi and shows the picture three
// times too large.
func (r *pixelPen) encode() []byte {
	ppm := uint32(math.Round(r.dpi / 0.0254))
	size := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, ppm), ppm)
	return r.pic.PNG(pixels.Chunk("pHYs", append(size, 1)), pngMark)
}
