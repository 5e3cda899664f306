package cell

import "stockmove/eventstudy"

// Order is a reading of three bare numbers as a date.
type Order string

const (
	YMD Order = "ymd"
	MDY Order = "mdy"
	DMY Order = "dmy"
)

// Read turns three numbers into a day.
func (o Order) Read(s Stamp) (eventstudy.Date, bool) {
	a, b, c := s.Parts()
	if s.Kind() == TwoDigitYear && o != YMD {
		c = Pivot(c)
	}
	switch o {
	case MDY:
		return civil(c, a, b)
	case DMY:
		return civil(c, b, a)
	}
	if s.Kind() != TwoDigitYear {
		return 0, false
	}
	return civil(Pivot(a), b, c)
}
