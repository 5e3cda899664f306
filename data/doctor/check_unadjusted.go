package doctor

import (
	"stockmove/eventstudy"

	"stockmove/eventstudy/words"
)

func init() { Checks.Register(unadjusted{}) }

// unadjusted finds days that have a close and no adjusted close in a file that has both: returns
// are computed from the adjusted close, so such a day drops out of them.
type unadjusted struct{}

func (unadjusted) Info() eventstudy.Info {
	return eventstudy.Info{
		Name:    "missing-adjusted-close",
		Title:   "days with a close and without an adjusted close",
		Formula: "the adjusted close is known on most days, and not on days on which the close is",
		Use:     "download the file again; until then use the quoted close: --price-basis split",
		Avoid:   "a column that is empty throughout, which is no adjusted close at all",
		Order:   56,
	}
}

func (unadjusted) examine(s *series) []eventstudy.Finding {
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
	if len(hit) == 0 || both == 0 { // a column that is empty throughout is no adjusted close
		return nil
	}
	return finding("missing-adjusted-close", hit,
		"%s with a close and without an adjusted close (%s): no return with dividends can be"+
			" computed for them", words.Counted(len(hit), "day"), words.Some(hit, 3))
}
