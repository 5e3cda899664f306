//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
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
