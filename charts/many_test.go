package charts

import (
	"math"
	"slices"
	"strings"
	"testing"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/report"
)

// A chart of one event draws the mean of many where there is one, and else names the event in its
// title. "thirty" has thirty events.
func TestManyEvents(t *testing.T) {
	doc := documentOf(t, "thirty")
	for name, want := range map[string]string{
		"ar": "On day 0 30 events ", "car": "30 events",
		"compare": "The daily returns of 30 events add up to ",
		"volume":  "On day 0 the median of 30 events traded ", "price": "Event event-1 of 30: ",
		"fit": "Event event-1 of 30: ", "placebo": "Event event-1 of 30: ",
		"qq": "Event event-1 of 30: ",
	} {
		pic, err := Render(name, doc, Selection{}, Style{DPI: 48})
		if err != nil || !strings.Contains(pic.Title, want) {
			t.Errorf("%s: %q, want %q (%v)", name, pic.Title, want, err)
		}
		one, err := Render(name, doc, Selection{Event: "event-7"}, Style{DPI: 48})
		if err != nil || strings.Contains(one.Title, "30 events") ||
			strings.Contains(one.Title, "Event event") {
			t.Errorf("%s of one event: %q (%v)", name, one.Title, err)
		}
	}
	for _, r := range plan(t, doc, Style{DPI: 48}) {
		if r.Name == "car" && r.Omit == "" {
			t.Error("car repeats caar")
		}
	}
}

// The mean of a day and its error are those of the abnormal returns across events: of 1 %, 2 % and
// 6 % the mean is 3 %, s = √((4 + 1 + 9)/2) % and the error s/√3 = √(7/3) %.
func TestMeanDays(t *testing.T) {
	cr := &crowd{window: eventstudy.Window{}, list: []*eventstudy.Outcome{
		outcome(0, []float64{0.01}), outcome(0, []float64{0.02}), outcome(0, []float64{0.06}),
		outcome(0, []float64{math.NaN()})}}
	days := meanDays(cr)
	if len(days) != 1 || days[0].n != 3 || !near(days[0].mean, 0.03) ||
		!near(days[0].se, math.Sqrt(7.0/3)/100) {
		t.Errorf("%+v", days)
	}
	// Two paths of returns over their expectation of 0: 1 % and 3 % on average 2 %, then 4 %.
	cr = &crowd{window: eventstudy.Window{First: 0, Last: 1}, list: []*eventstudy.Outcome{
		outcome(0, []float64{0.01, 0.02}), outcome(0, []float64{0.03, 0.02})}}
	if d := meanDuel(cr); len(d.actual) != 2 || !near(d.actual[0], 0.02) ||
		!near(d.actual[1], 0.04) || d.expected[1] != 0 {
		t.Errorf("%+v", d)
	}
}

// The picture of an average shows the groups, each with its name and its mean.
func TestGroupsOfAverage(t *testing.T) {
	s := studies["thirty"]
	doc := s.document(t)
	r := *doc.Report
	r.Groups = []string{"", "a", "b"}
	for _, p := range doc.Path {
		for k, g := range []string{"a", "b"} {
			q := p
			q.Group, q.CAAR = g, p.CAAR+0.01*float64(k+1)
			r.Path = append(r.Path, q)
		}
	}
	doc.Report = &r
	d, err := compose("caar", doc, Selection{}, Style{})
	if err != nil {
		t.Fatal(err)
	}
	d.on(func(*Canvas, Style) {})
	var texts []string
	for _, x := range d.c.texts {
		texts = append(texts, x.Text)
	}
	end := doc.Path[len(doc.Path)/3-1].CAAR
	for _, want := range []string{"all 30 " + percent(end), "a " + percent(end+0.01),
		"b " + percent(end+0.02)} {
		if !slices.Contains(texts, want) {
			t.Errorf("no %q among %q", want, texts)
		}
	}
}

// The title of price speaks of the days of the event that was chosen, and of no other.
func TestPriceOfOneEvent(t *testing.T) {
	doc := study{securities: 1, events: 4, level: 100, jump: 0.1, name: "A"}.document(t)
	for _, o := range doc.Outcomes {
		pic, err := Render("price", doc, Selection{Event: o.Event.ID}, Style{DPI: 48})
		if err != nil || !strings.HasSuffix(pic.Title, " on "+plain(fullDate(o.Day0))) {
			t.Errorf("%s on %s: %q (%v)", o.Event.ID, o.Day0, pic.Title, err)
		}
	}
}

