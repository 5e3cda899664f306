package tables

import (
	"io"
	"slices"
	"strings"

	"stockmove/data/asked"
	"stockmove/data/input"
	"stockmove/data/pricefile"
	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// Characteristics is a table of what is known of events or of their securities: a row for each id,
// each security or each of both. Values stay texts: whether a column is numbers is for the
// regression to see.
type Characteristics struct {
	Keys    []string // "id", "security" or both
	Columns []string // the others
	Rows    map[characteristicKey]*characteristicRow
}

type characteristicKey struct{ id, security string }

// The line is that of the file, for a message about a second row of the same key.
type characteristicRow struct {
	cells []string // of columns
	line  int
}

// ReadCharacteristicsFile reads the table and the sum of its file.
func ReadCharacteristicsFile(ref input.Ref, stdin io.Reader, how asked.Reading) (*Characteristics,
	string,
	error) {
	table, err := readTable(ref, stdin, how.Encoding)
	if err != nil {
		return nil, "", err
	}
	t, err := table.reader("id,size or security,size").characteristics()
	return t, table.Sum, table.sheet.Tell(err)
}

// CellsOf are the cells of an event's row, one for each column, nil where it has none.
func (t *Characteristics) CellsOf(id, security string) []string {
	if row := t.Rows[t.key(id, security)]; row != nil {
		return row.cells
	}
	return nil
}

// key is what a row of the table is found by.
func (t *Characteristics) key(id, security string) characteristicKey {
	k := characteristicKey{id, security}
	if !slices.Contains(t.Keys, "id") {
		k.id = ""
	}
	if !slices.Contains(t.Keys, "security") {
		k.security = ""
	}
	return k
}

// characteristics reads the rows of the table. A table by security alone holds for all events of
// one, and a table by id for an event of several securities.
func (r *eventReader) characteristics() (*Characteristics, error) {
	rows, err := r.open()
	if err != nil {
		return nil, err
	}
	t := &Characteristics{Rows: map[characteristicKey]*characteristicRow{}}
	at, err := t.header(r, rows[0])
	if err != nil {
		return nil, err
	}
	for _, row := range rows[1:] {
		t.row(r, row, at)
	}
	if len(rows) == 1 {
		r.ps.Add(eventstudy.Pos{File: r.file.Path}, "", "the file has a header and no row")
	}
	return t, r.ps.Err()
}

// Where a cell goes that belongs to no further column.
const (
	ofID = -1 - iota
	ofSecurity
	nowhere
)

// header finds the keys and names the other columns; at is the column to which each cell of a row
// belongs. Columns that events files know by name, such as a group, are further columns here: the
// table says what is known besides, and nothing of when.
func (t *Characteristics) header(r *eventReader, row eventRow) (at []int, err error) {
	r.file.Columns = row.cells
	for i, name := range row.cells {
		known := eventColumn(name)
		place := nowhere
		switch {
		case name == "":
		case known == "id" && !slices.Contains(t.Keys, known):
			t.Keys, place = append(t.Keys, known), ofID
		case known == "security" && !slices.Contains(t.Keys, known):
			t.Keys, place = append(t.Keys, known), ofSecurity
		case slices.Contains(t.Columns, name):
			r.ps.Add(r.pos(row, i), "rename one of them", "two columns are called %q", name)
		default:
			place = len(t.Columns)
			t.Columns = append(t.Columns, name)
		}
		at = append(at, place)
	}
	switch {
	case len(t.Keys) == 0:
		return nil, r.lacks(row, "id or security")
	case len(t.Columns) == 0:
		r.ps.Add(eventstudy.Pos{File: r.file.Path, Line: row.line}, "", "no column but %s",
			words.List(t.Keys))
	}
	return at, r.ps.Err()
}

// row reads one row; two of one key are refused. A key that stands twice would let the order of the
// rows decide.
func (t *Characteristics) row(r *eventReader, row eventRow, at []int) {
	out := &characteristicRow{cells: make([]string, len(t.Columns)), line: row.line}
	id, security := "", ""
	for i, c := range row.cells {
		switch {
		case i >= len(at):
			r.surplus(row)
			return
		case at[i] == ofID:
			id = c
		case at[i] == ofSecurity:
			security = pricefile.CleanID(plainCell(c))
		case at[i] >= 0:
			out.cells[at[i]] = plainCell(c)
		}
	}
	key := t.key(id, security)
	if other := t.Rows[key]; other != nil {
		r.ps.Add(r.pos(row, 0), "keep one of them", "line %d gives %s already", other.line,
			strings.TrimSpace(id+" "+security))
		return
	}
	t.Rows[key] = out
}
