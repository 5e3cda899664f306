package report

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/image/font/gofont/goregular"
	"pgregory.net/rapid"

	"stockmove/eventstudy/typeset"
)

func TestPDFStructure(t *testing.T) {
	b := pdfOf(t, sample())
	f := readPDF(t, b)
	for part, want := range map[string]int{"/Type /Catalog": 1, "/Type /Outlines": 1,
		"/Subtype /CIDFontType2": 2, "/FontFile2": 2, "/Subtype /Image": 1, "/SMask": 0,
		"/Lang (en)": 1, "/CreationDate (D:20000101000000)": 1, "/ModDate (D:20000101000000)": 1,
		"/MediaBox [0 0 595.28 841.89]": 1} {
		if n := f.count(part); n != want {
			t.Errorf("%d objects with %s, want %d", n, part, want)
		}
	}
	titles := map[string]bool{}
	for _, o := range f.objects {
		if m := regexp.MustCompile(`(?s)/Title \((.*?)\)\n`).FindStringSubmatch(o); m != nil {
			titles[fromUTF16(strings.TrimPrefix(m[1], "\xfe\xff"))] = true
		}
	}
	for _, want := range []string{"Apple–Alibaba, February 2025", "Answer", "Claims",
		"reuters-move",
		"Events", "The picture", "Data", "Methods", "Reproduce"} {
		if !titles[want] {
			t.Errorf("no title or bookmark %q in %v", want, titles)
		}
	}
	pages := f.count("/Type /Page\n")
	text := f.text()
	for _, want := range []string{"Apple–Alibaba, February 2025",
		"The jump of 9.2% is a Hong Kong figure", "true only on another reading", "“rose 9.2%”",
		"+2.70\u202f%", "−0.31\u202f%",
		"contradicted by the prices", "cannot be verified with these data", "1.25 (0.06)", "σ",
		"R²", "Figure 1. It did not last", "R = α + β·R_m + ε", "[1]",
		fmt.Sprintf("page %d of %d", pages, pages)} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q on the pages", want)
		}
	}
	// A size out of this range means that a font is whole or missing: 800 KB and 5 KB.
	if pages < 2 || pages > 6 || len(b) < 30_000 || len(b) > 120_000 {
		t.Errorf("%d pages, %d bytes", pages, len(b))
	}
}

