package report

import (
	"bufio"
	"io"
	"strings"

	"stockmove/eventstudy"
)

func init() { Formats.Register(texFormat{}) }

// texFormat writes the tables that a paper takes, for \input in a document that loads booktabs.
type texFormat struct{}

func (texFormat) Info() eventstudy.Info {
	return eventstudy.Info{Name: "tex", Title: "LaTeX tables with booktabs", Order: 60,
		Use:   "for a paper: \\input{report.tex} after \\usepackage{booktabs,longtable,textcomp}",
		Avoid: "Chinese names need XeLaTeX or LuaLaTeX with a CJK font"}
}

// Write writes the tables of averages, events and models; words are the paper's own affair.
func (texFormat) Write(w io.Writer, d *Document) error {
	bw := bufio.NewWriter(w)
	p := &printer{w: bw}
	p.f("%% %s\n%% Needs \\usepackage{booktabs,longtable,textcomp}; made by stockmove %s.\n",
		Clean(title(d)), Clean(d.Version))
	for _, part := range [][]block{average(d, mostGroups), events(d), fits(d)} {
		texBlocks(p, part, "")
	}
	if p.err != nil {
		return p.err
	}
	return bw.Flush()
}

// texBlocks writes the tables among blocks.
func texBlocks(p *printer, list []block, head string) {
	for _, b := range list {
		if b.Head != "" {
			head = b.Head
		}
		if b.Table != nil {
			texTable(p, b.Table, head)
		}
		if b.More != nil {
			texBlocks(p, b.More.Blocks, b.More.Title)
		}
	}
}

// texTable writes one longtable, which may run over pages; the event's name goes into the caption.
// Footnotes are rows under the rule, marked by letters: \footnote does not work in a longtable's
// cells.
func texTable(p *printer, t *table, head string) {
	texts, of := t.notes()
	spec := ""
	for _, c := range t.Columns {
		switch {
		case c.Right:
			spec += "r"
		case c.Wide:
			spec += "p{5cm}"
		default:
			spec += "l"
		}
	}
	caption := latex(t.Caption)
	if head != "" {
		caption = strings.TrimPrefix(caption+". ", ". ") + latex(head)
	}
	p.f("\n\\begin{longtable}{%s}\n", spec)
	if caption != "" {
		p.f("\\caption{%s}\\\\\n", caption)
	}
	var titles []string
	for _, c := range t.Columns {
		titles = append(titles, latex(c.Title))
	}
	for _, end := range []string{"firsthead", "head"} { // the caption stands on the first page only
		p.f("\\toprule\n%s\\\\\n\\midrule\n\\end%s\n", strings.Join(titles, " & "), end)
	}
	for i, r := range t.Rows {
		var cells []string
		for _, c := range r.Cells {
			cells = append(cells, latex(c))
		}
		for _, n := range of[i] {
			cells[0] += "\\textsuperscript{" + letter(n) + "}"
		}
		p.f("%s\\\\\n", strings.Join(cells, " & "))
	}
	p.f("\\bottomrule\n")
	foot := func(s string) {
		p.f("\\multicolumn{%d}{p{0.95\\linewidth}}{\\footnotesize %s}\\\\\n", len(t.Columns), s)
	}
	for i, s := range texts {
		foot("\\textsuperscript{" + letter(i+1) + "}~" + latex(s))
	}
	if t.Foot != "" {
		foot(latex(t.Foot))
	}
	p.f("\\end{longtable}\n")
}

// letter numbers footnotes a, b, … z, aa: digits beside numbers would be read as powers.
func letter(n int) string {
	s := ""
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
}
