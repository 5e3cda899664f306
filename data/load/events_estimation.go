package load

import (
	"fmt"

	"stockmove/data/asked"
	"stockmove/data/input"
	"stockmove/eventstudy"
)

// estimationCheck holds estimation windows against the event window before any price is read, as
// far as can be told without knowing the trading days; the rest is said of each event by the core.
type estimationCheck struct {
	window eventstudy.Window // the event window
	asked  asked.Asked       // the study's estimation window

	late  int    // events that begin before the study's dates end
	first string // the first of them
}

// overlaps complains about an event whose own estimation window reaches into its event window, and
// counts those that the study's dates reach into. Offsets are compared with offsets, and dates with
// dates only as far as the calendar goes.
func (c *estimationCheck) overlaps(e asked.EventSpec, ps *eventstudy.Problems) bool {
	dates, ofStudy := c.asked.Value.(eventstudy.Dates)
	switch w := e.Estimation; {
	case w != nil && w.Last < c.window.First:
		return false
	case w != nil:
		ps.Add(e.Pos, fmt.Sprintf("let it end on day %d or before", c.window.First-1),
			"the estimation window %v of event %q overlaps the event window %v", *w, e.ID, c.window)
		return true
	case e.Dates.Given() && c.reach(e.Dates, e):
		ps.Add(e.Pos, "let it end before the first day of the event window",
			"the estimation window %v of event %q overlaps its event window %v around %v",
			e.Dates, e.ID, c.window, e.RequestedDay())
		return true
	case !e.Dates.Given() && ofStudy && c.reach(dates, e):
		if c.late++; c.late == 1 {
			c.first = fmt.Sprintf("%q, %v", e.ID, e.RequestedDay())
		}
	}
	return false
}

// reach reports whether dates reach into an event's window for certain: a window has no more
// trading days before day 0 than there are days of the calendar. After the close of a session day 0
// is a later day. It errs on the side of silence: what is not certain here the core tells of each
// event.
func (c *estimationCheck) reach(dates eventstudy.Dates, e asked.EventSpec) bool {
	between := int(e.RequestedDay()-dates.Last) - 1
	if e.At != nil || e.Clock != nil {
		between++
	}
	return between < -c.window.First
}

// tell complains about the study's dates, where they were asked for. A window of the study may be
// meant for the later events alone, so that the number of those that it does not fit is told with
// the first.
func (c *estimationCheck) tell(events int, ps *eventstudy.Problems) error {
	if c.late == 0 {
		return nil
	}
	const hint = "let it end before the first event window, leave out events before that, or give" +
		" events windows of their own in the columns estimation_first and estimation_last"
	of := fmt.Sprintf("%d of %d events (the first %s)", c.late, events, c.first)
	if events == 1 {
		of = "event " + c.first
	}
	what := fmt.Sprintf("the estimation window %v overlaps the event window %v of %s",
		c.asked.Value, c.window, of)
	if c.asked.Pos.File == "" {
		return input.Usage(hint, "%s: %s", c.asked.Called, what)
	}
	ps.Add(c.asked.Pos, hint, "%s", what)
	return nil
}
