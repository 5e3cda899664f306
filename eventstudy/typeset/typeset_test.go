package typeset

import (
	"math"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

func facesOf(t testing.TB, m Medium, fonts ...Font) *Faces {
	t.Helper()
	f, err := New(m, fonts)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// The widths are those of Helvetica in Adobe's Core 14 AFM files, which Liberation Sans follows:
// A 667, a space 278, W 944, i 222, 0 556; bold A 722, i 278.
func TestWidth(t *testing.T) {
	f := facesOf(t, Letters)
	for _, c := range []struct {
		s    string
		bold bool
		want float64
	}{
		{"", false, 0}, {"A", false, 6.67}, {"A A", false, 16.12}, {"Wi0", false, 17.22},
		{"A", true, 7.22},
		{"i", true, 2.78}, {"e\u0301", false, 5.56}, {"⁻", false, 0.62 * 5.84},
	} {
		if got := f.Width(c.s, Hand{10, c.bold}); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%q is %g wide, want %g", c.s, got, c.want)
		}
	}
	// Pairs are drawn together where the letters are drawn here: AV by 0.074 em in Helvetica.
	k := f.Width("AV", Hand{1000, false}) - facesOf(t, Pixels).Width("AV", Hand{1000, false})
	if math.Abs(k-74) > 1 {
		t.Errorf("AV is %g closer", k)
	}
}

func TestWrap(t *testing.T) {
	f := facesOf(t, Pixels)
	h := Hand{Size: 10}
	lines := f.Wrap("one two three four five six", h, 60)
	if len(lines) < 2 || strings.Join(lines, " ") != "one two three four five six" {
		t.Errorf("%q", lines)
	}
	for _, l := range lines {
		if f.Width(l, h) > 60 {
			t.Errorf("%q is too wide", l)
		}
	}
	if got := f.Wrap("", h, 60); got != nil {
		t.Errorf("an empty text has the lines %q", got)
	}
	if got := f.Wrap("a Donaudampfschifffahrt b", h, 30); !slices.Equal(got,
		[]string{"a", "Donaudampfschifffahrt", "b"}) {
		t.Errorf("%q", got)
	}
	if got := words("股价上涨，（创新高）today"); strings.Join(got, "|") != "股|价|上|涨，|（创|新|高）|today" {
		t.Errorf("%q", strings.Join(got, "|"))
	}
}

// Lines keep to the width, break what is longer than they are, and lose nothing but spaces.
func TestLines(t *testing.T) {
	f := facesOf(t, Letters)
	texts := []Text{{"https://example.org/a/very/long/path/without/an/end and", Hand{8, true}},
		{" then 股价上涨，创新高 words", Hand{Size: 8}}, {"", Hand{Size: 8}}}
	for _, width := range []float64{9, 40, 75, 1000} {
		var all, each strings.Builder
		for _, line := range f.Lines(texts, width) {
			w := 0.0
			for _, p := range line {
				w += f.Width(p.S, texts[p.Of].Hand)
				all.WriteString(p.S)
			}
			if w > width+1e-9 {
				t.Errorf("width %g: a line of %g", width, w)
			}
		}
		for _, x := range texts {
			each.WriteString(x.S)
		}
		bare := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		if bare(all.String()) != bare(each.String()) {
			t.Errorf("width %g: %q", width, all.String())
		}
	}
	if n := len(f.Lines(nil, 10)); n != 1 {
		t.Errorf("no text has %d lines", n)
	}
}

func TestCut(t *testing.T) {
	f := facesOf(t, Pixels)
	h := Hand{Size: 10}
	if got := f.Cut("a rather long text", h, 40); !strings.HasSuffix(got, "…") ||
		f.Width(got, h) > 40 {
		t.Errorf("%q", got)
	}
	if got := f.Cut("short", h, 40); got != "short" {
		t.Errorf("%q", got)
	}
	if got := f.Cut("short", h, 1); got != "…" {
		t.Errorf("%q", got)
	}
}

func TestSpell(t *testing.T) {
	f := facesOf(t, Letters)
	for in, want := range map[string]string{"Q3：好": "Q3:?", "涨停 +10 %": "? +10 %", "₹5": "Rs5",
		"β²": "β²", "\U0001f600!": "?!"} {
		if got := f.Spell(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
	if got := string(f.Missing()); !strings.Contains(got, "好涨停") && len([]rune(got)) != 4 {
		t.Errorf("missing %q", got)
	}
}

// A character that the built-in font lacks comes from the fonts given. The Go font's coverage is
// its own affair: the character is looked for, not assumed.
func TestFallback(t *testing.T) {
	without, with := facesOf(t, Letters), facesOf(t, Letters, Font{"go.ttf", goregular.TTF})
	found := rune(0)
	for r := rune(0x250); r < 0xffff && found == 0; r++ {
		if !without.Has(string(r)) && with.Has(string(r)) {
			found = r
		}
	}
	if found == 0 {
		t.Skip("the Go font has no glyph that Liberation Sans lacks")
	}
	pieces := with.Place("a"+string(found)+"b", Hand{Size: 10})
	if len(pieces) != 3 || pieces[0].Face != Regular || pieces[1].Face != given ||
		pieces[1].X != 5.56 {
		t.Errorf("%+v", pieces)
	}
	if b := with.Subset(given); len(b) == 0 || len(b) > 2000 {
		t.Errorf("a font of one character has %d bytes", len(b))
	}
	if with.Subset(Bold) != nil {
		t.Error("a font of no characters")
	}
	if _, err := New(Pixels, []Font{{"bad.ttf", []byte("no font")}}); err == nil ||
		!strings.Contains(err.Error(), "bad.ttf: not a font") {
		t.Errorf("got %v", err)
	}
}

// Accents and raised signs are pieces of their own, over and beside their letter.
func TestPlace(t *testing.T) {
	f := facesOf(t, Letters)
	got := f.Place("xe\u0301y⁻z", Hand{Size: 10})
	var texts []string
	for _, p := range got {
		texts = append(texts, p.Text)
	}
	if !slices.Equal(texts, []string{"xe", "\u0301", "y", "−", "z"}) {
		t.Fatalf("%q", texts)
	}
	if acute := got[1]; acute.X < 5 || acute.X > 10.56 {
		t.Errorf("the accent stands at %g", acute.X)
	}
	if y := got[2]; math.Abs(y.X-10.56) > 1e-9 { // x 500, e 556
		t.Errorf("y stands at %g", y.X)
	}
	if got[3].Rise <= 0 || got[3].Size >= 10 {
		t.Errorf("the sign %+v is not raised", got[3])
	}
	if w := f.Width("xe\u0301y⁻z", Hand{Size: 10}); math.Abs(got[4].X+5-w) > 1e-9 { // z 500
		t.Errorf("the pieces end at %g, the text at %g", got[4].X+5, w)
	}
}

// The font that is carried along has the outlines and widths of the font that it is part of.
func TestSubset(t *testing.T) {
	for _, face := range []Face{Regular, Bold} {
		f := facesOf(t, Letters)
		text := "Hamburgefonstiv 0123456789 %&@ éßø−–…αβσ"
		f.Place(text, Hand{Size: 10, Bold: face == Bold})
		part, err := sfnt.Parse(f.Subset(face))
		if err != nil {
			t.Fatal(err)
		}
		whole := f.Font(face)
		if part.UnitsPerEm() != whole.UnitsPerEm() || part.NumGlyphs() > 50 {
			t.Errorf("%d units, %d glyphs", part.UnitsPerEm(), part.NumGlyphs())
		}
		var buf sfnt.Buffer
		for _, r := range text {
			if x, y := areaOf(t, &buf, part, r), areaOf(t, &buf, whole, r); x != y {
				t.Errorf("%q has %v, want %v", r, x, y)
			}
		}
	}
}

// glyphOf is what is held equal of two glyphs: width, box and the area between the points.
type glyphOf struct {
	advance fixed.Int26_6
	box     fixed.Rectangle26_6
	twice   int64
}

func areaOf(t *testing.T, buf *sfnt.Buffer, f *sfnt.Font, r rune) glyphOf {
	t.Helper()
	g, err := f.GlyphIndex(buf, r)
	if err != nil || g == 0 {
		t.Fatalf("no glyph for %q: %v", r, err)
	}
	upem := fixed.Int26_6(f.UnitsPerEm())
	var out glyphOf
	out.advance, _ = f.GlyphAdvance(buf, g, upem, font.HintingNone)
	segments, err := f.LoadGlyph(buf, g, upem, nil)
	if err != nil {
		t.Fatal(err)
	}
	out.box = segments.Bounds()
	var pen, start fixed.Point26_6
	to := func(p fixed.Point26_6) {
		out.twice += int64(pen.X)*int64(p.Y) - int64(p.X)*int64(pen.Y)
		pen = p
	}
	for _, s := range segments {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			to(start)
			pen, start = s.Args[0], s.Args[0]
		case sfnt.SegmentOpLineTo:
			to(s.Args[0])
		case sfnt.SegmentOpQuadTo:
			to(s.Args[0])
			to(s.Args[1])
		}
	}
	to(start)
	return out
}

// A cubic curve and the quadratic ones that follow it are nowhere two units of the font apart. The
// curve is a quarter of a circle of 1000 units, the largest that letters hold.
func TestQuadratics(t *testing.T) {
	at := func(x, y float64) fixed.Point26_6 {
		return fixed.Point26_6{X: fixed.Int26_6(x), Y: fixed.Int26_6(y)}
	}
	from := at(1000, 0)
	for i, q := range quadratics(from,
		[3]fixed.Point26_6{at(1000, 552), at(552, 1000), at(0, 1000)}) {
		for k := range 20 {
			u := float64(k) / 20
			x := (1-u)*(1-u)*float64(from.X) + 2*u*(1-u)*float64(q[0].X) + u*u*float64(q[1].X)
			y := (1-u)*(1-u)*float64(from.Y) + 2*u*(1-u)*float64(q[0].Y) + u*u*float64(q[1].Y)
			if d := math.Hypot(x, y) - 1000; math.Abs(d) > 2 {
				t.Errorf("part %d at %g lies %g off", i, u, d)
			}
		}
		from = q[1]
	}
}
