package pricefile

import (
	"fmt"

	"stockmove/data/cell"
	"stockmove/eventstudy"
)

// body is the part of a file below its header, with what is needed to point into it.
type body struct {
	file  *File
	text  []byte // the whole text
	off   int    // where the first row starts
	line  int    // its line number
	delim byte
	plan  *plan
	lay   *layout

	quoted bool      // there are quotes: lines are cut by the careful reader
	zone   cell.Zone // of the exchange, for epoch stamps

	starts []int // offsets of the first rows, as far as messages have needed them

	src    *source // the file of which text is the head; nil where text is all of it
	head   int     // rows of the head
	held   bool    // its columns are packed while they are read
	failed error   // of reading src
}

// rowText returns the line of a row and its cells; it is for messages and strange lines.
func (b *body) rowText(row int) (line []byte, cells []cell.Span) {
	line = b.rowLine(row)
	cells, _ = cell.Split(line, b.delim, nil)
	return line, cells
}

// rowLine returns the line of a row. Lines are counted on from the last one that was asked for:
// messages ask for a few, mostly ascending, and an index of all lines would cost more than the
// rows. Rows beyond the head of a large file are read from it once more.
func (b *body) rowLine(row int) []byte {
	if b.src != nil && row >= b.head {
		line, err := b.src.line(row)
		if err != nil {
			b.fail(err)
		}
		return line
	}
	if b.starts == nil {
		b.starts = append(b.starts, b.off)
	}
	for len(b.starts) <= row {
		_, next := cell.NextLine(b.text, b.starts[len(b.starts)-1])
		b.starts = append(b.starts, next)
	}
	line, _ := cell.NextLine(b.text, b.starts[row])
	return line
}

// cell returns the text of a cell and its place. The line is cut by the careful reader whatever the
// scanner has used, so that a message quotes what a person sees in the file.
func (b *body) cell(row, col int) (string, eventstudy.Pos) {
	line, cells := b.rowText(row)
	pos := b.pos(row)
	if col >= 0 && col < len(cells) {
		pos.Col = cell.ColumnAt(line, cells[col].From)
		return cells[col].Text(line), pos
	}
	return "", pos
}

// pos returns the place of a row. A row is a line, so counting suffices.
func (b *body) pos(row int) eventstudy.Pos {
	return eventstudy.Pos{File: b.file.Path, Line: b.line + row}
}

// markCell returns the first cell of a row whose number has the given mark, the example that
// evidence and errors quote.
func (b *body) markCell(row int, m cell.Marks) (string, eventstudy.Pos) {
	line, cells := b.rowText(row)
	for _, n := range b.plan.nums {
		if n.col >= len(cells) {
			continue
		}
		c := cells[n.col]
		for _, dec := range []byte{'.', ','} {
			if _, got, _ := cell.ParseNumber(line[c.From:c.To], dec, n.scale); got&m != 0 {
				pos := b.pos(row)
				pos.Col = cell.ColumnAt(line, c.From)
				return c.Text(line), pos
			}
		}
	}
	return "", b.pos(row)
}

// doubt adds a finding about the whole file. Findings of one security alone travel with its prices
// instead.
func (b *body) doubt(code, format string, args ...any) {
	b.file.Findings = append(b.file.Findings,
		eventstudy.Finding{Code: code, Text: fmt.Sprintf(format, args...)})
}

// name returns the header of a column, from a lower line of the header where the first has none.
func (b *body) name(col int) string {
	n := ""
	if col < len(b.lay.names) {
		n = b.lay.names[col]
	}
	if n == "" && len(b.lay.levels) > 0 {
		n = b.lay.rows[b.lay.levels[0]].cell(col)
	}
	return n
}
