package charts

import (
	"strings"
	"testing"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
)

// doubted is a study of the tests whose first event has a false return on day 0.
func doubted(t *testing.T, name string) *report.Document {
	t.Helper()
	doc := documentOf(t, name)
	mine, r := *doc, *doc.Report
	mine.Report, r.Outcomes = &r, nil
	for i, o := range doc.Outcomes {
		x := *o
		x.Days = append([]eventstudy.Day(nil), o.Days...)
		if i == 0 {
			x.Day(0).False = "S1: the price was split"
		}
		r.Outcomes = append(r.Outcomes, &x)
	}
	return &mine
}

// A return that the data call false is no title, in none of the charts that would tell of it.
func TestFalseReturnIsNoTitle(t *testing.T) {
	for _, c := range []struct{ study, charts string }{
		{"one", "price ar car compare placebo"},
		{"thirty", "caar cars forest heatmap"},
	} {
		for _, name := range strings.Fields(c.charts) {
			pic, err := Render(name, doubted(t, c.study), Selection{}, Style{DPI: 48})
			if err != nil {
				t.Fatal(err)
			}
			want := "The data speak against the return of "
			if name == "forest" { // counts the others
				want = "Window [−1,+1]: "
			}
			if !strings.HasPrefix(pic.Title, want) {
				t.Errorf("%s: %q", name, pic.Title)
			}
			if name != "forest" && !strings.Contains(pic.Alt, "S1: the price was split.") {
				t.Errorf("%s is described as %q", name, pic.Alt)
			}
		}
	}
	// A window of which the day is no part is not touched.
	pic, err := Render("car", doubted(t, "one"),
		Selection{Window: &eventstudy.Window{First: 2, Last: 5}}, Style{DPI: 48})
	if err != nil || strings.Contains(pic.Title, "speak against") {
		t.Errorf("%q, %v", pic.Title, err)
	}
}

// By hand: of four rows one rejects upwards and one downwards; a one-sided p of a loss under the
// alternative of a gain is near 1, and a doubted row counts on neither side.
func TestForestCountsTheAlternative(t *testing.T) {
	doc := &report.Document{Report: &eventstudy.Report{Design: eventstudy.Design{Alpha: 0.05}}}
	for _, c := range []struct {
		tail eventstudy.Tail
		rows []estimate
		want string
	}{
		{eventstudy.TwoSided, []estimate{{v: 0.1, p: 0.01}, {v: -0.1, p: 0.01}, {v: 0.01, p: 0.8},
			{v: 0.5, p: 0, doubt: true}},
			"W: of 3 events, 1 gained and 1 lost more than chance explains"},
		{eventstudy.Upper, []estimate{{v: 0.1, p: 0.005}, {v: -0.1, p: 0.995}, {v: 0.01, p: 0.4}},
			"W: 1 of 3 events gained more than chance explains"},
		{eventstudy.Upper, []estimate{{v: -0.1, p: 0.999}, {v: -0.2, p: 0.9999}},
			"W: in none of 2 events is the abnormal return distinguishably above zero"},
		{eventstudy.Lower, []estimate{{v: -0.1, p: 0.001}, {v: 0.2, p: 0.9999}},
			"W: 1 of 2 events lost more than chance explains"},
		{eventstudy.TwoSided, []estimate{{v: -0.1, p: 0.001}, {v: 0.2, p: 0.5}},
			"W: 1 of 2 events lost more than chance explains, none gained more"},
		{eventstudy.TwoSided, []estimate{{v: 0.1, p: 0.06}},
			"W: in none of 1 events is the abnormal return distinguishable from zero"},
		{eventstudy.TwoSided, []estimate{{v: 0.1, p: 0, doubt: true}},
			"W: the data speak against the returns of all events"},
	} {
		doc.Design.Tail = c.tail
		if got := forestTitles(doc, c.rows, "W", "events")[0]; got != c.want {
			t.Errorf("%s: %q, want %q", c.tail, got, c.want)
		}
	}
}

// Every chart of a one-sided study leaves zero out of an interval exactly where its title finds
// something.
func TestIntervalsOfOneSide(t *testing.T) {
	doc := documentOf(t, "thirty")
	for _, tail := range []eventstudy.Tail{eventstudy.Upper, eventstudy.Lower} {
		mine, r := *doc, *doc.Report
		mine.Report = &r
		r.Design.Tail = tail
		for _, o := range r.Outcomes {
			p := pathOf(&mine, o, nil)
			rejects := p.p(tail) < 0.05
			if out := p.lo[p.last] > 0 || p.hi[p.last] < 0; out != rejects {
				t.Errorf("%s %s: [%g, %g], p = %g", o.Security, tail, p.lo[p.last],
					p.hi[p.last], p.p(tail))
			}
		}
		for _, name := range []string{"ar", "car", "caar", "forest", "placebo"} {
			if _, err := Render(name, &mine, Selection{}, Style{DPI: 48}); err != nil {
				t.Error(err)
			}
		}
	}
}

// A handful of events is no sample where at most every second has a day 0 of its own; by hand 4
// events on 2 and on 3 days.
func TestTooFewDays(t *testing.T) {
	doc := &report.Document{Report: &eventstudy.Report{}}
	for _, c := range []struct {
		days []int
		want bool
	}{
		{[]int{0, 0, 1, 1}, true}, {[]int{0, 0, 1, 2}, false}, {[]int{0, 0, 0}, true},
		{[]int{0, 0, 0, 0, 0, 0}, true}, {[]int{0, 0, 0, 0, 0, 0, 0}, false},
	} {
		doc.Outcomes = nil
		for _, d := range c.days {
			doc.Outcomes = append(doc.Outcomes, &eventstudy.Outcome{Day0: eventstudy.Date(d)})
		}
		if got := tooFew(doc) != ""; got != c.want {
			t.Errorf("%v: %v", c.days, got)
		}
	}
}
