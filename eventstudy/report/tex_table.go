package report

import (
	"slices"
	"strings"
	"unicode/utf8"

	"stockmove/eventstudy"
	"stockmove/eventstudy/lists"
	"stockmove/eventstudy/words"
)

// The lines of a page of a paper that a table may take, and the letters of a line of its notes.
const (
	texLines   = 44
	texLetters = 100
)

// write writes a table, in parts where it is longer than a page. What is wider than the text is
// made narrower, so that nothing is cut at the edge. A table longer than a page is cut by us and
// not by the package longtable, since floats with notes of their own are what journals print. Notes
// are lettered anew in every part, because a part is a table of its own for LaTeX, which may place
// it on another page than the first.
func (t paperTable) write(p *printer) {
	texts, of := t.notes()
	foot := []string{}
	if t.stars {
		foot = append(foot, `\textsuperscript{*}~$p<0.10$, \textsuperscript{**}~$p<0.05$, `+
			`\textsuperscript{***}~$p<0.01$.`)
	}
	if t.Foot != "" {
		foot = append(foot, latex(t.Foot))
	}
	foot = append(foot, t.testNames()...)
	label := "tab:" + t.name
	// A table without rows is still set once, with its caption and notes.
	for from := 0; from < len(t.Rows) || from == 0; {
		// The letters of a part are its own.
		letters := map[int]string{}
		notes := []string{}
		lines, to := linesOf(foot), from
		for ; to < len(t.Rows); to++ {
			more := 1
			for _, n := range of[to] {
				if letters[n] == "" {
					more += 1 + utf8.RuneCountInString(texts[n-1])/texLetters
				}
			}
			if to > from && lines+more > texLines {
				break
			}
			lines += more
			for _, n := range of[to] {
				if letters[n] == "" {
					letters[n] = letter(len(letters) + 1)
					notes = append(notes, `\textsuperscript{`+letters[n]+`}~`+latex(texts[n-1]))
				}
			}
		}
		caption := latex(t.caption)
		if from > 0 {
			caption += " (continued)"
		}
		p.f("\n\\begin{table}[htbp]\n\\centering\n\\caption{%s}\n", caption)
		if from == 0 {
			p.f("\\label{%s}\n", label)
		}
		t.rows(p, from, to, func(i int) string {
			return lists.Join(of[i], ",", func(n int) string { return letters[n] })
		})
		p.f("\n\\smallskip\n\\begin{minipage}{\\linewidth}\\footnotesize\n%s\n\\end{minipage}\n"+
			"\\end{table}\n", strings.Join(append(notes, foot...), "\\par\n"))
		from = max(to, 1)
	}
}

// linesOf is how many lines texts take below a table.
func linesOf(texts []string) int {
	n := 0
	for _, s := range texts {
		n += 1 + utf8.RuneCountInString(s)/texLetters
	}
	return n
}

// rows writes the rows from one to another as a tabular no wider than the text. mark gives the
// letters of a row's notes. The sign of per cent moves from the cells to the head of their column,
// as papers have it.
func (t paperTable) rows(p *printer, from, to int, mark func(int) string) {
	p.f("\\footnotesize\\setlength{\\tabcolsep}{3.5pt}%%\n\\resizebox{\\ifdim\\width>\\linewidth"+
		"\\linewidth\\else\\width\\fi}{!}{%%\n\\begin{tabular}{@{}%s@{}}\n\\toprule\n",
		t.texSpec())
	// What the head of a column says once is taken off its cells.
	unit := make([]string, len(t.Columns))
	titles := make([]string, len(t.Columns))
	for j, c := range t.Columns {
		titles[j] = latex(c.Title)
		if t.perCent(j) {
			unit[j] = words.Narrow + "%"
			titles[j] += ` (\%)`
		}
	}
	p.f("%s\\\\\n\\midrule\n", strings.Join(titles, " & "))
	for i := from; i < to; i++ {
		r := t.Rows[i]
		cells := make([]string, len(r.Cells))
		k := 0
		for j, c := range r.Cells {
			cells[j] = t.texCell(j, strings.TrimSuffix(c, unit[j]))
			if !t.Columns[j].Stars {
				continue
			}
			if k < len(r.P) && t.stars {
				cells[j] += starsOf(r.P[k])
			}
			k++
		}
		if m := mark(i); m != "" {
			j := max(0, slices.IndexFunc(cells, func(c string) bool { return c != "" }))
			cells[j] += `\textsuperscript{` + m + `}`
		}
		p.f("%s\\\\\n", strings.Join(cells, " & "))
	}
	p.f("\\bottomrule\n\\end{tabular}}\n")
}

// texSpec is the declaration of the columns. Stars stand beside the column, so that its figures
// stay below each other.
func (t paperTable) texSpec() string {
	spec := ""
	for _, c := range t.Columns {
		switch {
		case c.Right && c.Stars && t.stars:
			spec += `r@{\hspace{1.6em}}`
		case c.Right:
			spec += "r"
		case c.Wide, c.Test && len(spec) == 0:
			spec += `>{\raggedright\arraybackslash}p{4cm}`
		default:
			spec += "l"
		}
	}
	return spec
}

// perCent reports a column whose cells are all per cent, so that its head can say so once.
func (t paperTable) perCent(j int) bool {
	some := false
	for _, r := range t.Rows {
		if c := r.Cells[j]; c != "" && c != words.Unknown {
			if !strings.HasSuffix(c, words.Narrow+"%") {
				return false
			}
			some = true
		}
	}
	return some
}

// texCell is the text of a cell; the test that a row is about has its full name.
func (t paperTable) texCell(j int, cell string) string {
	if t.Columns[j].Test && j == 0 {
		cell = words.Upper(testTitle(cell))
	}
	return latex(cell)
}

// testNames are notes with the full names of the tests that cells name in short. The names of the
// command line mean nothing to readers of a paper.
func (t paperTable) testNames() []string {
	var names []string
	for j, c := range t.Columns {
		for _, r := range t.Rows {
			if c.Test && j > 0 && testTitle(r.Cells[j]) != r.Cells[j] {
				note := latex(r.Cells[j] + ": " + testTitle(r.Cells[j]) + ".")
				if !slices.Contains(names, note) {
					names = append(names, note)
				}
			}
		}
	}
	return names
}

// testTitle is the full name of a test.
func testTitle(name string) string {
	if x, ok := eventstudy.Tests.Lookup(name); ok {
		return x.Info().Title
	}
	return name
}

// starsOf marks an estimate by its p. They take no room of their own, so that the figures of a
// column stay below each other.
func starsOf(p float64) string {
	n := 0
	for _, level := range []float64{0.10, 0.05, 0.01} {
		if p < level { // not NaN
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return `\rlap{\textsuperscript{` + strings.Repeat("*", n) + `}}`
}

// letter numbers footnotes a, b, … z, aa: digits beside numbers would be read as powers.
func letter(n int) string {
	s := ""
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
}
