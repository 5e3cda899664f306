package eventstudy

import (
	"fmt"
	"time"

	"stockmove/eventstudy/words"
)

// Date is a civil day of the proleptic Gregorian calendar, counted from 1, which is 0001-01-01 (a
// Monday). It has no clock and no zone, so a daily bar can never slip to its neighbour by a
// conversion to UTC. The zero Date is the unknown day: what nobody has set is no day at all.
type Date int32

const (
	NoDate  Date = 0      // the unknown day
	UnixDay Date = 719163 // 1970-01-01, from which computers count seconds
)

// Known reports whether d is a day at all.
func (d Date) Known() bool { return d != NoDate }

// NewDate returns the civil day of year y, month m (1-12) and day d. Values out of
// range are normalised as time.Date does; use ParseDate for untrusted text.
func NewDate(y, m, d int) Date {
	return UnixDay + Date(time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Unix()/86400)
}

// ParseDate reads an ISO day, "2006-01-02". It returns an error for any other form
// and for days that do not exist or lie before the year 1.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse("2006-01-02", s)
	if err != nil || t.Year() < 1 {
		return NoDate, fmt.Errorf("not a date of the form 2025-02-13: %q", s)
	}
	return DateOf(t), nil
}

// DateOf returns the civil day that t's own clock shows, in t's own zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return NewDate(y, int(m), d)
}

// Year returns the calendar year.
func (d Date) Year() int { return d.utc().Year() }

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return time.Weekday((d%7 + 7) % 7) }

// oldSaturday is the last Saturday on which New York traded.
var oldSaturday = NewDate(1952, 5, 24)

// OldSaturday reports a Saturday of the years in which New York, as most exchanges, traded on
// Saturdays: prices and returns of such a day are no fault.
func (d Date) OldSaturday() bool { return d.Weekday() == time.Saturday && d <= oldSaturday }

// Weekend reports whether the day is a Saturday or a Sunday.
func (d Date) Weekend() bool { w := d.Weekday(); return w == time.Saturday || w == time.Sunday }

// At returns the instant at which the clock in loc shows minute minutes past midnight on day d.
func (d Date) At(minute int, loc *time.Location) time.Time {
	y, m, dd := d.YMD()
	return time.Date(y, time.Month(m), dd, minute/60, minute%60, 0, 0, loc)
}

// String returns the ISO form, or "–" when the day is unknown.
func (d Date) String() string {
	if d == NoDate {
		return "–"
	}
	return d.utc().Format("2006-01-02")
}

// Long returns the day in words, "13 February 2025".
func (d Date) Long() string { return words.Date(d) }

// MarshalText writes the ISO form; the unknown day is an error, write null instead.
func (d Date) MarshalText() ([]byte, error) {
	if d == NoDate {
		return nil, fmt.Errorf("unknown date")
	}
	return []byte(d.String()), nil
}

func (d Date) utc() time.Time { return time.Unix(int64(d-UnixDay)*86400, 0).UTC() }

// AppendISO appends String without the cost of a layout: tables have millions of days.
func (d Date) AppendISO(b []byte) []byte {
	y, m, day := d.YMD()
	if !d.Known() || y < 0 || y > 9999 {
		return append(b, d.String()...)
	}
	return append(b, byte('0'+y/1000), byte('0'+y/100%10), byte('0'+y/10%10), byte('0'+y%10),
		'-', byte('0'+m/10), byte('0'+m%10), '-', byte('0'+day/10), byte('0'+day%10))
}
