package doctor

import (
	"stockmove/eventstudy"
)

// phantomSessions finds bars on weekdays on which the exchange was closed.
//
// The rule: a price on a weekday that the calendar knows as closed; an invented one repeats the
// last close, has no range or no volume.
//
// What to do: remove the rows: they make returns of zero and shift event windows by a day. Where
// the rule errs: when the file belongs to another exchange: see calendar-mismatch.
func phantomSessions(s *series) []eventstudy.Finding {
	if s.mismatch() || sparse(s.Prices) {
		return nil
	}
	var invented, real []eventstudy.Date
	for _, d := range s.phantom {
		if d.Weekend() {
			continue
		}
		i, _ := s.Find(d)
		if s.invented(i) {
			invented = append(invented, d)
		} else {
			real = append(real, d)
		}
	}
	const on = "%[1]s on days on which %[3]s was closed (%[2]s%[4]s)"
	return append(
		onDays("phantom-session", invented, "bar", on+", without volume or with the last price"+
			" repeated: no trading took place", s.calendar(), s.reason(invented)),
		onDays("phantom-session", real, "bar", on+": the prices look ordinary, so the dates or"+
			" the calendar may be wrong", s.calendar(), s.reason(real))...)
}

// reason names why a single day was a holiday; of several the reasons would be too many.
func (s *series) reason(ds []eventstudy.Date) string {
	if len(ds) != 1 {
		return ""
	}
	if why := s.Hours.Session(ds[0]).Reason; why != "" {
		return ", " + why
	}
	return ""
}

// invented reports a row without signs of trading.
func (s *series) invented(i int) bool {
	j := s.prev(i)
	// Vendors fill a holiday with the last close, often in all four columns and without volume.
	repeated := j >= 0 && s.price[i] == s.price[j]
	return repeated || s.flat(i) || s.traded && !(s.Volume[i] > 0)
}

// mismatch reports that the file trades on the calendar's holidays as a matter of course:
// it belongs to another exchange.
func (s *series) mismatch() bool {
	if sparse(s.Prices) {
		return false
	}
	n := 0
	for _, d := range s.phantom {
		if i, _ := s.Find(d); !d.Weekend() && !s.invented(i) {
			n++
		}
	}
	// One exchange keeps some ten holidays a year that another does not: 5 and 1 in 250 are far
	// below.
	return n >= 5 && n*250 >= len(s.Dates)
}
