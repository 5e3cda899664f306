package pricefile

// sixDigits decides what dates of six digits are: months, 202410 for October 2024, or days
// with a year of two digits, whose order is decided like that of others. Months have no
// thirteenth, which a file of days shows soon. Where <PER> says that the bars are daily, or
// the user gives an order, they are days.
func (b *body) sixDigits(t *table, opt Options) {
	rows, noMonth := 0, 0
	bad := map[order]int{mdy: 0, dmy: 0, ymd: 0}
	for _, s := range t.stamps {
		if s.kind() != stSix {
			continue
		}
		rows++
		if !s.yearMonth() {
			noMonth++
		}
		for o := range bad {
			if _, ok := o.read(s.as(stNN2)); !ok {
				bad[o]++
			}
		}
	}
	if rows == 0 {
		return
	}
	few := min(bad[mdy], bad[dmy], bad[ymd])
	days := opt.DateOrder != "" || b.plan.period >= 0 || few < noMonth && clearly(few, noMonth, rows)
	for r, s := range t.stamps {
		switch {
		case s.kind() != stSix:
		case days:
			t.stamps[r] = s.as(stNN2)
		case s.yearMonth():
			t.stamps[r] = stMonth
		default:
			t.stamps[r] = stBad
		}
	}
}

// as returns the stamp's numbers under another kind.
func (s stamp) as(kind stamp) stamp { return kind | s&^kindMask }

// yearMonth reports whether six digits are a year and a month.
func (s stamp) yearMonth() bool {
	a, b, c := s.split()
	y := a*100 + b
	return y >= firstYear && y <= lastYear && c >= 1 && c <= 12
}

// allDigits reports whether a text is digits and nothing else.
func allDigits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}
