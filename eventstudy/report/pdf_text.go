package report

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	fix "golang.org/x/image/math/fixed"

	"stockmove/eventstudy/words"
)

// rgb is a colour 0xRRGGBB.
type rgb uint32

func (c rgb) parts() (r, g, b int) { return int(c >> 16 & 255), int(c >> 8 & 255), int(c & 255) }

// ink is how a text is drawn; size in points.
type ink struct {
	size  float64
	bold  bool
	color rgb
}

func (k ink) tinted(c rgb) ink    { k.color = c; return k }
func (k ink) at(size float64) ink { k.size = size; return k }

// pdfFonts are the two faces, read once.
var pdfFonts = sync.OnceValue(func() [2]*sfnt.Font {
	var out [2]*sfnt.Font
	for i, data := range [][]byte{liberationsansregular.TTF, liberationsansbold.TTF} {
		f, err := sfnt.Parse(data)
		if err != nil {
			panic("report: the built-in font: " + err.Error())
		}
		out[i] = f
	}
	return out
})

// typist knows the width of every character and writes out what the font lacks. It is used by one goroutine.
type typist struct {
	buf     sfnt.Buffer
	widths  [2]map[rune]int // in thousandths of the size; -1 where the font has no glyph
	names   *strings.Replacer
	missing []rune // each once, in order of appearance
	lacked  map[rune]bool

	// latin holds the widths of ASCII, of which nearly all text is, plus 2; 0 is not looked up yet.
	latin [2][utf8.RuneSelf]int16
}

// newTypist takes pairs of texts, each the name of a security and what stands for it where the font cannot write it.
func newTypist(names [][2]string) *typist {
	t := &typist{widths: [2]map[rune]int{{}, {}}, lacked: map[rune]bool{}}
	var pairs []string
	for _, n := range names {
		if n[0] != "" && !t.has(n[0]) {
			pairs = append(pairs, n[0]+" ("+n[1]+")", n[1], n[0], n[1])
		}
	}
	t.names = strings.NewReplacer(pairs...)
	return t
}

// advance returns the width of a character in thousandths of the size, as the library writes it into the file,
// and whether there is a glyph. Scripts from right to left are not set: their letters would stand in the wrong order.
func (t *typist) advance(r rune, bold bool) (int, bool) {
	which := 0
	if bold {
		which = 1
	}
	if r < utf8.RuneSelf {
		if w := int(t.latin[which][r]) - 2; w >= -1 {
			return max(w, 0), w >= 0
		}
	}
	w, ok := t.widths[which][r]
	if !ok {
		w = -1
		f := pdfFonts()[which]
		upem := fix.Int26_6(f.UnitsPerEm()) // at this size a pixel is a unit of the font
		if g, err := f.GlyphIndex(&t.buf, r); err == nil && g != 0 && r <= 0xffff && !leftward(r) {
			if a, err := f.GlyphAdvance(&t.buf, g, upem, font.HintingNone); err == nil {
				w = int(math.Round(1000 * float64(a) / float64(upem)))
			}
		}
		t.widths[which][r] = w
		if r < utf8.RuneSelf {
			t.latin[which][r] = int16(w + 2)
		}
	}
	return max(w, 0), w >= 0
}

func leftward(r rune) bool { return r >= 0x590 && r < 0x900 || r >= 0xfb1d && r < 0xfe00 }

// raised are the signs of exponents and indices that the font lacks: drawn as small signs above or below the line.
var raised = map[rune]struct {
	sign rune
	rise float64 // of the size
}{'⁻': {'−', 0.3}, '⁺': {'+', 0.3}, '₋': {'−', -0.12}, '₊': {'+', -0.12}}

const small = 0.62 // size of a raised sign

