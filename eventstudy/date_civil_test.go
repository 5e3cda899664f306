package eventstudy

import (
	"strings"
	"testing"
	"time"
)

// TestCivilDate holds the arithmetic against the calendar of the standard library on every day of
// the years that the Gregorian calendar repeats, and beyond both ends of them.
func TestCivilDate(t *testing.T) {
	at := time.Date(1599, 1, 1, 0, 0, 0, 0, time.UTC)
	for ; at.Year() < 2202; at = at.AddDate(0, 0, 1) {
		y, m, d := at.Date()
		want := UnixDay + Date(at.Unix()/86400)
		if got, ok := CivilDate(y, int(m), d); !ok || got != want {
			t.Fatalf("%d-%d-%d is day %d, want %d", y, m, d, got, want)
		}
		if yy, mm, dd := want.YMD(); yy != y || mm != int(m) || dd != d {
			t.Fatalf("day %d is %d-%d-%d, want %d-%d-%d", want, yy, mm, dd, y, m, d)
		}
	}
	if d, ok := CivilDate(1, 1, 1); !ok || d != 1 {
		t.Errorf("the first day is %d, %v", d, ok)
	}
}

// TestUnsetDate: what nobody has set is unknown, and not a day of 1970 or of any other year.
func TestUnsetDate(t *testing.T) {
	var d Date
	if d.Known() || d != NoDate || d.String() != "–" || d.Long() != "–" ||
		string(d.AppendISO(nil)) != "–" {
		t.Errorf("the unset day is %s", d)
	}
	if _, err := d.MarshalText(); err == nil {
		t.Error("the unset day is written")
	}
	if s := UnixDay.String(); s != "1970-01-01" {
		t.Errorf("computers count from %s", s)
	}
	for _, s := range []string{"0000-12-31", "0000-01-01"} {
		if d, err := ParseDate(s); err == nil {
			t.Errorf("%s is day %d", s, d)
		}
	}
	w := newWorld()
	w.event = Event{ID: "e", Security: "A"}
	if s := w.skipped(t); s.Reason != Day0NotFound || !strings.Contains(s.Detail, "neither") {
		t.Errorf("an event without a day: %+v", s)
	}
}

// TestNoCivilDate refuses days that no calendar has.
func TestNoCivilDate(t *testing.T) {
	for _, x := range [][3]int{{2023, 2, 29}, {1900, 2, 29}, {2024, 2, 30}, {2024, 4, 31},
		{2024, 13, 1},
		{2024, 0, 1}, {2024, 1, 0}, {2024, 1, 32}, {0, 1, 1}, {-4, 1, 1}} {
		if d, ok := CivilDate(x[0], x[1], x[2]); ok || d != NoDate {
			t.Errorf("%v is day %d", x, d)
		}
	}
}
