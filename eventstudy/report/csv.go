package report

import (
	"bufio"
	"io"
	"math"
	"strconv"
	"strings"

	"stockmove/eventstudy"
)

// tables are the tidy CSV files of a report folder, in order.
var tables = []struct {
	name  string
	write func(io.Writer, *Document) error
}{
	{"days", writeDays}, {"windows", writeWindows}, {"fits", writeFits}, {"tests", writeTests},
	{"aggregate", writeAggregate}, {"path", writePath}, {"claims", writeClaims}, {"readings", writeReadings},
	{"skips", writeSkips}, {"attrition", writeAttrition},
}

// cells appends the cells of one CSV row; end closes the row.
type cells struct {
	b    []byte
	some bool // a cell has been written on this row
}

// comma goes before every cell but the first of a row.
func (c *cells) comma() {
	if c.some {
		c.b = append(c.b, ',')
	}
	c.some = true
}

func (c *cells) end() { c.b = append(c.b, '\n'); c.some = false }

// text appends a text, guarded against spreadsheets and quoted where RFC 4180 asks for it.
func (c *cells) text(s string) {
	c.comma()
	s = guard(s)
	if !strings.ContainsAny(s, ",\"\r\n") {
		c.b = append(c.b, s...)
		return
	}
	c.quote(s)
}

// figure appends a figure as the user wrote it, quoted: "−1%" is that in every reader, and its grammar leaves
// no room for a formula.
func (c *cells) figure(s string) { c.comma(); c.quote(Clean(s)) }

// isFigure reports whether a text is a figure and nothing that a spreadsheet could carry out: digits behind a
// sign and a currency, if any, without brackets, bars or operators.
func isFigure(s string) bool {
	rest := strings.TrimLeft(s, "+-− ABCDEFGHIJKLMNOPQRSTUVWXYZ$€£¥")
	return rest != "" && rest[0] >= '0' && rest[0] <= '9' && !strings.ContainsAny(s, "=()|!@{}*/&\"")
}

func (c *cells) quote(s string) {
	c.b = append(c.b, '"')
	c.b = append(c.b, strings.ReplaceAll(s, `"`, `""`)...)
	c.b = append(c.b, '"')
}

// num appends the shortest decimal that reads back as v. What is unknown is an empty cell, which every
// reader takes for missing; "NaN" would turn a column into text.
func (c *cells) num(v float64) {
	c.comma()
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return
	}
	if v == 0 {
		v = 0 // no "-0"
	}
	c.b = strconv.AppendFloat(c.b, v, 'g', -1, 64)
}

func (c *cells) int(v int) { c.comma(); c.b = strconv.AppendInt(c.b, int64(v), 10) }

func (c *cells) bool(v bool) { c.comma(); c.b = strconv.AppendBool(c.b, v) }

func (c *cells) date(d eventstudy.Date) {
	c.comma()
	if d != eventstudy.NoDate {
		c.b = d.AppendISO(c.b)
	}
}

// empty appends n cells of what is unknown.
func (c *cells) empty(n int) {
	for range n {
		c.comma()
	}
}

// window appends the two ends of a window as whole numbers.
func (c *cells) window(w eventstudy.Window) { c.int(w.First); c.int(w.Last) }

// warnings appends the codes of warnings in one cell, separated by spaces: codes can be counted and
// filtered. The sentences stand in results.json.
func (c *cells) warnings(list []eventstudy.Warning) {
	if len(list) == 0 {
		c.comma()
		return
	}
	codes := make([]string, len(list))
	for i, w := range list {
		codes[i] = w.Code
	}
	c.text(strings.Join(codes, " "))
}

// sheet writes a header and n items in order, each as any number of rows. The header is written even when
// there is no item: a script that reads the file finds its columns.
func sheet(w io.Writer, header string, n int, rows func(c *cells, i int)) error {
	bw := bufio.NewWriterSize(w, 1<<16)
	bw.WriteString(header)
	bw.WriteByte('\n')
	err := stream(bw, n, func(b []byte, i int) []byte {
		c := cells{b: b}
		rows(&c, i)
		return c.b
	})
	if err != nil {
		return err
	}
	return bw.Flush()
}
