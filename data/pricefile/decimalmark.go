package pricefile

import (
	"bytes"
	"fmt"

	"stockmove/data/cell"
	"stockmove/eventstudy"
)

// scanAll scans the body with a guessed decimal mark, decides the mark by what all rows show, and
// scans again only when the guess was wrong. A uniform mistake would leave every return as it is
// until a price crosses a thousand, so nothing is left to a guess here. A table is read once where
// the sample proves the guess, which is so for most files; a second time where all columns
// must speak or the guess was wrong; and twice more, under either mark, where nothing proves
// anything and the sizes of the prices must tell.
func (b *body) scanAll(opt Options) (*table, error) {
	data := b.text[b.off:]
	if b.src == nil {
		if err := b.tooMany(lineCount(data)); err != nil {
			return nil, err
		}
	}
	b.quoted = bytes.IndexByte(data, '"') >= 0
	if opt.Location != nil {
		b.zone.Location = opt.Location(b.security(opt))
	}
	if opt.Decimal != "" {
		b.file.Decimal = opt.Decimal
		why := "named by the user"
		if opt.sheet {
			why = "the sheet holds numbers as numbers"
		}
		b.file.because("decimal mark", opt.Decimal, why)
		return b.civilDays(b.whole(opt.Decimal[0], needed), opt.Decimal[0], opt), nil
	}
	lang := b.lay.language()
	sample := data
	if len(sample) > 256<<10 {
		sample = sample[:256<<10]
		sample = sample[:bytes.LastIndexByte(sample, '\n')+1]
	}
	// A sample of all columns gives the guess, and often the proof. Columns that nobody
	// needs speak too, so that the same file is read the same way for every study.
	head := b.scan(sample, '.', forMark)
	guess := cell.DecideMark(&head.ev.marks, lang, b.delim)
	dec := guess.Mark
	if dec == 0 {
		dec = '.'
	}
	t := head
	if len(sample) < len(data) || dec != '.' || b.src != nil {
		t = b.whole(dec, needed)
	}
	ev := t.ev
	if t != head {
		ev.merge(&head.ev, 0)
	}
	d := cell.DecideMark(&ev.marks, lang, b.delim)
	if d.Mark == 0 || d.Open {
		// Not proved: every column of every row may speak.
		t = b.whole(dec, forMark)
		ev = t.ev
		d = cell.DecideMark(&ev.marks, lang, b.delim)
	}
	if d.Bad {
		return nil, b.markFault(&ev, d)
	}
	if d.Mark == 0 || d.Open {
		// Read either way and see which gives prices: dear, but rare.
		d = b.byJumps(d, b.whole('.', forMark), b.whole(',', forMark))
	}
	if d.Mark == 0 {
		return nil, b.markFault(&ev, d)
	}
	if d.Mark != dec {
		t = b.whole(d.Mark, needed)
	}
	if d.Proof != 0 {
		text, pos := b.example(&ev, d.Proof)
		d.Why = fmt.Sprintf("%s on line %d can be read in no other way, and every number fits",
			quote(text), pos.Line)
	}
	b.file.Decimal = string(d.Mark)
	b.file.because("decimal mark", b.file.Decimal, d.Why)
	return b.civilDays(t, d.Mark, opt), nil
}

// security returns the security that the zone of the file's stamps is asked for. In a panel the
// first stands for all, and oneZone tells where others trade elsewhere.
func (b *body) security(opt Options) string {
	switch {
	case opt.ID != "" && !b.plan.long:
		return opt.ID
	case b.plan.wide != nil:
		return b.plan.wide[0]
	case b.plan.symbol >= 0:
		id, _ := b.cell(0, b.plan.symbol)
		return id
	}
	return FileID(b.file.Path)
}

// byJumps lets the prices overrule the language: read with the wrong mark, a price that crosses a
// thousand jumps a thousandfold. Both readings must speak: one jumps as no price does, and the
// other stays calm and has no bad cell.
func (b *body) byJumps(d cell.MarkDecision, point, comma *table) cell.MarkDecision {
	jp, jc := point.jumps(b.plan), comma.jumps(b.plan)
	switch {
	case jp > misread && jc < 10 && len(comma.faults) == 0:
		return cell.MarkDecision{Mark: ',', Why: fmt.Sprintf("with a decimal point a price would"+
			" jump %.0f-fold from one row to the next", jp)}
	case jc > misread && jp < 10 && len(point.faults) == 0:
		return cell.MarkDecision{Mark: '.', Why: fmt.Sprintf("with a decimal comma a price would"+
			" jump %.0f-fold from one row to the next", jc)}
	}
	return d
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

// jump returns the largest ratio between neighbouring values of a column, as a factor ≥ 1. Returns
// of a real series stay far below it: even a split of 50 for 1 that nobody took out is a sixth of a
// misread mark.
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

// jumps returns the largest jump in the first price column that was kept. Volumes jump by
// themselves and are left out.
func (t *table) jumps(p *plan) float64 {
	most := 1.0
	for k, n := range p.nums {
		if !t.kept(k) || n.role >= roleVolume {
			continue
		}
		if !p.long {
			most = max(most, jump(t.vals[k]))
			continue
		}
		// In a long panel neighbours may be of different securities.
		last := map[int32]float64{}
		for r, x := range t.values(k) {
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

// example returns a number of the first row that has one of the given shapes. The row alone is kept
// with each shape, and not the text: the first scan may read millions of numbers of which one is
// quoted.
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

// markFault explains why no decimal mark was found. Two marks that both are proved quote an example
// of each, which may be of two files pasted together.
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
