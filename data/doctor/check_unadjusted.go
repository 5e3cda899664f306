package doctor

import (
	"stockmove/eventstudy"
)

// withoutAdjusted finds days that have a close and no adjusted close in a file that has both:
// returns are computed from the adjusted close, so such a day drops out of them.
//
// The rule: the adjusted close is known on most days, and not on days on which the close is.
//
// What to do: download the file again; until then use the quoted close: --price-basis split. Where
// the rule errs: a column that is empty throughout, which is no adjusted close at all.
func withoutAdjusted(s *series) []eventstudy.Finding {
	if s.Close == nil || s.AdjClose == nil {
		return nil
	}
	var hit []eventstudy.Date
	both := 0
	for i, d := range s.Dates {
		switch c, a := known(s.Close[i]), known(s.AdjClose[i]); {
		case c && a:
			both++
		case c:
			hit = append(hit, d)
		}
	}
	if both == 0 { // a column that is empty throughout is no adjusted close
		return nil
	}
	return onDays("missing-adjusted-close", hit, "day", "%s with a close and without an adjusted"+
		" close (%s): no return with dividends can be computed for them")
}
