package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	pretty "github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"stockmove/eventstudy"
	"stockmove/eventstudy/lists"
	"stockmove/eventstudy/words"
)

func init() {
	Formats.Register(textFormat)
	// The library asks the environment whether ambiguous characters are wide; a report does not
	// depend on it.
	text.OverrideRuneWidthEastAsianWidth(false)
}

// columns is the width that paragraphs are wrapped to.
const columns = 100

// textFormat is what `stockmove run` prints. It is what most people ever see of a study, and holds
// the answer and what is needed to doubt it; the whole report is one flag or one file away.
var textFormat = Format{
	About: eventstudy.Info{Name: "text", Title: "tables for a terminal", Order: 10,
		Use:   "to read on the screen: the answer, then the numbers",
		Avoid: "for a program: take json or csv"},
	Write:  func(w io.Writer, d *Document) error { return writeText(w, terminal(d)) },
	Claims: func(w io.Writer, d *Document) error { return writeText(w, ledgerPage(d)) },
}

// ledgerPage lays out every claim with all readings, then the summary.
func ledgerPage(d *Document) page {
	p := page{Title: title(d)}
	if len(d.Claims) == 0 {
		p.add("claims", "", []block{{Para: "There is no price claim to check."}})
	}
	p.list("answer", "", d.Answers)
	if len(d.Claims) > 0 {
		p.add("table", "At a glance", []block{{Table: claimSummary(d)}})
	}
	p.add("claims", "Claim by claim", ledger(d))
	p.add("summary", "What the market did", paragraphs(d.Summary))
	return p
}

// paragraphs are texts as blocks.
func paragraphs(list []string) []block {
	return lists.Of(list, func(s string) block { return block{Para: s} })
}

// writeText renders a page for a terminal; every text of it passes through fill or Terminal.
func writeText(w io.Writer, pg page) error {
	return buffered(w, func(p *printer) {
		p.f("%s\n", heading(pg.Title, '='))
		if pg.Sub != "" {
			p.f("%s\n", fill(pg.Sub, "", ""))
		}
		for _, s := range pg.Sections {
			if !slices.ContainsFunc(s.Blocks, worded) {
				continue
			}
			if s.Title != "" {
				p.f("\n%s\n", heading(s.Title, '-'))
			}
			for _, b := range s.Blocks {
				textBlock(p, b)
			}
		}
	})
}

// heading underlines a title.
func heading(s string, line rune) string {
	s = Terminal(s)
	return s + "\n" +
		strings.Repeat(string(line), min(columns, text.StringWidthWithoutEscSequences(s)))
}

// worded reports whether a terminal shows a block: pictures and methods are left to the files.
func worded(b block) bool { return b.Figure == nil && b.Method == nil }

// textBlock writes one block with a blank line before it.
func textBlock(p *printer, b block) {
	switch {
	case b.Head != "":
		p.f("\n%s\n", fill(b.Head, "", ""))
	case b.Para != "":
		p.f("\n%s\n", fill(b.Para, "", ""))
	case b.Code != "":
		p.f("\n    %s\n", Terminal(b.Code))
	case b.Table != nil:
		p.f("\n")
		textTable(p, b.Table, "")
	case b.Claim != nil:
		textClaim(p, b.Claim)
	case b.More != nil:
		p.f("\n%s\n", fill(b.More.Title, "", ""))
		for _, x := range b.More.Blocks {
			textBlock(p, x)
		}
	}
	for i, s := range b.List {
		if i == 0 {
			p.f("\n")
		}
		p.f("%s\n", fill(s, entryMark, entryIndent))
	}
}

// EntryLines is how many lines an entry of a list takes on a screen.
func EntryLines(entry string) int {
	return 1 + strings.Count(fill(entry, entryMark, entryIndent), "\n")
}

// An entry of a list begins with a dash, and its further lines stand under its words.
const (
	entryMark   = "- "
	entryIndent = "  "
)

// textClaim writes one claim: its verdict in capitals, the words of the article, what was found,
// the readings.
func textClaim(p *printer, e *entry) {
	l := LookOf(e.Status)
	p.f("\n%s\n", fill(l.Mark+" "+e.ID+": "+strings.ToUpper(l.Words), "", "  "))
	if e.Quote != "" {
		p.f("%s\n", fill("“"+e.Quote+"”", "  ", "  "))
	}
	for _, s := range e.lines() {
		p.f("%s\n", fill(s, "  ", "  "))
	}
	if e.Readings != nil {
		p.f("\n")
		textTable(p, e.Readings, "  ")
	}
}

