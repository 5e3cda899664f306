package eventstudy

import (
	"fmt"
	"sort"
	"time"
)

// Dates is an estimation window by calendar days, the first and the last in it. The zero value
// stands for none: a window of one day is no sample.
type Dates struct{ First, Last Date }

// Given reports whether there is a window.
func (b Dates) Given() bool { return b != Dates{} }

// String returns "2024-05-01 to 2024-12-31".
func (b Dates) String() string { return b.First.String() + " to " + b.Last.String() }

// offsets returns the trading days of the window relative to day t0 of a timeline; it is empty,
// its last day before its first, where no trading day lies in the window.
func (b Dates) offsets(days []Date, t0 int) Window {
	from := sort.Search(len(days), func(t int) bool { return days[t] >= b.First })
	to := sort.Search(len(days), func(t int) bool { return days[t] > b.Last })
	return Window{from - t0, to - 1 - t0}
}

// weekdays counts the days of the window that are neither Saturday nor Sunday: no window of dates
// has more trading days.
func (b Dates) weekdays() int {
	if b.Last < b.First {
		return 0
	}
	n := int(b.Last-b.First) + 1
	count := n / 7 * 5
	for d := b.First + Date(n/7*7); d <= b.Last; d++ {
		if w := d.Weekday(); w != time.Saturday && w != time.Sunday {
			count++
		}
	}
	return count
}

// closedWeek is how many weekdays a market may be closed on end: so many may a window of dates lie
// before the first day of the data and still be covered by them.
const closedWeek = 5

// before returns the weekdays of the window that lie before the first day of a timeline.
func (b Dates) before(days []Date) int {
	if len(days) == 0 {
		return b.weekdays()
	}
	return Dates{b.First, min(b.Last, days[0]-1)}.weekdays()
}

// EstimationWords returns the estimation window as a sentence names it: "[−250,−11]", or
// "2024-05-01 to 2024-12-31" where it is one of dates.
func (d *Design) EstimationWords() string { return estimationWords(d.Estimation, d.Dates) }

func estimationWords(w Window, b Dates) string {
	if b.Given() {
		return b.String()
	}
	return w.String()
}

// estimation is the window that an event's model is estimated over.
type estimation struct {
	Window       // in trading days from day 0
	dates  Dates // where it was given by dates
	own    bool  // of the event, not of the design
	before int   // weekdays of dates before the timeline's first day
	// under Design.KeepLength: the trading days by which it begins earlier than it was given, and
	// the excluded returns that nothing earlier could stand in for
	stretched, short int
}

// String names the window as it was given.
func (n estimation) String() string { return estimationWords(n.Window, n.dates) }

// estimation returns the event's own estimation window or the design's, in trading days of the
// timeline around day t0; the detail says why it is unusable.
func (e Event) estimation(d *Design, days []Date, t0 int) (n estimation, detail string) {
	n = estimation{Window: d.Estimation, dates: d.Dates}
	switch {
	case e.Dates.Given():
		n.dates, n.own = e.Dates, true
	case e.Estimation != nil:
		n = estimation{Window: *e.Estimation, own: true}
	}
	if n.dates.Given() {
		n.Window = n.dates.offsets(days, t0)
		n.before = n.dates.before(days)
	}
	switch {
	case n.First > n.Last: // an empty one overlaps nothing, see empty
	case n.Last >= d.Event.First:
		return n, fmt.Sprintf("%s overlaps the event window %s", n.name(),
			n.eventDays(d.Event, days, t0))
	case n.First < -maxOffset:
		return n, n.name() + " is longer than any price history"
	}
	return n, ""
}

// empty says in words that a window holds no day, empty where it does.
func (n estimation) empty() string {
	switch {
	case n.First <= n.Last:
		return ""
	case n.dates.Given():
		return n.name() + " holds no trading day of its market"
	}
	return n.name() + " is empty"
}

// name names the window in a sentence.
func (n estimation) name() string {
	if n.own {
		return "its own estimation window " + n.String()
	}
	return "the estimation window " + n.String()
}

// eventDays names the event window, with its first day where the estimation window has dates.
func (n estimation) eventDays(w Window, days []Date, t0 int) string {
	if t := t0 + w.First; n.dates.Given() && t >= 0 && t < len(days) {
		return fmt.Sprintf("%s, which begins on %s", w, days[t])
	}
	return w.String()
}
