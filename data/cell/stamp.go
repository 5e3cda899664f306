package cell

import "stockmove/eventstudy"

// Stamp is what a date cell says before the file's date order is known. The top four
// bits are its kind, the rest the parts.
type Stamp uint32

// The kinds of a stamp.
const (
	BlankLine     Stamp = iota << 28 // the whole line is blank
	NoDate                           // no date, but other cells
	BadDate                          // not a date
	Month                            // a month, no day: 01/2022, 202201
	Day                              // a day that is known, as a Date
	FourDigitYear                    // two numbers and a year of four digits: order unknown
	TwoDigitYear                     // three numbers of at most two digits: order unknown
	SixDigits                        // six digits: as TwoDigitYear, or a year and a month
	Epoch                            // as Day, the day of an epoch stamp in the zone at hand
	Serial                           // as Day, from a spreadsheet's day number
	Republic                         // as Day, from a year of the Republic of China
	MonthName                        // as Day, from a month's name
	Unread                           // a line that does not belong to the data; set later
)

const kindMask = Stamp(15) << 28

// Kind returns the top bits alone.
func (s Stamp) Kind() Stamp { return s & kindMask }

// Known reports whether the stamp is a day without further decision.
func (s Stamp) Known() bool {
	k := s.Kind()
	return k == Day || k >= Epoch && k <= MonthName
}

// Dated reports whether the cell was a date, in whatever order.
func (s Stamp) Dated() bool { k := s.Kind(); return k >= Day && k <= MonthName }

// Day returns the day of a stamp that is known.
func (s Stamp) Day() eventstudy.Date { return eventstudy.Date(s &^ kindMask) }

// DayStamp packs a known day.
func DayStamp(kind Stamp, d eventstudy.Date) Stamp { return kind | Stamp(d) }

// parts packs three numbers below 128, 128 and 4096.
func parts(kind Stamp, a, b, c int) Stamp { return kind | Stamp(a)<<19 | Stamp(b)<<12 | Stamp(c) }

// Bits of a stamp that tell what parts its numbers.
const (
	dotted   = Stamp(1) << 26 // points: nobody writes the month first so
	hyphened = Stamp(1) << 27 // hyphens, as where the year stands first
)

// Open reports whether the order of the numbers is the file's to tell.
func (s Stamp) Open() bool { k := s.Kind(); return k == FourDigitYear || k == TwoDigitYear }

// Parts returns the three numbers of a stamp whose order is open.
func (s Stamp) Parts() (a, b, c int) { return int(s>>19) & 127, int(s>>12) & 127, int(s) & 4095 }

// As returns the stamp's numbers under another kind.
func (s Stamp) As(kind Stamp) Stamp { return kind | s&^kindMask }

// YearMonth reports whether six digits are a year and a month.
func (s Stamp) YearMonth() bool {
	a, b, c := s.Parts()
	y := a*100 + b
	return y >= FirstYear && y <= LastYear && c >= 1 && c <= 12
}

// Minguo reads three numbers as a Minguo year, a month and a day.
func (s Stamp) Minguo() (eventstudy.Date, bool) {
	y, m, d := s.Parts()
	return civil(y+1911, m, d)
}
