package synth

import (
	"fmt"
	"math"

	"stockmove/eventstudy"
)

// Spec says what a panel holds.
type Spec struct {
	Securities, Days, Events int
	Seed                     uint64
	Effect                   float64 // added to the return of day 0, in decimals
	Cluster                  float64 // share of the events that fall on common days, 0 to 1
	Gaps                     float64 // share of the rows that are missing, 0 to 0.5
	Splits                   float64 // share of the securities that were split two for one, 0 to 1
}

// Lengths around an event, in trading days: those of a study's default windows, so that every
// event of a panel can be measured.
const (
	Before = 251 // returns before day 0, and the price that the first of them starts from
	After  = 10
)

// perDay is how many events share one of the common days, on average.
const perDay = 25

// limits of a panel: a day must have a date of four digits, a row number must fit 32 bits.
const (
	mostDays = 20_000
	mostRows = math.MaxInt32
)

// Check says what is wrong with a Spec, naming the flag that says it. A panel that cannot be made
// is told before a byte of it is written.
func (s Spec) Check() error {
	refuse := func(hint, format string, args ...any) error {
		return eventstudy.Fault(eventstudy.Pos{}, hint, format, args...)
	}
	free := s.Days - Before - After
	switch {
	case s.Securities < 1 || s.Events < 0:
		return refuse("1000 securities and 1000 events are a start",
			"--securities is %d and --events is %d", s.Securities, s.Events)
	case free < 1 || s.Days > mostDays:
		return refuse(fmt.Sprintf("events need %d days before and %d after", Before, After),
			"--days is %d, and must be %d to %d", s.Days, Before+After+1, mostDays)
	case s.Securities > mostRows/s.Days:
		return refuse("make two panels", "%d securities of %d days are more than %d rows",
			s.Securities, s.Days, mostRows)
	case s.Events > s.Securities*free/2:
		return refuse("take more securities or days",
			"--events is %d, and %d securities of %d days have room for %d", s.Events,
			s.Securities, s.Days, s.Securities*free/2)
	case !(math.Abs(s.Effect) <= 0.5):
		return refuse("0.01 adds one per cent", "--effect is %g, and must be -0.5 to 0.5", s.Effect)
	}
	for _, x := range []struct {
		flag       string
		share, top float64
	}{{"cluster", s.Cluster, 1}, {"gaps", s.Gaps, 0.5}, {"splits", s.Splits, 1}} {
		if !(x.share >= 0 && x.share <= x.top) {
			return refuse("it is a share",
				"--%s is %g, and must be 0 to %g", x.flag, x.share, x.top)
		}
	}
	return nil
}
