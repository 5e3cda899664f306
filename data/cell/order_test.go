package cell

import (
	"strings"
	"testing"
	"time"

	"stockmove/eventstudy"
)

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
	for _, layout := range []string{"02/01/2006", "01/02/2006", "2.1.2006", "01/02/06",
		"02-01-06"} {
		for _, n := range []int{1, 2, 3, 5, 10} {
			for i := 0; i+n <= len(days); i++ {
				var column DateColumn
				for _, d := range days[i : i+n] {
					s, _ := ParseDate([]byte(d.At(0, time.UTC).Format(layout)), &Zone{})
					column.Stamps = append(column.Stamps, s)
				}
				v := column.Decide(DailyRules)
				if v.Open || v.Bars != nil {
					_, m, _ := days[i].YMD()
					_, m2, last := days[i+n-1].YMD()
					if n > 1 && (m != m2 || last > 12) ||
						n > 2 && Week(days[i]) != Week(days[i+n-1]) {
						t.Fatalf("%s: %d rows from %v refused: %+v", layout, n, days[i], v)
					}
					refused++
					continue
				}
				o, why := v.Order, v.Why
				for k, s := range column.Stamps {
					if d, ok := o.Read(s); !ok || d != days[i+k] {
						t.Fatalf("%s: row %d of %d is %v as %s (%s), want %v", layout, k, n, d, o,
							why, days[i+k])
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
		// day first: 1 February, 2 January, 3 April
		{"01/02/2024 02/01/2024 03/04/2024", "mdy", "in order"},
		// Thursday, Friday and Monday; day first: 1 April, May and August.
		{"01/04/2024 01/05/2024 01/08/2024", "mdy", "over six days"},
		{"05/05/2025", "mdy", "every reading"},
		{"24/12/31 24/12/30", "ymd", "over six days"},
	} {
		var column DateColumn
		for _, row := range strings.Fields(x.rows) {
			s, _ := ParseDate([]byte(row), &Zone{})
			column.Stamps = append(column.Stamps, s)
		}
		if v := column.Decide(DailyRules); string(v.Order) != x.order ||
			!strings.Contains(v.Why, x.why) {
			t.Errorf("%s: %+v", x.rows, v)
		}
	}
}

// TestClearly holds both limits: a reading is worse when its faults are over four times those of
// the best and over a tenth of the rows.
func TestClearly(t *testing.T) {
	for _, x := range []struct {
		few, bad, rows int
		want           bool
	}{
		{0, 0, 10, false}, {0, 1, 1000, true},
		{1, 4, 10, false}, {1, 5, 10, true}, // four times
		{1, 10, 100, false}, {1, 11, 100, true}, // a tenth
	} {
		if got := Clearly(x.few, x.bad, x.rows); got != x.want {
			t.Errorf("clearly(%d, %d, %d) is %v", x.few, x.bad, x.rows, got)
		}
	}
}
