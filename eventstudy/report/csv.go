package report

import (
	"bufio"
	"bytes"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/lists"
)

// tidy is one table: its columns, and for each of n items any number of rows, cell by cell. One row
// is one observation and one column one variable, so that R, pandas and a spreadsheet read it
// without reshaping.
type tidy struct {
	columns []string
	n       int
	rows    func(c *cells, i int)
}

// tables are the tidy tables of a report, in order; each is a CSV file of the folder. They are
// written even when they are empty, with their columns: a script that reads them need not ask
// whether they are there. The last ones are there only where they were asked for.
func tables(d *Document) []tableFile {
	list := []tableFile{
		{"events", eventsTable}, {"days", daysTable}, {"windows", windowsTable},
		{"fits", fitsTable}, {"tests", testsTable}, {"aggregate", aggregateTable},
		{"path", pathsTable}, {"differences", differencesTable}, {"claims", claimsTable},
		{"readings", readingsTable}, {"skips", skipsTable}, {"attrition", attritionTable},
	}
	if d.Disclosures != nil {
		list = append(list, tableFile{"disclosures", disclosuresTable})
	}
	if d.Residuals {
		list = append(list, tableFile{"residuals", residualsTable})
	}
	if d.Robust != nil {
		list = append(list, tableFile{"robust", robustTableOf})
	}
	return list
}

// tableFile is a tidy table under the name of its file, without the ending.
type tableFile struct {
	name string
	of   func(*Document) tidy
}

// names splits the names of columns.
func names(list string) []string { return strings.Split(list, ",") }

// CSV is how the tidy tables are written. A comma as decimal mark makes the comma useless as
// delimiter, and Excel follows the system's own habits there; the second kind is for a double click
// where that is the habit, and for nothing else.
type CSV string

// The kinds of CSV: RFC 4180 for programs, and what Excel opens by a double click where the comma
// is the decimal mark.
const (
	PlainCSV CSV = "plain"
	ExcelCSV CSV = "excel"
)

// rowsOf is a table with a row for each item of a list. The list of columns is the order of the
// file, which scripts may rely on; new columns are added behind the others.
func rowsOf[T any](columns string, list []T, row func(c *cells, x *T)) tidy {
	return tidy{names(columns), len(list), func(c *cells, i int) {
		row(c, &list[i])
		c.end()
	}}
}

// cells takes the cells of a row, each by the name of its column, in any order; end closes the row.
// A column that is not named has an empty cell, which is what is unknown. Rows are written as CSV,
// or handed on as values where taken is not nil.
type cells struct {
	columns []string
	style   CSV
	b       []byte // the rows that are closed
	row     []byte // the cells of the one that is open, in the order in which they came
	at      []slot // where in row the cell of each column stands
	next    int    // the column behind the last one that was named

	taken  func(row []any) // nil is unknown
	values []any
}

// slot is where a cell stands in a row.
type slot struct{ from, to int }

// Each item has its own, because the items of a large table are encoded by several workers at once.
func newCells(columns []string, style CSV) *cells {
	return &cells{columns: columns, style: style, at: make([]slot, len(columns))}
}

// column finds the column of a name. The coming one is tried first: most rows name their columns in
// the order of the table, and where two have one name, as factors may, the order tells them apart.
// A name that the table lacks is a slip in the program, which the first row of the first test
// shows.
func (c *cells) column(name string) int {
	k := c.next
	if k >= len(c.columns) || c.columns[k] != name {
		if k = slices.Index(c.columns, name); k < 0 {
			panic("a table without the column " + name)
		}
	}
	c.next = k + 1
	return k
}

// take hands a value on; ok is false where it is to be written. It is no method, since a method
// would take any value, and making one of a number costs an allocation for each cell that is
// written.
func take[T any](c *cells, k int, v T) (ok bool) {
	if c.taken == nil {
		return false
	}
	c.values[k] = v
	return true
}

// put takes the row with a cell appended to it, which is that of the column k.
func (c *cells) put(k int, row []byte) { c.at[k], c.row = slot{len(c.row), len(row)}, row }

// end closes the row: its cells are put into the order of the columns. Cells that nothing was put
// into come out empty, so that a row has as many as the header whatever is known of its item.
func (c *cells) end() {
	c.next = 0
	if c.taken != nil {
		c.taken(c.values)
		clear(c.values)
		return
	}
	delimiter := byte(',')
	if c.style == ExcelCSV {
		delimiter = ';'
	}
	for k, cell := range c.at {
		if k > 0 {
			c.b = append(c.b, delimiter)
		}
		c.b = append(c.b, c.row[cell.from:cell.to]...)
	}
	c.b = append(c.b, '\n')
	c.row = c.row[:0]
	clear(c.at)
}

