package workbook

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// The size of a sheet in every spreadsheet.
const (
	mostRows    = 1 << 20
	mostColumns = 1 << 14
)

// grid puts cells down, row by row, as the lines of a text.
type grid struct {
	book     *book
	out      strings.Builder
	row, col int           // of the last cell, from 1; col is 0 at the begin of a row
	numbers  bool          // a cell is a number
	wide     int           // the columns of the widest row
	quotes   [][2]int      // where texts with a quote stand in the first column, from and to
	days     map[int]*cell // the first cell of a column that is a date
	texts    map[int]*cell // the first that is the text of one
}

// cell is one cell as it is stored.
type cell struct {
	row, col int
	kind     string // the attribute t: s, str, inlineStr, b, e, d, n or nothing
	style    int
	value    strings.Builder
	formula  strings.Builder
	filled   bool // a value stands there; of a text it may be empty
	shown    string
}

// cells reads the first rows of a sheet.
func (b *book) cells(s sheet, rows int) (*grid, error) {
	g := &grid{book: b, row: 1, days: map[int]*cell{}, texts: map[int]*cell{}}
	err := b.walk(s.part, func(x *scanner) error {
		var c *cell
		row, col := 0, 0
		for {
			e, err := x.next()
			switch {
			case err == io.EOF:
				return nil
			case err != nil:
				return err
			case e.starts("row"):
				if row, col, err = rowOf(e.start, row); err != nil {
					return err
				}
				if row > rows {
					return nil
				}
			case e.starts("c"):
				if c, err = cellOf(e.start, row, col+1); err != nil {
					return err
				}
				col = c.col
			case c == nil:
			case e.starts("rPh"):
				err = x.skip("rPh")
			case e.starts("v"):
				c.filled = c.filled || c.kind == "str"
			case e.text != nil && (x.inside == "v" || x.inside == "t"):
				c.filled = true
				c.value.Write(e.text)
			case e.text != nil && x.inside == "f":
				c.formula.Write(e.text)
			case e.ends("c"):
				err = g.put(c)
				c = nil
			}
			if err != nil {
				return err
			}
		}
	})
	return g, err
}

// rowOf is the number of a row that begins, the next one where it has none.
func rowOf(e *xml.StartElement, last int) (row, col int, err error) {
	row = last + 1
	if r := attr(e, "r"); r != "" {
		if row, err = strconv.Atoi(r); err != nil {
			return 0, 0, fmt.Errorf("a row has the number %q", r)
		}
	}
	if row <= last || row > mostRows {
		return 0, 0, fmt.Errorf("row %d stands after row %d", row, last)
	}
	return row, 0, nil
}

// cellOf reads where a cell is and of what kind; without a name it stands at col.
func cellOf(e *xml.StartElement, row, col int) (*cell, error) {
	c := &cell{row: row, col: col, kind: attr(e, "t")}
	if name := attr(e, "r"); name != "" {
		letters := strings.TrimRight(name, "0123456789")
		if c.col = columnOf(letters); c.col < col || name[len(letters):] != strconv.Itoa(row) {
			return nil, fmt.Errorf("a cell %q stands in row %d after column %d", name, row, col-1)
		}
	}
	if row == 0 || c.col > mostColumns {
		return nil, fmt.Errorf("a cell stands outside of the sheet")
	}
	if s := attr(e, "s"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil || n < 0 {
			return nil, fmt.Errorf("a cell has the style %q", s)
		}
		c.style = n
	}
	return c, nil
}

// put writes a cell at its place.
func (g *grid) put(c *cell) error {
	text, err := g.book.show(c)
	if err != nil || text == "" {
		return err
	}
	if _, err := strconv.ParseFloat(strings.TrimSuffix(text, "%"), 64); err == nil && c.number() {
		g.numbers = true
	}
	c.shown = text
	g.note(c)
	for ; g.row < c.row; g.row++ {
		g.out.WriteByte('\n')
		g.col = 0
	}
	for g.col = max(g.col, 1); g.col < c.col; g.col++ {
		g.out.WriteByte('\t')
	}
	g.wide = max(g.wide, c.col)
	if strings.Contains(text, `"`) {
		if c.col > 1 {
			text = quoted(text)
		} else { // one column alone may hold lines of a CSV
			g.quotes = append(g.quotes, [2]int{g.out.Len(), g.out.Len() + len(text)})
		}
	}
	g.out.WriteString(text)
	if int64(g.out.Len()) > g.book.limit {
		return ErrTooLong
	}
	return nil
}

