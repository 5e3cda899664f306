// Package unpack reads the bytes of a file and returns what they hold: the bytes themselves, the
// table in a gzip or zip archive, or a sheet of a workbook as text.
//
// A file is untrusted: what is unpacked of it is limited, and ErrTooLong is the error of more. What
// an archive claims of its size is believed only as far as its packed size allows, so that a small
// file cannot ask for much memory.
package unpack

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"io"
	"math"
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
	How   string          // "gzip", "zip" or "workbook", empty where nothing is packed
	Sheet *workbook.Table // of a workbook, of which Text is this sheet
}

// Gzipped reports the first bytes of a gzip file.
func Gzipped(head []byte) bool { return bytes.HasPrefix(head, []byte{0x1f, 0x8b}) }

// Zipped reports the first bytes of a zip archive, which a workbook is too.
func Zipped(head []byte) bool { return bytes.HasPrefix(head, []byte("PK\x03\x04")) }

// Packed reports the first bytes of a file that Open does not take as they are.
func Packed(head []byte) bool { return Gzipped(head) || Zipped(head) || workbook.Old(head) }

// Open returns what the bytes of a file hold, at most limit bytes. The name is what the user
// wrote, and names the sheet of a workbook behind a "#". Errors are of *eventstudy.Problems, or
// ErrTooLong; beside an error the content says how the file is packed.
func Open(name string, raw []byte, limit int64) (c Content, err error) {
	switch {
	case Gzipped(raw):
		c.How = "gzip"
		// The last four bytes of a gzip file tell the size of what it holds, modulo 2³².
		claimed := int64(0)
		if n := len(raw); n >= 4 {
			claimed = int64(binary.LittleEndian.Uint32(raw[n-4:]))
		}
		c.Text, err = inflate(func() (io.Reader, error) {
			return gzip.NewReader(bytes.NewReader(raw))
		}, int64(len(raw)), claimed, limit)
	case Zipped(raw):
		return unzip(name, raw, limit)
	case workbook.Old(raw):
		return c, workbook.Refuse(name, raw)
	default:
		c.Text = raw
	}
	return c, worded(name, c.How, err)
}

// unzip returns the one table of an archive, or a sheet where the archive is a workbook.
func unzip(name string, raw []byte, limit int64) (c Content, err error) {
	c.How = "zip"
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return c, worded(name, c.How, err)
	}
	if workbook.Is(z) {
		c.How = "workbook"
		if c.Sheet, err = workbook.Read(name, raw, limit); err == nil {
			c.Text = c.Sheet.Text
		}
		return c, err
	}
	one, err := table(name, z)
	if err != nil {
		return c, err
	}
	c.Text, err = inflate(func() (io.Reader, error) { return one.Open() }, int64(len(raw)),
		int64(min(one.UncompressedSize64, math.MaxInt64)), limit)
	return c, worded(name, c.How, err)
}

// worded words an error of unpacking; ErrTooLong is for the caller, who knows how the limit is
// called.
func worded(name, how string, err error) error {
	if err == nil || errors.Is(err, ErrTooLong) {
		return err
	}
	return Fault(name, how, err)
}

// Fault says that a file cannot be unpacked.
func Fault(name, how string, err error) error {
	return eventstudy.Fault(eventstudy.Pos{File: name}, "download or pack it again",
		"the %s file cannot be unpacked: %v", how, err)
}

// mostPacked is how many times its size a packed content may grow to: deflate does not do better
// than 1,032.
const mostPacked = 1032

// inflate reads a packed content of so many bytes, claimed to be of some size, in a buffer of its
// very size: a bomb is found out by counting, before memory is spent on it.
func inflate(open func() (io.Reader, error), packed, claimed, limit int64) ([]byte, error) {
	if claimed <= limit && claimed/mostPacked <= packed {
		r, err := open()
		if err != nil {
			return nil, err
		}
		b, err := ReadInto(nil, r, claimed, claimed, nil)
		if !errors.Is(err, ErrTooLong) {
			return b, err
		}
	}
	// The claim is false, or no claim: it wraps at 4 GB, tells of the last of several parts
	// only, and is any four bytes where the file is cut off.
	r, err := open()
	if err != nil {
		return nil, err
	}
	n, err := io.Copy(io.Discard, io.LimitReader(r, limit+1))
	switch {
	case err != nil:
		return nil, err
	case n > limit:
		return nil, ErrTooLong
	}
	if r, err = open(); err != nil {
		return nil, err
	}
	return ReadInto(nil, r, n, n, nil)
}

// Head returns the first lines of what a file holds, for telling what it is; of what cannot be
// unpacked, its own bytes.
func Head(name string, raw []byte, limit int64) []byte {
	const lines = 60
	switch {
	case Gzipped(raw):
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
func Read(r io.Reader, limit int64) ([]byte, error) { return ReadInto(nil, r, 0, limit, nil) }

// ReadInto is Read behind b, which was read of the file before; hint is the expected size, 0 when
// unknown. Unless it is nil, came is called with all bytes so far and how many of them are new;
// they do not change any more. Its error ends the reading.
func ReadInto(b []byte, r io.Reader, hint, limit int64,
	came func(all []byte, n int) error) ([]byte, error) {
	// A size that a reader claims is believed up to the limit.
	hint = min(max(hint, 4096), limit)
	if int64(cap(b)) <= hint {
		b = append(make([]byte, 0, hint+1), b...)
	}
	for {
		if len(b) == cap(b) { // append knows how to grow
			b = append(b, 0)[:len(b)]
		}
		n, err := r.Read(b[len(b):int(min(int64(cap(b)), limit+1, int64(len(b)+1<<20)))])
		b = b[:len(b)+n]
		if came != nil && n > 0 {
			if err := came(b, n); err != nil {
				return nil, err
			}
		}
		switch {
		case int64(len(b)) > limit:
			return nil, ErrTooLong
		case err == io.EOF:
			return b, nil
		case err != nil:
			return nil, err
		}
	}
}
