package pricefile

import (
	"fmt"
	"testing"
	"time"

	"stockmove/eventstudy"
)

// TestEvening doubts the days of London's summer that are written in UTC, and no others.
func TestEvening(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Skip(err)
	}
	write := func(zone *time.Location, hour int) string {
		text := "Datetime,Close\n"
		for i, d := range weekdaysFrom(eventstudy.NewDate(2006, 10, 2), 40) {
			text += fmt.Sprintf("%s,1.%d\n", d.At(hour*60,
				zone).UTC().Format("2006-01-02 15:04:05+00:00"), 10+i)
		}
		return text
	}
	for name, x := range map[string]struct {
		zone   *time.Location
		hour   int
		doubts int
	}{
		"midnight in London": {london, 0, 1},
		"midnight in UTC":    {time.UTC, 0, 0},
		"evening in UTC":     {time.UTC, 23, 0},
		"noon in London":     {london, 12, 0},
	} {
		if f := read(t, write(x.zone, x.hour), Options{}); len(f.Findings) != x.doubts {
			t.Errorf("%s: %v", name, f.Findings)
		}
	}
}
