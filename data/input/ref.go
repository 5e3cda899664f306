package input

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"

	"stockmove/data/workbook"
	"stockmove/eventstudy"
)

// Ref names one input without opening it.
type Ref struct {
	FS    fs.FS  // nil: the files of the operating system; an embedded case has its own
	Path  string // name in FS; "-" with a nil FS is the standard input
	Shown string // as the user named it, for messages and the manifest

	from eventstudy.Pos // where a study file names it; zero for what flags name
}

// NamedAt returns the ref with the place that names it.
func (r Ref) NamedAt(pos eventstudy.Pos) Ref {
	r.from = pos
	return r
}

// FileRef names a file of the operating system; "-" is the standard input, and what follows the
// "#" of "book.xlsx#Sheet" is the sheet of a workbook.
func FileRef(name string) Ref {
	file, _ := workbook.Split(name)
	return Ref{Path: file, Shown: name}
}

// Stdin reports whether the ref is the standard input.
func (r Ref) Stdin() bool { return r.FS == nil && r.Path == "-" }

// Zero reports whether the ref names nothing.
func (r Ref) Zero() bool { return r.Path == "" }

// Key tells whether two refs name the same input. An FS need not be comparable, so what is shown
// stands for it. Two paths to one file are one input, which is read once; two sheets of a workbook
// are two.
func (r Ref) Key() string {
	if r.FS != nil {
		return "fs:" + r.Shown
	}
	if r.Stdin() {
		return "-"
	}
	_, sheet := workbook.Split(r.Shown)
	if full, err := filepath.Abs(r.Path); err == nil {
		return "os:" + full + "#" + sheet
	}
	return "os:" + filepath.Clean(r.Path) + "#" + sheet
}

// Base returns the last element of the path.
func (r Ref) Base() string {
	if r.FS == nil {
		return filepath.Base(r.Path)
	}
	return path.Base(r.Path)
}

// Sibling returns the file of that name as seen from the folder of r: relative names are relative
// to r, absolute ones are the operating system's. A study can be moved with its files to another
// folder or another machine.
func (r Ref) Sibling(name string) Ref {
	if r.FS != nil {
		file, _ := workbook.Split(name)
		return Ref{FS: r.FS, Path: path.Join(path.Dir(r.Path), file),
			Shown: path.Join(path.Dir(r.Shown), name)}
	}
	if filepath.IsAbs(name) || name == "-" {
		return FileRef(name)
	}
	// a study on the standard input has no folder: its files are relative to the working folder
	dir := filepath.Dir(r.Path)
	if r.Stdin() {
		dir = "."
	}
	return FileRef(filepath.Join(dir, filepath.FromSlash(name)))
}

// Stat tells what the ref names.
func (r Ref) Stat() (fs.FileInfo, error) {
	if r.FS == nil {
		return os.Stat(r.Path)
	}
	return fs.Stat(r.FS, r.Path)
}

// ReadDir lists the folder that the ref names, in the order of the names.
func (r Ref) ReadDir() ([]Ref, error) {
	var entries []fs.DirEntry
	var err error
	if r.FS == nil {
		entries, err = os.ReadDir(r.Path)
	} else {
		entries, err = fs.ReadDir(r.FS, r.Path)
	}
	refs := make([]Ref, 0, len(entries))
	for _, e := range entries {
		if r.FS == nil {
			refs = append(refs, FileRef(filepath.Join(r.Path, e.Name())))
		} else {
			refs = append(refs, Ref{FS: r.FS, Path: path.Join(r.Path, e.Name()),
				Shown: path.Join(r.Shown, e.Name())})
		}
	}
	return refs, err
}

// Open opens the input; stdin stands in for "-".
func (r Ref) Open(stdin io.Reader) (io.ReadCloser, error) {
	if r.Stdin() {
		if stdin == nil {
			stdin = os.Stdin
		}
		return io.NopCloser(stdin), nil
	}
	var f fs.File
	var err error
	if r.FS == nil {
		f, err = os.Open(r.Path)
	} else {
		f, err = r.FS.Open(r.Path)
	}
	if err != nil {
		return nil, r.Fault(err)
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		f.Close()
		return nil, eventstudy.Fault(eventstudy.Pos{File: r.Shown}, "name a file in it",
			"is a folder, not a file")
	}
	return f, nil
}

// Fault words an error of the file system: what a person can do about it, without the
// name of a system call.
func (r Ref) Fault(err error) error {
	pos := eventstudy.Pos{File: r.Shown}
	switch {
	case r.FS == nil && address.MatchString(r.Path):
		return eventstudy.Fault(pos, "download the file and name it here: no address is opened",
			"is an address of the web, not a file")
	case errors.Is(err, fs.ErrNotExist):
		return eventstudy.Fault(pos, "check the name; "+r.relativeTo(), "no such file")
	case errors.Is(err, fs.ErrPermission):
		return eventstudy.Fault(pos, "allow it to be read, or copy it to a place of your own",
			"may not be read")
	}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	return eventstudy.Fault(pos, "", "cannot be read: %v", err)
}

// address finds what is no path: the scheme of a URL.
var address = regexp.MustCompile(`(?i)^(https?|ftp|file):/`)

// relativeTo says what a path that leads nowhere was relative to.
func (r Ref) relativeTo() string {
	if r.FS != nil {
		return "the embedded case has no such file"
	}
	switch {
	case r.from.Line > 0 && filepath.IsAbs(r.Path):
		return "the path is absolute, and stands in " + r.from.String()
	case r.from.Line > 0:
		return "it stands in " + r.from.String() + ", and is relative to that file"
	case filepath.IsAbs(r.Path):
		return "the path is absolute"
	}
	return "the path is relative to the working folder"
}

// MaxText is the largest study, claims or events file in bytes; beyond it lies a
// mistake, such as a price file given for a study.
const (
	MaxText   = 2 << 20
	MaxEvents = 64 << 20
)

// Read returns the bytes of a small input and their SHA-256.
func (r Ref) Read(stdin io.Reader, most int64) (body []byte, sum string, err error) {
	f, err := r.Open(stdin)
	if err != nil {
		return nil, "", err
	}
	defer f.Close()
	return ReadBody(r, f, most)
}

// ReadBody reads what is left of a small input.
func ReadBody(ref Ref, r io.Reader, most int64) (body []byte, sum string, err error) {
	body, err = io.ReadAll(io.LimitReader(r, most+1))
	switch {
	case err != nil:
		return nil, "", ref.Fault(err)
	case int64(len(body)) > most:
		return nil, "", eventstudy.Fault(eventstudy.Pos{File: ref.Shown},
			"is it the file that you meant?", "is larger than %d MB", most>>20)
	}
	h := sha256.Sum256(body)
	return body, hex.EncodeToString(h[:]), nil
}

// PriceEndings are the endings of files that a folder of prices may hold.
var PriceEndings = map[string]bool{".csv": true, ".txt": true, ".tsv": true,
	".xlsx": true}
