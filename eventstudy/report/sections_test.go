package report

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
)

func cellsOf(t *table) string {
	var b strings.Builder
	for _, r := range t.Rows {
		b.WriteString(strings.Join(r.Cells, "|") + "\n")
	}
	return b.String()
}

// Of many events the largest come first whatever their sign, one whose CAR is unknown comes last,
// and a kind of doubt is explained once.
func TestManyEvents(t *testing.T) {
	d := crowd(many+1, 3)
	r := d.Report
	for i, o := range r.Outcomes {
		o.Windows[0].CAR = float64(i) / 1000
		o.Warnings = []eventstudy.Warning{{Code: "overlapping_events",
			Text: fmt.Sprint("shares days with ", i), Where: o.Security}}
	}
	r.Outcomes[4].Windows[0].CAR = -0.5
	r.Outcomes[5].Windows[0].CAR = math.NaN()
	list := largest(r, 20)
	if len(list) != 20 || list[0] != r.Outcomes[4] || list[1] != r.Outcomes[many] ||
		slices.Contains(list, r.Outcomes[5]) {
		t.Errorf("the largest begin with %s and %s", list[0].Event.ID, list[1].Event.ID)
	}
	texts, of := eventRows(d, 30)[1].Table.notes()
	if len(texts) != 2 || texts[0] != "for instance S4: shares days with 4" ||
		len(of) != many || len(of[many-1]) != 2 {
		t.Errorf("notes %q", texts)
	}
	if events(d) != nil {
		t.Error("many events have a block each")
	}
	if got := eventRows(d, listed); len(got) != 1 || len(got[0].Table.Rows) != many+1 {
		t.Error("31 events have no row each")
	}
	if s := fits(d); len(s) != 1 || s[0].Table != nil {
		t.Error("a table of as many models as events")
	}
}

// Listings of one event are not a sample: no mean is shown of them unless a test was asked for.
func TestAveragesNeedEvents(t *testing.T) {
	d := sample()
	if !averaged(d) {
		t.Error("tests were asked for and are not shown")
	}
	// the tests that are there were chosen by default
	d.Design.Tests = []eventstudy.Test{singleEvent{}}
	if averaged(d) {
		t.Error("two listings of one event are averaged")
	}
	for i := range 3 {
		d.Outcomes = append(d.Outcomes, sampleOutcome(fmt.Sprint(i), "X", "", 0.01))
	}
	if !averaged(d) {
		t.Error("four events are not averaged")
	}
	if n := len(byEvent(d.Outcomes)); n != 4 {
		t.Errorf("%d events, want the one of two listings and three more", n)
	}
}

func TestTestTable(t *testing.T) {
	windows := []eventstudy.Window{{}, {First: -1, Last: 1}}
	warn := func(w eventstudy.Window, text string) []eventstudy.Warning {
		return []eventstudy.Warning{{Code: "c", Text: text, Where: w.String()}}
	}
	r := &eventstudy.Report{Tests: []eventstudy.Result{
		{Test: "bmp", Window: windows[0], Stat: 2.5, Dist: eventstudy.StudentT, DF: 9, P: 0.034,
			Warnings: warn(windows[0], "shared dates")},
		{Test: "bmp", Window: windows[1], Stat: math.NaN(), Dist: eventstudy.StudentT, DF: 9,
			P: math.NaN(), Warnings: warn(windows[1], "shared dates")},
		{Test: "calendar", Window: windows[0], Stat: -1, Dist: eventstudy.StudentT, DF: 3, P: 0.2},
		{Test: "calendar", Window: windows[1], Stat: -2, Dist: eventstudy.StudentT, DF: 11,
			P: 0.0004, Warnings: warn(windows[1], "few days")},
		{Test: "sign", Window: windows[0], Stat: 20, Dist: eventstudy.Binomial,
			DF: math.NaN(), P: 0.5},
		{Test: "sign", Group: "other", Window: windows[0], Stat: 1, Dist: eventstudy.Binomial,
			DF: math.NaN(), P: 1},
	}}
	got := testTable(r, "", windows)
	want := "bmp|t(9)|2.50|0.034|–|–\ncalendar|t|−1.00|0.200|−2.00|<0.001\n" +
		"sign|binomial|20|0.500|–|–\n"
	if cellsOf(got) != want {
		t.Errorf("got\n%swant\n%s", cellsOf(got), want)
	}
	n := fmt.Sprint(got.Rows[0].Notes, got.Rows[1].Notes)
	if n != "[shared dates] [[−1,+1]: few days]" {
		t.Errorf("notes %s", n)
	}
}

