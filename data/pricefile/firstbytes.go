package pricefile

import (
	"bytes"

	"stockmove/data/cell"
	"stockmove/data/unpack"
	"stockmove/eventstudy"
)

// What is looked at while a file is still being read, so that a stream that never was a table
// costs little memory.
const (
	firstLook  = 64 << 10 // bytes in which a NUL is no text's
	secondLook = 16 << 20 // bytes in which a line ends: 16,384 cells of a thousand letters
)

// early looks at the first bytes of a file as they come.
type early struct {
	pos   eventstudy.Pos
	looks int // how many are done
}

// look refuses what cannot be a table, once for each of the two sizes. The first look needs few
// bytes, and spares the reading of a video that is named .csv; the second waits for a line that
// must have come by then.
func (e *early) look(b []byte) error {
	switch {
	case e.looks == 0 && len(b) >= firstLook:
		e.looks = 1
		if i := bytes.IndexByte(b[:firstLook], 0); i >= 0 && !packedOrWide(b) {
			return nulFault(e.pos, b, i)
		}
	case e.looks == 1 && len(b) >= secondLook:
		e.looks = 2
		return lineless(e.pos, b)
	}
	return nil
}

// lineless refuses a content whose first line is longer than any table's. A binary file that is
// named .csv would else be held up to the limit before it is refused.
func lineless(pos eventstudy.Pos, b []byte) error {
	if len(b) < secondLook || bytes.ContainsAny(b[:secondLook], "\r\n") || packedOrWide(b) {
		return nil
	}
	pos.Line = 1
	return eventstudy.Fault(pos, "a price file has a line for each day; export it again as CSV",
		"no line ends in the first %d MB: this is not a table", secondLook>>20)
}

// packedOrWide reports bytes among which NULs are right: of an archive, or of UTF-16.
func packedOrWide(b []byte) bool {
	return unpack.Packed(b) || bytes.HasPrefix(b, []byte{0xff, 0xfe}) ||
		bytes.HasPrefix(b, []byte{0xfe, 0xff}) || cell.LooksUTF16(b, 0) || cell.LooksUTF16(b, 1)
}

// nulFault refuses a NUL at b[i]: no text has one, and tools downstream may end a string there.
func nulFault(pos eventstudy.Pos, b []byte, i int) error {
	pos.Line = 1 + bytes.Count(b[:i], []byte("\n"))
	return eventstudy.Fault(pos, "it may be damaged or of another format; save it as CSV",
		"a NUL byte: this is not a text file")
}
