package doctor

import (
	"stockmove/eventstudy"

	"stockmove/eventstudy/words"
)

func init() { Checks.Register(phantom{}) }

// phantom finds bars on weekdays on which the exchange was closed.
type phantom struct{}

func (phantom) Info() eventstudy.Info {
	return eventstudy.Info{
		Name:  "phantom-session",
		Title: "bars on days on which the exchange was closed",
		Formula: "a price on a weekday that the calendar knows as closed; an invented one repeats" +
			" the last close, has no range or no volume",
		Use:   "remove the rows: they make returns of zero and shift event windows by a day",
		Avoid: "when the file belongs to another exchange: see calendar-mismatch",
		Order: 20,
	}
}

func (phantom) examine(s *series) []eventstudy.Finding {
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
	var out []eventstudy.Finding
	if len(invented) > 0 {
		out = finding("phantom-session", invented,
			"%s on days on which %s was closed (%s%s), without volume or with the last price"+
				" repeated: no trading took place",
			words.Counted(len(invented), "bar"), s.calendar(), words.Some(invented, 3),
			s.reason(invented))
	}
	if len(real) > 0 {
		out = append(out, finding("phantom-session", real,
			"%s on days on which %s was closed (%s%s): the prices look ordinary, so the dates or"+
				" the calendar may be wrong",
			words.Counted(len(real), "bar"), s.calendar(), words.Some(real, 3), s.reason(real))...)
	}
	return out
}

// reason names why the first of the days was a holiday.
func (s *series) reason(ds []eventstudy.Date) string {
	if why := s.Hours.Session(ds[0]).Reason; why != "" && len(ds) == 1 {
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
