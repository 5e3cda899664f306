package pricefile

import "stockmove/eventstudy"

// markDecision is the decimal mark of a file.
type markDecision struct {
	dec   byte  // '.' or ','; 0 when it cannot be told
	proof marks // the shapes that prove it
	why   string
	bad   bool // proofs for both marks
	open  bool // the language alone decides, so prices may still overrule it
}

// decideMark weighs what all numbers of the file prove: two marks in a cell, a mark twice
// in a cell, or a mark before other than three digits. What stays open is left to the
// language of the header.
func decideMark(e *evidence, lang string, delim byte) markDecision {
	has := func(m marks) bool { return e.marks[bits8(m)] > 0 }
	change := func(m marks) bool { return e.marks[bits8(m)+markKinds] > 0 }
	point, comma := has(dotDecimal) || has(comGroup), has(comDecimal) || has(dotGroup)
	if !point && !comma {
		// The per cent change has two decimals on every page, and shows the page's mark.
		point, comma = change(dotDecimal) && !change(comDecimal), change(comDecimal) && !change(dotDecimal)
	}
	switch {
	case point && comma:
		return markDecision{dec: '.', bad: true}
	case point:
		return markDecision{dec: '.', proof: dotDecimal | comGroup}
	case comma:
		return markDecision{dec: ',', proof: comDecimal | dotGroup}
	case !has(dotEither) && !has(comEither):
		return markDecision{dec: '.', why: "no number has a mark"}
	case has(dotEither) && has(comEither):
		return markDecision{}
	}
	switch lang {
	case "pt", "es", "de", "fr", "it", "tr", "ru", "id", "sv":
		return markDecision{dec: ',', open: true, why: "the language of the header writes a decimal comma, and every number fits"}
	case "en", "zh", "ja", "ko", "pl", "vi", "th":
		// An English header over semicolons comes from a program that avoids the comma
		// because it is the decimal mark, or from one that just likes semicolons.
		if delim == ';' && lang == "en" {
			return markDecision{}
		}
		return markDecision{dec: '.', open: true, why: "the language of the header writes a decimal point, and every number fits"}
	}
	if has(dotEither) && delim == ',' {
		return markDecision{dec: '.', open: true, why: "commas separate the cells, and every number fits a decimal point"}
	}
	return markDecision{}
}

// language returns the language of the header's names; English and what all share is "en",
// and a header without any known name but the date is "".
func (l *layout) language() string {
	lang := ""
	for c, a := range l.alias {
		switch {
		case a.role == roleNone || c == l.date: // "Data" is Polish, Italian and Portuguese
		case a.lang != "en":
			return a.lang
		default:
			lang = "en"
		}
	}
	if lang == "" && l.date >= 0 && l.date < len(l.alias) && l.alias[l.date].lang != "en" {
		return l.alias[l.date].lang
	}
	return lang
}

// jump returns the largest ratio between neighbouring values of a column, as a factor ≥ 1.
func jump(v []float64) float64 {
	most, prev := 1.0, 0.0
	for _, x := range v {
		if !(x > 0) {
			continue
		}
		if prev > 0 {
			most = max(most, x/prev, prev/x)
		}
		prev = x
	}
	return most
}

// jumps returns the largest jump in the first price column that was kept.
func (t *table) jumps(p *plan) float64 {
	most := 1.0
	for k, n := range p.nums {
		if t.vals[k] == nil || n.role >= roleVolume {
			continue
		}
		if !p.long {
			most = max(most, jump(t.vals[k]))
			continue
		}
		// In a long panel neighbours may be of different securities.
		last := map[int32]float64{}
		for r, x := range t.vals[k] {
			if !(x > 0) || !t.stamps[r].dated() {
				continue
			}
			if prev := last[t.syms[r]]; prev > 0 {
				most = max(most, x/prev, prev/x)
			}
			last[t.syms[r]] = x
		}
	}
	return most
}

// misread is the step between neighbours from which a mark must have been misread: "998" and
// then "1.002". A thousandfold step, less what prices move by themselves.
const misread = 300

// example returns a number of the first row that has one of the given shapes.
func (b *body) example(e *evidence, ms marks) (text string, pos eventstudy.Pos) {
	best := -1
	var shape marks
	for _, half := range []int{0, markKinds} {
		for m := ms; m != 0 && best < 0; m &= m - 1 {
			if k := bits8(m&-m) + half; e.marks[k] > 0 {
				best, shape = e.first[k], m&-m
			}
		}
	}
	if best < 0 {
		return "", eventstudy.Pos{File: b.file.Path}
	}
	return b.markCell(best, shape)
}

// markFault explains why no decimal mark was found.
func (b *body) markFault(e *evidence, d markDecision) error {
	hint := "say which it is with --decimal=. or --decimal=,"
	if d.bad {
		one, pos := b.example(e, dotDecimal|comGroup)
		two, at := b.example(e, comDecimal|dotGroup)
		return eventstudy.Fault(at, hint, "two decimal marks in one file: %s here, but %s on line %d", quote(two), quote(one), pos.Line)
	}
	one, pos := b.example(e, dotEither|comEither)
	return eventstudy.Fault(pos, hint, "it cannot be told whether the mark in %s is decimal or groups thousands, here and in every other number", quote(one))
}
