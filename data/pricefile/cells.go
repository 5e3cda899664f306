package pricefile

import (
	"bytes"
	"unicode/utf8"
)

// span is a cell within its line: the bytes [from,to) without quotes or outer blanks.
// at is where the cell's text starts on the line, and doubled says that the text holds
// doubled quotes, which stand for one.
type span struct {
	from, to int
	doubled  bool
}

// splitQuoted cuts a line into cells by the rules of RFC 4180, except that a cell ends on
// its own line: ok is false when a quote is left open. A cell with text after its closing quote
// is no quoted one, and is kept as it stands, as are quotes inside a bare cell.
func splitQuoted(line []byte, delim byte, out []span) (cells []span, ok bool) {
	cells, ok = out[:0], true
	i := 0
	for {
		for i < len(line) && line[i] == ' ' {
			i++
		}
		if i < len(line) && line[i] == '"' {
			opening := i
			i++
			s := span{from: i}
			closed := false
			for i < len(line) {
				if line[i] != '"' {
					i++
				} else if i+1 < len(line) && line[i+1] == '"' {
					s.doubled = true
					i += 2
				} else {
					closed = true
					break
				}
			}
			s.to = i
			if !closed {
				ok = false
			}
			for i < len(line) && line[i] != delim {
				i++
			}
			if from, to := trim(line, min(s.to+1, i), i); closed && from < to {
				s = span{from: opening, to: i}
			}
			s.from, s.to = trim(line, s.from, s.to)
			cells = append(cells, s)
		} else {
			from := i
			if j := bytes.IndexByte(line[i:], delim); j >= 0 {
				i += j
			} else {
				i = len(line)
			}
			from, to := trim(line, from, i)
			cells = append(cells, span{from: from, to: to})
		}
		if i >= len(line) {
			return cells, ok
		}
		i++ // the delimiter
	}
}

// trim narrows [from,to) past ASCII blanks at both ends.
func trim(b []byte, from, to int) (int, int) {
	for from < to && blank(b[from]) {
		from++
	}
	for from < to && blank(b[to-1]) {
		to--
	}
	return from, to
}

// blank reports whether c is white space within a line; "\r" is the rest of a CRLF.
func blank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' }

// text returns the cell's text.
func (s span) text(line []byte) string {
	b := line[s.from:s.to]
	if s.doubled {
		b = bytes.ReplaceAll(b, []byte(`""`), []byte(`"`))
	}
	return string(b)
}

// column returns the 1-based character position of a byte offset on its line.
func column(line []byte, off int) int {
	return utf8.RuneCount(line[:min(off, len(line))]) + 1
}

// nextLine returns the line at off without its line feed, and the offset after it.
func nextLine(text []byte, off int) (line []byte, next int) {
	// One search of the machine's own; a loop over bytes would be ten times slower.
	if i := bytes.IndexByte(text[off:], '\n'); i >= 0 {
		return text[off : off+i], off + i + 1
	}
	return text[off:], len(text)
}

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

// grid cuts the first lines of a text into cells: enough for the deepest header and some
// rows below it, but no more than a few megabytes.
func grid(text []byte, delim byte) []gridRow {
	const lines, size = headerLines + 24, 4 << 20
	var rows []gridRow
	var spans []span
	for off, n := 0, 1; off < len(text) && n <= lines; n++ {
		line, next := nextLine(text, off)
		if len(line) > maxLine || (next > size && n > 12) {
			break
		}
		spans, _ = splitQuoted(line, delim, spans)
		r := gridRow{line: n, off: off, empty: true, cells: make([]string, len(spans))}
		for i, s := range spans {
			r.cells[i] = s.text(line)
			r.empty = r.empty && r.cells[i] == ""
		}
		rows = append(rows, r)
		off = next
	}
	return rows
}

// cell returns cell i of a row, empty when the row is shorter.
func (r gridRow) cell(i int) string {
	if i < len(r.cells) {
		return r.cells[i]
	}
	return ""
}