func TestManyGroupsAreCounted(t *testing.T) {
	d := crowd(8, 3)
	for i := range 5 {
		g := fmt.Sprint("g", i)
		d.Groups = append(d.Groups, g)
		d.Aggregate = append(d.Aggregate,
			eventstudy.Aggregate{Group: g, N: 2, CAAR: 0.01, SE: 0.01})
	}
	if got := average(d, 4); !strings.HasPrefix(got[0].Para, "The 5 groups are in") ||
		len(got) != 2 {
		t.Errorf("%d blocks, %q", len(got), got[0].Para)
	}
	got := average(d, mostGroups)
	if got[0].Table == nil || len(got[0].Table.Rows) != 6 || got[0].Table.Rows[1].Cells[0] != "g0" {
		t.Errorf("six groups are too many for the page: %+v", got[0])
	}
}

func TestInParts(t *testing.T) {
	for n, want := range map[int]string{0: "", 1: "1", 4: "4", 5: "2 3", 9: "3 3 3"} {
		var sizes []string
		for _, p := range inParts(make([]eventstudy.Window, n), 4) {
			sizes = append(sizes, fmt.Sprint(len(p)))
		}
		if got := strings.Join(sizes, " "); got != want {
			t.Errorf("%d in parts of %s, want %s", n, got, want)
		}
	}
}

// A shift of day 0 is told once: by the study's own warning, else here.
func TestShiftIsTold(t *testing.T) {
	o := sampleOutcome("e", "S", "", 0.01)
	if shift(o) != nil {
		t.Error("no shift is told")
	}
	o.Shift = -2
	got := fmt.Sprint(shift(o))
	if got != "[S: day 0 is 2025-02-13, 2 calendar days before 13 February 2025]" {
		t.Error(got)
	}
	o.Warnings = []eventstudy.Warning{{Code: "day0_shifted"}}
	if shift(o) != nil {
		t.Error("told twice")
	}
	at := time.Date(2025, 2, 13, 10, 0, 0, 0, time.FixedZone("", 4*3600))
	if got := when(eventstudy.Event{At: &at}); got != "13 February 2025, 10:00 UTC+04:00" {
		t.Error(got)
	}
}

