package data

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"unicode/utf8"

	"stockmove/data/cell"
	"stockmove/data/unpack"
	"stockmove/data/workbook"
	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// smallTable is the text of a table that people write: of events, of what is known of them, of days
// and of peers. It comes from a file of text, packed or not, or from a sheet of a workbook.
type smallTable struct {
	name  string // as the user named it
	text  []byte // in UTF-8
	sum   string // SHA-256 of the bytes as given
	sheet *workbook.Table
}

// readTable reads a small table. The encoding that --encoding names may be meant for another file,
// so it is used only where it is needed.
func readTable(ref Ref, stdin io.Reader, encoding string) (smallTable, error) {
	r, err := ref.open(stdin)
	if err != nil {
		return smallTable{}, err
	}
	defer r.Close()
	return tableOf(ref, r, encoding)
}

// tableOf reads the table of an open file.
func tableOf(ref Ref, r io.Reader, encoding string) (smallTable, error) {
	tooLong := eventstudy.Fault(eventstudy.Pos{File: ref.Shown}, "is it the file that you meant?",
		"is larger than %d MB", maxEvents>>20)
	raw, err := unpack.Read(r, maxEvents)
	if errors.Is(err, unpack.ErrTooLong) {
		return smallTable{}, tooLong
	}
	if err != nil {
		return smallTable{}, ref.fault(err)
	}
	in, err := unpack.Open(ref.Shown, raw, maxEvents)
	if errors.Is(err, unpack.ErrTooLong) {
		return smallTable{}, tooLong
	}
	if err != nil {
		return smallTable{}, err
	}
	sum := sha256.Sum256(raw)
	t := smallTable{ref.Shown, in.Text, hex.EncodeToString(sum[:]), in.Sheet}
	if utf8.Valid(t.text) {
		return t, nil
	}
	if t.text, err = cell.Text(t.text, encoding); err != nil {
		return smallTable{}, eventstudy.Fault(eventstudy.Pos{File: ref.Shown},
			"the encodings are "+words.Names(cell.Encodings()), "%v", err)
	}
	return t, nil
}

// reader reads the rows of the table; first is what its first line must hold, for hints.
func (t smallTable) reader(first string) *eventReader {
	text := string(bytes.TrimPrefix(t.text, []byte("\ufeff")))
	return &eventReader{file: &EventFile{Path: t.name}, first: first, text: text, sheet: t.sheet,
		column: map[string]int{}}
}
