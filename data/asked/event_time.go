package asked

import (
	"fmt"
	"strings"
	"time"

	"stockmove/eventstudy"
)

// SetTime reads a day, an instant with its offset, or a day and a time without one, which is then
// in the clock of each security's market. A blank is taken for the T, as people write it, and
// nothing else is guessed: 10:00 without an offset is of the market, never of the machine.
func (e *EventSpec) SetTime(text string) error {
	text = strings.TrimSpace(text)
	e.Date, e.At, e.Clock = eventstudy.NoDate, nil, nil
	if d, err := eventstudy.ParseDate(text); err == nil && Dated(d) {
		e.Date = d
		return nil
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00",
		"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04Z07:00"} {
		if t, err := time.Parse(layout, text); err == nil && Dated(eventstudy.DateOf(t)) {
			t = Fixed(t)
			e.At = &t
			return nil
		}
	}
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02T15:04",
		"2006-01-02 15:04:05", "2006-01-02 15:04"} {
		if t, err := time.Parse(layout, text); err == nil && Dated(eventstudy.DateOf(t)) {
			clock := ClockOf(t)
			e.Date, e.Clock = eventstudy.DateOf(t), &clock
			return nil
		}
	}
	return fmt.Errorf("neither a day nor an instant: %q", text)
}

// RequestedDay is the civil day of the event in its own zone.
func (e EventSpec) RequestedDay() eventstudy.Date {
	if e.At != nil {
		return eventstudy.DateOf(*e.At)
	}
	return e.Date
}

// Dated reports a day that an event can have: one of a year that prices can be of. The year 0 of a
// spreadsheet's empty date is none.
func Dated(d eventstudy.Date) bool {
	y := d.Year()
	return 1700 <= y && y <= 9999
}

// ClockOf is the time since midnight that a clock shows.
func ClockOf(t time.Time) time.Duration {
	return time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute +
		time.Duration(t.Second())*time.Second
}

// ClockText writes a time of day, seconds only where there are any.
func ClockText(d time.Duration) string {
	h, m, sec := int(d/time.Hour), int(d/time.Minute)%60, int(d/time.Second)%60
	if sec == 0 {
		return fmt.Sprintf("%02d:%02d", h, m)
	}
	return fmt.Sprintf("%02d:%02d:%02d", h, m, sec)
}

// Fixed puts an instant into a zone of its offset alone. Parsing may choose the machine's own zone
// when it has the offset at hand, and nothing may depend on the machine. Two instants that are
// equal must also print alike.
func Fixed(t time.Time) time.Time {
	_, offset := t.Zone()
	return t.In(time.FixedZone("", offset))
}
