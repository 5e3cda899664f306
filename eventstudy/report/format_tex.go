package report

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"stockmove/eventstudy"
)

func init() { Formats.Register(texFormat) }

// texFormat writes the tables that a paper takes, for \input in a document that loads array,
// booktabs and graphicx.
var texFormat = Format{
	About: eventstudy.Info{Name: "tex", Title: "LaTeX tables with booktabs", Order: 60,
		Use: "for a paper: \\input{report.tex}, or one of tables/, after" +
			" \\usepackage{array,booktabs,graphicx}",
		Avoid: "Chinese names need XeLaTeX or LuaLaTeX with a CJK font"},
	// All tables are written; words are the paper's own affair.
	Write: func(w io.Writer, d *Document) error { return writeTeX(w, d, texTables(d)) },
}

// texFloats is how many tables may follow each other without a new page.
const texFloats = 12

// TableFolder is the folder of the tables for papers in that of the report.
const TableFolder = "tables"

// writeTeX writes some tables with what they need. The packages that are needed are named in the
// first line: a table that is pasted without them fails with an error that names none.
func writeTeX(w io.Writer, d *Document, list []paperTable) error {
	return buffered(w, func(p *printer) {
		p.f("%% %s\n%% Needs \\usepackage{array,booktabs,graphicx}; made by stockmove %s.\n",
			Clean(title(d)), Clean(d.Version))
		for i, t := range list {
			// LaTeX holds few tables at a time where no text is between them.
			if i%texFloats == texFloats-1 {
				p.f("\n\\clearpage\n")
			}
			t.write(p)
		}
	})
}

// paperTable is a table with what a paper says of it.
type paperTable struct {
	*table
	caption, name string
	stars         bool // estimates are marked by their p
}

// texTables are the tables of means, events and models, each under a name of its own. They are
// found in the outline by having an id, so that a table that is new in the report is new for papers
// too.
func texTables(d *Document) []paperTable {
	var list []paperTable
	used := takenNames{}
	var add func(blocks []block, head string)
	add = func(blocks []block, head string) {
		for _, b := range blocks {
			if b.Head != "" {
				// A table belongs to the heading above it, which its caption repeats.
				head = b.Head
			}
			if t := b.Table; t != nil && t.ID != "" {
				caption := t.Caption + t.Paper
				if head != "" && t.Paper == "" {
					caption += ". " + head
				}
				starred := slices.ContainsFunc(t.Columns, func(c column) bool { return c.Stars })
				list = append(list, paperTable{t, caption, used.fileName(t.ID, "table"),
					d.Stars && starred})
			}
			if b.More != nil {
				add(b.More.Blocks, b.More.Title)
			}
		}
	}
	for _, part := range [][]block{average(d, mostGroups), eventRows(d, listed), events(d),
		fits(d)} {
		add(part, "")
	}
	return list
}

// tableFiles are the tables, a file each. A paper takes one or two of them, each with its own file
// name.
func tableFiles(d *Document) []File {
	var files []File
	for _, t := range texTables(d) {
		files = append(files, File{TableFolder + "/" + t.name + ".tex", func(w io.Writer) error {
			return writeTeX(w, d, []paperTable{t})
		}})
	}
	return files
}

// tableID is the name of a table of a part: an event, a group.
func tableID(parts ...string) string {
	return strings.TrimSuffix(strings.Join(parts, "-"), "-")
}

// idOf is what a file calls an event.
func idOf(o *eventstudy.Outcome) string {
	if o.Event.ID != "" {
		return o.Event.ID
	}
	return o.Event.Requested()
}

// takenNames are names of files that are given away, in small letters.
type takenNames map[string]bool

// fileName makes a name of letters, digits, points, dashes and underscores, each name once and
// other where nothing is left. Names of events come out of files and may hold a path. Names that
// differ in case alone are one name on some systems, and count as taken.
func (used takenNames) fileName(base, other string) string {
	base = strings.Trim(strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9',
			r == '-', r == '_', r == '.':
			return r
		}
		return '-'
	}, base), ".-")
	if base == "" {
		base = other
	}
	name := base
	for k := 2; used[strings.ToLower(name)]; k++ {
		name = base + "-" + strconv.Itoa(k)
	}
	used[strings.ToLower(name)] = true
	return name
}
