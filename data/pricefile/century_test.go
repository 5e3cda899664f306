package pricefile

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"stockmove/eventstudy"
)

// TestCenturies puts years of two digits into the century in which a series goes on, in any order
// of rows and any form of the date, and leaves years of four digits alone.
func TestCenturies(t *testing.T) {
	day := eventstudy.NewDate
	for _, x := range []struct {
		name     string
		from, to eventstudy.Date
		layout   string
		said     bool
	}{
		{"the sixties", day(1965, 1, 4), day(1969, 12, 31), "01/02/06", false},
		{"past the middle of the century", day(1948, 1, 5), day(1952, 12, 31), "01/02/06", true},
		{"nearly a hundred years", day(1928, 1, 3), day(2020, 12, 31), "01/02/06", true},
		{"the turn of the century", day(1998, 1, 5), day(2003, 12, 31), "02.01.06", false},
		{"today", day(2019, 1, 2), day(2049, 12, 31), "06-01-02", false},
		{"months as words", day(1948, 1, 5), day(1952, 12, 31), "02-Jan-06", true},
		{"years of four digits", day(1948, 1, 5), day(2052, 12, 31), "02-Jan-2006", false},
	} {
		var lines []string
		var want []eventstudy.Date
		for d := x.from; d <= x.to; d++ {
			if !d.Weekend() && (x.to-x.from < 4000 || d%3 == 0) {
				lines = append(lines, d.At(0, time.UTC).Format(x.layout)+",1.5")
				want = append(want, d)
			}
		}
		for _, newestFirst := range []string{"", ", newest first"} {
			if newestFirst != "" {
				slices.Reverse(lines)
			}
			f := read(t, "Date,Close\n"+strings.Join(lines, "\n")+"\n", Options{})
			if got := f.Prices[0].Dates; !slices.Equal(got, want) {
				t.Errorf("%s%s: %v to %v, %d days", x.name, newestFirst, got[0],
					got[len(got)-1], len(got))
			}
			said := ""
			if x.said {
				said = fmt.Sprintf("%d to %d: the years have two digits, and between neighbours"+
					" no century passes", x.from.Year(), x.to.Year())
			}
			if got := why(f, "century"); got != said {
				t.Errorf("%s%s: %q, want %q", x.name, newestFirst, got, said)
			}
		}
	}
}

// TestCenturyOfEachSecurity settles the years of each security of a panel by its own rows.
func TestCenturyOfEachSecurity(t *testing.T) {
	text := "Ticker,Date,Close\n"
	first := []eventstudy.Date{eventstudy.NewDate(1949, 12, 1), eventstudy.NewDate(2045, 1, 2)}
	for i, id := range []string{"A", "B"} {
		for d := first[i]; d < first[i]+60; d++ {
			if !d.Weekend() {
				text += id + "," + d.At(0, time.UTC).Format("01/02/06") + ",1.5\n"
			}
		}
	}
	for i, p := range read(t, text, Options{}).Prices {
		if p.First() != first[i] || p.Last()-first[i] < 55 || p.Last()-first[i] >= 60 {
			t.Errorf("%s: %v to %v", p.ID, p.First(), p.Last())
		}
	}
}
