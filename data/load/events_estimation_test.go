package load

import (
	"strings"
	"testing"
	"time"

	"stockmove/data/asked"
	"stockmove/eventstudy"
)

// Dates reach into the event window where there are fewer days of the calendar between than the
// window has days before day 0.
func TestEstimationReaches(t *testing.T) {
	day := eventstudy.NewDate(2025, 2, 13)
	noon := day.At(720, time.UTC)
	for _, c := range []struct {
		first int
		last  eventstudy.Date
		e     asked.EventSpec
		want  bool
	}{
		{0, day - 1, asked.EventSpec{Date: day}, false},
		{0, day, asked.EventSpec{Date: day}, true},
		{-10, day - 11, asked.EventSpec{Date: day}, false},
		{-10, day - 10, asked.EventSpec{Date: day}, true},
		{0, day, asked.EventSpec{At: &noon}, false}, // day 0 may be the day after
		{0, day + 1, asked.EventSpec{At: &noon}, true},
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
		s, err := specOf(c.line + rest)
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
	s, err := specOf(strings.TrimPrefix(rest, "\n") + "estimation = [2024-05-01, 2024-12-31]\n")
	if err != nil || s.Events[0].Dates.String() != "2024-05-01 to 2024-12-31" {
		t.Errorf("an event's own: %v %v", s, err)
	}
}
