package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// walked finds the first two cells of a row of a walk: a file, and a function that stands in it.
var walked = regexp.MustCompile("(?m)^\\| `([^`]+\\.go)` \\| `([^`]+)` \\|")

// named finds the files and folders of the module that a text names.
var named = regexp.MustCompile("`((?:cmd|charts|data|eventstudy|\\.ci)/[^` ]+|\\.ci/[^` ]+)`")

// TestArchitecture holds the page of the architecture to the code: every file that it names is
// there, and every function stands in the file that its row names.
func TestArchitecture(t *testing.T) {
	text := page("architecture")
	root := filepath.Join("..", "..")
	steps := walked.FindAllStringSubmatch(text, -1)
	if len(steps) < 30 {
		t.Fatalf("only %d steps of walks are seen", len(steps))
	}
	for _, m := range steps {
		if !declares(t, filepath.Join(root, filepath.FromSlash(m[1])), m[2]) {
			t.Errorf("%s has no function %s", m[1], m[2])
		}
	}
	for _, m := range named.FindAllStringSubmatch(text, -1) {
		if _, err := os.Stat(filepath.Join(root, filepath.FromSlash(m[1]))); err != nil {
			t.Errorf("%s is not there", m[1])
		}
	}
	for pkg := range arrows {
		if base := strings.TrimPrefix(pkg, "eventstudy/"); !strings.Contains(text, base) {
			t.Errorf("the page does not name %s", pkg)
		}
	}
}

// declares reports whether a file declares a function or a method of that name.
func declares(t *testing.T, file, name string) bool {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Error(err)
		return false
	}
	for _, d := range f.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok && fn.Name.Name == name {
			return true
		}
	}
	return false
}
