package eventstudy

import (
	"testing"
	"time"
)

// TestCivilDate holds the arithmetic against the calendar of the standard library on every day of
// the years that the Gregorian calendar repeats, and beyond both ends of them.
func TestCivilDate(t *testing.T) {
	at := time.Date(1599, 1, 1, 0, 0, 0, 0, time.UTC)
	for ; at.Year() < 2202; at = at.AddDate(0, 0, 1) {
		y, m, d := at.Date()
		want := Date(at.Unix() / 86400)
		if got, ok := CivilDate(y, int(m), d); !ok || got != want {
			t.Fatalf("%d-%d-%d is day %d, want %d", y, m, d, got, want)
		}
		if yy, mm, dd := want.YMD(); yy != y || mm != int(m) || dd != d {
			t.Fatalf("day %d is %d-%d-%d, want %d-%d-%d", want, yy, mm, dd, y, m, d)
		}
	}
	if d, ok := CivilDate(1, 1, 1); !ok ||
		d != Date(time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC).Unix()/86400) {
		t.Errorf("the first day is %d, %v", d, ok)
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
