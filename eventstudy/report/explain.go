package report

import (
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"

	"stockmove/eventstudy"
)

// Explain writes what a method says about itself, as `stockmove explain NAME` prints it. kind is
// "model", "test", "chart", "claim", "finding", "dialect" or "format". The whole declaration is
// shown, formula and references included: it is the manual of a method.
func Explain(w io.Writer, kind string, in eventstudy.Info) error {
	return buffered(w, func(p *printer) {
		p.f("%s\n", heading(strings.TrimSpace(kind+" "+in.Name), '='))
		if in.Title != "" {
			p.f("%s\n", fill(in.Title, "", ""))
		}
		if in.Formula != "" {
			p.f("\n")
			for _, line := range strings.Split(strings.TrimRight(in.Formula, "\n"), "\n") {
				p.f("%s\n", strings.TrimRight("    "+Terminal(line), " "))
			}
		}
		for _, f := range fields(kind, in) {
			p.f("\n%s\n", f.Name)
			for _, line := range strings.Split(f.Text, "\n") {
				p.f("%s\n", fill(line, "    ", "    "))
			}
		}
		if in.Example != "" {
			p.f("\nExample\n")
			for _, line := range strings.Split(in.Example, "\n") {
				p.f("    %s\n", Terminal(line))
			}
		}
		// The works come last, for they are looked up and not read.
		for i, r := range in.References {
			if i == 0 {
				p.f("\nReferences\n")
			}
			p.f("%s\n", fill(r, "    ", "      "))
		}
	})
}

// List writes the methods of one kind, a line each, as `stockmove list` prints them.
func List(w io.Writer, kind string, list []eventstudy.Info) error {
	return buffered(w, func(p *printer) {
		n := 0 // columns of the longest name
		for _, in := range list {
			n = max(n, text.StringWidthWithoutEscSequences(Terminal(in.Name)))
		}
		// An empty list is said to be one: no output would look like a failure.
		if len(list) == 0 {
			p.f("no %s\n", kind)
		}
		for _, in := range list {
			name := Terminal(in.Name)
			pad := strings.Repeat(" ", n-text.StringWidthWithoutEscSequences(name)+2)
			p.f("%s\n", strings.TrimRight(fill(in.Title, name+pad, strings.Repeat(" ", n+2)), " "))
		}
	})
}
