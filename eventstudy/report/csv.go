package report

import (
	"bufio"
	"bytes"
	"io"
	"math"
	"strconv"
	"strings"

	"stockmove/eventstudy"
)

// tidy is one table: its columns, and for each of n items any number of rows, cell by cell.
type tidy struct {
	columns []string
	n       int
	rows    func(c *cells, i int)
}

// tables are the tidy tables of a report, in order; each is a CSV file of the folder.
var tables = []struct {
	name string
	of   func(*Document) tidy
}{
	{"events", eventsTable}, {"days", daysTable}, {"windows", windowsTable}, {"fits", fitsTable},
	{"tests", testsTable}, {"aggregate", aggregateTable}, {"path", pathsTable},
	{"differences", differencesTable}, {"claims", claimsTable}, {"readings", readingsTable},
	{"skips", skipsTable},
	{"attrition", attritionTable},
}

// names splits the names of columns.
func names(list string) []string { return strings.Split(list, ",") }

// CSV is how the tidy tables are written.
type CSV string

// The kinds of CSV: RFC 4180 for programs, and what Excel opens by a double click where the comma
// is the decimal mark.
const (
	PlainCSV CSV = "plain"
	ExcelCSV CSV = "excel"
)

// cells appends the cells of one row; end closes the row. They are written as CSV, or handed on as
// values where taken is not nil.
type cells struct {
	b     []byte
	some  bool // a cell has been written on this row
	style CSV
	taken func(v any) // nil is unknown
}

// delimiter stands between two cells.
func (c *cells) delimiter() byte {
	if c.style == ExcelCSV {
		return ';'
	}
	return ','
}

// comma goes before every cell but the first of a row.
func (c *cells) comma() {
	if c.some {
		c.b = append(c.b, c.delimiter())
	}
	c.some = true
}

// take hands a value on; ok is false where it is to be written.
func (c *cells) take(v any) (ok bool) {
	if c.taken == nil {
		return false
	}
	c.taken(v)
	return true
}

// rowEnd is what a row ends with where values are taken.
type rowEnd struct{}

func (c *cells) end() {
	if !c.take(rowEnd{}) {
		c.b = append(c.b, '\n')
		c.some = false
	}
}

// text appends a text, guarded against spreadsheets and quoted where RFC 4180 asks for it.
func (c *cells) text(s string) {
	if c.take(s) {
		return
	}
	c.comma()
	s = guard(s)
	if !strings.ContainsAny(s, ",\"\r\n") && (c.style != ExcelCSV || !strings.Contains(s, ";")) {
		c.b = append(c.b, s...)
		return
	}
	c.quote(s)
}

// figure appends a figure as the user wrote it, quoted: "−1%" is that in every reader, and its
// grammar leaves no room for a formula.
func (c *cells) figure(s string) {
	if !c.take(s) {
		c.comma()
		c.quote(Clean(s))
	}
}

// isFigure reports whether a text is a figure and nothing that a spreadsheet could carry out:
// digits behind a sign and a currency, if any, without brackets, bars or operators.
func isFigure(s string) bool {
	rest := strings.TrimLeft(s, "+-− ABCDEFGHIJKLMNOPQRSTUVWXYZ$€£¥")
	return rest != "" && rest[0] >= '0' && rest[0] <= '9' &&
		!strings.ContainsAny(s, "=()|!@{}*/&\"")
}

func (c *cells) quote(s string) {
	c.b = append(c.b, '"')
	c.b = append(c.b, strings.ReplaceAll(s, `"`, `""`)...)
	c.b = append(c.b, '"')
}

// num appends the shortest decimal that reads back as v. What is unknown is an empty cell, which
// every reader takes for missing; "NaN" would turn a column into text.
func (c *cells) num(v float64) {
	known := !math.IsNaN(v) && !math.IsInf(v, 0)
	switch {
	case !known:
		c.empty(1)
		return
	case c.take(v):
		return
	}
	c.comma()
	if v == 0 {
		v = 0 // no "-0"
	}
	from := len(c.b)
	c.b = strconv.AppendFloat(c.b, v, 'g', -1, 64)
	if c.style == ExcelCSV {
		if i := bytes.IndexByte(c.b[from:], '.'); i >= 0 {
			c.b[from+i] = ','
		}
	}
}

func (c *cells) int(v int) {
	if !c.take(v) {
		c.comma()
		c.b = strconv.AppendInt(c.b, int64(v), 10)
	}
}

func (c *cells) bool(v bool) {
	if !c.take(v) {
		c.comma()
		c.b = strconv.AppendBool(c.b, v)
	}
}

func (c *cells) date(d eventstudy.Date) {
	switch {
	case d == eventstudy.NoDate:
		c.empty(1)
	case !c.take(d):
		c.comma()
		c.b = d.AppendISO(c.b)
	}
}

// empty appends n cells of what is unknown.
func (c *cells) empty(n int) {
	for range n {
		if !c.take(nil) {
			c.comma()
		}
	}
}

// window appends the two ends of a window as whole numbers.
func (c *cells) window(w eventstudy.Window) { c.int(w.First); c.int(w.Last) }

// estimation writes the ends of an estimation window, dates where it was given by dates.
func (c *cells) estimation(w eventstudy.Window, b eventstudy.Dates) {
	if b.Given() {
		c.date(b.First)
		c.date(b.Last)
		return
	}
	c.window(w)
}

// warnings appends the codes of warnings in one cell, separated by spaces: codes can be counted and
// filtered. The sentences stand in results.json.
func (c *cells) warnings(list []eventstudy.Warning) {
	if len(list) == 0 {
		c.empty(1)
		return
	}
	codes := make([]string, len(list))
	for i, w := range list {
		codes[i] = w.Code
	}
	c.text(strings.Join(codes, " "))
}

// csv writes the columns and the items in order. The columns are written even when there is no
// item: a script that reads the file finds them.
func (t tidy) csv(w io.Writer, style CSV) error {
	bw := bufio.NewWriterSize(w, 1<<16)
	if style == ExcelCSV {
		bw.WriteString("\ufeff") // without it Excel takes the file for its own old encoding
	}
	head := cells{style: style}
	for _, name := range t.columns {
		head.text(name)
	}
	head.end()
	bw.Write(head.b)
	err := stream(bw, t.n, func(b []byte, i int) []byte {
		c := cells{b: b, style: style}
		t.rows(&c, i)
		return c.b
	})
	if err != nil {
		return err
	}
	return bw.Flush()
}
