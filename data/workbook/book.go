package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// ErrTooLong is the error of a workbook that unpacks to more than the limit.
var ErrTooLong = errors.New("too long")

// book is an open workbook. What all sheets share is read when it is opened, and a sheet when it is
// asked for.
type book struct {
	name   string // of the file, for messages
	parts  map[string]*zip.File
	limit  int64 // of what a part unpacks to, in bytes
	sheets []sheet
	shared []string // texts that cells name by their number
	formats
}

// sheet is one sheet of cells, in the order of the workbook. A hidden sheet is read when it is
// named, since programs keep their data in such; it is never chosen by itself.
type sheet struct {
	name, part string
	hidden     bool
}

// Is tells whether a zip archive is a workbook of whatever kind. The names of parts decide, since
// the archive of a workbook begins as any other.
func Is(z *zip.Reader) bool {
	for _, f := range z.File {
		if strings.HasPrefix(f.Name, "xl/") {
			return true
		}
	}
	return false
}

// open reads what the sheets share. The parts are small next to the sheet, and are read before it
// is known which sheet is meant.
func open(name string, raw []byte, limit int64) (*book, error) {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, eventstudy.Fault(eventstudy.Pos{File: name}, "download it again",
			"the workbook cannot be unpacked: %v", err)
	}
	b := &book{name: name, parts: map[string]*zip.File{}, limit: limit}
	for _, f := range z.File {
		b.parts[strings.TrimPrefix(f.Name, "/")] = f
	}
	if b.parts["xl/workbook.bin"] != nil {
		return nil, eventstudy.Fault(eventstudy.Pos{File: name},
			"open it in a spreadsheet and save it as .xlsx, or the sheet as CSV",
			"this is a binary Excel workbook (.xlsb)")
	}
	if err := b.index(); err != nil {
		return nil, b.damaged(err)
	}
	if err := b.styles(); err != nil {
		return nil, b.damaged(err)
	}
	if err := b.texts(); err != nil {
		return nil, b.damaged(err)
	}
	return b, nil
}

// damaged words an error of reading a part; what is already worded stays as it is. Whatever the
// cause, saving it again from a spreadsheet mends it or shows that it cannot be opened there
// either.
func (b *book) damaged(err error) error {
	var worded *eventstudy.Problems
	if errors.Is(err, ErrTooLong) || errors.As(err, &worded) {
		return err
	}
	return eventstudy.Fault(eventstudy.Pos{File: b.name},
		"open it in a spreadsheet and save it again, or the sheet as CSV",
		"the workbook cannot be read: %v", err)
}

// index reads the names of the sheets and where each of them lies. A sheet is named in the workbook
// and lies where a relation of its id says.
func (b *book) index() error {
	targets := map[string]string{} // of the relations, by their id
	err := b.each("xl/_rels/workbook.xml.rels", func(e *xml.StartElement) {
		if e.Name.Local == "Relationship" {
			targets[attr(e, "Id")] = attr(e, "Target")
		}
	})
	if err != nil {
		return err
	}
	return b.each("xl/workbook.xml", func(e *xml.StartElement) {
		switch e.Name.Local {
		case "workbookPr":
			b.from1904 = yes(attr(e, "date1904"))
		case "sheet":
			target := targets[attr(e, "id")]
			if strings.HasPrefix(target, "/") {
				target = target[1:]
			} else {
				target = path.Join("xl", target)
			}
			// A sheet of a chart or of a dialogue has no cells.
			if strings.Contains(target, "worksheets/") {
				state := attr(e, "state")
				b.sheets = append(b.sheets,
					sheet{attr(e, "name"), target, state != "" && state != "visible"})
			}
		}
	})
}

// texts reads the texts that cells share; phonetic signs beside them are left out. A text may be
// cut into runs of different fonts, which are joined.
func (b *book) texts() error {
	const part = "xl/sharedStrings.xml"
	if b.parts[part] == nil {
		return nil
	}
	return b.walk(part, func(s *scanner) error {
		var text strings.Builder
		for {
			switch e, err := s.next(); {
			case err == io.EOF:
				return nil
			case err != nil:
				return err
			case e.starts("si"):
				text.Reset()
			case e.starts("rPh"):
				if err := s.skip("rPh"); err != nil {
					return err
				}
			case e.ends("si"):
				b.shared = append(b.shared, text.String())
			case e.text != nil && s.inside == "t":
				text.Write(e.text)
			}
		}
	})
}

// choose finds the sheet that is meant: the one that is named, else the only one with cells. why
// says how it was found. A workbook with notes on a second sheet is the rule, so that which sheet
// is meant must be said; a sheet without cells is not asked about.
func (b *book) choose(named string) (one sheet, why string, err error) {
	pos := eventstudy.Pos{File: b.name}
	var filled []sheet
	for _, s := range b.sheets {
		if named != "" && strings.EqualFold(s.name, named) {
			return s, "named by the user", nil
		}
		cells, err := b.filled(s)
		if err != nil {
			return sheet{}, "", b.damaged(err)
		}
		if cells && (named != "" || !s.hidden) {
			filled = append(filled, s)
		}
	}
	var names []string
	for _, s := range filled {
		names = append(names, s.name)
	}
	switch {
	case named != "":
		return sheet{}, "", eventstudy.Fault(pos, "its sheets with cells: "+words.Names(names),
			"the workbook has no sheet %q", named)
	case len(filled) == 0:
		return sheet{}, "", eventstudy.Fault(pos, "a hidden sheet must be named: "+b.name+"#SHEET",
			"no visible sheet of the workbook has a cell")
	case len(filled) > 1:
		return sheet{}, "", eventstudy.Fault(pos,
			fmt.Sprintf("name the one that is meant: \"%s#%s\"", b.name, names[0]),
			"the workbook has several sheets: %s", words.Names(names))
	}
	return filled[0], "the only one with cells", nil
}

// filled tells whether a sheet has a cell with a value or a formula. The first cell with something
// in it suffices.
func (b *book) filled(s sheet) (bool, error) {
	found := false
	err := b.walk(s.part, func(s *scanner) error {
		for !found {
			e, err := s.next()
			if err == io.EOF {
				return nil
			}
			if err != nil {
				return err
			}
			found = e.starts("v") || e.starts("is") || e.starts("f")
		}
		return nil
	})
	return found, err
}

// yes reads a truth value as workbooks write it.
func yes(s string) bool { return s == "1" || s == "true" }
