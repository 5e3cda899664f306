package claims

import (
	"math"
	"math/big"

	"stockmove/eventstudy"
)

// Points are what tickers show beside the per cents, and what older readers ask for.
var _ = register(points{}, eventstudy.Info{
	Name: "points", Title: "change on a day, in money or points", Order: 90,
	Formula: "P_t − C_{t−1}, with P the close unless the words name the high, the low or the open",
	Use:     "“lost $7.30”, “added 312 points”",
	Avoid: "for a share whose file takes dividends or later splits out: its differences " +
		"are not those quoted",
	Assumes: "quoted prices in the currency of the listing",
	Example: example(`kind = "points"
value = "$7.30"          # or "312 points"; at_least, more_than, about, …
direction = "down"       # where neither sign nor verb of the quote says it
basis = "close"          # only if the words fix it: close, high, low, open`),
})

// points is the change over one session as a difference of prices, or of points of an index.
type points struct{ move }

// Shape: the figure is in money or in points of an index, and has a direction.
func (points) Shape() Shape {
	return Shape{Figure: true, Unit: Points, Example: "$7.30", Directed: true, Sides: true}
}

// lacks: like a level it must be in the money of the listing, and like a move it needs a close
// before.
func (k points) lacks(c *Claim, l *Listing, i int) string {
	if why := c.foreign(l); why != "" {
		return why
	}
	return k.move.lacks(c, l, i)
}

// ways are the prices of the session; no range, for a difference in money is written to the cent
// and is not passed through but met.
func (points) ways(c *Claim, l *Listing, i int) []Way { return c.sideWays(l, i, Base{}) }

// measure subtracts exactly. Adjusted prices cannot tell: taking out a dividend or a split scales
// every difference before it.
func (k points) measure(c *Claim, l *Listing, w Way, j, i int) Reading {
	r, _ := l.ofMove(w, j)
	r.Value = math.NaN() // that of the per cents, which are not claimed
	if r.From != r.From || r.Need != "" {
		return r
	}
	if d := l.gained(r.From, r.To); d != nil {
		r.Value = float(d)
		r.Matches = c.Target.Contains(d)
	}
	if !l.quoted(j - 1) {
		r.Matches, r.Need = false, l.lackQuoted(l.Days[j-1], l.Days[j])
	}
	r.warn = append(r.warn, c.currencyDoubt(l)...)
	return r
}

// gained is the difference of two prices in the unit that articles use, nil where one is unknown.
func (l *Listing) gained(from, to float64) *big.Rat {
	f, t := l.major(from), l.major(to)
	if f == nil || t == nil {
		return nil
	}
	return t.Sub(t, f)
}

// fits moves the difference with the share: what was lost of C₋₁ is the same part of another close.
func (points) fits(c *Claim, l *Listing, w Way, k, i int) answer {
	j := k + w.Session
	if j < 1 || !l.has(j) || i < 1 || k < 1 {
		return unknown
	}
	v := (l.price(w.Side, j)/l.from(Close, j-1, j) - 1) * l.majorFloat(l.Close[i-1])
	return c.held(v)
}
