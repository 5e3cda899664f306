//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"stockmove/eventstudy/report"
)

// whole fails unless the folder is absent, or holds a report each file of which has the sum that
// the manifest gives it.
func whole(t *testing.T, dir string) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, manifestName))
	if err != nil {
		if _, err := os.Stat(dir); err == nil {
			t.Errorf("%s has no manifest", dir)
		}
		return
	}
	list, ok := report.ReadManifest(b)
	if !ok || len(list) < 5 {
		t.Errorf("%s: %d files in the manifest", dir, len(list))
	}
	for _, f := range list {
		if sum, err := sumOf(filepath.Join(dir, f.Name)); sum != f.SHA256 {
			t.Errorf("%s: %s is not the file of the manifest: %v", dir, f.Name, err)
		}
	}
}

func holds(t *testing.T, path, text string) {
	t.Helper()
	if b, err := os.ReadFile(path); err != nil || string(b) != text {
		t.Errorf("%s holds %.40q, %v; want %.40q", path, b, err, text)
	}
}

// A manifest names files, and may be anyone's: only one of stockmove is believed, and only within
// its folder.
func TestForeignManifest(t *testing.T) {
	dir := pricesFolder(t)
	const text = "keep me\n"
	sum := func(path string) string {
		s, err := sumOf(path)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	manifest := func(schema string, names ...string) string {
		var b bytes.Buffer
		m := map[string]any{"schema": schema}
		var list []map[string]any
		for _, n := range names {
			list = append(list,
				map[string]any{"name": n, "sha256": sum(filepath.Join(dir, "else", "out.txt"))})
		}
		m["outputs"] = list
		json.NewEncoder(&b).Encode(m)
		return b.String()
	}
	write(t, filepath.Join(dir, "else", "out.txt"), text)
	names := []string{"keep.txt", "sub/out.txt", "../else/out.txt",
		filepath.Join(dir, "else", "out.txt"), "report.md", "charts"}
	for schema, want := range map[string]int{"": exitOutput, "other/v1": exitOutput,
		"stockmove/manifest/v1": exitOK} {
		out := filepath.Join(dir, "fg")
		os.RemoveAll(out)
		write(t, filepath.Join(out, "keep.txt"), text)
		if err := os.Symlink(filepath.Join(dir, "else"), filepath.Join(out, "sub")); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(out, manifestName), manifest(schema, names...))
		if code, said := outcome(t, dir, "stockmove", small("fg")...); code != want {
			t.Errorf("schema %q: exit code %d: %s", schema, code, said)
		}
		holds(t, filepath.Join(dir, "else", "out.txt"), text)
		if want == exitOutput {
			holds(t, filepath.Join(out, "keep.txt"), text)
		}
	}
}

