package pricefile

import (
	"bytes"
	"fmt"

	"stockmove/data/cell"
	"stockmove/eventstudy"
)

// scanAll scans the body with a guessed decimal mark, decides the mark by what all rows
// show, and scans again only when the guess was wrong. A uniform mistake would leave every
// return as it is until a price crosses a thousand, so nothing is left to a guess here.
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

// security returns the security that the zone of the file's stamps is asked for.
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

// byJumps lets the prices overrule the language: read with the wrong mark, a price that
// crosses a thousand jumps a thousandfold.
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

// maxValues bounds the numbers that are held at once, at eight bytes each.
const maxValues = 1 << 29

// longLine returns the number of lines before the first that is too long, −1 when none is. It
// looks at a few places only, and is asked before the text is decoded or cut: nothing of the
// size of such a line is made.
func longLine(data []byte) int {
	for off := 0; len(data)-off > maxLine; {
		part := data[off : off+maxLine+1]
		i := bytes.LastIndexByte(part, '\n')
		if i < 0 { // asked only then: in most files it would search all of the text
			i = bytes.LastIndexByte(part, '\r')
		}
		if i < 0 {
			n := bytes.Count(data[:off], []byte("\n"))
			if n == 0 {
				n = bytes.Count(data[:off], []byte("\r"))
			}
			return n
		}
		off += i + 1
	}
	return -1
}

// lineFault refuses a line that no table of prices has.
func lineFault(pos eventstudy.Pos) error {
	return eventstudy.Fault(pos, "the file may be damaged or of another kind; download it again",
		"a line is longer than %d bytes: this is no table of prices", maxLine)
}
