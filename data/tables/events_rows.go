package tables

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"stockmove/data/cell"
	"stockmove/data/input"
	"stockmove/data/workbook"
	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// eventColumns are the columns of an events file in the order of hints, with other names that they
// go by. The first two must be there.
var eventColumns = []struct{ name, also string }{
	{"security", "ticker symbol stock permno isin code"},
	{"date", "event_date eventdate announcement_date day"},
	{"id", "event event_id eventid"},
	{"group", "group_id category"},
	{"time", "announcement_time instant at"},
	{"label", "title headline description note"},
	{"estimation_first", ""},
	{"estimation_last", ""},
}

// eventColumnNames are the names of the columns without the others that they go by.
func eventColumnNames() (names []string) {
	for _, c := range eventColumns {
		names = append(names, c.name)
	}
	return names
}

// eventReader is the reading of one events file, or of another table of days. It reads all kinds of
// small tables, since their cells, dates and faults are alike; what each of them makes of a row is
// its own.
type eventReader struct {
	file   *EventFile
	first  string // what the first line must hold, for hints
	text   string
	sheet  *workbook.Table // that the text is, nil for a file of text
	lines  []int           // byte offsets at which lines start, once a place is asked for
	places []cellPlace     // of every cell of every row
	column map[string]int
	extra  []int // columns that are carried through
	ps     eventstudy.Problems
}

// cellPlace is where a cell begins: its line, and the byte in it, both counted from 1.
type cellPlace struct{ line, col int32 }

// eventRow is one row; the places of its cells start at first in eventReader.places. The places are
// kept in one array for all rows, which a table of a million cells needs to fit into memory.
type eventRow struct {
	cells []string
	line  int
	first int
}

// pos is the place of cell i of a row, the column in characters. The offsets of lines are found
// once a message needs them; most files have none.
func (r *eventReader) pos(row eventRow, i int) eventstudy.Pos {
	if r.lines == nil {
		r.lines = input.LineStarts(r.text)
	}
	p := r.places[row.first+i]
	start := r.lines[min(int(p.line)-1, len(r.lines)-1)]
	return eventstudy.Pos{File: r.file.Path, Line: int(p.line),
		Col: utf8.RuneCountInString(r.text[start:min(start+int(p.col)-1, len(r.text))]) + 1}
}

// mostCells bounds a table: cells of one byte need twenty of memory, and none holds that many.
const mostCells = 16 << 20

// delimiterOf is the one that the header has most of: a label may hold any, but the names of
// columns hold none. A sheet of several columns has its own. Equal counts leave the comma, which
// comes first.
func (r *eventReader) delimiterOf() byte {
	if r.sheet != nil && r.sheet.Wide > 1 {
		return '\t'
	}
	head, _, _ := strings.Cut(strings.TrimLeft(r.text, "\r\n \t"), "\n")
	delim := cell.Delimiters[0]
	for _, d := range cell.Delimiters[1:] {
		if strings.Count(head, string(d)) > strings.Count(head, string(delim)) {
			delim = d
		}
	}
	return delim
}