// What is no file is not replaced, neither by force; links are not followed.
func TestInTheWay(t *testing.T) {
	dir := pricesFolder(t)
	write(t, filepath.Join(dir, "else", "mine.txt"), "mine")
	for name, put := range map[string]func(path string) error{
		"a link": func(path string) error {
			return os.Symlink(filepath.Join(dir, "else", "mine.txt"), path)
		},
		"a pipe":   func(path string) error { return syscall.Mkfifo(path, 0o666) },
		"a folder": func(path string) error { return os.Mkdir(path, 0o777) },
	} {
		for i, at := range []string{"report.md", "days.csv", manifestName} {
			out := fmt.Sprintf("%s-%d", strings.ReplaceAll(name, " ", "-"), i)
			if err := os.Mkdir(filepath.Join(dir, out), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := put(filepath.Join(dir, out, at)); err != nil {
				t.Fatal(err)
			}
			code, said := outcome(t, dir, "stockmove", small(out, "--force")...)
			if code != exitOutput || !strings.Contains(said, at+" is "+name) {
				t.Errorf("%s at %s: exit code %d: %s", name, at, code, said)
			}
			if list, _ := os.ReadDir(filepath.Join(dir, out)); len(list) != 1 {
				t.Errorf("%s at %s: %d files in the folder", name, at, len(list))
			}
		}
	}
	if err := os.Symlink(filepath.Join(dir, "else"), filepath.Join(dir, "charts")); err != nil {
		t.Fatal(err)
	}
	code, said := outcome(t, dir, "stockmove", small(".", "--charts", "car", "--force")...)
	if code != exitOutput || !strings.Contains(said, "charts is a link") {
		t.Errorf("exit code %d: %s", code, said)
	}
	if list, _ := os.ReadDir(filepath.Join(dir, "else")); len(list) != 1 {
		t.Errorf("written through a link: %v", list)
	}
}

// Pipes and character devices are written through, block devices refused, and all are there
// afterwards.
func TestPictureToDevices(t *testing.T) {
	dir := t.TempDir()
	chart := func(to string) (int, string) {
		return outcome(t, dir, "stockmove", "chart", "car", "apple-alibaba-2025", "-o",
			to, "--force")
	}
	if code, said := chart("/dev/null"); code != exitOK {
		t.Errorf("/dev/null: exit code %d: %s", code, said)
	}
	if info, err := os.Stat("/dev/null"); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		t.Fatalf("/dev/null is %v, %v", info.Mode(), err)
	}
	pipe := filepath.Join(dir, "p.png")
	pipeAt(t, pipe)
	read := make(chan []byte)
	go func() { b, _ := os.ReadFile(pipe); read <- b }()
	if code, said := chart(pipe); code != exitOK {
		t.Fatalf("pipe: exit code %d: %s", code, said)
	}
	if b := <-read; !bytes.HasPrefix(b, []byte("\x89PNG")) {
		t.Errorf("the pipe gave %.20q", b)
	}
	if info, err := os.Lstat(pipe); err != nil || info.Mode()&os.ModeNamedPipe == 0 {
		t.Errorf("the pipe is %v, %v", info.Mode(), err)
	}
	disk := filepath.Join(dir, "disk.png")
	if err := syscall.Mknod(disk, syscall.S_IFBLK|0o600, 7<<8); err != nil {
		t.Skipf("no block device can be made: %v", err)
	}
	if code, said := chart(disk); code != exitOutput ||
		!strings.Contains(said, "disk.png is a device") {
		t.Errorf("block device: exit code %d: %s", code, said)
	}
	if info, err := os.Lstat(disk); err != nil || info.Mode()&os.ModeDevice == 0 {
		t.Errorf("the device is %v, %v", info.Mode(), err)
	}
}