// Rows of a forest that are left out are counted, with the span of their figures.
func TestForestSaysWhatIsLeftOut(t *testing.T) {
	d, err := compose("forest", documentOf(t, "many"), Selection{}, Style{})
	if err != nil {
		t.Fatal(err)
	}
	d.on(func(*Canvas, Style) {})
	shown, said := 0, ""
	for _, x := range d.c.texts {
		if strings.HasPrefix(x.Text, "… not shown: ") {
			said = x.Text
		} else if strings.HasPrefix(x.Text, "S") && strings.Contains(x.Text, ", ") &&
			!strings.HasPrefix(x.Text, "Source") {
			shown++
		}
	}
	if shown < 20 || !strings.Contains(said, " events from ") {
		t.Errorf("%d rows, %q", shown, said)
	}
}

// A claim that fails shows the figure of its own day: 30 % up was claimed of a listing that never
// was.
func TestFailedChangeShowsItsDay(t *testing.T) {
	day := eventstudy.NewDate(2025, 2, 11)
	p := &eventstudy.Prices{ID: "S", Basis: eventstudy.Split,
		Dates: []eventstudy.Date{eventstudy.NewDate(2024, 12, 31), day, day + 1},
		Close: []float64{100, 112, 109}}
	sec := eventstudy.Security{ID: "S", Prices: p}
	doc := &report.Document{Report: &eventstudy.Report{Panel: &eventstudy.Panel{
		Order: []string{"S"}, Series: map[string]*eventstudy.Series{"S": {Security: sec}}}}}
	doc.Claims = claims.Judge(parsed(t,
		claims.Statement{ID: "a", Securities: []string{"S"}, Date: day + 1,
			Kind: "change-since", Since: "year-start", AtLeast: "30%"}),
		claims.Book{Securities: []eventstudy.Security{sec}})
	d, err := compose("ytd", doc, Selection{}, Style{})
	if err != nil {
		t.Fatal(err)
	}
	pic := d.on(func(*Canvas, Style) {})
	if want := "On 12 February 2025 S stood at +9.0\u202f% on the year; never closed at least " +
		"30\u202f% up"; pic.Title != want {
		t.Errorf("%q, want %q", pic.Title, want)
	}
	if !slices.ContainsFunc(d.c.texts, func(x textBox) bool { return x.Text == "S +9.0\u202f%" }) {
		t.Error("the figure of the day is not on the picture")
	}
}

// A false return stands in a note where the title speaks of other things, and in the title of
// parity.
func TestFalseReturnBeside(t *testing.T) {
	for _, name := range []string{"fit", "qq", "volume"} {
		pic, err := Render(name, doubted(t, "one"), Selection{}, Style{DPI: 48})
		if err != nil || strings.Contains(pic.Title, "speak against") ||
			!strings.Contains(pic.Alt, "Doubted: the return of S1 on ") {
			t.Errorf("%s: %q, %q (%v)", name, pic.Title, pic.Alt, err)
		}
	}
	pic, err := Render("parity", doubted(t, "three"), Selection{}, Style{DPI: 48})
	if err != nil || !strings.Contains(pic.Title, "The data speak against the return of ") {
		t.Errorf("parity: %q (%v)", pic.Title, err)
	}
}

// Events are named by their labels where these tell them apart, with the security where several
// share a label, and else by security and day.
func TestForestNames(t *testing.T) {
	event := func(security, label string) *eventstudy.Outcome {
		return &eventstudy.Outcome{Security: security, Event: eventstudy.Event{Label: label}}
	}
	for _, c := range []struct {
		list []*eventstudy.Outcome
		want string
	}{
		{[]*eventstudy.Outcome{event("A", "results"), event("A", "recall")}, "recall"},
		{[]*eventstudy.Outcome{event("A", "recall"), event("B", "recall")}, "B: recall"},
		{[]*eventstudy.Outcome{event("A", "recall"), event("A", "recall")}, ""},
		{[]*eventstudy.Outcome{event("A", "recall"), event("B", "")}, ""},
	} {
		cr := &crowd{list: c.list}
		if got := strings.Join(cr.labels()(c.list[1]), "|"); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
