package claims

import (
	"math"

	"stockmove/eventstudy"
)

// A market value is a price times a number that no price file holds.
var _ = register(marketValue{}, eventstudy.Info{
	Name: "market-value", Title: "market value, gained, lost or stood at", Order: 95,
	Formula: "N·C_t, or N·(C_t − C_{t−1}) where the words say gained or lost; N the shares " +
		"of the study",
	Use: "“wiped $119bn off” (direction = \"down\"), “worth $3 trillion”",
	Avoid: "without the number of shares, which no price file holds: the claim is then " +
		"unverifiable",
	Assumes: "all shares at the price of the listing",
	Example: example(`kind = "market-value"
value = "$119bn"         # or about, more_than, …
direction = "down"       # gained (up) or lost (down) on the day; without it the value stood at
# and in study.toml, under the [[security]]: shares = { 2025-01-01 = 2.4e9 }`),
})

// marketValue is the value of all shares of an issuer, or what a session put on it or took off it.
type marketValue struct{}

// Shape: a direction makes it what a session put on or took off; without one it is what the shares
// were worth in all.
func (marketValue) Shape() Shape {
	return Shape{Figure: true, Unit: Price, Example: "$119bn", Directed: true, Sides: true}
}

// reach: a gain or a loss needs the close before as well.
func (marketValue) reach(c *Claim, l *Listing) eventstudy.Date {
	if c.Way == Unstated {
		return c.Date
	}
	return l.lately(c.Date - 1)
}

// count is how many shares there were on a day, NaN where the study does not say.
func (l *Listing) count(d eventstudy.Date) float64 {
	n := math.NaN()
	for _, s := range l.Security.Shares {
		if s.From <= d {
			n = s.Count
		}
	}
	return n
}

// lacks: without the number of shares nothing can be said, and the need names where to give it. It
// is never taken from elsewhere: share counts differ by class, by date and by what is held in
// treasury.
func (k marketValue) lacks(c *Claim, l *Listing, i int) string {
	switch {
	case math.IsNaN(l.count(l.Days[i])):
		return l.lack(needShares, l.Days[i], l.Days[i].String())
	case c.Way != Unstated && i == 0:
		return needDays(l, k.reach(c, l), c.Date)
	}
	return c.foreign(l)
}

// ways are the prices of the session, as for a move: “wiped off” may be said at the low.
func (marketValue) ways(c *Claim, l *Listing, i int) []Way { return c.sideWays(l, i, Base{}) }

// measure multiplies with the number of shares of the day itself, also for the close before: what
// the words speak of is the move of the price, and new shares are none.
func (k marketValue) measure(c *Claim, l *Listing, w Way, j, i int) Reading {
	r := l.ofDay(w, j)
	n := l.count(l.Days[j])
	if r.Need != "" || math.IsNaN(n) {
		return r
	}
	r.Value = n * l.majorFloat(r.To)
	if c.Way != Unstated && j > 0 {
		r.FromDate, r.From = l.Days[j-1], l.from(Close, j-1, j)
		r.Value = n * l.majorFloat(r.To-r.From)
		if why := l.broken(j-1, j); why != "" {
			r.Need = why
			return r
		}
	}
	r.Matches = c.agrees(r.Value)
	r.warn = append(r.warn, c.currencyDoubt(l)...)
	return r
}

// fits moves the value with the share, as that of a level.
func (marketValue) fits(c *Claim, l *Listing, w Way, k, i int) answer {
	j := k + w.Session
	if k < 1 || i < 1 || j < 1 || !l.has(j) {
		return unknown
	}
	value := l.count(l.Days[i]) * l.majorFloat(l.Close[i-1])
	if c.Way != Unstated {
		return c.held(value * (l.price(w.Side, j)/l.from(Close, j-1, j) - 1))
	}
	return c.held(value * l.from(w.Side, j, k) / l.from(Close, k-1, k))
}
