package pricefile

import (
	"bytes"
	"math"
	"strconv"

	"stockmove/eventstudy"
)

// stamp is what a date cell says before the file's date order is known. The top four
// bits are its kind, the rest the parts.
type stamp uint32

const (
	stBlank  stamp = iota << 28 // the whole line is blank
	stEmpty                     // no date, but other cells
	stBad                       // not a date
	stMonth                     // a month, no day: 01/2022, 202201
	stDay                       // a day that is known: Date + dayBias
	stNN4                       // two numbers and a year of four digits: order unknown
	stNN2                       // three numbers of at most two digits: order unknown
	stSix                       // six digits: as stNN2, or a year and a month
	stEpoch                     // as stDay, the day of an epoch stamp in the zone at hand
	stSerial                    // as stDay, from a spreadsheet's day number
	stROC                       // as stDay, from a year of the Republic of China
	stName                      // as stDay, from a month's name
	stCutoff                    // a line that does not belong to the data; set later
)

const (
	kindMask = stamp(15) << 28
	dayBias  = 1 << 21
)

// kind returns the top bits alone.
func (s stamp) kind() stamp { return s & kindMask }

// known reports whether the stamp is a day without further decision.
func (s stamp) known() bool {
	k := s.kind()
	return k == stDay || k >= stEpoch && k <= stName
}

// dated reports whether the cell was a date, in whatever order.
func (s stamp) dated() bool { k := s.kind(); return k >= stDay && k <= stName }

// day returns the day of a stamp that is known.
func (s stamp) day() eventstudy.Date { return eventstudy.Date(int32(s&^kindMask) - dayBias) }

// dayStamp packs a known day; the bias keeps days before 1970 above zero.
func dayStamp(kind stamp, d eventstudy.Date) stamp { return kind | stamp(int32(d)+dayBias) }

// parts packs three numbers below 128, 128 and 4096.
func parts(kind stamp, a, b, c int) stamp { return kind | stamp(a)<<19 | stamp(b)<<12 | stamp(c) }

// dotted is the bit of a stamp whose numbers a point parts: nobody writes the month first so.
const dotted = stamp(1) << 26

// split returns what parts packed.
func (s stamp) split() (a, b, c int) { return int(s>>19) & 127, int(s>>12) & 127, int(s) & 4095 }

// Years outside of these are taken for something else than a date.
const firstYear, lastYear = 1700, 2200

// civil returns the day y-m-d; ok is false when there is none. Days are counted from
// 1970-01-01 in a year that begins in March, so that a leap day is its last.
func civil(y, m, d int) (day eventstudy.Date, ok bool) {
	if y < firstYear || y > lastYear || m < 1 || m > 12 || d < 1 || d > 31 {
		return 0, false
	}
	if d > 28 && d > monthDays(y, m) {
		return 0, false
	}
	if m < 3 {
		y--
		m += 12
	}
	return eventstudy.Date(365*y + y/4 - y/100 + y/400 + (153*(m-3)+2)/5 + d - 1 - 719468), true
}

// monthDays returns the number of days of month m of year y, by the Gregorian rule for all years.
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

// pivot expands a year of two digits as time.Parse does: 69-99 is 19xx.
func pivot(y int) int {
	if y >= 69 {
		return 1900 + y
	}
	return 2000 + y
}

