package pricefile

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"stockmove/data/cell"
	"stockmove/eventstudy"
)

// weekdaysFrom returns n weekdays from a day on.
func weekdaysFrom(d eventstudy.Date, n int) []eventstudy.Date {
	var out []eventstudy.Date
	for ; len(out) < n; d++ {
		if !d.Weekend() {
			out = append(out, d)
		}
	}
	return out
}

// TestBareDigits writes days without marks between year, month and day, in every order.
func TestBareDigits(t *testing.T) {
	days := weekdaysFrom(eventstudy.NewDate(2020, 10, 1), 60)
	for layout, order := range map[string]string{"060102": "ymd", "020106": "dmy", "010206": "mdy",
		"02012006": "dmy", "01022006": "mdy", "20060102": "ymd"} {
		text := "<TICKER>;<PER>;<DATE>;<TIME>;<CLOSE>\n"
		for i, d := range days {
			text += fmt.Sprintf("GAZP;D;%s;000000;%d.5\n", d.At(0, time.UTC).Format(layout), 100+i)
		}
		f := read(t, text, Options{})
		if f.DateOrder != order {
			t.Errorf("%s: order %s", layout, f.DateOrder)
		}
		for i, d := range f.Prices[0].Dates {
			if d != days[i] {
				t.Fatalf("%s: day %d is %v, want %v", layout, i, d, days[i])
			}
		}
	}
}

// TestSixDigits tells days of six digits from months: by <PER>, by a day above twelve, or by
// the user's word; without these they are months, and the refusal says what would settle it.
func TestSixDigits(t *testing.T) {
	const october = "201001,1\n201002,2\n201005,3\n201006,4\n201007,5\n201008,6\n201009,7\n"
	first, last := eventstudy.NewDate(2020, 10, 1), eventstudy.NewDate(2020, 10, 9)
	for name, x := range map[string]struct {
		text string
		opt  Options
		last eventstudy.Date
	}{
		"period": {"<PER>,<DATE>,<CLOSE>\nD," + strings.ReplaceAll(strings.TrimSpace(october),
			"\n", "\nD,") + "\n", Options{}, last},
		"told":       {"Date,Close\n" + october, Options{DateOrder: "ymd"}, last},
		"thirteenth": {"Date,Close\n" + october + "201012,8\n201013,9\n", Options{}, last + 4},
	} {
		p := read(t, x.text, x.opt).Prices[0]
		if p.First() != first || p.Last() != x.last {
			t.Errorf("%s: %v to %v", name, p.First(), p.Last())
		}
	}
	for text, want := range map[string]string{
		"Date,Close\n" + october: `f.csv:2:1: these are monthly bars and not daily` +
			` prices: the date is a month without a day, "201001"`,
		"<PER>,<DATE>,<TIME>,<CLOSE>\n60,240801,100000,1\n60,240801,110000,2\n": `f.csv:2:1: ` +
			`these are not daily prices: the period is "60" and not D`,
		"Date,Close\n202401,1\n202402,2\n202413,3\n202404,4\n": `not a date: "202413"`,
	} {
		_, err := Read("f.csv", strings.NewReader(text), Options{})
		if err == nil || !strings.Contains(err.Error(), want) && !strings.Contains(want, "202413") {
			t.Errorf("%q: %v", text, err)
		}
	}
	_, err := Read("f.csv", strings.NewReader("Date,Close\n"+october), Options{})
	if err == nil || !strings.Contains(err.Error(), "--date-order ymd, dmy or mdy") {
		t.Errorf("hint: %v", err)
	}
	// The same digits in the two orders that the user may name.
	for order, want := range map[string]eventstudy.Date{"dmy": eventstudy.NewDate(2017, 1, 2),
		"mdy": eventstudy.NewDate(2017, 2, 1)} {
		if p := read(t, "Date,Close\n020117,1\n",
			Options{DateOrder: order}).Prices[0]; p.First() != want {
			t.Errorf("020117 as %s: %v", order, p.First())
		}
	}
}

// TestBefore1970 reads epoch seconds below zero and the short ones around zero. By hand: a
// second before 1970 is of 31 December 1969; −630,927,000 is 3 January 1950, 14:30 UTC, as
// `date -u -d @-630927000` says too.
func TestBefore1970(t *testing.T) {
	for text, want := range map[string]string{
		"-1": "1969-12-31", "-86400": "1969-12-31", "-86401": "1969-12-30",
		"-630927000":    "1950-01-03",
		"-630927000000": "1950-01-03", "-604800000": "1950-11-02", "-604800000000": "1950-11-02",
		"-604800000001": "1950-11-01", "-1000000000000": "1938-04-24",
		"-630927000000000001": "1950-01-03",
	} {
		s, _ := cell.ParseDate([]byte(text), &cell.Zone{})
		if s.Kind() != cell.Epoch || s.Day().String() != want {
			t.Errorf("%s is %v, want %s", text, s.Day(), want)
		}
	}
	for text, want := range map[string]int{"-1": 23*60 + 59, "-86400": 0, "-630927000": 14*60 +
		30} {
		if _, clock := cell.ParseDate([]byte(text), &cell.Zone{}); clock != want {
			t.Errorf("%s is at %d minutes, want %d", text, clock, want)
		}
	}
	days := weekdaysFrom(eventstudy.NewDate(1950, 1, 3), 19000)
	for _, scale := range []int64{1, 1000} {
		var b strings.Builder
		b.WriteString("time,open,high,low,close,Volume,Volume MA\n")
		for i, d := range days {
			fmt.Fprintf(&b, "%d,16.66,16.66,16.66,%d.66,1260000,63000\n",
				d.At(14*60+30, time.UTC).Unix()*scale, 16+i%9)
		}
		f := read(t, b.String(), Options{})
		p := f.Prices[0]
		if len(p.Dates) != len(days) || f.DateOrder != "epoch" {
			t.Fatalf("%d days of %d", len(p.Dates), len(days))
		}
		for i, d := range p.Dates {
			if d != days[i] {
				t.Fatalf("day %d is %v, want %v", i, d, days[i])
			}
		}
	}
}

// TestFloatDays reads days of eight digits that went through pandas as numbers.
func TestFloatDays(t *testing.T) {
	p := read(t, "date,close\n20111031.0,73.6\n20111101.0,73.7\n", Options{}).Prices[0]
	if p.First() != eventstudy.NewDate(2011, 10, 31) || p.Last() != eventstudy.NewDate(2011, 11,
		1) {
		t.Errorf("%v to %v", p.First(), p.Last())
	}
	if _, err := Read("f.csv", strings.NewReader("date,close\n20111031.5,73.6\n"),
		Options{}); err == nil {
		t.Error("half a day is read")
	}
}
