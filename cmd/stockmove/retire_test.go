//go:build unix

package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stockmove/eventstudy/report"
)

// A process that is killed while it removes what it replaced leaves no half of an earlier report,
// which the next run would take for files of the user's.
func TestKilledWhileRemoving(t *testing.T) {
	dir := pricesFolder(t)
	out := filepath.Join(dir, "x")
	if code, said := outcome(t, dir, "stockmove", small("x")...); code != exitOK {
		t.Fatal(said)
	}
	tmp, err := newTempDir(t.Context(), out, nil)
	if err != nil {
		t.Fatal(err)
	}
	write(t, tmp.old("report.md"), "of an earlier report")
	write(t, tmp.old(manifestName), "{}")
	// All that remove has done when it is killed: one step, and a part of the next.
	if err := tmp.retire(); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(tmp.new(tempDone + "/" + manifestName)); err != nil {
		t.Fatal(err)
	}
	tmp.lock.Close()
	code, said := outcome(t, dir, "stockmove", small("x")...)
	if code != exitOK || !strings.Contains(said, "which is removed") {
		t.Errorf("exit code %d: %s", code, said)
	}
	if left := rest(t, out); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

// placing is a report without charts on its way to the folder x, which holds another one with a
// chart, and the moves that put it there.
func placing(t *testing.T, dir string) (o *output, tmp *tempDir, moves []move) {
	t.Helper()
	out := filepath.Join(dir, "x")
	if err := os.RemoveAll(out); err != nil {
		t.Fatal(err)
	}
	if code, said := outcome(t, dir, "stockmove", small("x", "--model", "mean", "--charts",
		"ar")...); code != exitOK {
		t.Fatal(said)
	}
	o = &output{dir: out, flag: "--out", s: streams{err: io.Discard}}
	tmp, moves = next(t, dir, o)
	return o, tmp, moves
}

// next makes another report on its way to the folder of o.
func next(t *testing.T, dir string, o *output) (tmp *tempDir, moves []move) {
	t.Helper()
	os.RemoveAll(filepath.Join(dir, "new"))
	if code, said := outcome(t, dir, "stockmove", small("new")...); code != exitOK {
		t.Fatal(said)
	}
	tmp, err := newTempDir(t.Context(), o.dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(tmp.new("")); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(dir, "new"), tmp.new("")); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(tmp.new(manifestName))
	if err != nil {
		t.Fatal(err)
	}
	list, _ := report.ReadManifest(b)
	o.written = append(list, report.Output{Name: manifestName})
	var names []string
	for _, f := range o.written {
		names = append(names, f.Name)
	}
	mine, rest := o.holdings()
	release(rest)
	return tmp, o.plan(mine, tmp, names).moves
}

// A run that is killed while it tidies after another killed one, whose manifest told it which files
// are stockmove's: the next run knows what it replaced all the same.
func TestKilledWhileTidying(t *testing.T) {
	dir := pricesFolder(t)
	for _, n := range []int{1, 2, 9} {
		o, first, moves := placing(t, dir)
		if err := (&placement{moves: moves[:n]}).run(t.Context()); err != nil {
			t.Fatal(err)
		}
		first.lock.Close() // as the end of the process does
		second, _ := next(t, dir, o)
		if err := o.place(t.Context(), second); err != nil {
			t.Fatal(err)
		}
		second.lock.Close() // killed before it removes its own folder
		code, said := outcome(t, dir, "stockmove", small("x")...)
		if code != exitOK {
			t.Errorf("%d moves: exit code %d: %s", n, code, said)
		}
		whole(t, o.dir)
		if left := rest(t, o.dir); len(left) > 0 {
			t.Errorf("%d moves: left behind: %q; %s", n, left, said)
		}
	}
}

// So when it has removed the folder of the first of two killed runs and not that of the second,
// whose replaced files only the manifest in the first one lists.
func TestKilledBetweenFolders(t *testing.T) {
	dir := pricesFolder(t)
	o, first, moves := placing(t, dir)
	if err := (&placement{moves: moves[:2]}).run(t.Context()); err != nil {
		t.Fatal(err)
	}
	first.lock.Close()
	second, moves := next(t, dir, o)
	if err := (&placement{moves: moves[:9]}).run(t.Context()); err != nil {
		t.Fatal(err)
	}
	second.lock.Close()
	third, moves := next(t, dir, o)
	mine, left := o.holdings()
	if err := (&placement{moves: moves}).run(t.Context()); err != nil {
		t.Fatal(err)
	}
	_ = third.retire()
	for _, d := range left {
		if d.empty(mine) {
			t.Errorf("%s is kept", d.path)
		}
	}
	for _, d := range left {
		if d.path == first.path {
			d.clear(false)
		} else {
			d.lock.Close()
		}
	}
	third.lock.Close()
	if code, said := outcome(t, dir, "stockmove", small("x")...); code != exitOK {
		t.Errorf("exit code %d: %s", code, said)
	}
	whole(t, o.dir)
	if left := rest(t, o.dir); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}
