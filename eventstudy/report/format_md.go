package report

import (
	"io"
	"strings"

	"stockmove/eventstudy"
)

func init() { Formats.Register(mdFormat) }

// mdFormat writes CommonMark with the tables and footnote marks that GitHub, pandoc and Word's
// importers read; pictures are linked relative to the report folder.
var mdFormat = Format{
	About: eventstudy.Info{Name: "md", Title: "Markdown with linked pictures", Order: 20,
		Use: "for a repository, a wiki, or pandoc on the way to Word or LaTeX"},
	Write:  func(w io.Writer, d *Document) error { return writeMarkdown(w, whole(d)) },
	Claims: func(w io.Writer, d *Document) error { return writeMarkdown(w, claimPage(d)) },
}

// writeMarkdown renders a page; every text of it passes through markdown or fenced.
func writeMarkdown(w io.Writer, pg page) error {
	return buffered(w, func(p *printer) {
		p.f("# %s\n", markdown(pg.Title))
		if pg.Sub != "" {
			p.f("\n%s\n", markdown(pg.Sub))
		}
		for _, s := range pg.Sections {
			p.f("\n## %s\n", markdown(s.Title))
			for _, b := range s.Blocks {
				mdBlock(p, b)
			}
		}
	})
}

// mdBlock writes one block, a blank line before it as CommonMark wants.
func mdBlock(p *printer, b block) {
	switch {
	case b.Head != "":
		p.f("\n### %s\n", markdown(b.Head))
	case b.Para != "":
		p.f("\n%s\n", markdown(b.Para))
	case b.Code != "":
		p.f("\n%s\n", fenced(b.Code))
	case b.Table != nil:
		mdTable(p, b.Table)
	case b.Claim != nil:
		mdClaim(p, b.Claim)
	case b.Figure != nil:
		p.f("\n![%s](%s)\n", markdown(b.Figure.Alt), b.Figure.File)
	case b.Method != nil:
		mdMethod(p, b.Method)
	case b.More != nil:
		p.f("\n### %s\n", markdown(b.More.Title))
		for _, x := range b.More.Blocks {
			mdBlock(p, x)
		}
	}
	for i, s := range b.List {
		if i == 0 {
			p.f("\n")
		}
		p.f("- %s\n", markdown(s))
	}
}

// mdClaim writes one claim: the words of the article as a quotation, then what was found.
func mdClaim(p *printer, e *entry) {
	l := LookOf(e.Status)
	p.f("\n### %s %s: %s\n", l.Mark, markdown(e.ID), l.Words)
	if e.Quote != "" {
		p.f("\n> %s\n", markdown(e.Quote))
	}
	for _, s := range e.lines() {
		p.f("\n%s\n", markdown(s))
	}
	if e.Readings != nil {
		mdTable(p, e.Readings)
	}
}

// mdTable writes a pipe table. Numbers are aligned to the right by the rule under the header, rows
// that matter are bold, and doubts follow as numbered paragraphs: real footnotes would wander to
// the end of the page, away from their table. A cell that is empty stays empty: a dash there would
// say that something is unknown.
func mdTable(p *printer, t *table) {
	columns, rows, texts := t.marked()
	if t.Caption != "" {
		p.f("\n**%s**\n", markdown(t.Caption))
	}
	// Head and rule are built together: a table whose rule has another number of columns is no
	// table.
	head, rule := "\n|", "\n|"
	for _, c := range columns {
		side := " :--- |"
		if c.Right {
			side = " ---: |"
		}
		head, rule = head+strings.TrimSuffix(" "+markdown(c.Title), " ")+" |", rule+side
	}
	p.f("%s%s\n", head, rule)
	for i, r := range rows {
		p.f("|")
		for k, c := range r {
			strong := t.Rows[i].Strong && k < len(t.Columns) // a mark is not the cell's
			if c = markdown(c); c != "" && strong {
				c = "**" + c + "**"
			}
			p.f(" %s |", c)
		}
		p.f("\n")
	}
	for i, s := range texts {
		p.f("\n\\[%d\\] %s\n", i+1, markdown(s))
	}
	if t.Foot != "" {
		p.f("\n%s\n", markdown(t.Foot))
	}
}

// mdMethod writes one method; its formula goes into a fence, where nothing is taken for markup.
func mdMethod(p *printer, m *method) {
	p.f("\n### %s\n", markdown(methodTitle(m)))
	if m.Info.Formula != "" {
		p.f("\n%s\n", fenced(m.Info.Formula))
	}
	for _, f := range fields(m.Kind, m.Info) {
		p.f("\n%s: %s\n", f.Name, markdown(f.Text))
	}
	for i, r := range m.Info.References {
		if i == 0 {
			p.f("\n")
		}
		p.f("- %s\n", markdown(r))
	}
}

// methodTitle names a method with its name on the command line: "Test bmp: standardised
// cross-sectional test". The name of the command line stands in it, so that a reader can ask for it
// with explain.
func methodTitle(m *method) string {
	if m.Info.Name == "" {
		return m.Info.Title
	}
	s := strings.ToUpper(m.Kind[:1]) + m.Kind[1:] + " " + m.Info.Name
	if m.Info.Title != "" {
		s += ": " + m.Info.Title
	}
	return s
}

// fenced shows a text as code, inside a fence longer than any run of backticks in it; its lines are
// kept.
func fenced(s string) string {
	fence := "```"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	return fence + "\n" + cleanLines(s) + "\n" + fence
}
