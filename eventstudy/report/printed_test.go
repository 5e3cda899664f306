package report

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// printedFigure reads a printed figure back: per cents are fractions again, the true minus is a
// sign.
func printedFigure(t *testing.T, s string) float64 {
	t.Helper()
	text, percent := strings.CutSuffix(strings.ReplaceAll(s, ",", ""), words.Narrow+"%")
	v, err := strconv.ParseFloat(strings.Replace(text, words.Minus, "-", 1), 64)
	if err != nil {
		t.Fatalf("%q is no figure", s)
	}
	if percent {
		return v / 100
	}
	return v
}

// holds checks a row of a printed table by the titles of its columns; figures are printed to two
// decimals at least. Intervals stand under "95 % interval" and the like.
func holds(t *testing.T, tab *table, row int, want map[string]float64, ci [2]float64) {
	t.Helper()
	seen := 0
	for k, c := range tab.Columns {
		cell := tab.Rows[row].Cells[k]
		if strings.Contains(c.Title, "interval") {
			lo, hi, _ := strings.Cut(strings.TrimSuffix(cell, words.Narrow+"%"), " to ")
			a, b := printedFigure(t, lo)/100, printedFigure(t, hi)/100
			if math.Abs(a-ci[0]) > 6e-5 || math.Abs(b-ci[1]) > 6e-5 {
				t.Errorf("%s: the interval is %s, want %v", tab.Caption, cell, ci)
			}
		}
		v, ok := want[c.Title]
		if !ok {
			continue
		}
		seen++
		near := 6e-3 // two decimals of a statistic
		if strings.HasSuffix(cell, "%") {
			near = 6e-5
		}
		if got := printedFigure(t, cell); math.Abs(got-v) > near {
			t.Errorf("%s: %s is %s, want %v", tab.Caption, c.Title, cell, v)
		}
	}
	if seen != len(want) {
		t.Errorf("%s has %d of the columns %v", tab.Caption, seen, want)
	}
}

// The figures of the printed tables stand under their own titles. All that is made up here differ.
func TestPrintedColumns(t *testing.T) {
	d := sample()
	r, o := d.Report, d.Outcomes[0]
	o.Windows[0] = eventstudy.WindowResult{CAR: 0.011, SE: 0.022, T: 3.3, P: 0.44,
		CI: [2]float64{-0.055, 0.066}, BHAR: 0.077, N: 1}
	o.Days[1].Return, o.Days[1].Expected, o.Days[1].AR = 0.012, 0.023, 0.034
	o.Days[1].SE, o.Days[1].T, o.Days[1].P = 0.045, 5.6, 0.67
	r.Aggregate[0].CAAR, r.Aggregate[0].SE = 0.013, 0.024
	r.Aggregate[0].CI = [2]float64{-0.035, 0.046}
	r.Path[0].AAR, r.Path[0].CAAR, r.Path[0].CI = 0.014, 0.025, [2]float64{-0.036, 0.047}
	none := [2]float64{}
	holds(t, windowTable(r, d.Outcomes[:1]), 0, map[string]float64{
		"CAR": 0.011, "SE": 0.022, "t": 3.3, "p": 0.44, "BHAR": 0.077}, [2]float64{-0.055, 0.066})
	holds(t, dayTable(r, o), 1, map[string]float64{"Return": 0.012, "Expected": 0.023,
		"Abnormal": 0.034, "SE": 0.045, "t": 5.6, "p": 0.67}, none)
	r.Tests[0].P = 0.58
	holds(t, meanTable(r, []string{""}), 0, map[string]float64{"N": 2, "CAAR": 0.013,
		"SE": 0.024, "p": 0.58},
		[2]float64{-0.035, 0.046})
	holds(t, pathTable(r, ""), 0, map[string]float64{"Day": 0, "N": 2, "AAR": 0.014, "CAAR": 0.025},
		[2]float64{-0.036, 0.047})
}

// Zero has no sign, in a cell as in results.json: a difference of equal figures may be a negative
// zero.
func TestNoNegativeZero(t *testing.T) {
	zero := math.Copysign(0, -1)
	var s scribe
	s.num(zero)
	c := newCells([]string{"x"}, PlainCSV)
	c.num("x", zero)
	c.end()
	if string(s.b) != "0" || string(c.b) != "0\n" {
		t.Errorf("JSON %s, CSV %s", s.b, c.b)
	}
}

// The control characters of a terminal are escaped in JSON from the first to the last of them.
func TestJSONEscapesControls(t *testing.T) {
	plain := regexp.MustCompile(`^"\\u00[0-9a-f]{2}"$`)
	for r := rune(0); r < 0xa0; r++ {
		if r >= 0x20 && r < 0x7f || r == '\n' || r == '\t' {
			continue
		}
		var s scribe
		if s.str(string(r)); !plain.Match(s.b) {
			t.Errorf("%U is %s", r, s.b)
		}
	}
	var s scribe
	if s.str("\u00a0é"); string(s.b) != "\"\u00a0é\"" {
		t.Errorf("letters are %s", s.b)
	}
}

// Names of pictures that a file system takes for one are told apart.
func TestPictureNamesDiffer(t *testing.T) {
	d := &Document{Pictures: []Picture{{File: "car-A.png"}, {File: "car-a.png"},
		{File: "CAR-a.png"}}}
	seen := map[string]bool{}
	for _, name := range pictureFiles(d) {
		if low := strings.ToLower(name); seen[low] {
			t.Errorf("%s is there twice", name)
		} else {
			seen[low] = true
		}
	}
}
