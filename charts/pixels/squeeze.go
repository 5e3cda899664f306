package pixels

import (
	"encoding/binary"
	"math/bits"
)

// squeezer tells the bytes of a picture as what they repeat: the byte before, the row above, or
// the place where the same six bytes stood last, which are letters. A general compressor looks for
// the last alone and comes upon the others by chance, at several times the cost.
type squeezer struct {
	b      []byte
	stride int            // of a row
	seen   [1 << 13]int32 // one more than where six bytes stood last, by a part of them
	to     deflater
}

// What is worth a repetition. A distance costs some twelve bits and more, that of the byte before
// one: the others are taken where they save more than these, and are not looked for beside a run
// that is long.
const (
	rowLeast, seenLeast = 6, 6
	runEnough           = 32
	lazy                = 16 // the longest repetition that may wait for a longer one
	noted               = 64 // the longest repetition whose inside is noted as seen
)

// squeeze tells the whole picture.
func (s *squeezer) squeeze() {
	for i := 0; i < len(s.b); {
		n, from := s.find(i)
		// A byte may stand for itself where a longer repetition begins after it.
		if n < shortest || n < lazy && (s.run(i+1) > n+1 || s.row(i+1) > n+2) {
			s.to.literal(s.b[i])
			i++
			continue
		}
		s.to.repeat(n, from)
		if from != 1 && n < noted {
			// Every second place will do: what begins at another is found a byte later.
			for k := i + 1; k < i+n; k += 2 {
				if slot, ok := s.slot(k); ok {
					*slot = int32(k) + 1
				}
			}
		}
		i += n
	}
}

// find is the repetition to begin at a byte: its length, and how far back it stands.
func (s *squeezer) find(i int) (n, from int) {
	n, from = s.run(i), 1
	if n >= runEnough {
		return n, from
	}
	if m := s.row(i); m >= rowLeast && m > n+1 {
		n, from = m, s.stride
	}
	if slot, ok := s.slot(i); ok && n < runEnough {
		if j := int(*slot) - 1; j >= 0 && i-j <= window {
			if m := s.common(j, i); m >= seenLeast && m > n+1 {
				n, from = m, i-j
			}
		}
		*slot = int32(i) + 1
	}
	return n, from
}

// run is how often the byte before stands at i and after, row how much of the row above does.
func (s *squeezer) run(i int) int {
	if i == 0 || i >= len(s.b) || s.b[i] != s.b[i-1] {
		return 0
	}
	return s.common(i-1, i)
}

// A distance cannot reach back over a row that is wider than the window.
func (s *squeezer) row(i int) int {
	if i < s.stride || i >= len(s.b) || s.stride > window || s.b[i] != s.b[i-s.stride] {
		return 0
	}
	return s.common(i-s.stride, i)
}

// slot is where the last place of the bytes at i is noted; the end of a picture has none. Eight
// bytes are read at once, of which six count.
func (s *squeezer) slot(i int) (*int32, bool) {
	if i+8 > len(s.b) {
		return nil, false
	}
	six := binary.LittleEndian.Uint64(s.b[i:]) << 16
	return &s.seen[six*0x9e3779b97f4a7c15>>51], true
}

// common is how many bytes are the same from j on and from i on, which comes after it.
func (s *squeezer) common(j, i int) int {
	// The two may overlap: a repetition may run on into what it has made itself.
	a, b := s.b[j:], s.b[i:min(i+longest, len(s.b))]
	n := 0
	for ; n+8 <= len(b); n += 8 {
		if x := binary.LittleEndian.Uint64(a[n:]) ^ binary.LittleEndian.Uint64(b[n:]); x != 0 {
			return n + bits.TrailingZeros64(x)/8
		}
	}
	for n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
