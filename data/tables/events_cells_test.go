package tables

import (
	"strings"
	"testing"
)

// A row with more cells than the header is refused where the surplus holds something; empty cells
// at its end, which spreadsheets leave, are not.
func TestSurplusCells(t *testing.T) {
	for row, want := range map[string]bool{"A,2025-02-13": true, "A,2025-02-13,,": true,
		"A,2025-02-13,,x": false, "A,2025-02-13,x": false} {
		_, err := ParseEvents(textTable("e.csv", []byte("security,date\n"+row+"\n")), "")
		if (err == nil) != want {
			t.Errorf("%s: %v", row, err)
		}
		if err != nil && !strings.Contains(err.Error(), "e.csv:2:") {
			t.Errorf("%s: the place is missing: %v", row, err)
		}
	}
}

// The shortest day with a time beside it, without seconds and offset, is of the market's own clock.
func TestShortestInstant(t *testing.T) {
	for _, text := range []string{"2025-02-13 10:00", "2025-02-13T10:00"} {
		f, err := ParseEvents(textTable("e.csv", []byte("security,date\nA,"+text+"\n")), "")
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if e := f.Events[0]; e.Clock == nil || e.Clock.Hours() != 10 ||
			e.Date.String() != "2025-02-13" {
			t.Errorf("%s: %+v", text, e)
		}
	}
}
