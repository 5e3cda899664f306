package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"time"
)

// tarGz packs files under a folder; the bytes depend on nothing else.
func tarGz(folder string, items []item, day time.Time) ([]byte, error) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b) // whose header has no name and no time unless they are set
	w := tar.NewWriter(z)
	for _, it := range items {
		h := &tar.Header{Name: path.Join(folder, it.name), Mode: it.mode, Size: int64(len(it.body)),
			ModTime: day, Typeflag: tar.TypeReg, Format: tar.FormatUSTAR}
		if err := w.WriteHeader(h); err != nil {
			return nil, err
		}
		if _, err := w.Write(it.body); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	err := z.Close()
	return b.Bytes(), err
}

// zipped packs files under a folder; the bytes depend on nothing else.
func zipped(folder string, items []item, day time.Time) ([]byte, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, it := range items {
		h := &zip.FileHeader{Name: path.Join(folder, it.name), Method: zip.Deflate, Modified: day}
		h.SetMode(os.FileMode(it.mode))
		f, err := w.CreateHeader(h)
		if err != nil {
			return nil, err
		}
		if _, err := f.Write(it.body); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return b.Bytes(), err
}

// tryOut unpacks an archive into an empty folder and runs the embedded case with what is in it.
func tryOut(packed []byte, name string) error {
	dir, err := os.MkdirTemp("", "stockmove-unpacked-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	unpack := untar
	if strings.HasSuffix(name, ".zip") {
		unpack = unzip
	}
	if err := unpack(packed, dir); err != nil {
		return err
	}
	found, err := filepath.Glob(filepath.Join(dir, "*", "stockmove*"))
	if err != nil || len(found) != 1 {
		return fmt.Errorf("not one program in it: %q", found)
	}
	empty := filepath.Join(dir, "empty")
	if err := os.Mkdir(empty, 0o755); err != nil {
		return err
	}
	c := exec.Command(found[0], "run", "apple-alibaba-2025", "--out", "report")
	c.Dir, c.Env = empty, []string{} // nothing of this machine's Go may be needed
	if out, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("the case does not run: %w\n%s", err, out)
	}
	for _, file := range []string{"results.json", "report.html", "report.pdf", "manifest.json"} {
		if info, err := os.Stat(filepath.Join(empty, "report", file)); err != nil ||
			info.Size() == 0 {
			return fmt.Errorf("the case has written no %s", file)
		}
	}
	return nil
}

func untar(packed []byte, dir string) error {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return err
	}
	r := tar.NewReader(z)
	for {
		h, err := r.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if err := put(dir, h.Name, os.FileMode(h.Mode), r); err != nil {
			return err
		}
	}
}

func unzip(packed []byte, dir string) error {
	r, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return err
	}
	for _, f := range r.File {
		from, err := f.Open()
		if err != nil {
			return err
		}
		if err := put(dir, f.Name, f.Mode(), from); err != nil {
			return err
		}
	}
	return nil
}

// put writes one unpacked file.
func put(dir, name string, mode os.FileMode, from io.Reader) error {
	to := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	f, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	if _, err := io.Copy(f, from); err != nil {
		return err
	}
	return f.Close()
}
