package charts

import (
	"strings"
	"testing"

	"stockmove/charts/pixels"
	"stockmove/eventstudy/words"
)

// TestEndsKeepTheirFigures cuts the name of a line, and never the figure at its end.
func TestEndsKeepTheirFigures(t *testing.T) {
	for _, size := range []Size{Single, Phone, Double} {
		st, err := Style{Size: size}.filled()
		if err != nil {
			t.Fatal(err)
		}
		c, err := newCanvas(st)
		if err != nil {
			t.Fatal(err)
		}
		pngBackend(new(pixels.Picture))(c, st)
		ts := []trace{{name: []string{strings.Repeat("a very long name of a group ", 3)},
			end: "+1.4%", y: []float64{0, 1}}}
		_, room := c.endLabels(ts)
		b := box{20, 20, 100, 100}
		x, y := scale{0, 1, b.X0, b.X1}, scale{0, 1, b.Y0, b.Y1}
		c.labelEnds(ts, x, y, b, room)
		if n := len(c.texts); n != 1 || !strings.HasSuffix(c.texts[0].Text, "… +1.4%") {
			t.Errorf("size %v: %+v", size, c.texts)
		}
		// A name and a figure that draw together are as wide as the room that was made for them.
		ts = []trace{{name: []string{"BABA"}, end: "114", y: []float64{0, 1}}}
		_, room = c.endLabels(ts)
		c.labelEnds(ts, x, y, b, room)
		if last := c.texts[len(c.texts)-1].Text; last != "BABA 114" {
			t.Errorf("size %v: %q", size, last)
		}
	}
}

// TestTitleKeepsP: no line of a title ends within a p-value.
func TestTitleKeepsP(t *testing.T) {
	st, err := Style{Size: Phone}.filled()
	if err != nil {
		t.Fatal(err)
	}
	c, err := newCanvas(st)
	if err != nil {
		t.Fatal(err)
	}
	pngBackend(new(pixels.Picture))(c, st)
	for n := range 40 {
		words := strings.Repeat("n", n) + " words (p = 0.052)"
		_, lines := c.title(&Figure{Titles: []string{words}})
		for _, l := range lines {
			if strings.HasSuffix(l, "=") || strings.HasSuffix(l, "(p") {
				t.Errorf("%q", lines)
			}
		}
	}
}

// A picture for telephones, which is tall, keeps half of its width for lines and names groups
// in full.
func TestPhoneNamesLines(t *testing.T) {
	c, err := newCanvas(Style{Size: Phone})
	if err != nil {
		t.Fatal(err)
	}
	ts := []trace{{name: []string{"Apple products"}, end: "+3.3" + words.Narrow + "%"}}
	margin, room := c.endLabels(ts)
	if got := c.endText(ts[0], room); !strings.HasPrefix(got, "Apple products +") {
		t.Errorf("the line is named %q", got)
	}
	if margin > c.W/2 {
		t.Errorf("names take %v of %v points", margin, c.W)
	}
}
