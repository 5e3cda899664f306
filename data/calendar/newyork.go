package calendar

import (
	"time"

	"stockmove/eventstudy"
)

// The present rules have held since 2004 and the NYSE has published its holidays up to
// 2028. A day of mourning or a storm after the one-off closures below is not known to them.
const newYorkFirst, newYorkLast = 2004, 2028

// newYorkOnce are the closures that no rule foretells: NYSE notices of the days.
var newYorkOnce = []notice{
	{2004, 6, 11, "mourning: Ronald Reagan"},
	{2007, 1, 2, "mourning: Gerald Ford"},
	{2012, 10, 29, "Hurricane Sandy"},
	{2012, 10, 30, "Hurricane Sandy"},
	{2018, 12, 5, "mourning: George H. W. Bush"},
	{2025, 1, 9, "mourning: Jimmy Carter"},
}

// newYorkYear records one year of the calendar that the NYSE and Nasdaq share, with half-days to
// 13:00 (NYSE Rule 7.2 and yearly notices of early closings).
func newYorkYear(ds days, y int) {
	fixed := func(m, d int) eventstudy.Date { return eventstudy.NewDate(y, m, d) }
	// New Year's Day on a Saturday is not kept on the Friday before, where it
	// would fall into the closing of the year's accounts (Rule 7.2).
	if newYear := fixed(1, 1); newYear.Weekday() != time.Saturday {
		ds.closed(observed(newYear), "New Year's Day")
	}
	ds.closed(nth(y, 1, 3, time.Monday), "Martin Luther King Jr. Day")
	ds.closed(nth(y, 2, 3, time.Monday), "Washington's Birthday")
	ds.closed(easter(y)-2, "Good Friday")
	ds.closed(nth(y, 5, -1, time.Monday), "Memorial Day")
	if y >= 2022 {
		ds.closed(observed(fixed(6, 19)), "Juneteenth")
	}
	ds.closed(observed(fixed(7, 4)), "Independence Day")
	ds.closed(nth(y, 9, 1, time.Monday), "Labor Day")
	thanksgiving := nth(y, 11, 4, time.Thursday)
	ds.closed(thanksgiving, "Thanksgiving")
	ds.closed(observed(fixed(12, 25)), "Christmas")

	ds.half(fixed(7, 3), "day before Independence Day")
	ds.half(thanksgiving+1, "day after Thanksgiving")
	ds.half(fixed(12, 24), "Christmas Eve")
}

// observed moves a holiday on a Saturday to the Friday before and one on a Sunday to the Monday
// after.
func observed(d eventstudy.Date) eventstudy.Date {
	switch d.Weekday() {
	case time.Saturday:
		return d - 1
	case time.Sunday:
		return d + 1
	}
	return d
}
