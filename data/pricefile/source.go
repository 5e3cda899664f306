package pricefile

import (
	"bytes"
	"compress/gzip"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"math"
	"os"
	"unicode/utf8"

	"stockmove/data/cell"
	"stockmove/data/unpack"
	"stockmove/eventstudy"
)

// streamFrom is the size from which a file is read a chunk at a time and never held whole. All
// that is looked at early lies in it.
const streamFrom = secondLook

// chunkSize is how much is read at once: little enough for the caches of a processor.
const chunkSize = 1 << 20

// errHold asks for a file to be read again and held whole: its encoding or its lines are not such
// that chunks could be cut from it.
var errHold = errors.New("to be held whole")

// source is the content of a large file. It is read a chunk at a time, as often as it takes: the
// file itself serves, and what comes through a pipe is kept in a temporary file.
type source struct {
	pos    eventstudy.Pos
	limit  int64
	packed string      // "gzip" or empty
	given  io.Reader   // the bytes as given from their start; nil once they have been read
	rest   *tee        // the part of them that was not read early
	again  io.ReaderAt // the same bytes once more
	spool  *os.File    // nil where the file itself serves
	total  int64       // bytes as given; 0 is unknown
	sum    chan string // delivers the sum of the bytes when all are read
	size   int         // of a chunk

	skip  int64  // bytes of the content above the first row
	marks []mark // of the chunks
	rows  int
	ended bool // the last line has an end
	near  nearby
}

// mark is where a chunk begins, by its first row and its place in the content.
type mark struct {
	row  int
	off  int64
	size int
}

// nearby is the chunk that a message has asked for, and where its first lines begin.
type nearby struct {
	chunk  int
	text   []byte
	starts []int
}

// newSource returns the source of a reader of which the head is read already and summed up; nil
// where the bytes could not be had a second time. A pipe cannot be read twice, so that its bytes go
// into a temporary file as they come, which has no name any more where the system allows it.
func newSource(pos eventstudy.Pos, r io.Reader, head []byte, sum hash.Hash, opt Options) *source {
	s := &source{pos: pos, limit: opt.MaxBytes, rest: &tee{r: r, sum: sum}, size: opt.chunk,
		total: sizeHint(r), sum: make(chan string, 1), near: nearby{chunk: -1}}
	if _, left := r.(interface{ Len() int }); left { // what has been read is not in its length
		s.total += int64(len(head))
	}
	if s.size == 0 {
		s.size = chunkSize
	}
	s.given = io.MultiReader(bytes.NewReader(head), s.rest)
	seek, seeks := r.(io.Seeker)
	if at, ok := r.(io.ReaderAt); ok && seeks && sizeHint(r) > 0 {
		if now, err := seek.Seek(0, io.SeekCurrent); err == nil {
			s.again = io.NewSectionReader(at, now-int64(len(head)), math.MaxInt64-now)
			return s
		}
	}
	f, err := os.CreateTemp("", "stockmove-*")
	if err != nil {
		return nil
	}
	os.Remove(f.Name()) // where open files can be removed, nothing is left however the process ends
	s.spool, s.again, s.rest.keep = f, f, f
	if _, err := f.Write(head); err != nil {
		s.close()
		return nil
	}
	return s
}

// close gives a temporary file back.
func (s *source) close() {
	if s != nil && s.spool != nil {
		s.spool.Close()
		os.Remove(s.spool.Name())
	}
}

// tee sums up what is read, and keeps it where it could not be read again.
type tee struct {
	r    io.Reader
	sum  hash.Hash
	keep io.Writer
}

// Read is the method of io.Reader.
func (t *tee) Read(p []byte) (int, error) {
	n, err := t.r.Read(p)
	t.sum.Write(p[:n])
	if t.keep != nil {
		if _, full := t.keep.Write(p[:n]); full != nil {
			return n, full
		}
	}
	return n, err
}

// all returns the bytes as given from their start, however far they have been read. What a pipe has
// not given yet must be taken first, so that the temporary file is whole.
func (s *source) all() (io.Reader, error) {
	if s.spool != nil {
		if _, err := io.Copy(io.Discard, io.LimitReader(s.rest, s.limit+1)); err != nil {
			return nil, s.fault(err)
		}
	}
	return io.NewSectionReader(s.again, 0, math.MaxInt64), nil
}

// content returns the content from its start.
func (s *source) content() (io.Reader, error) {
	r := s.given
	if s.given = nil; r == nil {
		r = io.NewSectionReader(s.again, 0, math.MaxInt64)
	}
	if s.packed == "gzip" {
		return gzip.NewReader(r)
	}
	return r, nil
}

