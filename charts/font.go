package charts

import (
	"bytes"
	"strings"
	"sync"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"gonum.org/v1/plot/font"

	"stockmove/eventstudy"
)

// builtin is Liberation Sans, regular and bold, parsed once.
var builtin = sync.OnceValue(func() [2]*opentype.Font {
	parse := func(data []byte) *opentype.Font {
		f, err := opentype.Parse(data)
		if err != nil {
			panic("charts: the built-in font: " + err.Error())
		}
		return f
	}
	return [2]*opentype.Font{parse(liberationsansregular.TTF), parse(liberationsansbold.TTF)}
})

// typeface finds a glyph for every rune: in the built-in sans first, then in the
// fonts of the style. It is used by one canvas, hence by one goroutine.
type typeface struct {
	more    []font.Face // size is set at use
	buf     sfnt.Buffer
	missing []rune // runes that no font has, each once, in the order of their appearance
	glyphs  map[rune]int
}

// parseFont reads a font file, or the first font of a collection.
func parseFont(f Font) (*opentype.Font, error) {
	if bytes.HasPrefix(f.Data, []byte("ttcf")) {
		c, err := opentype.ParseCollection(f.Data)
		if err != nil {
			return nil, err
		}
		return c.Font(0)
	}
	return opentype.Parse(f.Data)
}

// newTypeface reads the fonts of a style; one that is no font is an error that names it.
func newTypeface(fonts []Font) (*typeface, error) {
	tf := &typeface{glyphs: map[rune]int{}}
	for _, f := range fonts {
		ot, err := parseFont(f)
		if err != nil {
			return nil, eventstudy.Fault(eventstudy.Pos{File: f.Name}, "a TrueType or OpenType file is needed", "not a font: %v", err)
		}
		tf.more = append(tf.more, font.Face{Font: font.Font{Typeface: font.Typeface(f.Name)}, Face: ot})
	}
	return tf, nil
}

// face returns the built-in sans (which < 0) or a fallback font at a size.
func (tf *typeface) face(which int, size float64, bold bool) font.Face {
	if which >= 0 {
		f := tf.more[which]
		f.Font.Size = font.Length(size)
		return f
	}
	f := font.Face{Font: font.Font{Typeface: "Liberation", Variant: "Sans", Size: font.Length(size)}, Face: builtin()[0]}
	if bold {
		f.Font.Weight, f.Face = xfont.WeightBold, builtin()[1]
	}
	return f
}

// noGlyph marks a rune that no font has.
const noGlyph = -2

// pick returns which font has the rune: −1 the built-in one, else the index of a
// fallback; a rune that none has is noted and drawn as the built-in's empty box.
func (tf *typeface) pick(r rune) int {
	if r < 0x250 {
		return -1
	}
	if i, ok := tf.glyphs[r]; ok {
		return i
	}
	which := noGlyph
	if g, err := builtin()[0].GlyphIndex(&tf.buf, r); err == nil && g != 0 {
		which = -1
	}
	for i := 0; which == noGlyph && i < len(tf.more); i++ {
		if g, err := tf.more[i].Face.GlyphIndex(&tf.buf, r); err == nil && g != 0 {
			which = i
		}
	}
	tf.glyphs[r] = which
	if which == noGlyph {
		tf.missing = append(tf.missing, r)
	}
	return which
}

// has reports whether every rune of s has a glyph.
func (tf *typeface) has(s string) bool {
	ok := true
	for _, r := range s { // to the end: every missing rune is noted
		if tf.pick(r) == noGlyph {
			ok = false
		}
	}
	return ok
}

// run is a stretch of text in one font.
type run struct {
	text string
	face font.Face
}

// runs splits a text by the font that has its glyphs.
func (tf *typeface) runs(s string, size float64, bold bool) []run {
	var out []run
	start, cur := 0, 0
	for i, r := range s {
		w := max(tf.pick(r), -1)
		if i == 0 {
			cur = w
		}
		if w != cur {
			out = append(out, run{s[start:i], tf.face(cur, size, bold)})
			start, cur = i, w
		}
	}
	if start < len(s) {
		out = append(out, run{s[start:], tf.face(cur, size, bold)})
	}
	return out
}

// width is the length of a text in points.
func (tf *typeface) width(s string, size float64, bold bool) float64 {
	w := 0.0
	for _, r := range tf.runs(s, size, bold) {
		w += r.face.Width(r.text).Points()
	}
	return w
}

// wrap breaks a text into lines no wider than width: at spaces, and between
// Chinese characters. A word that is wider than a line stands alone.
func (tf *typeface) wrap(s string, size float64, bold bool, width float64) []string {
	var lines []string
	line := ""
	for _, w := range pieces(s) {
		if line != "" && tf.width(strings.TrimRight(line+w, " "), size, bold) > width {
			lines = append(lines, strings.TrimRight(line, " "))
			line = ""
		}
		line += w
	}
	if t := strings.TrimRight(line, " "); t != "" {
		lines = append(lines, t)
	}
	return lines
}

// cut shortens a text with "…" to a width.
func (tf *typeface) cut(s string, size float64, bold bool, width float64) string {
	if tf.width(s, size, bold) <= width {
		return s
	}
	rs := []rune(s)
	lo, hi := 0, len(rs) // the longest prefix that fits lies in [lo, hi)
	for lo+1 < hi {
		mid := (lo + hi) / 2
		if tf.width(strings.TrimRight(string(rs[:mid]), " ,;")+"…", size, bold) <= width {
			lo = mid
		} else {
			hi = mid
		}
	}
	return strings.TrimRight(string(rs[:lo]), " ,;") + "…"
}

// pieces splits a text after which it may be broken; each keeps its trailing space.
func pieces(s string) []string {
	var out []string
	start := 0
	rs := []rune(s)
	for i, r := range rs {
		last := i+1 == len(rs)
		if last || r == ' ' || han(r) && !closing(rs[i+1]) || !last && han(rs[i+1]) && r != '（' && r != '「' && r != '“' && r != '(' {
			out = append(out, string(rs[start:i+1]))
			start = i + 1
		}
	}
	return out
}

// han reports whether a line may be broken beside the rune without a space.
func han(r rune) bool { return r >= 0x3040 && r <= 0x9fff || r >= 0x20000 && r <= 0x3ffff }

// closing reports punctuation that must not begin a line.
func closing(r rune) bool {
	return strings.ContainsRune("，。、；：！？）」』”’,.;:!?) ", r)
}
