package pricefile

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"stockmove/eventstudy"
)

var timeUTC = time.UTC

// TestOrderOnWindows writes every window of consecutive weekdays of four years day first,
// month first and with years of two digits: the order must be right. Only a single row, and
// rows that could be bars of months because no weekend shows between them, may be refused.
func TestOrderOnWindows(t *testing.T) {
	var days []eventstudy.Date
	for d := eventstudy.NewDate(2022, 1, 1); d < eventstudy.NewDate(2026, 1, 1); d++ {
		if !d.Weekend() {
			days = append(days, d)
		}
	}
	refused := 0
	for _, layout := range []string{"02/01/2006", "01/02/2006", "2.1.2006", "01/02/06", "02-01-06"} {
		for _, n := range []int{1, 2, 3, 5, 10} {
			for i := 0; i+n <= len(days); i++ {
				tab := &table{}
				for _, d := range days[i : i+n] {
					s, _ := parseStamp([]byte(d.At(0, time.UTC).Format(layout)), &epochZone{})
					tab.stamps = append(tab.stamps, s)
				}
				v := decideOrder(tab, "")
				if v.open || v.bars != nil {
					_, m, _ := days[i].YMD()
					_, m2, last := days[i+n-1].YMD()
					if n > 1 && (m != m2 || last > 12) || n > 2 && week(days[i]) != week(days[i+n-1]) {
						t.Fatalf("%s: %d rows from %v refused: %+v", layout, n, days[i], v)
					}
					refused++
					continue
				}
				o, why := v.order, v.why
				for k, s := range tab.stamps {
					if d, ok := o.read(s); !ok || d != days[i+k] {
						t.Fatalf("%s: row %d of %d is %v as %s (%s), want %v", layout, k, n, d, o, why, days[i+k])
					}
				}
			}
		}
	}
	if refused == 0 {
		t.Error("no single row was refused")
	}
}

// TestOrderRules gives each rule a file that no other rule decides, or decides first.
func TestOrderRules(t *testing.T) {
	for _, x := range []struct{ rows, order, why string }{
		{"13/01/2024 12/01/2024", "dmy", "1 rows would be no date"},
		// 6 April 2024 was a Saturday, 4 June a Tuesday: one row proves nothing
		{"04/06/2024", "", ""},
		{"01/02/2024 02/01/2024 03/04/2024", "mdy", "in order"}, // day first: 1 February, 2 January, 3 April
		// Thursday, Friday and Monday; day first: 1 April, May and August.
		{"01/04/2024 01/05/2024 01/08/2024", "mdy", "over six days"},
		{"05/05/2025", "mdy", "every reading"},
		{"24/12/31 24/12/30", "ymd", "over six days"},
	} {
		tab := &table{}
		for _, row := range strings.Fields(x.rows) {
			s, _ := parseStamp([]byte(row), &epochZone{})
			tab.stamps = append(tab.stamps, s)
		}
		if v := decideOrder(tab, ""); string(v.order) != x.order || !strings.Contains(v.why, x.why) {
			t.Errorf("%s: %+v", x.rows, v)
		}
	}
}

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

// TestStamps reads single cells. The days are what the text says.
func TestStamps(t *testing.T) {
	for text, want := range map[string]string{
		"2024-02-29": "2024-02-29", "2000-02-29": "2000-02-29", "2024-1-2": "2024-01-02", "2024/01/02": "2024-01-02", "2024.01.02": "2024-01-02", "20240102": "2024-01-02",
		"2024-01-02 00:00:00+08:00": "2024-01-02", "2024-01-02T23:59:59.999-05:00": "2024-01-02", "2024-01-02 16:00": "2024-01-02", "20240102 093000": "2024-01-02",
		"2024年1月2日": "2024-01-02", "2024年01月02日 15:00": "2024-01-02", "2025- 11- 14": "2025-11-14", "2025년 11월 14일": "2025-11-14",
		"115/07/20": "2026-07-20", "115年07月20日": "2026-07-20", "民國99年12月31日": "2010-12-31",
		"Apr 09, 2020": "2020-04-09", "April 9, 2020": "2020-04-09", "9 April 2020": "2020-04-09", "31-Dec-2025": "2025-12-31", "2-Jan-15": "2015-01-02",
		"January 02, 25": "2025-01-02", "Fri 12 Jan 2024": "2024-01-12", "Mon, Jan 1, 2024": "2024-01-01", "2024-Jan-02": "2024-01-02", "2 de enero de 2024": "2024-01-02",
		"2 févr. 2024": "2024-02-02", "3. März 2024": "2024-03-03", "15 янв 2024": "2024-01-15", "7 sty 2024": "2024-01-07", "9 Ağu 2024": "2024-08-09", "1 juil. 2024": "2024-07-01",
		"2-Jan-69": "1969-01-02", "2-Jan-68": "2068-01-02", "2-Jan-99": "1999-01-02",
		"43707": "2019-08-30", "43707.5": "2019-08-30", "'2024-01-02": "2024-01-02",
	} {
		s, _ := parseStamp([]byte(text), &epochZone{})
		if !s.known() || s.day().String() != want {
			t.Errorf("%q is %x %v, want %s", text, uint32(s.kind()), s.known(), want)
		}
	}
	for _, text := range []string{"2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-01-32", "x", "1", "12", "2024", "99999", "2024-01-02x", "2024-01-02 99:99", "1/2/3/4", "13/2024/01",
		"Foo 2, 2024", "32 Jan 2024", "2024-01-0a", "18:00", "3.14", "1e5", "--", "0000-00-00", "123456789012345678901"} {
		if s, _ := parseStamp([]byte(text), &epochZone{}); s.known() || s.kind() == stNN4 || s.kind() == stNN2 {
			t.Errorf("%q is a date: %v", text, s.day())
		}
	}
	for _, text := range []string{"01/2022", "2022-01", "Jan 2022", "Jan-22", "2022年1月"} {
		if s, _ := parseStamp([]byte(text), &epochZone{}); s.kind() != stMonth {
			t.Errorf("%q is no month", text)
		}
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
		{"America/New_York", 9, 30, 1, true}, {"America/New_York", 0, 0, 1e9, true}, {"Asia/Hong_Kong", 9, 30, 1e3, true}, {"Asia/Hong_Kong", 0, 0, 1e6, true},
		{"Asia/Tokyo", 0, 0, 1, true}, {"Australia/Sydney", 10, 0, 1e3, true}, {"UTC", 0, 0, 1, true}, {"Europe/London", 8, 0, 1, false},
	} {
		loc, err := time.LoadLocation(x.zone)
		if err != nil {
			t.Skip("no zones on this system")
		}
		text := "time,close\n"
		var want []eventstudy.Date
		for d := eventstudy.NewDate(2024, 1, 1); d < eventstudy.NewDate(2024, 12, 31); d++ {
			if !d.Weekend() {
				text += fmt.Sprintf("%d,%d.5\n", d.At(x.hour*60+x.minute, loc).Unix()*x.scale, 100+len(want)%7)
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
					t.Fatalf("%s %d:%02d told %v: day %d is %v, want %v", x.zone, x.hour, x.minute, told, i, d, want[i])
				}
			}
			if unsure := len(f.Findings) > 0; unsure != (!told && !x.sure) {
				t.Errorf("%s told %v: findings %v", x.zone, told, f.Findings)
			}
		}
	}
}