// width is the length of a text in points.
func (t *typist) width(s string, k ink) float64 {
	n := 0.0
	for _, r := range s {
		if r >= utf8.RuneSelf {
			if x, ok := raised[r]; ok {
				w, _ := t.advance(x.sign, k.bold)
				n += small * float64(w)
				continue
			}
			if accent(r) {
				continue
			}
		}
		w, _ := t.advance(r, k.bold)
		n += float64(w)
	}
	return n * k.size / 1000
}

// accent reports a mark that stands over or under the character before it.
func accent(r rune) bool { return r >= 0x300 && r < 0x370 }

// over returns where an accent stands, in parts of the size from where its character begins: in the middle, and above the
// character where that is high.
func (t *typist) over(base, mark rune, bold bool) (x, y float64) {
	which := 0
	if bold {
		which = 1
	}
	f := pdfFonts()[which]
	upem := fix.Int26_6(f.UnitsPerEm())
	bounds := func(r rune) fix.Rectangle26_6 {
		g, _ := f.GlyphIndex(&t.buf, r)
		b, _, _ := f.GlyphBounds(&t.buf, g, upem, font.HintingNone)
		return b
	}
	b, m := bounds(base), bounds(mark)
	x = float64(b.Min.X+b.Max.X-m.Min.X-m.Max.X) / 2
	if m.Max.Y < 0 { // above the line; heights count downwards
		y = max(0, float64(m.Max.Y-b.Min.Y)+0.05*float64(upem))
	}
	return x / float64(upem), y / float64(upem)
}

// stands is what is written for characters that the font lacks but a reader does not.
var stands = strings.NewReplacer("\u2011", "-", "₹", "Rs", "∓", "−/+", "\u3000", " ", "。", ".", "、", ",", "「", "“", "」", "”", "￥", "¥", "✓", "+", "✕", "×")

// say makes a text fit to draw: clean, on one line, per cents tied to their number, in characters that the font has.
func (t *typist) say(s string) string {
	s = words.Tie(Clean(s))
	if t.has(s) {
		return s
	}
	s = stands.Replace(t.names.Replace(s))
	var b strings.Builder
	gap := false
	for _, r := range s {
		if r >= 0xff01 && r <= 0xff5e { // full-width forms of ASCII
			r -= 0xfee0
		}
		if !t.has(string(r)) {
			if !gap {
				b.WriteByte('?')
			}
			gap = true
			t.lack(r)
			continue
		}
		gap = false
		b.WriteRune(r)
	}
	return b.String()
}

// has reports whether every character of a text can be drawn in both faces.
func (t *typist) has(s string) bool {
	for _, r := range s {
		if _, ok := raised[r]; ok {
			continue
		}
		if _, ok := t.advance(r, false); !ok {
			return false
		}
		if _, ok := t.advance(r, true); !ok {
			return false
		}
	}
	return true
}

// hold are the places in a running text where no line should end: inside a statistic and a date.
var hold = regexp.MustCompile(`\b([ptNLMKT]) ([=<≥]) |\b(\d\d?) (January|February|March|April|May|June|July|August|September|October|November|December)\b`)

// tell makes a running text fit to draw.
func (t *typist) tell(s string) string {
	return hold.ReplaceAllStringFunc(t.say(s), func(m string) string { return strings.ReplaceAll(m, " ", "\u00a0") })
}

// lack notes a character that the font lacks.
func (t *typist) lack(r rune) {
	if !t.lacked[r] {
		t.lacked[r] = true
		t.missing = append(t.missing, r)
	}
}

// lost says which characters the file cannot show, "" when it shows all.
func (t *typist) lost() string {
	if len(t.missing) == 0 {
		return ""
	}
	var codes []string
	for i, r := range t.missing {
		if i == 8 {
			codes = append(codes, fmt.Sprintf("%d more", len(t.missing)-i))
			break
		}
		codes = append(codes, fmt.Sprintf("U+%04X", r))
	}
	return "The font of this file lacks some characters of the names and texts; “?” stands for them (" + strings.Join(codes, ", ") + "). report.html shows them."
}
