package claims

import (
	"fmt"

	"stockmove/eventstudy"
)

func init() { Kinds.Register(move{}) }

// move is the change over one session, in per cent of the previous close. Prices of the session other than the
// close answer the commonest confusion of all: an intraday figure reported as the day's.
type move struct{}

func (move) Info() eventstudy.Info {
	return eventstudy.Info{
		Name: "move", Title: "change on a day", Order: 10,
		Formula: "P_t/C_{t−1} − 1, with P the close unless the words name the high, the low or the open",
		Use:     "“rose 9.2 %”, “surged 9.1 percent”, “fell as much as 3 %” (basis = \"low\")",
		Avoid:   "for a change over more than one session, which is change-since",
		Assumes: "quoted prices; the day of the claim is a session of the listing",
	}
}

func (move) Shape() Shape { return Shape{Figure: true, Unit: Fraction, Example: "9.2%"} }

// Read measures the day's four prices against the close before, the range between them, the total return, and the sessions
// around the day.
func (m move) Read(q *Query, l *Listing) []Reading {
	from := l.lately(q.Claim.Date - 1)
	plain, i, ok := undecided(q, l, from)
	plain.Name = m.name(q.basis())
	if !ok {
		return append([]Reading{plain}, m.near(q, l)...)
	}
	if i == 0 {
		plain.Need = l.Needs(from, q.Claim.Date)
		return append([]Reading{plain}, m.near(q, l)...)
	}
	out := []Reading{m.at(q, l, q.basis(), i)}
	out[0].Plain = true
	for _, s := range l.others(q, i) {
		out = append(out, m.at(q, l, s, i))
	}
	if r, ok := m.passed(q, l, i); ok {
		out = append(out, r)
	}
	if r, ok := m.adjusted(q, l, i); ok {
		out = append(out, r)
	}
	return append(out, m.near(q, l)...)
}

// name is the reading's name, “intraday high against previous close”.
func (move) name(side string) string {
	for _, s := range sides {
		if s.name == side {
			return s.long + " against previous close"
		}
	}
	return side
}

// at measures one price of row i against the close before it.
func (m move) at(q *Query, l *Listing, side string, i int) Reading {
	r := blank(l, m.name(side))
	r.FromDate, r.From, r.ToDate, r.To = l.Days[i-1], l.from("close", i-1, i), l.Days[i], l.price(side, i)
	r.Value = ratio(r.From, r.To)
	r.Matches = q.hits(r.From, r.To)
	if why := l.broken(i-1, i); why != "" {
		r.Need = why
		return r
	}
	if exact(r.To) == nil {
		r.Need = fmt.Sprintf("the %s of %s on %s, which %s lacks", side, l.Security.ID, l.Days[i], l.File())
	}
	// Across a hole the “previous close” is an older one. A figure that fits it all the same is more than chance; one that
	// does not proves nothing.
	if g := l.gap(l.Days[i-1], l.Days[i]); g != "" {
		if !r.Matches {
			r.Need = fmt.Sprintf("%s (%s)", l.Needs(l.lately(l.Days[i]-1), l.Days[i]), g)
		}
		r.warn = append(r.warn, eventstudy.Warning{Code: "session_missing", Text: "the previous close is of " + l.Days[i-1].String() + ": " + g, Where: l.Security.ID})
	}
	if l.Adjusted && !l.quoted(i-1) {
		r.warn = append(r.warn, l.adjustedWarning())
	}
	if side == "close" {
		r.say = fmt.Sprintf("closed %s on %s (%s after %s)", q.percent(r.Value), day(r.ToDate), l.money(r.To), l.money(r.From))
	} else {
		r.say = fmt.Sprintf("%s of %s, %s, is %s on the previous close of %s", owner(side), day(r.ToDate), l.money(r.To), q.percent(r.Value), l.money(r.From))
	}
	return r
}

// owner is the price in the possessive, “the day's high”.
func owner(side string) string {
	for _, s := range sides {
		if s.name == side {
			return s.owner
		}
	}
	return side
}

// passed asks whether the share stood at the claimed change at some moment of the session: the claim meets the range
// from low to high. Its figure is the end of the range nearer to the claim.
func (m move) passed(q *Query, l *Listing, i int) (Reading, bool) {
	lo, hi := m.at(q, l, "low", i), m.at(q, l, "high", i)
	a, b := change(lo.From, lo.To), change(hi.From, hi.To)
	if a == nil || b == nil {
		return lo, false
	}
	r := hi
	if q.Target.miss(lo.Value) < q.Target.miss(hi.Value) {
		r = lo
	}
	r.Name, r.rank, r.Need = "passed through during the session", through, ""
	r.Matches = q.Target.Meets(a, b)
	r.say = fmt.Sprintf("on %s the share moved between %s (low, %s) and %s (high, %s) on the previous close of %s",
		day(r.ToDate), Percent(lo.Value), l.money(lo.To), Percent(hi.Value), l.money(hi.To), l.money(r.From))
	r.Detail = fmt.Sprintf("low %s, high %s", Percent(lo.Value), Percent(hi.Value))
	return r, true
}

// adjusted is the total return of the day, listed only on a day on which a dividend makes it another figure.
func (m move) adjusted(q *Query, l *Listing, i int) (Reading, bool) {
	r := blank(l, "adjusted close against previous adjusted close")
	r.rank = otherBasis
	r.FromDate, r.From, r.ToDate, r.To = l.Days[i-1], l.Adj[i-1], l.Days[i], l.Adj[i]
	r.Value = ratio(r.From, r.To)
	r.Matches = q.hits(r.From, r.To)
	r.say = fmt.Sprintf("with dividends counted the day's change is %s", Percent(r.Value))
	return r, differs(r.Value, l.moved(i))
}

// differs tells a dividend from the rounding of an adjusted price, which four decimals keep below a basis point.
func differs(a, b float64) bool { return a-b > 1e-4 || b-a > 1e-4 }

// near measures the close-to-close moves of the sessions around the day.
func (m move) near(q *Query, l *Listing) (out []Reading) {
	if !q.Named || !l.daily() {
		return nil
	}
	rows, dist := l.neighbours(q.Claim.Date)
	for k, i := range rows {
		if i == 0 {
			continue
		}
		r := m.at(q, l, "close", i)
		r.Name += ", " + away(dist[k])
		r.rank = nearby
		out = append(out, r)
	}
	return out
}
