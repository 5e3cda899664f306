package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// arrows says which packages of the module each package may import: the flow of a study goes one
// way, from data through the core to reports and charts, and cmd holds it together.
var arrows = map[string][]string{
	"eventstudy/words":        {},
	"eventstudy/pool":         {},
	"eventstudy":              {"eventstudy/pool", "eventstudy/words"},
	"eventstudy/claims":       {"eventstudy", "eventstudy/words"},
	"eventstudy/claims/draft": {"eventstudy", "eventstudy/claims", "eventstudy/words"},
	"data/article":            {"eventstudy", "eventstudy/claims/draft", "eventstudy/words"},
	"data/issuers":            {"eventstudy/claims/draft", "eventstudy/words"},
	"eventstudy/typeset":      {"eventstudy"},
	"eventstudy/report": {"eventstudy", "eventstudy/claims", "eventstudy/claims/draft",
		"eventstudy/pool", "eventstudy/typeset", "eventstudy/words"},
	"data/calendar":   {"eventstudy", "eventstudy/words"},
	"data/doctor":     {"eventstudy", "eventstudy/words"},
	"data/cell":       {"eventstudy", "eventstudy/words"},
	"data/factorfile": {"eventstudy", "eventstudy/words", "data/cell"},
	"data/synth":      {"eventstudy", "eventstudy/pool"},
	"data/pricefile":  {"eventstudy", "eventstudy/pool", "eventstudy/words", "data/cell"},
	"data": {"eventstudy", "eventstudy/claims", "eventstudy/claims/draft", "eventstudy/words",
		"data/article", "data/cell", "data/issuers", "eventstudy/pool", "data/calendar", "data/doctor",
		"data/factorfile", "data/pricefile"},
	"charts": {"eventstudy", "eventstudy/claims", "eventstudy/pool", "eventstudy/report",
		"eventstudy/typeset", "eventstudy/words"},
	"cmd/stockmove": {"eventstudy", "eventstudy/claims", "eventstudy/claims/draft", "eventstudy/pool",
		"eventstudy/report", "eventstudy/typeset", "eventstudy/words", "charts",
		"data", "data/pricefile", "data/doctor", "data/synth", "data/cell"},
}

// barred says which packages from elsewhere a package may not import: the core knows no files, flags,
// clocks or pictures, and only data opens inputs.
var barred = map[string][]string{
	"eventstudy/words":  {"os", "log", "flag", "time", "math/rand", "net"},
	"eventstudy":        {"os", "log", "flag", "io/ioutil", "math/rand", "net", "net/http", "gonum.org/v1/plot"},
	"eventstudy/claims": {"os", "log", "flag", "math/rand", "net", "net/http", "gonum.org/v1/plot"},
	"eventstudy/report": {"os", "log", "flag", "math/rand", "net", "net/http", "gonum.org/v1/plot"},
	"charts":            {"os", "log", "flag", "math/rand", "net", "net/http"},
	"data":              {"log", "flag", "math/rand", "net", "net/http", "gonum.org/v1/plot"},
}

// TestArrows parses the imports of every file that is linked into the program.
func TestArrows(t *testing.T) {
	root := filepath.Join("..", "..")
	fset := token.NewFileSet()
	files := 0
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && d.Name() != ".." || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") {
			return nil
		}
		rel, err := filepath.Rel(root, p)
		if err != nil {
			return err
		}
		pkg := path.Dir(filepath.ToSlash(rel))
		may, ok := arrows[pkg]
		if !ok {
			t.Errorf("%s: package %s has no place in the arrows", rel, pkg)
			return nil
		}
		f, err := parser.ParseFile(fset, p, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		files++
		for _, im := range f.Imports {
			name, _ := strconv.Unquote(im.Path.Value)
			if ours, ok := strings.CutPrefix(name, "stockmove/"); ok && !slices.Contains(may, ours) {
				t.Errorf("%s: %s may not import %s", rel, pkg, ours)
			}
			for _, b := range barred[pkg] {
				if name == b || strings.HasPrefix(name, b+"/") && b != "math/rand" && b != "os" {
					t.Errorf("%s: %s may not import %s", rel, pkg, name)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 20 {
		t.Fatalf("only %d files seen: is the root right?", files)
	}
}