// quoted is a text as a cell of a line, in which a quote stands for itself.
func quoted(text string) string { return `"` + strings.ReplaceAll(text, `"`, `""`) + `"` }

// text is what the sheet says, once all its columns are known. Only then is it known whether a text
// must be quoted: a single column may hold whole lines of a CSV that a spreadsheet did not cut.
func (g *grid) text() []byte {
	all := g.out.String() + "\n"
	if g.wide < 2 || g.quotes == nil {
		return []byte(all)
	}
	var b bytes.Buffer
	from := 0
	for _, q := range g.quotes {
		b.WriteString(all[from:q[0]])
		b.WriteString(quoted(all[q[0]:q[1]]))
		from = q[1]
	}
	b.WriteString(all[from:])
	return b.Bytes()
}

// note keeps the first date and the first text of a date in each column.
func (g *grid) note(c *cell) {
	where := g.texts
	switch {
	case c.number() && g.book.shapeOf(c) == day:
		where = g.days
	case c.number() || !dateText.MatchString(c.shown):
		return
	}
	if where[c.col] == nil {
		where[c.col] = c
	}
}

// dateText is a text that is a date in an order of day and month that a spreadsheet may know.
var dateText = regexp.MustCompile(`^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b`)

// number tells a cell whose value is a number and not a text.
func (c *cell) number() bool { return c.kind == "" || c.kind == "n" }

// show is what a cell says, without line ends and tabs. Line ends and tabs would break the line
// that the row becomes.
func (b *book) show(c *cell) (string, error) {
	text := c.value.String()
	switch {
	case !c.filled && c.formula.Len() > 0:
		// Nobody has computed it yet: as a formula it is no number, and is told as such.
		text = "=" + c.formula.String()
	case c.kind == "s":
		i, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || i < 0 || i >= len(b.shared) {
			return "", fmt.Errorf("a cell in row %d names the text %q, of %d", c.row, text,
				len(b.shared))
		}
		text = b.shared[i]
	case c.kind == "b" && text == "1":
		text = "TRUE"
	case c.kind == "b":
		text = "FALSE"
	case c.kind == "d":
		text = strings.TrimSuffix(strings.Replace(text, "T", " ", 1), " 00:00:00")
	case c.number() && text != "":
		return b.number(c, text), nil
	}
	return strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' || r == 0 {
			return ' '
		}
		return r
	}, strings.TrimSpace(text)), nil
}

// shapeOf is the shape of a cell's format.
func (b *book) shapeOf(c *cell) shape {
	if c.style < len(b.shapes) {
		return b.shapes[c.style]
	}
	return plain
}

// number shows a number as its format does, but in ISO and in full. Rounding to what is shown would
// lose digits of a price, so that all are written.
func (b *book) number(c *cell, text string) string {
	v, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return text
	}
	switch s := b.shapeOf(c); s {
	case day:
		if s, ok := b.asDay(v); ok {
			return s
		}
	case clock:
		if s, ok := asClock(v); ok {
			return s
		}
		if s, ok := b.asDay(v); ok {
			return s
		}
	case perCent:
		// A spreadsheet has 15 digits; times 100 a sixteenth would be made up.
		return strconv.FormatFloat(round15(v*100), 'f', -1, 64) + "%"
	default:
		whole := strconv.FormatFloat(v, 'f', -1, 64)
		if s > padded && v >= 0 && v == math.Trunc(v) {
			return strings.Repeat("0", max(0, int(s-padded)-len(whole))) + whole
		}
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// round15 rounds to the 15 digits that a spreadsheet shows.
func round15(v float64) float64 {
	r, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	return r
}

// columnOf is the number of a column by its letters, from 1; 0 is none.
func columnOf(letters string) int {
	n := 0
	for _, r := range letters {
		if r < 'A' || r > 'Z' || n > mostColumns {
			return 0
		}
		n = n*26 + int(r-'A') + 1
	}
	return n
}
