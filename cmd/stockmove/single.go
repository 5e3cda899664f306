package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// single is one file that a command writes, as -o names it; "-" is the standard output. Its content
// is small enough to be made in memory, so that nothing is opened before all of it is known to be
// right.
type single struct {
	path  string
	flag  string // that names it; "" is -o
	force bool   // also replace a file that is not ours
	// whether a file's content shows that stockmove wrote it; nil: none does
	ours   func([]byte) bool
	inputs []string // which are never written over
}

// mostOwn bounds what is read of a file to see whose it is. A picture for print at the highest
// resolution has some ten megabytes.
const mostOwn = 64 << 20

// check looks at what stands at the path. through says that it is a pipe or a character device,
// which is written to and not replaced. A pipe or a device is written to as it stands: replacing
// /dev/stdout by a file is never what was meant.
func (f single) check() (through bool, err error) {
	if f.path == "-" {
		return false, nil
	}
	info, err := os.Lstat(f.path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, outputFault(f.path, err)
	}
	mode := info.Mode()
	if to, err := os.Stat(f.path); err == nil && streaming(to.Mode()) {
		return true, nil // also where a link leads there, as /dev/stdout may
	}
	refuse := func(hint, format string, args ...any) (bool, error) {
		return false, outputError{fmt.Errorf("%s %s", f.path, fmt.Sprintf(format, args...)), hint}
	}
	switch {
	case !mode.IsRegular():
		return refuse("give the name of a file with "+f.by(), "is %s, and is not replaced",
			fileKind(mode))
	case isInput(f.path, f.inputs):
		return refuse("give another name with "+f.by(),
			"is an input of the study, and is not written over")
	case f.force:
		return false, nil
	case !f.own():
		return refuse("give another name with "+f.by()+", or replace it with --force",
			"was not written by stockmove, and is not replaced")
	}
	return false, nil
}

// by is the flag that names the file.
func (f single) by() string {
	if f.flag == "" {
		return "-o"
	}
	return f.flag
}

// own reports whether the file bears stockmove's mark. Pictures bear a mark in their metadata, so
// that a chart can be drawn again to the same name without --force.
func (f single) own() bool {
	if f.ours == nil {
		return false
	}
	// Where the mark stands differs by the kind of picture, so that all is read, up to a bound.
	r, err := os.Open(f.path)
	if err != nil {
		return false
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, mostOwn))
	return err == nil && f.ours(b)
}

func streaming(m fs.FileMode) bool {
	return m&fs.ModeNamedPipe != 0 || m&fs.ModeCharDevice != 0
}

// write writes the file whole or not at all. The file is made beside its place and moved there, so
// that a reader of the old one never sees half of the new.
func (f single) write(ctx context.Context, b []byte, s streams) error {
	if f.path == "-" {
		_, err := s.out.Write(b)
		return written(err)
	}
	through, err := f.check()
	if err != nil {
		return err
	}
	if through {
		return f.writeThrough(b)
	}
	if _, err := os.Stat(filepath.Dir(f.path)); err != nil { // a folder is not made for a file
		return outputFault(f.path, err)
	}
	tmp, err := newTempDir(ctx, f.path, s.temps)
	if err != nil {
		return err
	}
	defer tmp.remove()
	err = s.temps.step(ctx, func() error {
		made := tmp.new(filepath.Base(f.path))
		if err := os.WriteFile(made, b, 0o666); err != nil {
			return outputFault(f.path, err)
		}
		if err := os.Rename(made, f.path); err != nil {
			return outputFault(f.path, err)
		}
		s.temps.done(f.path)
		return nil
	})
	if err == nil {
		tidy(f.path, owned{}, leftovers(f.path), s.err)
	}
	return err
}

// writeThrough writes to what stands at the path.
func (f single) writeThrough(b []byte) error {
	w, err := os.OpenFile(f.path, os.O_WRONLY, 0)
	if err != nil {
		return outputFault(f.path, err)
	}
	_, err = w.Write(b)
	if e := w.Close(); err == nil {
		err = e
	}
	if err != nil {
		return outputFault(f.path, err)
	}
	return nil
}

// isInput reports whether a path leads to one of the inputs. Files are compared and not names: the
// same file has many names, through links and other spellings.
func isInput(path string, inputs []string) bool {
	for _, in := range inputs {
		if sameFile(path, in) {
			return true
		}
	}
	return false
}

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// outputFault words an error of the file system without the name of a temporary file. The name of a
// temporary file would send the user looking for something that is gone by then.
func outputFault(path string, err error) error {
	var pe *fs.PathError
	var le *os.LinkError
	switch {
	case errors.As(err, &pe):
		err = pe.Err
	case errors.As(err, &le):
		err = le.Err
	}
	return outputError{fmt.Errorf("cannot write %s: %s", path, strings.TrimSpace(err.Error())),
		"choose a folder that can be written, with --out or -o"}
}
