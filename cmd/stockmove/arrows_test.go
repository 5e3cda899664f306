package main

import (
	"go/ast"
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
	"eventstudy/lists":        {},
	"eventstudy/words":        {},
	"eventstudy/schema":       {},
	"eventstudy/pool":         {},
	"eventstudy/decimals":     {},
	"eventstudy":              {"eventstudy/decimals", "eventstudy/pool", "eventstudy/words"},
	"eventstudy/regress":      {"eventstudy", "eventstudy/words"},
	"eventstudy/claims":       {"eventstudy", "eventstudy/words"},
	"eventstudy/claims/draft": {"eventstudy", "eventstudy/claims", "eventstudy/words"},
	"data/article":            {"eventstudy", "eventstudy/claims/draft", "eventstudy/words"},
	"data/issuers":            {"eventstudy/claims/draft", "eventstudy/words"},
	"eventstudy/typeset":      {"eventstudy"},
	"eventstudy/report": {"eventstudy", "eventstudy/claims", "eventstudy/claims/draft",
		"eventstudy/lists", "eventstudy/pool", "eventstudy/regress", "eventstudy/schema",
		"eventstudy/typeset", "eventstudy/words"},
	"data/calendar": {"eventstudy", "eventstudy/words"},
	"data/doctor":   {"eventstudy", "eventstudy/words"},
	"data/cell":     {"eventstudy", "eventstudy/words"},
	"data/factorfile": {"eventstudy", "eventstudy/words", "data/cell", "data/unpack",
		"data/workbook"},
	"data/unpack":   {"eventstudy", "eventstudy/words", "data/workbook"},
	"data/synth":    {"eventstudy", "eventstudy/pool"},
	"data/workbook": {"eventstudy", "eventstudy/words"},
	"data/pricefile": {"eventstudy", "eventstudy/decimals", "eventstudy/pool", "eventstudy/words",
		"data/cell", "data/unpack", "data/workbook"},
	"data/input":    {"eventstudy", "eventstudy/words", "data/unpack", "data/workbook"},
	"data/cases":    {"eventstudy/words", "data/input"},
	"data/datatest": {"eventstudy", "eventstudy/claims"},
	"data/asked": {"eventstudy", "eventstudy/claims", "eventstudy/schema", "eventstudy/words",
		"data/calendar", "data/cases", "data/factorfile", "data/input", "data/pricefile"},
	"data/tables": {"eventstudy", "eventstudy/words", "data/asked", "data/cell", "data/input",
		"data/pricefile", "data/unpack", "data/workbook"},
	"data/load": {"eventstudy", "eventstudy/claims", "eventstudy/pool", "eventstudy/words",
		"data/asked", "data/calendar", "data/cases", "data/doctor", "data/factorfile",
		"data/input", "data/pricefile", "data/tables"},
	"data": {"eventstudy", "eventstudy/claims", "eventstudy/claims/draft", "eventstudy/words",
		"data/article", "data/asked", "data/calendar", "data/doctor", "data/factorfile",
		"data/input", "data/issuers", "data/load", "data/pricefile", "data/tables"},
	"charts/pixels": {},
	"charts": {"charts/pixels", "eventstudy", "eventstudy/claims", "eventstudy/pool",
		"eventstudy/regress", "eventstudy/report", "eventstudy/typeset",
		"eventstudy/words"},
	"cmd/stockmove": {"eventstudy", "eventstudy/claims", "eventstudy/claims/draft",
		"eventstudy/lists", "eventstudy/pool", "eventstudy/regress", "eventstudy/report",
		"eventstudy/schema", "eventstudy/typeset", "eventstudy/words", "charts",
		"data", "data/asked", "data/cases", "data/cell", "data/doctor", "data/input", "data/load",
		"data/pricefile", "data/synth", "data/tables"},
}

// barred says which packages from elsewhere a package may not import: the core knows no files,
// flags, clocks or pictures, and only data opens inputs.
var barred = map[string][]string{
	"eventstudy/words": {"os", "log", "flag", "time", "math/rand", "net"},
	"eventstudy": {"os", "log", "flag", "io/ioutil", "math/rand", "net", "net/http",
		"gonum.org/v1/plot"},
	"eventstudy/claims": {"os", "log", "flag", "math/rand", "net", "net/http", "gonum.org/v1/plot"},
	"eventstudy/report": {"os", "log", "flag", "math/rand", "net", "net/http", "gonum.org/v1/plot"},
	"charts":            {"os", "log", "flag", "math/rand", "net", "net/http"},
	"data":              {"log", "flag", "math/rand", "net", "net/http", "gonum.org/v1/plot"},
	"data/asked":        {"log", "flag", "math/rand", "net", "net/http"},
	"data/load":         {"log", "flag", "math/rand", "net", "net/http"},
}

