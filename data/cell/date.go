package cell

import (
	"bytes"
	"strconv"

	"stockmove/eventstudy"
)

// Years outside of these are taken for something else than a date.
const FirstYear, LastYear = 1700, 2200

// civil returns the day y-m-d; ok is false when there is none, or no price can be of its year.
func civil(y, m, d int) (day eventstudy.Date, ok bool) {
	if y < FirstYear || y > LastYear {
		return eventstudy.NoDate, false
	}
	return eventstudy.CivilDate(y, m, d)
}

// PivotYear is the year of which no price is yet: years of two digits are of the century before it.
const PivotYear = 2050

// Pivot expands a year of two digits: 50-99 is 19xx.
func Pivot(y int) int {
	if y >= PivotYear%100 {
		return PivotYear/100*100 - 100 + y
	}
	return PivotYear/100*100 + y
}

// Dates reads the cells of a column of dates.
type Dates struct {
	Zone  Zone // in which epoch stamps are days
	month firstOfMonth
}

// firstOfMonth remembers the month of the last date, because dates come in runs.
type firstOfMonth struct{ ym, first int }

// Read reads a cell as ParseDate does, an ISO day by a shorter way.
func (d *Dates) Read(b []byte) (s Stamp, clock int) {
	if len(b) == 10 && b[4] == '-' && b[7] == '-' {
		y, m, day := digits4(b), digits2(b[5:]), digits2(b[8:])
		// the last days go the longer way, which checks them
		if y >= 0 && m >= 0 && day >= 1 && day <= 28 {
			ym := y*100 + m
			if ym != d.month.ym {
				first, ok := civil(y, m, 1)
				if !ok {
					return BadDate, -1
				}
				d.month = firstOfMonth{ym, int(first)}
			}
			return Day | Stamp(d.month.first+day-1), -1
		}
	}
	return ParseDate(b, &d.Zone)
}

// ParseDate reads a date cell. clock is the minute of the day that stands behind the date, −1 when
// none does. Zones and offsets are passed over: the civil day is the one that is written. The zone
// turns seconds since 1970 into a day. The forms are tried from the most frequent to the rarest,
// and each byte is looked at a few times at most: a file has a date in every row.
func ParseDate(b []byte, zone *Zone) (s Stamp, clock int) {
	if len(b) >= 10 && b[4] == '-' && b[7] == '-' {
		y, m, d := digits4(b), digits2(b[5:]), digits2(b[8:])
		if y >= 0 && m >= 0 && d >= 0 && (len(b) == 10 || !IsDigit(b[10])) {
			day, ok := civil(y, m, d)
			if !ok {
				return BadDate, -1
			}
			if len(b) == 10 {
				return DayStamp(Day, day), -1
			}
			if clock, ok = clockTail(b[10:]); ok {
				return DayStamp(Day, day), clock
			}
			return BadDate, -1
		}
	}
	if len(b) > 0 && (b[0] == '\'' || b[0] == '=') {
		b = b[1:] // a spreadsheet's mark for text
	}
	if len(b) > 1 && b[0] == '-' {
		if v, err := strconv.ParseInt(string(b), 10, 64); err == nil {
			return zone.before(v, len(b)-1)
		}
	}
	for _, c := range b {
		if !IsDigit(c) && c != '.' {
			return parseWords(b)
		}
	}
	return parseDigits(b, zone)
}

// IsDigit needs one comparison: bytes below '0' wrap round to large ones.
func IsDigit(c byte) bool { return c-'0' <= 9 }

// digits2 and digits4 return the number that b begins with, −1 when it does not.
func digits2(b []byte) int {
	if IsDigit(b[0]) && IsDigit(b[1]) {
		return int(b[0]-'0')*10 + int(b[1]-'0')
	}
	return -1
}

// digits4 is digits2 for four digits.
func digits4(b []byte) int {
	hi, lo := digits2(b), digits2(b[2:])
	if hi < 0 || lo < 0 {
		return -1
	}
	return hi*100 + lo
}

// serialDay is 1899-12-30, day 0 of spreadsheets (their 1900 was a leap year).
const serialDay = eventstudy.UnixDay - 25569

// parseDigits reads dates written as one number: yyyymmdd, epochs, spreadsheet serials.
// With dots in it the cell is words to parseWords.
func parseDigits(b []byte, zone *Zone) (Stamp, int) {
	whole, dots := b, 0
	for i, c := range b {
		if c == '.' {
			if dots++; dots == 1 {
				whole = b[:i]
			}
		}
	}
	n := len(whole)
	// "43707.5" is noon of a spreadsheet's day and "1704205800.0" an epoch that went through
	// pandas, as did "20240102.0"; "2.1.2024" is words.
	if dots > 1 || dots == 1 && (n < 5 || n == 8 && len(bytes.Trim(b[n:], ".0")) > 0) {
		return parseWords(b)
	}
	if n == 0 {
		return NoDate, -1
	}
	if n > 19 {
		return BadDate, -1
	}
	v, err := strconv.ParseInt(string(whole), 10, 64)
	if err != nil {
		return BadDate, -1
	}
	if zone.Unit != 0 {
		return zone.count(v, 0)
	}
	switch n {
	case 8, 12, 14:
		if day, ok := civil(digits4(b), digits2(b[4:]), digits2(b[6:])); ok {
			clock := -1
			if n > 8 {
				h, m := digits2(b[8:]), digits2(b[10:])
				if h > 23 || m > 59 {
					return BadDate, -1
				}
				clock = h*60 + m
			}
			return DayStamp(Day, day), clock
		}
		// 13012025 has its year behind: 1301 is none of a price.
		if y := digits4(whole[n-4:]); n == 8 && y >= FirstYear && y <= LastYear {
			return parts(FourDigitYear, digits2(b), digits2(b[2:]), y), -1
		}
	case 6: // 201001 is January 2010 or the first of October 2020: all rows together tell
		return parts(SixDigits, digits2(b), digits2(b[2:]), digits2(b[4:])), -1
	case 5: // 1954 to 2064; smaller numbers are likelier to be row numbers
		if v >= 20000 && v <= 60000 {
			return DayStamp(Serial, eventstudy.Date(v)+serialDay), -1
		}
	case 9, 10:
		return zone.count(v, 0)
	case 13:
		return zone.count(v, 1)
	case 16:
		return zone.count(v, 2)
	case 19:
		return zone.count(v, 3)
	}
	return BadDate, -1
}

// FarYear reports whether a text is an ISO date of a year that no price has.
func FarYear(s string) bool {
	if len(s) < 10 || s[4] != '-' || s[7] != '-' {
		return false
	}
	y := digits4([]byte(s))
	return y >= 0 && (y < FirstYear || y > LastYear)
}
