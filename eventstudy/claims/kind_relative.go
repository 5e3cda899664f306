package claims

import (
	"math"

	"stockmove/eventstudy"
)

// What is claimed is the plain difference; what is abnormal about it is for a study to say.
var _ = register(relative{}, eventstudy.Info{
	Name: "relative", Title: "change against an index or another share", Order: 36,
	Formula: "R_i − R_b over the day, or since the base of change-since; without a figure its sign",
	Use:     "“beat the S&P 500”, “outperformed by 3 points” (against = \"SPY\")",
	Avoid:   "as a measure of what is abnormal: run estimates that, with a standard error",
	Assumes: "both series on the same days; the index a price index, so dividends count on " +
		"neither side",
	Example: example(`kind = "relative"
against = "SPY"          # a security or a benchmark of the study
value = "3%"             # or "3 points", at_least, …; without a figure only the sign is claimed
direction = "up"         # up: did better; down: did worse
since = "year-start"     # without it, over the day`),
})

// relative is the change of a share less that of another series, over a day or since a base.
type relative struct{}

// Shape: a comparison may state no figure, and then claims the sign alone; it may be of a day or
// since a base.
func (relative) Shape() Shape {
	return Shape{Unit: Fraction, Since: true, SinceOptional: true, Within: true, Example: "3%",
		Directed: true, Sides: false,
		Keys: []string{"against"}, Check: func(c *Claim) (key, what, hint string) {
			if c.Against == "" {
				return "against", "kind \"relative\" needs against",
					`against = "SPY": what the share is compared with`
			}
			return "", "", ""
		}}
}

// reach is that of the change which both series are asked for.
func (relative) reach(c *Claim, l *Listing) eventstudy.Date {
	if c.Since != "" {
		return (changeSince{}).reach(c, l)
	}
	return l.lately(c.Date - 1)
}

// lacks wants both series on both days. A session on which only one of them traded has no
// difference, and the day before would be another period for one of the two.
func (k relative) lacks(c *Claim, l *Listing, i int) string {
	why := (move{}).lacks(c, l, i)
	if c.Since != "" {
		why = (changeSince{}).lacks(c, l, i)
	}
	if why != "" {
		return why
	}
	o := l.shelf.listing(c.Against)
	b := k.base(c, l, i)
	if !o.has(rowOf(o, l.Days[b])) || !o.has(rowOf(o, l.Days[i])) {
		return needDays(o, l.Days[b], l.Days[i])
	}
	return ""
}

// rowOf is the row of a day, −1 where the series has none.
func rowOf(l *Listing, d eventstudy.Date) int {
	if i, ok := l.Row(d); ok {
		return i
	}
	return -1
}

// base is the row that the change starts from. It is that of the share, on whose sessions both
// series are read.
func (relative) base(c *Claim, l *Listing, i int) int {
	if c.Since == "" {
		return i - 1
	}
	return l.after(c.Start.edge()) - 1
}

// ways are the difference of the changes, the change of the ratio, the difference to a fund on the
// index, and that of total returns.
func (k relative) ways(c *Claim, l *Listing, i int) []Way {
	plain := Way{Plain: true, Side: Close, Past: Close, Base: Base{Back: i - k.base(c, l, i)},
		against: c.Against}
	out := []Way{plain}
	w := plain
	w.Plain, w.Rank = false, OtherBase
	w.Base.Key = 1
	out = append(out, w)
	w.Base.Key = 0
	for _, id := range StandIns(c.Against) {
		if len(l.shelf.listing(id).Days) > 0 {
			w.against = id
			out = append(out, w)
		}
	}
	w.against, w.Rank, w.Side, w.Past = c.Against, OtherBasis, Adjusted, Adjusted
	return append(out, w)
}

// start is the row from which the change to row j is counted: that of another session starts a
// session before it.
func (w Way) start(c *Claim, j, i int) int {
	if w.Session != 0 && c.Since == "" {
		return j - 1
	}
	return i - w.Base.Back
}

// value is the figure of a way on row j, with the base so many sessions before row k.
func (relative) value(c *Claim, l *Listing, w Way, j, k int) (own, other, v float64) {
	nan := math.NaN()
	o, b := l.shelf.listing(w.against), w.start(c, j, k)
	if !l.has(b) || !l.has(j) {
		return nan, nan, nan
	}
	ob, oj := rowOf(o, l.Days[b]), rowOf(o, l.Days[j])
	if ob < 0 || oj < 0 {
		return nan, nan, nan
	}
	own = l.price(w.Side, j)/l.from(w.Past, b, j) - 1
	other = o.price(w.Side, oj)/o.from(w.Past, ob, oj) - 1
	if w.Base.Key == 1 {
		return own, other, (1+own)/(1+other) - 1
	}
	return own, other, own - other
}

// measure rounds away what floats leave in the last digits, for a difference of two changes has no
// exact decimal to be read from the file.
func (k relative) measure(c *Claim, l *Listing, w Way, j, i int) Reading {
	r := l.ofDay(w, j)
	own, other, v := k.value(c, l, w, j, i)
	if b := w.start(c, j, i); l.has(b) {
		r.FromDate = l.Days[b]
	}
	r.From, r.To, r.Value = other, own, math.Round(v*1e12)/1e12
	r.Need = ""
	if math.IsNaN(v) {
		r.Need = needDays(l.shelf.listing(w.against), r.FromDate, r.ToDate)
	}
	r.Matches = c.agrees(r.Value)
	return r
}

// fits asks the same difference of another day.
func (k relative) fits(c *Claim, l *Listing, w Way, n, i int) answer {
	if !l.has(n + w.Session) {
		return unknown
	}
	_, _, v := k.value(c, l, w, n+w.Session, n)
	return c.held(v)
}
