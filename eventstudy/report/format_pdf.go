package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"time"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"codeberg.org/go-pdf/fpdf"

	"stockmove/eventstudy"
)

func init() { Formats.Register(pdfFormat{}) }

// pdfFormat writes the page that Markdown and HTML show on A4, its pictures at their printed size. The sheets
// are laid out first and written afterwards, so that a page can name how many there are.
type pdfFormat struct{}

func (pdfFormat) Info() eventstudy.Info {
	return eventstudy.Info{Name: "pdf", Title: "A4 pages to print and to send", Order: 55,
		Use: "to print, to archive and to send to who reads no HTML", Avoid: "names in scripts that Liberation Sans lacks, such as Chinese: take html"}
}

func (pdfFormat) Write(w io.Writer, d *Document) error       { return writePDF(w, onPaper(d), d) }
func (pdfFormat) WriteClaims(w io.Writer, d *Document) error { return writePDF(w, claimPage(d), d) }

// writePDF lays a page out and writes its sheets. Nothing is written unless the whole file stands; a fault of the library is an error.
func writePDF(w io.Writer, pg page, d *Document) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the PDF could not be made: %v", r)
		}
	}()
	p := layOut(pg, d)
	var b bytes.Buffer
	if err := p.emit(&b, pg.Title); err != nil {
		return fmt.Errorf("the PDF could not be made: %w", err)
	}
	_, err = w.Write(b.Bytes())
	return err
}

// layOut lays a page out, and once more where its head depends on the rest: on characters that could not be written, which it
// names, and on a hundred pages or more, whose numbers need room.
func layOut(pg page, d *Document) *pdf {
	p := newPDF(d)
	p.page(pg, "")
	lost, n := p.lost(), len(p.sheets)
	if lost == "" && n <= 99 {
		return p
	}
	p = newPDF(d)
	if n > 99 {
		p.widest = 88_888
	}
	p.page(pg, lost)
	return p
}

// pdfDate stands for the day of writing, which a reproducible file cannot know; the charts' PDFs have the same.
var pdfDate = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// emit writes the sheets as one PDF file.
func (p *pdf) emit(b *bytes.Buffer, title string) error {
	f := fpdf.New("P", "pt", "A4", "")
	f.SetCatalogSort(true)
	f.SetCreationDate(pdfDate)
	f.SetModificationDate(pdfDate)
	f.SetTitle(basic(Clean(title)), true)
	f.SetCreator(basic(Clean(strings.TrimSpace("stockmove "+p.version))), true)
	f.SetLang("en")
	f.SetMargins(0, 0, 0)
	f.SetAutoPageBreak(false, 0)
	// The library writes into the font that it is given: each file works on its own copy.
	f.AddUTF8FontFromBytes("sans", "", bytes.Clone(liberationsansregular.TTF))
	f.AddUTF8FontFromBytes("sans", "B", bytes.Clone(liberationsansbold.TTF))
	f.SetFont("sans", "", bodySize)
	// Places may be named before their pages exist: the contents on the first page lead to all others.
	links := make([]int, len(p.marks))
	for i, m := range p.marks {
		links[i] = f.AddLink()
		f.SetLink(links[i], m.y, m.sheet+1)
	}
	if err := p.register(f); err != nil {
		return err
	}
	for i := range p.sheets {
		f.AddPage()
		p.sheets[i].emit(f, links)
		for _, m := range p.marks {
			if m.sheet == i {
				f.Bookmark(basic(m.title), m.level, m.y)
			}
		}
	}
	return f.Output(b)
}

// emit draws a sheet: grounds, pictures, rules, then words.
func (s *leaf) emit(f *fpdf.Fpdf, links []int) {
	for _, r := range s.grounds {
		f.SetFillColor(r.color.parts())
		f.Rect(r.x, r.y, r.w, r.h, "F")
	}
	for _, i := range s.images {
		f.ImageOptions(i.name, i.x, i.y, i.w, i.h, false, fpdf.ImageOptions{ImageType: "png"}, 0, "")
	}
	for _, r := range s.rules {
		f.SetDrawColor(r.color.parts())
		f.SetLineWidth(r.h)
		f.Line(r.x, r.y, r.x+r.w, r.y)
	}
	for _, d := range s.drawings {
		d.emit(f)
	}
	// The library leaves the colour of a text out when it is that of the last area.
	f.SetFillColor(255, 255, 255)
	last := ink{}
	for _, t := range s.texts {
		if t.ink.size != last.size || t.ink.bold != last.bold {
			style := ""
			if t.ink.bold {
				style = "B"
			}
			f.SetFont("sans", style, t.ink.size)
		}
		f.SetTextColor(t.ink.color.parts())
		f.Text(t.x, t.y, t.s)
		last = t.ink
	}
	for _, l := range s.links {
		f.Link(l.x, l.y, l.w, l.h, links[l.mark])
	}
}

// basic leaves out what does not fit into two bytes: the library would write other characters for it.
func basic(s string) string {
	return strings.Map(func(r rune) rune {
		if r > 0xffff {
			return '?'
		}
		return r
	}, s)
}
