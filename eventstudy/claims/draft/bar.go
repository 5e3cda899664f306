package draft

import (
	"slices"
	"strings"

	"stockmove/eventstudy/claims"
)

// What keeps a figure from being a report of what a share did is said by words around it, and the
// place of the words tells how many figures they speak of.
var (
	// Anywhere in the sentence, for these set the scene of all that it says.
	overAll = tabled(
		phrases(forecast, "bear case, bull case, base case, worst case, best case, scenario, "+
			"scenarios, hypothetical, hypothetically, what if, opens the way, open the way, "+
			"paves the way"),
		phrases(withdrawn, "earlier version, previous version, original version, misstated, "+
			"wrongly said, wrongly stated, wrongly reported, incorrectly said, incorrectly "+
			"stated, incorrectly reported, erroneously"),
		phrases(paired, "respectively"),
		phrases(minute, "press time, time of writing, this writing"),
		phrases(hours, "pre market, premarket, post market, postmarket, after hours, afterhours, "+
			"extended trading, extended hours, aftermarket, after market, futures, grey market, "+
			"after the bell, after the close, after the closing, before the bell, "+
			"before the open, before the opening, ahead of the bell, ahead of the open, "+
			"ahead of the opening"))
	// In the clause of the figure, before it or behind: “falls 5 % if tariffs bite”.
	overClause = tabled(phrases(forecast, "if, unless"),
		phrases(denied, "was false, were false, is false, was untrue, were untrue, is untrue, "+
			"not true, was wrong, were wrong"))
	// Before the figure in its clause. Behind it the same words speak of what comes next: “rose 2 %
	// and may rise further”.
	overRest = tabled(phrases(forecast, "will, would, could, may, might, should, expects, expect, "+
		"expected, forecast, forecasts, predicts, predicted, projected, can, cannot, likely, "+
		"hopes, estimates, estimated, set to, poised, bet on, bets on, betting on, on track, "+
		"on course, on pace, headed for, heading for, needs to, need to, must, aims to, implies, "+
		"imply, implied, implying, priced in, indicated, tipped, risk, risks, threatens, "+
		"threaten, suppose, supposing, imagine, assuming"))
	// Shortly before the figure in its clause, since a denial speaks of the next verb alone.
	overNext = tabled(phrases(denied, "not, 't, never, nor, neither, without, failed to, "+
		"fails to, failing to, failure to, avoided, avoids, avoiding, averted, short of, yet to, "+
		"rather than, instead of, no longer, denied, denies, denying, contrary"))
	// At the head of the sentence, where a condition holds for what follows its comma too.
	conditions = set("if", "unless", "suppose", "supposing", "imagine", "assuming", "provided",
		"should")
)

// affirmed are the words behind "not" that deny nothing: "not only rose 2 %".
var affirmed = set("only", "less", "more", "far", "just", "merely", "surprisingly",
	"unexpectedly", "before", "since")

// reports are what happens outside of the session without a share being traded there.
var reports = set("report", "reports", "reported", "reporting", "results", "earnings", "due",
	"announce", "announces", "announced", "publishes", "published", "releases", "released", "said")

// bar says why nothing that the clause of a figure states can be held against prices of the
// session: it is a forecast, denied, outside of the hours, of no certain day. It is empty where
// nothing speaks against it.
func (r *reader) bar(x sentenceOf, f figure) string {
	clause := x.ts[f.num].Clause
	if x.asked(clause) {
		return asked
	}
	if conditions[low(x.ts, 0)] {
		return forecast
	}
	fixed := claims.FixedAt(x.ts, f.num, claims.Up)
	for i, t := range x.ts {
		own := t.Clause == clause
		if p, ok := phraseAt(overAll, x.ts, i); ok {
			// What closed did so in the session, whatever followed it.
			daily := p.means == hours || p.means == minute
			if !daily || fixed != claims.Close && !x.reported(i) {
				return p.means
			}
		}
		if p, ok := phraseAt(overClause, x.ts, i); ok && own {
			return p.means
		}
		ahead := own && i < f.first
		if p, ok := phraseAt(overRest, x.ts, i); ok && ahead && t.Text != "May" {
			return p.means
		}
		if ahead && x.denies(i, f) {
			return denied
		}
		if ahead && x.foresees(i, f.first) {
			return forecast
		}
		if own && elsewhen(x.ts, i) {
			return undated
		}
		if (t.Low == "overnight" || is(x.ts, i, "last", "night")) &&
			(own || i < f.first && !x.figured(t.Clause)) {
			return overnight
		}
	}
	// A price of some minute is met by no daily file, and missed by none.
	if f.unit != "" && f.reach == claims.Anywhere && x.early(clause) && fixed == "" {
		return minute
	}
	for _, n := range x.roles {
		if n.reason == target && x.ts[n.tok].Clause == clause {
			return target
		}
	}
	return x.listed(f)
}

