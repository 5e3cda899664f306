//go:build unix

package main

import (
	"compress/gzip"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// memoryPerByte is how much memory reading may take for each byte of the input or of --max-bytes,
// whichever is less, as the page exits of the manual states it.
const memoryPerByte = 6

// peak runs a command and returns its exit code and the most memory that it held, in bytes.
func peak(t *testing.T, dir string, in io.Reader, args ...string) (code int, most int64,
	said string) {
	t.Helper()
	c := process(t, dir, "stockmove", args...)
	var b strings.Builder
	c.Stdin, c.Stderr, c.Stdout = in, &b, io.Discard
	err := c.Run()
	code = ended(t, c, err)
	usage, ok := c.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok || runtime.GOOS != "linux" {
		t.Skip("the peak of memory is not known here")
	}
	return code, usage.Maxrss << 10, b.String()
}

// endless repeats a text for ever.
type endless struct {
	text string
	at   int
}

func (e *endless) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) {
		k := copy(p[n:], e.text[e.at:])
		n += k
		e.at = (e.at + k) % len(e.text)
	}
	return n, nil
}

// What is fed does not decide the memory, but what was asked for: streams without an end, archives
// that unpack to more than memory holds, files that are one line.
func TestMemory(t *testing.T) {
	dir := t.TempDir()
	_, idle, _ := peak(t, dir, nil, "list", "models")
	const limit = 16 << 20
	bounded := []string{"--max-bytes", strconv.Itoa(limit)}
	const row = "2025-01-02,100.25,101.5,99.75,100.5,1234567\n"
	bomb := filepath.Join(dir, "bomb.csv.gz")
	packZeros(t, bomb, "0", 1<<30)
	for _, c := range []struct {
		name string
		in   io.Reader
		args []string
		want string // of the message
		most int64  // bytes beyond those of an idle process
	}{
		{"rows without an end", &endless{text: row}, append([]string{"inspect", "-"}, bounded...),
			"larger than the limit of 16777216 bytes", memoryPerByte * limit},
		{"prices without an end", &endless{text: row},
			append([]string{"run", "--prices", "A=-", "--event", "2025-01-02"}, bounded...),
			"larger than the limit", memoryPerByte * limit},
		{"an archive of 1 GB", nil, append([]string{"inspect", bomb}, bounded...),
			"larger than the limit", memoryPerByte * limit},
		// Without a limit of the user's: what cannot be a table is known by its beginning.
		{"zeros without an end", &endless{text: "\x00"}, []string{"inspect", "-"},
			"a NUL byte: this is not a text file", 32 << 20},
		{"a line without an end", &endless{text: "1,"}, []string{"inspect", "-"},
			"no line ends in the first 16 MB", memoryPerByte * limit},
		{"no limit", &endless{text: "\x00"}, []string{"inspect", "-", "--max-bytes",
			strconv.Itoa(math.MaxInt64)}, "a NUL byte", 32 << 20},
		{"no limit", &endless{text: "\x00"}, []string{"run", "--prices", "A=-", "--event",
			"2025-01-02", "--max-bytes", strconv.Itoa(math.MaxInt64)}, "a NUL byte", 32 << 20},
	} {
		code, most, said := peak(t, dir, c.in, c.args...)
		if code != exitInput || !strings.Contains(said, c.want) {
			t.Errorf("%s: exit code %d: %s", c.name, code, said)
		}
		// The bound is one of the program, not of the race detector's notes about it.
		if most-idle > c.most && !raced {
			t.Errorf("%s: %d MB beyond the %d MB of an idle process, more than %d MB", c.name,
				(most-idle)>>20, idle>>20, c.most>>20)
		}
	}
}

// A panel that is read whole takes no more than the manual says, from a file and from a stream.
func TestMemoryOfPanel(t *testing.T) {
	if testing.Short() {
		t.Skip("it writes 100 MB")
	}
	dir := t.TempDir()
	_, idle, _ := peak(t, dir, nil, "list", "models")
	path := filepath.Join(dir, "panel.csv")
	writePanel(t, path, 100<<20)
	stream, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer stream.Close()
	for name, in := range map[string]io.Reader{path: nil, "-": struct{ io.Reader }{stream}} {
		code, most, said := peak(t, dir, in, "inspect", name)
		if code != exitOK {
			t.Fatalf("exit code %d: %s", code, said)
		}
		if most-idle > memoryPerByte*100<<20 {
			t.Errorf("%s: %d MB for 100 MB", name, (most-idle)>>20)
		}
	}
}

// No limit is no limit: the largest number is one that files are read with.
func TestLargestLimit(t *testing.T) {
	dir := pricesFolder(t)
	for _, limit := range []int64{math.MaxInt64, math.MaxInt64 - 1} {
		code, said := outcome(t, dir, "stockmove", small("x", "--max-bytes", fmt.Sprint(limit))...)
		if code != exitOK {
			t.Errorf("exit code %d: %s", code, said)
		}
	}
}

// packZeros writes a gzip file of a text that is repeated.
func packZeros(t *testing.T, path, text string, size int) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z := gzip.NewWriter(f)
	if _, err := io.Copy(z, io.LimitReader(&endless{text: text}, int64(size))); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
}
