package draft

import (
	"slices"
	"strings"

	"stockmove/eventstudy/claims"
)

// periodOf reads the span of days that the words tie to a figure, as the key period has it: "this
// week" is the calendar's, "in the past three months" is counted back. ok is false where the words
// name a span that no key can say, such as last week; both are zero where they name none.
func periodOf(x sentenceOf, f figure) (period string, ok bool) {
	ts := x.ts
	for i := range ts {
		if ts[i].Clause != ts[f.num].Clause && i < f.first && ts[i].Clause != ts[0].Clause {
			continue // but "For the week, Apple gained 7 %"
		}
		// A later clause with a verb or a figure of its own speaks of something else: "after
		// gaining 2 %, has now fallen in three of the last five sessions", "will invest $500
		// billion over four years".
		if i > f.last && ts[i].Clause != ts[f.num].Clause &&
			(directionAt(ts, i, i) != claims.Unstated || x.figured(ts[i].Clause)) {
			continue
		}
		unit, known := spanUnits[ts[i].Low]
		known = known || ofYear(ts, i)
		if !known || i >= f.first && i <= f.last || recordAhead(ts, i) ||
			ranked(ts, i) || x.used[i] || f.unit != "" && !x.owns(f, i) {
			continue
		}
		if single[ts[i].Low] {
			n, end := numberAt(ts, max(i-1, 0))
			if end != i || n == "1" {
				continue
			}
		}
		return spanAt(ts, i, unit)
	}
	return "", true
}

// figured reports whether a clause has a figure.
func (x sentenceOf) figured(clause int) bool {
	return slices.ContainsFunc(x.figures, func(f figure) bool {
		return x.ts[f.num].Clause == clause
	})
}

// single are units that name a span only behind a number, "a five-day rally": "the day" is the
// session itself, and so is a one-day drop.
var single = set("day", "session")

// spanUnits are the words for spans, with those of the key period.
var spanUnits = map[string]string{"week": "week", "weeks": "weeks", "month": "month",
	"months": "months", "quarter": "quarter", "quarters": "quarters", "half": "half",
	"sessions": "sessions", "days": "sessions", "day": "sessions", "session": "sessions",
	"years": "years", "year": "year", "weekly": "week", "monthly": "month", "quarterly": "quarter",
	"wtd": "week", "mtd": "month", "qtd": "quarter"}

// recordAhead reports whether the span at i belongs to a record: "52-week high". The span is then
// how far back the record goes, and no time over which the price moved.
func recordAhead(ts []token, i int) bool {
	return highLow(low(ts, i+1)) != "" || highLow(low(ts, i+2)) != "" && ts[i+1].Kind == claims.Mark
}

// spanAt reads the words before a unit.
func spanAt(ts []token, i int, unit string) (string, bool) {
	before, next := low(ts, i-1), low(ts, i+1)
	// “Week to date”, “a weekly gain of 7 %”, “on a weekly basis”.
	if is(ts, i+1, "to", "date") || strings.HasSuffix(ts[i].Low, "td") ||
		strings.HasSuffix(ts[i].Low, "ly") &&
			(gainWords[next] || lossWords[next] || next == "basis") {
		return unit, true
	}
	if n, end := numberAt(ts, max(i-1, 0)); end == i {
		switch low(ts, i-2) {
		case "past", "last", "previous", "in", "over", "trailing":
			return n + " " + unit, true
		}
		return "", false
	}
	switch before {
	case "this":
		return unit, true
	case "the":
		switch low(ts, i-2) {
		case "on", "for", "during", "over":
			return unit, true
		}
	case "past", "trailing":
		return "1 " + unit, true
	}
	// “Half” and “year” stand in many phrases that name no span of the figure, and then do not
	// forbid it.
	if unit == "year" || unit == "half" {
		return "", before != "last" && before != "previous" // "half" and "year" have other uses
	}
	return "", false
}

// extremeOf reads "below its 52-week high" behind a figure: the span, the side, and the token
// behind it.
func extremeOf(ts []token, f figure) (span, direction string, end int) {
	for i := f.last + 1; i <= f.last+3 && i < len(ts); i++ {
		way := map[string]string{"below": "down", "under": "down", "off": "down", "from": "down",
			"above": "up"}[ts[i].Low]
		if way == "" {
			continue
		}
		k := i + 1
		for owner[low(ts, k)] {
			k++
		}
		if k >= len(ts) {
			break
		}
		var s superlative
		if !s.spanned(ts, k) {
			continue
		}
		high := highLow(low(ts, s.end-1)) == "high"
		if s.span == "" || high != (way == "down") {
			continue
		}
		return s.span, way, s.end
	}
	return "", "", 0
}

// offMark reports whether the words at i count a change from a high or a low that no span fixes:
// "2 % off its low", "1.3 % from their 13 January low".
func offMark(ts []token, i int) bool {
	const near = 5
	if w := low(ts, i); w != "off" && w != "from" && w != "above" && w != "below" {
		return false
	}
	for k := i + 1; k < min(i+near, len(ts)) && ts[k].Clause == ts[i].Clause; k++ {
		if w := ts[k].Low; highLow(w) != "" && w != "lower" && w != "higher" {
			return true
		}
	}
	return false
}

// These words stand between a figure and a mark without changing either.
var owner = set("its", "their", "the", "a", "an", "his", "her", "our", "my")

// distance are the words that make a record a mark that a price is held against, and no claim that
// the record was set.
var distance = set("below", "under", "off", "from", "above", "near", "towards", "toward", "since",
	"than", "of", "short")

// markOnly reports whether the record at i is only named: "12 % below its 52-week high". A price
// may be near a record without setting it.
func markOnly(ts []token, i int) bool {
	for i--; i >= 0 && owner[ts[i].Low]; i-- {
	}
	return i >= 0 && distance[ts[i].Low]
}
