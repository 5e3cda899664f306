package claims

import (
	"math/big"
	"slices"

	"stockmove/eventstudy"
)

// A level is the plainest of claims: nothing is computed, the price of the file is the figure.
var _ = register(level{}, eventstudy.Info{
	Name: "level", Title: "price on a day", Order: 20,
	Formula: "P_t, with P the close unless the words name the high, the low or the open",
	Use:     "“to HK$124.3”, “closed at $119.54”, “at 112p”",
	Avoid:   "for a price that a later split has divided in the file",
	Assumes: "a quoted price in the currency of the listing",
	Example: example("kind = \"level\"\n" + figureKeys("HK$124.3") +
		`basis = "close"          # only if the words fix it: close, high, low, open`),
})

// level is a price stood at on a day, compared only in the listing's own currency: no exchange rate
// is among the inputs.
type level struct{}

// Shape: a level has no direction, so no verb of the quote is asked for one.
func (level) Shape() Shape {
	return Shape{Figure: true, Unit: Price, Example: "HK$124.3", Sides: true,
		Before: []string{"at"}, Seen: OnDay}
}

// reach is the day itself: no other price enters.
func (level) reach(c *Claim, l *Listing) eventstudy.Date { return c.Date }

// lacks: a price in another money is not compared. An exchange rate of the day is no input, and a
// wrong guess of it would condemn a true figure.
func (level) lacks(c *Claim, l *Listing, i int) string { return c.foreign(l) }

// ways are the four prices of the day, the adjusted close, which chart sites show as if it had been
// paid, and the range between low and high: a price in it was traded at some moment, as far as
// daily bars can tell.
func (level) ways(c *Claim, l *Listing, i int) []Way {
	out := c.sideWays(l, i, Base{})
	if a := l.Adj[i]; exact(a) != nil && differs(a/l.Close[i], 1) {
		out = append(out, Way{Rank: OtherBasis, Side: Adjusted})
	}
	if c.Target.passable() && exact(l.Low[i]) != nil && exact(l.High[i]) != nil {
		out = append(out, Way{Rank: Through, Side: Range})
	}
	return out
}

// measure takes a price of row j as it is. Of the range the reading shows the end that is nearer to
// what is claimed.
func (v level) measure(c *Claim, l *Listing, w Way, j, i int) Reading {
	if w.Side == Range {
		w.Side = High
		if c.Target.nearer(l.majorFloat(l.Low[j]), l.majorFloat(l.High[j])) {
			w.Side = Low
		}
		r := l.ofDay(w, j)
		r.Side, r.Value = Range, r.To
		r.Matches = c.Target.meets(l.major(l.Low[j]), l.major(l.High[j]))
		return v.unsure(l, r, j)
	}
	r := l.ofDay(w, j)
	r.Value = r.To
	r.Matches = c.hits(l, r.To, r.To)
	r.warn = append(r.warn, c.currencyDoubt(l)...)
	r = v.unsure(l, r, j)
	if w.Plain && !r.Matches && r.Need == "" {
		v.split(c, l, &r, j)
	}
	return r
}

// unsure marks a level of adjusted prices as undecided, unless they are provably the quoted ones.
func (level) unsure(l *Listing, r Reading, j int) Reading {
	if r.Side != Adjusted && !l.quoted(j) {
		r.Matches, r.Need = false, l.lackQuoted(l.Days[j], l.Days[j])
	}
	return r
}

// fits moves the level with the share.
func (level) fits(c *Claim, l *Listing, w Way, k, i int) answer {
	j := k + w.Session
	if !l.has(j) {
		return unknown
	}
	at := func(s Side) float64 { return l.dated(l.from(s, j, k), k, i) }
	switch w.Side {
	case Range:
		return c.crossed(at(Low), at(High))
	case Adjusted: // what a chart site would have shown on that day is not known; its share is
		return c.held(l.dated(l.Close[j]*l.Adj[i]/l.Close[i], k, i))
	}
	return c.held(at(w.Side))
}

// split looks for the claimed price in a file that was adjusted for a later split: a price of the
// day that agrees with the claim after multiplication by a common factor. Such a file cannot tell,
// so the plain reading becomes undecided; a file of prices as traded can, and keeps its verdict.
func (level) split(c *Claim, l *Listing, r *Reading, j int) {
	t := c.Target
	if t.Lo == nil || t.Hi == nil { // no single price needs a split to explain it
		return
	}
	if slices.ContainsFunc(c.sides(), func(s Side) bool {
		return t.Contains(l.major(l.price(s, j)))
	}) {
		return // true of another price of the day
	}
	for _, s := range c.sides() {
		p := l.major(l.price(s, j))
		if p == nil {
			continue
		}
		for _, f := range splits {
			by := big.NewRat(f, 1)
			if !t.Contains(new(big.Rat).Mul(p, by)) {
				if by.Inv(by); !t.Contains(new(big.Rat).Mul(p, by)) {
					continue
				}
			}
			r.Detail = detailSplit(l, s, j, by)
			if l.Security.Prices.Basis != eventstudy.Raw {
				r.Need = l.lack(needUnsplit, l.Days[j], f)
			}
			return
		}
	}
}
