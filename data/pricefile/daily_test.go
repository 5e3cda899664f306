package pricefile

import (
	"fmt"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// slashed writes one row for each day, newest first, in a layout of package time.
func slashed(layout string, days []eventstudy.Date) string {
	var b strings.Builder
	b.WriteString("\"Date\",\"Price\",\"Change %\"\n")
	for i := len(days) - 1; i >= 0; i-- {
		fmt.Fprintf(&b, "\"%s\",\"%d.%02d\",\"0.31%%\"\n", days[i].At(0, timeUTC).Format(layout),
			100+i%50, i%100)
	}
	return b.String()
}

// steps returns n days, a number of months apart, each on a day of the month that day gives.
func steps(n, months int, day func(i int) int) []eventstudy.Date {
	out := make([]eventstudy.Date, n)
	for i := range out {
		m := i * months
		out[i] = eventstudy.NewDate(1990+m/12, 1+m%12, day(i))
	}
	return out
}

// TestLongerBars refuses bars of months and quarters whose dates would be days with the day
// and the month swapped, however short or long the file and whichever number comes first.
func TestLongerBars(t *testing.T) {
	first := func(int) int { return 1 }
	for _, x := range []struct {
		name string
		days []eventstudy.Date
		want string
	}{
		{"35 years", steps(420, 1, first), "monthly"},
		{"five months", steps(5, 1, first), "monthly"},
		{"three months", steps(3, 1, first), "monthly"},
		{"a year", steps(12, 1, first), "monthly"},
		{"the fifth", steps(40, 1, func(int) int { return 5 }), "monthly"},
		{"first to third", steps(60, 1, func(i int) int { return 1 + i%3 }), "monthly"},
		{"a stray day", steps(40, 1, func(i int) int { return 1 + 4*(i/39) }), "monthly"},
		{"quarters", steps(36, 3, first), "quarterly"},
		{"four quarters", steps(4, 3, first), "quarterly"},
	} {
		for _, layout := range []string{"01/02/2006", "02/01/2006", "01-02-06"} {
			_, err := Read("f.csv", strings.NewReader(slashed(layout, x.days)), Options{})
			if err == nil || !strings.Contains(err.Error(), "not daily prices") ||
				!strings.Contains(err.Error(), x.want) &&
					!strings.Contains(err.Error(), "median gap") {
				t.Errorf("%s as %s: %v", x.name, layout, err)
			}
		}
		// Points go with the day first, which leaves no doubt.
		_, err := Read("f.csv", strings.NewReader(slashed("02.01.2006", x.days)), Options{})
		if err == nil || !strings.Contains(err.Error(), "median gap between rows") {
			t.Errorf("%s with points: %v", x.name, err)
		}
	}
}

// TestLongerBarsTold lets the user settle what a short file leaves open, either way.
func TestLongerBarsTold(t *testing.T) {
	var week []eventstudy.Date
	for d := eventstudy.NewDate(2024, 1, 8); d <= eventstudy.NewDate(2024, 1, 12); d++ {
		week = append(week, d)
	}
	text := slashed("02/01/2006", week)
	_, err := Read("f.csv", strings.NewReader(text), Options{})
	if err == nil || !strings.Contains(err.Error(), "monthly") ||
		!strings.Contains(err.Error(), "--date-order dmy") {
		t.Errorf("a week: %v", err)
	}
	f := read(t, text, Options{DateOrder: "dmy"})
	if p := f.Prices[0]; p.First() != week[0] || len(p.Dates) != 5 {
		t.Errorf("told dmy: %v", p.Dates)
	}
	_, err = Read("f.csv", strings.NewReader(text), Options{DateOrder: "mdy"})
	if err == nil || !strings.Contains(err.Error(), "these are monthly bars") {
		t.Errorf("told mdy: %v", err)
	}
	// Two rows prove nothing: the order is asked for.
	_, err = Read("f.csv", strings.NewReader(slashed("02/01/2006", week[:2])), Options{})
	if err == nil || !strings.Contains(err.Error(), "cannot be told") ||
		!strings.Contains(err.Error(), "--date-order") {
		t.Errorf("two rows: %v", err)
	}
	// A weekend between the rows shows that they are days.
	more := append(week, eventstudy.NewDate(2024, 1, 3), eventstudy.NewDate(2024, 1, 5))
	more = append(more[5:], week...)
	for _, layout := range []string{"02/01/2006", "01/02/2006"} {
		if p := read(t, slashed(layout, more), Options{}).Prices[0]; p.First() != more[0] {
			t.Errorf("%s: from %v", layout, p.First())
		}
	}
}
