package report

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	_ "embed" // the page's template, style and script
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"html"
	"html/template"
	"io"
	"regexp"

	"stockmove/eventstudy"
	"stockmove/eventstudy/lists"
	"stockmove/eventstudy/words"
)

//go:embed page.html
var pageHTML string

//go:embed page.css
var pageCSS string

//go:embed page.js
var pageJS string

func init() { Formats.Register(htmlFormat) }

// htmlFormat writes one self-contained page. Its policy lets nothing load and lets no script or
// style run but the two that are written here, whatever a file's text holds. It is one file because
// a page with a folder beside it loses its pictures on the first mail.
var htmlFormat = Format{
	About: eventstudy.Info{Name: "html", Title: "one self-contained page", Order: 50,
		Use: "to read, to print and to send: pictures inside, light and dark, tables that copy " +
			"into a spreadsheet"},
	Write:  func(w io.Writer, d *Document) error { return writeHTML(w, whole(d), d) },
	Claims: func(w io.Writer, d *Document) error { return writeHTML(w, claimPage(d), d) },
}

var pageTemplate = template.Must(template.New("page").Funcs(template.FuncMap{
	"clean": Clean,
	"prose": prose,
	"inc":   func(i int) int { return i + 1 },
	"lines": cleanLines,
}).Parse(pageHTML))

// writeHTML renders a page. The template escapes each text for the place where it stands. The
// library's contextual escaping is what makes a hostile name harmless: no text is ever joined to
// markup by hand.
func writeHTML(w io.Writer, p page, d *Document) error {
	bw := bufio.NewWriterSize(w, 1<<16)
	if err := pageTemplate.Execute(bw, newHTMLPage(p, d)); err != nil {
		return err
	}
	return bw.Flush()
}

// What follows is the page as its template wants it: the blocks of the outline with the
// names, classes and numbers that only HTML needs.

// htmlPage is the whole page. The hashes let a browser run the two scripts of the page itself and
// nothing that a text may have smuggled in.
type htmlPage struct {
	Title, Sub, Version   string
	Style                 template.CSS
	Script                template.JS
	StyleHash, ScriptHash string
	Sections              []htmlSection
}

type htmlSection struct {
	ID, Title string
	Blocks    []htmlBlock
	Elsewhere []string // where that is which paper leaves out
}

// The pointers of the form stand before those of the outline, which the template cannot reach by
// mistake.
type htmlBlock struct {
	block
	Table  *htmlTable
	Claim  *htmlClaim
	Figure *htmlFigure
	Method *htmlMethod
	More   *htmlMore
}

// htmlMore is a part that is shown closed; Paper opens it there.
type htmlMore struct {
	Title  string
	Paper  bool
	Blocks []htmlBlock
}

// htmlTable is a table with an id of its own, which its footnotes are linked by.
type htmlTable struct {
	ID, Caption, Label, Foot string
	Folded                   bool
	Columns                  []htmlCell
	Rows                     []htmlRow
	Notes                    []string
}

type htmlRow struct {
	Cells []htmlCell
	Class string
	Notes []int
}

// htmlCell is a cell of the header, by its Title, or of the body, by its Text; Head marks the name
// of a row.
type htmlCell struct {
	Title, Text, Class string
	Head               bool
}

type htmlClaim struct {
	*entry
	Look
	Measured string
	Table    *htmlTable
}

// htmlFigure is a picture: its drawings or, of one that has none, its pixels.
type htmlFigure struct {
	*Picture
	Screen        bool // it is not printed
	Drawings      []htmlDrawing
	Data          template.URL
	Width, Height int
}

// htmlDrawing is the picture for some screens, which its class tells.
type htmlDrawing struct {
	Class, Box string
	Body       template.HTML
}

type htmlMethod struct {
	eventstudy.Info
	Title          string
	Fields, Advice []field
}

// newHTMLPage turns every block into its form. The template decides nothing: what is shown, in
// which order and under which class is settled here, where it can be tested.
func newHTMLPage(p page, d *Document) htmlPage {
	css := pageCSS + verdictStyle() + d.Drawn
	h := htmlPage{Title: p.Title, Sub: p.Sub, Version: d.Version, Style: template.CSS(css),
		Script:    template.JS(pageJS),
		StyleHash: policyHash(css), ScriptHash: policyHash(pageJS)}
	m := htmlMaker{paper: openedOnPaper(d)}
	for _, s := range p.Sections {
		hs := htmlSection{ID: s.ID, Title: s.Title}
		closed := false
		var left []string
		for i, b := range s.Blocks {
			hb := m.block(b, s.Title)
			if s.ofScreens(i) {
				hb.Figure.Screen = true
				left = append(left, b.Figure.File)
			}
			hs.Blocks = append(hs.Blocks, hb)
			closed = closed || b.More != nil || b.Fold ||
				b.Claim != nil && b.Claim.Readings != nil
		}
		if closed {
			hs.Elsewhere = append(hs.Elsewhere, folded(s.ID))
		}
		if len(left) > 0 {
			hs.Elsewhere = append(hs.Elsewhere, unprinted(left))
		}
		h.Sections = append(h.Sections, hs)
	}
	return h
}

