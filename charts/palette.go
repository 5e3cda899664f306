package charts

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"image"
	"image/color"
	"math"
	"slices"
)

// indexed reduces a picture to a palette of at most 256 colours: those that were drawn with, the
// commonest, and for the others (shades on the edges of letters and lines) the nearest of those. An
// indexed picture is a quarter of the size to filter and compress. Colours are ranked by count and
// then by value, so the same picture gives the same bytes.
func indexed(src *image.RGBA, inks map[uint32]bool) *image.Paletted {
	w, h := src.Rect.Dx(), src.Rect.Dy()
	scan := newRunScanner(w, h)
	for y := range h {
		scan.row(src.Pix[y*src.Stride : y*src.Stride+4*w])
	}
	all := scan.colours
	// A rare colour of a scale of colours keeps its place before a common shade between letters.
	for i := range all {
		if inks[all[i].c] {
			all[i].n += w * h
		}
	}
	slices.SortFunc(all, func(a, b tally) int {
		return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.c, b.c))
	})
	n := min(len(all), 256)
	palette := make(color.Palette, n)
	index := make([]uint8, len(all)) // by id
	for i, u := range all {
		if i < n {
			palette[i] = color.RGBA{uint8(u.c), uint8(u.c >> 8), uint8(u.c >> 16), 255}
			index[u.id] = uint8(i)
			continue
		}
		best, least := 0, math.MaxInt
		for k, v := range all[:n] {
			if d := distance(u.c, v.c); d < least {
				best, least = k, d
			}
		}
		index[u.id] = uint8(best)
	}
	p := pixels.Get().(*[]byte)
	if cap(*p) < w*h {
		*p = make([]byte, w*h)
	}
	img := &image.Paletted{Pix: (*p)[:w*h], Stride: w, Rect: image.Rect(0, 0, w, h),
		Palette: palette}
	scan.paint(img, index)
	return img
}

// distance is the squared distance of two colours, green weighing most.
func distance(a, b uint32) int {
	d := func(shift uint) int { return int(a>>shift&255) - int(b>>shift&255) }
	r, g, bl := d(0), d(8), d(16)
	return 3*r*r + 6*g*g + bl*bl
}

// tally is a colour and how often it occurs; id is its place in the order of appearance.
type tally struct {
	c  uint32
	n  int
	id int32
}

// run is a stretch of pixels of one colour.
type run struct{ id, n int32 }

// runScanner reads the rows of a picture as runs. Nearly all of a chart is paper, and most rows are
// the row above once more.
type runScanner struct {
	w       int
	colours []tally
	ids     map[uint32]int32
	recent  [1024]tally // the last colours by a part of their bits, before ids is asked
	runs    []run
	begin   int    // of the runs of the last row that is not the one above
	above   []byte // its pixels
	same    []bool // of each row, whether it is the one above
}

func newRunScanner(w, h int) *runScanner {
	return &runScanner{w: w, ids: make(map[uint32]int32, 2048), runs: make([]run, 0, 16*h),
		same: make([]bool, 0, h)}
}

// row takes in the next row, four bytes a pixel.
func (s *runScanner) row(row []byte) {
	same := bytes.Equal(row, s.above)
	s.same = append(s.same, same)
	if same {
		for _, r := range s.runs[s.begin:] {
			s.colours[r.id].n += int(r.n)
		}
		return
	}
	s.above, s.begin = row, len(s.runs)
	for x := 0; x < s.w; {
		c := binary.LittleEndian.Uint32(row[4*x:])
		twice := uint64(c) | uint64(c)<<32
		n := x + 1
		for n+2 <= s.w && binary.LittleEndian.Uint64(row[4*n:]) == twice {
			n += 2
		}
		for n < s.w && binary.LittleEndian.Uint32(row[4*n:]) == c {
			n++
		}
		id := s.id(c)
		s.colours[id].n += n - x
		s.runs = append(s.runs, run{id, int32(n - x)})
		x = n
	}
}

// id is the place of a colour in the order of appearance.
func (s *runScanner) id(c uint32) int32 {
	known := &s.recent[c*0x9e3779b1>>22]
	if known.n > 0 && known.c == c {
		return known.id
	}
	id, ok := s.ids[c]
	if !ok {
		id = int32(len(s.colours))
		s.ids[c] = id
		s.colours = append(s.colours, tally{c, 0, id})
	}
	*known = tally{c, 1, id}
	return id
}

// paint writes the rows into a picture; index is the colour in its palette by id.
func (s *runScanner) paint(img *image.Paletted, index []uint8) {
	runs := s.runs
	for y, same := range s.same {
		row := img.Pix[y*img.Stride : y*img.Stride+s.w]
		if same {
			copy(row, img.Pix[(y-1)*img.Stride:])
			continue
		}
		for x := 0; x < s.w; runs = runs[1:] {
			end := x + int(runs[0].n)
			v := index[runs[0].id]
			for ; x < end; x++ {
				row[x] = v
			}
		}
	}
}
