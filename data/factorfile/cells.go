package factorfile

import (
	"math"
	"strconv"
	"strings"
)

// cell is one field of a line: its text without quotes and padding, and the column, from 1, in which it starts.
type cell struct {
	text string
	col  int
}

// splitter cuts lines into cells; delim 0 is any run of blanks, as in the .txt files of the library.
type splitter struct{ delim byte }

// cut appends the cells of a line to buf. A quote that never closes takes the rest of the line.
func (s splitter) cut(line string, buf []cell) []cell {
	if s.delim == 0 {
		for i := 0; i < len(line); {
			if line[i] == ' ' || line[i] == '\t' {
				i++
				continue
			}
			j := i
			for j < len(line) && line[j] != ' ' && line[j] != '\t' {
				j++
			}
			buf = append(buf, cell{line[i:j], i + 1})
			i = j
		}
		return buf
	}
	for i := 0; ; {
		start, quoted := i, false
		for i < len(line) && (quoted || line[i] != s.delim) {
			if line[i] == '"' {
				quoted = !quoted
			}
			i++
		}
		text := line[start:i]
		col := start + 1 + len(text) - len(strings.TrimLeft(text, " \t"))
		text = strings.TrimSpace(text)
		if len(text) >= 2 && text[0] == '"' && text[len(text)-1] == '"' {
			text = strings.TrimSpace(strings.ReplaceAll(text[1:len(text)-1], `""`, `"`))
		}
		buf = append(buf, cell{text, col})
		if i >= len(line) {
			return buf
		}
		i++
	}
}

// number reads a cell: ok is false when it is neither a number nor a mark for a missing
// value, which is NaN. percent reports a % sign. comma is the decimal mark's nature.
func number(s string, comma bool) (v float64, percent, ok bool) {
	if missingMark(s) {
		return math.NaN(), false, true
	}
	if strings.HasSuffix(s, "%") {
		s, percent = strings.TrimSpace(s[:len(s)-1]), true
	}
	// Pages typeset a true minus sign.
	s = strings.Replace(s, "\u2212", "-", 1)
	if comma {
		s = strings.Replace(s, ",", ".", 1)
	}
	// ParseFloat would also take hexadecimal digits, infinities and underscores.
	if s == "" || strings.Trim(s, "+-.0123456789eE") != "" {
		return 0, percent, false
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, percent, err == nil
}

// missingMark reports the words and signs that stand for a missing value.
func missingMark(s string) bool {
	switch strings.ToLower(s) {
	case "", ".", "-", "--", "–", "na", "n/a", "#n/a", "nan", "null", "none":
		return true
	}
	return false
}

// lines calls f with every line of a text and its number from 1, whatever ends the lines.
func lines(text string, f func(n int, line string) bool) {
	for n := 1; text != ""; n++ {
		i := strings.IndexAny(text, "\r\n")
		if i < 0 {
			f(n, text)
			return
		}
		if !f(n, text[:i]) {
			return
		}
		if text[i] == '\r' && i+1 < len(text) && text[i+1] == '\n' {
			i++
		}
		text = text[i+1:]
	}
}
