package cell

import "stockmove/eventstudy"

// A file of monthly bars written 12/01/2024, 11/01/2024, … reads as the days from the twelfth
// of January down when day and month are swapped. All its rows lie on one day of the month
// in one reading, and in the first twelve days of one month of each year in the other. Daily
// prices look so for a week or two at most, and then a weekend shows between them.

// regular reports whether the rows of a reading lie a month or a quarter apart, on one day
// of the month but for a tenth of them.
func (r *Reading) regular() bool {
	top := 0
	for _, n := range r.inMonth {
		top = max(top, n)
	}
	return r.Median >= 25 && r.Median <= 200 && (r.days-top)*10 <= r.days
}

// daily reports whether a reading is surely one of trading days: with no row on a weekend, no
// gap of a week, and weekends that show as the longer ones of its gaps.
func (r *Reading) daily() bool {
	return r.weekends == 0 && r.wide == 0 && r.rested && r.shortest < r.longest
}

// longerBars returns the reading in which the rows are bars of a month or a quarter, nil when there
// is none or when another reading is surely one of trading days. Of two such readings the one with
// the shorter gaps is taken.
func longerBars(left []Reading) *Reading {
	var bars *Reading
	for i := range left {
		switch r := &left[i]; {
		case r.daily():
			return nil
		case r.regular() && (bars == nil || r.Median < bars.Median):
			bars = r
		}
	}
	return bars
}

// daysInstead returns the order by which the rows would be days, empty when there is none.
func daysInstead(left []Reading, bars *Reading) Order {
	for i := range left {
		if r := &left[i]; r != bars && !r.regular() {
			return r.Order
		}
	}
	return ""
}

// Week numbers the weeks, which begin on a Monday, as day 1 is.
func Week(d eventstudy.Date) int { return int(d+6) / 7 }
