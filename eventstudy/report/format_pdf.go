package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"stockmove/eventstudy"
	"stockmove/eventstudy/typeset"
)

func init() { Formats.Register(pdfFormat) }

// pdfFormat writes the page that Markdown and HTML show on A4, its pictures at their printed size.
// The sheets are laid out first and written afterwards, so that a page can name how many there are.
// The file is made without a browser or an office program, so that a report is the same on every
// machine.
var pdfFormat = Format{
	About: eventstudy.Info{Name: "pdf", Title: "A4 pages to print and to send", Order: 55,
		Use: "to print, to archive and to send to who reads no HTML", Avoid: "names in scripts " +
			"that Liberation Sans lacks, such as Chinese, without a font for them (--font)"},
	Write:  func(w io.Writer, d *Document) error { return writePDF(w, onPaper(d), d) },
	Claims: func(w io.Writer, d *Document) error { return writePDF(w, claimPage(d), d) },
}

// writePDF lays a page out and writes its sheets.
// Nothing is written unless the whole file stands.
func writePDF(w io.Writer, pg page, d *Document) error {
	p, err := layOut(pg, d)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := p.emit(&b, pg.Title); err != nil {
		return fmt.Errorf("the PDF could not be made: %w", err)
	}
	_, err = w.Write(b.Bytes())
	return err
}

// layOut lays a page out, and once more where its head depends on the rest: on characters that
// could not be written, which it names, and on a hundred pages or more, whose numbers need room.
// Twice is enough: the second layout has the room that the first was found to need.
func layOut(pg page, d *Document) (*pdf, error) {
	p, err := newPDF(d)
	if err != nil {
		return nil, err
	}
	p.page(pg, "")
	lost, n := p.lost(), len(p.sheets)
	if lost == "" && n <= 99 {
		return p, nil
	}
	if p, err = newPDF(d); err != nil {
		return nil, err
	}
	if n > 99 {
		p.widest = 88_888
	}
	p.page(pg, lost)
	return p, nil
}

// emit writes the sheets as one PDF file. The dates in the file are a fixed day and its lists are
// sorted, so that equal reports are equal files. The title, the language and the bookmarks are for
// readers that show a table of contents or read a page aloud; fonts are embedded in the part that
// is used, so that the file looks the same on every printer.
func (p *pdf) emit(b *bytes.Buffer, title string) error {
	f := fpdf.New("P", "pt", "A4", "")
	f.SetCatalogSort(true)
	f.SetCreationDate(typeset.Day)
	f.SetModificationDate(typeset.Day)
	f.SetTitle(typeset.TwoBytes(Clean(title)), true)
	f.SetCreator(typeset.TwoBytes(Clean(strings.TrimSpace("stockmove "+p.version))), true)
	f.SetLang("en")
	f.SetMargins(0, 0, 0)
	f.SetAutoPageBreak(false, 0)
	p.Embed(f)
	// Places may be named before their pages exist: the contents on the first page lead to all
	// others.
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
				f.Bookmark(typeset.TwoBytes(m.title), m.level, m.y)
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
		f.ImageOptions(i.name, i.x, i.y, i.w, i.h, false, fpdf.ImageOptions{ImageType: "png"}, 0,
			"")
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
	var last pdfText
	for _, t := range s.texts {
		if t.ink.size != last.ink.size || t.face != last.face {
			f.SetFont(t.face.Family(), "", t.ink.size)
		}
		f.SetTextColor(t.ink.color.parts())
		f.Text(t.x, t.y, t.s)
		last = t
	}
	for _, l := range s.links {
		f.Link(l.x, l.y, l.w, l.h, links[l.mark])
	}
}
