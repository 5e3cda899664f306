package pricefile

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"stockmove/eventstudy"
)

// TestEvening puts the days of London's summer right that are written in UTC, doubts them where the
// zone is not told, and leaves others as they are.
func TestEvening(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Skip(err)
	}
	days := weekdaysFrom(eventstudy.NewDate(2006, 10, 2), 40)
	const told, silent = "2006-01-02 15:04:05+00:00", "2006-01-02 15:04:05"
	for name, x := range map[string]struct {
		zone     *time.Location
		hour     int
		layout   string
		doubts   int
		right    bool
		evidence bool
	}{
		"midnight in London":           {london, 0, told, 0, true, true},
		"midnight in London, not told": {london, 0, silent, 1, false, false},
		"midnight in UTC":              {time.UTC, 0, told, 0, true, false},
		"evening in UTC":               {time.UTC, 23, told, 0, true, false},
		"noon in London":               {london, 12, told, 0, true, false},
	} {
		text := "Datetime,Close\n"
		for i, d := range days {
			text += fmt.Sprintf("%s,1.%d\n", d.At(x.hour*60, x.zone).UTC().Format(x.layout), 10+i)
		}
		f := read(t, text, Options{})
		if len(f.Findings) != x.doubts || slices.Equal(f.Prices[0].Dates, days) != x.right ||
			(why(f, "days") != "") != x.evidence {
			t.Errorf("%s: %v, from %v, %s", name, f.Findings, f.Prices[0].First(), why(f, "days"))
		}
	}
}

// TestAroundTheClock keeps the days of what trades on all seven of a week and is stamped at the end
// of each, in UTC, as seconds since 1970 or as a text.
func TestAroundTheClock(t *testing.T) {
	from := eventstudy.NewDate(2025, 1, 1)
	seconds, texts := "time,close\n", "timestamp;close\n"
	var want []eventstudy.Date
	for i := range 60 {
		d := from + eventstudy.Date(i)
		want = append(want, d)
		seconds += fmt.Sprintf("%d,1.%d\n", d.At(0, time.UTC).Unix()+86399, 10+i)
		texts += fmt.Sprintf("%sT23:59:59.999Z;1.%d\n", d, 10+i)
	}
	for name, text := range map[string]string{"seconds": seconds, "texts": texts} {
		f := read(t, text, Options{})
		if !slices.Equal(f.Prices[0].Dates, want) {
			t.Errorf("%s: from %v", name, f.Prices[0].First())
		}
		for _, x := range f.Findings {
			if x.Code == "shifted-dates" {
				t.Errorf("%s: %s", name, x.Text)
			}
		}
	}
}
