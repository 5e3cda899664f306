package factorfile

import (
	"bytes"

	"stockmove/data/cell"
	"stockmove/eventstudy"
)

// locate finds the header and the first daily row, and settles delimiter, decimal mark and columns
// from them. It returns the line numbers of the row and of the header. Every way to cut a line is
// tried on every line until one makes a row of it. The date may stand in the second cell, behind a
// row number. A line of a preamble may begin with a year, so that a coarse date alone is remembered
// and believed only if no daily row stands above it.
func (t *table) locate(path string, text []byte) (first, header int, err error) {
	fault := func(line int, hint, format string, args ...any) (int, int, error) {
		return 0, 0, eventstudy.Fault(eventstudy.Pos{File: path, Line: line}, hint, format, args...)
	}
	var above, row []byte // the last line with text above the row, and the row
	coarse, coarseText := noDate, ""
	coarseLine := 0
	var buf []field
	lines(text, func(n int, line []byte) bool {
		if len(bytes.TrimSpace(line)) == 0 {
			return true
		}
		for _, s := range splitters(line) {
			buf = s.cut(line, buf[:0])
			for at := 0; at < min(2, len(buf)); at++ {
				_, of := scanDate(buf[at].text)
				// A comma can only be the decimal mark where it is not the delimiter.
				mark := byte('.')
				if (s.delim == ';' || s.delim == '\t') && bytes.IndexByte(line, ',') >= 0 {
					mark = ','
				}
				// A first row without any value is a row all the same when a header stands above
				// it.
				if of == noDate || numbers(buf[at+1:], mark) == 0 &&
					!(empty(buf[at+1:]) && namesAbove(s, above)) {
					continue
				}
				if of == monthly || of == annual {
					// A year or a number in a preamble is not yet a monthly table.
					if at == 0 && coarseLine == 0 && above != nil {
						coarse, coarseText, coarseLine = of, string(buf[0].text), n
					}
					continue
				}
				t.split, t.dateAt, t.mark = s, at, mark
				first, row = n, line
				return false
			}
		}
		above, header = line, n
		return true
	})
	// Daily files have no coarser table above their rows; where one stands, it is what was
	// downloaded.
	if first == 0 || coarseLine > 0 && coarseLine < first {
		switch coarse {
		case monthly:
			return fault(coarseLine, "download the daily file: its name ends in _daily, its rows "+
				"begin with dates such as 20250213",
				"this is a table of monthly factors: %q is a month", coarseText)
		case annual:
			return fault(coarseLine, "download the daily file: its name ends in _daily, its rows "+
				"begin with dates such as 20250213",
				"this is a table of annual factors: %q is a year", coarseText)
		}
		return fault(0, "a factor file has a header of names and rows such as "+
			"\"20250213,0.98,0.12,-0.30,0.02\"; a spreadsheet may have changed the dates",
			"no row with a date and numbers was found")
	}
	if above == nil {
		return fault(first, "add a header line: Date,Mkt-RF,SMB,HML,RF",
			"the rows begin without a header, so the factors have no names")
	}
	return first, header, t.head(path, header, above, row)
}

// empty reports cells, at least one, all of which stand for missing values.
func empty(cells []field) bool {
	for _, c := range cells {
		if !missing(c.text) {
			return false
		}
	}
	return len(cells) > 0
}

// namesAbove reports a header line: a column of dates or factors by name. It lets a first row
// without a value be a row: momentum begins later than the market in joined files.
func namesAbove(s splitter, line []byte) bool {
	for _, c := range s.cut(line, nil) {
		if dateName(string(c.text)) {
			return true
		}
	}
	return factorHeader(line)
}

// splitters returns the ways to cut a line that are worth trying, the likeliest first: the comma
// may be a decimal mark.
func splitters(line []byte) []splitter {
	var out []splitter
	// The comma comes behind those that could not be the decimal mark.
	for _, c := range []byte{';', '\t', ',', '|'} {
		if bytes.IndexByte(line, c) >= 0 {
			out = append(out, splitter{delim: c})
		}
	}
	if len(out) == 0 {
		out = append(out, splitter{})
	}
	return out
}

// head names the columns of the table. The first header cell is empty in the library's files, where
// the date stands below it.
func (t *table) head(path string, n int, line, row []byte) error {
	cells := t.split.cut(line, nil)
	width := len(t.split.cut(row, nil))
	if t.split.delim == 0 && len(cells) == width-1 {
		// The library's .txt files leave the place above the date blank.
		cells = append([]field{{}}, cells...)
	}
	for len(cells) > width && len(cells[len(cells)-1].text) == 0 {
		cells = cells[:len(cells)-1]
	}
	pos := eventstudy.Pos{File: path, Line: n}
	if len(cells) > maxColumns {
		return eventstudy.Fault(pos, "keep the factors that the study needs",
			"the table has %d columns, more than %d", len(cells), maxColumns)
	}
	t.headerLine, t.width = n, len(cells)
	for i, c := range cells {
		name, col := string(c.text), cell.ColumnAt(line, c.from)
		// Pandas and R write a column of row numbers without a name, before the dates.
		if i == t.dateAt || i < t.dateAt && rowName(name) {
			continue
		}
		if _, _, number := number(c.text, t.mark); number {
			pos.Col = col
			return eventstudy.Fault(pos, "the line above the first row must name the factors: "+
				"Date,Mkt-RF,SMB,HML,RF", "the header has no name for column %d: %q", i+1, c.text)
		}
		t.names, t.nameCols, t.from = append(t.names, name), append(t.nameCols, col),
			append(t.from, i)
	}
	if len(t.names) == 0 {
		return eventstudy.Fault(pos, "the line above the first row must name the factors: "+
			"Date,Mkt-RF,SMB,HML,RF", "no header was found: %q", line[:min(len(line), 80)])
	}
	t.columns = make([][]float64, len(t.names))
	return nil
}
