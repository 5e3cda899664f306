package data

import (
	"os"
	"path/filepath"
	"testing"

	"stockmove/data/datatest"
)

func TestReadFont(t *testing.T) {
	dir := datatest.Folder(t, map[string]string{"f.ttf": "font"})
	b, err := ReadFont(filepath.Join(dir, "f.ttf"))
	if err != nil || string(b) != "font" {
		t.Errorf("%q, %v", b, err)
	}
	_, err = ReadFont(filepath.Join(dir, "g.ttf"))
	datatest.WantError(t, err, "no such file")
	if _, err := os.Stat(dir); err != nil {
		t.Error(err)
	}
}
