package unpack

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"runtime"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"stockmove/eventstudy"
)

func gzipped(t testing.TB, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func zipped(t testing.TB, names ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range names {
		w, err := z.Create(name)
		if err == nil && !strings.HasSuffix(name, "/") {
			_, err = w.Write([]byte("in " + name))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func book(t testing.TB) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for row := 1; row <= 100; row++ {
		cell, _ := excelize.CoordinatesToCellName(1, row)
		if err := f.SetCellValue("Sheet1", cell, row); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestOpen(t *testing.T) {
	for name, x := range map[string]struct {
		raw        []byte
		want, said string
	}{
		"plain":       {raw: []byte("a,b\n"), want: "a,b\n"},
		"gzip":        {raw: gzipped(t, "a,b\n"), want: "a,b\n"},
		"one":         {raw: zipped(t, "x.dat", "__MACOSX/._x.dat"), want: "in x.dat"},
		"one table":   {raw: zipped(t, "readme.pdf", "F.CSV"), want: "in F.CSV"},
		"two tables":  {raw: zipped(t, "a.csv", "b.txt"), said: "several files: a.csv, b.txt"},
		"nothing":     {raw: zipped(t, "folder/"), said: "the zip archive is empty"},
		"cut gzip":    {raw: gzipped(t, "a,b\n")[:15], said: "the gzip file cannot be unpacked"},
		"no gzip":     {raw: []byte("\x1f\x8b"), said: "the gzip file cannot be unpacked"},
		"no zip":      {raw: []byte("PK\x03\x04"), said: "the zip file cannot be unpacked"},
		"old":         {raw: []byte("\xd0\xcf\x11\xe0"), said: "this is an old Excel workbook"},
		"binary book": {raw: zipped(t, "xl/workbook.bin"), said: "this is a binary Excel workbook"},
	} {
		in, err := Open("f", x.raw, 1000)
		switch {
		case x.said != "":
			var worded *eventstudy.Problems
			if !errors.As(err, &worded) || !strings.Contains(err.Error(), "f: ") ||
				!strings.Contains(err.Error(), x.said) {
				t.Errorf("%s: %v, want %s", name, err, x.said)
			}
		case err != nil || string(in.Text) != x.want || in.Sheet != nil:
			t.Errorf("%s: %q, %v", name, in.Text, err)
		}
	}
}

// What is packed is unpacked up to the limit, and not a byte beyond it.
func TestLimit(t *testing.T) {
	for name, raw := range map[string][]byte{"gzip": gzipped(t, strings.Repeat("a", 100)),
		"zip": zipped(t, strings.Repeat("a", 97)),
		"parts": append(gzipped(t, strings.Repeat("a", 60)),
			gzipped(t, strings.Repeat("a", 40))...)} {
		if _, err := Open("f", raw, 99); !errors.Is(err, ErrTooLong) {
			t.Errorf("%s: %v", name, err)
		}
		if in, err := Open("f", raw, 100); err != nil || len(in.Text) != 100 {
			t.Errorf("%s: %d bytes, %v", name, len(in.Text), err)
		}
	}
	if _, err := Open("f", book(t), 300); !errors.Is(err, ErrTooLong) {
		t.Errorf("a workbook: %v", err)
	}
	for limit, want := range map[int64]error{2: ErrTooLong, 3: nil} {
		if b, err := Read(strings.NewReader("abc"), limit); !errors.Is(err, want) || want == nil &&
			string(b) != "abc" {
			t.Errorf("%d: %q, %v", limit, b, err)
		}
	}
}

// A claim that no packing could keep costs no memory: twenty bytes do not unpack to a gigabyte.
func TestFalseClaim(t *testing.T) {
	raw := gzipped(t, "a,b\n")
	raw = append(raw[:len(raw)-4:len(raw)-4], 0, 0, 0, 0x40)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := Open("f", raw, 2<<30)
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > 1<<20 || err == nil {
		t.Errorf("%d bytes were allocated for a false claim, %v", used, err)
	}
}

// The head is the first lines, also of a file of which only the beginning is there; what cannot be
// unpacked is its own.
func TestHead(t *testing.T) {
	long := gzipped(t, strings.Repeat("date,security\n", 10))
	for name, x := range map[string]struct {
		raw  []byte
		want string
	}{
		"plain":  {[]byte("a,b\n"), "a,b\n"},
		"gzip":   {long[:len(long)-10], "date,security\n"},
		"broken": {[]byte("\x1f\x8b"), "\x1f\x8b"},
		"zip":    {zipped(t, "F-F_x.csv"), "PK"},
	} {
		if got := Head("f", x.raw, 1000); !strings.HasPrefix(string(got), x.want) {
			t.Errorf("%s: %q", name, got)
		}
	}
	if n := bytes.Count(Head("f", book(t), 1<<20), []byte("\n")); n != 60 {
		t.Errorf("%d lines", n)
	}
}

// FuzzOpen gives damaged files: none may panic or unpack to more than the limit.
func FuzzOpen(f *testing.F) {
	f.Add(gzipped(f, "a,b\n"))
	f.Add(zipped(f, "a.csv", "b.txt"))
	f.Add(book(f))
	f.Fuzz(func(t *testing.T, raw []byte) {
		in, err := Open("f.xlsx#S", raw, 1<<16)
		if err == nil && int64(len(in.Text)) > max(1<<16+1, int64(len(raw))) {
			t.Errorf("%d bytes", len(in.Text))
		}
		Head("f.xlsx", raw, 1<<16)
	})
}
