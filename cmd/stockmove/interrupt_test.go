//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// stuck is when a process counts as one that does not end after a signal. How soon it ends is no
// matter of a test, since a busy machine holds up any process; the log tells.
const stuck = 20 * time.Second

func pipeAt(t *testing.T, path string) {
	t.Helper()
	if err := syscall.Mkfifo(path, 0o666); err != nil {
		t.Skip(err)
	}
}

// A pipe that nobody writes to, or that stays open, keeps no process alive after a signal.
func TestSignalsWhileWaiting(t *testing.T) {
	dir := t.TempDir()
	pipeAt(t, filepath.Join(dir, "f.csv"))
	pipeAt(t, filepath.Join(dir, "f.toml"))
	pipeAt(t, filepath.Join(dir, "f.png"))
	for i, args := range [][]string{
		{"inspect", "f.csv"},
		{"run", "--prices", "A=f.csv", "--event", "2025-02-13"},
		{"run", "f.toml"},
		{"check", "--prices", "A=f.csv", "--claims", "f.toml"},
		{"chart", "car", "apple-alibaba-2025", "-o", "f.png"}, // opened to be written
	} {
		stops(t, func() *exec.Cmd { return process(t, dir, "stockmove", args...) },
			500*time.Millisecond,
			[]syscall.Signal{syscall.SIGINT, syscall.SIGTERM}[i%2])
	}
	// The standard input, of which a part has come.
	stops(t, func() *exec.Cmd {
		c := process(t, dir, "stockmove", "run", "--prices", "A=-", "--event", "2025-02-13")
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { r.Close(); w.Close() })
		fmt.Fprint(w, "Date,Close\n2025-01-02,1\n")
		c.Stdin = r
		return c
	}, 500*time.Millisecond, syscall.SIGINT)
	// A second signal does not wait for the first one's patience. On a busy machine both may come
	// before the process has seen the first; only one that does so three times does not mind.
	for try := 1; ; try++ {
		c := process(t, dir, "stockmove", "inspect", "f.csv")
		code, took, said := signalled(t, c, 500*time.Millisecond, syscall.SIGINT, syscall.SIGTERM)
		if code == -int(syscall.SIGTERM) {
			break
		}
		if try == 3 {
			t.Errorf("second signal: exit code %d after %v: %s", code, took, said)
			break
		}
	}
}

// stops requires a command that was given a signal to say so and to end. On a busy machine the
// signal may come before the process has asked for it, which then just dies: it is given more time.
func stops(t *testing.T, command func() *exec.Cmd, wait time.Duration, sig syscall.Signal) {
	t.Helper()
	for try := 1; ; try++ {
		c := command()
		code, took, said := signalled(t, c, wait, sig)
		if code == -int(sig) && try < 4 {
			wait *= 2
			continue
		}
		if code != exitInterrupted || said != "error: interrupted; nothing was written\n" {
			t.Errorf("%q, %v: exit code %d: %s", c.Args, sig, code, said)
		}
		if took > stuck {
			t.Errorf("%q, %v: ended after %v", c.Args, sig, took)
		}
		t.Logf("%q, %v: ended after %v", c.Args, sig, took)
		return
	}
}

