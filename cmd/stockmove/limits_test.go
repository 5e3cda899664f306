package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// What a reader can take in at a glance: a line that fits on half a screen, a call whose arguments
// can be told apart, a file that is about one thing. The tests are held to the same.
const (
	maxColumns    = 100 // a tab counts four
	maxParameters = 6
	maxLines      = 400
)

// TestLimits measures every Go file of the module.
func TestLimits(t *testing.T) {
	root := filepath.Join("..", "..")
	var over []string
	files := 0
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == ".git" || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(p, ".go") {
			return nil
		}
		src, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, p)
		if err != nil {
			return err
		}
		files++
		more, err := exceeded(filepath.ToSlash(rel), src)
		over = append(over, more...)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 20 {
		t.Fatalf("only %d files seen: is the root right?", files)
	}
	for _, x := range over {
		t.Error(x)
	}
}

// exceeded tells where a file goes beyond the limits. What an example is said to print may be as
// wide as what it prints.
func exceeded(name string, src []byte) ([]string, error) {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, name, src, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	printed := map[int]bool{}
	for _, g := range f.Comments {
		if strings.HasPrefix(g.Text(), "Output:") {
			for l := fset.Position(g.Pos()).Line; l <= fset.Position(g.End()).Line; l++ {
				printed[l] = true
			}
		}
	}
	var out []string
	lines := bytes.Split(bytes.TrimSuffix(src, []byte("\n")), []byte("\n"))
	for i, l := range lines {
		if n := utf8.RuneCount(l) + 3*bytes.Count(l, []byte("\t")); n > maxColumns &&
			!printed[i+1] {
			out = append(out, fmt.Sprintf("%s:%d: %d columns", name, i+1, n))
		}
	}
	if n := len(lines); n > maxLines {
		out = append(out, fmt.Sprintf("%s: %d lines", name, n))
	}
	ast.Inspect(f, func(n ast.Node) bool {
		x, ok := n.(*ast.FuncType)
		if ok && x.Params.NumFields() > maxParameters && !fuzzed(x) {
			out = append(out, fmt.Sprintf("%s: a function of %d parameters", fset.Position(x.Pos()),
				x.Params.NumFields()))
		}
		return true
	})
	return out, nil
}

// fuzzed reports a fuzz target, which takes what its corpus holds.
func fuzzed(x *ast.FuncType) bool {
	star, ok := x.Params.List[0].Type.(*ast.StarExpr)
	if !ok {
		return false
	}
	sel, ok := star.X.(*ast.SelectorExpr)
	return ok && sel.Sel.Name == "T"
}

// TestExceeded shows that each limit can be missed, and what is allowed at it.
func TestExceeded(t *testing.T) {
	const head = "package x\n\n"
	for name, c := range map[string]struct {
		src  string
		want int
	}{
		"a hundred": {head + "//" + strings.Repeat("é", 98), 0},
		"one more":  {head + "//" + strings.Repeat("é", 99), 1},
		"with tabs": {head + "func f() {\n\t\t//" + strings.Repeat("x", 91) + "\n}", 1},
		"in tabs":   {head + "func f() {\n\t\t//" + strings.Repeat("x", 90) + "\n}", 0},
		"printed": {head + "func f() {\n\t// Output:\n\t//" + strings.Repeat("x", 200) +
			"\n}", 0},
		"six":            {head + "func f(a, b, c int, d, e, g string)", 0},
		"seven":          {head + "func f(a, b, c int, d, e, g, h string)", 1},
		"seven in a lit": {head + "var f = func(a, b, c, d, e, f, g int) {}", 1},
		"a fuzz target":  {head + "var f = func(t *testing.T, a, b, c, d, e, g, h int) {}", 0},
		"long":           {head + strings.Repeat("//\n", 398), 0},
		"too long":       {head + strings.Repeat("//\n", 399), 1},
	} {
		got, err := exceeded("x.go", []byte(c.src))
		if err != nil || len(got) != c.want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}
