package claims

import (
	"fmt"
	"math"

	"stockmove/eventstudy"
)

// Kinds holds every kind of price claim.
var Kinds = eventstudy.Registry[Kind]{Kind: "claim kind"}

// Kind is one sort of statement about a price.
type Kind interface {
	eventstudy.Method
	// Shape says what a claim of this kind must state.
	Shape() Shape
	// Read measures the claim on one listing in every way that the kind knows: the plain reading first,
	// the others in no particular order. It never returns a reading of another listing.
	Read(q *Query, l *Listing) []Reading
}

// Shape is what a kind needs to be stated.
type Shape struct {
	Figure   bool   // value, at_least, at_most or between must be there; otherwise they may be
	Unit     Unit   // of that figure
	Since    bool   // since must be there; otherwise it must not
	Example  string // of a value, for hints
	Absolute bool   // the sign of the figure is in the word ("loss of 3.4 %")
}

// Query is a claim made ready to be measured.
type Query struct {
	Claim  Claim
	Target *Target // nil when the claim states no figure
	Since  Period  // set when the kind needs it
	Named  bool    // the listing is one that the claim names, so neighbouring sessions are tried as well
}

// basis is the price of the plain reading.
func (q *Query) basis() string {
	if q.Claim.Basis == "" {
		return "close"
	}
	return q.Claim.Basis
}

// hits reports whether a measured figure agrees with the claim's; a claim without one has nothing to disagree with.
func (q *Query) hits(from, to float64) bool {
	if q.Target == nil {
		return true
	}
	if q.Target.Unit == Price {
		return q.Target.Contains(exact(to))
	}
	return q.Target.Contains(change(from, to))
}

// percent writes a measured change; where rounding to two decimals would put it on the other side of
// what was claimed, with as many as it takes.
func (q *Query) percent(v float64) string {
	if q.Target == nil || q.Target.Unit != Fraction || math.IsNaN(v) {
		return Percent(v)
	}
	inside := q.Target.holds(v)
	return finely(v, func(r float64) bool { return q.Target.holds(r) == inside })
}

// sides are the prices of a session, in the order in which readings are preferred, and how each is written.
var sides = []struct{ name, long, owner string }{
	{"close", "close", "the close"},
	{"high", "intraday high", "the day's high"},
	{"open", "open", "the open"},
	{"low", "intraday low", "the day's low"},
}

// price returns one of the four prices of a row.
func (l *Listing) price(side string, i int) float64 {
	switch side {
	case "high":
		return l.High[i]
	case "low":
		return l.Low[i]
	case "open":
		return l.Open[i]
	}
	return l.Close[i]
}

// others are the sides beside the plain one that a row is read on. An open that the file lacks is left out when high and
// low are there, which enclose it.
func (l *Listing) others(q *Query, i int) (names []string) {
	enclosed := exact(l.High[i]) != nil && exact(l.Low[i]) != nil
	for _, s := range sides {
		if s.name == q.basis() || s.name == "open" && enclosed && exact(l.Open[i]) == nil {
			continue
		}
		names = append(names, s.name)
	}
	return names
}

// blank is a reading of nothing, to be filled.
func blank(l *Listing, name string) Reading {
	nan := math.NaN()
	return Reading{Name: name, Security: l.Security.ID, FromDate: eventstudy.NoDate, ToDate: eventstudy.NoDate, From: nan, To: nan, Value: nan}
}

// undecided is the plain reading when the session itself is out of reach: the file ends before it, begins
// after it or lacks it. ok is true when the session is there. A day on which the exchange was closed is
// decided, in the negative: nothing happened on it.
func undecided(q *Query, l *Listing, from eventstudy.Date) (r Reading, row int, ok bool) {
	d := q.Claim.Date
	r = blank(l, q.basis())
	r.Plain, r.ToDate = true, d
	row, found := l.Row(d)
	switch {
	case !l.daily():
		r.Need = l.Needs(from, d)
	case found:
		return r, row, true
	case len(l.Days) == 0 || d < l.Days[0] || d > l.Days[len(l.Days)-1]:
		if k, _ := l.session(d); k == eventstudy.Closed && len(l.Days) > 0 && from < d && d > l.Days[len(l.Days)-1] {
			r.Need = l.Needs(from, l.soon(d))
			break
		}
		r.Need = l.Needs(from, d)
	default:
		kind, why := l.session(d)
		if kind == eventstudy.Closed {
			if why == "" {
				why = d.Weekday().String()
			}
			r.say = fmt.Sprintf("did not trade on %s (%s)", d.Long(), why)
			break
		}
		r.Need = fmt.Sprintf("a bar of %s for %s, which %s lacks", l.Security.ID, d, l.File())
	}
	return r, row, false
}

// away names a session by its distance from the claim's day, "one session earlier".
func away(k int) string {
	words := []string{"", "one session", "two sessions", "three sessions"}
	if k < 0 {
		return words[-k] + " earlier"
	}
	return words[k] + " later"
}

// span is how many sessions on either side of the claim's day count as nearby.
const span = 3

// neighbours lists the rows of the sessions around day d, nearest first, with their distance. When d itself
// did not trade the session before it is −1 and the one after it +1.
func (l *Listing) neighbours(d eventstudy.Date) (rows, dist []int) {
	next := l.after(d)
	prev := l.after(d-1) - 1
	for k := 1; k <= span; k++ {
		if i := prev - k + 1; i >= 0 {
			rows, dist = append(rows, i), append(dist, -k)
		}
		if i := next + k - 1; i < len(l.Days) {
			rows, dist = append(rows, i), append(dist, k)
		}
	}
	return rows, dist
}

// money writes a price of the listing with its currency's sign.
func (l *Listing) money(v float64) string {
	cur := ""
	if l.Security.Prices != nil {
		cur = l.Security.Prices.Currency
	}
	return Money(v, cur)
}

// adjustedWarning is attached where a figure of adjusted prices stands for one of quoted prices.
func (l *Listing) adjustedWarning() eventstudy.Warning {
	return eventstudy.Warning{Code: "adjusted_prices", Where: l.Security.ID,
		Text: l.File() + " holds prices with dividends taken out, not the quoted ones; on an ex-dividend day the two differ"}
}
