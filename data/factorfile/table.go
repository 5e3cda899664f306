package factorfile

import (
	"math"
	"strings"

	"stockmove/eventstudy"
)

// table is the first table of a file, as read so far.
type table struct {
	split      splitter
	comma      bool // decimal comma
	french     string
	vintage    string
	headerLine int
	names      []string
	nameCols   []int
	from       []int // cell index of each column
	dateAt     int   // cell index of the date
	width      int   // cells of the header
	raw        []rawDate
	rowLine    []int
	dates      []eventstudy.Date
	columns    [][]float64
	signs      int // cells with a per cent sign
	problems   eventstudy.Problems
	findings   []eventstudy.Finding
}

// parse finds the table in a text and reads its rows; the dates' order is left to order.
func parse(path, text string, opt Options) (*table, error) {
	t := &table{}
	first, header, err := t.locate(path, text)
	if err != nil {
		return nil, err
	}
	// After the table come a footer, or the tables of other weightings, which must not be mixed in.
	ended, second, skipped := 0, 0, 0
	var buf []cell
	lines(text, func(n int, line string) bool {
		if n < first {
			t.note(line)
			return true
		}
		if strings.TrimSpace(line) == "" {
			return true
		}
		buf = t.split.cut(line, buf[:0])
		d := rawDate{}
		if t.dateAt < len(buf) {
			d = scanDate(buf[t.dateAt].text)
		}
		switch {
		case ended == 0 && (d.form == compact || d.form == iso || d.form == yearEnd):
			t.row(path, n, d, buf)
		case ended == 0 && t.damaged(buf) && d.form == noDate:
			// A row with a damaged date would otherwise end the table in silence.
			t.problems.Add(t.pos(path, n, buf, t.dateAt), "correct the date or remove the row", "not a date: %q", t.text(buf, t.dateAt))
		case ended == 0 && (d.form == month || d.form == year) && n == t.lastLine()+1:
			t.problems.Add(t.pos(path, n, buf, t.dateAt), "use the daily file; its rows begin with dates such as 20250213",
				"a monthly or annual row inside a daily table: %q", t.text(buf, t.dateAt))
		default:
			if ended == 0 {
				ended = n
			}
			t.note(line)
			if d.form != noDate && t.numeric(buf) > 0 {
				if second == 0 {
					second = n
				}
				skipped++
			}
		}
		return true
	})
	if second > 0 {
		t.find("second-table", nil, "the %d rows of a second table from line %d on are left out: only the file's first, daily table is read", skipped, second)
	}
	if len(t.raw) == 0 && len(t.problems.List) == 0 {
		t.problems.Add(eventstudy.Pos{File: path, Line: header}, "", "no rows below the header")
	}
	if err := t.problems.Err(); err != nil {
		return nil, err
	}
	return t, nil
}

func (t *table) lastLine() int {
	if len(t.rowLine) == 0 {
		return 0
	}
	return t.rowLine[len(t.rowLine)-1]
}

// numbers counts the cells that hold numbers.
func numbers(cells []cell, comma bool) int {
	n := 0
	for _, c := range cells {
		if _, _, ok := number(c.text, comma); ok && c.text != "" {
			n++
		}
	}
	return n
}

// numeric counts the numbers after the date.
func (t *table) numeric(cells []cell) int {
	return numbers(cells[min(t.dateAt+1, len(cells)):], t.comma)
}

// damaged reports a line that has the shape of a row: its width, and numbers in half of its cells.
func (t *table) damaged(cells []cell) bool {
	n := t.numeric(cells)
	return n > 0 && 2*n >= t.width-1 && t.width-1 <= len(cells) && len(cells) <= t.width+1
}

func (t *table) text(cells []cell, i int) string {
	if i < len(cells) {
		return cells[i].text
	}
	return ""
}

func (t *table) pos(path string, line int, cells []cell, i int) eventstudy.Pos {
	p := eventstudy.Pos{File: path, Line: line}
	if i < len(cells) {
		p.Col = cells[i].col
	}
	return p
}

// row reads one daily row.
func (t *table) row(path string, n int, d rawDate, cells []cell) {
	// A delimiter after the last cell makes an empty cell, which is harmless.
	for len(cells) > t.width && cells[len(cells)-1].text == "" {
		cells = cells[:len(cells)-1]
	}
	if len(cells) != t.width {
		t.problems.Add(eventstudy.Pos{File: path, Line: n}, "the file may be cut off or damaged here: download it again",
			"the row has %d cells, the header %d", len(cells), t.width)
		return
	}
	t.raw = append(t.raw, d)
	t.rowLine = append(t.rowLine, n)
	for k, at := range t.from {
		v, percent, ok := number(cells[at].text, t.comma)
		if percent {
			t.signs++
		}
		if !ok {
			t.problems.Add(t.pos(path, n, cells, at), "", "%s is not a number: %q", strings.TrimSpace(t.names[k]), cells[at].text)
			v = math.NaN()
		}
		// Before the units are known: the codes are no returns, whatever they are in.
		if missingCode(v) {
			v = math.NaN()
		}
		t.columns[k] = append(t.columns[k], v)
	}
}

// missingCode reports the library's codes for a missing value; no factor has lost its whole value in a day.
func missingCode(v float64) bool { return v == -99.99 || v == -999 || v == -999.99 }

// missingDecimal reports the same codes after someone divided the file by 100.
func missingDecimal(v float64) bool { return v == -0.9999 || v == -9.99 || v == -9.9999 }

// marks are words of the library's preambles and footers.
var marks = []string{"Kenneth R. French", "Kenneth French", "CRSP database", "Bloomberg database", "Tbill return", "Missing data are indicated by -99.99", "1-month TBill"}

// note looks at a line outside the table for what the file says of itself.
func (t *table) note(line string) {
	line = strings.Trim(strings.TrimSpace(line), `",;`)
	if len(line) > 400 {
		line = line[:400]
	}
	for _, m := range marks {
		if t.french == "" && strings.Contains(line, m) {
			t.french = m
		}
	}
	// The line of creation tells the vintage; the footer's year is second best.
	if strings.Contains(line, "created") && strings.Contains(line, "database") || t.vintage == "" && strings.HasPrefix(line, "Copyright") {
		t.vintage = strings.ToValidUTF8(line, "")
	}
}
