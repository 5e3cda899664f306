package charts

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/xml"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"

	"stockmove/eventstudy/report"
	"stockmove/eventstudy/typeset"
)

// TestPageType: no type of a picture inside a page is smaller than 10 pixels where the picture is
// as narrow as a page shows it: 350 pixels upright, on a telephone of 390, and 723 wide, below
// which a page shows the upright one.
func TestPageType(t *testing.T) {
	for _, size := range []Size{Single, Slide, {W: 10, H: 3}, {W: 5, H: 20}} {
		if got := onPage(size); got.W != Double.W || got.H < Double.H || got.H > 2*Double.W {
			t.Errorf("%v is %v on a page", size, got)
		}
	}
	tall := onPage(Size{W: 10, H: 10})
	if tall.H != tall.W {
		t.Errorf("a square is %v on a page", tall)
	}
	for size, px := range map[Size]float64{Phone: 350, Double: 723, tall: 723} {
		m := measuresOf(size)
		for _, points := range []float64{m.Title, m.Sub, m.Label, m.Foot} {
			if got := points / 72 / size.W * px; got < 10 {
				t.Errorf("%v: %v points are %.1f pixels", size, points, got)
			}
		}
	}
}

// drawn renders every picture of a study and its views.
func drawn(t *testing.T, doc *report.Document, st Style, names ...string) ([]report.Picture,
	string) {
	t.Helper()
	reqs := plan(t, doc, st, names...)
	pics, err := RenderAll(context.Background(), reqs, 0)
	if err != nil {
		t.Fatal(err)
	}
	style, err := Views(context.Background(), reqs, pics, 0)
	if err != nil {
		t.Fatal(err)
	}
	return pics, style
}

var (
	classNames = regexp.MustCompile(`class="([^"]*)"`)
	coloured   = regexp.MustCompile(`\.(k\d+) \{ (?:fill|stroke): (#[0-9a-f]{6})`)
)

// TestViews: each picture has two drawings for a page, one of them upright, that are well formed,
// run and load nothing, and have no name that another could have; their colours are those of the
// style, which has others for the dark unless the user has chosen a theme; and they are smaller
// than the picture in pixels.
func TestViews(t *testing.T) {
	for _, study := range []string{"three", "many"} {
		doc := documentOf(t, study)
		for theme, turns := range map[string]bool{"": true, "light": true, "dark": false,
			"print": false} {
			var names []string // every chart once
			if theme != "" {
				names = []string{"ar", "price"}
			}
			pics, style := drawn(t, doc, Style{Theme: theme}, names...)
			light, dark, _ := strings.Cut(style, "@media screen and (prefers-color-scheme: dark)")
			if (dark != "") != turns {
				t.Errorf("theme %q: the style for the dark is %q", theme, dark)
			}
			known := map[string]bool{"crisp": true, "round": true, "face1": true}
			for _, m := range coloured.FindAllStringSubmatch(light, -1) {
				known[m[1]] = true
			}
			for _, p := range pics {
				if p.Phone.Body == nil || p.Phone.W >= p.Phone.H || p.Wide.W <= p.Wide.H {
					t.Errorf("%s: %v × %v and %v × %v", p.File, p.Wide.W, p.Wide.H, p.Phone.W,
						p.Phone.H)
				}
				for _, d := range []report.Vector{p.Wide, p.Phone} {
					if err := wellFormed(slices.Concat([]byte("<svg>"), d.Body,
						[]byte("</svg>"))); err != nil {
						t.Errorf("%s: %v", p.File, err)
					}
					for _, bad := range []string{" id=", "url(", "href", "<script", "style=",
						" on"} {
						if tagged(d.Body, bad) {
							t.Errorf("%s holds %q", p.File, bad)
						}
					}
					for _, m := range classNames.FindAllSubmatch(d.Body, -1) {
						for _, c := range strings.Fields(string(m[1])) {
							if !known[c] {
								t.Errorf("%s: no style for %q", p.File, c)
							}
						}
					}
					if len(d.Body) > len(p.Bytes) {
						t.Errorf("%s: %d bytes drawn, %d in pixels", p.File, len(d.Body),
							len(p.Bytes))
					}
				}
			}
		}
	}
}

// tagged reports a text inside a tag of markup.
func tagged(b []byte, s string) bool {
	for _, part := range strings.Split(string(b), "<")[1:] {
		tag, _, _ := strings.Cut(part, ">")
		if strings.Contains("<"+tag, s) {
			return true
		}
	}
	return false
}

// TestTheDarkDiffersInColourAlone: one drawing serves the light and the dark, so a chart in the
// dark theme has every line and word where it has them in the light one.
func TestTheDarkDiffersInColourAlone(t *testing.T) {
	for _, study := range slices.Sorted(maps.Keys(studies)) {
		doc := documentOf(t, study)
		for _, r := range plan(t, doc, Style{}) {
			if r.Omit != "" {
				continue
			}
			for _, size := range []Size{Double, Phone} {
				_, pen, err := r.drawing.inline(size)
				if err != nil {
					t.Fatal(err)
				}
				if paper := pen.shapes[0]; paper.ink != themes["light"].Paper ||
					paper.dark != themes["dark"].Paper {
					t.Errorf("%s/%s at %v: the paper is %v and %v", study, r.File, size,
						paper.ink, paper.dark)
				}
			}
		}
	}
	a, b := &inlinePen{shapes: []shape{{path: []byte("h1")}}},
		&inlinePen{shapes: []shape{{path: []byte("h2")}}}
	if a.inTheDark(b) || a.inTheDark(&inlinePen{}) {
		t.Error("two different drawings are taken for one")
	}
}

