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

// rules are what a calendar is generated from, once, when it is first asked for. All of these
// exchanges trade from 09:30 to 16:00 of their own clock.
type rules struct {
	mic, name, zone   string
	half, first, last int // minutes past midnight; years
	year              func(ds days, year int)
	announced         []notice
	made              sync.Once
	calendar          *Calendar
}

// exchanges in the order of Known.
var exchanges = []*rules{
	{mic: "XNYS", name: "New York Stock Exchange", zone: "America/New_York", half: 13 * 60,
		first: newYorkFirst, last: newYorkLast, year: newYorkYear, announced: newYorkOnce},
	{mic: "XNAS", name: "Nasdaq", zone: "America/New_York", half: 13 * 60,
		first: newYorkFirst, last: newYorkLast, year: newYorkYear, announced: newYorkOnce},
	{mic: "XHKG", name: "Hong Kong Stock Exchange", zone: "Asia/Hong_Kong", half: 12 * 60,
		first: hongKongFeasts[0].year, last: hongKongFeasts[len(hongKongFeasts)-1].year,
		year: hongKongYear, announced: hongKongOnce},
}

// generate makes the calendar of the rules.
func (r *rules) generate() {
	ds := days{}
	for y := r.first; y <= r.last; y++ {
		r.year(ds, y)
	}
	for _, n := range r.announced {
		ds.closed(eventstudy.NewDate(n.y, n.m, n.d), n.reason)
	}
	loc, err := time.LoadLocation(r.zone)
	if err != nil {
		panic("zone missing from time/tzdata: " + r.zone)
	}
	r.calendar = &Calendar{mic: r.mic, name: r.name, loc: loc, open: 9*60 + 30, close: 16 * 60,
		half: r.half, first: r.first, last: r.last, special: ds}
}

// Exchange returns the calendar of an exchange by its ISO 10383 market identifier
// code, in any case; ok is false for one that is not in Known.
func Exchange(mic string) (c *Calendar, ok bool) {
	for _, r := range exchanges {
		if strings.EqualFold(r.mic, strings.TrimSpace(mic)) {
			r.made.Do(r.generate)
			return r.calendar, true
		}
	}
	return nil, false
}

// Known returns the codes of the exchanges whose closures are known.
func Known() []string {
	out := make([]string, len(exchanges))
	for i, r := range exchanges {
		out[i] = r.mic
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
