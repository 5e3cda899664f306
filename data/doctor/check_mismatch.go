package doctor

import (
	"stockmove/eventstudy"

	"stockmove/eventstudy/words"
)

// otherExchange finds files that belong to another exchange than the one they are taken for.
//
// The rule: at least 5 ordinary bars, and one for every 250 rows, on weekdays that the calendar
// knows as closed.
//
// What to do: give the security the market on which it trades: --market SECURITY=MIC. Where the
// rule errs: dates that a conversion between time zones has shifted by a day look the same.
func otherExchange(s *series) []eventstudy.Finding {
	if !s.mismatch() {
		return nil
	}
	// Weekends are closed everywhere and prove nothing about the exchange.
	var hit []eventstudy.Date
	for _, d := range s.phantom {
		if !d.Weekend() {
			hit = append(hit, d)
		}
	}
	return onDays("calendar-mismatch", hit, "day", "the file trades on %[1]s on which %[3]s was"+
		" closed (%[2]s), and lacks %[4]s on which it was open: it may belong to another exchange,"+
		" or its dates may be shifted", s.calendar(), words.Counted(len(s.missing), "day"))
}
