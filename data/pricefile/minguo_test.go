package pricefile

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"stockmove/eventstudy"
)

// minguoRows writes weekdays from a day on with the years of the Republic of China.
func minguoRows(from eventstudy.Date, n int) string {
	var b strings.Builder
	for i, d := range weekdaysFrom(from, n) {
		t := d.At(0, time.UTC)
		fmt.Fprintf(&b, "%d/%s,%d.5\n", t.Year()-1911, t.Format("01/02"), 50+i)
	}
	return b.String()
}

// TestMinguo reads years of two digits as those of Taiwan where the file says that they are. The
// year 99 of the Republic of China is 2010: its first year was 1912.
func TestMinguo(t *testing.T) {
	day := eventstudy.NewDate
	for name, x := range map[string]struct {
		text  string
		opt   Options
		first eventstudy.Date
	}{
		"names": {"日期,收盤價\n" + minguoRows(day(2010, 1, 4), 15), Options{}, day(2010, 1, 4)},
		"rollover": {"Date,Close\n" + minguoRows(day(2010, 12, 20), 20), Options{},
			day(2010, 12, 20)},
		"two newest": {"Date,Close\n101/01/02,7\n100/12/30,7\n99/12/31,6\n", Options{},
			day(2010, 12, 31)},
		"the week": {"Date,Close\n" + minguoRows(day(2004, 2, 11), 15), Options{},
			day(2004, 2, 11)},
		"no header": {minguoRows(day(2004, 2, 11), 15),
			Options{Columns: map[string]string{"date": "1", "close": "2"}}, day(2004, 2, 11)},
		"the user": {"Date,Close\n" + minguoRows(day(2010, 1, 4), 15),
			Options{DateOrder: "roc"}, day(2010, 1, 4)},
		"the century": {"Date,Close\n" + minguoRows(day(2010, 1, 4), 15),
			Options{DateOrder: "ymd"}, day(1999, 1, 4)},
		"another file": {"Date,Close\n2010-01-04,1\n", Options{DateOrder: "roc"}, day(2010, 1, 4)},
		"fit days of the century": {"Date,Close\n93/02/10,1\n93/02/11,2\n93/02/12,3\n93/02/15,4\n",
			Options{},
			day(1993, 2, 10)},
		"a German header": {"Datum;Schlusskurs\n99/01/04;1,5\n99/01/05;1,6\n", Options{},
			day(1999, 1, 4)},
		"into the next": {"Date,Close\n99/12/30,1\n99/12/31,2\n00/01/03,3\n", Options{},
			day(1999, 12, 30)},
	} {
		if f := read(t, x.text, x.opt); f.Prices[0].First() != x.first {
			t.Errorf("%s: from %v, want %v", name, f.Prices[0].First(), x.first)
		}
	}
}

// TestMinguoAsks refuses years that may be of either count: 1999 has the weekdays of 2010.
func TestMinguoAsks(t *testing.T) {
	text := "Date,Close\n" + minguoRows(eventstudy.NewDate(2010, 1, 4), 15)
	_, err := Read("f.csv", strings.NewReader(text), Options{})
	want := "f.csv:2:1: the year of \"99/01/04\" is 1999, or 2010 if it is counted as in Taiwan"
	if err == nil || !strings.Contains(err.Error(), want) ||
		!strings.Contains(err.Error(), "--date-order ymd (1999) or --date-order roc (2010)") {
		t.Error(err)
	}
	_, err = Read("f.csv", strings.NewReader("Date,Close\n99/01/04,1\n99/02/30,2\n"),
		Options{DateOrder: "roc"})
	if err == nil || !strings.Contains(err.Error(),
		`f.csv:3:1: not a date with a year of the Republic of China`) {
		t.Error(err)
	}
}
