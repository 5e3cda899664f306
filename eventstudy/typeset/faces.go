package typeset

import (
	"math"
	"slices"
	"unicode/utf8"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Medium is what a text is set for.
type Medium int

const (
	// Pixels are drawn here: pairs of letters are kerned, and any character is set that a font has.
	Pixels Medium = iota
	// Letters stay letters in the file, and another program draws them: it is not told of
	// pairs, and finds a glyph by two bytes.
	Letters
)

// Hand is how a text is written.
type Hand struct {
	Size float64
	Bold bool
}

// Face names one of the fonts of a text: one of the two built-in, or one of those given by its
// place.
type Face int

const (
	Regular Face = iota
	Bold
	given // the first of the fonts given
)

// Faces finds a glyph for every character: in the built-in sans first, then in the fonts given.
// It is used by one goroutine.
type Faces struct {
	medium  Medium
	fonts   []*sfnt.Font // by Face
	buf     sfnt.Buffer
	glyphs  map[rune]Face   // which font has a character, in its regular form; nowhere is none
	widths  []map[rune]int  // by Face, in thousandths of the size
	missing []rune          // each once, in the order of their appearance
	used    []map[rune]bool // by Face, the characters that Place has set

	// latin holds the widths of ASCII in the built-in faces, of which nearly all text is, plus 1;
	// 0 is not looked up yet.
	latin [given][utf8.RuneSelf]int16
}

// nowhere is the face of a character that no font has.
const nowhere Face = -1

// New reads the fonts that stand in where the built-in sans lacks a character. One that is no font
// is a Problems that names it.
func New(m Medium, fonts []Font) (*Faces, error) {
	two := builtin()
	f := &Faces{medium: m, fonts: two[:], glyphs: map[rune]Face{}}
	for _, file := range fonts {
		parsed, err := file.read()
		if err != nil {
			return nil, err
		}
		f.fonts = append(f.fonts, parsed)
	}
	for range f.fonts {
		f.widths = append(f.widths, map[rune]int{})
		f.used = append(f.used, map[rune]bool{})
	}
	return f, nil
}

// Font returns what a face is drawn with.
func (f *Faces) Font(face Face) *sfnt.Font { return f.fonts[face] }

// Len is the number of faces.
func (f *Faces) Len() int { return len(f.fonts) }

// face returns which font has a character; one that none has is noted, and is the built-in's
// empty box.
func (f *Faces) face(r rune, h Hand) Face {
	at := f.has(r)
	if at == nowhere {
		f.miss(r)
	}
	if at <= Regular && h.Bold {
		return Bold
	}
	return max(at, Regular)
}

// has returns which font has a character.
func (f *Faces) has(r rune) Face {
	if r < 0x250 {
		return Regular
	}
	at, ok := f.glyphs[r]
	if !ok {
		at = f.find(r)
		f.glyphs[r] = at
	}
	return at
}

// miss notes a character that no font has.
func (f *Faces) miss(r rune) {
	if !slices.Contains(f.missing, r) {
		f.missing = append(f.missing, r)
	}
}

// find looks a character up in the fonts. Scripts from right to left are not set: their letters
// would stand in the wrong order.
func (f *Faces) find(r rune) Face {
	has := func(face Face) bool {
		g, err := f.fonts[face].GlyphIndex(&f.buf, r)
		return err == nil && g != 0
	}
	if leftward(r) || f.medium == Letters && r > 0xffff {
		return nowhere
	}
	if has(Regular) && has(Bold) {
		return Regular
	}
	for face := given; int(face) < len(f.fonts); face++ {
		if has(face) {
			return face
		}
	}
	return nowhere
}

func leftward(r rune) bool { return r >= 0x590 && r < 0x900 || r >= 0xfb1d && r < 0xfe00 }

// Has reports whether every character of a text can be set.
func (f *Faces) Has(s string) bool {
	for _, r := range s {
		if _, sign := raised[r]; !sign && f.has(r) == nowhere {
			return false
		}
	}
	return true
}

// Note is Has that notes every character which cannot be set.
func (f *Faces) Note(s string) bool {
	ok := true
	for _, r := range s {
		if !f.Has(string(r)) {
			f.miss(r)
			ok = false
		}
	}
	return ok
}

// Missing are the characters that no font has, each once, in the order of their appearance.
func (f *Faces) Missing() []rune { return f.missing }

// advance is the width of a character in thousandths of the size, as a PDF states it.
func (f *Faces) advance(face Face, r rune) int {
	if r < utf8.RuneSelf && face < given {
		if w := f.latin[face][r]; w > 0 {
			return int(w) - 1
		}
	}
	w, ok := f.widths[face][r]
	if !ok {
		upem := f.upem(face)
		if g, err := f.fonts[face].GlyphIndex(&f.buf, r); err == nil {
			if a, err := f.fonts[face].GlyphAdvance(&f.buf, g, upem, font.HintingNone); err == nil {
				w = int(math.Round(1000 * float64(a) / float64(upem)))
			}
		}
		f.widths[face][r] = w
		if r < utf8.RuneSelf && face < given {
			f.latin[face][r] = int16(w + 1)
		}
	}
	return w
}

// upem is the size at which a pixel of an outline is a unit of the font.
func (f *Faces) upem(face Face) fixed.Int26_6 { return fixed.Int26_6(f.fonts[face].UnitsPerEm()) }

// Kern is how much closer a character stands to the one before it, in thousandths of the size.
func (f *Faces) Kern(face Face, before, r rune) float64 {
	if f.medium != Pixels || before == 0 {
		return 0
	}
	a, errA := f.fonts[face].GlyphIndex(&f.buf, before)
	b, errB := f.fonts[face].GlyphIndex(&f.buf, r)
	k, err := f.fonts[face].Kern(&f.buf, a, b, f.upem(face), font.HintingNone)
	if errA != nil || errB != nil || err != nil {
		return 0
	}
	return 1000 * float64(k) / float64(f.upem(face))
}
