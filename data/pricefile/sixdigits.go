package pricefile

import "stockmove/data/cell"

// sixDigits decides what dates of six digits are: months, 202410 for October 2024, or days with a
// year of two digits, whose order is decided like that of others. Months have no thirteenth, which
// a file of days shows soon. Where <PER> says that the bars are daily, or the user gives an order,
// they are days. Each reading is held against the same rows, and the one with clearly fewer faults
// wins.
func (b *body) sixDigits(t *table, opt Options) {
	rows, noMonth := 0, 0
	bad := map[cell.Order]int{cell.MDY: 0, cell.DMY: 0, cell.YMD: 0}
	for _, s := range t.stamps {
		if s.Kind() != cell.SixDigits {
			continue
		}
		rows++
		if !s.YearMonth() {
			noMonth++
		}
		for o := range bad {
			if _, ok := o.Read(s.As(cell.TwoDigitYear)); !ok {
				bad[o]++
			}
		}
	}
	if rows == 0 {
		return
	}
	few := min(bad[cell.MDY], bad[cell.DMY], bad[cell.YMD])
	days := opt.DateOrder != "" || b.plan.period >= 0 || few < noMonth &&
		cell.Clearly(few, noMonth, rows)
	for r, s := range t.stamps {
		switch {
		case s.Kind() != cell.SixDigits:
		case days:
			t.stamps[r] = s.As(cell.TwoDigitYear)
		case s.YearMonth():
			t.stamps[r] = cell.Month
		default:
			t.stamps[r] = cell.BadDate
		}
	}
}