// text puts a text, guarded against spreadsheets and quoted where RFC 4180 asks for it.
func (c *cells) text(name, s string) { c.label(c.column(name), s) }

// label is text for the column of a number, as the names of the columns themselves are put.
func (c *cells) label(k int, s string) {
	if take(c, k, s) {
		return
	}
	s = guard(s)
	if strings.ContainsAny(s, ",\"\r\n") || c.style == ExcelCSV && strings.Contains(s, ";") {
		s = quotedCell(s)
	}
	c.put(k, append(c.row, s...))
}

func (c *cells) known(name, s string)            { c.text(name, s) }
func (c *cells) word(name, s string, _ []string) { c.text(name, s) }

// list puts names into one cell, separated by spaces.
func (c *cells) list(name string, v []string) { c.text(name, strings.Join(v, " ")) }

// figure puts a figure as the user wrote it, quoted: "−1%" is that in every reader, and its
// grammar leaves no room for a formula.
func (c *cells) figure(name, s string) {
	if k := c.column(name); !take(c, k, s) {
		c.put(k, append(c.row, quotedCell(Clean(s))...))
	}
}

// isFigure reports whether a text is a figure and nothing that a spreadsheet could carry out:
// digits behind a sign and a currency, if any, without brackets, bars or operators.
func isFigure(s string) bool {
	rest := strings.TrimLeft(s, "+-− ABCDEFGHIJKLMNOPQRSTUVWXYZ$€£¥")
	return rest != "" && rest[0] >= '0' && rest[0] <= '9' &&
		!strings.ContainsAny(s, "=()|!@{}*/&\"")
}

// quotedCell puts a text into quotes; those within are doubled, as RFC 4180 has it.
func quotedCell(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }

// num puts the shortest decimal that reads back as v. What is unknown is an empty cell, which
// every reader takes for missing; "NaN" would turn a column into text.
func (c *cells) num(name string, v float64) {
	k := c.column(name)
	if math.IsNaN(v) || math.IsInf(v, 0) || take(c, k, v) {
		return
	}
	if v == 0 {
		v = 0 // no "-0"
	}
	row := strconv.AppendFloat(c.row, v, 'g', -1, 64)
	if i := bytes.IndexByte(row[len(c.row):], '.'); i >= 0 && c.style == ExcelCSV {
		row[len(c.row)+i] = ','
	}
	c.put(k, row)
}

func (c *cells) int(name string, v int) {
	if k := c.column(name); !take(c, k, v) {
		c.put(k, strconv.AppendInt(c.row, int64(v), 10))
	}
}

func (c *cells) bool(name string, v bool) {
	if k := c.column(name); !take(c, k, v) {
		c.put(k, strconv.AppendBool(c.row, v))
	}
}

func (c *cells) date(name string, d eventstudy.Date) {
	if k := c.column(name); d != eventstudy.NoDate && !take(c, k, d) {
		c.put(k, d.AppendISO(c.row))
	}
}

// window puts the two ends of a window as whole numbers: a cell like "[-1,1]" would have to be
// taken apart again.
func (c *cells) window(_ string, w eventstudy.Window) {
	c.int("first", w.First)
	c.int("last", w.Last)
}

func (c *cells) interval(names bounds, v [2]float64) {
	c.num(names.low, v[0])
	c.num(names.high, v[1])
}

func (c *cells) maybe() record { return c }

// warnings puts the codes of warnings into one cell, separated by spaces: codes can be counted and
// filtered. The sentences stand in results.json.
func (c *cells) warnings(list []eventstudy.Warning) {
	c.list("warnings", lists.Of(list, func(w eventstudy.Warning) string { return w.Code }))
}

// csv writes the columns and the items in order. The columns are written even when there is no
// item: a script that reads the file finds them. The rows are encoded in chunks by all processors
// and written in the order of the items, so that the bytes hang on neither.
func (t tidy) csv(w io.Writer, style CSV) error {
	bw := bufio.NewWriterSize(w, 1<<16)
	if style == ExcelCSV {
		bw.WriteString("\ufeff") // without it Excel takes the file for its own old encoding
	}
	head := newCells(t.columns, style)
	for k, name := range t.columns {
		head.label(k, name)
	}
	head.end()
	bw.Write(head.b)
	err := stream(bw, t.n, func(b []byte, i int) []byte {
		c := newCells(t.columns, style)
		c.b = b
		t.rows(c, i)
		return c.b
	})
	if err != nil {
		return err
	}
	return bw.Flush()
}