// rows splits the text into rows that are not blank. The reader is the library's, with lazy quotes,
// because a headline may hold one; a row that goes over the end of its line is read once more
// without them, and refused if it fails.
func (r *eventReader) rows() ([]eventRow, error) {
	delim := r.delimiterOf()
	comma := rune(delim)
	r.file.Delimiter = cell.DelimiterName(delim)
	cr := csv.NewReader(strings.NewReader(r.text))
	cr.Comma, cr.FieldsPerRecord, cr.LazyQuotes = comma, -1, true
	cr.TrimLeadingSpace = comma != '\t'
	var rows []eventRow
	// Lazy quotes: a quote in the middle of a headline is no mistake.
	for {
		from := cr.InputOffset()
		cells, err := cr.Read()
		if err == io.EOF {
			break
		}
		var pe *csv.ParseError
		if errors.As(err, &pe) {
			return nil, eventstudy.Fault(eventstudy.Pos{File: r.file.Path, Line: pe.StartLine},
				"a quote that is opened must be closed", "%v", pe.Err)
		}
		if err != nil {
			return nil,
				eventstudy.Fault(eventstudy.Pos{File: r.file.Path}, "", "cannot be read: %v", err)
		}
		row := eventRow{cells: cells, first: len(r.places)}
		blank := true
		for i, c := range cells {
			line, col := cr.FieldPos(i)
			r.places = append(r.places, cellPlace{int32(line), int32(col)})
			row.cells[i] = strings.TrimSpace(c)
			blank = blank && row.cells[i] == ""
		}
		if len(r.places) > mostCells {
			return nil, eventstudy.Fault(eventstudy.Pos{File: r.file.Path},
				"is it the file that you meant?", "the table has more than %d cells", mostCells)
		}
		if blank {
			r.places = r.places[:row.first]
			continue
		}
		row.line = int(r.places[row.first].line)
		// A text of several lines is rare, and a quote that is opened and not closed takes the rows
		// that follow into its cell: such rows are read strictly.
		if last := r.places[len(r.places)-1]; multiline(cells) || int(last.line) > row.line {
			strict := csv.NewReader(strings.NewReader(r.text[from:cr.InputOffset()]))
			strict.Comma, strict.FieldsPerRecord, strict.TrimLeadingSpace = comma, -1,
				cr.TrimLeadingSpace
			if _, err := strict.Read(); err != nil {
				return nil, eventstudy.Fault(eventstudy.Pos{File: r.file.Path, Line: row.line},
					"close it, or write it twice where it belongs to the text",
					"a quote is opened and not closed: the lines that follow would be part of "+
						"one cell")
			}
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		return nil, eventstudy.Fault(eventstudy.Pos{File: r.file.Path},
			"its first line is "+r.first, "the file holds no row")
	}
	return rows, nil
}

// multiline reports a cell that goes over the end of a line.
func multiline(cells []string) bool {
	for _, c := range cells {
		if strings.ContainsAny(c, "\r\n") {
			return true
		}
	}
	return false
}

// plainCell takes off what spreadsheets put around a text that looks like a number: ="0700" and
// '0700. The exporter means the text inside, and the marks are none of it.
func plainCell(s string) string {
	s = strings.TrimSpace(s)
	if len(s) >= 3 && strings.HasPrefix(s, `="`) && strings.HasSuffix(s, `"`) {
		return strings.TrimSpace(s[2 : len(s)-1])
	}
	return strings.TrimPrefix(s, "'")
}

// header names the columns. A column that is not known is warned of, and carried through to the
// results. An unknown column that is like a known one is named in the warning, as a slip would lose
// the column.
func (r *eventReader) header(row eventRow) error {
	r.file.Columns = row.cells
	var unknown []string
	for i, cell := range row.cells {
		name := eventColumn(cell)
		if name == "" {
			if cell != "" {
				r.extra = append(r.extra, i)
				told := fmt.Sprintf("%q", cell)
				if near := nearColumn(cell); near != "" {
					told += fmt.Sprintf(" (did you mean %q?)", near)
				}
				unknown = append(unknown, told)
			}
			continue
		}
		r.take(row, i, name)
	}
	_, security := r.column["security"]
	_, date := r.column["date"]
	_, clock := r.column["time"]
	if !security || !date && !clock {
		missing, names := "security", eventColumnNames()
		if security {
			missing = "date"
		}
		r.first = fmt.Sprintf("%s[,%s] in any order", strings.Join(names[:2], ","),
			strings.Join(names[2:], ","))
		return r.lacks(row, missing)
	}
	if unknown != nil {
		r.file.Warnings = append(r.file.Warnings,
			eventstudy.Warning{Code: "column_unknown", Where: r.file.Path,
				Text: "carried through to events.csv and not used: " + words.Names(unknown)})
	}
	return r.ps.Err()
}

// take notes that a cell of the header names a column; of two the first is taken.
func (r *eventReader) take(header eventRow, i int, name string) {
	if j, twice := r.column[name]; twice {
		r.ps.Add(r.pos(header, i), "keep one of them", "two columns give the %s: %q and %q", name,
			header.cells[j], header.cells[i])
		return
	}
	r.column[name] = i
}

// lacks refuses a header without a column that must be there.
func (r *eventReader) lacks(header eventRow, column string) error {
	r.ps.Add(eventstudy.Pos{File: r.file.Path, Line: header.line}, "its first line is "+r.first,
		"no column %s in the header %q", column, strings.Join(header.cells, r.delimiter()))
	return r.ps.Err()
}

// nearColumn is the column that an unknown one was probably meant for: one that differs in a
// letter, or in more of a long name. Half of a word is another word, as size is not time. The match
// need not be sure: it is a question in a warning.
func nearColumn(cell string) string {
	near := words.Nearest(cell, eventColumnNames())
	if words.Distance(strings.ToLower(cell), near) > max(1, len([]rune(cell))/4) {
		return ""
	}
	return near
}

// delimiter is the delimiter itself, which the file's field names in words.
func (r *eventReader) delimiter() string {
	if r.file.Delimiter == "tab" {
		return "\t"
	}
	return r.file.Delimiter
}

// eventColumn returns the column that a header cell names, "" for none.
func eventColumn(cell string) string {
	cell = strings.NewReplacer(" ", "_", "-", "_", ".",
		"_").Replace(strings.ToLower(strings.TrimSpace(cell)))
	for _, c := range eventColumns {
		if cell == c.name || slices.Contains(strings.Fields(c.also), cell) {
			return c.name
		}
	}
	return ""
}

// cell returns the text of a column in a row, "" when the row is too short or the column is not
// there. Words are taken as they stand, and what may be a number or a ticker without a
// spreadsheet's marks.
func (r *eventReader) cell(row eventRow, name string) string {
	i, ok := r.column[name]
	if !ok || i >= len(row.cells) {
		return ""
	}
	if name == "id" || name == "group" || name == "label" {
		return row.cells[i] // words may begin with an apostrophe of their own
	}
	return plainCell(row.cells[i])
}

// fault records a problem with the cell of a column. A column that is not there has no cell, and
// the row is the place.
func (r *eventReader) fault(row eventRow, name, hint, format string, args ...any) {
	pos := eventstudy.Pos{File: r.file.Path, Line: row.line}
	if i, ok := r.column[name]; ok && i < len(row.cells) {
		pos = r.pos(row, i)
	}
	r.ps.Add(pos, hint, format, args...)
}
