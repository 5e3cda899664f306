package typeset

import (
	"unicode/utf8"

	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
)

// Piece is a stretch of text in one font at its place: X points right of where the text begins,
// Rise above its line.
type Piece struct {
	Text    string
	Face    Face
	Size    float64
	X, Rise float64
}

// raised are the signs of exponents and indices that the built-in font lacks: set as small signs
// above or below the line.
var raised = map[rune]struct {
	sign rune
	rise float64 // of the size
}{'⁻': {'−', 0.3}, '⁺': {'+', 0.3}, '₋': {'−', -0.12}, '₊': {'+', -0.12}}

const small = 0.62 // size of a raised sign

// Accent reports a mark that stands over or under the character before it.
func Accent(r rune) bool { return r >= 0x300 && r < 0x370 }

// Width is the length of a text in points. It takes each character as Place does, without the
// pieces that Place makes: layouts measure many wordings of a text and set one.
func (f *Faces) Width(s string, h Hand) float64 {
	n, before := 0.0, setter{}
	for _, r := range s {
		if r >= utf8.RuneSelf {
			if x, ok := raised[r]; ok {
				n += small * float64(f.advance(f.face(x.sign, h), x.sign))
				before = setter{}
				continue
			}
			if Accent(r) {
				continue
			}
		}
		n += before.step(f, f.face(r, h), r)
	}
	return n * h.Size / 1000
}

// setter remembers the character before, with which the next may be a pair.
type setter struct {
	face Face
	r    rune
}

// step is how far a character moves the place of the next, in thousandths of the size.
func (p *setter) step(f *Faces, face Face, r rune) float64 {
	n := float64(f.advance(face, r))
	// Pairs are left out of the fonts that files carry, so that only what is drawn here has them.
	if f.medium == Pixels && p.r != 0 && p.face == face {
		n += f.Kern(face, p.r, r)
	}
	*p = setter{face, r}
	return n
}

// Place sets a text: it splits it by the fonts that have its characters, and puts raised signs and
// accents where they belong, which fonts drawn letter by letter would set beside their letter.
func (f *Faces) Place(s string, h Hand) []Piece {
	var out []Piece
	x, start, at := 0.0, 0, 0.0
	face, before, base := Regular, setter{}, rune(0)
	// A piece ends where the font changes, and wherever something stands off the line.
	flush := func(end int) {
		if end > start {
			out = append(out, Piece{s[start:end], face, h.Size, at, 0})
		}
		start, at = end, x
	}
	for i, r := range s {
		size := utf8.RuneLen(r)
		if size < 0 {
			size = 1
		}
		if e, ok := raised[r]; ok {
			flush(i)
			sf := f.face(e.sign, h)
			f.used[sf][e.sign] = true
			out = append(out, Piece{string(e.sign), sf, small * h.Size, x, e.rise * h.Size})
			x += small * float64(f.advance(sf, e.sign)) * h.Size / 1000
			start, at, before, base = i+size, x, setter{}, r
			continue
		}
		rf := f.face(r, h)
		f.used[rf][r] = true
		if Accent(r) {
			flush(i)
			if base != 0 {
				from := x - float64(f.advance(face, base))*h.Size/1000
				dx, dy := f.over(face, base, r)
				out = append(out, Piece{string(r), rf, h.Size, from + dx*h.Size, dy * h.Size})
			}
			start = i + size
			continue // a second accent stands over the same character
		}
		if i == start && len(s[start:i]) == 0 {
			face = rf
		} else if rf != face {
			flush(i)
			face = rf
		}
		x += before.step(f, rf, r) * h.Size / 1000
		base = r
	}
	flush(len(s))
	return out
}

// over returns where an accent stands, in parts of the size from where its character begins: in
// the middle, and above the character where that is high.
func (f *Faces) over(face Face, base, mark rune) (x, y float64) {
	upem := f.upem(face)
	bounds := func(r rune) fixed.Rectangle26_6 {
		g, _ := f.fonts[face].GlyphIndex(&f.buf, r)
		b, _, _ := f.fonts[face].GlyphBounds(&f.buf, g, upem, font.HintingNone)
		return b
	}
	b, m := bounds(base), bounds(mark)
	x = float64(b.Min.X+b.Max.X-m.Min.X-m.Max.X) / 2
	if m.Max.Y < 0 { // above the line; heights count downwards
		y = max(0, float64(m.Max.Y-b.Min.Y)+0.05*float64(upem))
	}
	return x / float64(upem), y / float64(upem)
}
