package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestSameBytes: the same files make the same archives, and come out as they went in.
func TestSameBytes(t *testing.T) {
	day := time.Unix(1_700_000_000, 0).UTC()
	items := []item{{"stockmove", []byte("program"), 0o755},
		{"man/stockmove.1", []byte("page"), 0o644}}
	for name, c := range map[string]struct {
		pack   func(string, []item, time.Time) ([]byte, error)
		unpack func([]byte, string) error
	}{"tar.gz": {tarGz, untar}, "zip": {zipped, unzip}} {
		a, err := c.pack("folder", items, day)
		if err != nil {
			t.Fatal(err)
		}
		if b, _ := c.pack("folder", items, day); !bytes.Equal(a, b) {
			t.Errorf("%s: two archives of the same files differ", name)
		}
		dir := t.TempDir()
		if err := c.unpack(a, dir); err != nil {
			t.Fatal(err)
		}
		for _, it := range items {
			file := filepath.Join(dir, "folder", filepath.FromSlash(it.name))
			body, err := os.ReadFile(file)
			if err != nil || !bytes.Equal(body, it.body) {
				t.Errorf("%s: %s holds %q, %v", name, it.name, body, err)
			}
			if info, err := os.Stat(file); err == nil && int64(info.Mode().Perm()) != it.mode {
				t.Errorf("%s: %s has the mode %v", name, it.name, info.Mode())
			}
		}
	}
}
