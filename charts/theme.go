package charts

import (
	"fmt"
	"image/color"
	"math"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// rgb is an opaque colour: tints are mixed with the paper beforehand, so a picture needs no
// transparency and prints the same everywhere. Vector formats differ in what they make of
// transparency, and some printers in what they print of it.
type rgb struct{ R, G, B uint8 }

// RGBA makes rgb a color.Color. The library draws any color.Color.
func (c rgb) RGBA() (r, g, b, a uint32) {
	return color.RGBA{c.R, c.G, c.B, 255}.RGBA()
}

// hex reads "#0B5FA5"; it panics, for only literals come here. The palettes are written as
// designers write them, so that they can be compared by eye.
func hex(s string) rgb {
	var c rgb
	if _, err := fmt.Sscanf(s, "#%02x%02x%02x", &c.R, &c.G, &c.B); err != nil {
		panic("charts: not a colour: " + s)
	}
	return c
}

// theme is a palette. Its colours keep a contrast of 3 on the paper as marks, lie at least 23 apart
// (CIE 1976; 20 on dark paper) under normal, protan, deutan and tritan sight, and differ in
// lightness by 6, so that they stay apart in grey print. The distances were computed for all pairs
// and each kind of sight, and a test holds them. Four series are as many as keep these distances: a
// fifth colour would be too near to one of them for somebody. Where more lines are drawn they share
// a colour and differ by name or weight.
type theme struct {
	Paper, Ink, Second, Grid, Zero rgb
	Series                         [4]rgb
	Bench                          rgb
	// of the series' lines, in line widths; nil is solid
	Dashes [4][]float64
}

var themes = map[string]*theme{
	"light": {
		Paper: hex("#FFFFFF"), Ink: hex("#1B1F24"), Second: hex("#5B6470"), Grid: hex("#E3E6EA"),
		Zero:   hex("#8A929B"),
		Series: [4]rgb{hex("#0B5FA5"), hex("#D9480F"), hex("#7A1F5C"), hex("#2B9E77")},
		Bench:  hex("#7A838C"),
	},
	// The same hues, lifted to a contrast of at least 4.5 on the dark paper.
	"dark": {
		Paper: hex("#14181D"), Ink: hex("#EEF1F4"), Second: hex("#A9B2BC"), Grid: hex("#2B323A"),
		Zero:   hex("#77818C"),
		Series: [4]rgb{hex("#5CC3F6"), hex("#FB8456"), hex("#C775B7"), hex("#57FFA6")},
		Bench:  hex("#98A2AD"),
	},
	// For paper that may be copied in black and white: black ink, a darker grid, a dash for each
	// series.
	"print": {
		Paper: hex("#FFFFFF"), Ink: hex("#000000"), Second: hex("#3C434B"), Grid: hex("#D5D9DE"),
		Zero:   hex("#6B737C"),
		Series: [4]rgb{hex("#0B5FA5"), hex("#D9480F"), hex("#7A1F5C"), hex("#2B9E77")},
		Bench:  hex("#6B737C"),
		Dashes: [4][]float64{nil, {7, 2}, {1.5, 1.5}, {7, 2, 1.5, 2}},
	},
}

// ThemeNames are the names of the themes, the default first. print is for paper without colours:
// lines differ by their dashes and areas by their lightness.
var ThemeNames = []string{"light", "dark", "print"}

// themeOf finds a theme; none named is the light one. A name that does not exist is refused and not
// replaced, for the picture would be printed before somebody sees it.
func themeOf(name string) (*theme, error) {
	if name == "" {
		name = ThemeNames[0]
	}
	if t, ok := themes[name]; ok {
		return t, nil
	}
	return nil,
		eventstudy.Fault(eventstudy.Pos{}, "use "+words.ListWith(ThemeNames, "or"),
			"no such theme: %q", name)
}

// mix returns f of colour c over paper; f = 1 is c itself. Tints of one colour keep their hue on
// every paper, the dark one too.
func mix(c, paper rgb, f float64) rgb {
	m := func(a, b uint8) uint8 { return uint8(math.Round(float64(b) + f*(float64(a)-float64(b)))) }
	return rgb{m(c.R, paper.R), m(c.G, paper.G), m(c.B, paper.B)}
}

// Strengths of a colour: a band, a value that does not differ from chance.
const (
	bandTint = 0.14
	weakTint = 0.45
)

// band and weak are the tints of a colour on the paper.
func (t *theme) band(c rgb) rgb { return mix(c, t.Paper, bandTint) }
func (t *theme) weak(c rgb) rgb { return mix(c, t.Paper, weakTint) }

// luminance is the relative luminance of WCAG 2. It is linear light weighted by how bright the eye
// sees each primary.
func luminance(c rgb) float64 {
	f := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*f(c.R) + 0.7152*f(c.G) + 0.0722*f(c.B)
}

// contrast is the ratio of WCAG 2, from 1 to 21.
func contrast(a, b rgb) float64 {
	la, lb := luminance(a), luminance(b)
	if la < lb {
		la, lb = lb, la
	}
	return (la + 0.05) / (lb + 0.05)
}

// minContrast is what text needs to be read. It is what level AA of WCAG 2 asks of type below 18
// points, which nearly all of a chart is.
const minContrast = 4.5

// readable moves c towards black or white until text in it can be read on bg. The hue is kept as
// long as possible: a label in its line's own colour needs no legend.
func readable(c, bg rgb) rgb {
	end := rgb{0, 0, 0}
	// From a ground of this luminance black and white stand out alike.
	if luminance(bg) < 0.18 {
		end = rgb{255, 255, 255}
	}
	// Steps of a twenty-fifth are too small to be seen between two labels.
	for f := 1.0; f > 0; f -= 0.04 {
		if m := mix(c, end, f); contrast(m, bg) >= minContrast {
			return m
		}
	}
	return end
}
