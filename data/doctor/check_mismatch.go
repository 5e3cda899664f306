package doctor

import (
	"stockmove/eventstudy"

	"stockmove/eventstudy/words"
)

func init() { Checks.Register(mismatch{}) }

// mismatch finds files that belong to another exchange than the one they are taken for.
type mismatch struct{}

func (mismatch) Info() eventstudy.Info {
	return eventstudy.Info{
		Name:  "calendar-mismatch",
		Title: "a file of another exchange",
		Formula: "at least 5 ordinary bars, and one for every 250 rows, on weekdays that the" +
			" calendar knows as closed",
		Use:   "give the security the market on which it trades: --market SECURITY=MIC",
		Avoid: "dates that a conversion between time zones has shifted by a day look the same",
		Order: 15,
	}
}

func (mismatch) examine(s *series) []eventstudy.Finding {
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
	return finding("calendar-mismatch", hit, "the file trades on %s on which %s was closed (%s),"+
		" and lacks %s on which it was open: it may belong to another exchange, or its dates may"+
		" be shifted",
		words.Counted(len(hit), "day"), s.calendar(), words.Some(hit, 3),
		words.Counted(len(s.missing), "day"))
}
