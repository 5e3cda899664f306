package tables

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"stockmove/data/cell"
	"stockmove/data/input"
	"stockmove/data/pricefile"
	"stockmove/data/unpack"
	"stockmove/data/workbook"
	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// smallTable is the text of a table that people write: of events, of what is known of them, of days
// and of peers. It comes from a file of text, packed or not, or from a sheet of a workbook. Whoever
// has one need not know where it comes from; places in messages are those of the file, by the sheet
// where there is one.
type smallTable struct {
	name  string // as the user named it
	text  []byte // in UTF-8
	Sum   string // SHA-256 of the bytes as given
	sheet *workbook.Table
}

// readTable reads a small table. The encoding that --encoding names may be meant for another file,
// so it is used only where it is needed.
func readTable(ref input.Ref, stdin io.Reader, encoding string) (smallTable, error) {
	r, err := ref.Open(stdin)
	if err != nil {
		return smallTable{}, err
	}
	defer r.Close()
	return TableOf(ref, r, encoding)
}

// TableOf reads the table of an open file. The sum is of the bytes as they were given, since that
// is what a person can check.
func TableOf(ref input.Ref, r io.Reader, encoding string) (smallTable, error) {
	tooLong := eventstudy.Fault(eventstudy.Pos{File: ref.Shown}, "is it the file that you meant?",
		"is larger than %d MB", input.MaxEvents>>20)
	raw, err := unpack.Read(r, input.MaxEvents)
	if errors.Is(err, unpack.ErrTooLong) {
		return smallTable{}, tooLong
	}
	if err != nil {
		return smallTable{}, ref.Fault(err)
	}
	in, err := unpack.Open(ref.Shown, raw, input.MaxEvents)
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

// mostSniffed is how much of a workbook is read, at most, to tell what it is.
const mostSniffed = 256 << 20

// Opening returns the first lines of what a file holds, and a reader of the whole file. A workbook
// has its directory at its end, so that it is read whole, up to the limit of inputs. The head is
// enough to tell prices, factors, events and studies apart, and the reader gives it once more.
func Opening(ref input.Ref, r io.Reader, limit int64) (head []byte, whole io.Reader, err error) {
	if limit <= 0 || limit > mostSniffed {
		limit = mostSniffed
	}
	buffered := bufio.NewReaderSize(r, 16<<10)
	raw, _ := buffered.Peek(16 << 10)
	whole = buffered
	if unpack.Zipped(raw) {
		if raw, err = io.ReadAll(io.LimitReader(buffered, limit)); err != nil {
			return nil, nil, ref.Fault(err)
		}
		whole = io.MultiReader(bytes.NewReader(raw), buffered)
	}
	return unpack.Head(ref.Shown, raw, limit), whole, nil
}

// LooksLikeEvents reports a header of an events file: it names a security and a time, and either
// nothing that events files do not have, since a panel of prices has a column that they lack, or
// words for each event or its estimation window beside columns of the user's, none of which is
// called as a price. A doubt is decided for prices: a panel that is taken for events is refused
// with words that help nobody, and events that are taken for prices are told as a table without
// prices.
func LooksLikeEvents(head []byte) bool {
	if text, err := cell.Text(head, ""); err == nil { // UTF-16, by its mark
		head = text
	}
	text := strings.TrimPrefix(string(head), "\ufeff")
	line, _, _ := strings.Cut(strings.TrimLeft(text, "\r\n\t "), "\n")
	seen := map[string]bool{}
	further := false
	for _, cell := range strings.FieldsFunc(line, func(r rune) bool {
		return strings.ContainsRune(",;\t|", r)
	}) {
		header := strings.Trim(strings.TrimSpace(cell), `"`)
		name := eventColumn(header)
		if name == "" {
			if pricefile.NamesPrice(header) {
				return false
			}
			further = true
		}
		seen[name] = true
	}
	if further && !seen["label"] && !seen["estimation_first"] && !seen["estimation_last"] {
		return false
	}
	return seen["security"] && (seen["date"] || seen["time"])
}
