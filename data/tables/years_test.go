package tables

import (
	"errors"
	"testing"

	"stockmove/data/asked"
	"stockmove/data/input"
)

// An event may be of the years 1700 to 9999, written as a flag or in a file, as a day, a time of
// the market's clock or an instant; the year 0 of an empty spreadsheet date is none.
func TestYearsOfEvents(t *testing.T) {
	for day, want := range map[string]bool{"1700-01-01": true, "1699-12-31": false,
		"1899-12-31": true,
		"0000-01-01": false, "9999-12-31": true} {
		for _, clock := range []string{"", " 10:00", "T10:00:00+00:00"} {
			text := day + clock
			err := new(asked.Spec).AddEvent(text)
			if (err == nil) != want {
				t.Errorf("--event %s: %v", text, err)
			}
			var u *input.UsageError
			if err != nil && !errors.As(err, &u) {
				t.Errorf("--event %s: a %T", text, err)
			}
			_, err = ParseEvents(textTable("e.csv", []byte("security,date\nA,"+text+"\n")), "")
			if (err == nil) != want {
				t.Errorf("%s in a file: %v", text, err)
			}
		}
	}
}
