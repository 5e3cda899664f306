package main

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"stockmove/data"
	"stockmove/eventstudy/report"
)

// output is the folder of a report. Everything is written to a temporary folder beside it and
// moved when whole, so that a failed run leaves what was there.
type output struct {
	dir     string
	written []report.Output
}

// manifestName lists a report's files; a folder with one is a report that may be replaced.
const manifestName = "manifest.json"

// newOutput checks before any work is done that the folder can be one.
func newOutput(dir, name string) (*output, error) {
	if dir == "" {
		dir = defaultOut(name)
	}
	switch info, err := os.Stat(dir); {
	case err == nil && !info.IsDir():
		return nil, outputError{fmt.Errorf("%s is a file, not a folder%s", dir, hintLine("give another --out DIR"))}
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, outputFault(dir, err)
	}
	return &output{dir: dir}, nil
}

// write writes the whole report folder.
func (o *output) write(ctx context.Context, doc *report.Document) (err error) {
	parent := filepath.Dir(filepath.Clean(o.dir))
	if err := os.MkdirAll(parent, 0o777); err != nil {
		return outputFault(parent, err)
	}
	tmp, err := os.MkdirTemp(parent, ".stockmove-*")
	if err != nil {
		return outputFault(parent, err)
	}
	defer os.RemoveAll(tmp)
	for _, f := range report.Files(doc) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := o.add(tmp, f.Name, f.Write); err != nil {
			return err
		}
	}
	manifest := report.Manifest(doc, o.written)
	if err := o.add(tmp, manifestName, func(w io.Writer) error { _, err := w.Write(manifest); return err }); err != nil {
		return err
	}
	return o.place(tmp, doc)
}

// add writes one file of the report and remembers its sum.
func (o *output) add(tmp, name string, write func(io.Writer) error) error {
	path := filepath.Join(tmp, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return outputFault(path, err)
	}
	f, err := os.Create(path)
	if err != nil {
		return outputFault(path, err)
	}
	h := sha256.New()
	count := &counter{}
	buf := bufio.NewWriterSize(io.MultiWriter(f, h, count), 1<<16)
	err = write(buf)
	for _, e := range []error{buf.Flush(), f.Close()} {
		if err == nil {
			err = e
		}
	}
	if err != nil {
		return outputFault(filepath.Join(o.dir, name), err)
	}
	o.written = append(o.written, report.Output{Name: name, SHA256: hex.EncodeToString(h.Sum(nil)), Size: count.n})
	return nil
}

// place moves the finished report to its folder. A new folder is one rename; in a folder that
// exists each file is replaced on its own, the manifest last, and files of the earlier
// report that this one does not have are removed if nobody changed them.
func (o *output) place(tmp string, doc *report.Document) error {
	if _, err := os.Stat(o.dir); errors.Is(err, fs.ErrNotExist) {
		if err := os.Chmod(tmp, 0o777&^umask()); err != nil {
			return outputFault(o.dir, err)
		}
		if err := os.Rename(tmp, o.dir); err != nil {
			return outputFault(o.dir, err)
		}
		return nil
	}
	for _, w := range o.written {
		if in := inputAt(filepath.Join(o.dir, w.Name), doc); in != "" {
			return outputError{fmt.Errorf("%s is an input of the study and is not written over%s", in, hintLine("give another --out DIR"))}
		}
	}
	stale := o.stale()
	for _, w := range o.written {
		to := filepath.Join(o.dir, filepath.FromSlash(w.Name))
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			return outputFault(to, err)
		}
		if err := os.Rename(filepath.Join(tmp, filepath.FromSlash(w.Name)), to); err != nil {
			return outputFault(to, err)
		}
	}
	for _, name := range stale {
		os.Remove(filepath.Join(o.dir, filepath.FromSlash(name)))
	}
	return nil
}

