package draft

import (
	"slices"

	"stockmove/eventstudy/claims"
)

// heads reports whether the words at token i stand before all changes of the sentence, of which
// this one names no day of its own: “Since January Apple is down 5 %, Alibaba up 61 %.”
func (x sentenceOf) heads(f figure, i int) bool {
	return !slices.ContainsFunc(x.figures, func(o figure) bool { return o.first < i }) &&
		!x.dated(x.ts[f.num].Clause)
}

// dated reports whether a clause names a day.
func (x sentenceOf) dated(clause int) bool {
	return slices.ContainsFunc(x.days, func(m mention) bool {
		return x.ts[m.tok].Clause == clause
	})
}

// owns reports whether the words at token i are said of the figure and not of another change of the
// sentence. “Up 2 % on the day and 50 % since January”: only the second has the start.
func (x sentenceOf) owns(f figure, i int) bool {
	if f.unit == "" { // no figure, but a verb or a record
		return true
	}
	before, behind := -1, -1
	var next figure
	for _, o := range x.figures {
		switch {
		case o.unit != claims.Fraction && o.unit != claims.Multiple && o.unit != f.unit:
		case o.last < i:
			before = o.num
		case behind < 0:
			behind, next = o.num, o
		}
	}
	if before < 0 || behind >= 0 && x.leadsTo(i, before, next) {
		return behind == f.num
	}
	return before == f.num
}

// leadsTo reports whether the words at i belong to the figure behind them and not to the one before
// them, as is usual: that one stands in another clause, “jumped 4 %, taking its gain this year to
// 47 %”, or the words are of something that came to the next, “and its gain this year to 47 %”.
// Words in a clause of their own go on where the figure before them has its day.
func (x sentenceOf) leadsTo(i, before int, next figure) bool {
	here, there := x.ts[i].Clause, x.ts[next.num].Clause
	if here != there {
		return !x.figured(here) && x.dated(x.ts[before].Clause) && !x.dated(there)
	}
	return x.ts[before].Clause != here || reached[low(x.ts, next.first-1)]
}

var reached = set("to", "at")

// ofAnother reports whether the words behind a figure give it to somebody else, as comparisons do:
// "a 0.9 % gain for the S&P 500", "a 1.7 % fall in rival Samsung". A place or a day behind "in" and
// "for" names nobody, and companies that are known are found by their names.
func (x *sentenceOf) ofAnother(f figure) bool {
	i := f.last + 1
	if w := low(x.ts, i); gainWords[w] || lossWords[w] {
		i++
	}
	if i == f.last+1 && !x.afterNoun(f) || !gives[low(x.ts, i)] {
		return false
	}
	i++
	for owner[low(x.ts, i)] {
		i++
	}
	if i >= len(x.ts) || rivals[x.ts[i].Low] {
		return i < len(x.ts)
	}
	_, weekday := weekdays[x.ts[i].Low]
	known := slices.ContainsFunc(x.names, func(n naming) bool { return n.tok == i })
	return upper(x.ts[i].Text) && x.ts[i].Kind == claims.Word && !known && !weekday &&
		months[x.ts[i].Low] == 0 && placeAt(x.ts, i) == ""
}

// afterNoun reports a figure behind "a gain of", "a fall of".
func (x *sentenceOf) afterNoun(f figure) bool {
	w := low(x.ts, f.first-2)
	return low(x.ts, f.first-1) == "of" && (gainWords[w] || lossWords[w])
}

// gives are the words that give a change to what follows; rivals are those who are not the company.
var (
	gives  = set("for", "in", "by", "at", "among")
	rivals = set("rival", "rivals", "peer", "peers", "competitor", "competitors")
)
