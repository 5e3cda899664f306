package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// process is stockmove, or another command of TestMain, as a process of its own.
func process(t *testing.T, dir, name string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self)
	c.Args = append([]string{name}, args...)
	c.Dir = dir
	return c
}

// outcome is how a process ended and what it said on the standard error.
func outcome(t *testing.T, dir, name string, args ...string) (code int, stderr string) {
	t.Helper()
	c := process(t, dir, name, args...)
	var b bytes.Buffer
	c.Stderr = &b
	return ended(t, c, c.Run()), b.String()
}

func ended(t *testing.T, c *exec.Cmd, err error) int {
	t.Helper()
	if c.ProcessState == nil {
		t.Fatal(err)
	}
	return c.ProcessState.ExitCode()
}

// pricesFolder is a folder with the prices of the embedded case.
func pricesFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	code, said := outcome(t, dir, "stockmove", "case", "apple-alibaba-2025", "--to", "c")
	if code != 0 {
		t.Fatal(said)
	}
	return dir
}

// small is a run of a study that takes a moment, to the folder out.
func small(out string, more ...string) []string {
	return append([]string{"run", "--prices", "c/prices/BABA.csv", "--benchmark",
		"SPY=c/prices/SPY.csv", "--event", "2025-02-13",
		"--charts", "none", "--quiet", "--out", out}, more...)
}

// signalled starts a command, waits for it to be at work, sends signals and returns the exit code
// with the time that it took from the first signal to the end.
func signalled(t *testing.T, c *exec.Cmd, wait time.Duration, signals ...os.Signal) (code int,
	took time.Duration, said string) {
	t.Helper()
	var b bytes.Buffer
	c.Stderr = &b
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(wait)
	start := time.Now()
	for i, s := range signals {
		if i > 0 {
			time.Sleep(20 * time.Millisecond)
		}
		if err := c.Process.Signal(s); err != nil {
			t.Errorf("after %v: %v (%s)", wait, err, b.String())
		}
	}
	err := c.Wait()
	took = time.Since(start)
	if ws, ok := c.ProcessState.Sys().(syscall.WaitStatus); ok && ws.Signaled() {
		return -int(ws.Signal()), took, b.String()
	}
	return ended(t, c, err), took, b.String()
}

// rest lists the temporary files and folders in dir.
func rest(t *testing.T, dir string) []string {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range list {
		if strings.HasPrefix(e.Name(), tempPrefix) {
			out = append(out, filepath.Join(dir, e.Name()))
		}
	}
	return out
}
