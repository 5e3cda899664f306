// Package typeset sets text for every picture and page of stockmove: which font has a character,
// how wide a text is, where a line ends, what stands for a character that no font has, and the
// part of a font that a file carries along. Measures are points, 1/72 inch.
package typeset

import (
	"bytes"
	"sync"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"

	"stockmove/eventstudy"
)

// Font is a font file's bytes, tried in order for glyphs that the built-in sans lacks.
type Font struct {
	Name string // for messages, the file's name
	Data []byte // TrueType or OpenType, or the first font of a collection
}

// Family is the name of the built-in sans. Its letters are as wide as those of Arial.
const Family = "Liberation Sans"

// builtin is Liberation Sans, regular and bold, parsed once.
var builtin = sync.OnceValue(func() [2]*sfnt.Font {
	parse := func(data []byte) *sfnt.Font {
		f, err := opentype.Parse(data)
		if err != nil {
			panic("typeset: the built-in font: " + err.Error())
		}
		return f
	}
	return [2]*sfnt.Font{parse(liberationsansregular.TTF), parse(liberationsansbold.TTF)}
})

// read parses a font file, or the first font of a collection; one that is none is an error that
// names the file.
func (f Font) read() (*sfnt.Font, error) {
	parsed, err := f.parse()
	if err != nil {
		return nil, eventstudy.Fault(eventstudy.Pos{File: f.Name},
			"a TrueType or OpenType file is needed", "not a font: %v", err)
	}
	return parsed, nil
}

func (f Font) parse() (*sfnt.Font, error) {
	if !bytes.HasPrefix(f.Data, []byte("ttcf")) {
		return opentype.Parse(f.Data)
	}
	c, err := opentype.ParseCollection(f.Data)
	if err != nil {
		return nil, err
	}
	return c.Font(0)
}
