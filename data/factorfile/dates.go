package factorfile

import (
	"strings"

	"stockmove/eventstudy"
)

// form is a way of writing a date.
type form int

const (
	noDate  form = iota
	compact      // 20250213
	iso          // 2025-02-13, also with slashes, dots and a time after it
	yearEnd      // 02/13/2025 or 13/02/2025
	month        // 202502, a row of a monthly table
	year         // 2025, a row of an annual table
)

// rawDate is a date whose order may still be open: y, and two numbers a, b as they stand.
type rawDate struct {
	form    form
	y, a, b int
}

// scanDate recognises the form of a cell. The time of day and the zone are dropped: the
// text's own date counts.
func scanDate(s string) rawDate {
	if i := strings.IndexAny(s, "T "); i >= 8 {
		s = s[:i]
	}
	var part [3]int
	var width [3]int
	n := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case '0' <= c && c <= '9':
			part[n] = part[n]*10 + int(c-'0')
			if width[n]++; width[n] > 8 {
				return rawDate{}
			}
		case (c == '-' || c == '/' || c == '.') && n < 2 && width[n] > 0:
			n++
		default:
			return rawDate{}
		}
	}
	// The number of digits tells a day from a month and a year of the monthly and annual tables.
	switch {
	case n == 0 && width[0] == 8:
		return rawDate{compact, part[0] / 10000, part[0] / 100 % 100, part[0] % 100}.checked()
	case n == 0 && width[0] == 6 && 1 <= part[0]%100 && part[0]%100 <= 12 && plausible(part[0]/100):
		return rawDate{month, part[0] / 100, part[0] % 100, 1}
	case n == 0 && width[0] == 4 && plausible(part[0]):
		return rawDate{year, part[0], 1, 1}
	case n == 2 && width[0] == 4 && width[1] <= 2 && width[2] <= 2:
		return rawDate{iso, part[0], part[1], part[2]}.checked()
	case n == 2 && width[2] == 4 && width[0] <= 2 && width[1] <= 2:
		return rawDate{yearEnd, part[2], part[0], part[1]}
	}
	return rawDate{}
}

func plausible(y int) bool { return 1800 <= y && y < 2200 }

// checked returns the date when it exists with a as the month, else no date.
func (d rawDate) checked() rawDate {
	if d.date(false) == eventstudy.NoDate {
		return rawDate{}
	}
	return d
}

// date returns the day, reading a as the month or, with dayFirst, b; NoDate when there is no such day.
func (d rawDate) date(dayFirst bool) eventstudy.Date {
	m, day := d.a, d.b
	if dayFirst {
		m, day = day, m
	}
	if !plausible(d.y) || m < 1 || m > 12 || day < 1 || day > 31 {
		return eventstudy.NoDate
	}
	out := eventstudy.NewDate(d.y, m, day)
	if _, mm, _ := out.YMD(); mm != m {
		return eventstudy.NoDate
	}
	return out
}

// survives reports whether the dates 01/02/2025 can be read with the day, or the month,
// first: every day exists, none is on a weekend, and they run in one direction.
func survives(raw []rawDate, dayFirst bool) bool {
	up, down := true, true
	last := eventstudy.NoDate
	for _, r := range raw {
		d := r.date(dayFirst)
		if d == eventstudy.NoDate || d.Weekend() {
			return false
		}
		if last != eventstudy.NoDate {
			up, down = up && d >= last, down && d <= last
		}
		last = d
	}
	return up || down
}
