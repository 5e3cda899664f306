package pricefile

import (
	"bytes"
	"regexp"
	"slices"

	"stockmove/data/cell"
	"stockmove/eventstudy"
)

// paid is what the tables of Yahoo's page write into the cells of a dividend's or split's row. The
// amount stands before the word, in the column of the open, and the others are blank.
var paid = regexp.MustCompile(`^\$?\d[\d.,]*( Dividend|[:/]\d[\d.]* Stock Splits?)$`)

// paidWords are in every such row, and in hardly any other.
var paidWords = [][]byte{[]byte(" Dividend"), []byte(" Stock Split")}

// withoutEvents blanks the rows in which a dividend or a split stands in the place of prices. The
// lines stay, so that places in messages are those of the file. It is looked for by words that
// hardly any other file has, so that a large file costs one search for each of them. Large files
// that are read in chunks come here by errHold, when such a cell has made a bad number.
func (f *File) withoutEvents(text []byte) []byte {
	out, first := text, 0
	for _, word := range paidWords {
		for off := 0; ; {
			i := bytes.Index(text[off:], word)
			if i < 0 {
				break
			}
			start := bytes.LastIndexByte(text[:off+i], '\n') + 1
			line, next := cell.NextLine(text, start)
			off = next
			if !eventRow(line) {
				continue
			}
			if f.events == nil {
				f.events = map[int]bool{}
				out = bytes.Clone(text) // the text may be the file's own bytes
			}
			n := bytes.Count(text[:start], []byte("\n")) + 1
			if len(f.events) == 0 || n < first {
				first = n
			}
			f.events[n] = true
			for k := range line {
				out[start+k] = ' '
			}
		}
	}
	f.Rows += len(f.events)
	f.drop("dividend or split", len(f.events), eventstudy.Pos{File: f.Path, Line: first})
	return out
}

// eventRow reports a row of a day and a dividend or split, whatever parts its cells. A row number
// may stand before the day. Cells that are empty say nothing: the page has blank columns beside the
// amount.
func eventRow(line []byte) bool {
	var cells []cell.Span
	for _, d := range cell.Delimiters {
		cells, _ = cell.Split(line, d, cells)
		day := slices.IndexFunc(cells, func(c cell.Span) bool { return isDay(c.Text(line)) })
		if day < 0 || day > 1 || len(cells) < day+2 {
			continue
		}
		events := 0
		for _, c := range cells[day+1:] {
			switch v := c.Text(line); {
			case paid.MatchString(v):
				events++
			case v != "":
				return false
			}
		}
		return events > 0
	}
	return false
}
