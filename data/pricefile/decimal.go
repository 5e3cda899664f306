package pricefile

import (
	"stockmove/data/cell"
	"stockmove/eventstudy"
)

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
			if !(x > 0) || !t.stamps[r].Dated() {
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
func (b *body) example(e *evidence, ms cell.Marks) (text string, pos eventstudy.Pos) {
	best := -1
	var shape cell.Marks
	for _, half := range []int{0, cell.MarkKinds} {
		for m := ms; m != 0 && best < 0; m &= m - 1 {
			if k := cell.Bit(m&-m) + half; e.marks[k] > 0 {
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
func (b *body) markFault(e *evidence, d cell.MarkDecision) error {
	hint := "say which it is with --decimal=. or --decimal=,"
	if d.Bad {
		one, pos := b.example(e, cell.PointDecimal|cell.CommaGroup)
		two, at := b.example(e, cell.CommaDecimal|cell.PointGroup)
		return eventstudy.Fault(at, hint, "two decimal marks in one file: %s here, but %s on line"+
			" %d", quote(two), quote(one), pos.Line)
	}
	one, pos := b.example(e, cell.PointEither|cell.CommaEither)
	return eventstudy.Fault(pos, hint, "it cannot be told whether the mark in %s is decimal or"+
		" groups thousands, here and in every other number", quote(one))
}
