// Package unpack returns what the file of a small table holds: its own bytes, the table in a gzip
// or zip archive, or a sheet of a workbook as text.
//
// A file is untrusted: what is unpacked of it is limited, and ErrTooLong is the error of more.
// Price files, which may be larger than memory, are unpacked by their own reader.
package unpack

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"path"
	"strings"

	"stockmove/data/workbook"
	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// ErrTooLong is the error of a file that holds more than the limit.
var ErrTooLong = workbook.ErrTooLong

// Content is what a file holds.
type Content struct {
	Text  []byte
	Sheet *workbook.Table // nil unless the file is a workbook, of which Text is the sheet
}

// Zipped reports the first bytes of a zip archive, which a workbook is too.
func Zipped(head []byte) bool { return bytes.HasPrefix(head, zipMark) }

var gzipMark, zipMark = []byte{0x1f, 0x8b}, []byte("PK\x03\x04")

// Open returns what the bytes of a file hold, at most limit bytes. The name is what the user
// wrote, and names the sheet of a workbook behind a "#". Errors are of *eventstudy.Problems, or
// ErrTooLong.
func Open(name string, raw []byte, limit int64) (Content, error) {
	switch {
	case bytes.HasPrefix(raw, gzipMark):
		z, err := gzip.NewReader(bytes.NewReader(raw))
		return content(name, "gzip", limit, z, err)
	case Zipped(raw):
		z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
		if err != nil {
			return content(name, "zip", limit, nil, err)
		}
		if workbook.Is(z) {
			t, err := workbook.Read(name, raw, limit)
			if err != nil {
				return Content{}, err
			}
			return Content{t.Text, t}, nil
		}
		one, err := table(name, z)
		if err != nil {
			return Content{}, err
		}
		r, err := one.Open()
		return content(name, "zip", limit, r, err)
	case workbook.Old(raw):
		return Content{}, workbook.Refuse(name, raw)
	}
	return Content{Text: raw}, nil
}

// Head returns the first lines of what a file holds, for telling what it is; of what cannot be
// unpacked, its own bytes.
func Head(name string, raw []byte, limit int64) []byte {
	const lines = 60
	switch {
	case bytes.HasPrefix(raw, gzipMark):
		z, err := gzip.NewReader(bytes.NewReader(raw))
		if err != nil {
			return raw
		}
		// What is given may end in the middle: the text before it counts.
		plain, _ := io.ReadAll(io.LimitReader(z, 16<<10))
		return plain
	case Zipped(raw):
		if t, err := workbook.Head(name, raw, limit, lines); err == nil {
			return t.Text
		}
	}
	return raw
}

// content reads what is packed, err the error of opening it.
func content(name, how string, limit int64, r io.Reader, err error) (Content, error) {
	var text []byte
	if err == nil {
		text, err = io.ReadAll(io.LimitReader(r, limit+1))
	}
	switch {
	case err != nil:
		return Content{}, eventstudy.Fault(eventstudy.Pos{File: name},
			"download or pack it again", "the %s file cannot be unpacked: %v", how, err)
	case int64(len(text)) > limit:
		return Content{}, ErrTooLong
	}
	return Content{Text: text}, nil
}

// table finds the one file of an archive, or the one table among files of other kinds.
func table(name string, z *zip.Reader) (*zip.File, error) {
	var files, tables []*zip.File
	var names []string
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") || strings.HasPrefix(f.Name, "__MACOSX/") {
			continue
		}
		files, names = append(files, f), append(names, f.Name)
		switch strings.ToLower(path.Ext(f.Name)) {
		case ".csv", ".txt", ".tsv":
			tables = append(tables, f)
		}
	}
	switch {
	case len(files) == 1:
		return files[0], nil
	case len(tables) == 1:
		return tables[0], nil
	case len(files) == 0:
		return nil, eventstudy.Fault(eventstudy.Pos{File: name}, "download or pack it again",
			"the zip archive is empty")
	}
	return nil, eventstudy.Fault(eventstudy.Pos{File: name}, "unpack it and name the file",
		"the zip archive holds several files: %s", words.Names(names))
}

// Read reads a file to its end, and at most limit bytes of it.
func Read(r io.Reader, limit int64) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err == nil && int64(len(b)) > limit {
		err = ErrTooLong
	}
	return b, err
}
