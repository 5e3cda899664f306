package draft

import (
	"strconv"
	"strings"

	"stockmove/eventstudy/claims"
)

// traded are the nouns for the number of shares that changed hands. “Trading” is one only with an
// average behind it: “in early trading” is a time of the day.
var traded = set("volume", "volumes", "turnover", "trading")

// volume is "volume was three times its 20-day average": the noun before the figure and the average
// behind it. ok is false for other figures.
func (r *reader) volume(x sentenceOf, f figure) (s Statement, noun role, ok bool) {
	at := -1
	for i := range x.ts[:f.first] {
		if traded[x.ts[i].Low] && x.ts[i].Clause == x.ts[f.num].Clause {
			at = i
		}
	}
	if f.unit != claims.Multiple || at < 0 {
		return s, noun, false
	}
	// The word “average” is what makes a multiple one of volume; the days of the average may stand
	// before it.
	const behind = 8
	for i := f.last + 1; i < min(f.last+behind, len(x.ts)); i++ {
		if n, end := numberAt(x.ts, i); end > 0 &&
			(low(x.ts, end) == "day" || low(x.ts, end) == "session") {
			s.Days, _ = strconv.Atoi(n)
		}
		if x.ts[i].Low == "average" || x.ts[i].Low == "mean" {
			days := s.Days
			s = r.statement(x)
			s.Kind, s.Days = "volume", days
			s.figure(f)
			return s, role{tok: at, end: at + 1, share: true}, true
		}
	}
	return s, noun, false
}

// value is an amount in millions or more that belongs to the market value of the clause: "wiping
// $160 billion off its market value". ok is false for other amounts.
func (r *reader) value(x sentenceOf, f figure) (s Statement, noun role, ok bool) {
	if f.unit != claims.Price || f.scale == "" || unread[f.scale] {
		return s, noun, false
	}
	for _, n := range x.roles {
		if n.reason != marketCap || x.ts[n.tok].Clause != x.ts[f.num].Clause {
			continue
		}
		s = r.statement(x)
		s.Kind = "market-value"
		f.text += " " + f.scale + f.suffix
		s.figure(f)
		// “To $3 trillion” and “a value of” say where it stands; elsewhere a verb says what it
		// gained or lost.
		if before := low(x.ts, f.first-1); !standing[before] && before != "of" {
			s.Direction = directionAt(x.ts, f.first, f.last).String()
		}
		n.share = true
		return s, n, true
	}
	return s, noun, false
}

// unread are scales that a claim does not read.
var unread = set("b", "thousand", "crore", "lakh")

// regimes are the phrases for a market that has turned. “Correction” alone is a word of newspapers
// for their own mistakes.
var regimes = tabled(phrases("bear", "bear market"), phrases("bull", "bull market"),
	phrases("correction", "correction territory, a correction"))

// regime makes a statement of "entered a bear market".
func (r *reader) regime(x sentenceOf) {
	for i := range x.ts {
		g, ok := phraseAt(regimes, x.ts, i)
		if !ok || !enters(x.ts, i) {
			continue
		}
		f := figure{first: i, last: i + len(g.words) - 1, num: i}
		noun, reason := r.owner(x, f)
		s := r.statement(x)
		s.Kind, s.Value = "regime", g.means
		r.settle(x, part{strings.Join(g.words, " "), i}, s, noun, reason)
	}
}

// enters reports whether the words before token i say that something began. A share that is “in” a
// bear market may have been so for months; only the day on which it began can be checked.
func enters(ts []token, i int) bool {
	for k := max(i-3, 0); k < i; k++ {
		switch ts[k].Low {
		case "enter", "enters", "entered", "entering", "into":
			return true
		}
	}
	return false
}
