package claims

import (
	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// The two kinds mirror each other: the rule of records turns the sign of the prices of one.
var _ = mirrored(func(d Direction) rule { return record{d} }, eventstudy.Info{
	Name: "highest-since", Title: "highest price since", Order: 40,
	Formula: "P_t > max P_s over the sessions s after the period named and before t",
	Use: "“the highest since January 2022”; “three years' high” (since = the day three " +
		"years before)",
	Avoid: "where the file begins after the period: what it lacks might be higher",
	Assumes: "closes against closes unless the words name the high; an equal price later " +
		"than the period makes the claim false",
	Example: example(`kind = "highest-since"
since = "2022-01"        # a date, a month or a year
value = "HK$124.3"       # optional: the price
basis = "close"          # only if the words fix it: close, high, low, open`),
}, 42, "the highest since January 2022”; “three years' high” (since = the day three years before)",
	"fell to its lowest since October 2022”", "highest", "lowest", "P_t >", "P_t <", "max", "min",
	"be higher", "be lower", "name the high", "name the low", `"HK$124.3"`, `"HK$63.6"`)

// record is the common part of "highest since" and "lowest since". The claim is true when no
// session after the period that it names, up to the day before, had a price as high: strictly, an
// equal price is a reason to name that later day instead. Whether the period itself has a price as
// high is another question: where it has none the article could have said more, and the verdict
// stays with a warning.
type record struct{ way Direction }

// Shape: the price is optional; “to HK$124.3, the highest since …” states both.
func (k record) Shape() Shape {
	return Shape{Unit: Price, Since: true, Example: "HK$124.3", Sides: true, Record: true,
		Before: []string{k.word()}}
}

// contest holds a price against others.
func (k record) contest(own float64) *contest { return newContest(own, k.way.sign(), 0) }

// reach is the first day after the period named, from which on every session counts.
func (record) reach(c *Claim, l *Listing) eventstudy.Date { return l.soon(c.Start.Last + 1) }

// lacks: a price in another money; how far the file reaches back is asked when no rival at hand has
// decided.
func (record) lacks(c *Claim, l *Listing, i int) string { return c.foreign(l) }

// ways are pairings of closes and extremes, since an article that quotes the day's high may have
// compared it with closes, and the record of total-return prices.
func (k record) ways(c *Claim, l *Listing, i int) []Way {
	x := k.way.far()
	out := []Way{{Plain: true, Side: c.Side(), Past: c.Side()}}
	for _, p := range [][2]Side{{Close, Close}, {x, x}, {x, Close}, {Close, x}} {
		if p[0] != c.Side() || p[1] != c.Side() {
			out = append(out, Way{Side: p[0], Past: p[1]})
		}
	}
	if exact(l.Adj[i]) != nil {
		out = append(out, Way{Rank: OtherBasis, Side: Adjusted, Past: Adjusted})
	}
	return out
}

// measure holds a price of row j against those of the sessions after the period and before j.
func (k record) measure(c *Claim, l *Listing, w Way, j, i int) Reading {
	r := l.ofDay(w, j)
	r.Value = r.To
	start := l.after(c.Start.Last)
	if r.Need != "" {
		return r
	}
	if why := l.broken(start, j); why != "" && start < j {
		r.Need = why
		return r
	}
	past := func(h int) float64 { return l.from(w.Past, h, j) }
	// Strictly: an equal price later than the period would have been the day to name.
	x := k.contest(r.To)
	x.against(l, start, j, past)
	r.rivals(x)
	r.Matches = x.Count == 0 && c.hits(l, r.To, r.To)
	k.doubt(c, l, &r, start, j, x.unknown)
	// A record that stands may still be a longer one than claimed.
	if r.Matches && l.Days[0] <= l.soon(c.Start.First) && c.longer(l, x, 0, past) {
		r.warn = append(r.warn, l.warn(warnHigher, sideNoun(r.Past), c.Start.Text, k.word()))
	}
	r.warn = append(r.warn, c.currencyDoubt(l)...)
	return r
}

// against meets the sessions from before row j back to start, and those before for the day since
// which the record really stands.
func (x *contest) against(l *Listing, start, j int, past func(int) float64) {
	for h := j - 1; h >= start; h-- {
		x.meet(past(h), l.Days[h])
	}
	for h := min(start, j) - 1; h >= 0 && !x.before(past(h), l.Days[h]); h-- {
	}
}

// rivals puts the rivals into a reading, which is held against the strongest of them.
func (r *Reading) rivals(x *contest) {
	r.Rivals = x.done()
	if x.BestDate != eventstudy.NoDate {
		r.FromDate, r.From = x.BestDate, x.Best
	}
}

// doubt decides whether the file reaches far enough. A level that is already beaten by the days at
// hand is beaten whatever the missing days were; one that is not needs all of them.
func (k record) doubt(c *Claim, l *Listing, r *Reading, start, j, unknown int) {
	vague := l.Adjusted && !l.quoted(start) && !l.constant(start, j)
	if !r.Matches && (k.way == Up || !vague) {
		// decided: taking out dividends lowers the past, so a past high that still stands in the
		// way did so when quoted
		return
	}
	from := l.soon(c.Start.Last + 1)
	switch {
	case start == 0 && l.Days[0] > from:
		r.Matches, r.Need = false, needDays(l, from, l.Days[j])
	case unknown > 0:
		r.Matches, r.Need = false, l.lackSides(r.Past, unknown)
	case vague && (k.way == Up || !r.Matches):
		r.Matches, r.Need = false, l.lackQuoted(from, l.Days[j])
	default:
		l.holes(c, r, start, j)
	}
}

// holes looks for sessions that the file lacks: a few leave a warning, more than a week in one
// piece leaves the claim open.
func (l *Listing) holes(c *Claim, r *Reading, start, j int) {
	n := 0
	for h := start; h <= j; h++ {
		prev := c.Start.Last
		if h > start || h > 0 && l.Days[h-1] > prev {
			prev = l.Days[h-1]
		}
		run, maybe, _ := l.missing(prev, l.Days[h])
		if n += run; run > 5 || maybe > longGap {
			r.Matches, r.Need = false, l.lack(needHole, spanOf(prev+1, l.Days[h]-1))
			return
		}
	}
	if n > 0 {
		r.warn = append(r.warn, l.warn(warnHoles, words.Counted(n, "session"), c.Start.Text))
	}
}

// fits asks for a record over as many sessions before another day.
func (k record) fits(c *Claim, l *Listing, w Way, n, i int) answer {
	return k.stands(c, l, w, n, i, n-(i-l.after(c.Start.Last)))
}

// stands asks whether the price of a way, dated to row n instead of i, is a record from row start
// on; a price that the claim states as well moves with the share.
func (k record) stands(c *Claim, l *Listing, w Way, n, i, start int) answer {
	j := n + w.Session
	if !l.has(j) || start < 0 || n < 1 || i < 1 {
		return unknown
	}
	to := l.price(w.Side, j)
	if c.Target != nil && !c.Target.has(l.dated(to, n, i)) {
		return no
	}
	return k.contest(to).unbeaten(start, j, func(h int) float64 { return l.from(w.Past, h, j) })
}
