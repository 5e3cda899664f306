package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// killed is a process that dies while it writes the file that its argument names.
func killed() {
	tmp, err := newTempDir(context.Background(), os.Args[1], nil)
	if err != nil {
		panic(err)
	}
	if err := os.WriteFile(tmp.new(filepath.Base(os.Args[1])), []byte("half"), 0o666); err != nil {
		panic(err)
	}
	self, _ := os.FindProcess(os.Getpid())
	self.Kill()
	time.Sleep(time.Minute)
}

// picture is a command that draws to a file.
func picture(out string) []string {
	return []string{"chart", "car", "--prices", "c/prices/BABA.csv", "--benchmark",
		"SPY=c/prices/SPY.csv",
		"--event", "2025-02-13", "-o", out}
}

// What a killed process has left of a file is removed by the next that writes there, which says so.
// What is another file's, or of a process that lives, stays.
func TestFileAfterKill(t *testing.T) {
	dir := pricesFolder(t)
	for range 2 {
		outcome(t, dir, "killed", "a.svg")
	}
	if n := len(rest(t, dir)); n != 2 {
		t.Fatalf("%d folders are left", n)
	}
	outcome(t, dir, "killed", "b.svg")
	lives, err := newTempDir(t.Context(), filepath.Join(dir, "a.svg"), nil)
	if err != nil {
		t.Fatal(err)
	}
	code, said := outcome(t, dir, "stockmove", picture("a.svg")...)
	if code != exitOK ||
		strings.Count(said, "note: an interrupted run to a.svg had left .stockmove-") != 2 {
		t.Errorf("exit code %d: %s", code, said)
	}
	if n := len(rest(t, dir)); n != 2 {
		t.Errorf("%d folders are left, not that of b.svg and of the process that lives", n)
	}
	lives.remove()
	if code, said := outcome(t, dir, "stockmove", picture("a.svg")...); code != exitOK ||
		said != "" {
		t.Errorf("exit code %d: %s", code, said)
	}
	if code, said := outcome(t, dir, "stockmove", picture("b.svg")...); code != exitOK ||
		!strings.Contains(said, "run to b.svg") {
		t.Errorf("exit code %d: %s", code, said)
	}
	if left := rest(t, dir); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

// Killed at any moment a picture is whole or not there, and the next run to it leaves nothing
// behind.
func TestPictureKilled(t *testing.T) {
	dir := pricesFolder(t)
	for i := range 8 {
		c := process(t, dir, "stockmove", picture("a.svg")...)
		signalled(t, c, time.Duration(40+20*i)*time.Millisecond, syscall.SIGKILL)
		if b, err := os.ReadFile(filepath.Join(dir, "a.svg")); err == nil &&
			!strings.HasSuffix(strings.TrimSpace(string(b)), "</svg>") {
			t.Fatalf("half a picture: %q", b)
		}
	}
	left := rest(t, dir)
	code, said := outcome(t, dir, "stockmove", picture("a.svg")...)
	if code != exitOK || strings.Count(said, "an interrupted run to a.svg had left") != len(left) {
		t.Errorf("%d folders were left; exit code %d: %s", len(left), code, said)
	}
	if left := rest(t, dir); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}
