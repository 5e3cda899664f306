package draft

import (
	"slices"

	"stockmove/eventstudy/claims"
)

// multiple is "a 3.5-fold rise since" or "doubled". A ratio is one of two prices, so the words must
// say of which day the other is.
func (r *reader) multiple(x sentenceOf, f figure, s *Statement) string {
	s.Kind = "multiple"
	since, start := r.sinceOf(x, f)
	// “Doubled” without a start is true of some day for every share that ever rose.
	if !start {
		return vague
	}
	s.figure(f)
	s.begin(since)
	return ""
}

// price is an amount of money: where the share stood, or how far it moved in money. An amount that
// no verb and no preposition ties to the share is left out: it may be a dividend, a fee or a
// target.
func (r *reader) price(x sentenceOf, f figure, s *Statement) string {
	before := low(x.ts, f.first-1)
	dir := x.direction(f)
	side, ranged := x.endOfRange(f)
	switch {
	// “Rose 2 % to $5 from $4.90”: the second price is the base, and the move has it already.
	case before == "from" && !ranged:
		return "the price that a move started from"
	case ranged && side == "":
		return ranging
	case ranged:
		s.Kind, s.Basis = "level", string(side)
		s.figure(f)
		return ""
	// “An intraday high of $5” is no mark of months or years.
	case before == "of" && highLow(low(x.ts, f.first-2)) != "" &&
		(within[low(x.ts, f.first-3)] || meets[low(x.ts, f.first-4)]):
		s.Kind, s.Basis = "level", highLow(low(x.ts, f.first-2))
		s.figure(f)
		return ""
	// A price above or below something is where the share stood; behind a verb of movement it is
	// how far it moved.
	case standing[before], f.bound == claims.MoreThan, f.bound == claims.LessThan:
		s.Kind = "level"
		s.figure(f)
		s.basis(x.ts, f, dir)
		return ""
	case moves(x.ts, f.first-1), before == "by":
		return r.pointsOf(x, f, s)
	}
	return noMove
}

// endOfRange reports a figure that is one end of a range of prices, "between $240.99 and $245.55",
// and which price of the session it is, "" where the words do not say that the share traded there
// on the day.
func (x *sentenceOf) endOfRange(f figure) (side claims.Side, ok bool) {
	for _, o := range x.figures {
		first, last, end := o, f, claims.High
		if f.num < o.num {
			first, last, end = f, o, claims.Low
		}
		open, join := low(x.ts, first.first-1), low(x.ts, first.last+1)
		if o.num == f.num || o.unit != claims.Price || last.first != first.last+2 ||
			!(open == "between" && join == "and" || join == "to" &&
				(rangeWords[open] || rangeWords[low(x.ts, first.first-2)])) {
			continue
		}
		const near = 8
		ahead := x.ts[max(first.first-near, 0):first.first]
		traded := slices.ContainsFunc(ahead, func(t token) bool { return rangeVerbs[t.Low] })
		spans := slices.ContainsFunc(ahead, func(t token) bool { return spanUnits[t.Low] != "" })
		if traded && !spans {
			return end, true
		}
		return "", true
	}
	return "", false
}

// A range of prices is named, and stood in, by these words.
var (
	rangeWords = set("range", "of", "is", "ranged")
	rangeVerbs = set("traded", "trading", "moved", "moving", "ranged", "ranging", "swung",
		"fluctuated")
)

// meets are the verbs that make "a high" one of the session: "touched a high of $5".
var meets = set("touched", "touches", "touching", "hit", "hits", "hitting", "reached", "reaches",
	"reaching")

// within are the words that make a high or a low one of the session.
var within = set("intraday", "session", "day", "'s")

// pointsOf is a move in money or points: "lost $7.30", "added 3 points". Over more than a day no
// kind holds money against prices, for dividends and splits would be in it.
func (r *reader) pointsOf(x sentenceOf, f figure, s *Statement) string {
	dir := x.direction(f)
	switch before := low(x.ts, f.first-1); {
	case f.unit == claims.Points && before == "from":
		return "the price that a move started from"
	case f.unit == claims.Points && standing[before]: // "rose to 22,620 points"
		s.Kind = "level"
		s.figure(f)
		s.basis(x.ts, f, dir)
		return ""
	case dir == claims.Unstated:
		return noMove
	}
	if !r.daily(x, f) {
		return stretch // points are those of a day
	}
	s.Kind = "points"
	s.figure(f)
	s.Direction = dir.String()
	s.basis(x.ts, f, dir)
	return ""
}

// daily reports whether the words tie a figure to no start and no span: it is that of a day.
func (r *reader) daily(x sentenceOf, f figure) bool {
	_, start := r.sinceOf(x, f)
	period, known := periodOf(x, f)
	return !start && period == "" && known
}
