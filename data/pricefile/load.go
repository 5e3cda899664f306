package pricefile

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"math"
	"strings"

	"stockmove/data/workbook"
	"stockmove/eventstudy"
)

// input is a file's bytes, unpacked.
type input struct {
	raw    []byte
	packed string          // "gzip", "zip" or empty
	hash   <-chan string   // delivers the sum of the bytes as given
	sheet  *workbook.Table // where the bytes are those of a sheet, else nil
}

// load reads everything up to the limit and unpacks it. The sum is taken in the
// background, because it costs about a third of what scanning does.
func load(path string, r io.Reader, limit int64) (*input, error) {
	if limit <= 0 {
		limit = DefaultMaxBytes
	}
	limit = min(limit, math.MaxInt64-1) // one byte more is asked for, to see that there is none
	pos := eventstudy.Pos{File: path}
	sum, parts := make(chan string, 1), make(chan []byte, 64)
	go func() {
		h := sha256.New()
		for b := range parts {
			h.Write(b)
		}
		sum <- hex.EncodeToString(h.Sum(nil))
	}()
	first := early{pos: pos}
	raw, err := readLimited(r, sizeHint(r), limit, func(all []byte, n int) error {
		parts <- all[len(all)-n : len(all) : len(all)]
		return first.look(all)
	})
	close(parts)
	var refused *eventstudy.Problems
	switch {
	case errors.As(err, &refused):
		return nil, err
	case err != nil:
		return nil, limitFault(pos, err, limit, "")
	}
	in := &input{raw: raw, hash: sum}
	switch {
	case bytes.HasPrefix(raw, []byte{0x1f, 0x8b}):
		in.packed = "gzip"
		// The last four bytes of a gzip file tell the size of what it holds, modulo 2³².
		var claimed int64
		if n := len(raw); n >= 4 {
			claimed = int64(binary.LittleEndian.Uint32(raw[n-4:]))
		}
		in.raw, err = unpack(func() (io.Reader,
			error) {
			return gzip.NewReader(bytes.NewReader(raw))
		}, int64(len(raw)), claimed, limit)
		if err != nil {
			return nil, limitFault(pos, err, limit, "gzip")
		}
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")):
		if err := in.unzip(pos, limit); err != nil {
			return nil, err
		}
	case workbook.Old(raw):
		return nil, workbook.Refuse(path, raw)
	}
	if in.packed != "" {
		if err := lineless(pos, in.raw); err != nil {
			return nil, err
		}
	}
	return in, nil
}

// unzip takes the one file of an archive, or a sheet where the archive is a workbook. An archive of
// several files is refused and not searched: which of them is meant is the user's to say.
func (in *input) unzip(pos eventstudy.Pos, limit int64) error {
	raw := in.raw
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return limitFault(pos, err, limit, "zip")
	}
	if workbook.Is(z) {
		return in.open(pos, limit)
	}
	var one *zip.File
	count := 0
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") || strings.HasPrefix(f.Name, "__MACOSX/") {
			continue
		}
		one = f
		count++
	}
	if count != 1 {
		return eventstudy.Fault(pos, "unpack it and name the file",
			"the zip archive holds %d files; only an archive of one file is read", count)
	}
	in.packed = "zip"
	in.raw, err = unpack(func() (io.Reader, error) { return one.Open() }, int64(len(raw)),
		int64(min(one.UncompressedSize64, math.MaxInt64)), limit)
	if err != nil {
		return limitFault(pos, err, limit, "zip")
	}
	return nil
}

// mostPacked is how many times its size a compressed content may grow to: deflate does not
// do better than 1,032.
const mostPacked = 1032

// unpack reads a compressed content of so many bytes, claimed to be of some size, in a buffer
// of its very size: a bomb is found out by counting, before memory is spent on it.
func unpack(open func() (io.Reader, error), packed, claimed, limit int64) ([]byte, error) {
	if claimed <= limit && claimed/mostPacked <= packed {
		r, err := open()
		if err != nil {
			return nil, err
		}
		b, err := readLimited(r, claimed, claimed, nil)
		if !errors.Is(err, errTooLong) {
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
		return nil, errTooLong
	}
	if r, err = open(); err != nil {
		return nil, err
	}
	return readLimited(r, n, n, nil)
}

// errTooLong is what readLimited returns beyond the limit.
var errTooLong = errors.New("too long")

// readLimited reads r to its end; hint is the expected size, 0 when unknown. Unless it is nil, came
// is called with all bytes so far and how many of them are new; they do not change any more. Its
// error ends the reading.
func readLimited(r io.Reader, hint, limit int64, came func(all []byte, n int) error) ([]byte,
	error) {
	// A size that a reader claims is believed up to the limit.
	hint = min(max(hint, 4096), limit)
	b := make([]byte, 0, hint+1)
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
			return nil, errTooLong
		case err == io.EOF:
			return b, nil
		case err != nil:
			return nil, err
		}
	}
}

// sizeHint asks a reader for its size, so that a large file is not copied as its buffer grows.
func sizeHint(r io.Reader) int64 {
	switch v := r.(type) {
	case interface{ Stat() (fs.FileInfo, error) }:
		if s, err := v.Stat(); err == nil && s.Mode().IsRegular() {
			return s.Size()
		}
	case interface{ Len() int }:
		return int64(v.Len())
	}
	return 0
}

// limitFault words an error of reading; packed names the compression, if any.
func limitFault(pos eventstudy.Pos, err error, limit int64, packed string) error {
	if errors.Is(err, errTooLong) {
		what := "the file"
		if packed != "" {
			what = "the " + packed + " file's content"
		}
		return eventstudy.Fault(pos, "if the file is what it should be, raise the limit with"+
			" --max-bytes", "%s is larger than the limit of %d bytes", what, limit)
	}
	if packed != "" {
		return eventstudy.Fault(pos, "download it again", "the %s file cannot be unpacked: %v",
			packed, err)
	}
	return eventstudy.Fault(pos, "", "cannot be read: %v", err)
}
