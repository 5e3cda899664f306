package eventstudy

// The arithmetic of days and civil dates follows Hinnant (2013), "chrono-compatible low-level date
// algorithms": a year begins in March, so that a leap day is its last, and eras of 400 years,
// which are 146,097 days, repeat. Day 1, 0001-01-01, is day 306 from 0000-03-01.
const (
	eraDays  = 146097
	firstDay = 305
)

// CivilDate returns the day of year y, month m (1-12) and day d. ok is false, and the day NoDate,
// where the Gregorian calendar has no such day, as 30 February, or the year is before 1.
func CivilDate(y, m, d int) (day Date, ok bool) {
	if y < 1 || m < 1 || m > 12 || d < 1 || d > 28 && d > monthDays(y, m) {
		return NoDate, false
	}
	if m < 3 {
		y--
		m += 12
	}
	return Date(365*y + y/4 - y/100 + y/400 + (153*(m-3)+2)/5 + d - 1 - firstDay), true
}

// monthDays returns the number of days of month m of year y.
func monthDays(y, m int) int {
	switch {
	case m == 2 && (y%4 == 0 && y%100 != 0 || y%400 == 0):
		return 29
	case m == 2:
		return 28
	case m == 4 || m == 6 || m == 9 || m == 11:
		return 30
	}
	return 31
}

// YMD returns the year, month (1-12) and day of the month.
func (d Date) YMD() (y, m, day int) {
	z := int(d) + firstDay
	era := z / eraDays
	if z < 0 {
		era = (z - eraDays + 1) / eraDays
	}
	doe := z - era*eraDays
	yoe := (doe - doe/1460 + doe/36524 - doe/(eraDays-1)) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	y, m, day = yoe+era*400, mp+3, doy-(153*mp+2)/5+1
	if m > 12 {
		m -= 12
		y++
	}
	return y, m, day
}
