package eventstudy

import (
	"time"

	"stockmove/eventstudy/words"
)

// Event is one announcement for one security.
type Event struct {
	ID         string
	Security   string // Security.ID
	Group      string // for tests by group; empty is the group of all
	Label      string
	Date       Date       // the requested day; NoDate when At is set
	At         *time.Time // the instant of the announcement, nil when only a day is known
	Estimation *Window    // overrides Design.Estimation when not nil
	Dates      Dates      // the same by days
	Extra      []Field    // what the events file says besides, carried through to the results
	Pos        Pos
}

// Field is a cell of a column that the study itself has no use for.
type Field struct{ Name, Value string }

// Requested returns the day or instant as asked for.
func (e Event) Requested() string {
	if e.At != nil {
		return e.At.Format(time.RFC3339)
	}
	return e.Date.String()
}

// RequestedDate returns the day asked for; for an instant the civil day in its own zone.
func (e Event) RequestedDate() Date {
	if e.At != nil {
		return DateOf(*e.At)
	}
	return e.Date
}

// Window is a closed range of trading days relative to the event: [-1,+1].
type Window struct{ First, Last int }

// Len returns the number of days L.
func (w Window) Len() int { return w.Last - w.First + 1 }

// Has reports whether the offset lies in the window.
func (w Window) Has(offset int) bool { return w.First <= offset && offset <= w.Last }

// String returns "[−1,+1]" with a true minus sign.
func (w Window) String() string { return "[" + Offset(w.First) + "," + Offset(w.Last) + "]" }

// Offset writes a relative day: "−1", "0", "+1".
func Offset(k int) string { return words.Signed(float64(k), 0) }

// Reason is why an event left the study.
type Reason string

const (
	SecurityUnknown       Reason = "security_unknown"
	NotTraded             Reason = "not_traded"
	EstimationTooShort    Reason = "estimation_too_short"
	EventWindowIncomplete Reason = "event_window_incomplete"
	Day0NotFound          Reason = "day0_not_found"
	ConstantReturns       Reason = "constant_returns"
	SingularFit           Reason = "singular_fit"
	NoPeers               Reason = "no_peers"
	OverlapSkipped        Reason = "overlap_skipped"
)

// Skip is an event that left the study, with the one reason, the numbers behind it and its place in
// the input.
type Skip struct {
	Event  Event
	Reason Reason
	Detail string
}
