package charts

import (
	"slices"
	"testing"

	"stockmove/eventstudy"
)

// The title is about one listing's day. What it says of others is about that day and that
// direction too: a fall is no rarer gain, and the day before is another day.
func TestPlaceboLikewise(t *testing.T) {
	day, before := eventstudy.NewDate(2025, 2, 13), eventstudy.NewDate(2025, 2, 12)
	of := func(id string, on eventstudy.Date, ar float64, rank int) strip {
		return strip{o: &eventstudy.Outcome{Security: id, Day0: on}, ar: ar, rank: rank, n: 251}
	}
	got := likewise(of("A", day, 0.03, 2), []strip{of("B", day, 0.01, 41), of("C", day, 0.05, 1),
		of("D", day, -0.02, 7), of("E", before, 0.02, 9)})
	if want := []string{"40 of B", "none of C"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
