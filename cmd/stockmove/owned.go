package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"stockmove/eventstudy/report"
)

// owned is what manifests of stockmove list: for each name the sums of the files that it was
// written with. Only such a file is replaced or removed. A sum and not a time or a mark in the file
// tells whether it is untouched: copies and checkouts change times, and a CSV file has no room for
// a mark.
type owned map[string][]string

// mostManifest bounds what is read of a file that calls itself a manifest. A report of a few
// hundred pictures lists them in some tens of kilobytes.
const mostManifest = 16 << 20

// read adds what the manifest at path lists. found says whether one of stockmove's is there. A link
// in its place is not followed: it would make another folder's files count as this one's.
func (o owned) read(path string) (found bool) {
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > mostManifest {
		return false
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return false
	}
	list, ok := report.ReadManifest(b)
	for _, f := range list {
		// A manifest is a file like any other: a name in it may not lead out of the folder.
		if filepath.IsLocal(filepath.FromSlash(f.Name)) {
			o[f.Name] = append(o[f.Name], f.SHA256)
		}
	}
	return ok
}

// A targetKind is what stands where a file of the report goes.
type targetKind int

const (
	absent  targetKind = iota
	ours               // as stockmove wrote it
	changed            // stockmove wrote a file of that name, and it was changed since
	foreign            // a file of the user's
	other              // no file: a folder, a link, a device
)

// kind says what stands at a name in dir, and for other what it is. Links are not followed, neither
// at the end of the path nor within it. Every folder on the way is looked at, for a link in the
// middle of a path leads out of the report as well as one at its end.
func (o owned) kind(dir, name string) (targetKind, string, error) {
	path := dir
	parts := strings.Split(name, "/")
	for i, part := range parts {
		path = filepath.Join(path, part)
		info, err := os.Lstat(path)
		last := i == len(parts)-1
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return absent, "", nil
		case err != nil:
			return other, "", err
		case last && !info.Mode().IsRegular(), !last && !info.IsDir():
			return other, fmt.Sprintf("%s is %s", path, fileKind(info.Mode())), nil
		}
	}
	sums, listed := o[name]
	if !listed {
		return foreign, "", nil
	}
	sum, err := sumOf(path)
	if err != nil {
		return other, "", err
	}
	for _, s := range sums {
		if s == sum {
			return ours, "", nil
		}
	}
	return changed, "", nil
}

// fileKind names what a path leads to.
func fileKind(m fs.FileMode) string {
	switch {
	case m.IsRegular():
		return "a file"
	case m.IsDir():
		return "a folder"
	case m&fs.ModeSymlink != 0:
		return "a link"
	case m&fs.ModeNamedPipe != 0:
		return "a pipe"
	case m&fs.ModeSocket != 0:
		return "a socket"
	}
	return "a device"
}

func sumOf(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
