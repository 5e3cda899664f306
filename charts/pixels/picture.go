// Package pixels is a picture of pixels and its PNG file: colours that cover and mix while it is
// drawn, a palette of at most 256 of them, and a writer that lives off what most of a chart is,
// paper and the row above once more.
//
// A picture holds the number of a colour for each pixel, not the colour. Rows are compared, counted
// and given their palette by such numbers, and a pixel takes half of the room.
package pixels

import (
	"encoding/binary"
	"image"
	"image/color"
)

// Ink is the number of a colour in a picture.
type Ink uint16

// Picture is a picture while it is drawn on, y downwards. Its room is kept from one picture to the
// next, so that a worker that draws twenty asks for it once.
type Picture struct {
	W, H    int
	ids     []byte         // the Ink of each pixel in two bytes, rows from the top
	colours []uint32       // by Ink: red, green, blue from the lowest byte, then 255
	used    []bool         // by Ink, whether it was drawn with and not only mixed
	known   map[uint32]Ink // of each colour
	mixed   [4096]mixture  // the last mixtures, by a part of their key
	scan    scan
	tokens  []token // of the file, a block of them
}

// mixture is what came of an ink of some cover over another. A picture mixes the same few colours
// thousands of times, at the edges of letters and lines.
type mixture struct {
	key uint64
	to  Ink
}

// Reset makes it an empty sheet of that colour and that many pixels, of at least one.
func (p *Picture) Reset(w, h int, paper color.Color) {
	p.W, p.H = w, h
	if n := 2 * w * h; cap(p.ids) < n {
		p.ids = make([]byte, n)
	} else {
		p.ids = p.ids[:n]
		clear(p.ids)
	}
	p.colours, p.used, p.known = p.colours[:0], p.used[:0], map[uint32]Ink{}
	// What was mixed names colours of the last picture by their numbers. An empty mixture is true
	// as it stands: nothing over paper is paper.
	clear(p.mixed[:])
	p.Ink(paper) // is number 0, of which the sheet consists
}

// Ink is the number of an opaque colour to draw with.
func (p *Picture) Ink(c color.Color) Ink {
	r, g, b, _ := c.RGBA()
	id := p.ink(r>>8 | g>>8<<8 | b>>8<<16 | 0xff<<24)
	p.used[id] = true
	return id
}

// exact is how many colours are told apart to the last bit. Beyond, which only a picture of
// thousands of overlapping hues reaches, they are told apart by five bits of each part, of which
// there are as many again: an Ink has a number for all of them.
const exact = 1 << 15

func (p *Picture) ink(c uint32) Ink {
	if len(p.colours) >= exact {
		c = c&0xfff8f8f8 | 0xff<<24
	}
	id, ok := p.known[c]
	if !ok {
		id = Ink(len(p.colours))
		p.known[c] = id
		p.colours, p.used = append(p.colours, c), append(p.used, false)
	}
	return id
}

// full is the cover of a pixel that nothing shines through.
const full = 0xffff

// mix is the ink over another where it covers that part of a pixel, of 65535. It reckons as
// image/draw does, in 16 bits with the rest dropped.
func (p *Picture) mix(under, over Ink, cover uint32) Ink {
	key := uint64(under)<<32 | uint64(over)<<16 | uint64(cover)
	// The factor, 2⁶⁴ by the golden ratio, spreads keys that are neighbours. A mixture that another
	// drives out is only reckoned again.
	m := &p.mixed[key*0x9e3779b97f4a7c15>>52]
	if m.key != key {
		u, o, out := p.colours[under], p.colours[over], uint32(0xff<<24)
		rest := (full - cover) * 0x101
		for shift := 0; shift < 24; shift += 8 {
			out |= ((u>>shift&255)*rest + (o>>shift&255)*0x101*cover) / full >> 8 << shift
		}
		*m = mixture{key, p.ink(out)}
	}
	return m.to
}

// at is the place of a pixel in ids.
func (p *Picture) at(x, y int) int { return 2 * (y*p.W + x) }

// Span lays an ink over the pixels of a row from x0 up to x1; what lies beyond the picture is left
// out. cover is the part of each pixel that the ink covers, of 65535.
func (p *Picture) Span(y, x0, x1 int, ink Ink, cover uint32) {
	x0, x1 = max(x0, 0), min(x1, p.W)
	if y < 0 || y >= p.H || x0 >= x1 {
		return
	}
	row := p.ids[p.at(x0, y):p.at(x1, y)]
	if cover == full {
		fill(row, uint16(ink))
		return
	}
	for ; len(row) > 0; row = row[2:] {
		under := Ink(binary.LittleEndian.Uint16(row))
		binary.LittleEndian.PutUint16(row, uint16(p.mix(under, ink, cover)))
	}
}

// fill writes the same two bytes over a row, eight bytes at a time.
func fill(row []byte, v uint16) {
	four := uint64(v) * 0x1_0001_0001_0001
	for ; len(row) >= 8; row = row[8:] {
		binary.LittleEndian.PutUint64(row, four)
	}
	for ; len(row) > 0; row = row[2:] {
		binary.LittleEndian.PutUint16(row, v)
	}
}

// Stamp lays an ink over the picture through a mask, whose first pixel comes to lie at (x, y).
func (p *Picture) Stamp(x, y int, mask *image.Alpha, ink Ink) {
	b := mask.Rect
	x0, x1 := max(b.Min.X, b.Min.X-x), min(b.Max.X, b.Min.X-x+p.W)
	for my := max(b.Min.Y, b.Min.Y-y); my < min(b.Max.Y, b.Min.Y-y+p.H) && x0 < x1; my++ {
		covers := mask.Pix[mask.PixOffset(x0, my):mask.PixOffset(x1, my)]
		row := p.ids[p.at(x+x0-b.Min.X, y+my-b.Min.Y):]
		for i, cover := range covers {
			if cover == 0 {
				continue
			}
			px := row[2*i : 2*i+2]
			under := Ink(binary.LittleEndian.Uint16(px))
			binary.LittleEndian.PutUint16(px, uint16(p.mix(under, ink, uint32(cover)*0x101)))
		}
	}
}
