package factorfile

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"unicode/utf8"

	"stockmove/data/cell"
	"stockmove/data/workbook"
	"stockmove/eventstudy"
)

// source is a file's text and the digest of its bytes as they lay on disk.
type source struct {
	text   []byte // in UTF-8, its lines ended by a line feed
	sha256 string
}

var errTooLong = errors.New("too long")

// open reads, decompresses and vets a file. No more than max bytes are held of either form.
func open(path string, r io.Reader, max int64) (source, error) {
	if max <= 0 {
		max = DefaultMaxBytes
	}
	max = min(max, math.MaxInt64-1) // one byte more is asked for, to see that there is none
	fault := func(hint, format string, args ...any) (source, error) {
		return source{}, eventstudy.Fault(eventstudy.Pos{File: path}, hint, format, args...)
	}
	// A zip archive has its directory at the end, so the file must be held whole.
	raw, err := readAll(r, max)
	var body []byte
	if err == nil {
		body, err = unpack(raw, max)
	}
	switch {
	case errors.Is(err, errTooLong):
		return fault("daily factor files have about 1 MB; raise --max-bytes if this one is right",
			"the file has more than %d bytes", max)
	case err != nil:
		return fault("download the file again", "cannot be read: %v", err)
	}
	sum := sha256.Sum256(raw)
	if body, err = cell.Text(body, ""); err != nil {
		return fault("save it as CSV in UTF-8", "cannot be read: %v", err)
	}
	body = bytes.TrimPrefix(body, []byte("\xef\xbb\xbf"))
	head := bytes.TrimSpace(body[:min(len(body), 512)])
	switch {
	case len(head) == 0 && len(bytes.TrimSpace(body)) == 0:
		return fault("download the file again", "the file is empty")
	case markup(head):
		return fault("save the file itself, not the page that links to it",
			"this is a web page, not a table")
	case bytes.HasPrefix(head, []byte("{")) || bytes.HasPrefix(head, []byte("[")):
		return fault("factor files are tables: a date and one column for each factor",
			"this is JSON, not a table")
	case bytes.IndexByte(body, 0) >= 0:
		return fault("save it as CSV in UTF-8",
			"the file holds NUL bytes: it is UTF-16 or not a text file")
	}
	// The tables are ASCII; a note in another encoding must not spoil them.
	if !utf8.Valid(body) {
		body = bytes.ToValidUTF8(body, []byte("\uFFFD"))
	}
	return source{text: cell.LineFeeds(body), sha256: hex.EncodeToString(sum[:])}, nil
}

// markup reports the beginning of a web page or an XML error message.
func markup(head []byte) bool {
	head = bytes.ToLower(head)
	for _, tag := range []string{"<!doctype", "<html", "<head", "<body", "<?xml", "<script"} {
		if bytes.HasPrefix(head, []byte(tag)) {
			return true
		}
	}
	return false
}

// readAll reads at most max bytes.
func readAll(r io.Reader, max int64) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, max+1))
	if err == nil && int64(len(b)) > max {
		err = errTooLong
	}
	return b, err
}

// unpack returns the bytes inside a gzip or zip file, and any other file as it is.
func unpack(raw []byte, max int64) ([]byte, error) {
	switch {
	case bytes.HasPrefix(raw, []byte("\x1f\x8b")):
		z, err := gzip.NewReader(bytes.NewReader(raw))
		if err != nil {
			return nil, err
		}
		return readAll(z, max)
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")):
		z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
		if err != nil {
			return nil, err
		}
		if workbook.Is(z) {
			return nil, errors.New("this is a workbook; save the sheet as CSV")
		}
		var tables []*zip.File
		for _, f := range z.File {
			if name := strings.ToLower(f.Name); strings.HasSuffix(name, ".csv") ||
				strings.HasSuffix(name, ".txt") {
				tables = append(tables, f)
			}
		}
		if len(tables) != 1 {
			return nil, fmt.Errorf("the archive holds %d tables, not one", len(tables))
		}
		f, err := tables[0].Open()
		if err != nil {
			return nil, err
		}
		defer f.Close()
		return readAll(f, max)
	}
	return raw, nil
}
