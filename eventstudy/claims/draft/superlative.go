package draft

import (
	"strconv"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
)

// superlative is a record that the words claim: "the highest since January 2022", "their largest
// single-day gain since 2022", "a three-year high", "an all-time high". The time that it names is
// what makes it a claim; without one it is praise.
type superlative struct {
	tok, end int
	kind     string
	since    since
	back     reach  // for "in three years" and "a six-month low"
	span     string // of an n-high or n-low: "52w", "all"
	period   string // of the best or the worst week, month, quarter or year
	closing  bool   // "highest close"
	intraday bool   // "highest intraday level"
}

// Which words make which record. “Best” and “worst” need a noun, or a day, to be records of
// anything.
var (
	highWords = set("highest", "peak")
	lowWords  = set("lowest")
	bestWords = set("largest", "biggest", "best", "greatest", "sharpest", "steepest", "strongest",
		"worst", "most", "weakest")
	gainWords = set("gain", "gains", "jump", "rise", "rally", "advance", "increase", "surge",
		"climb", "pop", "leap", "upswing", "spike")
	lossWords = set("drop", "fall", "loss", "losses", "decline", "plunge", "slump", "tumble",
		"slide", "selloff", "rout", "decrease", "dive", "sell")
	dayWords = set("day", "session")
	periods  = map[string]string{"week": "week", "month": "month", "quarter": "quarter",
		"year": "year", "weekly": "week", "monthly": "month", "quarterly": "quarter",
		"yearly": "year", "annual": "year"}
)

// superlatives finds the records of a sentence; falls tells of a sentence's verbs, for "the most
// since", which has no noun of its own. A sentence may hold two: “the largest gain since May and
// the highest close since 2022”.
func superlatives(ts []token, on func(i int) dayOf, falls func(i int) bool) []superlative {
	var out []superlative
	for i := 0; i < len(ts); i++ {
		s, ok := superlativeAt(ts, i, on, falls)
		if !ok {
			continue
		}
		out = append(out, s)
		i = s.end - 1
	}
	return out
}

// superlativeAt reads the words behind a superlative until they say since when: a figure beside
// “largest” that names no time claims no record that could be checked.
func superlativeAt(ts []token, i int, on func(i int) dayOf, falls func(int) bool) (superlative,
	bool) {
	s := superlative{tok: i}
	if ok := s.spanned(ts, i); ok {
		return s, !markOnly(ts, i)
	}
	w := ts[i].Low
	if !highWords[w] && !lowWords[w] && !bestWords[w] {
		return s, false
	}
	gain, loss, day, other := false, false, false, false
	for k := i + 1; k < len(ts) && k <= i+9; k++ {
		switch x := ts[k].Low; {
		case x == "since":
			s.since, s.end = sinceAt(ts, k, on(i))
		case is(ts, k, "this", "year") && (w != "most" || k == i+1):
			s.since, s.end = since{text: "year-start"}, k+2
		case (x == "in" || x == "for") && s.backAt(ts, k+1):
		case gainWords[x]:
			gain = true
		case lossWords[x]:
			loss = true
		case dayWords[x]:
			day = true
		case periods[x] != "":
			s.period = periods[x]
		case x == "run" || x == "streak":
			other = true
		case x == "close" || x == "closing":
			s.closing = true
		case x == "intraday":
			s.intraday = true
		}
		if s.end > 0 {
			break
		}
	}
	if s.end == 0 {
		return s, false
	}
	switch {
	// A run of days is a streak, and the largest of a year within a year says nothing.
	case other, s.period != "" && s.back.known() && s.period == low(ts, s.end-1):
		return s, false // a run, or "the largest gain in a year"
	// A record of weeks or months goes before one of prices: “the worst week since 2022” is no
	// price.
	case s.period != "" && (loss || w == "worst" || w == "most" && falls(i)):
		s.kind = "worst-since"
	case s.period != "" && bestWords[w]:
		s.kind = "best-since"
	case s.closing && !gain && !loss && !day: // "its best close in three years"
		s.kind = map[bool]string{true: "lowest-since", false: "highest-since"}[lowWords[w] ||
			w == "worst" || w == "weakest"]
	case highWords[w]:
		s.kind = "highest-since"
	case lowWords[w]:
		s.kind = "lowest-since"
	case loss || w == "worst" && day:
		s.kind = "largest-loss-since"
	case gain || w == "best" && day:
		s.kind = "largest-gain-since"
	case w == "most" && falls(i):
		s.kind = "largest-loss-since"
	case w == "most":
		s.kind = "largest-gain-since"
	default:
		return s, false
	}
	return s, true
}

