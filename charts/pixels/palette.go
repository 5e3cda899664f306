package pixels

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"math"
	"slices"
)

// scan is a picture as the runs of its rows. Nearly all of a chart is paper, and many rows are the
// row above once more: what follows is done for the others alone.
type scan struct {
	runs   []run
	same   []bool // of each row, whether it is the one above
	counts []int  // of the pixels of each Ink
	index  []byte // the file before it is squeezed: rows of a filter's number and palette numbers
}

// run is a stretch of pixels of one colour.
type run struct {
	ink Ink
	n   int32
}

// read takes the picture into runs and counts its colours.
func (p *Picture) read() {
	s := &p.scan
	s.runs, s.same = s.runs[:0], s.same[:0]
	s.counts = slices.Grow(s.counts[:0], len(p.colours))[:len(p.colours)]
	clear(s.counts)
	begin := 0 // of the runs of the last row that is not the one above
	for y := range p.H {
		row := p.ids[p.at(0, y):p.at(0, y+1)]
		same := y > 0 && bytes.Equal(row, p.ids[p.at(0, y-1):p.at(0, y)])
		s.same = append(s.same, same)
		if !same {
			begin = len(s.runs)
			s.row(row)
		}
		// Colours are ranked by the area that they cover, so that a row that is the one above
		// counts once more.
		for _, r := range s.runs[begin:] {
			s.counts[r.ink] += int(r.n)
		}
	}
}

// row adds the runs of a row, two bytes a pixel.
func (s *scan) row(row []byte) {
	for len(row) > 0 {
		v := binary.LittleEndian.Uint16(row)
		four := uint64(v) * 0x1_0001_0001_0001
		n := 2
		for n+8 <= len(row) && binary.LittleEndian.Uint64(row[n:]) == four {
			n += 8
		}
		for n < len(row) && binary.LittleEndian.Uint16(row[n:]) == v {
			n += 2
		}
		s.runs = append(s.runs, run{Ink(v), int32(n / 2)})
		row = row[n:]
	}
}

// palette chooses at most 256 colours: those that were drawn with, the commonest, and for the
// others (shades on the edges of letters and lines) the nearest of those, which nobody sees at an
// edge. It returns the colours, and the number of each Ink among them. Colours are ranked by
// count and then by value, so the same picture gives the same bytes.
func (p *Picture) palette() (colours []uint32, number []uint8) {
	type tally struct {
		c  uint32
		n  int
		id int
	}
	all := make([]tally, 0, len(p.colours))
	for id, n := range p.scan.counts {
		if n == 0 {
			continue
		}
		// A rare colour of a scale keeps its place before a common shade between letters.
		if p.used[id] {
			n += p.W * p.H
		}
		all = append(all, tally{p.colours[id], n, id})
	}
	slices.SortFunc(all, func(a, b tally) int {
		return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.c, b.c))
	})
	number = make([]uint8, len(p.colours))
	var near nearest
	for i, u := range all {
		if i < 256 {
			colours = append(colours, u.c)
			number[u.id] = uint8(i)
			continue
		}
		if near == nil {
			near = newNearest(colours)
		}
		number[u.id] = near.to(u.c)
	}
	return colours, number
}

// nearest finds the colour of a palette that is nearest to another. Its colours are sorted by
// their green, which weighs most: the search goes out from the green that is sought, and ends where
// green alone is further away than the best.
type nearest []shade

type shade struct {
	r, g, b int32
	number  uint8 // in the palette
}

func part(c uint32, shift int) int32 { return int32(c >> shift & 255) }

func newNearest(palette []uint32) nearest {
	var out nearest
	for i, c := range palette {
		out = append(out, shade{part(c, 0), part(c, 8), part(c, 16), uint8(i)})
	}
	slices.SortFunc(out, func(a, b shade) int {
		return cmp.Or(cmp.Compare(a.g, b.g), cmp.Compare(a.number, b.number))
	})
	return out
}

// to is the number of the nearest colour, of two as near the first of the palette.
func (n nearest) to(c uint32) uint8 {
	r, g, b := part(c, 0), part(c, 8), part(c, 16)
	up, _ := slices.BinarySearchFunc(n, g,
		func(s shade, g int32) int { return cmp.Compare(s.g, g) })
	best, least := uint8(0), int32(math.MaxInt32)
	try := func(s shade) bool {
		// Red, green and blue weigh 3, 6 and 1, near to how bright the eye sees them. Finer weights
		// would not be seen at the edge of a letter.
		dr, dg, db := s.r-r, s.g-g, s.b-b
		if 6*dg*dg > least {
			return false
		}
		if d := 3*dr*dr + 6*dg*dg + db*db; d < least || d == least && s.number < best {
			best, least = s.number, d
		}
		return true
	}
	for down, lower, upper := up-1, true, true; lower || upper; {
		if lower = lower && down >= 0 && try(n[down]); lower {
			down--
		}
		if upper = upper && up < len(n) && try(n[up]); upper {
			up++
		}
	}
	return best
}

// lay writes the rows by their palette numbers, each after the number of a filter of PNG: none, for
// the squeezing looks at the row above by itself.
func (p *Picture) lay(number []uint8) []byte {
	stride := p.W + 1
	s := &p.scan
	s.index = slices.Grow(s.index[:0], stride*p.H)[:stride*p.H]
	runs := s.runs
	for y, same := range s.same {
		row := s.index[y*stride : (y+1)*stride]
		if same {
			copy(row, s.index[(y-1)*stride:])
			continue
		}
		row[0] = 0
		for row = row[1:]; len(row) > 0; runs = runs[1:] {
			n := int(runs[0].n)
			paint(row[:n], number[runs[0].ink])
			row = row[n:]
		}
	}
	return s.index
}

// paint writes the same byte over a row, eight at a time.
func paint(row []byte, v uint8) {
	eight := uint64(v) * 0x01_01_01_01_01_01_01_01
	for ; len(row) >= 8; row = row[8:] {
		binary.LittleEndian.PutUint64(row, eight)
	}
	for i := range row {
		row[i] = v
	}
}
