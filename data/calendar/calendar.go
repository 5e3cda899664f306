package calendar

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // zones on machines without zone files, and the same ones everywhere

	"stockmove/eventstudy"
)

// Calendar knows one market's clock, ordinary hours, closures and half-days. It
// implements eventstudy.Hours and is safe for concurrent use.
type Calendar struct {
	mic, name string
	loc       *time.Location
	// Minutes past local midnight.
	open, close, half int
	// Years in which the rules are known to hold, both included; 0, 0 for none.
	first, last int
	special     map[eventstudy.Date]special
}

// special is a weekday that is not an ordinary session.
type special struct {
	kind   eventstudy.SessionKind
	reason string
}

// days collects the special weekdays of a market; the weekend needs no mention.
type days map[eventstudy.Date]special

// closed records a holiday. The first reason given to a day stays.
func (ds days) closed(d eventstudy.Date, reason string) {
	if _, taken := ds[d]; !taken && !d.Weekend() {
		ds[d] = special{eventstudy.Closed, reason}
	}
}

// half records an early closing, unless the day is a holiday or falls on a weekend.
func (ds days) half(d eventstudy.Date, reason string) {
	if _, taken := ds[d]; !taken && !d.Weekend() {
		ds[d] = special{eventstudy.Half, reason}
	}
}

// notice is a closure of one day that no rule foretells, as the exchange announced it.
type notice struct {
	y, m, d int
	reason  string
}

// announced records closures that no rule foretells.
func (ds days) announced(list []notice) {
	for _, n := range list {
		ds.closed(eventstudy.NewDate(n.y, n.m, n.d), n.reason)
	}
}

// exchanges in the order of Known; each is generated once, when first asked for.
var exchanges = []struct {
	mic  string
	make func() *Calendar
}{
	{"XNYS",
		sync.OnceValue(func() *Calendar { return newYork("XNYS", "New York Stock Exchange") })},
	{"XNAS", sync.OnceValue(func() *Calendar { return newYork("XNAS", "Nasdaq") })},
	{"XHKG", sync.OnceValue(hongKong)},
}

// Exchange returns the calendar of an exchange by its ISO 10383 market identifier
// code, in any case; ok is false for one that is not in Known.
func Exchange(mic string) (c *Calendar, ok bool) {
	for _, e := range exchanges {
		if strings.EqualFold(e.mic, strings.TrimSpace(mic)) {
			return e.make(), true
		}
	}
	return nil, false
}

// Known returns the codes of the exchanges whose closures are known.
func Known() []string {
	out := make([]string, len(exchanges))
	for i, e := range exchanges {
		out[i] = e.mic
	}
	return out
}

// Custom returns a market of which only the clock is known: an IANA zone and local hours
// written "09:30" and "16:00". Its weekdays are of Unknown kind, since nothing is known of its
// holidays; Saturdays and Sundays are Closed. Errors are plain sentences for the caller
// to place.
func Custom(name, zone, open, close string) (*Calendar, error) {
	// The empty zone and "Local" would make results depend on the machine.
	if zone == "" || zone == "Local" {
		return nil,
			fmt.Errorf("market %q needs a time zone such as \"Europe/London\", not %q", name, zone)
	}
	loc, err := time.LoadLocation(zone)
	if err != nil {
		return nil, fmt.Errorf("market %q: unknown time zone %q", name, zone)
	}
	o, err := minute(open)
	if err != nil {
		return nil, fmt.Errorf("market %q: opening %w", name, err)
	}
	c, err := minute(close)
	if err != nil {
		return nil, fmt.Errorf("market %q: closing %w", name, err)
	}
	if c <= o {
		return nil, fmt.Errorf("market %q closes at %q, which is not after its opening at %q", name,
			close, open)
	}
	return &Calendar{name: name, loc: loc, open: o, close: c, half: c}, nil
}

// minute reads "9:30" or "09:30" as minutes past midnight.
func minute(s string) (int, error) {
	t, err := time.Parse("15:04", strings.TrimSpace(s))
	if err != nil {
		return 0, fmt.Errorf("time is not of the form \"09:30\": %q", s)
	}
	return t.Hour()*60 + t.Minute(), nil
}

// Name returns the market's name in words.
func (c *Calendar) Name() string { return c.name }

// MIC returns the market identifier code, empty for a custom market.
func (c *Calendar) MIC() string { return c.mic }

// Location returns the market's clock.
func (c *Calendar) Location() *time.Location { return c.loc }

// Years returns the first and last year whose closures are known; 0, 0 when none are.
func (c *Calendar) Years() (first, last int) { return c.first, c.last }

// Session returns what is known of day d; see eventstudy.SessionKind. Weekdays
// outside Years are Unknown, and so are the Saturdays on which exchanges once traded.
func (c *Calendar) Session(d eventstudy.Date) eventstudy.Session {
	s := eventstudy.Session{Opens: d.At(c.open, c.loc), Closes: d.At(c.close, c.loc),
		Kind: eventstudy.Full}
	if d.OldSaturday() {
		s.Kind = eventstudy.Unknown
		return s
	}
	if d.Weekend() {
		s.Kind, s.Reason = eventstudy.Closed, d.Weekday().String()
		return s
	}
	if y := d.Year(); c.special == nil || y < c.first || y > c.last {
		s.Kind = eventstudy.Unknown
		return s
	}
	if x, ok := c.special[d]; ok {
		s.Kind, s.Reason = x.kind, x.reason
		if x.kind == eventstudy.Half {
			s.Closes = d.At(c.half, c.loc)
		}
	}
	return s
}

// SessionsBetween returns the days from a to b, both included, that the calendar knows
// to be open, ascending. Days of Unknown kind are not among them.
func (c *Calendar) SessionsBetween(a, b eventstudy.Date) []eventstudy.Date {
	if c.special == nil {
		return nil
	}
	// Outside the known years no day is known to be open; clamping keeps the walk short whatever
	// the caller asks.
	a = max(a, eventstudy.NewDate(c.first, 1, 1))
	b = min(b, eventstudy.NewDate(c.last, 12, 31))
	var out []eventstudy.Date
	for d := a; d <= b; d++ {
		if d.Weekend() {
			continue
		}
		if x, ok := c.special[d]; !ok || x.kind == eventstudy.Half {
			out = append(out, d)
		}
	}
	return out
}

// Special returns the closures and half-days from a to b, both included, that are not weekends,
// ascending.
func (c *Calendar) Special(a, b eventstudy.Date) []eventstudy.Date {
	var out []eventstudy.Date
	for d := range c.special {
		if a <= d && d <= b {
			out = append(out, d)
		}
	}
	slices.Sort(out)
	return out
}