// htmlMaker numbers the tables of a page.
type htmlMaker struct {
	tables int
	paper  bool // parts are open on paper
}

func (m *htmlMaker) table(t *table, label string) *htmlTable {
	m.tables++
	return newHTMLTable(t, fmt.Sprintf("t%d", m.tables), label)
}

// block gives a block its form; title is that of its section.
func (m *htmlMaker) block(b block, title string) htmlBlock {
	hb := htmlBlock{block: b}
	if b.Table != nil {
		hb.Table = m.table(b.Table, title)
		// There would be nothing to open a table by that has no caption.
		hb.Table.Folded = b.Fold && b.Table.Caption != ""
	}
	if b.Claim != nil {
		hb.Claim = &htmlClaim{entry: b.Claim, Look: LookOf(b.Claim.Status)}
		if b.Claim.Measured != words.Unknown {
			hb.Claim.Measured = b.Claim.Measured
		}
		if t := b.Claim.Readings; t != nil {
			hb.Claim.Table = m.table(t, words.Counted(len(t.Rows), "reading")+" tried")
		}
	}
	if b.Figure != nil {
		hb.Figure = newHTMLFigure(b.Figure)
	}
	if b.Method != nil {
		is, when := advised(b.Method.Info)
		hb.Method = &htmlMethod{Info: b.Method.Info, Title: methodTitle(b.Method),
			Fields: fields(b.Method.Kind, is), Advice: fields(b.Method.Kind, when)}
	}
	if b.More != nil {
		hb.More = &htmlMore{b.More.Title, m.paper, lists.Of(b.More.Blocks,
			func(x block) htmlBlock { return m.block(x, b.More.Title) })}
	}
	return hb
}

// newHTMLTable gives cells the classes of their columns. A table without a caption has the label
// that it is read out by from what it stands under.
func newHTMLTable(t *table, id, label string) *htmlTable {
	texts, of := t.notes()
	h := &htmlTable{ID: id, Caption: t.Caption, Label: cmp.Or(t.Caption, label), Foot: t.Foot,
		Notes: texts}
	classes := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		switch {
		case c.Right:
			classes[i] = "r"
		case c.Wide:
			classes[i] = "w"
		}
		h.Columns = append(h.Columns, htmlCell{Title: c.Title, Class: classes[i]})
	}
	for i, r := range t.Rows {
		hr := htmlRow{Notes: of[i]}
		switch {
		case r.Strong:
			hr.Class = "strong"
		case t.goesOn(i):
			hr.Class = "on"
		}
		for k, c := range r.Cells {
			hr.Cells = append(hr.Cells,
				htmlCell{Text: c, Class: classes[k], Head: k == 0 && c != ""})
		}
		h.Rows = append(h.Rows, hr)
	}
	return h
}

// newHTMLFigure puts the picture itself into the page, with its size, so that nothing moves while
// it is decoded.
func newHTMLFigure(f *Picture) *htmlFigure {
	h := &htmlFigure{Picture: f}
	if f.Wide.Body == nil {
		h.Data = template.URL(dataURL(f.Bytes))
		h.Width, h.Height = sizeOfPNG(f.Bytes)
		return h
	}
	class := "every"
	if f.Phone.Body != nil {
		class = "wide"
		h.Drawings = []htmlDrawing{newHTMLDrawing("phone", f.Phone)}
	}
	h.Drawings = append(h.Drawings, newHTMLDrawing(class, f.Wide))
	return h
}

func newHTMLDrawing(class string, d Vector) htmlDrawing {
	return htmlDrawing{Class: class, Box: fmt.Sprintf("0 0 %.6g %.6g", d.W, d.H),
		Body: template.HTML(d.Body)}
}

// dataURL holds a picture. A page that loads nothing can be read in ten years and on a train.
func dataURL(png []byte) string {
	return "data:image/png;base64," + base64.StdEncoding.EncodeToString(png)
}

// sizeOfPNG reads the size of a picture, which its first chunk holds at byte 16 (ISO/IEC 15948,
// 11.2.2). A page whose text jumps while its pictures load loses its reader's place.
func sizeOfPNG(png []byte) (width, height int) {
	if len(png) < 24 || string(png[12:16]) != "IHDR" {
		return 0, 0
	}
	return int(binary.BigEndian.Uint32(png[16:])), int(binary.BigEndian.Uint32(png[20:]))
}

// unbroken is what a line may not end within: a day, a p-value, a t.
var unbroken = regexp.MustCompile(`\d{4}-\d\d-\d\d|\b[pt] (=|&lt;) [+−]?[\d.]*\d`)

// prose escapes a running text and keeps its days, per cents and p-values on one line. A date that
// is broken after its year, or a p parted from its value, has to be read twice.
func prose(s string) template.HTML {
	s = html.EscapeString(words.Tie(Clean(s)))
	return template.HTML(unbroken.ReplaceAllString(s, `<span class="n">$0</span>`))
}

// policyHash names a script or style in a Content-Security-Policy. The form is that of CSP level 2:
// the algorithm, a hyphen, the sum in base 64.
func policyHash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
