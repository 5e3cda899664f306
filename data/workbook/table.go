package workbook

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"stockmove/eventstudy"
)

// Table is a sheet as a text: a line for each row, in which a tab parts the cells. Its lines are
// those of the sheet, empty rows included, so that a line's number is the row's.
type Table struct {
	File    string // the workbook, as the user named it
	Sheet   string
	Why     string // how the sheet was found
	Text    []byte
	Numbers bool // numbers stand in it as numbers, so that their decimal mark is a point
	Wide    int  // columns; of a single one, the cells may be lines of a CSV
}

// withSheet is a path that names a sheet of a workbook.
var withSheet = regexp.MustCompile(`(?i)^(.*\.xls[xmb]?)#(.+)$`)

// Split parts "PATH.xlsx#Sheet" into the file and the sheet, which is empty where none is named.
// The ending must stand before the mark, since a name may hold a "#" of its own.
func Split(name string) (file, sheet string) {
	if m := withSheet.FindStringSubmatch(name); m != nil {
		return m[1], m[2]
	}
	return name, ""
}

// Read returns the sheet that name, "PATH.xlsx#Sheet", means of the workbook raw, of which no part
// may unpack to more than limit bytes. Errors are of *eventstudy.Problems, or ErrTooLong.
func Read(name string, raw []byte, limit int64) (*Table, error) {
	t, g, err := read(name, raw, limit, mostRows)
	if err != nil {
		return nil, err
	}
	return t, t.swapped(g)
}

// Head returns the first rows of the sheet that Read would return.
func Head(name string, raw []byte, limit int64, rows int) (*Table, error) {
	t, _, err := read(name, raw, limit, rows)
	return t, err
}

// read returns the first rows of the sheet that is meant, and what was noted while they were read.
func read(name string, raw []byte, limit int64, rows int) (*Table, *grid, error) {
	file, named := Split(name)
	b, err := open(file, raw, limit)
	if err != nil {
		return nil, nil, err
	}
	s, why, err := b.choose(named)
	if err != nil {
		return nil, nil, err
	}
	g, err := b.cells(s, rows)
	if err != nil {
		return nil, nil, b.damaged(err)
	}
	return &Table{file, s.name, why, g.text(), g.numbers, g.wide}, g, nil
}

// swapped refuses a column in which some dates are dates and others texts: a spreadsheet that takes
// the month first has read 3/4/2024 as the 4th of March and left 13/4/2024 alone, and which days it
// has turned nobody can tell. Such a column cannot be mended, not even by a person, without the
// file as it was downloaded.
func (t *Table) swapped(g *grid) error {
	for _, col := range slices.Sorted(maps.Keys(g.texts)) {
		text, day := g.texts[col], g.days[col]
		if day == nil {
			continue
		}
		return eventstudy.Fault(eventstudy.Pos{File: t.at(col, text.row)}, "use the file as it was"+
			" downloaded, before a spreadsheet opened it; it has taken the day for the month where"+
			" it could", "%q is a text, and %s of the same column the date %s", text.shown,
			fmt.Sprintf("%s%d", lettersOf(col), day.row), day.shown)
	}
	return nil
}

// at names a cell.
func (t *Table) at(col, row int) string {
	return fmt.Sprintf("%s#%s!%s%d", t.File, t.Sheet, lettersOf(col), row)
}

// Tell tells the places of problems in the text by the cells of the sheet; other errors, and those
// of a table that is no sheet, stay as they are. All readers call it on their way out, so that none
// of them need know whether it reads a sheet.
func (t *Table) Tell(err error) error {
	var ps *eventstudy.Problems
	if t != nil && errors.As(err, &ps) {
		for _, p := range ps.List {
			p.Pos = t.Place(p.Pos)
		}
	}
	return err
}

// Place names a place in the text as spreadsheets do: Prices!B7 for a character, Prices!7:7 for a
// line. What is no place in the sheet, or in no sheet, stays as it is. A place in a cell is that of
// the cell: nobody counts characters within one.
func (t *Table) Place(p eventstudy.Pos) eventstudy.Pos {
	if t == nil || p.Line == 0 {
		return p
	}
	if p.Col == 0 {
		return eventstudy.Pos{File: fmt.Sprintf("%s#%s!%d:%d", t.File, t.Sheet, p.Line, p.Line)}
	}
	line := t.Text
	for range p.Line - 1 {
		_, line, _ = bytes.Cut(line, []byte("\n"))
	}
	line, _, _ = bytes.Cut(line, []byte("\n"))
	col := 1
	for range p.Col - 1 {
		r, n := utf8.DecodeRune(line)
		line = line[n:]
		if r == '\t' {
			col++
		}
	}
	return eventstudy.Pos{File: t.at(col, p.Line)}
}

// lettersOf are the letters of a column: A, B, … Z, AA.
func lettersOf(col int) string {
	var s []string
	for ; col > 0; col = (col - 1) / 26 {
		s = append([]string{string(rune('A' + (col-1)%26))}, s...)
	}
	return strings.Join(s, "")
}

// ole begins the files that Office wrote before 2007, and those that it encrypts.
const ole = "\xd0\xcf\x11\xe0"

// Old reports the bytes of an old or encrypted file of Office.
func Old(raw []byte) bool { return bytes.HasPrefix(raw, []byte(ole)) }

// Refuse words what an Old file is, and what to do.
func Refuse(name string, raw []byte) error {
	pos := eventstudy.Pos{File: name}
	var marker []byte
	for _, c := range "EncryptedPackage" {
		marker = append(marker, byte(c), 0)
	}
	if bytes.Contains(raw, marker) {
		return eventstudy.Fault(pos, "open it in a spreadsheet and save a copy without a password",
			"the workbook is encrypted")
	}
	return eventstudy.Fault(pos,
		"open it in a spreadsheet and save it as .xlsx, or the sheet as CSV",
		"this is an old Excel workbook (.xls)")
}