// A file that takes long to read is let go of at once, wherever in it the process is, and nothing
// is left behind.
func TestSignalInLargeFile(t *testing.T) {
	if testing.Short() {
		t.Skip("it writes 500 MB")
	}
	dir := t.TempDir()
	writePanel(t, filepath.Join(dir, "big.csv"), 500<<20)
	for _, wait := range []time.Duration{200 * time.Millisecond, time.Second, 3 * time.Second} {
		stops(t, func() *exec.Cmd {
			return process(t, dir, "stockmove", "run", "--prices", "big.csv", "--event",
				"1995-02-13", "--charts", "none", "--out", "x")
		}, wait, syscall.SIGINT)
	}
	if left := rest(t, dir); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

// A study of many events is let go of wherever it is, reading, measuring, testing or writing, and
// leaves a report whole or none.
func TestSignalInLargeStudy(t *testing.T) {
	if testing.Short() {
		t.Skip("it measures 20,000 events")
	}
	dir := t.TempDir()
	if code, said := outcome(t, dir, "stockmove", "bench-data", "--securities", "2000", "--days",
		"600", "--events", "20000", "--out", "panel"); code != exitOK {
		t.Fatal(said)
	}
	interrupted := 0
	for wait := 200 * time.Millisecond; wait < 10*time.Second; wait = wait * 3 / 2 {
		c := process(t, dir, "stockmove", "run", "--prices", "panel/prices.csv", "--benchmark",
			"panel/benchmark.csv", "--events", "panel/events.csv", "--charts", "caar", "--out", "x")
		code, took, said := signalled(t, c, wait, syscall.SIGINT)
		t.Logf("after %v: exit code %d, ended after %v", wait, code, took)
		switch {
		case code == exitInterrupted && took < stuck:
			interrupted++
		case code == exitInterrupted:
			t.Errorf("ended %v after the signal", took)
		case code != exitOK && code != -int(syscall.SIGINT): // before it asked for signals
			t.Errorf("after %v: exit code %d: %s", wait, code, said)
		}
		whole(t, filepath.Join(dir, "x"))
		if left := rest(t, dir); len(left) > 0 {
			t.Fatalf("after %v: left behind: %q", wait, left)
		}
		if code == exitOK {
			break // the study takes no longer
		}
	}
	if interrupted < 3 {
		t.Errorf("only %d of the signals came in time", interrupted)
	}
}

// Signals at any moment of a run leave no temporary folder, and a report whole or none.
func TestSignalAnywhere(t *testing.T) {
	dir := pricesFolder(t)
	for ms := 20; ms <= 420; ms += 100 {
		c := process(t, dir, "stockmove", small("x", "--charts", "all")...)
		code, _, said := signalled(t, c, time.Duration(ms)*time.Millisecond, syscall.SIGTERM)
		if code != exitInterrupted && code != exitOK && code != -int(syscall.SIGTERM) {
			t.Errorf("%d ms: exit code %d: %s", ms, code, said)
		}
		whole(t, filepath.Join(dir, "x"))
		if left := rest(t, dir); len(left) > 0 {
			t.Errorf("%d ms: left behind: %q", ms, left)
		}
	}
}

// A pipe in a folder of prices is not waited for, whatever it is called.
func TestPipeInFolder(t *testing.T) {
	dir := pricesFolder(t)
	prices := filepath.Join(dir, "c", "prices")
	pipeAt(t, filepath.Join(prices, "z.csv"))
	pipeAt(t, filepath.Join(prices, "manifest.json"))
	c := process(t, dir, "stockmove", "run", "--prices", "c/prices", "--event", "2025-02-13",
		"--charts", "none", "--out", "x", "--format", "md")
	timer := time.AfterFunc(30*time.Second, func() { c.Process.Kill() })
	defer timer.Stop()
	out, err := c.Output()
	if code := ended(t, c, err); code != exitOK {
		t.Fatalf("exit code %d", code)
	}
	if !strings.Contains(string(out), "z.csv (no regular file)") {
		t.Errorf("the pipe that was left out is not named:\n%s", out)
	}
}

// writePanel writes prices of many securities, of about so many bytes.
func writePanel(t *testing.T, path string, size int) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b := []byte("Symbol,Date,Open,High,Low,Close,Volume\n")
	first := time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC)
	for written, k := 0, 0; written < size; k++ {
		for i := range 2500 {
			b = fmt.Appendf(b, "S%05d,%s,100.25,101.5,99.75,%d.5,1234567\n", k,
				first.AddDate(0, 0, i).Format("2006-01-02"), 100+i%7)
		}
		if _, err := f.Write(b); err != nil {
			t.Fatal(err)
		}
		written += len(b)
		b = b[:0]
	}
}