// The letters of all pictures are in the fonts of the style, once.
func TestDrawnLetters(t *testing.T) {
	pics, style := drawn(t, documentOf(t, "three"), Style{})
	fonts := regexp.MustCompile(`@font-face \{ font-family: face(\d)[^}]*base64,([^)]+)\)`).
		FindAllStringSubmatch(style, -1)
	if len(fonts) != 2 || len(style) > 60_000 {
		t.Fatalf("%d fonts in a style of %d bytes", len(fonts), len(style))
	}
	var buf sfnt.Buffer
	var sets [2]*sfnt.Font
	for i, m := range fonts {
		ttf, err := base64.StdEncoding.DecodeString(m[2])
		if err != nil {
			t.Fatal(err)
		}
		if sets[i], err = sfnt.Parse(ttf); err != nil {
			t.Fatal(err)
		}
	}
	text := regexp.MustCompile(`(?s)<text class="[^"]*?( face1)?"[^>]*>(.*?)</text>`)
	n := 0
	for _, p := range pics {
		for _, m := range text.FindAllSubmatch(append(p.Wide.Body, p.Phone.Body...), -1) {
			face := min(len(m[1]), 1)
			var words struct {
				Text string `xml:",chardata"`
			}
			if err := xml.Unmarshal(slices.Concat([]byte("<t>"), m[2], []byte("</t>")),
				&words); err != nil {
				t.Fatal(err)
			}
			for _, r := range words.Text {
				n++
				if g, err := sets[face].GlyphIndex(&buf, r); err != nil || g == 0 {
					t.Errorf("%s: no %q in face %d: %v", p.File, r, face, err)
				}
			}
		}
	}
	if n < 1000 {
		t.Errorf("%d letters", n)
	}
}

// A name that a file brings is text, whatever it holds.
func TestDrawnHostileText(t *testing.T) {
	pen := &inlinePen{h: 100}
	c, err := newCanvas(Style{Size: Double, medium: typeset.Letters})
	if err != nil {
		t.Fatal(err)
	}
	c.out = pen
	const hostile = "</text><script>alert(1)</script>&\"'\u202e\x00\x1b\xff"
	c.Text(0, 50, hostile, c.label(), left)
	s, err := newSheet(nil)
	if err != nil {
		t.Fatal(err)
	}
	got := s.drawing(c, pen).Body
	if err := wellFormed(got); err != nil {
		t.Error(err)
	}
	if bytes.Contains(got, []byte("<script")) || bytes.ContainsAny(got, "\u202e\x00\x1b\xff") {
		t.Errorf("%q", got)
	}
}

// A circle is the round end of a line without length; neighbours of one colour share a path, those
// that would take from one another or be dashed on do not. The numbers are by hand.
func TestInlinePaths(t *testing.T) {
	c := &Canvas{W: 100, H: 50, T: themes["light"]}
	var err error
	if c.faces, err = typeset.New(typeset.Letters, nil); err != nil {
		t.Fatal(err)
	}
	pen := &inlinePen{h: 50}
	c.out = pen
	c.Disc(10, 20, 1.5, c.T.Ink)
	c.Disc(10.255, 20, 1.5, c.T.Ink)
	c.Rect(box{0, 0, 10, 0.5}, c.T.Ink)
	c.Rect(box{5, 0.5, 2, 0}, c.T.Ink) // laid the other way round
	c.Line([]point{{0, 0}, {1, 0.25}, {1, 5}}, 1, c.T.Ink, nil)
	c.Line([]point{{3, 3}, {0, 3}}, 1, c.T.Ink, nil)
	c.Line([]point{{0, 0}, {9, 0}}, 2, c.T.Ink, []float64{3, 1})
	c.Line([]point{{0, 1}, {9, 1}}, 2, c.T.Ink, []float64{3, 1})
	c.Fill([]point{{0, 0}, {5, 5}, {9, 0}}, c.T.Ink)
	s, err := newSheet(nil)
	if err != nil {
		t.Fatal(err)
	}
	const want = `<path class="k0 round" stroke-width="3" d="M10 30h0M10.26 30h0"/>
<path class="k1 crisp" d="M0 49.5h10v.5h-10zM2 49.5h3v.5h-3z"/>
<path class="k0" stroke-width="1" d="M0 50l1-.25v-4.75M3 47h-3"/>
<path class="k0" stroke-width="2" stroke-dasharray="6 2" d="M0 50h9"/>
<path class="k0" stroke-width="2" stroke-dasharray="6 2" d="M0 49h9"/>
<path class="k1" d="M0 50l5-5l4 5z"/>
`
	if got := string(s.drawing(c, pen).Body); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
