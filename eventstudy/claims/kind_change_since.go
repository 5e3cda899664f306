package claims

import (
	"math"

	"stockmove/eventstudy"
)

var _ = register(changeSince{}, eventstudy.Info{
	Name: "change-since", Title: "change since a day, a month or the start of the year",
	Order: 30,
	Formula: "C_t/C_b − 1; b is the last session before the year, month or year named, or " +
		"the day named",
	Use:   "“up more than 40 % so far this year” (since = \"year-start\", more_than = \"40%\")",
	Avoid: "for total return: dividends are not counted, since articles quote prices",
	Assumes: "quoted prices; where a split lies between b and t both are put on one scale, " +
		"or the claim is unverifiable",
	Example: example(`kind = "change-since"
since = "year-start"     # or a date, a month "2022-01", a year "2022"
` + figureKeys("40%") +
		`direction = "up"         # or "down", where neither sign nor verb of the quote says it
basis = "close"          # only if the words fix it: close, high, low, open`),
})

// changeSince is the change of the quoted price from a base in the past. The base of "so far this
// year" is by convention the last close of the year before, so that the changes of all years
// multiply.
type changeSince struct{}

// Shape: since may name a period that the day itself lies in, as “this year” does. In a picture the
// figure and its since say all that is claimed, so no word stands before them.
func (changeSince) Shape() Shape {
	return Shape{Figure: true, Unit: Fraction, Since: true, Within: true, Example: "40%",
		Directed: true, Sides: true, Before: []string{""}, Seen: OverTime}
}

// reach is the day of the plain base.
func (changeSince) reach(c *Claim, l *Listing) eventstudy.Date {
	if c.Start.Grain == Month || c.Start.Grain == Year {
		return l.lately(c.Start.First - 1)
	}
	return l.lately(c.Start.First)
}

// edge is the day on or before which the plain base is the last close.
func (p Period) edge() eventstudy.Date {
	if p.Grain == Day || p.Grain == YearStart {
		return p.First
	}
	return p.First - 1
}

// lacks says why the plain base is out of reach: the file begins later, or sessions are missing
// between the bar found and the edge, one of which would be the base.
func (k changeSince) lacks(c *Claim, l *Listing, i int) string {
	why := ""
	switch b := l.after(c.Start.edge()) - 1; {
	case b < 0:
		why = "the file begins later"
	default:
		why = l.gap(l.Days[b], c.Start.edge()+1)
	}
	if why == "" {
		return ""
	}
	return needDays(l, k.reach(c, l), c.Date) + " (" + why + ")"
}

// ways vary one thing at a time: the price of the day, then the base, then the basis.
func (k changeSince) ways(c *Claim, l *Listing, i int) []Way {
	bs := k.bases(c, l, i)
	if len(bs) == 0 {
		return nil
	}
	var out []Way
	for n, w := range c.sideWays(l, i, bs[0].Base) {
		// By convention such a change is one of closes: a file without the other prices still
		// decides it.
		if n == 0 || exact(l.price(w.Side, i)) != nil {
			out = append(out, w)
		}
	}
	for _, b := range bs[1:] {
		if exact(l.price(b.side, i-b.Back)) != nil {
			out = append(out, Way{Rank: OtherBase, Side: c.Side(), Past: b.side, Base: b.Base})
		}
	}
	b := i - bs[0].Back
	if differs(ratio(l.Adj[b], l.Adj[i]), ratio(l.from(Close, b, i), l.Close[i])) {
		out = append(out, Way{Rank: OtherBasis, Side: Adjusted, Past: Adjusted, Base: bs[0].Base})
	}
	return out
}

// start is one understanding of "since": a row before the claim's day, and the price there.
type start struct {
	Base
	side Side
}

