package pricefile

import (
	"fmt"

	"stockmove/data/cell"
	"stockmove/eventstudy"
)

// cutTail decides where the data end, and what the lines without a day are: blank lines
// and the header written again (files joined end to end) are passed over, text after the
// last day is a footer, a second block with a header of its own is not read (Kenneth
// French's files go on with annual figures), and anything else is an error: a date that
// cannot be read among dates that can must not end the file, or lose a row.
func (b *body) cutTail(t *table) error {
	last := -1
	for r, s := range t.stamps {
		if s.Dated() || s.Kind() == cell.Month {
			last = r
		}
	}
	var ps eventstudy.Problems
	var footer, blanks tally
	defer func() {
		b.file.drop("footer", footer.n, b.pos(footer.first))
		b.file.drop("blank line", blanks.n, b.pos(blanks.first))
	}()
	for r, s := range t.stamps {
		switch {
		case s.Kind() == cell.BlankLine && b.file.events != nil && b.file.events[b.pos(r).Line]:
			continue
		case s.Kind() == cell.BlankLine:
			blanks.add(r)
			continue
		case s.Dated(), s.Kind() == cell.Month:
			continue
		}
		switch {
		case b.again(r):
			b.file.drop("header written again", 1, b.pos(r))
		case r > last && b.isFooter(r):
			footer.add(r)
		case r < last && b.startsBlock(t, r):
			n := 0
			for k := r; k < len(t.stamps); k++ {
				if t.stamps[k].Kind() != cell.BlankLine {
					n++
				}
				t.stamps[k] = cell.Unread
			}
			// Faults of lines that are not read are no faults.
			t.dropFaults(r)
			b.file.drop("second block", n, b.pos(r))
			b.file.because("second block", "not read",
				"a block with a header of its own begins after the data")
			return ps.Err()
		default:
			text, pos := b.cell(r, b.plan.date)
			if s.Kind() == cell.NoDate {
				ps.Add(pos, "delete the row or give it its date", "a row without a date")
			} else {
				ps.Add(pos, "correct the date or delete the row", "not a date: %s", quote(text))
			}
		}
	}
	return ps.Err()
}

// dropFaults forgets the faults from a row on. The count of those that were not kept goes
// too: they lie behind the ones that were.
func (t *table) dropFaults(row int) {
	for i, f := range t.faults {
		if f.row >= row {
			t.faults, t.more = t.faults[:i], 0
			return
		}
	}
}

// again reports whether a line is the header once more, as in files joined end to end. Cells must
// agree with the header to the letter; a row of data never does.
func (b *body) again(row int) bool {
	line, cells := b.rowText(row)
	match := func(names []string) bool {
		n := 0
		for i, name := range names {
			v := ""
			if i < len(cells) {
				v = cells[i].Text(line)
			}
			if v != name {
				return false
			}
			if v != "" {
				n++
			}
		}
		return n > 0
	}
	if match(b.lay.names) {
		return true
	}
	for _, k := range b.lay.levels {
		if match(b.lay.rows[k].cells) {
			return true
		}
	}
	return false
}

// isFooter reports whether a line without a day is text and not a row of data whose date went
// wrong: the date cell has no digit first, or no column holds a number. Sites put their name, the
// time of the download or a disclaimer below the rows.
func (b *body) isFooter(row int) bool {
	line, cells := b.rowText(row)
	text := ""
	if b.plan.date < len(cells) {
		text = cells[b.plan.date].Text(line)
	}
	if text == "" || !cell.IsDigit(text[0]) {
		return true
	}
	return !b.hasNumbers(line, cells)
}

// hasNumbers reports whether a line has a number in a column of numbers, in either notation.
func (b *body) hasNumbers(line []byte, cells []cell.Span) bool {
	for _, n := range b.plan.nums {
		if n.col < len(cells) && cells[n.col].From < cells[n.col].To {
			c := cells[n.col]
			if _, st := cell.EitherMark(line[c.From:c.To], cell.Scaled); st == cell.GoodNumber {
				return true
			}
		}
	}
	return false
}

// startsBlock reports whether a line in the middle opens a second block: it holds no numbers in the
// columns of the first, and it or the next line that is not blank and has no day names columns, or
// a blank line stands before it. A line without a day alone opens no block: it may be a remark
// among the rows.
func (b *body) startsBlock(t *table, row int) bool {
	line, cells := b.rowText(row)
	if b.hasNumbers(line, cells) {
		return false
	}
	if row > 0 && t.stamps[row-1].Kind() == cell.BlankLine {
		return true
	}
	// A few lines only: a file of a million lines without dates must not be read for each of them.
	for r := row; r < min(row+8, len(t.stamps)) && !t.stamps[r].Dated(); r++ {
		line, cells := b.rowText(r)
		known := 0
		for _, c := range cells {
			if lookup(c.Text(line)).role != roleNone {
				known++
			}
		}
		if known >= 2 {
			return true
		}
	}
	return false
}

// cutOff counts the lines that end before the volume, and refuses a last line that is shorter
// than the one before it and has no end: the file is cut off there, perhaps within a number. What
// is left of a number is one too: 187 may have been 187.15, or 1871.5.
func (b *body) cutOff(t *table) error {
	if short := t.ev.short; short.n > 0 {
		b.file.because("volume", "unknown where it is missing", fmt.Sprintf(
			"lines that end before it: %d, the first line %d", short.n, b.pos(short.first).Line))
	}
	last := len(t.stamps) - 1
	if last < 1 || !t.stamps[last].Dated() || b.ended() {
		return nil
	}
	line, before := b.rowLine(last), b.rowLine(last-1)
	cells, _ := cell.Split(line, b.delim, nil)
	n := len(cells)
	if cells, _ = cell.Split(before, b.delim, cells); n >= len(cells) || n >= b.plan.width {
		return nil
	}
	return eventstudy.Fault(b.pos(last), "download the file again or delete the line",
		"the file is cut off: its last line ends before the column %s", quote(b.name(n)))
}

// ended reports whether the last line has an end.
func (b *body) ended() bool {
	if b.src != nil {
		return b.src.ended
	}
	return b.text[len(b.text)-1] == '\n'
}
