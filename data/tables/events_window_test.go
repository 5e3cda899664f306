package tables

import (
	"strings"
	"testing"
)

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
		f, err := ParseEvents(textTable("e.csv", []byte("security,date,estimation_first,"+
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
