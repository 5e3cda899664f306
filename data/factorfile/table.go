package factorfile

import (
	"bytes"
	"math"
	"strings"

	"stockmove/data/cell"
	"stockmove/eventstudy"
)

// table is the first table of a file, as read so far. It is filled from above to below: locate
// finds where it stands and how it is cut, parse its rows, order its days, units its scale.
type table struct {
	split      splitter
	mark       byte // the decimal mark
	french     string
	vintage    string
	headerLine int
	names      []string
	nameCols   []int
	from       []int // cell index of each column
	dateAt     int   // cell index of the date
	width      int   // cells of the header
	stamps     []cell.Stamp
	rowLine    []int
	dates      []eventstudy.Date
	columns    [][]float64
	signs      int // cells with a per cent sign
	problems   eventstudy.Problems
	findings   []eventstudy.Finding
}

// parse finds the table in a text and reads its rows; the dates' order is left to order.
func parse(path string, src source) (*table, error) {
	text := src.text
	t := &table{}
	first, header, err := t.locate(path, text)
	if err != nil {
		return nil, err
	}
	if src.sheet != nil && src.sheet.Numbers {
		t.mark = '.' // the cells are numbers, and whatever stands beside them is a text
	} else {
		t.mark = t.decimalMark(text, first)
	}
	// After the table come a footer, or the tables of other weightings, which must not be mixed in.
	ended, second, skipped := 0, 0, 0
	var buf []field
	lines(text, func(n int, line []byte) bool {
		if n < first {
			t.note(line)
			return true
		}
		if len(bytes.TrimSpace(line)) == 0 {
			return true
		}
		buf = t.split.cut(line, buf[:0])
		r := row{n, line, buf}
		stamp, of := scanDate(r.text(t.dateAt))
		switch {
		case ended == 0 && of == daily:
			t.row(path, r, stamp)
		case ended == 0 && t.damaged(buf) && of == noDate:
			// A row with a damaged date would otherwise end the table in silence.
			t.problems.Add(r.pos(path, t.dateAt), "correct the date or remove the row",
				"not a date: %q", r.text(t.dateAt))
		case ended == 0 && (of == monthly || of == annual) && n == t.lastLine()+1:
			t.problems.Add(r.pos(path, t.dateAt),
				"use the daily file; its rows begin with dates such as 20250213",
				"a monthly or annual row inside a daily table: %q", r.text(t.dateAt))
		default:
			if ended == 0 {
				ended = n
			}
			t.note(line)
			if of != noDate && t.numeric(buf) > 0 {
				if second == 0 {
					second = n
				}
				skipped++
			}
		}
		return true
	})
	if second > 0 {
		t.find("second-table", nil, "the %d rows of a second table from line %d on are left out: "+
			"only the file's first, daily table is read", skipped, second)
	}
	if len(t.stamps) == 0 && len(t.problems.List) == 0 {
		t.problems.Add(eventstudy.Pos{File: path, Line: header}, "", "no rows below the header")
	}
	if err := t.problems.Err(); err != nil {
		return nil, err
	}
	return t, nil
}

// decimalMark decides from the numbers of all rows which mark is the decimal one. Where each of
// them has three digits after its one mark, it groups no thousands: no factor has moved so far. A
// comma that could be either is the decimal one where no point stands in the file.
func (t *table) decimalMark(text []byte, first int) byte {
	var counts cell.MarkCounts
	var buf []field
	lines(text, func(n int, line []byte) bool {
		if n < first {
			return true
		}
		buf = t.split.cut(line, buf[:0])
		if _, of := scanDate(row{n, line, buf}.text(t.dateAt)); of == daily {
			for _, c := range buf[t.dateAt+1:] {
				_, marks, _ := number(c.text, t.mark)
				counts.Add(marks)
			}
		}
		return true
	})
	d := cell.DecideMark(&counts, "", t.split.delim)
	switch {
	case d.Mark != 0 && !d.Bad:
		return d.Mark
	case counts.Has(cell.CommaEither) && !counts.Has(cell.PointEither):
		return ','
	}
	return t.mark
}

// lastLine is the line of the last row so far, 0 before the first.
func (t *table) lastLine() int {
	if len(t.rowLine) == 0 {
		return 0
	}
	return t.rowLine[len(t.rowLine)-1]
}

// numbers counts the cells that hold numbers.
func numbers(cells []field, mark byte) int {
	n := 0
	for _, c := range cells {
		if _, _, ok := number(c.text, mark); ok && len(c.text) > 0 {
			n++
		}
	}
	return n
}

// numeric counts the numbers after the date.
func (t *table) numeric(cells []field) int {
	return numbers(cells[min(t.dateAt+1, len(cells)):], t.mark)
}

// damaged reports a line that has the shape of a row: its width, and numbers in half of its cells.
// A footer or a second table has another width, or words in its cells.
func (t *table) damaged(cells []field) bool {
	n := t.numeric(cells)
	return n > 0 && 2*n >= t.width-1 && t.width-1 <= len(cells) && len(cells) <= t.width+1
}

// row reads one daily row. A row that is shorter or longer than the header has its cells under the
// wrong names, and is refused.
func (t *table) row(path string, r row, stamp cell.Stamp) {
	// A delimiter after the last cell makes an empty cell, which is harmless.
	for len(r.fields) > t.width && len(r.fields[len(r.fields)-1].text) == 0 {
		r.fields = r.fields[:len(r.fields)-1]
	}
	if len(r.fields) != t.width {
		t.problems.Add(eventstudy.Pos{File: path, Line: r.n},
			"the file may be cut off or damaged here: download it again",
			"the row has %d cells, the header %d", len(r.fields), t.width)
		return
	}
	t.stamps = append(t.stamps, stamp)
	t.rowLine = append(t.rowLine, r.n)
	for k, at := range t.from {
		v, marks, ok := number(r.fields[at].text, t.mark)
		if marks&cell.Percent != 0 {
			t.signs++
		}
		if !ok {
			t.problems.Add(r.pos(path, at), "", "%s is not a number: %q",
				strings.TrimSpace(t.names[k]), r.fields[at].text)
			v = math.NaN()
		}
		// Before the units are known: the codes are no returns, whatever they are in.
		if missingCode(v) {
			v = math.NaN()
		}
		t.columns[k] = append(t.columns[k], v)
	}
}

// missingCode reports the library's codes for a missing value; no factor has lost its whole value
// in a day.
func missingCode(v float64) bool { return v == -99.99 || v == -999 || v == -999.99 }

// missingDecimal reports the same codes after someone divided the file by 100.
func missingDecimal(v float64) bool { return v == -0.9999 || v == -9.99 || v == -9.9999 }

// marks are words of the library's preambles and footers.
var marks = []string{"Kenneth R. French", "Kenneth French", "CRSP database", "Bloomberg database",
	"Tbill return", "Missing data are indicated by -99.99", "1-month TBill"}

// note looks at a line outside the table for what the file says of itself. The words are those that
// French's files have carried since the nineties in one form or another, and any one of them is
// enough.
func (t *table) note(text []byte) {
	line := strings.Trim(strings.TrimSpace(string(text[:min(len(text), 1000)])), `",;`)
	if len(line) > 400 {
		line = line[:400]
	}
	for _, m := range marks {
		if t.french == "" && strings.Contains(line, m) {
			t.french = m
		}
	}
	// The line of creation tells the vintage; the footer's year is second best.
	if strings.Contains(line, "created") && strings.Contains(line, "database") ||
		t.vintage == "" && strings.HasPrefix(line, "Copyright") {
		t.vintage = strings.ToValidUTF8(line, "")
	}
}
