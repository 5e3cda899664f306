package charts

import (
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// The smallest size keeps a finding in its title, of several listings that of one.
func TestSingleKeepsTheFinding(t *testing.T) {
	for name, want := range map[string]string{"compare": "furthest from what was expected: ",
		"volume": " times its ordinary volume, the others less"} {
		d, err := compose(name, documentOf(t, "three"), Selection{}, Style{Size: Single})
		if err != nil {
			t.Fatal(err)
		}
		all := d.fig.Titles
		if s := all[len(all)-2]; !strings.Contains(s, want) {
			t.Errorf("%s: before the title without a finding stands %q", name, s)
		}
	}
	a := duel{actual: []float64{0, 0.1}, expected: []float64{0, 0.3}}
	if !near(a.gap(), 0.2) {
		t.Errorf("the gap is %g", a.gap())
	}
}

// A fit names the day 0 of its own event, and those of others that lie in its event window.
func TestFitNamesDaysOfItsWindow(t *testing.T) {
	for _, name := range slices.Sorted(maps.Keys(studies)) {
		doc := documentOf(t, name)
		for _, o := range doc.Outcomes {
			x := doc.Panel.Series[o.Security]
			if x == nil || x.Line == nil || x.Line.Benchmark == nil {
				continue
			}
			cl := cloudOf(doc, o, x)
			if len(cl.names) > 0 && cl.names[0] != shortDay(o.Day0) {
				t.Errorf("%s %s: named first is %s", name, o.Event.ID, cl.names[0])
			}
			want := 0
			days := map[int]bool{}
			for _, e := range doc.Outcomes {
				k := e.T0 - o.T0
				if w := doc.Design.Event; e.Security == o.Security && !days[k] && k >= w.First &&
					k <= w.Last {
					days[k] = true
					want++
				}
			}
			if len(cl.names) > want {
				t.Errorf("%s %s: %d days named, %d lie in the window", name, o.Event.ID,
					len(cl.names), want)
			}
		}
	}
}

// A band with gaps says why.
func TestCAARSaysWhyTheBandHasGaps(t *testing.T) {
	doc := documentOf(t, "thirty")
	var ps []eventstudy.PathPoint
	for _, p := range doc.Path {
		if p.Group == "" {
			ps = append(ps, p)
		}
	}
	if s := caarNotes(doc, ps)[0]; strings.Contains(s, "missing") {
		t.Errorf("without a gap: %s", s)
	}
	ps = slices.Clone(ps)
	ps[1].CI = [2]float64{math.NaN(), math.NaN()}
	if s := caarNotes(doc, ps)[0]; !strings.HasPrefix(s, "Band: ") ||
		!strings.Contains(s, "missing where") {
		t.Errorf("with a gap: %s", s)
	}
}

// Many days are not compared with one.
func TestExplainsDays(t *testing.T) {
	for _, c := range []struct {
		model string
		days  int
		want  string
	}{{"mean", 1, "on its average day"}, {"mean", 21, "on 21 average days"},
		{"raw", 21, "on days without a move"}, {"market", 21, "the market explains"}} {
		if got := explains(c.model, c.days); got != c.want {
			t.Errorf("%s over %d days: %q", c.model, c.days, got)
		}
	}
}

// A day of the window is not parted from its word, nor the unit from the last figure that has room.
func TestTiedDays(t *testing.T) {
	const n = words.NoBreak
	if got := tied("from day −10, over days −1 to +1, a day"); got != "from day"+n+
		"−10, over days"+n+"−1 to +1, a day" {
		t.Errorf("%q", got)
	}
	c, err := newCanvas(Style{Size: Single})
	if err != nil {
		t.Fatal(err)
	}
	b := box{20, 40, 120, 90}
	c.Text(95, 20, "in the way", c.label(), left)
	c.texts[0].Box = box{90, 0, 200, 60}
	c.drawValues(span{-0.05, 0.05}, percentUnit, b, "")
	last := c.texts[1]
	if !strings.HasSuffix(last.Text, "%") {
		t.Errorf("the last figure is %q", last.Text)
	}
	for _, x := range c.texts[2:] {
		if strings.HasSuffix(x.Text, "%") {
			t.Errorf("%q has the unit again", x.Text)
		}
	}
}
