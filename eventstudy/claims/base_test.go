package claims

import (
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// A base is a session before the claim's: on the first session of a year the change from its own
// close, which is always zero, is no reading. Prices from another base are told apart from other
// prices of the session.
func TestBaseBeforeTheDay(t *testing.T) {
	b := Book{Securities: []eventstudy.Security{one("9988.HK", "", turn())}}
	claim := Statement{ID: "x", Securities: []string{"9988.HK"}, Date: date("2025-01-02"),
		Kind: "change-since", Since: "year-start", Value: "0.0%"}
	v := judge1(t, claim, b)
	for _, r := range v.Readings {
		if r.FromDate >= r.ToDate {
			t.Errorf("%s: from %s to %s", r.Name, r.FromDate, r.ToDate)
		}
	}
	if v.Status == OtherReading || v.Status == Supported {
		t.Errorf("%s on %q", v.Status, v.Reading())
	}
	claim.Date = date("2025-02-13")
	others := 0
	for _, r := range judge1(t, claim, b).Readings {
		want := SameSession
		switch {
		case r.Session != 0:
			want = Nearby
		case r.Side == Adjusted:
			want = OtherBasis
		case !strings.Contains(r.Name, "the last close of 2024"):
			want = OtherBase
			others++
		}
		if r.Rank != want {
			t.Errorf("%s has rank %v, want %v", r.Name, r.Rank, want)
		}
	}
	if others != 3 { // the first close and open of 2025, the last close of January
		t.Errorf("%d other bases", others)
	}
}
