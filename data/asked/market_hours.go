package asked

import (
	"slices"
	"time"

	"stockmove/data/calendar"
	"stockmove/data/input"
	"stockmove/eventstudy"
)

// hours is a market whose clock is known: a calendar, or one with changes of the study's.
type hours interface {
	eventstudy.Hours
	Location() *time.Location
}

// changed is a market whose study file adds holidays to a calendar, or gives an
// exchange other hours than its own.
type changed struct {
	hours
	loc         *time.Location
	open, close hours // sessions whose opening and closing replace those of hours; nil keeps them
	holidays    []eventstudy.Date
}

// Location returns the market's clock.
func (c *changed) Location() *time.Location { return c.loc }

// Session returns the calendar's session with the study's changes. A half-day keeps its early
// closing unless the study closes earlier still. The holidays of the study come last: a day that
// the study calls closed is closed, whatever the calendar says.
func (c *changed) Session(d eventstudy.Date) eventstudy.Session {
	s := c.hours.Session(d)
	if c.open != nil {
		s.Opens = c.open.Session(d).Opens
	}
	if c.close != nil {
		if t := c.close.Session(d).Closes; s.Kind != eventstudy.Half || t.Before(s.Closes) {
			s.Closes = t
		}
	}
	if _, closed := slices.BinarySearch(c.holidays, d); closed {
		s.Kind, s.Reason = eventstudy.Closed, "holiday of the study file"
	}
	return s
}

// Hours returns when the market trades: nil for the unnamed market and for a market of a study file
// that says no clock, where days need none and instants are refused one by one. An exchange that is
// known brings all of it; zone, open and close override. A flag that names an exchange that is not
// known is taken for a slip.
func (m MarketSpec) Hours() (hours, error) {
	base, known := calendar.Exchange(m.ID)
	if !known {
		if m.Zone == "" && m.Open == "" && m.Close == "" {
			if m.ID == "" || m.Pos.File != "" && len(m.Holidays) == 0 {
				return nil, nil
			}
			return nil,
				input.Usage(clockHint(m.ID), "market %q is not an exchange whose hours are known",
					m.ID)
		}
		c, err := calendar.Custom(m.ID, m.Zone, m.Open, m.Close)
		if err != nil {
			return nil,
				input.Usage(
					`a market has zone = "Europe/London", open = "08:00" and close = "16:30", `+
						`in local time`, "%v", err)
		}
		if len(m.Holidays) == 0 {
			return c, nil
		}
		return &changed{hours: c, loc: c.Location(), holidays: sorted(m.Holidays)}, nil
	}
	if m.Zone == "" && m.Open == "" && m.Close == "" && len(m.Holidays) == 0 {
		return base, nil
	}
	return m.override(base)
}

// override changes the clock of a known exchange and keeps its holidays. An exchange with other
// hours is still that exchange: its holidays hold, and its half-days close early unless the market
// closes earlier yet.
func (m MarketSpec) override(base *calendar.Calendar) (hours, error) {
	zone, opens, closes := m.Zone, m.Open, m.Close
	ordinary := base.Session(ordinaryDay)
	if zone == "" {
		zone = base.Location().String()
	}
	if opens == "" {
		opens = ordinary.Opens.Format("15:04")
	}
	if closes == "" {
		closes = ordinary.Closes.Format("15:04")
	}
	own, err := calendar.Custom(m.ID, zone, opens, closes)
	if err != nil {
		return nil,
			input.Usage(
				`write zone = "Asia/Hong_Kong", open = "09:30", close = "16:00", in local time`,
				"%v", err)
	}
	c := &changed{hours: base, loc: own.Location(), holidays: sorted(m.Holidays)}
	// Another zone moves both ends of the session, another opening only the one.
	if m.Zone != "" || m.Open != "" {
		c.open = own
	}
	if m.Zone != "" || m.Close != "" {
		c.close = own
	}
	return c, nil
}

// ordinaryDay is a full session of every known exchange.
var ordinaryDay = eventstudy.NewDate(2025, 6, 4)

// sorted leaves the days of the study file in their order.
func sorted(days []eventstudy.Date) []eventstudy.Date { return slices.Sorted(slices.Values(days)) }

// Title returns the market's name in words where one is known.
func (m MarketSpec) Title() string {
	if m.Name != "" {
		return m.Name
	}
	if c, ok := calendar.Exchange(m.ID); ok {
		return c.Name()
	}
	return ""
}
