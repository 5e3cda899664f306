package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// TestWorkers: a study gives the same bytes, on the screen and in every file, for one, two and
// eight processors: one with all tests and pictures, and one whose prices are read in parts.
func TestWorkers(t *testing.T) {
	panels := []struct {
		name  string
		panel []string
		run   []string
	}{
		{"small", []string{"--securities", "40", "--days", "400", "--events", "700", "--gaps",
			"0.01"},
			[]string{"--tests", "all", "--charts", "caar,cars"}},
	}
	if !testing.Short() {
		panels = append(panels, panels[0])
		panels[1].name, panels[1].panel = "large", []string{"--securities", "500", "--days", "600",
			"--events", "3000"}
		panels[1].run = []string{"--charts", "none"}
	}
	for _, p := range panels {
		t.Run(p.name, func(t *testing.T) {
			dir := t.TempDir()
			args := append([]string{"bench-data", "--seed", "4", "--out", "panel"}, p.panel...)
			if code, said := outcome(t, dir, "stockmove", args...); code != exitOK {
				t.Fatal(said)
			}
			args = append([]string{"run", "--prices", "../panel/prices.csv", "--benchmark",
				"../panel/benchmark.csv", "--events", "../panel/events.csv", "--out", "report"},
				p.run...)
			one := worked(t, dir, 1, args)
			if len(one) < 20 {
				t.Errorf("%d files only", len(one))
			}
			for _, n := range []int{2, 8} {
				other := worked(t, dir, n, args)
				for name, b := range one {
					if !bytes.Equal(other[name], b) {
						t.Errorf("%d processors: %s differs", n, name)
					}
				}
				if len(other) != len(one) {
					t.Errorf("%d files, with %d processors %d", len(one), n, len(other))
				}
			}
		})
	}
}

// worked runs a command on so many processors and returns what it writes: the files by their paths,
// and the standard output.
func worked(t *testing.T, dir string, processors int, args []string) map[string][]byte {
	t.Helper()
	dir = filepath.Join(dir, fmt.Sprint(processors))
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	c := process(t, dir, "stockmove", args...)
	c.Env = append(os.Environ(), fmt.Sprint("GOMAXPROCS=", processors))
	var said bytes.Buffer
	c.Stderr = &said
	out, err := c.Output()
	if code := ended(t, c, err); code != exitOK {
		t.Fatalf("%d processors: exit code %d: %s", processors, code, said.String())
	}
	files := map[string][]byte{"standard output": out, "standard error": said.Bytes()}
	err = filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err == nil {
			files[name], err = os.ReadFile(path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
