package charts

import (
	"math"
	"testing"

	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/report"
)

// matrices that show a colour as seen with a missing cone (Machado, Oliveira & Fernandes 2009, IEEE
// Trans. Visualization 15:1291–1298, table 1, severity 1), on linear RGB.
var sight = map[string][9]float64{
	"normal": {1, 0, 0, 0, 1, 0, 0, 0, 1},
	"protan": {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882,
		-0.048116, 1.051998},
	"deutan": {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820,
		0.042940, 0.968881},
	"tritan": {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733,
		0.691367, 0.303900},
}

// lab is CIE L*a*b* under D65 of a colour as seen (IEC 61966-2-1; CIE 15:2004).
func lab(c rgb, m [9]float64) [3]float64 {
	lin := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	in := [3]float64{lin(c.R), lin(c.G), lin(c.B)}
	var s [3]float64
	for i := range s {
		s[i] = math.Min(1, math.Max(0, m[3*i]*in[0]+m[3*i+1]*in[1]+m[3*i+2]*in[2]))
	}
	x := (0.4124*s[0] + 0.3576*s[1] + 0.1805*s[2]) / 0.95047
	y := 0.2126*s[0] + 0.7152*s[1] + 0.0722*s[2]
	z := (0.0193*s[0] + 0.1192*s[1] + 0.9505*s[2]) / 1.08883
	f := func(t float64) float64 {
		if t > 216.0/24389 {
			return math.Cbrt(t)
		}
		return (24389.0/27*t + 16) / 116
	}
	return [3]float64{116*f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))}
}

// The series can be told from the paper and from each other, in colour, by the
// colour-blind and in grey print.
func TestPalette(t *testing.T) {
	for _, name := range ThemeNames {
		th := themes[name]
		for i, c := range th.Series {
			if k := contrast(c, th.Paper); k < 3 {
				t.Errorf("%s: series %d has a contrast of %.2f on the paper", name, i+1, k)
			}
			for j := range i {
				d := math.Abs(lab(c, sight["normal"])[0] - lab(th.Series[j], sight["normal"])[0])
				if d < 6 {
					t.Errorf("%s: series %d and %d differ by %.1f in grey", name, i+1, j+1, d)
				}
				for kind, m := range sight {
					a, b := lab(c, m), lab(th.Series[j], m)
					d := math.Sqrt((a[0]-b[0])*(a[0]-b[0]) + (a[1]-b[1])*(a[1]-b[1]) +
						(a[2]-b[2])*(a[2]-b[2]))
					least := 23.0
					if name == "dark" {
						least = 20
					}
					if d < least {
						t.Errorf("%s: series %d and %d are %.1f apart to %s sight", name, i+1,
							j+1, d, kind)
					}
				}
			}
		}
		for _, c := range []rgb{th.Ink, th.Second} {
			if k := contrast(c, th.Paper); k < minContrast {
				t.Errorf("%s: text has a contrast of %.2f", name, k)
			}
		}
	}
}

// Black on white is 21 : 1, a grey #777777 on white 4.48 (WCAG 2 examples).
func TestContrast(t *testing.T) {
	if k := contrast(rgb{0, 0, 0}, rgb{255, 255, 255}); math.Abs(k-21) > 1e-9 {
		t.Errorf("%v", k)
	}
	if k := contrast(hex("#777777"), rgb{255, 255, 255}); math.Abs(k-4.48) > 0.005 {
		t.Errorf("%v", k)
	}
	c := readable(hex("#FFFF00"), rgb{255, 255, 255})
	if contrast(c, rgb{255, 255, 255}) < minContrast {
		t.Errorf("%v", c)
	}
}

// The colours of the verdicts can be read as text, and told apart by every sight; in grey print
// their marks tell them apart.
func TestVerdictColours(t *testing.T) {
	marks := map[string]bool{}
	for _, name := range []string{"light", "dark"} {
		c := &Canvas{T: themes[name]}
		for i, l := range report.Looks() {
			col := c.verdict(l)
			if k := contrast(col, c.T.Paper); k < minContrast {
				t.Errorf("%s: %s has a contrast of %.2f", name, l.Status, k)
			}
			for _, o := range report.Looks()[:i] {
				for kind, m := range sight {
					a, b := lab(col, m), lab(c.verdict(o), m)
					d := math.Hypot(math.Hypot(a[0]-b[0], a[1]-b[1]), a[2]-b[2])
					if d < 18 {
						t.Errorf("%s: %s and %s are %.1f apart to %s sight", name, l.Status,
							o.Status, d, kind)
					}
				}
			}
			if marks[name+l.Mark] || l.Mark == "" || len(l.Drawing.Lines) == 0 {
				t.Errorf("%s has no mark of its own", l.Status)
			}
			marks[name+l.Mark] = true
		}
		if len(report.Looks()) != len(claims.Statuses) {
			t.Errorf("%d looks for %d verdicts", len(report.Looks()), len(claims.Statuses))
		}
	}
}
