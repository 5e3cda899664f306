package charts

import (
	"math"
	"strings"
	"testing"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
)

// The dot of a curve is the effect that is found with a chance of 80 %, in standard errors as base
// R's noncentral t has it on 248 degrees of freedom: uniroot of 1 − pt(c, 248, x) + pt(−c, 248, x)
// − 0.8, c = qt(0.975, 248), gives 2.81248893973; of one side, c = qt(0.95, 248), 2.49328502214.
func TestPowerDot(t *testing.T) {
	doc := documentOf(t, "one")
	all := report.StrengthOf(doc.Report, math.NaN()).Rows
	for tail, want := range map[eventstudy.Tail]float64{eventstudy.TwoSided: 2.81248893973,
		eventstudy.Upper: 2.49328502214, eventstudy.Lower: 2.49328502214} {
		d := doc.Design
		d.Tail = tail
		st := strengthsOf(&d, all, Selection{}, mostCurves,
			func(*report.StrengthRow) bool { return true })
		if len(st.rows) != mostCurves {
			t.Fatalf("%d windows", len(st.rows))
		}
		for i, r := range st.rows {
			if r.DF != 248 || math.Abs(st.seen[i]/r.SE-want) > 1e-9 {
				t.Errorf("%s %s: %.12g on %g, want %.12g", tail, r.Window, st.seen[i]/r.SE,
					r.DF, want)
			}
			if p := chance(&d, st.seen[i], &r); math.Abs(p-0.8) > 1e-9 {
				t.Errorf("%s: the curve is at %g where the dot is", tail, p)
			}
			if p := chance(&d, 0, &r); math.Abs(p-0.05) > 1e-9 {
				t.Errorf("%s: the curve begins at %g", tail, p)
			}
		}
		if w := (eventstudy.Window{First: -2, Last: 2}); len(strengthsOf(&d, all,
			Selection{Window: &w}, 1, func(r *report.StrengthRow) bool {
				return r.Window == w
			}).rows) != 1 {
			t.Error("the window that is asked for is not drawn")
		}
	}
}

// The axis reaches beyond the effects that are seen, and to the measured one unless it is far out.
func TestPowerSpan(t *testing.T) {
	of := func(measured float64, seen ...float64) []strengths {
		st := strengths{seen: seen}
		for range seen {
			st.rows = append(st.rows, report.StrengthRow{Estimate: measured})
		}
		return []strengths{st}
	}
	for _, c := range []struct {
		panels []strengths
		want   float64
	}{
		{of(-0.01, 0.04), 0.06}, {of(-0.01, 0.04, 0.08), 0.1}, {of(-0.07, 0.04), 1.06 * 0.07},
		{of(-0.6, 0.04), 0.08}, {of(math.NaN(), 0.04), 0.06},
	} {
		if got := powerSpan(c.panels); got.lo != 0 || !near(got.hi, c.want) {
			t.Errorf("%v, want %g", got, c.want)
		}
	}
}

// The words of the picture: what is seen and what was measured, of one listing, of several, of a
// mean, on one side, and where the measured effect has no place on the axis.
func TestPowerWords(t *testing.T) {
	texts := func(doc *report.Document, sel Selection) (string, string) {
		d, err := compose("power", doc, sel, Style{})
		if err != nil {
			t.Fatal(err)
		}
		d.on(func(*Canvas, Style) {})
		var all []string
		for _, x := range d.c.texts {
			all = append(all, x.Text)
		}
		return plain(d.fig.Titles[0]), strings.Join(all, "|")
	}
	has := func(text string, parts ...string) {
		t.Helper()
		for _, p := range parts {
			if !strings.Contains(text, p) {
				t.Errorf("%q does not say %q", text, p)
			}
		}
	}
	one := documentOf(t, "one")
	title, drawn := texts(one, Selection{})
	has(title, "An abnormal return of Acme Industries of ±", " on day 0 is found four times ",
		"in five; +", " was measured")
	has(drawn, "measured +", "[−2,+2]", "100")
	title, _ = texts(documentOf(t, "three"), Selection{})
	has(title, "An abnormal return on day 0 must reach ±", " to ±", " to be found four times")
	title, drawn = texts(documentOf(t, "thirty"), Selection{})
	has(title, "With 30 events a mean abnormal return of ±", " on day 0 is found four times")
	has(drawn, "BMP test")
	_, drawn = texts(documentOf(t, "crash"), Selection{})
	has(drawn, "measured −", " →")

	mine := *one
	r := *one.Report
	mine.Report = &r
	r.Design.Tail = eventstudy.Lower
	title, drawn = texts(&mine, Selection{})
	has(title, "of −")
	has(drawn, ", on the other side", "below zero")

	w := eventstudy.Window{First: -1, Last: 1}
	title, _ = texts(one, Selection{Window: &w})
	has(title, "over days [−1,+1]")
	r.Outcomes = []*eventstudy.Outcome{outcome(0, []float64{0.1}, 0.1, 0.2, 0.3, 0.1)}
	r.Outcomes[0].Security, r.Outcomes[0].Fit.DF = "S1", 2
	r.Outcomes[0].Windows = []eventstudy.WindowResult{{SE: 0.1}}
	if _, err := Render("power", &mine, Selection{}, Style{}); err == nil ||
		!strings.Contains(err.Error(), "no standard error on at least three degrees") {
		t.Errorf("two degrees of freedom: %v", err)
	}
}
