package claims

import "stockmove/eventstudy"

// Both kinds are one rule: the worst period is the best one of the opposite sign.
var _ = mirrored(func(d Direction) rule { return periods{d} }, eventstudy.Info{
	Name: "best-since", Title: "best week, month, quarter or year since", Order: 64,
	Formula: "C_t/C_b − 1 > the like change of every whole period after the one named, b the " +
		"last session before the period",
	Use:     "“the best week since October 2022” (period = \"week\", since = \"2022-10\")",
	Avoid:   "for the best day since, which is largest-gain-since",
	Assumes: "the calendar's periods, close to close; the last runs up to the day",
	Example: example(`kind = "best-since"      # worst-since is its mirror
period = "week"          # week, month, quarter, half, year
since = "2022-10"        # a date, a month or a year
value = "14%"            # optional: the size`),
}, 66, `"best-since"      # worst-since is its mirror`, `"worst-since"`, "best", "worst", "gain",
	"loss", "1 >", "1 <", "October 2022", "March 2020", "2022-10\"", "2020-03\"", "week since",
	"month since", `"week"          #`, `"month"         #`, `"week"`, `"month"`)

// periods is the common part of the best and the worst period since: the change of the period that
// ends with the day against those of all like periods after the period named.
type periods struct{ way Direction }

// Shape: the size is optional, and the period must be a whole one of the calendar. Any five
// sessions begin on every day, so that the best of them since a year would be held against hundreds
// that overlap and share most of their days.
func (k periods) Shape() Shape {
	return Shape{Unit: Fraction, Since: true, Example: "14%", Way: k.way, Record: true,
		Keys: []string{"period"},
		Check: func(c *Claim) (key, what, hint string) {
			if c.over.unit == "" || c.over.n > 0 {
				return "period", "a record of periods needs a whole one",
					`period = "week", "month", "quarter", "half" or "year"`
			}
			return "", "", ""
		}}
}

// reach is the period named itself, since its own periods may be what the record must beat.
func (periods) reach(c *Claim, l *Listing) eventstudy.Date { return l.lately(c.Start.Last) }

// lacks wants the file to go back to the period named, and the period of the day to begin in it.
func (k periods) lacks(c *Claim, l *Listing, i int) string {
	if l.Days[0] > k.reach(c, l) {
		return needDays(l, k.reach(c, l), c.Date)
	}
	if (periodMove{}).base(c, l, i) < 0 {
		return needDays(l, (periodMove{}).reach(c, l), c.Date)
	}
	return ""
}

// ways: the calendar's period up to the day alone.
func (k periods) ways(c *Claim, l *Listing, i int) []Way {
	b := (periodMove{}).base(c, l, i)
	return []Way{{Plain: true, Side: Close, Past: Close,
		Base: Base{Back: i - b, Text: c.over.base()}}}
}

// measure holds the period that ends with row j against the whole ones before it.
func (k periods) measure(c *Claim, l *Listing, w Way, j, i int) Reading {
	b := (periodMove{}).base(c, l, j)
	r := l.between(w, b, j)
	if r.Need != "" {
		return r
	}
	// Periods that lie wholly before the one named do not count against the claim; the last of them
	// that is as large tells since when the record really stands.
	x := newContest(r.Value, k.way.sign(), changes)
	k.each(c, l, b, func(start, end int) bool {
		v := l.Close[end]/l.from(Close, start, end) - 1
		if start+1 < l.after(c.Start.Last) {
			return !x.before(v, l.Days[end])
		}
		x.meet(v, l.Days[end])
		r.Need = l.broken(start, end)
		return r.Need == ""
	})
	if r.Need == "" {
		r.Rivals = x.done()
		r.Matches = x.sign*r.Value > 0 && x.Count == 0 && c.hits(l, r.From, r.To)
	}
	return r
}

// each goes back through the whole periods up to row end, from the last close before each to its
// own, until told to stop. The last of them may be shorter than a whole one only at its end, where
// the day of the claim lies.
func (periods) each(c *Claim, l *Listing, end int, do func(start, end int) (on bool)) {
	for end > 0 {
		start := l.after(c.over.before(l.Days[end])) - 1
		if start < 0 || !do(start, end) {
			return
		}
		end = start
	}
}

// fits asks for a record over as many sessions before another day.
func (k periods) fits(c *Claim, l *Listing, w Way, n, i int) answer {
	j, first := n+w.Session, n-(i-l.after(c.Start.Last))
	if !l.has(j) || first < 1 {
		return unknown
	}
	b := (periodMove{}).base(c, l, j)
	if b < 0 {
		return unknown
	}
	own := l.Close[j]/l.from(Close, b, j) - 1
	if own*k.way.sign() <= 0 || c.Target != nil && !c.Target.has(own) {
		return no
	}
	x, out := newContest(own, k.way.sign(), changes), yes
	k.each(c, l, b, func(start, end int) bool {
		switch v := l.Close[end]/l.from(Close, start, end) - 1; {
		case start+1 < first:
			return false
		case v != v:
			out = unknown
		case x.beaten(v):
			out = no
		}
		return out == yes
	})
	return out
}
