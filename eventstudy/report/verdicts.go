package report

import (
	"fmt"
	"math"
	"strings"

	"stockmove/eventstudy/claims"
)

// Look is how a verdict is shown. Every chart, page and table takes it from here, so that the same
// verdict has the same mark, colour and words wherever a reader meets it. One place for all formats
// and pictures: a verdict that is green on one page and blue on another would be two.
type Look struct {
	Status claims.Status
	Mark   string // beside the words, so that a verdict is never colour alone
	Short  string // "Other reading", for a chart
	Words  string // "true only on another reading"
	// Colours as 0xRRGGBB for light and for dark paper: texts can be read in them (contrast 4.5),
	// and any two can be told apart also by who lacks a cone of the eye.
	Light, Dark uint32
	Drawing     Drawing
}

// Drawing is a mark for where no font has it, in a square from −1 to 1 with y upwards: lines, and
// an area that is filled; either may be empty.
type Drawing struct {
	Lines [][][2]float64
	Area  [][2]float64
}

// looks has an entry for each verdict, in the order in which they are counted.
var looks = []Look{
	{claims.Supported, "✓", "Supported", "supported", 0x0F68C4, 0x5CC3F6,
		Drawing{Lines: [][][2]float64{{{-0.85, 0}, {-0.25, -0.7}, {0.9, 0.8}}}}},
	{claims.OtherReading, "◐", "Other reading", "true only on another reading", 0x07543D, 0xA5FBD0,
		Drawing{Lines: [][][2]float64{arc(0.9, 0, 360)}, Area: arc(0.9, 90, 270)}},
	{claims.Undecided, "≈", "Undecided",
		"undecided: it may be true of another price of the session",
		0x641050, 0xD070B4, Drawing{Lines: [][][2]float64{wave(0.4), wave(-0.4)}}},
	{claims.Contradicted, "✕", "Contradicted", "contradicted by the prices", 0xB93A08, 0xFB8456,
		Drawing{Lines: [][][2]float64{{{-0.75, -0.75}, {0.75, 0.75}},
			{{-0.75, 0.75}, {0.75, -0.75}}}}},
	{claims.Unverifiable, "?", "Cannot be told", "cannot be verified with these data",
		0x66707C, 0xC0C7CE,
		Drawing{Lines: [][][2]float64{append(shifted(arc(0.5, 180, -70), 0, 0.45),
			[2]float64{0, -0.4})},
			Area: shifted(arc(0.17, 0, 360), 0, -0.85)}},
}

// arc is a part of a circle, from one angle to another in degrees.
func arc(r, from, to float64) (out [][2]float64) {
	const steps = 24
	for i := 0; i <= steps; i++ {
		sin, cos := math.Sincos((from + (to-from)*float64(i)/steps) * math.Pi / 180)
		out = append(out, [2]float64{r * cos, r * sin})
	}
	return out
}

// wave is a period of a sine at a height.
func wave(y float64) (out [][2]float64) {
	const steps = 16
	for i := 0; i <= steps; i++ {
		x := -1 + 2*float64(i)/steps
		out = append(out, [2]float64{0.9 * x, y + 0.25*math.Sin(math.Pi*x+math.Pi)})
	}
	return out
}

func shifted(ps [][2]float64, dx, dy float64) [][2]float64 {
	for i := range ps {
		ps[i][0] += dx
		ps[i][1] += dy
	}
	return ps
}

// Looks returns how the verdicts are shown, in the order in which they are counted.
func Looks() []Look { return looks }

// LookOf is how a verdict is shown; an unknown one, of which there is none, as its code alone.
func LookOf(s claims.Status) Look {
	for _, l := range looks {
		if l.Status == s {
			return l
		}
	}
	last := looks[len(looks)-1]
	return Look{Status: s, Short: string(s), Words: string(s), Light: last.Light, Dark: last.Dark}
}

// Words says a verdict in words, without the hyphenated codes that scripts read.
func Words(s claims.Status) string { return LookOf(s).Words }

// verdictStyle is the part of the page's style that colours the verdicts, for light and for dark
// paper.
func verdictStyle() string {
	var rules strings.Builder
	for _, l := range looks {
		fmt.Fprintf(&rules, ".claim.%s { border-color: var(--%s); }\n", l.Status, l.Status)
		fmt.Fprintf(&rules, ".%s .verdict { color: var(--%s); }\n", l.Status, l.Status)
	}
	return verdictColours() + rules.String()
}

// verdictColours declares a variable of the style for each verdict's colour.
func verdictColours() string {
	var light, dark strings.Builder
	for _, l := range looks {
		fmt.Fprintf(&light, " --%s: #%06x;", l.Status, l.Light)
		fmt.Fprintf(&dark, " --%s: #%06x;", l.Status, l.Dark)
	}
	return fmt.Sprintf(":root {%s }\n@media (prefers-color-scheme: dark) { :root {%s } }\n"+
		"@media print { :root {%s } }\n", light.String(), dark.String(), light.String())
}