// bases lists the understandings of since, the plain one first. A base on or after the day itself
// is none: “since January” of 2 January has no first close of January to start from. The others are
// those that charts and articles take instead: the period's own first bar, and its last.
func (changeSince) bases(c *Claim, l *Listing, i int) (out []start) {
	p := c.Start
	b := l.after(p.edge()) - 1
	in := l.after(p.First - 1) // first session inside the period
	add := func(row int, side Side, text string) {
		if l.has(row) && l.Days[row] < c.Date {
			out = append(out, start{Base{Back: i - row, Text: text}, side})
		}
	}
	switch p.Grain {
	case YearStart:
		y := p.Last.Year()
		add(b, Close, lastOf(y))
		add(b+1, Close, firstOf(y+1, Close))
		add(b+1, Open, firstOf(y+1, Open))
		add(l.after(eventstudy.NewDate(y+1, 1, 31))-1, Close, lastOfJanuary(y+1))
	case Day:
		shifted := l.has(b) && l.Days[b] != p.First
		add(b, Close, closeOf(p, l.dayOr(b)))
		add(b, Open, openOf(l.dayOr(b)))
		for n := range out {
			out[n].shifted = shifted
		}
		add(b-1, Close, closeBeside(p, "before"))
		add(b+1, Close, closeBeside(p, "after"))
	default:
		add(b, Close, lastBefore(p))
		add(in, Close, firstOfPeriod(p, Close))
		add(in, Open, firstOfPeriod(p, Open))
		if last := l.after(p.Last) - 1; last >= in {
			add(last, Close, lastOfPeriod(p))
		}
	}
	return out
}

// dayOr is the day of a row, NoDate where there is none.
func (l *Listing) dayOr(i int) eventstudy.Date {
	if !l.has(i) {
		return eventstudy.NoDate
	}
	return l.Days[i]
}

// measure holds a price of row j against the base, which stays that of row i.
func (k changeSince) measure(c *Claim, l *Listing, w Way, j, i int) Reading {
	b := i - w.Base.Back
	r := l.ofDay(w, j)
	r.FromDate, r.From = l.Days[b], l.from(w.Past, b, j)
	r.Value = ratio(r.From, r.To)
	r.Matches = c.hits(l, r.From, r.To)
	if why := l.broken(b, j); why != "" {
		r.Matches, r.Need = false, why
		return r
	}
	if l.Adjusted && !l.quoted(b) {
		k.dividends(c, l, &r, b, j)
	}
	if w.Base.shifted && w.Session == 0 {
		moved := l.warn(warnShifted, c.Start.First, l.Days[b])
		moved.Placed = true // its words begin with the listing
		r.warn = append(r.warn, moved)
	}
	// none is reached at zero
	if w.Plain && r.Need == "" && !(c.Target.lo <= 0 && c.Target.hi >= 0) {
		r.First = l.first(c.Target, w.Past, b)
	}
	return r
}

// dividends judges a change of adjusted prices. Taking dividends out lowers the base, so the
// adjusted change is the upper bound of the quoted one: below "at least" it decides, anywhere else
// only the proof that no dividend fell in between does.
func (changeSince) dividends(c *Claim, l *Listing, r *Reading, b, j int) {
	x := change(r.From, r.To)
	switch {
	case l.constant(b, j):
		r.warn = append(r.warn, l.warn(warnConstant, r.FromDate, r.ToDate))
	case x == nil || c.Target.Lo == nil || !c.Target.below(x):
		r.warn = append(r.warn, l.warn(warnAdjusted))
		r.Matches, r.Need = false, l.lackQuoted(r.FromDate, r.ToDate)
	default:
		r.warn = append(r.warn, l.warn(warnAdjusted))
	}
}

// first finds the day on which the change since row b first reached the target at the close, and
// that on which it did during a session where that was earlier.
func (l *Listing) first(t *Target, past Side, b int) *First {
	f := &First{Closed: eventstudy.NoDate, Touched: eventstudy.NoDate}
	for j := b + 1; j < len(l.Days); j++ {
		from, far := l.from(past, b, j), l.High[j]
		if t.Aim < 0 {
			far = l.Low[j]
		}
		switch {
		case t.grew(from, l.Close[j]):
			f.Closed, f.At = l.Days[j], ratio(from, l.Close[j])
			return f
		case f.Touched == eventstudy.NoDate && t.grew(from, far):
			f.Touched = l.Days[j]
		}
	}
	return f
}

// fits starts the same number of sessions before another day.
func (changeSince) fits(c *Claim, l *Listing, w Way, k, i int) answer {
	return c.held(l.changed(w, k))
}

// changed is the change by a way that is dated to row k; NaN where a price of it is lacking.
func (l *Listing) changed(w Way, k int) float64 {
	j, b := k+w.Session, k-w.Base.Back
	if !l.has(j) || !l.has(b) {
		return math.NaN()
	}
	return l.price(w.Side, j)/l.from(w.Past, b, j) - 1
}
