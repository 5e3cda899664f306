package factorfile

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"math"
	"unicode/utf8"

	"stockmove/data/cell"
	"stockmove/data/unpack"
	"stockmove/data/workbook"
	"stockmove/eventstudy"
)

// source is a file's text and the digest of its bytes as they lay on disk. The sum is that of the
// file as it was downloaded, packed or not, so that a person can compare it.
type source struct {
	text   []byte // in UTF-8, its lines ended by a line feed
	sha256 string
	sheet  *workbook.Table // where the text is a sheet of a workbook, else nil
}

// open reads, unpacks and vets a file. No more than limit bytes are held of either form. The words
// of each refusal say what was downloaded in place of a table, and where the true one is.
func open(path string, r io.Reader, limit int64) (source, error) {
	if limit <= 0 {
		limit = DefaultMaxBytes
	}
	limit = min(limit, math.MaxInt64-1) // one byte more is asked for, to see that there is none
	fault := func(hint, format string, args ...any) (source, error) {
		return source{}, eventstudy.Fault(eventstudy.Pos{File: path}, hint, format, args...)
	}
	// A zip archive has its directory at the end, so the file must be held whole.
	raw, err := unpack.Read(r, limit)
	var in unpack.Content
	if err == nil {
		in, err = unpack.Open(path, raw, limit)
	}
	var worded *eventstudy.Problems
	switch {
	case errors.Is(err, unpack.ErrTooLong):
		return fault("daily factor files have about 1 MB; raise --max-bytes if this one is right",
			"the file has more than %d bytes", limit)
	case errors.As(err, &worded):
		return source{}, err
	case err != nil:
		return fault("download the file again", "cannot be read: %v", err)
	}
	body := in.Text
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
	return source{cell.LineFeeds(body), hex.EncodeToString(sum[:]), in.Sheet}, nil
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
