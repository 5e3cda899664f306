package load

import (
	"fmt"
	"slices"
	"time"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// unclocked are events with a time of day whose market's clock is not known: one cause, told once.
// With a file of a thousand such events a thousand messages would hide every other.
type unclocked struct {
	first eventstudy.Event
	clock string
	n     int
	ids   []string
}

// add notes an event and its security, each of which is named once.
func (u *unclocked) add(e eventstudy.Event, clock string) {
	if u.n == 0 {
		u.first, u.clock = e, clock
	}
	u.n++
	if !slices.Contains(u.ids, e.Security) {
		u.ids = append(u.ids, e.Security)
	}
}

// tell complains of all such events at the first of them, with the two ways to mend it.
func (u *unclocked) tell(ps *eventstudy.Problems) {
	switch id := u.first.Security; u.n {
	case 0:
	case 1:
		ps.Add(u.first.Pos,
			fmt.Sprintf("add the offset, %s+04:00, or say where the security trades: --market "+
				"%s=XNYS", u.clock, id),
			"the time %s has no offset from UTC, and the clock of %s is not known", u.clock, id)
	default:
		ps.Add(u.first.Pos,
			fmt.Sprintf("add the offset, %s+04:00, or say where each trades, as in --market "+
				"%s=XNYS", u.clock, id),
			"the times of %d events have no offset from UTC, and the clock of %s is not known", u.n,
			words.Names(u.ids))
	}
}

// onClock makes an instant of a time of day in the clock of the security's market, where it is
// known. A market without hours has no clock; its days need none, and a time without an offset
// cannot be placed.
func (p places) onClock(e *eventstudy.Event, clock time.Duration, security int) bool {
	s := p.securities[security]
	for _, m := range p.markets {
		if m.ID != s.Market || m.Hours == nil {
			continue
		}
		// Minutes and seconds apart, so that a day on which clocks change is read right.
		noon := m.Hours.Session(e.Date).Opens
		at := e.Date.At(int(clock/time.Minute), noon.Location()).Add(clock % time.Minute)
		e.At, e.Date = &at, eventstudy.NoDate
		return true
	}
	return false
}