// parseStamp reads a date cell. clock is the minute of the day that stands behind the
// date, −1 when none does. Zones and offsets are passed over: the civil day is the one
// that is written. epoch converts seconds since 1970 to a day.
func parseStamp(b []byte, zone *epochZone) (s stamp, clock int) {
	if len(b) >= 10 && b[4] == '-' && b[7] == '-' {
		y, m, d := digits4(b), digits2(b[5:]), digits2(b[8:])
		if y >= 0 && m >= 0 && d >= 0 && (len(b) == 10 || !isDigit(b[10])) {
			day, ok := civil(y, m, d)
			if !ok {
				return stBad, -1
			}
			if len(b) == 10 {
				return dayStamp(stDay, day), -1
			}
			if clock, ok = clockTail(b[10:]); ok {
				return dayStamp(stDay, day), clock
			}
			return stBad, -1
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
		if !isDigit(c) && c != '.' {
			return parseWords(b)
		}
	}
	return parseDigits(b, zone)
}

// isDigit needs one comparison: bytes below '0' wrap round to large ones.
func isDigit(c byte) bool { return c-'0' <= 9 }

// digits2 and digits4 return the number that b begins with, −1 when it does not.
func digits2(b []byte) int {
	if isDigit(b[0]) && isDigit(b[1]) {
		return int(b[0]-'0')*10 + int(b[1]-'0')
	}
	return -1
}

func digits4(b []byte) int {
	hi, lo := digits2(b), digits2(b[2:])
	if hi < 0 || lo < 0 {
		return -1
	}
	return hi*100 + lo
}

// serialDay is 1899-12-30, day 0 of spreadsheets (their 1900 was a leap year).
const serialDay = -25569

// parseDigits reads dates written as one number: yyyymmdd, epochs, spreadsheet serials.
// With dots in it the cell is words to parseWords.
func parseDigits(b []byte, zone *epochZone) (stamp, int) {
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
		return stEmpty, -1
	}
	if n > 19 {
		return stBad, -1
	}
	v, err := strconv.ParseInt(string(whole), 10, 64)
	if err != nil {
		return stBad, -1
	}
	if zone.unit != 0 {
		return zone.count(v, 0)
	}
	switch n {
	case 8, 12, 14:
		if day, ok := civil(digits4(b), digits2(b[4:]), digits2(b[6:])); ok {
			clock := -1
			if n > 8 {
				h, m := digits2(b[8:]), digits2(b[10:])
				if h > 23 || m > 59 {
					return stBad, -1
				}
				clock = h*60 + m
			}
			return dayStamp(stDay, day), clock
		}
		// 13012025 has its year behind: 1301 is none of a price.
		if y := digits4(whole[n-4:]); n == 8 && y >= firstYear && y <= lastYear {
			return parts(stNN4, digits2(b), digits2(b[2:]), y), -1
		}
	case 6: // 201001 is January 2010 or the first of October 2020: all rows together tell
		return parts(stSix, digits2(b), digits2(b[2:]), digits2(b[4:])), -1
	case 5: // 1954 to 2064; smaller numbers are likelier to be row numbers
		if v >= 20000 && v <= 60000 {
			return dayStamp(stSerial, eventstudy.Date(v)+serialDay), -1
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
	return stBad, -1
}

// clockTail reads what may follow a date: a clock time, a zone, an offset. The zone is passed
// over: "2024-01-02 00:00:00+08:00" is the second of January in Hong Kong, where the bar was
// traded, though it was still the first in UTC. ok is false for anything else, so that
// "2024-01-02x" is no date.
func clockTail(b []byte) (clock int, ok bool) {
	i := 0
	for i < len(b) && (b[i] == ' ' || b[i] == 'T' || b[i] == 't' || b[i] == ',') {
		i++
	}
	if i == len(b) {
		return -1, true
	}
	clock = -1
	if i > 0 && isDigit(b[i]) {
		h, j := 0, i
		for j < len(b) && isDigit(b[j]) && j-i < 3 {
			h = h*10 + int(b[j]-'0')
			j++
		}
		m := -1
		if j+2 < len(b) && b[j] == ':' {
			m = digits2(b[j+1:])
		}
		if h > 24 || m < 0 || m > 59 {
			// "2024-01-02 00" is midnight; any other bare number is no time.
			if j != len(b) || h > 24 {
				return -1, false
			}
			m = 0
		}
		clock = h*60 + m
		for ; j < len(b); j++ {
			switch c := b[j]; {
			case c == 'p' || c == 'P':
				if clock < 12*60 {
					clock += 12 * 60
				}
			case isDigit(c), c == ':', c == '.', c == '+', c == '-', c == ' ', c == 'Z', c|0x20 >= 'a' && c|0x20 <= 'z', c == '(', c == ')', c == '/', c == '_':
			default:
				return -1, false
			}
		}
		return min(clock, 24*60-1), true
	}
	// No time: only a zone or an offset may stand here, "2024-01-02Z", "2024-01-02+08:00".
	switch b[i] {
	case 'Z', 'z':
		return -1, len(b) == i+1
	case '+', '-':
		return -1, len(b) >= i+3 && digits2(b[i+1:]) >= 0
	}
	return -1, false
}

// maxSerialSeconds bounds epochs to the years that a file may hold.
const maxSerialSeconds = math.MaxInt32 * 3
