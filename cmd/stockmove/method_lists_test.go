package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

var update = flag.Bool("update", false, "rewrite the generated tables of the manual")

// TestMethodLists holds the manual's tables of methods against what the methods declare.
func TestMethodLists(t *testing.T) {
	path := filepath.Join("manual", "methods.md")
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text := string(b)
	for _, k := range kinds() {
		switch k.plural {
		case "models", "tests", "comparisons", "errors", "weights":
		default:
			continue
		}
		begin, end := "<!-- generated: "+k.plural+" -->\n", "<!-- end -->"
		i := strings.Index(text, begin)
		if i < 0 {
			t.Errorf("the page has no table of %s", k.plural)
			continue
		}
		i += len(begin)
		j := i + strings.Index(text[i:], end)
		want := methodTable(k.singular, k.infos)
		if text[i:j] == want {
			continue
		}
		if !*update {
			t.Errorf("the page's table of %s differs from what is declared: "+
				"run go test ./cmd/stockmove -run MethodLists -update", k.plural)
		}
		text = text[:i] + want + text[j:]
	}
	if *update && text != string(b) {
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// methodTable is a Markdown table of methods.
func methodTable(kind string, infos []eventstudy.Info) string {
	var b strings.Builder
	fmt.Fprintf(&b, "| %s | what it is | when to use it |\n|---|---|---|\n", kind)
	cell := strings.NewReplacer("|", `\|`, "\n", " ")
	for _, in := range infos {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", in.Name, cell.Replace(in.Title),
			cell.Replace(in.Use))
	}
	return b.String()
}
