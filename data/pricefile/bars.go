package pricefile

import (
	"fmt"

	"stockmove/eventstudy"
)

// A file of monthly bars written 12/01/2024, 11/01/2024, … reads as the days from the twelfth
// of January down when day and month are swapped. All its rows lie on one day of the month
// in one reading, and in the first twelve days of one month of each year in the other. Daily
// prices look so for a week or two at most, and then a weekend shows between them.

// regular reports whether the rows of a reading lie a month or a quarter apart, on one day
// of the month but for a tenth of them.
func (r *reading) regular() bool {
	top := 0
	for _, n := range r.inMonth {
		top = max(top, n)
	}
	return r.median >= 25 && r.median <= 200 && (r.days-top)*10 <= r.days
}

// daily reports whether a reading is surely one of trading days: with no row on a weekend, no
// gap of a week, and weekends that show as the longer ones of its gaps.
func (r *reading) daily() bool {
	return r.weekends == 0 && r.wide == 0 && r.rested && r.shortest < r.longest
}

// longerBars returns the reading in which the rows are bars of a month or a quarter, nil
// when there is none or when another reading is surely one of trading days.
func longerBars(left []reading) *reading {
	var bars *reading
	for i := range left {
		switch r := &left[i]; {
		case r.daily():
			return nil
		case r.regular() && (bars == nil || r.median < bars.median):
			bars = r
		}
	}
	return bars
}

// daysInstead returns the order by which the rows would be days, empty when there is none.
func daysInstead(left []reading, bars *reading) order {
	for i := range left {
		if r := &left[i]; r != bars && !r.regular() {
			return r.order
		}
	}
	return ""
}

// week numbers the weeks, which begin on a Monday; day 0 is a Thursday.
func week(d eventstudy.Date) int { return int(d+3+7000*52) / 7 }

// barsFault refuses rows that are bars of a month or a quarter in one reading. The hint names
// the other, because a short file of daily prices may look the same.
func (b *body) barsFault(t *table, v verdict) error {
	text, pos := "", b.pos(0)
	for r, s := range t.stamps {
		if s.dated() {
			text, pos = b.cell(r, b.plan.date)
			break
		}
	}
	kind, hint := "monthly", "download daily prices"
	if v.bars.median > 45 {
		kind = "quarterly"
	}
	if v.order != "" {
		hint += fmt.Sprintf("; if they are daily, say so with --date-order %s", v.order)
	}
	return eventstudy.Fault(pos, hint, "these look like %s bars and not daily prices: read as %s, "+
		"%s and the rows after it lie on one day of the month, %d days apart",
		kind, v.bars.order, quote(text), v.bars.median)
}
