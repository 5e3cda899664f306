package calendar

import (
	"time"

	"stockmove/eventstudy"
)

// nth returns the n-th weekday w of a month; n = −1 is the last one.
func nth(year, month, n int, w time.Weekday) eventstudy.Date {
	if n < 0 {
		last := eventstudy.NewDate(year, month+1, 0)
		return last - eventstudy.Date((int(last.Weekday())-int(w)+7)%7)
	}
	first := eventstudy.NewDate(year, month, 1)
	return first + eventstudy.Date((int(w)-int(first.Weekday())+7)%7+7*(n-1))
}

// easter returns Easter Sunday of the Gregorian calendar by the anonymous algorithm of
// 1876 as given by Meeus, Astronomical Algorithms (1991), ch. 8.
func easter(year int) eventstudy.Date {
	a, b, c := year%19, year/100, year%100
	d, e, f := b/4, b%4, (b+8)/25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return eventstudy.NewDate(year, n/31, n%31+1)
}
