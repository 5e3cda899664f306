package pricefile

import (
	"bytes"

	"stockmove/data/cell"
	"stockmove/eventstudy"
)

// Limits of one line. Ten thousand securities of five columns fit; what does not is no
// price file, and reading it would cost memory out of proportion.
const (
	maxLine  = 8 << 20
	maxCells = 100_000
)

// gridRow is one line of the top of a file, cut into cells.
type gridRow struct {
	line  int // 1-based
	off   int // byte offset in the text
	cells []string
	empty bool
}

// grid cuts the first lines of a text into cells: enough for the deepest header and some rows below
// it, but no more than a few megabytes. Whatever is decided from the top of a file is decided from
// these rows: the header, the columns of numbers, the habits that labels are known by.
func grid(text []byte, delim byte) []gridRow {
	const lines, size = headerLines + 24, 4 << 20
	var rows []gridRow
	var spans []cell.Span
	for off, n := 0, 1; off < len(text) && n <= lines; n++ {
		line, next := cell.NextLine(text, off)
		if len(line) > maxLine || (next > size && n > 12) {
			break
		}
		spans, _ = cell.Split(line, delim, spans)
		r := gridRow{line: n, off: off, empty: true, cells: make([]string, len(spans))}
		for i, s := range spans {
			r.cells[i] = s.Text(line)
			r.empty = r.empty && r.cells[i] == ""
		}
		rows = append(rows, r)
		off = next
	}
	return rows
}

// cell returns cell i of a row, empty when the row is shorter. Rows are often shorter than the
// header, where the last cells are empty.
func (r gridRow) cell(i int) string {
	if i < len(r.cells) {
		return r.cells[i]
	}
	return ""
}

// longLine returns the number of lines before the first that is too long, −1 when none is. It looks
// at a few places only, and is asked before the text is decoded or cut: nothing of the size of such
// a line is made. A line must end in every stretch of that length, so that it suffices to look for
// the last end in one stretch after the other.
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
