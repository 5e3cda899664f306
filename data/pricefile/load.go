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
	src    *source         // where raw is but the head of a large file, else nil
}

// load reads everything up to the limit and unpacks it, or the head of a large file. The sum is
// taken in the background, because it costs about a third of what scanning does.
func load(path string, r io.Reader, opt Options) (*input, error) {
	if opt.MaxBytes <= 0 {
		opt.MaxBytes = DefaultMaxBytes
	}
	// One byte more is asked for, to see that there is none.
	opt.MaxBytes = min(opt.MaxBytes, math.MaxInt64-1)
	pos := eventstudy.Pos{File: path}
	sum, parts, summed := sha256.New(), make(chan []byte, 64), make(chan struct{})
	go func() {
		for b := range parts {
			sum.Write(b)
		}
		close(summed)
	}()
	first := early{pos: pos}
	came := func(all []byte, n int) error {
		parts <- all[len(all)-n : len(all) : len(all)]
		return first.look(all)
	}
	in := &input{}
	raw, more, err := in.head(pos, r, opt, came)
	if err == nil && in.raw != nil {
		if in.src = newSource(pos, r, raw, sum, opt); in.src != nil {
			close(parts)
			<-summed
			in.src.packed, in.hash = in.packed, in.src.sum
			return in, lineless(pos, in.raw)
		}
	}
	if err == nil && more {
		raw, err = readLimited(r, raw, sizeHint(r), opt.MaxBytes, came)
	}
	close(parts)
	if err != nil {
		return nil, loadFault(pos, err, opt.MaxBytes)
	}
	total := make(chan string, 1)
	go func() {
		<-summed
		total <- hex.EncodeToString(sum.Sum(nil))
	}()
	return in.unpack(pos, raw, opt.MaxBytes, total)
}

// head reads what a file begins with, and more tells that it goes on. It sets raw where the file is
// large and can be read in chunks: to its first whole lines, unpacked.
func (in *input) head(pos eventstudy.Pos, r io.Reader, opt Options,
	came func([]byte, int) error) (raw []byte, more bool, err error) {
	from := opt.from
	if from == 0 {
		from = streamFrom
	}
	if from < 0 || from > opt.MaxBytes {
		return nil, true, nil
	}
	raw, err = readLimited(io.LimitReader(r, from), nil, min(sizeHint(r), from), from, came)
	if err != nil {
		return nil, false, err
	}
	more = int64(len(raw)) == from
	text := raw
	switch {
	case bytes.HasPrefix(raw, []byte{0x1f, 0x8b}):
		z, err := gzip.NewReader(bytes.NewReader(raw))
		if err != nil || int64(len(raw)) < from/usuallyPacked {
			return raw, more, nil // small, or to be told of the whole file
		}
		text = make([]byte, from)
		if n, _ := io.ReadFull(z, text); int64(n) < from {
			return raw, more, nil
		}
		in.packed = "gzip"
	case !more || packedOrWide(raw):
		return raw, more, nil
	}
	if i := bytes.LastIndexByte(text, '\n'); i >= 0 {
		in.raw = text[: i+1 : i+1]
	}
	return raw, more, nil
}

// usuallyPacked is more than prices are ever compressed to: a file that is smaller by it than what
// is streamed from is small, or a bomb.
const usuallyPacked = 64

// loadFault words an error of reading the bytes as given.
func loadFault(pos eventstudy.Pos, err error, limit int64) error {
	var refused *eventstudy.Problems
	if errors.As(err, &refused) {
		return err
	}
	return limitFault(pos, err, limit, "")
}

// unpack takes the content of bytes that are held whole.
func (in *input) unpack(pos eventstudy.Pos, raw []byte, limit int64,
	hash <-chan string) (*input, error) {
	*in = input{raw: raw, hash: hash}
	var err error
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
		return nil, workbook.Refuse(pos.File, raw)
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
		b, err := readLimited(r, nil, claimed, claimed, nil)
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
	return readLimited(r, nil, n, n, nil)
}

// errTooLong is what readLimited returns beyond the limit.
var errTooLong = errors.New("too long")

// readLimited reads r to its end; b is what was read of it before and hint the expected size, 0
// when unknown. Unless it is nil, came is called with all bytes so far and how many of them are
// new; they do not change any more. Its error ends the reading.
func readLimited(r io.Reader, b []byte, hint, limit int64,
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