func TestCoefficients(t *testing.T) {
	f := &eventstudy.Fit{Terms: []string{"alpha", "beta", "omega", "gamma"},
		Coef: []float64{0.00045, 0.947, 1.2e-6, 1.2}, SE: []float64{0.00147, 0.0958, 2e-7, 0.0001}}
	for name, want := range map[string]string{
		"alpha": "+0.045 (0.147)\u202f%", "beta": "0.947 (0.096)", "omega": "1.20e−06 (2.00e−07)",
		"gamma": "1.20 (0.000100)", // not "(0.00)"
		"delta": "–",
	} {
		if got := coefficient(f, name, scale{}); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}

func TestDataFindings(t *testing.T) {
	d := sample()
	days := []eventstudy.Date{day(2024, 1, 2), day(2024, 1, 3), day(2024, 1, 4), day(2024, 1, 5)}
	d.Inputs[0].Findings = []eventstudy.Finding{{Code: "a", Text: "the close repeats", Dates: days},
		{Code: "b", Text: "prices are returns", Fatal: true}}
	d.Warnings = []eventstudy.Warning{{Code: "b", Text: "prices are returns", Where: "9988.HK"},
		{Code: "c", Text: "SPY is short", Where: "SPY", Placed: true}}
	got := strings.Join(dataFindings(d)[1].List, "\n")
	want := "9988.HK.csv: the close repeats (4 days, 2024-01-02 to 2024-01-05)\n" +
		"9988.HK.csv: prices are returns (a study on it means nothing)\nSPY is short"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := on(eventstudy.Finding{Dates: days[:2]}); got != " (2024-01-02, 2024-01-03)" {
		t.Error(got)
	}
}

// A warning that several places give is shown once.
func TestWarningsOnce(t *testing.T) {
	w := eventstudy.Warning{Code: "x", Text: "once", Where: "S"}
	d := &Document{Report: &eventstudy.Report{Warnings: []eventstudy.Warning{w},
		Panel: &eventstudy.Panel{
			Warnings: []eventstudy.Warning{w}, Order: []string{"S", "gone"},
			Series: map[string]*eventstudy.Series{
				"S": {Warnings: []eventstudy.Warning{w, {Code: "y"}}}}}}}
	if got := allWarnings(d); len(got) != 2 {
		t.Errorf("%v", got)
	}
	if len(d.Warnings) != 1 {
		t.Error("the report was edited")
	}
}

func TestClaimFigures(t *testing.T) {
	for want, c := range map[string]claims.Statement{
		"9.2%": {Value: "9.2%"}, "≥ 40%": {AtLeast: "40%"}, "≤ 3%": {AtMost: "3%"},
		"9.1% to 9.2%": {Between: [2]string{"9.1%", "9.2%"}}, "": {},
	} {
		if got := Claimed(claims.Claim{Statement: c}); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	fall, _ := claims.Parse(claims.Statement{Quote: "fell 3%", Kind: "move", Value: "3%"})
	if got := Claimed(fall); got != "3% down" {
		t.Errorf("a fall: %q", got)
	}
	c := claims.Claim{Statement: claims.Statement{Securities: []string{"9988.HK"}}}
	none := eventstudy.NoDate
	v := &claims.Verdict{Decider: -1, Claim: c, Unit: claims.Price,
		Readings: []claims.Reading{{Name: "r", Value: math.NaN(), From: math.NaN(), To: math.NaN(),
			FromDate: none, ToDate: none, Need: "X.csv for 2022"}}}
	got := readingTable(v)
	if cellsOf(got) != "r||–|–|–|–|–|unknown\n" || got.Rows[0].Notes[0] != "needs X.csv for 2022" {
		t.Errorf("%s %v", cellsOf(got), got.Rows[0].Notes)
	}
	v.Readings[0].Need = "" // as of a day without a session
	if got := readingTable(v); cellsOf(got) != "r||–|–|–|–|–|unknown\n" {
		t.Error(cellsOf(got))
	}
}

// The command can be pasted into a shell again.
func TestQuoted(t *testing.T) {
	got := strings.Join(quoted([]string{"run", "--event", "BABA@2025-02-13", "my report", "it's",
		"", "$HOME"}), " ")
	if want := `run --event BABA@2025-02-13 'my report' 'it'\''s' '' '$HOME'`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	d := &Document{Command: []string{"stockmove", "run"}}
	if got := reproduce(d)[len(reproduce(d))-1].Code; got != "stockmove run" {
		t.Error(got)
	}
}

// Methods explain what was used; the formula of the prediction error stands once.
func TestMethods(t *testing.T) {
	d := sample()
	if got := methods(d); len(got) != 3 || got[2].Method.Info.Title != predictionError.Title {
		t.Errorf("%d methods", len(got))
	}
	d.Design.Tests = []eventstudy.Test{singleEvent{}}
	// The test that the sample chose is explained too.
	if got := methods(d); len(got) != 3 ||
		methodTitle(got[2].Method) != "Test bmp: standardised cross-sectional test (BMP)" {
		t.Errorf("%d methods", len(got))
	}
	d.Tests = nil
	if got := methods(d); len(got) != 2 || methodTitle(got[1].Method) != "Test t: one event" {
		t.Errorf("%d methods", len(got))
	}
	if methods(&Document{}) != nil {
		t.Error("methods of nothing")
	}
	if f := fields("model", eventstudy.Info{DF: "M − 2"}); f[0].Name != "Degrees of freedom" {
		t.Error(f)
	}
}

// singleEvent is the test of one event, which judges no group.
type singleEvent struct{}

func (singleEvent) Info() eventstudy.Info { return eventstudy.Info{Name: "t", Title: "one event"} }

func TestSkipsAreCountedInTheAnswer(t *testing.T) {
	blocks := answer(sample())
	if got := blocks[len(blocks)-1].Para; !strings.HasPrefix(got, "1 of 3 events left the study") {
		t.Error(got)
	}
	d := sample()
	for range many + 5 {
		d.Skips = append(d.Skips, d.Skips[0])
	}
	got := attrition(d)
	if tab := got[1].Table; len(tab.Rows) != many || tab.Foot != "6 more are in skips.csv." {
		t.Errorf("%d rows, %q", len(tab.Rows), tab.Foot)
	}
}

// The folder holds what the contract promises, in one order.
func TestFiles(t *testing.T) {
	var names []string
	for _, f := range Files(sample()) {
		names = append(names, f.Name)
	}
	want := "results.json events.csv days.csv windows.csv fits.csv tests.csv aggregate.csv " +
		"path.csv differences.csv claims.csv readings.csv skips.csv attrition.csv " +
		"report.md report.html report.pdf report.tex references.bib tables/means.tex " +
		"tables/tests.tex tables/path.tex tables/events.tex " +
		"tables/windows-confirmation.tex tables/days-confirmation-9988.HK.tex " +
		"tables/days-confirmation-BABA.tex tables/models.tex report.xlsx " +
		"charts/car-confirmation.png"
	if got := strings.Join(names, " "); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if got := strings.Join(Formats.Names(), " "); got != "text md json csv xlsx html pdf tex" {
		t.Error(got)
	}
}
