package input

import (
	"path/filepath"
	"testing"
	"testing/fstest"
)

// TestRefOfSheet opens the workbook that a ref to one of its sheets names, and tells two sheets of
// one workbook apart.
func TestRefOfSheet(t *testing.T) {
	r := FileRef("dir/book.xlsx#My Sheet")
	if r.Path != "dir/book.xlsx" || r.Shown != "dir/book.xlsx#My Sheet" {
		t.Errorf("%+v", r)
	}
	other := FileRef("study.toml").Sibling("dir/book.xlsx#Other")
	if other.Path != filepath.FromSlash("dir/book.xlsx") || other.Key() == r.Key() {
		t.Errorf("%+v, keys %q and %q", other, other.Key(), r.Key())
	}
	if again := FileRef("dir/book.xlsx#my sheet"); again.Key() == FileRef("dir/book.xlsx").Key() {
		t.Errorf("a sheet has the key of its book: %q", again.Key())
	}
	embedded := Ref{FS: fstest.MapFS{}, Path: "a/study.toml", Shown: "case:study.toml"}
	if r := embedded.Sibling("b.xlsx#S"); r.Path != "a/b.xlsx" || r.Shown != "b.xlsx#S" {
		t.Errorf("%+v", r)
	}
	for _, plain := range []string{"a#b.csv", "book.xlsx", "book.xlsx#", "-"} {
		if r := FileRef(plain); r.Path != plain {
			t.Errorf("%q opens %q", plain, r.Path)
		}
	}
}
