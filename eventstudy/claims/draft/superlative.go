package draft

// superlative is a record that the words claim: "the highest since January 2022", "their largest
// single-day gain since 2022", "a three-year high", "an all-time high".
type superlative struct {
	tok, end int
	kind     string
	since    since
	back     int    // months before the day, for "in three years" and "a six-month low"
	span     string // of an n-high or n-low: "52w", "all"
	period   string // of the best or the worst week, month, quarter or year
	closing  bool   // "highest close"
}

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
		"year":   "year",
		"weekly": "week", "monthly": "month", "quarterly": "quarter", "yearly": "year",
		"annual": "year"}
)

// superlatives finds the records of a sentence; falls tells of a sentence's verbs, for "the most
// since", which has no noun of its own.
func superlatives(ts []token, on dayOf, falls func(i int) bool) []superlative {
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

func superlativeAt(ts []token, i int, on dayOf, falls func(int) bool) (superlative, bool) {
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
			s.since, s.end = sinceAt(ts, k, on)
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
		}
		if s.end > 0 {
			break
		}
	}
	if s.end == 0 {
		return s, false
	}
	switch {
	case other, s.period != "" && s.back > 0 && s.period == low(ts, s.end-1):
		return s, false // a run, or "the largest gain in a year"
	case s.period != "" && (loss || w == "worst" || w == "most" && falls(i)):
		s.kind = "worst-since"
	case s.period != "" && bestWords[w]:
		s.kind = "best-since"
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
	if (unit == "week" || unit == "weeks") && text == "52" {
		s.kind, s.span = "n-"+kind, "52w"
		return true
	}
	s.back = monthsOf(text, unit)
	s.kind = map[string]string{"high": "highest-since", "low": "lowest-since"}[kind]
	return s.back > 0
}

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
	for hedging[low(ts, k)] {
		k++
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
	if s.back = monthsOf(text, low(ts, end)); s.back == 0 {
		return false
	}
	s.end = end + 1
	return true
}

// hedging are the words that may stand before such a reach.
var hedging = set("more", "than", "over", "at", "least", "nearly", "about")

// monthsOf is n years or months in months; 0 for other units and odd numbers.
func monthsOf(text, unit string) int {
	n := 0
	for _, c := range text {
		if c < '0' || c > '9' || n > 100 {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	switch unit {
	case "year", "years":
		return 12 * n
	case "month", "months":
		return n
	}
	return 0
}