// lines says in words where a claim stands and what was found.
func (e *entry) lines() []string {
	var out []string
	if s := strings.Trim(e.Source+"; listing "+e.Listing, "; "); e.Listing != "" {
		out = append(out, s)
	} else if e.Source != "" {
		out = append(out, e.Source)
	}
	var parts []string
	if e.Claimed != "" {
		parts = append(parts, "claimed "+e.Claimed)
	}
	if e.Measured != words.Unknown {
		parts = append(parts, "measured "+e.Measured)
	}
	if e.Decided != "" {
		parts = append(parts, "decided by: "+e.Decided)
	}
	if len(parts) > 0 {
		out = append(out, strings.Join(parts, "; "))
	}
	if e.Note != "" {
		out = append(out, e.Note)
	}
	return append(out, e.Warnings...)
}

// textTable prints a table without borders, numbers to the right, doubts as footnotes under it. The
// markers have a column of their own: a mark inside a number would be read as part of it. Rules
// between rows are left out: numbers that stand below each other need none.
func textTable(p *printer, t *table, indent string) {
	tw := pretty.NewWriter()
	// The format of the library would write titles in capitals, and σ and Σ are two things.
	style := pretty.StyleDefault
	style.Format = pretty.FormatOptions{}
	style.Box = pretty.BoxStyle{MiddleHorizontal: "─", MiddleSeparator: "─", MiddleVertical: "",
		PaddingLeft: "", PaddingRight: "  ", UnfinishedRow: "…"}
	style.Options = pretty.Options{SeparateHeader: true, DoNotRenderSeparatorWhenEmpty: true}
	tw.SetStyle(style)
	columns, rows, texts := t.marked()
	var head pretty.Row
	var config []pretty.ColumnConfig
	for i, c := range columns {
		head = append(head, Terminal(c.Title))
		cc := pretty.ColumnConfig{Number: i + 1}
		if c.Right {
			cc.Align, cc.AlignHeader = text.AlignRight, text.AlignRight
		}
		// Only words are wrapped: a number on two lines is read as two numbers.
		if c.Wide {
			cc.WidthMax, cc.WidthMaxEnforcer = 28, text.WrapSoft
		}
		config = append(config, cc)
	}
	tw.AppendHeader(head)
	tw.SetColumnConfigs(config)
	for _, r := range rows {
		tw.AppendRow(lists.Of(r, func(c string) any { return Terminal(c) }))
	}
	if t.Caption != "" {
		p.f("%s%s\n", indent, Terminal(t.Caption))
	}
	for _, line := range strings.Split(tw.Render(), "\n") {
		p.f("%s%s\n", indent, strings.TrimRight(line, " "))
	}
	for i, s := range texts {
		p.f("%s\n", fill(s, indent+fmt.Sprintf("[%d] ", i+1), indent+"    "))
	}
	if t.Foot != "" {
		p.f("%s\n", fill(t.Foot, indent, indent))
	}
}

// fill wraps a text to the width of a report by what it takes on a screen: a Chinese character is
// two columns. Words that belong together, a number and its unit, are tied by a space that does not
// break, which becomes an ordinary one when it is printed. The width is counted as a terminal shows
// it and not in characters, since Chinese names take two columns each and combining marks none.
func fill(s, first, next string) string {
	var b strings.Builder
	b.WriteString(first)
	used := text.StringWidthWithoutEscSequences(first)
	fresh := true
	for _, word := range strings.FieldsFunc(words.Tie(Clean(s)),
		func(r rune) bool { return r == ' ' }) {
		word = Terminal(word)
		n := text.StringWidthWithoutEscSequences(word)
		switch {
		case fresh:
		case used+1+n > columns:
			b.WriteString("\n" + next)
			used = text.StringWidthWithoutEscSequences(next)
		default:
			b.WriteByte(' ')
			used++
		}
		b.WriteString(word)
		used += n
		fresh = false
	}
	return b.String()
}
