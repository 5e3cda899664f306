package cell

import (
	"bytes"
	"unicode/utf8"
)

// Span is a cell within its line: the bytes [from,to) without quotes or outer blanks.
// at is where the cell's text starts on the line, and doubled says that the text holds
// doubled quotes, which stand for one.
type Span struct {
	From, To int
	Doubled  bool
}

// Split cuts a line into cells by the rules of RFC 4180, except that a cell ends on
// its own line: ok is false when a quote is left open. A cell with text after its closing quote
// is no quoted one, and is kept as it stands, as are quotes inside a bare cell. Of ="0700", by
// which programs tell spreadsheets to take a text for one, the cell is the text.
func Split(line []byte, delim byte, out []Span) (cells []Span, ok bool) {
	cells, ok = out[:0], true
	i := 0
	for {
		for i < len(line) && line[i] == ' ' {
			i++
		}
		if i < len(line) && line[i] == '"' {
			opening := i
			i++
			s := Span{From: i}
			closed := false
			for i < len(line) {
				if line[i] != '"' {
					i++
				} else if i+1 < len(line) && line[i+1] == '"' {
					s.Doubled = true
					i += 2
				} else {
					closed = true
					break
				}
			}
			s.To = i
			if !closed {
				ok = false
			}
			for i < len(line) && line[i] != delim {
				i++
			}
			if from, to := Trim(line, min(s.To+1, i), i); closed && from < to {
				s = Span{From: opening, To: i}
			}
			s.From, s.To = Trim(line, s.From, s.To)
			cells = append(cells, s.spelled(line))
		} else {
			from := i
			if i < len(line) && line[i] == '=' {
				i = formulaEnd(line, i, delim)
			}
			if j := bytes.IndexByte(line[i:], delim); j >= 0 {
				i += j
			} else {
				i = len(line)
			}
			from, to := Trim(line, from, i)
			s := Span{From: from, To: to}
			if from < to && line[from] == '=' {
				s = s.spelled(line)
			}
			cells = append(cells, s)
		}
		if i >= len(line) {
			return cells, ok
		}
		i++ // the delimiter
	}
}

// formulaEnd returns where ="1,196.93" ends that begins at from, and from where that is no whole
// cell. Its quotes do not stand at its beginning, as RFC 4180 wants of a cell with a delimiter in
// it, and programs that write prices as texts for a spreadsheet leave them so.
func formulaEnd(line []byte, from int, delim byte) int {
	inner, opens := bytes.CutPrefix(line[from:], []byte(`="`))
	n := bytes.IndexByte(inner, '"')
	if !opens || n < 0 {
		return from
	}
	end := from + len(`="`) + n + 1
	if rest := bytes.TrimLeft(line[end:], " \t\r"); len(rest) > 0 && rest[0] != delim &&
		line[end] != delim {
		return from
	}
	return end
}

// spelled returns the text inside of ="…", and of the same in quotes, where each quote of it stands
// twice; any other cell as it is.
func (s Span) spelled(line []byte) Span {
	quote := []byte(`"`)
	if s.Doubled {
		quote = []byte(`""`)
	}
	inner, begins := bytes.CutPrefix(line[s.From:s.To], []byte("="))
	inner, opens := bytes.CutPrefix(inner, quote)
	inner, closes := bytes.CutSuffix(inner, quote)
	if !begins || !opens || !closes || bytes.IndexByte(inner, '"') >= 0 {
		return s
	}
	at := s.From + 1 + len(quote)
	from, to := Trim(line, at, at+len(inner))
	return Span{From: from, To: to}
}

// Trim narrows [from,to) past ASCII blanks at both ends.
func Trim(b []byte, from, to int) (int, int) {
	for from < to && IsBlank(b[from]) {
		from++
	}
	for from < to && IsBlank(b[to-1]) {
		to--
	}
	return from, to
}

// IsBlank reports whether c is white space within a line; "\r" is the rest of a CRLF.
func IsBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' }

// Text returns the cell's text.
func (s Span) Text(line []byte) string {
	b := line[s.From:s.To]
	if s.Doubled {
		b = bytes.ReplaceAll(b, []byte(`""`), []byte(`"`))
	}
	return string(b)
}

// ColumnAt returns the 1-based character position of a byte offset on its line.
func ColumnAt(line []byte, off int) int {
	return utf8.RuneCount(line[:min(off, len(line))]) + 1
}

// LineFeeds returns a text whose lines end in a carriage return alone, as those of old
// spreadsheets, with line feeds instead, and any other text as it is.
func LineFeeds(text []byte) []byte {
	if bytes.IndexByte(text, '\n') < 0 {
		return bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
	}
	return text
}

// NextLine returns the line at off without its line feed, and the offset after it.
func NextLine(text []byte, off int) (line []byte, next int) {
	// One search of the machine's own; a loop over bytes would be ten times slower.
	if i := bytes.IndexByte(text[off:], '\n'); i >= 0 {
		return text[off : off+i], off + i + 1
	}
	return text[off:], len(text)
}
