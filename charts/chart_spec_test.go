package charts

import (
	"errors"
	"math"
	"strings"
	"testing"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// sheetOf makes a curve of hand-made estimates: each with an interval of ±1 and, where it leaves
// zero, p = 0.01.
func sheetOf(own int, estimates ...float64) (*eventstudy.Robustness, curve) {
	r := &eventstudy.Robustness{Alpha: 0.05}
	for i, e := range estimates {
		s := eventstudy.Spec{Estimate: e, CI: [2]float64{e - 1, e + 1}, P: 0.5, Own: i == own, N: 1}
		s.Model = []string{"market", "mean"}[i%2]
		if math.Abs(e) > 1 {
			s.P = 0.01
		}
		r.Specs = append(r.Specs, s)
	}
	r.Subjects = []eventstudy.Subject{{Len: len(estimates), Own: own}}
	return r, curveOf(r, r.Subjects[0])
}

// The title is no stronger than the curve: each wording counted by hand.
func TestSpecTitles(t *testing.T) {
	for _, c := range []struct {
		estimates []float64
		want      string
	}{
		{[]float64{2, 3},
			"X, [0,0]: the effect is positive and significant under all 2 specifications"},
		{[]float64{2, 3, 0.5, 0.2},
			"X, [0,0]: the effect is positive under all 4 specifications, significant under 50 %"},
		{[]float64{0.5, 0.2},
			"X, [0,0]: the effect is positive under all 2 specifications, significant under none"},
		{[]float64{-2, -3, -0.5, 2}, "X, [0,0]: the effect is negative under 75 % of 4 " +
			"specifications, significantly so under 50 %"},
		{[]float64{-2, 0.5}, "X, [0,0]: the effect has no clear sign: positive under 50 % of 2 " +
			"specifications, significantly so under none"},
	} {
		_, cv := sheetOf(0, c.estimates...)
		got := strings.ReplaceAll(specTitles(cv, eventstudy.Window{}, []string{"X"})[0],
			words.Narrow, " ")
		if got != c.want {
			t.Errorf("%v:\n got %s\nwant %s", c.estimates, got, c.want)
		}
	}
}

// A choice's figure is the median of the estimates that it makes: market has 2, 4 and 9, mean has
// −1 and 3.
func TestMedianUnder(t *testing.T) {
	_, cv := sheetOf(0, 4, 3, 9, -1, 2)
	d := cv.dims[0]
	if a, b := cv.medianUnder(d, "market"), cv.medianUnder(d, "mean"); d.name != "Model" ||
		a != 4 || b != 1 {
		t.Errorf("%s: %g and %g", d.name, a, b)
	}
	if s := cv.specs[cv.own]; s.Estimate != 4 || !s.Own {
		t.Errorf("own %+v", s)
	}
}

// Rows give way in a fixed order: benchmarks first, then the last kinds of choices; the curve
// stays.
func TestSpecRows(t *testing.T) {
	r, _ := sheetOf(0)
	for _, w := range []int{0, 1} {
		for _, m := range []string{"mean", "market on A", "market on B", "dimson on A",
			"dimson on B"} {
			for _, k := range []eventstudy.ReturnKind{eventstudy.Simple, eventstudy.Log} {
				s := eventstudy.Spec{Estimate: float64(len(r.Specs))}
				s.Model, s.Benchmark, _ = strings.Cut(m, " on ")
				s.Window.Last, s.Returns = w, k
				r.Specs = append(r.Specs, s)
			}
		}
	}
	r.Subjects = []eventstudy.Subject{{Len: len(r.Specs)}}
	for _, c := range []struct {
		fit           int
		shown, hidden string
	}{
		{10, "[0,0] [0,+1] | mean market on A market on B dimson on A dimson on B | log |", ""},
		{8, "[0,0] [0,+1] | mean market dimson | log |", "benchmark"},
		{6, "[0,0] [0,+1] | mean market dimson |", "benchmark returns"},
		{3, "[0,0] [0,+1] |", "benchmark model returns"},
		{1, "", "benchmark window model returns"},
	} {
		cv := curveOf(r, r.Subjects[0])
		hidden := strings.Join(cv.trim(c.fit), " ")
		shown := ""
		for _, d := range cv.dims {
			shown += strings.Join(d.rows(), " ") + " | "
		}
		if shown = strings.TrimSpace(shown); shown != c.shown || hidden != c.hidden {
			t.Errorf("%d rows: %q, hidden %q", c.fit, shown, hidden)
		}
	}
}

// The picture is of one subject: the first, or the one asked for; what is not there is said.
func TestSpecSubject(t *testing.T) {
	doc := documentOf(t, "three")
	for _, c := range []struct {
		sel  Selection
		want string
	}{
		{Selection{}, "Acme (listing 1) around"},
		{Selection{Security: "S2"}, "Acme (listing 2) around"},
		{Selection{}, ", [0,0]: the effect"},
		{Selection{Window: &eventstudy.Window{First: -1, Last: 1}}, ", [−1,+1]: the effect"},
		{Selection{Window: &eventstudy.Window{First: -1, Last: 1}}, "6 specifications"},
	} {
		pic, err := Render("spec", doc, c.sel, Style{DPI: 48})
		if err != nil || !strings.Contains(pic.Title, c.want) ||
			!strings.Contains(pic.Alt, "the median is") {
			t.Errorf("%+v: %q, %v", c.sel, pic.Title, err)
		}
	}
	var none *NoData
	for want, sel := range map[string]Selection{"no specifications": {Security: "S9"},
		"fewer than two": {Window: &eventstudy.Window{First: 7, Last: 9}}} {
		if _, err := Render("spec", doc, sel, Style{DPI: 48}); !errors.As(err, &none) ||
			!strings.Contains(none.Why, want) {
			t.Errorf("%+v: %v", sel, err)
		}
	}
	if _, err := Render("spec", documentOf(t, "one"), Selection{}, Style{DPI: 48}); !errors.As(err,
		&none) || !strings.Contains(none.Why, "not repeated") {
		t.Errorf("a study without specifications: %v", err)
	}
}
