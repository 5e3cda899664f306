package pricefile

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"stockmove/eventstudy"
)

var timeUTC = time.UTC

// TestOrderBadCell keeps one bad cell from turning the order of a file.
func TestOrderBadCell(t *testing.T) {
	text := "Date,Close\n"
	for d := 1; d <= 28; d++ {
		text += fmt.Sprintf("%02d/10/2024,%d.5\n", d, d)
	}
	text = strings.Replace(text, "13/10/2024", "31/11/2024", 1)
	_, err := Read("f.csv", strings.NewReader(text), Options{})
	if err == nil || !strings.Contains(err.Error(), `f.csv:14:1: not a date in the order dmy`) {
		t.Errorf("%v", err)
	}
}

// TestEpochs reads stamps at the opens and midnights of several exchanges without being
// told the zone, and with it.
func TestEpochs(t *testing.T) {
	for _, x := range []struct {
		zone         string
		hour, minute int
		scale        int64
		sure         bool
	}{
		{"America/New_York", 9, 30, 1, true}, {"America/New_York", 0, 0, 1e9, true},
		{"Asia/Hong_Kong", 9, 30, 1e3, true}, {"Asia/Hong_Kong", 0, 0, 1e6, true},
		{"Asia/Tokyo", 0, 0, 1, true}, {"Australia/Sydney", 10, 0, 1e3, true},
		{"UTC", 0, 0, 1, true}, {"Europe/London", 8, 0, 1, false},
		{"Asia/Kolkata", 0, 0, 1, true}, {"Asia/Jakarta", 0, 0, 1e3, true},
	} {
		loc, err := time.LoadLocation(x.zone)
		if err != nil {
			t.Skip("no zones on this system")
		}
		text := "time,close\n"
		var want []eventstudy.Date
		for d := eventstudy.NewDate(2024, 1, 1); d < eventstudy.NewDate(2024, 12, 31); d++ {
			if !d.Weekend() {
				text += fmt.Sprintf("%d,%d.5\n", d.At(x.hour*60+x.minute, loc).Unix()*x.scale,
					100+len(want)%7)
				want = append(want, d)
			}
		}
		for _, told := range []bool{false, true} {
			opt := Options{}
			if told {
				opt.Location = func(string) *time.Location { return loc }
			}
			f, err := Read("f.csv", strings.NewReader(text), opt)
			if err != nil {
				t.Fatalf("%s: %v", x.zone, err)
			}
			for i, d := range f.Prices[0].Dates {
				if d != want[i] {
					t.Fatalf("%s %d:%02d told %v: day %d is %v, want %v", x.zone, x.hour, x.minute,
						told, i, d, want[i])
				}
			}
			if unsure := len(f.Findings) > 0; unsure != (!told && !x.sure) {
				t.Errorf("%s told %v: findings %v", x.zone, told, f.Findings)
			}
		}
	}
}