// stale lists the unchanged files of an earlier report in the folder that the new one does not have.
func (o *output) stale() []string {
	b, err := os.ReadFile(filepath.Join(o.dir, manifestName))
	if err != nil {
		return nil
	}
	var m struct {
		Outputs []struct{ Name, SHA256 string }
	}
	if json.Unmarshal(b, &m) != nil {
		return nil
	}
	now := map[string]bool{}
	for _, w := range o.written {
		now[w.Name] = true
	}
	var out []string
	for _, f := range m.Outputs {
		// The manifest is a file like any other: a name in it may not lead out of the folder.
		if now[f.Name] || !filepath.IsLocal(filepath.FromSlash(f.Name)) {
			continue
		}
		b, err := os.ReadFile(filepath.Join(o.dir, filepath.FromSlash(f.Name)))
		if sum := sha256.Sum256(b); err == nil && hex.EncodeToString(sum[:]) == f.SHA256 {
			out = append(out, f.Name)
		}
	}
	return out
}

// summary says in a line what was written.
func (o *output) summary(doc *report.Document) string {
	pics := ""
	if n := len(doc.Pictures); n > 0 {
		pics = fmt.Sprintf(", %d charts in charts/", n)
	}
	return fmt.Sprintf("Report: %s (report.html, report.pdf, report.md, results.json, tables as CSV%s)", o.dir, pics)
}

// inputAt returns the input of the study that lies at path, "" when none does.
func inputAt(path string, doc *report.Document) string {
	for _, in := range doc.Inputs {
		if sameFile(path, in.Path) {
			return in.Path
		}
	}
	return ""
}

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// refuseInput refuses to write over a file that the study reads.
func refuseInput(out string, spec *data.Spec) error {
	for _, name := range spec.Paths() {
		if sameFile(out, name) {
			return outputError{fmt.Errorf("%s is an input of the study and is not written over%s", out, hintLine("give another -o FILE.png"))}
		}
	}
	return nil
}

// writeFile writes one file whole or not at all; "-" is standard output.
func writeFile(name string, b []byte, s streams) error {
	if name == "-" {
		if _, err := s.out.Write(b); err != nil {
			return outputError{err}
		}
		return nil
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".stockmove-*")
	if err != nil {
		return outputFault(name, err)
	}
	defer os.Remove(f.Name())
	_, err = f.Write(b)
	for _, e := range []error{f.Chmod(0o666 &^ umask()), f.Close()} {
		if err == nil {
			err = e
		}
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		return outputFault(name, err)
	}
	return nil
}

// writeNew writes files into a folder that is new or empty.
func writeNew(dir string, files []data.CaseFile) error {
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return outputError{fmt.Errorf("%s is a file, not a folder%s", dir, hintLine("give another --to DIR"))}
	}
	list, err := os.ReadDir(dir)
	switch {
	case err == nil && len(list) > 0:
		return outputError{fmt.Errorf("%s is not empty%s", dir, hintLine("give a new folder"))}
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return outputFault(dir, err)
	}
	parent := filepath.Dir(filepath.Clean(dir))
	if err := os.MkdirAll(parent, 0o777); err != nil {
		return outputFault(dir, err)
	}
	tmp, err := os.MkdirTemp(parent, ".stockmove-*")
	if err != nil {
		return outputFault(dir, err)
	}
	defer os.RemoveAll(tmp)
	for _, f := range files {
		path := filepath.Join(tmp, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return outputFault(dir, err)
		}
		if err := os.WriteFile(path, f.Data, 0o666); err != nil {
			return outputFault(dir, err)
		}
	}
	if err := os.Chmod(tmp, 0o777&^umask()); err != nil {
		return outputFault(dir, err)
	}
	if err := os.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) { // an empty folder of that name
		return outputFault(dir, err)
	}
	if err := os.Rename(tmp, dir); err != nil {
		return outputFault(dir, err)
	}
	return nil
}

// outputFault words an error of the file system without the name of a temporary file.
func outputFault(path string, err error) error {
	var pe *fs.PathError
	var le *os.LinkError
	switch {
	case errors.As(err, &pe):
		err = pe.Err
	case errors.As(err, &le):
		err = le.Err
	}
	hint := "choose a folder that can be written, with --out or -o"
	return outputError{fmt.Errorf("cannot write %s: %s%s", path, strings.TrimSpace(err.Error()), hintLine(hint))}
}

type counter struct{ n int64 }

func (c *counter) Write(p []byte) (int, error) { c.n += int64(len(p)); return len(p), nil }
