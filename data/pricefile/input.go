package pricefile

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"math"

	"stockmove/data/unpack"
	"stockmove/data/workbook"
	"stockmove/eventstudy"
)

// input is a file's bytes, unpacked.
type input struct {
	raw    []byte
	packed string          // how the bytes as given are packed, as in unpack.Content
	hash   <-chan string   // delivers the sum of the bytes as given
	sheet  *workbook.Table // where the bytes are those of a sheet, else nil
	src    *source         // where raw is but the head of a large file, else nil
}

// load reads everything up to the limit and unpacks it, or the head of a large file. The sum is
// taken in the background, because it costs about a third of what scanning does. What was read
// early is given to the hash as well, and not read twice; a file that is refused early costs no
// more than what was read of it.
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
		raw, err = unpack.ReadInto(raw, r, sizeHint(r), opt.MaxBytes, came)
	}
	close(parts)
	if err != nil {
		return nil, loadFault(pos, err, opt.MaxBytes, "")
	}
	total := make(chan string, 1)
	go func() {
		<-summed
		total <- hex.EncodeToString(sum.Sum(nil))
	}()
	return in.unpack(pos, raw, opt.MaxBytes, total)
}

// head reads what a file begins with, and more tells that it goes on. It sets raw where the file is
// large and can be read in chunks: to its first whole lines, unpacked. A gzip file is large by what
// it holds: so much of it is unpacked as a plain file must have to be read in chunks, and the rest
// only if it has more.
func (in *input) head(pos eventstudy.Pos, r io.Reader, opt Options,
	came func([]byte, int) error) (raw []byte, more bool, err error) {
	from := opt.from
	if from == 0 {
		from = streamFrom
	}
	if from < 0 || from > opt.MaxBytes {
		return nil, true, nil
	}
	raw, err = unpack.ReadInto(nil, io.LimitReader(r, from), min(sizeHint(r), from), from, came)
	if err != nil {
		return nil, false, err
	}
	more = int64(len(raw)) == from
	text := raw
	switch {
	case unpack.Gzipped(raw):
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

// unpack takes the content of bytes that are held whole.
func (in *input) unpack(pos eventstudy.Pos, raw []byte, limit int64,
	hash <-chan string) (*input, error) {
	c, err := unpack.Open(pos.File, raw, limit)
	if err != nil {
		return nil, loadFault(pos, err, limit, c.How)
	}
	*in = input{raw: c.Text, packed: c.How, sheet: c.Sheet, hash: hash}
	if in.packed == "" || in.sheet != nil {
		return in, nil
	}
	return in, lineless(pos, in.raw)
}

// sizeHint asks a reader for its size, so that a large file is not copied as its buffer grows. The
// size is a hint: a file may grow while it is read, and what a reader claims is held to the limit
// where it is used.
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

// loadFault words an error of reading, unless it is worded; packed says how the file is packed. The
// limit is named with the flag that raises it, and what was packed is named as it was.
func loadFault(pos eventstudy.Pos, err error, limit int64, packed string) error {
	var refused *eventstudy.Problems
	switch {
	case errors.As(err, &refused):
		return err
	case errors.Is(err, unpack.ErrTooLong):
		what := "the file"
		if packed != "" {
			what = "the " + packed + " file's content"
		}
		return eventstudy.Fault(pos, "if the file is what it should be, raise the limit with"+
			" --max-bytes", "%s is larger than the limit of %d bytes", what, limit)
	case packed != "":
		return unpack.Fault(pos.File, packed, err)
	}
	return eventstudy.Fault(pos, "", "cannot be read: %v", err)
}
