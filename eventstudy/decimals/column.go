// Package decimals holds columns of decimals in few bits each. A price of a file is a whole number
// over a power of ten, and so near the one before it that the difference takes two bytes; what
// comes out is to the bit what went in, for a quotient of two whole numbers that a float64 holds is
// rounded as the decimal itself is. What is no such number is kept as it stands.
package decimals

import (
	"encoding/binary"
	"math"
	"math/bits"
	"sort"
)

// blockSize is how many values are packed together. A part of a column is read from the beginning
// of its first block, so that a block is little beside what is read at once.
const blockSize = 512

// largest bounds the whole numbers, so that a number over a power of ten is rounded once only, and
// a code with the seven bits before it is within eight bytes.
const largest = 1 << 51

// Column is a column of float64 numbers, NaN where a value is unknown. The zero value is empty. It
// may be read by several goroutines while none appends.
type Column struct {
	blocks []block
	n      int
	least  float64 // of all values
}

// block is a part of a column: a whole number and the differences from it on, each in so many bits,
// or the values where they are none.
type block struct {
	first         int // index in the column
	base          int64
	places, width uint8
	bytes         []byte
	plain         []float64
}

// tens are the powers of ten that whole numbers are divided by; all of them are float64 numbers.
var tens = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12}

// Of packs the values.
func Of(values []float64) *Column {
	c := new(Column)
	c.Append(values)
	return c
}

// Len is the number of values.
func (c *Column) Len() int { return c.n }

// Least is the least known value, +Inf where there is none.
func (c *Column) Least() float64 {
	if c.n == 0 {
		return math.Inf(1)
	}
	return c.least
}

// Append packs more values behind those of the column. The bytes of all of them lie in one piece,
// because a panel has a hundred thousand blocks.
func (c *Column) Append(values []float64) {
	c.least = c.Least()
	for _, v := range values {
		if v < c.least {
			c.least = v
		}
	}
	blocks := make([]block, 0, (len(values)+blockSize-1)/blockSize)
	ends := make([]int, 0, cap(blocks))
	bytes := make([]byte, 0, 4*len(values))
	var codes [blockSize]uint64
	places := uint8(0)
	for from := 0; from < len(values); from += blockSize {
		part := values[from:min(from+blockSize, len(values))]
		b := block{first: c.n + from}
		for b.places = places; int(b.places) < len(tens) && !b.encode(codes[:], part); {
			b.places++
		}
		if int(b.places) < len(tens) {
			places = b.places // the next block has most likely as many
			bytes = write(bytes, codes[:len(part)], int(b.width))
		} else {
			b.plain = append(b.plain, part...)
		}
		blocks, ends = append(blocks, b), append(ends, len(bytes))
	}
	// Codes are read eight bytes at a time, so that more lie behind the last.
	bytes = append(make([]byte, 0, len(bytes)+8), bytes...)
	from := 0
	for i, to := range ends {
		blocks[i].bytes = bytes[from : to+8]
		from = to
	}
	c.blocks, c.n = append(c.blocks, blocks...), c.n+len(values)
}

// Join appends the values of another column, which must not be appended to any more.
func (c *Column) Join(o *Column) {
	c.least = min(c.Least(), o.Least())
	for _, b := range o.blocks {
		b.first += c.n
		c.blocks = append(c.blocks, b)
	}
	c.n += o.n
}

// encode writes the values as multiples of a power of ten: 0 for an unknown one, else one more than
// the difference from the multiple before, of which the lowest bit is the sign. It reports whether
// all of them are such multiples.
func (b *block) encode(codes []uint64, values []float64) bool {
	ten, before, most := tens[b.places], int64(0), uint64(0)
	none := true
	codes = codes[:len(values)]
	for i, v := range values {
		if v != v {
			codes[i] = 0
			continue
		}
		k := math.RoundToEven(v * ten)
		if !(math.Abs(k) < largest) || k/ten != v || k == 0 && math.Signbit(v) {
			return false
		}
		if none {
			b.base, before, none = int64(k), int64(k), false
		}
		d := int64(k) - before
		before = int64(k)
		codes[i] = (uint64(d<<1) ^ uint64(d>>63)) + 1
		most |= codes[i]
	}
	b.width = uint8(bits.Len64(most))
	return true
}

// write appends the codes in so many bits each, the lowest first.
func write(out []byte, codes []uint64, width int) []byte {
	var room [8*blockSize + 8]byte
	var word uint64 // the bits that are not written yet
	at, held := 0, 0
	for _, u := range codes {
		word |= u << held
		if held += width; held >= 64 {
			binary.LittleEndian.PutUint64(room[at:], word)
			at, held = at+8, held-64
			word = u >> (width - held)
		}
	}
	binary.LittleEndian.PutUint64(room[at:], word)
	return append(out, room[:at+(held+7)/8]...)
}

// Read fills out with the values from an index on.
func (c *Column) Read(out []float64, from int) {
	i := sort.Search(len(c.blocks), func(i int) bool { return c.blocks[i].first > from }) - 1
	for ; len(out) > 0; i++ {
		b := &c.blocks[i]
		n := min(b.size(c, i)-(from-b.first), len(out))
		b.read(out[:n], from-b.first)
		out, from = out[n:], from+n
	}
}

// size is the number of values of block i.
func (b *block) size(c *Column, i int) int {
	if i+1 < len(c.blocks) {
		return c.blocks[i+1].first - b.first
	}
	return c.n - b.first
}

// read fills out with the values of the block behind the first skip.
func (b *block) read(out []float64, skip int) {
	if b.plain != nil {
		copy(out, b.plain[skip:])
		return
	}
	ten, width, k := tens[b.places], int(b.width), b.base
	mask := uint64(1)<<width - 1
	at := 0 // in bits
	for ; skip > 0; skip-- {
		k += difference(binary.LittleEndian.Uint64(b.bytes[at>>3:]) >> (at & 7) & mask)
		at += width
	}
	for i := range out {
		u := binary.LittleEndian.Uint64(b.bytes[at>>3:]) >> (at & 7) & mask
		at += width
		k += difference(u)
		if out[i] = float64(k) / ten; u == 0 {
			out[i] = math.NaN()
		}
	}
}

// difference is what a code adds; an unknown value adds nothing.
func difference(u uint64) int64 {
	if u == 0 {
		return 0
	}
	u--
	return int64(u>>1) ^ -int64(u&1)
}

// View is a part of a column, none where Column is nil.
type View struct {
	Column  *Column
	From, N int
}

// All is the whole column.
func (c *Column) All() View { return View{c, 0, c.n} }

// Read returns the values in room, which is grown where it is too short; nil where there is none.
func (v View) Read(room []float64) []float64 {
	if v.Column == nil {
		return nil
	}
	if cap(room) < v.N {
		room = make([]float64, v.N)
	}
	v.Column.Read(room[:v.N], v.From)
	return room[:v.N]
}