// asked reports a question: the sentence begins as one, or the clause is the last before its mark.
func (x *sentenceOf) asked(clause int) bool {
	last := len(x.ts) - 1
	if last < 0 || x.ts[last].Low != "?" {
		return false
	}
	first := 0
	if is(x.ts, 0, "q", ":") {
		first = 2
	}
	return asking[low(x.ts, first)] || x.ts[last].Clause == clause
}

// asking are the words that a question begins with. A statement with a question at its end, “rose
// 2 %, didn’t it?”, begins with none of them.
var asking = set("did", "do", "does", "has", "have", "had", "is", "are", "was", "were", "will",
	"can", "could", "why", "how", "what", "who", "when", "which", "whether")

// reported reports whether the words at i say when something was announced and not when a share
// was traded: "due after the bell".
func (x *sentenceOf) reported(i int) bool {
	const near = 6
	return slices.ContainsFunc(x.ts[max(i-near, 0):i], func(t token) bool { return reports[t.Low] })
}

// denies reports whether the word at i says that what the figure states did not happen. Farther
// away it denies something else.
func (x *sentenceOf) denies(i int, f figure) bool {
	const near = 8
	p, ok := phraseAt(overNext, x.ts, i)
	switch {
	case i < f.first-near:
		return false
	case ok && p.words[0] == "'t":
		return strings.HasSuffix(low(x.ts, i-1), "n")
	case ok:
		return !(p.words[0] == "not" && affirmed[low(x.ts, i+1)])
	}
	// “Almost fell 2 %”, but “nearly doubled”.
	w := x.ts[i].Low
	return (w == "almost" || w == "nearly") && f.unit != claims.Multiple && moves(x.ts, i+1)
}

// foresees reports whether the word at i is of somebody who sees a price moving: "sees Apple
// falling 12 %", but not "saw Apple fall".
func (x *sentenceOf) foresees(i, end int) bool {
	switch x.ts[i].Low {
	case "see", "sees", "seen", "seeing":
	default:
		return false
	}
	for k := i + 1; k < end; k++ {
		w := x.ts[k].Low
		if strings.HasSuffix(w, "ing") && (moves(x.ts, k) || closings[w] || w == "opening") {
			return true
		}
	}
	return false
}

// listed says why a figure cannot be told from the others around it: "rose 1.3 % and 4.3 %" speaks
// of two shares or of two days, and "from Monday to Thursday" of no day at all.
func (x *sentenceOf) listed(f figure) string {
	for _, o := range x.figures {
		first, second := f, o
		if o.num < f.num {
			first, second = o, f
		}
		between, whole := low(x.ts, first.last+1), low(x.ts, first.first-1) == "between"
		if o.num != f.num && o.unit == f.unit && second.first == first.last+2 && !whole &&
			(between == "and" || between == "or") {
			return paired
		}
	}
	for _, from := range x.from {
		if through[low(x.ts, from.end)] && x.ts[from.tok].Clause == x.ts[f.num].Clause &&
			slices.ContainsFunc(x.days, func(m mention) bool { return m.tok == from.end+1 }) {
			return stretch
		}
	}
	return ""
}

// through are the words between two days that make a span of them.
var through = set("to", "through", "until", "till")

// elsewhen reports whether the words at i name a month or a year in which something was, or how
// long ago: "in January", "in 2024", "two days ago", "a year earlier". That is no session, and not
// the day of the article.
func elsewhen(ts []token, i int) bool {
	switch ts[i].Low {
	case "ago":
		return true
	case "earlier", "before", "previously":
		unit := spanUnits[low(ts, i-1)]
		return unit != "" && unit != "sessions"
	case "in", "during":
		return low(ts, i-1) != "far" && i+1 < len(ts) &&
			(months[ts[i+1].Low] > 0 && upper(ts[i+1].Text) && low(ts, i+2) != "trading" ||
				yearNumber(ts, i+1) > 0)
	}
	return false
}

// early reports whether a clause names a time within the session: "in early trading", "10.30 a.m.".
func (x sentenceOf) early(clause int) bool {
	for i, t := range x.ts {
		if t.Clause != clause {
			continue
		}
		w := low(x.ts, i+1)
		if clocks[t.Low] && (len(t.Low) > 3 || i > 0 && x.ts[i-1].Kind == claims.Number) ||
			dayparts[t.Low] && (strings.HasPrefix(w, "trad") || w == "deals") {
			return true
		}
	}
	return false
}

// A time of the clock, and a part of the day before "trading", "trade" or "deals".
var (
	clocks   = set("a.m", "p.m", "am", "pm", "midday", "noon", "midmorning", "midafternoon")
	dayparts = set("early", "late", "morning", "afternoon", "opening", "midday")
)
