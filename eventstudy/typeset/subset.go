package typeset

import (
	"encoding/binary"
	"maps"
	"math"
	"slices"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Used are the characters that Place has set in a face, in their order.
func (f *Faces) Used(face Face) []rune { return slices.Sorted(maps.Keys(f.used[face])) }

// Join takes over what Place has set with other faces of the same fonts.
func (f *Faces) Join(other *Faces) {
	for face, used := range other.used {
		maps.Copy(f.used[face], used)
	}
}

// Subset is a TrueType font of the characters that Place has set in a face, for a file that carries
// its fonts along; nil when there are none. Outlines of every kind become those of TrueType,
// instructions and pairs are left out.
func (f *Faces) Subset(face Face) []byte {
	used := f.Used(face)
	if len(used) == 0 {
		return nil
	}
	s := subset{font: f.fonts[face], upem: f.upem(face)}
	s.add(0) // the sign for what is missing, which every font begins with
	codes := make([]code, 0, len(used))
	at := map[sfnt.GlyphIndex]int{0: 0}
	for _, r := range used {
		g, err := s.font.GlyphIndex(&s.buf, r)
		// Format 4 of the map of characters has no room beyond the first plane.
		if err != nil || r > 0xffff {
			continue
		}
		if _, ok := at[g]; !ok {
			at[g] = len(s.loca)
			s.add(g)
		}
		codes = append(codes, code{uint16(r), uint16(at[g])})
	}
	return s.file(codes)
}

// code is a character and its glyph in the new font.
type code struct{ char, glyph uint16 }

// subset collects the glyphs of a font.
type subset struct {
	font *sfnt.Font
	upem fixed.Int26_6
	buf  sfnt.Buffer

	glyf, hmtx []byte
	loca       []uint32 // where each glyph begins
	box        extent
	points     int // of the largest glyph
	contours   int
}

// extent is the box of outlines, in units of the font with y upwards.
type extent struct{ x0, y0, x1, y1 int16 }

func (e *extent) add(o extent) {
	e.x0, e.y0 = min(e.x0, o.x0), min(e.y0, o.y0)
	e.x1, e.y1 = max(e.x1, o.x1), max(e.y1, o.y1)
}

// add appends a glyph; one that cannot be read is empty. An empty glyph keeps its advance, which a
// space is, and the place of the next begins where its own does.
func (s *subset) add(g sfnt.GlyphIndex) {
	s.loca = append(s.loca, uint32(len(s.glyf)))
	advance, _ := s.font.GlyphAdvance(&s.buf, g, s.upem, font.HintingNone)
	segments, err := s.font.LoadGlyph(&s.buf, g, s.upem, nil)
	bearing := int16(0)
	if err == nil && len(segments) > 0 {
		o := outlineOf(segments)
		bearing = o.box.x0
		if len(s.loca) == 1 {
			s.box = o.box
		}
		s.box.add(o.box)
		s.points, s.contours = max(s.points, len(o.points)), max(s.contours, len(o.ends))
		s.glyf = append(s.glyf, o.bytes()...)
	}
	s.hmtx = be16(s.hmtx, uint16(advance), uint16(bearing))
}

// knot is a point of an outline; off is the control point of a curve.
type knot struct {
	x, y int16
	off  bool
}

// outline is a glyph in TrueType's terms: closed contours of lines and quadratic curves.
type outline struct {
	points []knot
	ends   []uint16 // last point of each contour
	box    extent
}

// outlineOf turns the segments of a glyph, which count y downwards, into an outline. Lines become
// two points on it, quadratic curves stay, and cubic ones, which TrueType lacks, are followed.
func outlineOf(segments sfnt.Segments) outline {
	var o outline
	var pen fixed.Point26_6
	end := func() {
		first := 0
		if n := len(o.ends); n > 0 {
			first = int(o.ends[n-1]) + 1
		}
		if n := len(o.points); n-first > 1 && o.points[n-1] == o.points[first] {
			o.points = o.points[:n-1] // a contour closes by itself
		}
		if len(o.points) > first {
			o.ends = append(o.ends, uint16(len(o.points)-1))
		}
	}
	put := func(p fixed.Point26_6, off bool) {
		o.points = append(o.points, knot{int16(p.X), int16(-p.Y), off})
	}
	for _, sg := range segments {
		// Where a segment ends is where the next begins, and only a cubic curve needs to know it.
		last := sg.Args[0]
		switch sg.Op {
		case sfnt.SegmentOpMoveTo:
			end()
			put(last, false)
		case sfnt.SegmentOpLineTo:
			put(last, false)
		case sfnt.SegmentOpQuadTo:
			put(sg.Args[0], true)
			last = sg.Args[1]
			put(last, false)
		case sfnt.SegmentOpCubeTo:
			last = sg.Args[2]
			for _, q := range quadratics(pen, sg.Args) {
				put(q[0], true)
				put(q[1], false)
			}
		}
		pen = last
	}
	end()
	for i, p := range o.points {
		if i == 0 {
			o.box = extent{p.x, p.y, p.x, p.y}
		}
		o.box.add(extent{p.x, p.y, p.x, p.y})
	}
	return o
}

// quadratics follows a cubic curve by four quadratic ones, each a control point and an end. The
// control point is where the tangents of a quarter meet as nearly as a mean can tell; four of
// them leave less than a unit of the font between the curves of letters.
func quadratics(from fixed.Point26_6, c [3]fixed.Point26_6) (out [4][2]fixed.Point26_6) {
	at := func(t float64) (x, y, dx, dy float64) {
		u := 1 - t
		w := [4]float64{u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t}
		d := [4]float64{-3 * u * u, 3*u*u - 6*u*t, 6*u*t - 3*t*t, 3 * t * t}
		for i, p := range [4]fixed.Point26_6{from, c[0], c[1], c[2]} {
			x, y = x+w[i]*float64(p.X), y+w[i]*float64(p.Y)
			dx, dy = dx+d[i]*float64(p.X), dy+d[i]*float64(p.Y)
		}
		return
	}
	round := func(x, y float64) fixed.Point26_6 {
		return fixed.Point26_6{X: fixed.Int26_6(math.Round(x)), Y: fixed.Int26_6(math.Round(y))}
	}
	for i := range out {
		x0, y0, dx0, dy0 := at(float64(i) / 4)
		x1, y1, dx1, dy1 := at(float64(i+1) / 4)
		// A quadratic's control point lies an eighth of the parameter along either tangent.
		cx := (x0 + dx0/8 + x1 - dx1/8) / 2
		cy := (y0 + dy0/8 + y1 - dy1/8) / 2
		out[i] = [2]fixed.Point26_6{round(cx, cy), round(x1, y1)}
	}
	return out
}

// bytes writes an outline as a simple glyph, all coordinates in two bytes, at a length of a
// multiple of four. The shorter forms that coordinates may have are not used, for a subset of the
// letters of a page is small in either form.
func (o outline) bytes() []byte {
	b := be16(nil, uint16(len(o.ends)), uint16(o.box.x0), uint16(o.box.y0), uint16(o.box.x1),
		uint16(o.box.y1))
	b = be16(b, o.ends...)
	b = be16(b, 0) // no instructions
	for _, p := range o.points {
		on := byte(1)
		if p.off {
			on = 0
		}
		b = append(b, on)
	}
	// Coordinates are the way from the point before, all x first and then all y.
	var before knot
	for _, p := range o.points {
		b = be16(b, uint16(p.x-before.x))
		before = p
	}
	before = knot{}
	for _, p := range o.points {
		b = be16(b, uint16(p.y-before.y))
		before = p
	}
	for len(b)%4 != 0 {
		b = append(b, 0)
	}
	return b
}

func be16(b []byte, vs ...uint16) []byte {
	for _, v := range vs {
		b = binary.BigEndian.AppendUint16(b, v)
	}
	return b
}

func be32(b []byte, vs ...uint32) []byte {
	for _, v := range vs {
		b = binary.BigEndian.AppendUint32(b, v)
	}
	return b
}
