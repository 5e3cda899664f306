package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image/png"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets test scripts run this program under its own name.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"faulty": faulty,
		"killed": killed,
		"stockmove": func() {
			os.Exit(execute(os.Args[1:], streams{in: os.Stdin, out: os.Stdout, err: os.Stderr}))
		},
		// full prints to a device that takes nothing.
		"full": func() {
			out, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
			if err != nil {
				panic(err)
			}
			os.Exit(execute(os.Args[1:], streams{in: os.Stdin, out: out, err: os.Stderr}))
		},
	})
}

// TestScripts runs testdata/script/*.txtar: whole commands on small files, their output and exit
// codes.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireUniqueNames:  true,
		RequireExplicitExec: true,
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"code":         exitCodeOf,
			"same-results": sameResults,
			"same-folder":  sameFolder,
			"pngsize":      pngSize,
		},
	})
}

// pngSize runs "pngsize FILE WIDTH HEIGHT DPI" and requires that size in pixels and that
// resolution.
func pngSize(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: pngsize FILE WIDTH HEIGHT DPI")
	}
	b := []byte(ts.ReadFile(args[0]))
	cfg, err := png.DecodeConfig(bytes.NewReader(b))
	ts.Check(err)
	at := bytes.Index(b, []byte("pHYs"))
	if at < 0 {
		ts.Fatalf("no resolution in %s", args[0])
	}
	dpi := math.Round(float64(binary.BigEndian.Uint32(b[at+4:])) * 0.0254)
	if got := fmt.Sprint(cfg.Width, cfg.Height, dpi); got != strings.Join(args[1:], " ") {
		ts.Fatalf("%s has %s", args[0], got)
	}
}

// exitCodeOf runs "code N command…" and requires exit code N.
func exitCodeOf(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N command…")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if err != nil {
		got = err.Error()
	}
	if got != args[0] && got != "exit status "+args[0] {
		ts.Fatalf("exit code %s, want %s", got, args[0])
	}
}

// pathsIn finds the paths in a results.json, the only thing in which two runs of one study may
// differ.
var pathsIn = regexp.MustCompile(`"(path|where|pos)":\s*"[^"]*"`)

// sameResults runs "same-results A B" and requires two results.json to agree, paths aside.
func sameResults(ts *testscript.TestScript, neg bool, args []string) {
	a := pathsIn.ReplaceAllString(ts.ReadFile(args[0]), "")
	b := pathsIn.ReplaceAllString(ts.ReadFile(args[1]), "")
	if (a == b) == neg {
		ts.Fatalf("%s and %s: equal is %v", args[0], args[1], a == b)
	}
}

// sameFolder runs "same-folder A B" and requires two folders to hold the same files with the same
// bytes; the manifest is left out, since it records the command.
func sameFolder(ts *testscript.TestScript, neg bool, args []string) {
	read := func(dir string) map[string]string {
		out := map[string]string{}
		root := ts.MkAbs(dir)
		err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || d.Name() == manifestName {
				return err
			}
			b, err := os.ReadFile(p)
			rel, _ := filepath.Rel(root, p)
			out[rel] = string(b)
			return err
		})
		ts.Check(err)
		return out
	}
	a, b := read(args[0]), read(args[1])
	for name := range a {
		if strings.HasPrefix(name, "report.") {
			// Reports quote the command line, which names the folder.
			continue
		}
		if a[name] != b[name] {
			ts.Fatalf("%s differs", name)
		}
	}
	if len(a) != len(b) || len(a) < 5 {
		ts.Fatalf("%d and %d files", len(a), len(b))
	}
}
