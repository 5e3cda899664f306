package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestLaTeX sets all tables of studies of each shape, each by itself and all together, in the class
// article, whose lines are the shortest of the usual ones: nothing is wider than the text or longer
// than the page, and BibTeX has nothing to complain of. It runs where a TeX is installed.
func TestLaTeX(t *testing.T) {
	for _, program := range []string{"pdflatex", "bibtex"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip(err)
		}
	}
	dir := t.TempDir()
	called(t, "bench-data", "--securities", "9", "--days", "700", "--events", "40", "--out",
		filepath.Join(dir, "panel"))
	panel := []string{"run", "--prices", filepath.Join(dir, "panel", "prices.csv"), "--benchmark",
		filepath.Join(dir, "panel", "benchmark.csv"), "--events",
		filepath.Join(dir, "panel", "events.csv"), "--tests", "all"}
	prices := "../../data/cases/apple-alibaba-2025/prices/BABA.csv"
	for name, args := range map[string][]string{
		"case": {"run", "apple-alibaba-2025"},
		"many": panel,
		"some": append(panel, "--estimation", "-250,-31",
			"--event-window", "-30,30", "--window", "-30,30"),
		"mean": {"run", "--prices", prices, "--model", "mean", "--event", "2025-02-13"},
	} {
		t.Run(name, func(t *testing.T) {
			out := filepath.Join(dir, name)
			said := called(t, append(args, "--stars", "--charts", "none", "--out", out)...)
			tables, err := filepath.Glob(filepath.Join(out, "tables", "*.tex"))
			if err != nil || len(tables) == 0 {
				t.Fatalf("%v, no tables: %s", err, said)
			}
			single := ""
			for _, table := range tables {
				single += fmt.Sprintf("\\input{tables/%s}\\clearpage\n", filepath.Base(table))
			}
			setInTeX(t, out, single)
			setInTeX(t, out, `\input{report.tex}\clearpage\nocite{*}\bibliographystyle{plain}`+
				`\bibliography{references}`)
		})
	}
}

// complaint is what TeX and BibTeX say of a page that is not as it should be.
var complaint = regexp.MustCompile(`(?m)^(Overfull .*|LaTeX Warning: (Float|.*multiply).*|` +
	`Warning--.*|! .*)$`)

// setInTeX sets a document in a folder.
func setInTeX(t *testing.T, dir, body string) {
	t.Helper()
	write(t, filepath.Join(dir, "paper.tex"), `\documentclass{article}\usepackage[T1]{fontenc}`+
		`\usepackage{array,booktabs,graphicx}\begin{document}`+"\n"+body+"\n\\end{document}\n")
	set := exec.Command("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "paper.tex")
	for _, c := range []*exec.Cmd{set, exec.Command("bibtex", "paper")} {
		if c != set && !strings.Contains(body, "bibliography") {
			continue
		}
		c.Dir, c.Env = dir, append(os.Environ(), "max_print_line=1000")
		said, err := c.CombinedOutput()
		if found := complaint.FindAllString(string(said), -1); err != nil || len(found) > 0 {
			t.Errorf("%s: %v\n%s", c.Args[0], err, strings.Join(found, "\n"))
		}
	}
}

// write makes a file with the folders above it.
func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
