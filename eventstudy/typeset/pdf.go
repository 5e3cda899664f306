package typeset

import (
	"strconv"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"
)

// Day stands for the day of writing in files that must name one: a reproducible file cannot know
// it.
var Day = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// Embed gives a PDF the part of each font that Place has used, under the names of Family.
// All is placed by then and nothing is drawn: a letter placed later would be missing from the file.
func (f *Faces) Embed(doc *fpdf.Fpdf) {
	for face := range Face(f.Len()) {
		if font := f.Subset(face); font != nil {
			doc.AddUTF8FontFromBytes(face.Family(), "", font)
		}
	}
}

// Family names a face in a file that carries it.
func (face Face) Family() string { return "face" + strconv.Itoa(int(face)) }

// TwoBytes writes "?" for what does not fit into two bytes: the library of PDFs would write other
// characters for it in titles and bookmarks.
func TwoBytes(s string) string {
	return strings.Map(func(r rune) rune {
		if r > 0xffff {
			return '?'
		}
		return r
	}, s)
}