// The same document gives the same bytes, also with many pictures of one width, which the library
// holds in a map.
func TestPDFReproducible(t *testing.T) {
	d := sample()
	for i := range 12 {
		m := image.NewPaletted(image.Rect(0, 0, 40, 24), color.Palette{color.White, color.Black})
		m.SetColorIndex(i, i, 1)
		var b bytes.Buffer
		if err := png.Encode(&b, m); err != nil {
			t.Fatal(err)
		}
		d.Pictures = append(d.Pictures,
			Picture{File: fmt.Sprintf("p%d.png", i), Title: "p", Bytes: b.Bytes()})
	}
	want := pdfOf(t, d)
	if n := readPDF(t, want).count("/Subtype /Image"); n != 13 {
		t.Errorf("%d pictures, want 13", n)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for i := range 6 {
		runtime.GOMAXPROCS(1 + i%3*3)
		done := make(chan []byte)
		for range 3 {
			go func() {
				var b bytes.Buffer
				pdfFormat.Write(&b, d)
				done <- b.Bytes()
			}()
		}
		for range 3 {
			if !bytes.Equal(<-done, want) {
				t.Fatal("the bytes differ from run to run")
			}
		}
	}
}

// What a look at the pages would find: nothing outside the margins, no text on another.
func TestPDFLayout(t *testing.T) {
	for name, doc := range pdfDocuments {
		d := doc()
		p, err := layOut(whole(d), d)
		if err != nil {
			t.Fatal(err)
		}
		for i, s := range p.sheets {
			type box struct{ x0, y0, x1, y1 float64 }
			var boxes []box
			for _, x := range s.texts {
				w := p.width(x.s, x.ink)
				if typeset.Accent([]rune(x.s)[0]) || x.ink.size < 6 ||
					strings.Trim(x.s, " \u00a0") == "" {
					continue
				}
				b := box{x.x, x.y - 0.72*x.ink.size, x.x + w, x.y + 0.2*x.ink.size}
				if b.x0 < leftEdge-1 || b.x1 > leftEdge+measure+1 || b.y0 < topEdge-2 ||
					b.y1 > sheetH-28 {
					t.Errorf("%s, page %d: %.60q stands at %.0f to %.0f, %.0f to %.0f", name, i+1,
						x.s, b.x0, b.x1, b.y0, b.y1)
				}
				for k, o := range boxes {
					if b.x0 < o.x1-0.6 && o.x0 < b.x1-0.6 && b.y0 < o.y1-0.6 && o.y0 < b.y1-0.6 {
						t.Errorf("%s, page %d: %.40q overlaps %.40q", name, i+1, x.s, s.texts[k].s)
					}
				}
				boxes = append(boxes, b)
			}
			if t.Failed() {
				break
			}
			if len(boxes) < 4 && i > 0 && name != "empty" {
				t.Errorf("%s, page %d is nearly empty", name, i+1)
			}
		}
		readPDF(t, pdfOf(t, d))
		if n := len(p.sheets); strings.HasSuffix(name, ",000 events") && n > 12 {
			t.Errorf("%s take %d pages", name, n)
		}
	}
}

func TestPDFUnwritable(t *testing.T) {
	text := readPDF(t, pdfOf(t, chinese())).text()
	for _, want := range []string{"? 2025", "“?9.2%,? ?”", "U+963F, U+91CC",
		"report.html shows them"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q on the pages:\n%.600s", want, text)
		}
	}
	if strings.Contains(text, "? (9988.HK)") || !strings.Contains(text, "9988.HK") {
		t.Error("a name that cannot be written is not replaced by the ticker")
	}
	if text := readPDF(t, pdfOf(t, sample())).text(); strings.Contains(text,
		"lacks some characters") || strings.ContainsRune(text, '?') {
		t.Error("a text that can be written is not")
	}
	if text := readPDF(t, pdfOf(t, hostile())).text(); strings.ContainsAny(text, "\x1b\u202e") ||
		!strings.Contains(text, `\input{x}`) {
		t.Error("hostile names are not written out")
	}
	if text := readPDF(t, pdfOf(t, crash())).text(); strings.Contains(text, "NaN") ||
		strings.Contains(text, "Inf") {
		t.Error("an unknown number is not a dash")
	}
}

// A font that is given writes what the built-in one lacks, and its letters can be searched. The
// Go font's coverage is its own affair: the character is looked for, not assumed.
func TestPDFFonts(t *testing.T) {
	fonts := []typeset.Font{{Name: "go.ttf", Data: goregular.TTF}}
	with, err := typeset.New(typeset.Letters, fonts)
	if err != nil {
		t.Fatal(err)
	}
	without, _ := typeset.New(typeset.Letters, nil)
	found := ""
	for r := rune(0x250); r < 0xffff && found == ""; r++ {
		if !without.Has(string(r)) && with.Has(string(r)) {
			found = string(r)
		}
	}
	if found == "" {
		t.Skip("the Go font has no glyph that Liberation Sans lacks")
	}
	d := sample()
	d.Title = "Sign " + found
	if text := readPDF(t, pdfOf(t, d)).text(); strings.Contains(text, found) ||
		!strings.Contains(text, "Sign ?") {
		t.Errorf("%q is written without a font for it", found)
	}
	d.Fonts = fonts
	f := readPDF(t, pdfOf(t, d))
	if text := f.text(); !strings.Contains(text, found) || strings.Contains(text, "Sign ?") {
		t.Errorf("%q is not written with the font given", found)
	}
	if n := f.count("/FontFile2"); n != 3 {
		t.Errorf("%d fonts in the file, want three", n)
	}
}

// No line is wider than the measure unless one character is, no character is lost, and a word
// without an end takes no more than linear time.
func TestPDFWrap(t *testing.T) {
	ty, err := newTypist(nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.Float64Range(1, 300).Draw(t, "width")
		var spans []span
		want := ""
		for i, s := range rapid.SliceOfN(rapid.StringOfN(rapid.RuneFrom([]rune("aW .−/⁻β̄\u202f%")),
			0, 40, -1), 1, 4).Draw(t, "spans") {
			spans = append(spans, span{s, ink{size: 8, bold: i%2 == 1}})
			want += s
		}
		got := ""
		for _, line := range ty.wrap(spans, width) {
			w, s := 0.0, ""
			for _, sp := range line {
				w += ty.width(sp.s, sp.k)
				s += sp.s
			}
			if w > width+1e-6 && len([]rune(strings.ReplaceAll(s, "\u0304", ""))) > 1 {
				t.Fatalf("%q is %.2f wide, more than %.2f", s, w, width)
			}
			got += s
		}
		bare := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		if bare(got) != bare(want) {
			t.Fatalf("%q became %q", want, got)
		}
	})
	if n := len(ty.wrap([]span{{strings.Repeat("W", 1<<20), body}}, measure)); n < 1<<13 {
		t.Errorf("%d lines", n)
	}
}

