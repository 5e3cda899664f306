package pricefile

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestDownloads reads files in shapes that downloads have. What must be found in each is written by
// testdata/downloads.py from its own numbers; an empty label leaves it open.
func TestDownloads(t *testing.T) {
	dir := filepath.Join("testdata", "downloads")
	b, err := os.ReadFile(filepath.Join(dir, "expected.csv"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) < 25 {
		t.Fatalf("only %d rows", len(rows))
	}
	for _, want := range rows[1:] {
		t.Run(want[0], func(t *testing.T) {
			body, err := os.ReadFile(filepath.Join(dir, want[0]))
			if err != nil {
				t.Fatal(err)
			}
			f, err := Read(want[0], bytes.NewReader(body), Options{})
			if word := want[8]; word != "" {
				if err == nil || !strings.Contains(err.Error(), word) {
					t.Errorf("error %v, want one of %q", err, word)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			p := f.Prices[0]
			last := len(p.Dates) - 1
			number := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
			got := []string{want[0], f.Dialect, string(p.Basis), strconv.Itoa(last + 1),
				p.Dates[0].String(),
				p.Dates[last].String(), number(p.Close[0]), number(p.Close[last])}
			for i, v := range got {
				if i == 1 && want[1] == "" {
					continue
				}
				if v != want[i] {
					t.Errorf("%s is %q, want %q", rows[0][i], v, want[i])
				}
			}
		})
	}
}
