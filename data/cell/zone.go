package cell

import (
	"math"
	"time"

	"stockmove/eventstudy"
)

// Zone turns epoch seconds into civil days. Without a zone it uses UTC and keeps
// the times of day that it met, from which the zone is inferred at the end.
type Zone struct {
	Location *time.Location
	Seen     Minutes // UTC times of day of the stamps read
	// Units counts stamps by what their digits tell: seconds, thousandths, millionths and
	// billionths of one. Around 1970 numbers are short and tell nothing: Unit, when it is
	// not 0, is how many of them make a second in every cell.
	Units [4]int
	Unit  int64
}

// Thousands are the units of epoch stamps, as parts of a second.
var Thousands = [4]int64{1, 1e3, 1e6, 1e9}

// count returns the civil day of an epoch in the k-th unit, or in that of the file.
func (z *Zone) count(v int64, k int) (Stamp, int) {
	z.Units[k]++
	unit := Thousands[k]
	if z.Unit != 0 {
		unit = z.Unit
	}
	sec := v / unit
	if v%unit < 0 {
		sec-- // a part of a second before 1970 is of the day before
	}
	return z.stamp(sec)
}

// before returns the civil day of an epoch before 1970, of so many digits.
func (z *Zone) before(v int64, digits int) (Stamp, int) {
	switch {
	case digits > 17:
		return z.count(v, 3)
	case digits > 14:
		return z.count(v, 2)
	case digits > 11:
		return z.count(v, 1)
	}
	return z.count(v, 0)
}

// stamp returns the civil day of an epoch in the zone and the minute of that day. The minute is
// kept even where the zone is known, because times that are alike tell what the stamps mean.
func (z *Zone) stamp(sec int64) (Stamp, int) {
	if sec < -maxSerialSeconds || sec > maxSerialSeconds {
		return BadDate, -1
	}
	day := sec / 86400 // division rounds towards zero: days before 1970 need a step down
	rest := sec % 86400
	if rest < 0 {
		day--
		rest += 86400
	}
	z.Seen.Add(int(rest / 60))
	if z.Location != nil {
		t := time.Unix(sec, 0).In(z.Location)
		return DayStamp(Epoch, eventstudy.DateOf(t)), t.Hour()*60 + t.Minute()
	}
	return DayStamp(Epoch, eventstudy.UnixDay+eventstudy.Date(day)), int(rest / 60)
}

// maxSerialSeconds bounds epochs to the years that a file may hold.
const maxSerialSeconds = math.MaxInt32 * 3
