package claims

import (
	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// The two kinds mirror each other: losses are gains of the opposite sign.
var _ = mirrored(func(d Direction) rule { return extreme{d} }, eventstudy.Info{
	Name: "largest-gain-since", Title: "largest one-day gain since", Order: 60,
	Formula: "R_t > max R_s over the sessions s after the period named and before t, R_s = " +
		"C_s/C_{s−1} − 1, R_t > 0",
	Use:   "“the largest single-day gain since 2022”",
	Avoid: "where the file begins after the period, or has one bar a week",
	Assumes: "close-to-close gains unless the words name the high; sessions within the " +
		"period do not count against the claim",
	Example: example(`kind = "largest-gain-since"
since = "2022"           # a date, a month or a year
value = "9.1%"           # optional: the size
basis = "close"          # only if the words fix it: close, high, low, open`),
}, 70, "the largest single-day gain since 2022", "its worst day since March 2020",
	"largest-gain", "largest-loss", "one-day gain", "one-day loss", "gains unless",
	"losses unless", "max", "min", "R_t >", "R_t <", "name the high", "name the low")

// extreme is the common part of "largest gain since" and "largest loss since": the change of the
// day beats that of every session after the period named, up to the day before. The losses are
// gains of the opposite sign, so one comparison serves both.
type extreme struct{ way Direction }

// Shape: the size is optional, and its sign is that of the word.
func (k extreme) Shape() Shape {
	return Shape{Unit: Fraction, Since: true, Example: "9.1%", Way: k.way, Sides: true,
		Record: true, Before: []string{"largest daily " + k.word(), "largest " + k.word()}}
}

// reach is the last day of the period named: the change of the first session after it starts from
// there.
func (extreme) reach(c *Claim, l *Listing) eventstudy.Date { return l.lately(c.Start.Last) }

// lacks: only the change of the day itself must be at hand; rivals that are missing are asked for
// when none of those at hand has spoken.
func (k extreme) lacks(c *Claim, l *Listing, i int) string {
	if i == 0 {
		return needDays(l, k.reach(c, l), c.Date)
	}
	return ""
}

// ways are, beside the plain one, the two that articles mistake for it: the intraday extreme held
// against intraday extremes, which is the fair comparison, and against closing changes, the unfair
// one.
func (k extreme) ways(c *Claim, l *Listing, i int) []Way {
	out, far := []Way{{Plain: true, Side: c.Side(), Past: c.Side()}}, k.way.far()
	for _, p := range [][2]Side{{Close, Close}, {far, far}, {far, Close}} {
		if p[0] != c.Side() || p[1] != c.Side() {
			out = append(out, Way{Side: p[0], Past: p[1]})
		}
	}
	return out
}

// rival is a session whose change is at least as large.
type rival struct {
	day   eventstudy.Date
	value float64
}

// measure holds the change of row j against those of the past.
func (k extreme) measure(c *Claim, l *Listing, w Way, j, i int) Reading {
	r, _ := l.ofMove(Way{Side: w.Side, Past: Close}, j)
	r.Way = w
	if r.Need != "" {
		return r
	}
	start := max(l.after(c.Start.Last), 1) // the first change needs a close before it
	past := func(h int) float64 { return l.price(w.Past, h)/l.from(Close, h-1, h) - 1 }
	x, spans := newContest(r.Value, k.way.sign(), changes), 0
	for h := j - 1; h >= start; h-- {
		v := past(h)
		if x.beaten(v) && l.gap(l.Days[h-1], l.Days[h]) != "" {
			x.last(v, l.Days[h])
			spans++ // a change over several sessions is no rival of a day's, but may hide one
			continue
		}
		if why := l.broken(h-1, h); why != "" {
			r.Need = why
			return r
		}
		x.meet(v, l.Days[h])
	}
	// Before the period named the rivals do not count; the latest as large tells since when the
	// record holds.
	for h := min(start, j) - 1; h >= 1 && !x.before(past(h), l.Days[h]); h-- {
	}
	r.Rivals = x.done()
	r.Matches = x.sign*r.Value > 0 && x.Count == 0 && c.hits(l, r.From, r.To)
	if !r.Matches {
		return r
	}
	// Rivals at hand have spoken; a record without any needs every session to be at hand.
	from := l.lately(c.Start.Last)
	switch {
	case l.Days[0] > from:
		r.Matches, r.Need = false, needDays(l, from, l.Days[j])
	case x.unknown > 0:
		r.Matches, r.Need = false, l.lackSides(w.Past, x.unknown)
	case spans > 0:
		r.Matches, r.Need = false, l.lack(needSessions, words.Counted(spans, "larger change"))
	default:
		l.holes(c, &r, start, j)
	}
	if r.Matches && w.Side == w.Past && l.Days[0] <= l.lately(c.Start.First-1) &&
		c.longer(l, x, 1, past) {
		r.warn = append(r.warn, l.warn(warnLarger, k.word(), c.Start.Text))
	}
	return r
}

// fits asks for an extreme over as many sessions before another day.
func (k extreme) fits(c *Claim, l *Listing, w Way, n, i int) answer {
	j, start := n+w.Session, n-(i-max(l.after(c.Start.Last), 1))
	if j < 1 || !l.has(j) || start < 1 {
		return unknown
	}
	at := func(s Side, h int) float64 { return l.price(s, h)/l.from(Close, h-1, h) - 1 }
	own := at(w.Side, j)
	if own*k.way.sign() <= 0 || c.Target != nil && !c.Target.has(own) {
		return no
	}
	return newContest(own, k.way.sign(), changes).unbeaten(start, j,
		func(h int) float64 { return at(w.Past, h) })
}
