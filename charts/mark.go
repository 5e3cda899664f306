package charts

import (
	"bytes"

	"stockmove/charts/pixels"
)

// The marks of a picture of stockmove: a text chunk of a PNG, a comment of an SVG, the producer
// of a PDF. By its mark a picture may be told from one of another program.
var (
	pngMark = pixels.Chunk("tEXt", []byte("Software\x00stockmove"))
	pdfMark = []byte("/Producer (stockmove)")
)

// svgMark is a comment, which no viewer shows.
const svgMark = "<!-- stockmove -->"

// Marked reports whether a file is a picture that this package has drawn, in any of its formats. A
// chart that is drawn again may replace one that stockmove drew, and nothing else.
func Marked(b []byte) bool {
	switch {
	case bytes.HasPrefix(b, []byte("\x89PNG\r\n\x1a\n")):
		// The mark stands before the pixels, in which any bytes may occur.
		head, _, _ := bytes.Cut(b, []byte("IDAT"))
		return bytes.Contains(head, pngMark)
	case bytes.HasPrefix(b, []byte("%PDF-")):
		return bytes.Contains(b, pdfMark)
	}
	i := bytes.Index(b, []byte("<svg"))
	return i >= 0 && bytes.Contains(b[i:], []byte(svgMark))
}
