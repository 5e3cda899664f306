package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// nasty holds what a name in a file may carry to harm a reader of one format or another.
const nasty = "=cmd()|`x`<script>alert(1)</script>\x1b[31m\"quoted\", \\input{x} $y$ " +
	"[a](javascript:alert(1)) {{.}} \u202e阿里"

// hostile is the sample with a nasty text in every place that a file can fill.
func hostile() *Document {
	d := sample()
	d.Title, d.Version = nasty, nasty
	for _, o := range d.Outcomes {
		o.Event.ID, o.Event.Label, o.Event.Group, o.Security, o.Market = nasty, nasty, nasty,
			nasty, nasty
		o.Fit.Terms[1] = nasty
		o.Warnings = []eventstudy.Warning{{Code: nasty, Text: nasty, Where: nasty}}
	}
	skip := &d.Skips[0]
	skip.Event.ID, skip.Event.Security, skip.Detail = nasty, nasty, nasty
	skip.Event.Pos.File = nasty
	for i := range d.Claims {
		v := &d.Claims[i]
		v.Claim.ID, v.Claim.Source, v.Claim.Quote, v.Note, v.Correction = nasty, nasty, nasty,
			nasty, nasty
		v.Claim.Value = nasty
		for k := range v.Readings {
			v.Readings[k].Name, v.Readings[k].Detail, v.Readings[k].Security = nasty, nasty, nasty
		}
	}
	for i := range d.Inputs {
		in := &d.Inputs[i]
		in.ID, in.Path, in.Dialect = nasty, nasty, nasty
		in.Findings = []eventstudy.Finding{{Code: nasty, Text: nasty}}
	}
	d.Pictures[0].Alt, d.Pictures[0].Title, d.Pictures[0].File = nasty, nasty, "../../"+nasty
	d.Notes, d.Summary, d.Command = []string{nasty}, []string{nasty}, []string{"run", nasty}
	d.Warnings = []eventstudy.Warning{{Code: nasty, Text: nasty, Where: nasty}}
	d.Tests[0].Group, d.Groups = nasty, []string{"", nasty}
	return d
}

func TestHostileNames(t *testing.T) {
	d := hostile()
	out := map[string]string{}
	for _, f := range Formats.All() {
		var b bytes.Buffer
		if err := f.Write(&b, d); err != nil {
			t.Fatal(err)
		}
		out[f.Info().Name] = b.String()
		if f.Claims != nil {
			b.Reset()
			if err := f.Claims(&b, d); err != nil {
				t.Fatal(err)
			}
			out[f.Info().Name+" ledger"] = b.String()
		}
	}
	for name, s := range out {
		if strings.HasPrefix(name, "pdf") || strings.HasPrefix(name, "xlsx") {
			continue // compressed: TestPDFUnwritable and TestWorkbook read them
		}
		if strings.HasPrefix(name, "md") { // what stands in a fence is not read as markup
			parts := strings.Split(s, "\n```")
			s = ""
			for i := 0; i < len(parts); i += 2 {
				s += parts[i]
			}
			s = strings.NewReplacer(`\\`, "", `\<`, "", `\]`, "").Replace(s) // escaped
		}
		if strings.ContainsRune(s, 0x1b) {
			t.Errorf("%s holds a terminal escape", name)
		}
		if !strings.HasPrefix(name, "json") && strings.ContainsRune(s, 0x202e) {
			t.Errorf("%s holds a mark that turns the text", name)
		}
		if strings.HasPrefix(name, "html") {
			if n := strings.Count(s, "<script"); n != 1 {
				t.Errorf("%s: %d scripts, want its own only", name, n)
			}
			if strings.Contains(s, "ZgotmplZ") {
				t.Errorf("%s: a text stood where the template allows none", name)
			}
		}
		if strings.HasPrefix(name, "md") &&
			(strings.Contains(s, "<script") || strings.Contains(s, "](javascript")) {
			t.Errorf("%s: markup of a file is alive", name)
		}
		if name == "tex" && strings.Contains(s, `\input{`) && !strings.HasPrefix(s, "%") {
			t.Errorf("a command of a file is alive")
		}
	}
	if !json.Valid([]byte(out["json"])) || !json.Valid([]byte(out["json ledger"])) {
		t.Error("not JSON")
	}
}

// Every row of a Markdown table has as many unescaped bars as its header.
func TestMarkdownTables(t *testing.T) {
	var b bytes.Buffer
	if err := mdFormat.Write(&b, hostile()); err != nil {
		t.Fatal(err)
	}
	bars := 0
	for i, line := range strings.Split(b.String(), "\n") {
		if !strings.HasPrefix(line, "|") {
			bars = 0
			continue
		}
		n := strings.Count(strings.ReplaceAll(strings.ReplaceAll(line, `\\`, ""), `\|`, ""), "|")
		if bars != 0 && n != bars {
			t.Fatalf("line %d has %d cells, its header %d: %s", i+1, n-1, bars-1, line)
		}
		bars = n
	}
}

// Braces pair and every environment ends.
func TestLatexBalanced(t *testing.T) {
	for _, d := range []*Document{sample(), hostile()} {
		var b bytes.Buffer
		if err := texFormat.Write(&b, d); err != nil {
			t.Fatal(err)
		}
		s := b.String()
		for _, part := range []string{"table", "tabular", "minipage"} {
			n := strings.Count(s, `\begin{`+part+`}`)
			if n == 0 || n != strings.Count(s, `\end{`+part+`}`) {
				t.Errorf("%s is not whole", part)
			}
		}
		// The box around a table is the only pair of braces that goes over lines.
		s = strings.NewReplacer(`{!}{%`, `{!}%`, `\end{tabular}}`, `\end{tabular}`).Replace(s)
		for i, line := range strings.Split(s, "\n") {
			if strings.HasPrefix(line, "%") {
				continue
			}
			line = strings.ReplaceAll(line, `\\`, "")
			open := strings.Count(line, "{") - strings.Count(line, `\{`)
			shut := strings.Count(line, "}") - strings.Count(line, `\}`)
			if open != shut {
				t.Errorf("line %d: %d braces open, %d shut: %s", i+1, open, shut, line)
			}
		}
	}
}

func TestFilesStayInTheFolder(t *testing.T) {
	d := hostile()
	d.Pictures = append(d.Pictures, d.Pictures[0], Picture{Name: "car"}, Picture{File: "car.png"},
		Picture{File: "..png"})
	seen := map[string]bool{}
	for _, f := range Files(d) {
		if strings.Contains(f.Name, "..") || strings.HasPrefix(f.Name, "/") ||
			strings.ContainsAny(f.Name, "\\ <>|\"\x1b") || seen[strings.ToLower(f.Name)] {
			t.Errorf("file %q", f.Name)
		}
		seen[strings.ToLower(f.Name)] = true
	}
	for _, want := range []string{"charts/car.png", "charts/car-2.png", "charts/chart.png"} {
		if !seen[want] {
			t.Errorf("no %s in %v", want, seen)
		}
	}
}
