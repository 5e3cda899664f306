package typeset

import (
	"math/bits"

	"golang.org/x/image/font"
)

// file writes the glyphs and the map of characters as a TrueType file (OpenType 1.9, ISO/IEC
// 14496-22), its tables in the order of their names. Readers look tables up by a search by halves,
// and refuse a file whose directory is not in order.
func (s *subset) file(codes []code) []byte {
	loca := make([]byte, 0, 4*len(s.loca)+4)
	loca = be32(loca, s.loca...)
	loca = be32(loca, uint32(len(s.glyf)))
	tables := []struct {
		name string
		body []byte
	}{
		{"OS/2", s.os2()}, {"cmap", cmap(codes)}, {"glyf", s.glyf}, {"head", s.head()},
		{"hhea", s.hhea()}, {"hmtx", s.hmtx}, {"loca", loca}, {"maxp", s.maxp()},
		{"name", be16(nil, 0, 0, 6)}, {"post", be32(nil, 0x30000, 0, 0, 0, 0, 0, 0, 0)},
	}
	out := be32(nil, 0x10000)
	out = be16(out, searched(len(tables), 16)...)
	at := 12 + 16*len(tables)
	for _, t := range tables {
		out = append(out, t.name...)
		out = be32(out, sum(t.body), uint32(at), uint32(len(t.body)))
		at += (len(t.body) + 3) &^ 3
	}
	for _, t := range tables {
		// The whole file sums up to a constant: the correction is known only when every other byte
		// is, and stands in a place that counts as nothing while the sum is taken.
		if t.name == "head" {
			rest := out
			for _, u := range tables {
				rest = append(rest[:len(rest):len(rest)], padded(u.body)...)
			}
			copy(t.body[8:], be32(nil, 0xB1B0AFBA-sum(rest)))
		}
		out = append(out, padded(t.body)...)
	}
	return out
}

// searched are a count and three helps for a search by halves among records of some size.
func searched(n, size int) []uint16 {
	half := bits.Len(uint(n)) - 1
	reach := size << half
	return []uint16{uint16(n), uint16(reach), uint16(half), uint16(n*size - reach)}
}

// padded ends a table on a multiple of four. The capacity is cut first, so that the zeros never
// overwrite what lies behind the table in the same array.
func padded(b []byte) []byte {
	b = b[:len(b):len(b)]
	for len(b)%4 != 0 {
		b = append(b, 0)
	}
	return b
}

// sum adds a table as big-endian words; it wraps around, as the format has it.
func sum(b []byte) (n uint32) {
	for b = padded(b); len(b) > 0; b = b[4:] {
		n += uint32(b[0])<<24 | uint32(b[1])<<16 | uint32(b[2])<<8 | uint32(b[3])
	}
	return n
}

// head is of the whole font. It has the box of all glyphs, within which viewers expect every letter
// to be drawn.
func (s *subset) head() []byte {
	b := be32(nil, 0x10000, 0x10000, 0, 0x5F0F3CF5)
	b = be16(b, 0, uint16(s.upem))
	b = be32(b, 0, 0, 0, 0) // made and changed on no day: the same text gives the same bytes
	b = be16(b, uint16(s.box.x0), uint16(s.box.y0), uint16(s.box.x1), uint16(s.box.y1))
	return be16(b, 0, 8, 2, 1, 0) // upright, 8 pixels at least, left to right, long offsets
}

// heights are how far the lines of the font reach up and down, in its units.
func (s *subset) heights() (up, down int16) {
	m, err := s.font.Metrics(&s.buf, s.upem, font.HintingNone)
	if err != nil {
		return s.box.y1, s.box.y0
	}
	return int16(m.Ascent), -int16(m.Descent)
}

// hhea is of lines of text. The widest advance is read back from the table of advances, which is
// complete by then.
func (s *subset) hhea() []byte {
	up, down := s.heights()
	widest := uint16(0)
	for i := 0; i < len(s.hmtx); i += 4 {
		widest = max(widest, uint16(s.hmtx[i])<<8|uint16(s.hmtx[i+1]))
	}
	b := be32(nil, 0x10000)
	b = be16(b, uint16(up), uint16(down), 0, widest, 0, 0, uint16(s.box.x1), 1, 0, 0)
	return be16(b, 0, 0, 0, 0, 0, uint16(len(s.loca)))
}

// maxp tells how much room a reader needs. Glyphs are neither composed of others nor instructed, so
// that points and contours are all there is to make room for.
func (s *subset) maxp() []byte {
	b := be32(nil, 0x10000)
	b = be16(b, uint16(len(s.loca)), uint16(s.points), uint16(s.contours), 0, 0, 2)
	return be16(b, 0, 0, 0, 0, 0, 0, 0, 0)
}

// os2 is of a regular font of medium width that may be embedded; what it leaves empty are places
// of sub- and superscripts, classes, scripts and code pages.
func (s *subset) os2() []byte {
	up, down := s.heights()
	b := be16(nil, 4, uint16(s.upem/2), 400, 5, 0)
	b = append(b, make([]byte, 22+10+16+4+2)...)
	b = be16(b, 0, 0xffff, uint16(up), uint16(down), 0, uint16(up), uint16(max(-down, 0)))
	b = append(b, make([]byte, 8)...)
	return be16(b, uint16(s.upem/2), uint16(7*int(s.upem)/10), 0, 0, 0)
}

// cmap maps characters of two bytes to glyphs, in format 4: a segment for each run of characters
// whose glyphs run too. Glyphs are numbered in the order of the characters, so that the letters of
// a text fall into few segments.
func cmap(codes []code) []byte {
	type segment struct{ first, last, delta uint16 }
	var segments []segment
	for _, c := range codes {
		n := len(segments)
		if n > 0 && segments[n-1].last+1 == c.char && segments[n-1].delta == c.glyph-c.char {
			segments[n-1].last = c.char
			continue
		}
		segments = append(segments, segment{c.char, c.char, c.glyph - c.char})
	}
	// The format ends with a segment of the last character there is, which searches rely on.
	if n := len(segments); n == 0 || segments[n-1].last != 0xffff {
		segments = append(segments, segment{0xffff, 0xffff, 1})
	}
	b := be16(nil, 0, 1, 3, 1) // one table, of Windows and Unicode
	b = be32(b, 12)
	b = be16(b, 4, uint16(16+8*len(segments)), 0)
	helps := searched(len(segments), 2)
	helps[0] *= 2
	b = be16(b, helps...)
	for _, s := range segments {
		b = be16(b, s.last)
	}
	b = be16(b, 0)
	for _, s := range segments {
		b = be16(b, s.first)
	}
	for _, s := range segments {
		b = be16(b, s.delta)
	}
	return append(b, make([]byte, 2*len(segments))...)
}
