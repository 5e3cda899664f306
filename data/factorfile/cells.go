package factorfile

import (
	"bytes"
	"math"

	"stockmove/data/cell"
	"stockmove/eventstudy"
)

// row is one line of a file, cut into fields.
type row struct {
	n      int // from 1
	line   []byte
	fields []field
}

// field is one cell of a row: its text without quotes and padding, and where it starts on the line.
type field struct {
	text []byte
	from int
}

// text returns the text of field i, empty when the row is too short.
func (r row) text(i int) []byte {
	if i < len(r.fields) {
		return r.fields[i].text
	}
	return nil
}

// pos returns the place of field i, that of the row when it is too short.
func (r row) pos(path string, i int) eventstudy.Pos {
	p := eventstudy.Pos{File: path, Line: r.n}
	if i < len(r.fields) {
		p.Col = cell.ColumnAt(r.line, r.fields[i].from)
	}
	return p
}

// splitter cuts lines into fields; delim 0 is any run of blanks, as in the .txt files of the
// library. The comma may part cells or be the decimal mark, so that several are tried.
type splitter struct {
	delim byte
	spans []cell.Span // of the last line, used again
}

// cut appends the fields of a line to buf. Runs of blanks part the cells of the library's .txt
// files, in which no cell is empty.
func (s *splitter) cut(line []byte, buf []field) []field {
	if s.delim == 0 {
		for i := 0; i < len(line); {
			from := i
			for i < len(line) && !cell.IsBlank(line[i]) {
				i++
			}
			if i > from {
				buf = append(buf, field{line[from:i], from})
			}
			i++
		}
		return buf
	}
	s.spans, _ = cell.Split(line, s.delim, s.spans)
	for _, at := range s.spans {
		text := line[at.From:at.To]
		if at.Doubled {
			text = []byte(at.Text(line))
		}
		buf = append(buf, field{text, at.From})
	}
	return buf
}

// number reads a cell under a decimal mark; ok is false when it is neither a number nor a mark for
// a missing value, which is NaN.
func number(text []byte, mark byte) (v float64, marks cell.Marks, ok bool) {
	v, marks, status := cell.ParseNumber(text, mark, cell.Unscaled)
	return v, marks, status != cell.BadNumber
}

// missing reports the words and signs that stand for a missing value, under any decimal mark.
func missing(text []byte) bool {
	v, _, ok := number(text, '.')
	return ok && math.IsNaN(v)
}

// lines calls f with every line of a text and its number from 1, until f returns false. It is how
// all passes go over a text: for the table, for the decimal mark, and for what Looks needs.
func lines(text []byte, f func(n int, line []byte) bool) {
	for n, off := 1, 0; off < len(text); n++ {
		line, next := cell.NextLine(text, off)
		if !f(n, bytes.TrimSuffix(line, []byte("\r"))) {
			return
		}
		off = next
	}
}
