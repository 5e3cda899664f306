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

// moody says which names of a package give another answer on another run: the clock, the
// environment and the generators that nobody seeds.
var moody = map[string]func(name string) bool{
	"time": oneOf("Now", "Since", "Until", "After", "AfterFunc", "NewTicker", "NewTimer", "Tick",
		"Sleep", "Local"),
	"os": oneOf("Getenv", "LookupEnv", "Environ", "ExpandEnv", "Getpid", "Hostname"),
	// What is not a constructor or a type draws from a source that starts anywhere.
	"math/rand": noneOf("New", "NewSource", "NewZipf", "Rand", "Source", "Source64", "Zipf"),
	"math/rand/v2": noneOf("New", "NewPCG", "NewChaCha8", "NewZipf", "Rand", "Source", "PCG",
		"ChaCha8", "Zipf"),
	"crypto/rand":  noneOf(),
	"hash/maphash": noneOf(),
}

func oneOf(list ...string) func(string) bool {
	return func(name string) bool { return slices.Contains(list, name) }
}

func noneOf(list ...string) func(string) bool {
	return func(name string) bool { return !slices.Contains(list, name) }
}

// moods lists the uses of such names in a file, as "time.Now".
func moods(f *ast.File) []string {
	var out []string
	from := map[string]string{} // the path behind each name in the file
	for _, im := range f.Imports {
		p, _ := strconv.Unquote(im.Path.Value)
		if moody[p] == nil {
			continue
		}
		name := path.Base(p)
		if name == "v2" {
			name = "rand"
		}
		if im.Name != nil {
			name = im.Name.Name
		}
		if name == "." {
			out = append(out, "import . "+p)
		}
		from[name] = p
	}
	ast.Inspect(f, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if x, ok := sel.X.(*ast.Ident); ok {
			if p := from[x.Name]; p != "" && moody[p](sel.Sel.Name) {
				out = append(out, p+"."+sel.Sel.Name)
			}
		}
		return true
	})
	return out
}

// TestNoClock parses every file of the program beside the command line: no result depends on the
// clock, the environment or unseeded randomness. What the command line itself reads of them reaches
// no result.
func TestNoClock(t *testing.T) {
	root := filepath.Join("..", "..")
	files := 0
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		outside := d.Name() == "cmd" || d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".")
		if d.IsDir() && p != root && outside {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), p, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		files++
		for _, use := range moods(f) {
			t.Errorf("%s: %s gives another answer on another run", p, use)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 100 {
		t.Fatalf("only %d files seen: is the root right?", files)
	}
}

func TestMoods(t *testing.T) {
	for src, want := range map[string]string{
		`import "time"; var _ = time.Now()`:                              "time.Now",
		`import "time"; var _ time.Time; const _ = time.Hour`:            "",
		`import clock "time"; func f() { g(clock.Since) }`:               "time.Since",
		`import "math/rand/v2"; var _ = rand.New(rand.NewPCG(1, 2))`:     "",
		`import "math/rand/v2"; var _ = rand.IntN(3)`:                    "math/rand/v2.IntN",
		`import r "math/rand"; func f() { r.Shuffle(3, nil) }`:           "math/rand.Shuffle",
		`import . "time"; var _ = Now()`:                                 "import . time",
		`import "crypto/rand"; var _ = rand.Reader`:                      "crypto/rand.Reader",
		`import "os"; var _ = os.Getenv("TZ"); var _, _ = os.Open("x")`:  "os.Getenv",
		`import "stockmove/eventstudy"; var _ = eventstudy.Now(os.Args)`: "",
	} {
		f, err := parser.ParseFile(token.NewFileSet(), "x.go", "package x\n"+src, 0)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(moods(f), " "); got != want {
			t.Errorf("%s: %q, want %q", src, got, want)
		}
	}
}