// Runs to one folder at the same time leave one whole report.
func TestConcurrentRuns(t *testing.T) {
	dir := pricesFolder(t)
	type end struct {
		code int
		said string
	}
	ends := make(chan end)
	models := []string{"mean", "market", "market-adjusted", "mean"}
	for _, m := range models {
		go func() {
			code, said := outcome(t, dir, "stockmove", small("x", "--model", m)...)
			ends <- end{code, said}
		}()
	}
	for range models {
		if e := <-ends; e.code != exitOK {
			t.Errorf("exit code %d: %s", e.code, e.said)
		}
	}
	whole(t, filepath.Join(dir, "x"))
	if left := append(rest(t, dir), rest(t, filepath.Join(dir, "x"))...); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

// After SIGKILL at any moment the next run knows the files of the killed ones for its own, replaces
// them, removes what they left and says so. The user's file stays.
func TestRunAfterKill(t *testing.T) {
	dir := pricesFolder(t)
	out := filepath.Join(dir, "x")
	if code, said := outcome(t, dir, "stockmove", small("x")...); code != exitOK {
		t.Fatal(said)
	}
	write(t, filepath.Join(out, "mine.txt"), "mine")
	models := []string{"mean", "market"}
	for i := range 8 {
		c := process(t, dir, "stockmove", small("x", "--model", models[i%2])...)
		signalled(t, c, time.Duration(30+15*i)*time.Millisecond, syscall.SIGKILL)
	}
	left := rest(t, out)
	code, said := outcome(t, dir, "stockmove", small("x")...)
	if code != exitOK {
		t.Fatalf("exit code %d: %s", code, said)
	}
	if strings.Count(said, "an interrupted run to x had left") != len(left) {
		t.Errorf("%d folders were left, and the next run says %q", len(left), said)
	}
	whole(t, out)
	holds(t, filepath.Join(out, "mine.txt"), "mine")
	if left := append(rest(t, dir), rest(t, out)...); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

// Every moment of placing at which a process may be killed: the files that are moved so far stand
// where they stand, and the next run brings a whole report.
func TestKilledWhilePlacing(t *testing.T) {
	dir := pricesFolder(t)
	_, first, moves := placing(t, dir)
	first.remove()
	count := len(moves)
	if count < 20 {
		t.Fatalf("only %d moves", count)
	}
	for _, n := range []int{0, 1, 2, count / 2, count - 2, count - 1, count} {
		o, tmp, moves := placing(t, dir)
		if err := (&placement{moves: moves[:n]}).run(t.Context()); err != nil {
			t.Fatal(err)
		}
		_, err := os.Stat(filepath.Join(o.dir, manifestName))
		if (err == nil) != (n == 0 || n == count) {
			t.Errorf("%d of %d moves: a manifest stands: %v", n, count, err == nil)
		}
		tmp.lock.Close() // as the end of the process does
		code, said := outcome(t, dir, "stockmove", small("x")...)
		if code != exitOK || !strings.Contains(said, "note: an interrupted run to x had left") {
			t.Errorf("%d of %d moves: exit code %d: %s", n, count, code, said)
		}
		whole(t, o.dir)
		if left := rest(t, o.dir); len(left) > 0 {
			t.Errorf("%d of %d moves: left behind: %q", n, count, left)
		}
		if _, err := os.Stat(filepath.Join(o.dir, "charts")); err == nil {
			t.Errorf("%d of %d moves: the chart of the earlier report is left", n, count)
		}
	}
}

// A fault in the middle of placing puts everything back.
func TestPlacingFails(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a"), "old a")
	write(t, filepath.Join(dir, "b"), "old b")
	write(t, filepath.Join(dir, "new", "a"), "new a")
	p := &placement{moves: []move{
		{filepath.Join(dir, "a"), filepath.Join(dir, "old", "a"), "a"},
		{filepath.Join(dir, "new", "a"), filepath.Join(dir, "a"), "a"},
		{filepath.Join(dir, "b"), filepath.Join(dir, "old", "sub", "b"), "b"},
		{filepath.Join(dir, "new", "b"), filepath.Join(dir, "b"), "b"}, // which is not there
	}}
	err := p.run(t.Context())
	if err == nil || exitCode(err) != exitOutput ||
		!strings.Contains(err.Error(), "cannot write b") {
		t.Errorf("error %v", err)
	}
	holds(t, filepath.Join(dir, "a"), "old a")
	holds(t, filepath.Join(dir, "b"), "old b")
	holds(t, filepath.Join(dir, "new", "a"), "new a")
	if _, err := os.Stat(filepath.Join(dir, "old")); err == nil {
		t.Error("a folder that was made is left")
	}
}

// What --force has moved away for a run that was killed is the user's, and is kept.
func TestForcedAndKilled(t *testing.T) {
	dir := pricesFolder(t)
	out := filepath.Join(dir, "x")
	write(t, filepath.Join(out, "keep"), "")
	tmp, err := newTempDir(t.Context(), out, nil)
	if err != nil {
		t.Fatal(err)
	}
	write(t, tmp.old("report.md"), "thesis")
	tmp.lock.Close()
	code, said := outcome(t, dir, "stockmove", small("x")...)
	if code != exitOK || !strings.Contains(said, "holds files that --force had moved away") {
		t.Errorf("exit code %d: %s", code, said)
	}
	holds(t, tmp.old("report.md"), "thesis")
}

// A mount point can be the folder of a report, which a rename onto it or into it from beside
// cannot reach.
func TestMountPoint(t *testing.T) {
	dir := pricesFolder(t)
	mp := filepath.Join(dir, "mp")
	if err := os.Mkdir(mp, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := mountTmpfs(mp); err != nil {
		t.Skipf("no file system can be mounted here: %v", err)
	}
	t.Cleanup(func() { unmount(mp) })
	for _, args := range [][]string{small("mp"), small("mp", "--model", "mean"),
		{"case", "apple-alibaba-2025", "--to", "mp/case"}} {
		if code, said := outcome(t, dir, "stockmove", args...); code != exitOK {
			t.Errorf("%q: exit code %d: %s", args, code, said)
		}
	}
	whole(t, mp)
	if left := rest(t, mp); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
	if err := remountReadOnly(mp); err != nil {
		t.Skip(err)
	}
	code, said := outcome(t, dir, "stockmove", small("mp")...)
	if code != exitOutput || !strings.Contains(said, "read-only file system") {
		t.Errorf("read-only: exit code %d: %s", code, said)
	}
	if !slices.Contains(strings.Fields(said), "hint:") {
		t.Errorf("no hint: %s", said)
	}
}
