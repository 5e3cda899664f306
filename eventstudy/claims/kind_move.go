package claims

import "stockmove/eventstudy"

// A move is the commonest claim of all, nearly one in three.
var _ = register(move{}, eventstudy.Info{
	Name: "move", Title: "change on a day", Order: 10,
	Formula: "P_t/C_{t−1} − 1, with P the close unless the words name the high, the low or " +
		"the open",
	Use:     "“rose 9.2 %”, “surged 9.1 percent”, “fell as much as 3 %” (basis = \"low\")",
	Avoid:   "for a change over more than one session, which is change-since or period-move",
	Assumes: "quoted prices; the day of the claim is a session of the listing",
	Example: example("kind = \"move\"\n" + figureKeys("9.2%") +
		`direction = "up"         # or "down", where neither sign nor verb of the quote says it
basis = "close"          # only if the words fix it: close, high, low, open`),
})

// move is the change over one session, in per cent of the previous close. Prices of the session
// other than the close answer the commonest confusion of all: an intraday figure reported as the
// day's.
type move struct{}

// Shape: the figure has a direction, told by key, sign or verb, and words may fix the price.
func (move) Shape() Shape {
	return Shape{Figure: true, Unit: Fraction, Example: "9.2%", Directed: true, Sides: true,
		Before: []string{"move of"}, Seen: OnDay}
}

// reach is the last day before on which the exchange may have traded: the close before is half of
// the figure.
func (move) reach(c *Claim, l *Listing) eventstudy.Date { return l.lately(c.Date - 1) }

// ways are the day's four prices against the close before, the total return on a day on which a
// dividend makes it another figure, and the range between low and high.
func (move) ways(c *Claim, l *Listing, i int) []Way {
	out := c.sideWays(l, i, Base{})
	if i > 0 && differs(ratio(l.Adj[i-1], l.Adj[i]), l.moved(i)) {
		out = append(out, Way{Rank: OtherBasis, Side: Adjusted, Past: Adjusted})
	}
	if c.Target.passable() && exact(l.Low[i]) != nil && exact(l.High[i]) != nil {
		out = append(out, Way{Rank: Through, Side: Range, Past: Close})
	}
	return out
}

// differs tells a dividend from the rounding of an adjusted price, which four decimals keep below a
// basis point.
func differs(a, b float64) bool { return a-b > 1e-4 || b-a > 1e-4 }

// lacks: the first row of a file has no close before it.
func (m move) lacks(c *Claim, l *Listing, i int) string {
	if i == 0 {
		return needDays(l, m.reach(c, l), c.Date)
	}
	return ""
}

// measure holds a price of row j against the close before it. Of the range the figure is its end
// nearer to the claim.
func (m move) measure(c *Claim, l *Listing, w Way, j, i int) Reading {
	if w.Side == Range {
		return m.passed(c, l, w, j)
	}
	r, gap := l.ofMove(w, j)
	r.Matches = r.Need == "" && c.hits(l, r.From, r.To)
	// Across a hole a figure that fits all the same is more than chance; one that does not proves
	// nothing.
	if gap != "" && !r.Matches {
		r.Need = needDays(l, l.lately(l.Days[j]-1), l.Days[j]) + " (" + gap + ")"
	}
	return r
}

// ofMove is a reading of a price of row j against the close before it. gap says that sessions are
// missing between the two, so that the "previous close" is an older one.
func (l *Listing) ofMove(w Way, j int) (r Reading, gap string) {
	r = l.between(w, j-1, j)
	if j == 0 || l.broken(j-1, j) != "" {
		return r, ""
	}
	if gap = l.gap(l.Days[j-1], l.Days[j]); gap != "" {
		r.warn = append([]eventstudy.Warning{l.warn(warnGap, l.Days[j-1], gap)}, r.warn...)
	}
	return r, gap
}

// passed asks whether the share stood at the claimed change at some moment of the session.
func (m move) passed(c *Claim, l *Listing, w Way, j int) Reading {
	w.Side = Low
	lo := m.measure(c, l, w, j, j)
	w.Side = High
	r := m.measure(c, l, w, j, j)
	a, b := change(lo.From, lo.To), change(r.From, r.To)
	if c.Target.nearer(lo.Value, r.Value) {
		r = lo
	}
	r.Side = Range
	if r.Need == "" {
		r.Matches = c.Target.meets(a, b)
	}
	return r
}

// fits asks the same way of the session of row k against its own close before.
func (move) fits(c *Claim, l *Listing, w Way, k, i int) answer {
	j := k + w.Session
	if j < 1 || !l.has(j) {
		return unknown
	}
	base := l.from(w.Past, j-1, j)
	if w.Side == Range {
		return c.crossed(l.Low[j]/base-1, l.High[j]/base-1)
	}
	return c.held(l.price(w.Side, j)/base - 1)
}
