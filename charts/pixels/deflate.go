package pixels

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// Limits of a repetition in RFC 1951.
const (
	shortest, longest = 3, 258
	window            = 1 << 15
)

// deflater writes a stream of RFC 1951: bytes and repetitions of bytes before, in blocks of which
// each has codes of its own.
type deflater struct {
	out    []byte
	bits   uint64 // that are not yet in out, the first of them lowest
	n      uint   // how many they are
	tokens []token
}

// token is a byte, or a repetition: bit 31, the distance from bit 9 on, the length less shortest.
// Packed in one word, a full block of them takes 64 KB, which a picture keeps for the next one.
type token uint32

// A block is as many tokens as have codes of their own: more would share the codes of what they are
// unlike, and fewer pay for the table of codes too often.
const blockTokens = 1 << 14

func (d *deflater) literal(v byte) { d.add(token(v)) }

func (d *deflater) repeat(length, distance int) {
	d.add(1<<31 | token(distance)<<9 | token(length-shortest))
}

func (d *deflater) add(t token) {
	if d.tokens = append(d.tokens, t); len(d.tokens) == blockTokens {
		d.block(0)
	}
}

// end closes the stream and returns it.
func (d *deflater) end() []byte {
	d.block(1)
	// The checksum that follows begins at a whole byte.
	d.put(code{n: (8 - d.n%8) % 8})
	for ; d.n > 0; d.n -= 8 {
		d.out = append(d.out, byte(d.bits))
		d.bits >>= 8
	}
	return d.out
}

// code is what stands for a symbol, first bit lowest, or a number of that many bits.
type code struct {
	v uint32
	n uint
}

// put adds a code to the stream. At most 31 bits wait from before and no code has more than 15, so
// that 64 bits never overflow.
func (d *deflater) put(c code) {
	d.bits |= uint64(c.v) << d.n
	if d.n += c.n; d.n >= 32 {
		d.out = binary.LittleEndian.AppendUint32(d.out, uint32(d.bits))
		d.bits >>= 32
		d.n -= 32
	}
}

// The symbols of a block: bytes, its end, lengths; distances apart.
const (
	endOfBlock   = 256
	firstLength  = 257
	lengthCodes  = 286
	distantCodes = 30
)

// stepped is the symbol of a number by the steps of RFC 1951, which double in width at every
// 1<<shift symbols, and the bits that tell it from the others of its step. RFC 1951 prints the
// steps as tables; reckoned they need no second list that could hold a slip.
func stepped(v uint32, shift int) (symbol int, more code) {
	if v < 2<<shift {
		return int(v), code{}
	}
	n := bits.Len32(v) - 1 - shift
	return n<<shift + int(v>>n), code{v & (1<<n - 1), uint(n)}
}

// ofLength and ofDistance are the symbols of a repetition.
func (t token) ofLength() (int, code) {
	if t&0x1ff == longest-shortest {
		return lengthCodes - 1, code{} // a symbol of its own, against the steps
	}
	symbol, more := stepped(uint32(t&0x1ff), 2)
	return firstLength + symbol, more
}
func (t token) ofDistance() (int, code) { return stepped(uint32(t&^(1<<31))>>9-1, 1) }

// block writes the tokens so far; last is 1 in the last one.
func (d *deflater) block(last uint32) {
	lit, dist := make([]int, lengthCodes), make([]int, distantCodes)
	// No token says the end of the block, which needs a code all the same.
	lit[endOfBlock] = 1
	for _, t := range d.tokens {
		if t>>31 == 0 {
			lit[t]++
			continue
		}
		symbol, _ := t.ofLength()
		lit[symbol]++
		symbol, _ = t.ofDistance()
		dist[symbol]++
	}
	litLen, distLen := lengths(lit, 15), lengths(dist, 15)
	d.put(code{last | 2<<1, 3}) // of codes that are told
	d.table(litLen, distLen)
	litCode, distCode := codes(litLen), codes(distLen)
	for _, t := range d.tokens {
		if t>>31 == 0 {
			d.put(litCode[t])
			continue
		}
		symbol, more := t.ofLength()
		d.put(litCode[symbol])
		d.put(more)
		symbol, more = t.ofDistance()
		d.put(distCode[symbol])
		d.put(more)
	}
	d.put(litCode[endOfBlock])
	d.tokens = d.tokens[:0]
}

// tableOrder is the order in which the codes of the table itself are told, the likely last ones to
// be missing. The order is that of RFC 1951 (3.2.7), and a reader takes no other.
var tableOrder = [19]int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// table writes how long the codes of a block are: the lengths follow each other, with symbols for
// a length once more (16) and for none (17, 18), and are coded in their turn.
func (d *deflater) table(lit, dist []uint8) {
	lit, dist = trim(lit, firstLength), trim(dist, 1)
	type entry struct {
		symbol int
		more   code
	}
	var list []entry
	count := make([]int, len(tableOrder))
	add := func(symbol, more int, bits uint) {
		list = append(list, entry{symbol, code{uint32(more), bits}})
		count[symbol]++
	}
	all := slices.Concat(lit, dist)
	for len(all) > 0 {
		v, n := int(all[0]), 1
		for n < len(all) && all[n] == all[0] {
			n++
		}
		all = all[n:]
		// The sign for a length once more repeats the one before it, so that the first of a run is
		// told by itself. Zeros have signs of their own, which need none before them.
		if v != 0 {
			add(v, 0, 0)
			n--
		}
		for n > 0 {
			k := 1
			switch {
			case n < 3:
				add(v, 0, 0)
			case v != 0:
				k = min(n, 6)
				add(16, k-3, 2)
			case n <= 10:
				k = n
				add(17, k-3, 3)
			default:
				k = min(n, 138)
				add(18, k-11, 7)
			}
			n -= k
		}
	}
	length := lengths(count, 7)
	told := len(tableOrder)
	for told > 4 && length[tableOrder[told-1]] == 0 {
		told--
	}
	d.put(code{uint32(len(lit) - firstLength), 5})
	d.put(code{uint32(len(dist) - 1), 5})
	d.put(code{uint32(told - 4), 4})
	for _, symbol := range tableOrder[:told] {
		d.put(code{uint32(length[symbol]), 3})
	}
	by := codes(length)
	for _, e := range list {
		d.put(by[e.symbol])
		d.put(e.more)
	}
}

// trim cuts symbols without a code off the end, down to at least that many.
func trim(lengths []uint8, least int) []uint8 {
	n := len(lengths)
	for n > least && lengths[n-1] == 0 {
		n--
	}
	return lengths[:n]
}
