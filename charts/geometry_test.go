package charts

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"stockmove/eventstudy/report"
)

// fits draws on a backend at screen resolution and holds the words of the picture to
// the rules that looking finds once and only a test keeps.
func fits(t *testing.T, doc *report.Document, name string, sel Selection, st Style) {
	t.Helper()
	// Without a backend the canvas measures and places as it does with one.
	d, err := compose(name, doc, sel, st)
	var none *NoData
	if errors.As(err, &none) {
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	c, pic := d.c, d.on(func(*Canvas, Style) {})
	if pic.Title == "" || pic.Alt == "" || strings.ContainsAny(pic.Alt, "\u00a0") ||
		strings.Contains(pic.Alt+pic.Title, "NaN") {
		t.Errorf("title %q, alt %q", pic.Title, pic.Alt)
	}
	page := box{0, 0, c.W, c.H}.grow(-0.5 * c.M.Margin)
	smallest := min(c.M.Foot, c.M.Label)
	for i, a := range c.texts {
		if !a.Box.inside(page) {
			t.Errorf("%q at %v leaves the page %v", a.Text, a.Box, page)
		}
		if a.Size < smallest-1e-9 {
			t.Errorf("%q is set in %.1f pt, smaller than %.1f", a.Text, a.Size, smallest)
		}
		if k := contrast(a.Ink, a.Bg); k < minContrast {
			t.Errorf("%q has a contrast of %.2f", a.Text, k)
		}
		if strings.Contains(a.Text, "NaN") || strings.Contains(a.Text, "Inf") {
			t.Errorf("a text shows %q", a.Text)
		}
		for _, b := range c.texts[:i] {
			// Ascenders of one line may reach the descenders of the next by a hair.
			if a.Box.grow(-0.04 * a.Size).meets(b.Box.grow(-0.04 * b.Size)) {
				t.Errorf("%q at %v overlaps %q at %v", a.Text, a.Box, b.Text, b.Box)
			}
		}
	}
}

// sizesTested are the presets and free sizes between and beyond them.
var sizesTested = []Size{Single, Double, Slide, Phone, {W: 5, H: 3.5}, {W: 3, H: 4}, {W: 10, H: 3},
	{W: minWidth, H: minHeight}}

func TestWordsKeepTheirPlaces(t *testing.T) {
	for _, name := range slices.Sorted(maps.Keys(studies)) {
		doc := documentOf(t, name)
		for _, chart := range Charts.Names() {
			for _, size := range sizesTested {
				t.Run(name+"/"+chart+"/"+size.String(), func(t *testing.T) {
					fits(t, doc, chart, Selection{}, Style{Size: size})
				})
			}
		}
	}
}

func TestThemesCanBeRead(t *testing.T) {
	doc := documentOf(t, "three")
	for _, theme := range ThemeNames {
		for _, chart := range Charts.Names() {
			t.Run(theme+"/"+chart, func(t *testing.T) {
				fits(t, doc, chart, Selection{}, Style{Theme: theme})
				fits(t, doc, chart, Selection{Security: "S2"}, Style{Theme: theme})
			})
		}
	}
}

// TestFiguresOfDayZeroKeepOffBars holds the figures of day 0 clear of every bar, its neighbours'
// included, wherever a preset is drawn.
func TestFiguresOfDayZeroKeepOffBars(t *testing.T) {
	for _, study := range []string{"one", "three", "crash"} {
		for _, name := range []string{"ar", "volume"} {
			for _, size := range []Size{Single, Double, Slide, Phone} {
				d, err := compose(name, documentOf(t, study), Selection{}, Style{Size: size})
				if err != nil {
					t.Fatal(err)
				}
				c := d.c
				d.on(func(*Canvas, Style) {})
				for _, a := range c.texts {
					for _, m := range c.marks {
						if m.meets(a.Box.grow(-0.04 * a.Size)) {
							t.Errorf("%s of %s at %v: %q at %v crosses the bar %v", name, study,
								size, a.Text, a.Box, m)
						}
					}
				}
			}
		}
	}
}
