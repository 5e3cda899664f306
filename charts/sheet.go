package charts

import (
	"bytes"
	"encoding/base64"
	"fmt"

	"stockmove/eventstudy/report"
	"stockmove/eventstudy/typeset"
)

// sheet is what the pictures of one page share: the colours, each with its like in the dark, and
// the letters of all of them, once.
type sheet struct {
	faces *typeset.Faces
	inks  map[paint]int // by their number
	order []paint
}

// paint is a colour on a light page and on a dark one, and what it is laid on.
type paint struct {
	ink, dark rgb
	stroke    bool
}

// newSheet begins the sheet of a page. Its letters are counted over all pictures, since a font is
// embedded in a page once.
func newSheet(fonts []typeset.Font) (*sheet, error) {
	faces, err := typeset.New(typeset.Letters, fonts)
	return &sheet{faces: faces, inks: map[paint]int{}}, err
}

// class names the colour of a shape. Colours are numbered as they come and not
// named by what they are: a page holds thousands of such names, which stay short.
func (s *sheet) class(x shape) string {
	p := paint{x.ink, x.dark, x.form == line || x.form == dots}
	n, ok := s.inks[p]
	if !ok {
		n = len(s.order)
		s.inks[p] = n
		s.order = append(s.order, p)
	}
	return fmt.Sprintf("k%d", n)
}

// drawing writes what a pen has recorded in the words of SVG. Neighbours of one colour stand in one
// path, where that looks the same.
func (s *sheet) drawing(c *Canvas, p *inlinePen) report.Vector {
	s.faces.Join(c.faces)
	var b bytes.Buffer
	list := p.shapes
	for i := 0; i < len(list); {
		x, n := list[i], 1
		for i+n < len(list) && x.joins(list[i+n]) {
			n++
		}
		s.open(&b, x)
		if x.form == letters {
			b.Write(x.path)
		} else {
			b.WriteString(` d="`)
			for _, y := range list[i : i+n] {
				b.Write(y.path)
			}
			b.WriteString(`"/>`)
		}
		b.WriteByte('\n')
		i += n
	}
	return report.Vector{W: c.W, H: c.H, Body: b.Bytes()}
}

// joins reports whether a shape may stand in one path with the one before it. Dashes do not: they
// would go on from line to line. Areas neither: one laid the other way round would be a hole.
func (x shape) joins(y shape) bool {
	return x.form == y.form && x.ink == y.ink && x.dark == y.dark && x.width == y.width &&
		(x.form == slab || x.form == dots || x.form == line && x.dash == "" && y.dash == "")
}

// formClass is the class of a form beside that of its colour; formCSS is what the classes say.
var formClass = map[form]string{upright: " crisp", slab: " crisp", dots: " round"}

// Neighbours share an edge, which must not show; a line without length has a round end.
const formCSS = ".drawn .crisp { shape-rendering: crispEdges }\n" +
	".drawn .round { stroke-linecap: round }\n"

// open writes the beginning of an element up to its path or its place.
func (s *sheet) open(b *bytes.Buffer, x shape) {
	if x.form == letters {
		fmt.Fprintf(b, `<text class="%s%s"`, s.class(x), faceClass(x.face))
		return
	}
	fmt.Fprintf(b, `<path class="%s%s"`, s.class(x), formClass[x.form])
	if x.form == line || x.form == dots {
		var w measure
		w.put(x.width)
		fmt.Fprintf(b, ` stroke-width="%s"`, w)
	}
	if x.dash != "" {
		fmt.Fprintf(b, ` stroke-dasharray="%s"`, x.dash)
	}
}

// faceClass is the class of letters in a face, none for the regular one.
func faceClass(f typeset.Face) string {
	if f == typeset.Regular {
		return ""
	}
	return " " + f.Family()
}

// css is the style of the pictures. Dark colours are of screens alone: paper is white.
func (s *sheet) css() string {
	if len(s.order) == 0 {
		return ""
	}
	var b, dark bytes.Buffer
	// The letters are placed without pairs drawn together, and every space counts. Arial comes next
	// to the face of the page, because its letters are as wide: without the embedded font a label
	// still fits its place.
	fmt.Fprintf(&b, ".drawn text { font-family: %s, Arial, Helvetica, sans-serif; "+
		"font-kerning: none; white-space: pre }\n%s", typeset.Regular.Family(), formCSS)
	for f := range typeset.Face(s.faces.Len()) {
		font := s.faces.Subset(f)
		if font == nil {
			continue
		}
		weight := ""
		if f == typeset.Bold {
			weight = "; font-weight: bold"
		}
		fmt.Fprintf(&b, "@font-face { font-family: %s%s; src: url(data:font/ttf;base64,%s) }\n",
			f.Family(), weight, base64.StdEncoding.EncodeToString(font))
		if f != typeset.Regular {
			fmt.Fprintf(&b, ".drawn .%s { font-family: %s, Arial, Helvetica, sans-serif%s }\n",
				f.Family(), f.Family(), weight)
		}
	}
	for n, p := range s.order {
		rule := func(c rgb) string {
			if p.stroke {
				return fmt.Sprintf(".k%d { stroke: %s; fill: none }\n", n, hexOf(c))
			}
			return fmt.Sprintf(".k%d { fill: %s }\n", n, hexOf(c))
		}
		b.WriteString(rule(p.ink))
		// What is the same in the dark is not told twice.
		if p.dark != p.ink {
			dark.WriteString(rule(p.dark))
		}
	}
	if dark.Len() > 0 {
		fmt.Fprintf(&b, "@media screen and (prefers-color-scheme: dark) {\n%s}\n", dark.Bytes())
	}
	return b.String()
}
