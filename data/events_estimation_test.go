package data

import (
	"strings"
	"testing"
	"time"

	"stockmove/eventstudy"
)

func TestParseDates(t *testing.T) {
	for _, c := range []struct {
		text, want string // want: empty where the text is none of dates, else the window or "!"
	}{
		{"2024-05-01,2024-12-31", "2024-05-01 to 2024-12-31"},
		{" [2024-05-01, 2024-12-31] ", "2024-05-01 to 2024-12-31"},
		{"-250,-11", ""}, {"−250,−11", ""}, {"-250.0,-11.0", ""}, {"2024-05-01", ""}, {"", ""},
		{"2024-05-01,-11", "!"}, {"-250,2024-12-31", "!"}, {"2024-13-01,2024-12-31", "!"},
		{"1/5/2024,31/12/2024", "!"}, {"1.5.2024,31.12.2024", "!"}, {"0001-01-01,2024-12-31", "!"},
	} {
		b, ok, err := ParseDates(c.text)
		got := ""
		switch {
		case err != nil:
			got = "!"
		case ok:
			got = b.String()
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q (%v)", c.text, got, c.want, err)
		}
	}
}

// The columns of an event's own estimation window take offsets or dates, both ends in one form.
func TestEventEstimationDates(t *testing.T) {
	for _, c := range []struct {
		cells, want string
	}{
		{"2024-05-01,2024-12-31", "2024-05-01 to 2024-12-31"},
		{"2024-05-01 00:00:00,2024-12-31 00:00:00", "2024-05-01 to 2024-12-31"},
		{"-250,-11", "[−250,−11]"},
		{"2024-05-01,-11",
			`e.csv:2:25: estimation_last is not a date of the form 2024-05-01: "-11"`},
		{"-250,2024-12-31", `e.csv:2:14: estimation_first is not a date`},
		{"2024-05-01,", `e.csv:2:25: estimation_last is not a date`},
		{"2024-12-31,2024-05-01", "e.csv:2:14: estimation: the window 2024-12-31 to 2024-05-01 " +
			"does not end after it begins"},
		{"-250.0,-11", `e.csv:2:14: estimation_first is not a whole number: "-250.0"`},
	} {
		f, err := parseEvents(textTable("e.csv", []byte("security,date,estimation_first,"+
			"estimation_last\nA,2025-02-13,"+c.cells+"\n")), "")
		var got string
		switch {
		case err != nil:
			got = err.Error()
		case f.Events[0].Dates.Given():
			got = f.Events[0].Dates.String()
		default:
			got = f.Events[0].Estimation.String()
		}
		if !strings.HasPrefix(got, c.want) {
			t.Errorf("%s:\n%s\nwant %s", c.cells, got, c.want)
		}
	}
}

// Dates reach into the event window where there are fewer days of the calendar between than the
// window has days before day 0.
func TestEstimationReaches(t *testing.T) {
	day := eventstudy.NewDate(2025, 2, 13)
	noon := day.At(720, time.UTC)
	for _, c := range []struct {
		first int
		last  eventstudy.Date
		e     EventSpec
		want  bool
	}{
		{0, day - 1, EventSpec{Date: day}, false},
		{0, day, EventSpec{Date: day}, true},
		{-10, day - 11, EventSpec{Date: day}, false},
		{-10, day - 10, EventSpec{Date: day}, true},
		{0, day, EventSpec{At: &noon}, false}, // day 0 may be the day after
		{0, day + 1, EventSpec{At: &noon}, true},
	} {
		k := estimationCheck{window: eventstudy.Window{First: c.first, Last: 1}}
		if got := k.reach(eventstudy.Dates{First: day - 99, Last: c.last}, c.e); got != c.want {
			t.Errorf("%v, window from %d: %v", c.last, c.first, got)
		}
	}
}

func TestStudyEstimationDates(t *testing.T) {
	const rest = "\n[[security]]\nid = \"A\"\nprices = \"A.csv\"\n" +
		"[[event]]\nid = \"x\"\ndate = 2025-02-13\n"
	for _, c := range []struct{ line, want string }{
		{"estimation = [2024-05-01, 2024-12-31]", ""},
		{`estimation = ["2024-05-01", "2024-12-31"]`, ""},
		{"estimation = [2024-05-01, -11]", "study.toml:1:27: estimation[1] must be a day"},
		{"estimation = [2024-05-01]", "study.toml:1:14: estimation must be two days"},
		{"estimation = [2024-12-31, 2024-05-01]",
			"study.toml:1:14: estimation: the window 2024-12-31"},
		{`estimation = ["may", "june"]`, "study.toml:1:15: estimation[0] must be a day"},
		{"event_window = [2024-12-31, 2024-05-01]",
			"study.toml:1:16: event_window must be two whole"},
	} {
		s, err := parse(c.line + rest)
		if c.want == "" {
			want := eventstudy.Dates{First: eventstudy.NewDate(2024, 5, 1),
				Last: eventstudy.NewDate(2024, 12, 31)}
			if err != nil || s.Design["estimation"].Value != want {
				t.Errorf("%s: %v %v", c.line, s, err)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s:\n%v\nwant %s", c.line, err, c.want)
		}
	}
	s, err := parse(strings.TrimPrefix(rest, "\n") + "estimation = [2024-05-01, 2024-12-31]\n")
	if err != nil || s.Events[0].Dates.String() != "2024-05-01 to 2024-12-31" {
		t.Errorf("an event's own: %v %v", s, err)
	}
}
