package pricefile

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"stockmove/eventstudy"
)

// TestMidnightUTC reads epochs that are dates and nothing else: midnight UTC is the evening before
// in New York, where such a file would have bars on Sundays. A bar stamped at 20:00 in New York
// stays what it is.
func TestMidnightUTC(t *testing.T) {
	york, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		first time.Time
		want  string
	}{
		// Monday to Friday
		"a day without a time": {time.Date(2025, 2, 3, 0, 0, 0, 0, time.UTC), "2025-02-03"},
		// Monday to Friday
		"midnight in New York": {time.Date(2025, 2, 3, 5, 0, 0, 0, time.UTC), "2025-02-03"},
		// Tuesday to Saturday in UTC
		"evening in New York": {time.Date(2025, 7, 1, 0, 0, 0, 0, time.UTC), "2025-06-30"},
		// Monday to Friday
		"the New York open": {time.Date(2025, 2, 3, 14, 30, 0, 0, time.UTC), "2025-02-03"},
	} {
		text := "t,o,h,l,c,v\n"
		for i := range 5 {
			text += fmt.Sprintf("%d,10.5,11.5,9.5,%d.25,1000\n", c.first.AddDate(0, 0, i).Unix(),
				10+i)
		}
		f, err := Read("f.csv", strings.NewReader(text),
			Options{Location: func(string) *time.Location { return york }})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		want, _ := eventstudy.ParseDate(c.want)
		if got := f.Prices[0].Dates[0]; got != want {
			t.Errorf("%s: the first day is %v, want %v", name, got, want)
		}
	}
}
