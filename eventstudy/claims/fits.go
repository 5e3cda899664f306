package claims

import "math"

// held asks whether a figure of another session agrees: unknown where it is not known, and for a
// claim without a figure whether it goes the claim's way.
func (c *Claim) held(v float64) answer {
	switch {
	case math.IsNaN(v) || math.IsInf(v, 0):
		return unknown
	case c.Target != nil:
		return truth(c.Target.has(v))
	}
	return truth(v*c.Way.sign() > 0)
}

// crossed asks whether the target lies between the lowest and the highest figure of a session.
func (c *Claim) crossed(lo, hi float64) answer {
	if !(lo <= hi) {
		return unknown
	}
	return truth(lo <= c.Target.hi && hi >= c.Target.lo)
}

// dated puts a price that a claim of row i would state, had it been made of row k, on the scale of
// row i: what stands at L stands at L/C₋₁ of the close before, as a move is a share of it. NaN
// where one of the two closes is not known.
func (l *Listing) dated(price float64, k, i int) float64 {
	if k < 1 || i < 1 {
		return math.NaN()
	}
	return price * l.majorFloat(l.Close[i-1]) / l.from(Close, k-1, k)
}

// agrees is held for the claim's own session, by the decimal that the figure is.
func (c *Claim) agrees(v float64) bool {
	switch {
	case math.IsNaN(v) || math.IsInf(v, 0):
		return false
	case c.Target != nil:
		return c.Target.Holds(v)
	}
	return v*c.Way.sign() > 0
}

// between is a reading of a change from a price of row b to one of row j.
func (c *Claim) between(l *Listing, w Way, b, j int) Reading {
	r := l.between(w, b, j)
	r.Matches = r.Need == "" && c.hits(l, r.From, r.To)
	return r
}

// between, without a target, is what records of periods compare. Prices on either side of a split
// of unknown size are not compared at all.
func (l *Listing) between(w Way, b, j int) Reading {
	r := l.ofDay(w, j)
	if !l.has(b) {
		r.Need = needDays(l, l.lately(l.Days[0]-1), l.Days[j])
		return r
	}
	r.FromDate, r.From = l.Days[b], l.from(r.Past, b, j)
	r.Value = ratio(r.From, r.To)
	if why := l.broken(b, j); why != "" {
		r.Need = why
		return r
	}
	if l.Adjusted && !l.quoted(b) && !l.constant(b, j) {
		r.warn = append(r.warn, l.warn(warnAdjusted))
	}
	return r
}