// spanned reads "three-year high", "3 years' high", "52-week low" and "record high" at i.
func (s *superlative) spanned(ts []token, i int) bool {
	if (ts[i].Low == "record" || is(ts, i, "all", "time")) && i+1 < len(ts) {
		k := i + 1
		if ts[i].Low == "all" {
			k++
		}
		if low(ts, k) == "closing" {
			s.closing = true
			k++
		}
		if kind := highLow(low(ts, k)); kind != "" {
			s.kind, s.span, s.end = "n-"+kind, "all", k+1
			return true
		}
		return false
	}
	text, k := numberAt(ts, i)
	if k == 0 {
		return false
	}
	unit := low(ts, k)
	k++
	if low(ts, k) == "'" || low(ts, k) == "'s" {
		k++
	}
	kind := highLow(low(ts, k))
	if kind == "" {
		return false
	}
	s.end = k + 1
	// Fifty-two weeks are the window of the trade; others are records since a day so long ago.
	if (unit == "week" || unit == "weeks") && text == "52" {
		s.kind, s.span = "n-"+kind, "52w"
		return true
	}
	s.back = reachOf(text, unit)
	s.kind = map[string]string{"high": "highest-since", "low": "lowest-since"}[kind]
	return s.back.known()
}

// highLow is the side that a noun of a window names, "" for other words. “Higher” is there for
// headlines: “sends stocks to 3 years’ higher”.
func highLow(w string) string {
	switch w {
	case "high", "highs", "higher", "peak":
		return "high"
	case "low", "lows", "lower":
		return "low"
	}
	return ""
}

// backAt reads "three years", "more than two years", "a year" at k as the reach of a record.
func (s *superlative) backAt(ts []token, k int) bool {
	from, rough := k, false
	for ; hedging[low(ts, k)]; k++ {
		rough = rough || roughly[low(ts, k)]
	}
	text, end := "1", k+1
	if w := low(ts, k); w != "a" && w != "an" {
		if k >= len(ts) {
			return false
		}
		if text, end = numberAt(ts, k); end == 0 {
			return false
		}
	}
	if s.back = reachOf(text, low(ts, end)); !s.back.known() {
		return false
	}
	// “Nearly three years” may be two and a half, and fixes no day.
	if s.end = end + 1; rough {
		s.back, s.since = reach{}, since{vague: span(ts, from, s.end)}
	}
	return true
}

// roughly are those of the words before a reach that make it shorter or longer than it is written.
var roughly = set("nearly", "almost", "about", "around", "roughly")

// hedging are the words that may stand before such a reach.
var hedging = set("more", "than", "over", "at", "least", "nearly", "about",
	"almost", "around", "roughly")

// reach is how far back a record goes, the zero one for none.
type reach struct{ months, weeks int }

// known reports a reach that was read.
func (b reach) known() bool { return b != reach{} }

// reachOf is n years, months or weeks; none for other units and odd numbers.
func reachOf(text, unit string) reach {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > 1000 {
		return reach{}
	}
	switch unit {
	case "year", "years", "yr", "yrs":
		return reach{months: 12 * n}
	case "month", "months", "mths":
		return reach{months: n}
	case "week", "weeks", "wks":
		return reach{weeks: n}
	}
	return reach{}
}

// before is the day that lies so far before another, the last of its month where that month is
// shorter.
func (b reach) before(d eventstudy.Date) eventstudy.Date {
	return claims.MonthsBefore(d, b.months) - eventstudy.Date(7*b.weeks)
}
