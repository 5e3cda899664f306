package pricefile

import (
	"bytes"
	"fmt"
	"strings"

	"stockmove/data/cell"
)

// A header may go over so many lines, and ends within so many bytes.
const (
	mostWraps = 20
	wrapBytes = 1 << 14
)

// unwrapHeader puts a header that goes over several lines on one, and reports that it did: cells
// with a line end in quotes, as spreadsheets write "Close\n(USD)", and the header of Yahoo's page,
// whose explanations a copy puts on lines of their own. As many blank lines follow it as were taken
// away, so that places in messages stay those of the file.
func (f *File) unwrapHeader(text []byte, opt Options) ([]byte, bool) {
	head := text[:min(len(text), wrapBytes)]
	for off, n := 0, 1; off < len(head) && n <= headerLines; n++ {
		line, next := cell.NextLine(head, off)
		for _, d := range opt.delimiters() {
			if len(line) == 0 || cell.IsDigit(line[0]) || // a row of data costs nothing
				bytes.IndexByte(line, d) < 0 && bytes.IndexByte(line, '"') < 0 {
				continue
			}
			end := wrapEnd(head, off, d)
			if end < 0 {
				continue
			}
			wraps := bytes.Count(text[off:end], []byte("\n"))
			f.because("header lines", fmt.Sprintf("%d to %d", n, n+wraps), "they are read as one")
			return bytes.Join([][]byte{text[:off], oneHeader(text[off:end]),
				bytes.Repeat([]byte("\n"), wraps), text[end:]}, nil), true
		}
		off = next
	}
	return text, false
}

// oneHeader writes blanks for the line ends of a header.
func oneHeader(lines []byte) []byte {
	return bytes.ReplaceAll(bytes.ReplaceAll(lines, []byte("\r"), nil), []byte("\n"), []byte(" "))
}

// wrapEnd returns where a header ends that begins at off and goes over several lines, −1 where none
// does. Of lines in quotes it is the line on which the last quote is closed. Others are a header if
// all of them together have as many cells as the first row, which has a day below the name of the
// date, and the first line alone has fewer.
func wrapEnd(text []byte, off int, delim byte) int {
	line, next := cell.NextLine(text, off)
	cells, closed := cell.Split(line, delim, nil)
	if closed && (len(cells) < 2 || next == len(text)) {
		return -1
	}
	date := dateName(line, cells)
	if closed && date < 0 {
		return -1
	}
	width, end := len(cells), off+len(line)
	for n := 1; n < mostWraps && next < len(text); n++ {
		if line, next = cell.NextLine(text, next); !closed {
			head := oneHeader(text[off : end+1+len(line)])
			if cells, ok := cell.Split(head, delim, nil); ok && len(cells) > 1 {
				if dateName(head, cells) < 0 {
					return -1
				}
				return end + 1 + len(line)
			}
		} else {
			more, _ := cell.Split(line, delim, nil)
			if date < len(more) && isDay(more[date].Text(line)) {
				if n > 1 && len(more) > len(cells) && len(more) == width {
					return end
				}
				return -1
			}
			if !strings.Contains(more[0].Text(line), " ") {
				return -1 // an explanation has several words, a line of tickers or units none
			}
			width += len(more) - 1
		}
		end += 1 + len(line)
	}
	return -1
}

// dateName returns the cell of a line that has the name of a date, −1 where none has. A header
// without one is none that could be read, whatever its quotes are.
func dateName(line []byte, cells []cell.Span) int {
	for k, c := range cells {
		if a := lookup(c.Text(line)); a.role == roleDate && !a.letter {
			return k
		}
	}
	return -1
}