// A picture that cannot be shown costs its place, not the report.
func TestPDFPictures(t *testing.T) {
	alpha := image.NewNRGBA(image.Rect(0, 0, 30, 20))
	deep := image.NewGray16(image.Rect(0, 0, 30, 20))
	encode := func(m image.Image) []byte {
		var b bytes.Buffer
		if err := png.Encode(&b, m); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	good := encode(alpha)
	huge := bytes.Clone(good)
	copy(huge[16:], []byte{0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff})
	d := &Document{}
	for i, b := range [][]byte{good, encode(deep), nil, []byte("<svg/>"), good[:30:30],
		good[: len(good)-14 : len(good)-14], good[: len(good)-24 : len(good)-24], huge} {
		d.Pictures = append(d.Pictures, Picture{File: fmt.Sprintf("p%d.png", i), Title: "a picture",
			Alt: "it shows", Bytes: b})
	}
	f := readPDF(t, pdfOf(t, d))
	text := f.text()
	if f.count("/Subtype /Image") != 2 || f.count("/SMask") != 0 ||
		strings.Count(text, "cannot be shown") != 6 {
		t.Errorf("%d pictures of 2, %d that cannot be shown of 6", f.count("/Subtype /Image"),
			strings.Count(text, "cannot be shown"))
	}
	// What only shows when it is decoded is an error that names the file.
	torn := bytes.Clone(good)
	torn[len(torn)-20] ^= 0xff
	d.Pictures = []Picture{{File: "torn.png", Bytes: torn}}
	if err := pdfFormat.Write(io.Discard, d); err == nil ||
		!strings.Contains(err.Error(), "charts/torn.png") {
		t.Errorf("error %v", err)
	}
}

// 300 pixels an inch make a chart of 2100 pixels as wide as the measure.
func TestPDFPrintedSize(t *testing.T) {
	b := bytes.Clone(pixel())
	phys := []byte("\x00\x00\x00\x09pHYs\x00\x00\x2e\x23\x00\x00\x2e\x23\x01....") // 11811 a metre
	b = append(append(append([]byte(nil), b[:33]...), phys...), b[33:]...)
	w, h, err := printed(b)
	if err != nil || math.Abs(w-4*72/300.) > 1e-4 || math.Abs(h-2*72/300.) > 1e-4 {
		t.Errorf("%v × %v points, %v", w, h, err)
	}
}

func TestPDFLedger(t *testing.T) {
	var b bytes.Buffer
	if err := Ledger(&b, sample(), "pdf"); err != nil {
		t.Fatal(err)
	}
	if text := readPDF(t, b.Bytes()).text(); !strings.Contains(text, "reuters-move") ||
		strings.Contains(text, "Methods") {
		t.Error("the ledger holds more or less than the claims")
	}
}

// Text of a page needs a contrast of 4.5 on white and on the ground of the answer (WCAG 2.2,
// 1.4.3).
func TestPDFContrast(t *testing.T) {
	light := func(c rgb) float64 {
		lin := func(v int) float64 {
			x := float64(v) / 255
			if x <= 0.04045 {
				return x / 12.92
			}
			return math.Pow((x+0.055)/1.055, 2.4)
		}
		r, g, b := c.parts()
		return 0.2126*lin(r) + 0.7152*lin(g) + 0.0722*lin(b)
	}
	inks := []rgb{inkColor, softColor, linkColor}
	for _, l := range Looks() {
		inks = append(inks, rgb(l.Light))
	}
	for _, c := range inks {
		if k := (light(tintColor) + 0.05) / (light(c) + 0.05); k < 4.5 {
			t.Errorf("colour %06x has a contrast of %.1f", uint32(c), k)
		}
	}
}

func BenchmarkPDF(b *testing.B) {
	d := sample()
	for range b.N {
		pdfOf(b, d)
	}
}
