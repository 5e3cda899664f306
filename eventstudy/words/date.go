package words

import "strconv"

// Day is a civil day as texts need it: eventstudy.Date is one. The unknown day is a dash.
type Day interface {
	comparable
	YMD() (year, month, day int)
	Known() bool
}

var months = [...]string{"", "January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December"}

// Month is "February", ShortMonth "Feb". Months count from 1.
func Month(m int) string { return months[m] }

// ShortMonth is the first three letters of a month.
func ShortMonth(m int) string { return months[m][:3] }

// Date is "13 February 2025".
func Date[D Day](d D) string {
	if !d.Known() {
		return Unknown
	}
	y, _, _ := d.YMD()
	return DayMonth(d) + " " + year(y)
}

// DayMonth is "13 February".
func DayMonth[D Day](d D) string { return dayMonth(d, Month) }

// ShortDay is "13 Feb".
func ShortDay[D Day](d D) string { return dayMonth(d, ShortMonth) }

// ShortDate is "13 Feb 2025".
func ShortDate[D Day](d D) string {
	if !d.Known() {
		return Unknown
	}
	y, _, _ := d.YMD()
	return ShortDay(d) + " " + year(y)
}

// Range is "13–14 January 2025", "30 January–2 February 2025", or both dates in full. The last day
// stands alone where the first is the same or unknown.
func Range[D Day](from, to D) string {
	if from == to || !from.Known() || !to.Known() {
		return Date(to)
	}
	y0, m0, d0 := from.YMD()
	y1, m1, _ := to.YMD()
	switch {
	case y0 != y1:
		return Date(from) + "–" + Date(to)
	case m0 != m1:
		return DayMonth(from) + "–" + Date(to)
	}
	return strconv.Itoa(d0) + "–" + Date(to)
}

// ShortRange is "11–12 Feb", "30 Jan–2 Feb", without the year.
func ShortRange[D Day](from, to D) string {
	if from == to || !from.Known() || !to.Known() {
		return ShortDay(to)
	}
	_, m0, d0 := from.YMD()
	if _, m1, _ := to.YMD(); m0 != m1 {
		return ShortDay(from) + "–" + ShortDay(to)
	}
	return strconv.Itoa(d0) + "–" + ShortDay(to)
}

func dayMonth[D Day](d D, month func(int) string) string {
	if !d.Known() {
		return Unknown
	}
	_, m, day := d.YMD()
	return strconv.Itoa(day) + " " + month(m)
}

// year writes a year with the four digits that dates have everywhere.
func year(y int) string {
	s := strconv.Itoa(y)
	for len(s) < 4 {
		s = "0" + s
	}
	return s
}
