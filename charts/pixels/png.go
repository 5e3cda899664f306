package pixels

import (
	"encoding/binary"
	"hash/adler32"
	"hash/crc32"
	"slices"
)

// PNG is the picture as an indexed PNG file, with further chunks after its header (see Chunk).
// Chunks such as the resolution may stand anywhere between the header and the pixels (ISO/IEC
// 15948, 5.6).
func (p *Picture) PNG(chunks ...[]byte) []byte {
	p.read()
	colours, number := p.palette()
	rows := p.lay(number)

	// A twentieth of its pixels is what a chart takes; a busier picture asks for more by itself.
	out := append(make([]byte, 0, len(rows)/20+4096), "\x89PNG\r\n\x1a\n"...)
	head := binary.BigEndian.AppendUint32(nil, uint32(p.W))
	head = binary.BigEndian.AppendUint32(head, uint32(p.H))
	head = append(head, 8, 3, 0, 0, 0) // eight bits, a palette; deflate, filters, no interlacing
	out = append(out, Chunk("IHDR", head)...)
	for _, c := range chunks {
		out = append(out, c...)
	}
	var table []byte
	for _, c := range colours {
		table = append(table, byte(c), byte(c>>8), byte(c>>16))
	}
	out = append(out, Chunk("PLTE", table)...)
	begin := len(out)
	p.tokens, out = squeezed(append(out, "....IDAT"...), rows, p.W+1, p.tokens)
	out = closed(out, begin)
	return append(out, Chunk("IEND", nil)...)
}

// Chunk is a chunk of a PNG: length, kind, content and sum.
func Chunk(kind string, content []byte) []byte {
	return closed(slices.Concat([]byte("...."), []byte(kind), content), 0)
}

// closed completes the chunk that begins there and whose length is still open.
func closed(b []byte, begin int) []byte {
	binary.BigEndian.PutUint32(b[begin:], uint32(len(b)-begin-8))
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[begin+4:]))
}

// squeezed appends the rows of a picture, of that many bytes each, in the format of RFC 1950. The
// tokens are room to work in, and handed back.
func squeezed(out, rows []byte, stride int, room []token) ([]token, []byte) {
	out = append(out, 0x78, 0x01) // a window of 32 KB, the fastest kind
	s := squeezer{b: rows, stride: stride, to: deflater{out: out, tokens: room[:0]}}
	s.squeeze()
	return s.to.tokens, binary.BigEndian.AppendUint32(s.to.end(), adler32.Checksum(rows))
}