// clocks are functions by which the same input could give other bytes tomorrow, and seeded are
// those of math/rand that take their randomness from a seed; the others draw from a state that all
// share.
var (
	clocks = []string{"time.Now", "time.Since", "time.Until", "time.After", "time.Tick",
		"time.NewTimer", "time.NewTicker", "time.AfterFunc", "time.Sleep", "time.Local"}
	seeded = []string{"rand.New", "rand.NewPCG", "rand.NewChaCha8", "rand.NewZipf", "rand.Rand",
		"rand.PCG", "rand.ChaCha8", "rand.Source", "rand.Zipf"}
)

// timeless reports packages whose results may hang on their input alone: all but the command, which
// waits for people and says how long a run took.
func timeless(pkg string) bool { return !strings.HasPrefix(pkg, "cmd/") }

// TestArrows parses every file that is linked into the program: what it imports, and whether it
// asks a clock or draws from shared randomness.
func TestArrows(t *testing.T) {
	root := filepath.Join("..", "..")
	fset := token.NewFileSet()
	files := 0
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() &&
			(strings.HasPrefix(d.Name(), ".") && d.Name() != ".." || d.Name() == "testdata") {
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
		f, err := parser.ParseFile(fset, p, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		files++
		for _, im := range f.Imports {
			name, _ := strconv.Unquote(im.Path.Value)
			if ours, ok := strings.CutPrefix(name, "stockmove/"); ok &&
				!slices.Contains(may, ours) {
				t.Errorf("%s: %s may not import %s", rel, pkg, ours)
			}
			for _, b := range barred[pkg] {
				if name == b || strings.HasPrefix(name, b+"/") && b != "math/rand" && b != "os" {
					t.Errorf("%s: %s may not import %s", rel, pkg, name)
				}
			}
		}
		if timeless(pkg) {
			for _, x := range fickle(f) {
				t.Errorf("%s: %s may not use %s", rel, pkg, x)
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

// fickle returns what of a file hangs on the clock or on randomness without a seed. An import by
// another name is seen through; what is kept in a variable to be called later is seen too, since it
// is named where it is taken.
func fickle(f *ast.File) []string {
	called := map[string]string{} // what time and math/rand are called in this file
	for _, im := range f.Imports {
		name, _ := strconv.Unquote(im.Path.Value)
		if name != "time" && name != "math/rand" && name != "math/rand/v2" {
			continue
		}
		base := path.Base(strings.TrimSuffix(name, "/v2"))
		if called[base] = base; im.Name != nil {
			delete(called, base)
			called[im.Name.Name] = base
		}
	}
	var out []string
	ast.Inspect(f, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		x, ok := sel.X.(*ast.Ident)
		if !ok || called[x.Name] == "" {
			return true
		}
		what := called[x.Name] + "." + sel.Sel.Name
		global := called[x.Name] == "rand" && !slices.Contains(seeded, what)
		if global || slices.Contains(clocks, what) {
			out = append(out, what)
		}
		return true
	})
	return out
}

// TestFickle shows that the test of clocks can fail.
func TestFickle(t *testing.T) {
	for src, want := range map[string]string{
		`import "time"; var _ = time.Now()`:                              "time.Now",
		`import c "time"; var now = c.Now`:                               "time.Now",
		`import "math/rand/v2"; var _ = rand.IntN(6)`:                    "rand.IntN",
		`import "math/rand/v2"; var _ = rand.New(rand.NewPCG(1, 2))`:     "",
		`import "time"; var _ = time.Unix(0, 0).UTC()`:                   "",
		`import "stockmove/time"; var _ = time.Now()`:                    "",
		`import m "math/rand"; func f(r *m.Rand) { r.Int(); m.Seed(1) }`: "rand.Seed",
	} {
		f, err := parser.ParseFile(token.NewFileSet(), "x.go", "package x; "+src, 0)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(fickle(f), " "); got != want {
			t.Errorf("%s: %q, want %q", src, got, want)
		}
	}
}