// fault words an error of reading.
func (s *source) fault(err error) error {
	if errors.Is(err, errHold) {
		return err
	}
	return loadFault(s.pos, err, s.limit, s.packed)
}

// cut reads the content below the header and hands on chunks of whole lines with their number of
// lines. take gives the buffer of each, which belongs to whom it is handed to. The bytes of an
// unfinished line begin the next chunk. A chunk that is no UTF-8, or holds a NUL, ends the reading
// in chunks: the file must then be held and decoded whole.
func (s *source) cut(take func() []byte, hand func(chunk []byte, lines int) error) error {
	first := s.given != nil
	r, err := s.content()
	if err != nil {
		return s.fault(err)
	}
	if _, err := io.CopyN(io.Discard, r, s.skip); err != nil {
		return s.fault(err)
	}
	off := s.skip
	s.marks, s.rows = s.marks[:0], 0
	var rest []byte
	for done := false; !done; {
		b := append(take()[:0], rest...)
		if b, done, err = s.more(r, b, off); err != nil {
			return s.fault(err)
		}
		whole := len(b)
		if !done {
			whole = bytes.LastIndexByte(b, '\n') + 1
		}
		rest = append(rest[:0], b[whole:]...)
		if b = b[:whole]; whole == 0 {
			break
		}
		if bytes.IndexByte(b, 0) >= 0 || !utf8.Valid(b) {
			return errHold
		}
		s.ended = b[whole-1] == '\n'
		lines := lineCount(b)
		s.marks = append(s.marks, mark{s.rows, off, whole})
		off, s.rows = off+int64(whole), s.rows+lines
		if err := hand(b, lines); err != nil {
			return err
		}
	}
	if first { // of an archive something may follow its content
		if _, err := io.Copy(io.Discard, s.rest); err != nil {
			return s.fault(err)
		}
		s.sum <- hex.EncodeToString(s.rest.sum.Sum(nil))
	}
	return nil
}

// more fills a buffer until it holds the end of a line; done tells that nothing follows. A buffer
// begins at a fixed size and grows only for a line that is longer, up to the limit of a line.
func (s *source) more(r io.Reader, b []byte, off int64) (out []byte, done bool, err error) {
	for {
		if len(b) == cap(b) {
			b = append(b, 0)[:len(b)]
		}
		n, err := io.ReadFull(r, b[len(b):cap(b)])
		b = b[:len(b)+n]
		if done = err == io.EOF || err == io.ErrUnexpectedEOF; err != nil && !done {
			return nil, false, err
		}
		if off+int64(len(b)) > s.limit {
			return nil, false, unpack.ErrTooLong
		}
		i := bytes.IndexByte(b, '\n')
		if i > maxLine || i < 0 && len(b) > maxLine { // too long, or lines with another end
			return nil, false, errHold
		}
		if done || i >= 0 {
			return b, done, nil
		}
	}
}

// line returns a row's line. The error is that of reading the file once more. Messages ask for few
// rows and those near each other, so that one chunk is kept. The lines of an archive before the
// chunk are unpacked again.
func (s *source) line(row int) ([]byte, error) {
	n := &s.near
	if k := s.chunkOf(row); k != n.chunk {
		text, err := s.chunk(k)
		if err != nil {
			return nil, s.fault(err)
		}
		s.near = nearby{k, text, []int{0}}
	}
	row -= s.marks[n.chunk].row
	for len(n.starts) <= row {
		_, next := cell.NextLine(n.text, n.starts[len(n.starts)-1])
		n.starts = append(n.starts, next)
	}
	line, _ := cell.NextLine(n.text, n.starts[row])
	return line, nil
}

// chunkOf returns the chunk that a row stands in. The marks ascend, so that the chunk is found by
// halving.
func (s *source) chunkOf(row int) int {
	lo, hi := 0, len(s.marks)
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; s.marks[mid].row <= row {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}

// chunk reads chunk k once more.
func (s *source) chunk(k int) ([]byte, error) {
	m := s.marks[k]
	b := make([]byte, m.size)
	if s.packed == "" {
		n, err := s.again.ReadAt(b, m.off)
		if n == len(b) {
			err = nil
		}
		return b, err
	}
	r, err := s.content()
	if err == nil {
		_, err = io.CopyN(io.Discard, r, m.off)
	}
	if err == nil {
		_, err = io.ReadFull(r, b)
	}
	return b, err
}
