package data

import (
	"fmt"
	"slices"
	"strings"

	"stockmove/data/pricefile"
	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// characteristics is a table of what is known of events or of their securities: a row for each id,
// each security or each of both.
type characteristics struct {
	keys    []string // "id", "security" or both
	columns []string // the others
	rows    map[characteristicKey]*characteristicRow
}

type characteristicKey struct{ id, security string }

type characteristicRow struct {
	cells []string // of columns
	line  int
}

// readCharacteristics joins the table with the events, in their place: its columns become further
// columns of theirs. An event without a row has nothing in them.
func readCharacteristics(s *Spec, events []eventstudy.Event) ([]eventstudy.Event, said, error) {
	var n said
	ref := s.Characteristics
	if ref.Zero() {
		return events, n, nil
	}
	table, err := readTable(ref, s.Stdin, s.Read.Encoding)
	if err != nil {
		return events, n, err
	}
	t, err := table.reader("id,size or security,size").characteristics()
	if err != nil {
		return events, n, table.sheet.Tell(err)
	}
	n.input(Input{ID: ref.Base(), Role: RoleCharacteristics, Path: ref.Shown, SHA256: table.sum,
		Dialect: "characteristics", Rows: len(t.rows)})
	return events, n, t.join(events, ref, &n)
}

// join gives each event the cells of its row. A column that the events have already would hide one
// of the two, and is refused.
func (t *characteristics) join(events []eventstudy.Event, ref Ref, n *said) error {
	pos := eventstudy.Pos{File: ref.Shown, Line: 1}
	found := 0
	for i := range events {
		e := &events[i]
		for _, f := range e.Extra {
			if slices.Contains(t.columns, f.Name) {
				return eventstudy.Fault(pos, "rename one of them",
					"the column %q stands in the events file too", f.Name)
			}
		}
		row := t.rows[t.key(e.ID, e.Security)]
		if row == nil {
			continue
		}
		found++
		e.Extra = slices.Clone(e.Extra) // events of several securities share theirs
		for k, c := range row.cells {
			if c != "" {
				e.Extra = append(e.Extra, eventstudy.Field{Name: t.columns[k], Value: c})
			}
		}
	}
	if found == 0 && len(events) > 0 {
		return eventstudy.Fault(pos, fmt.Sprintf("the first event has id %q and security %q",
			events[0].ID, events[0].Security),
			"no row is of an event of the study by its %s", words.List(t.keys))
	}
	if lacking := len(events) - found; lacking > 0 {
		n.warn("characteristics_missing", ref.Shown,
			fmt.Sprintf("%s without a row", words.Counted(lacking, "event")))
	}
	return nil
}

// key is what a row of the table is found by.
func (t *characteristics) key(id, security string) characteristicKey {
	k := characteristicKey{id, security}
	if !slices.Contains(t.keys, "id") {
		k.id = ""
	}
	if !slices.Contains(t.keys, "security") {
		k.security = ""
	}
	return k
}

// characteristics reads the rows of the table.
func (r *eventReader) characteristics() (*characteristics, error) {
	rows, err := r.open()
	if err != nil {
		return nil, err
	}
	t := &characteristics{rows: map[characteristicKey]*characteristicRow{}}
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
// belongs.
func (t *characteristics) header(r *eventReader, row eventRow) (at []int, err error) {
	r.file.Columns = row.cells
	for i, name := range row.cells {
		known := eventColumn(name)
		place := nowhere
		switch {
		case name == "":
		case known == "id" && !slices.Contains(t.keys, known):
			t.keys, place = append(t.keys, known), ofID
		case known == "security" && !slices.Contains(t.keys, known):
			t.keys, place = append(t.keys, known), ofSecurity
		case slices.Contains(t.columns, name):
			r.ps.Add(r.pos(row, i), "rename one of them", "two columns are called %q", name)
		default:
			place = len(t.columns)
			t.columns = append(t.columns, name)
		}
		at = append(at, place)
	}
	switch {
	case len(t.keys) == 0:
		r.ps.Add(eventstudy.Pos{File: r.file.Path, Line: row.line}, "its first line is "+r.first,
			"no column id or security in the header %q", strings.Join(row.cells, r.delimiter()))
	case len(t.columns) == 0:
		r.ps.Add(eventstudy.Pos{File: r.file.Path, Line: row.line}, "", "no column but %s",
			words.List(t.keys))
	}
	return at, r.ps.Err()
}

// row reads one row; two of one key are refused.
func (t *characteristics) row(r *eventReader, row eventRow, at []int) {
	out := &characteristicRow{cells: make([]string, len(t.columns)), line: row.line}
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
	if other := t.rows[key]; other != nil {
		r.ps.Add(r.pos(row, 0), "keep one of them", "line %d gives %s already", other.line,
			strings.TrimSpace(id+" "+security))
		return
	}
	t.rows[key] = out
}
