package charts

import (
	"bytes"
	"fmt"
	"html"
	"io"
	"regexp"
	"strings"

	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgpdf"
	"gonum.org/v1/plot/vg/vgsvg"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
)

// Vector draws one chart as "svg" or "pdf". Letters are drawn as outlines: the
// picture looks the same where the fonts are missing, in any script. Style.DPI has no effect.
func Vector(name string, doc *report.Document, sel Selection, st Style, format string) ([]byte, error) {
	var to backend
	switch format {
	case "svg":
		to = func(c *Canvas, _ Style) { c.out = &outlined{Canvas: vgsvg.New(vg.Length(c.W), vg.Length(c.H))} }
	case "pdf":
		to = func(c *Canvas, _ Style) { c.out = &outlined{Canvas: vgpdf.New(vg.Length(c.W), vg.Length(c.H))} }
	default:
		return nil, eventstudy.Fault(eventstudy.Pos{}, "use png, svg or pdf", "no such picture format: %q", format)
	}
	d, err := compose(name, doc, sel, st)
	if err != nil {
		return nil, err
	}
	pic := d.on(func(c *Canvas, st Style) {
		to(c, st)
		c.Rect(box{0, 0, c.W, c.H}, c.T.Paper)
	})
	var b bytes.Buffer
	if _, err := d.c.out.(*outlined).Canvas.(io.WriterTo).WriteTo(&b); err != nil {
		return nil, err
	}
	if format == "pdf" {
		return markedPDF(undated(b.Bytes())), nil
	}
	return titled(b.Bytes(), pic), nil
}

// outlined is a vector backend that draws letters as areas.
type outlined struct {
	vg.Canvas
	buf  sfnt.Buffer
	path vg.Path
}

// FillString fills the outlines of a text whose baseline begins at pt.
func (o *outlined) FillString(f font.Face, pt vg.Point, s string) {
	upem := fixed.Int26_6(f.Face.UnitsPerEm()) // at this size a pixel of the outline is a unit of the font
	k := f.Font.Size / vg.Length(upem)
	x := pt.X
	o.path = o.path[:0]
	at := func(p fixed.Point26_6) vg.Point {
		return vg.Point{X: x + vg.Length(p.X)*k, Y: pt.Y - vg.Length(p.Y)*k}
	}
	var prev sfnt.GlyphIndex
	for i, r := range s {
		g, err := f.Face.GlyphIndex(&o.buf, r)
		if err != nil {
			continue
		}
		if i > 0 {
			if kern, err := f.Face.Kern(&o.buf, prev, g, upem, xfont.HintingNone); err == nil {
				x += vg.Length(kern) * k
			}
		}
		prev = g
		if segs, err := f.Face.LoadGlyph(&o.buf, g, upem, nil); err == nil {
			open := false
			for _, sg := range segs {
				switch sg.Op {
				case sfnt.SegmentOpMoveTo:
					if open {
						o.path.Close()
					}
					o.path.Move(at(sg.Args[0]))
					open = true
				case sfnt.SegmentOpLineTo:
					o.path.Line(at(sg.Args[0]))
				case sfnt.SegmentOpQuadTo:
					o.path.QuadTo(at(sg.Args[0]), at(sg.Args[1]))
				case sfnt.SegmentOpCubeTo:
					o.path.CubeTo(at(sg.Args[0]), at(sg.Args[1]), at(sg.Args[2]))
				}
			}
			if open {
				o.path.Close()
			}
		}
		if adv, err := f.Face.GlyphAdvance(&o.buf, g, upem, xfont.HintingNone); err == nil {
			x += vg.Length(adv) * k
		}
	}
	if len(o.path) > 0 {
		o.Canvas.Fill(o.path)
	}
}

// titled gives an SVG its title and description, for who cannot see it.
func titled(b []byte, pic report.Picture) []byte {
	head := fmt.Sprintf(svgMark+"\n<title>%s</title>\n<desc>%s</desc>\n", html.EscapeString(pic.Title), html.EscapeString(pic.Alt))
	i := bytes.Index(b, []byte("<svg"))
	j := bytes.IndexByte(b[max(i, 0):], '>')
	if i < 0 || j < 0 {
		return b
	}
	at := i + j + 1
	out := append([]byte(nil), b[:at]...)
	out = append(out, "\n"+head...)
	return append(out, b[at:]...)
}

// dates of a PDF, which its library takes from the clock.
var pdfDate = regexp.MustCompile(`D:\d{14}`)

// undated sets the dates of a PDF to one fixed day, so that the same picture has the same
// bytes; the length stays, and with it the file's table of offsets.
func undated(b []byte) []byte {
	return pdfDate.ReplaceAll(b, []byte("D:20000101"+strings.Repeat("0", 6)))
}
