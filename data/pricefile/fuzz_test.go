package pricefile

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// FuzzRead reads anything. What is accepted keeps the promises of Prices, and written out
// in the plainest form it reads back as the same prices.
func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.*")
	for _, n := range files {
		if b, err := os.ReadFile(n); err == nil && len(b) < 3000 {
			f.Add(b)
		}
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		file, err := Read("fuzz.csv", bytes.NewReader(b), Options{MaxBytes: 1 << 20})
		if err != nil {
			if err.Error() == "" {
				t.Fatal("an error without words")
			}
			return
		}
		promises(t, file)
		text, ok := canonical(file.Prices)
		if !ok {
			return
		}
		again, err := Read("fuzz.csv", strings.NewReader(text), Options{Decimal: "."})
		if err != nil {
			t.Fatalf("what was accepted is refused in plain form: %v\n%q\n%s", err, b, text)
		}
		sameAs(t, again.Prices, file.Prices)
	})
}

// promises checks what eventstudy.Prices says of itself.
func promises(t *testing.T, f *File) {
	if len(f.Prices) == 0 || f.Dialect == "" || f.Encoding == "" || f.Delimiter == "" ||
		f.DateOrder == "" || f.Decimal == "" || f.Basis == "" {
		t.Fatalf("something is left open: %+v", f)
	}
	for _, p := range f.Prices {
		if p.ID == "" || len(p.Dates) == 0 {
			t.Fatalf("no id or no days")
		}
		for i := 1; i < len(p.Dates); i++ {
			if p.Dates[i] <= p.Dates[i-1] {
				t.Fatalf("days do not ascend")
			}
		}
		for k, v := range [][]float64{p.Open, p.High, p.Low, p.Close, p.AdjClose, p.Volume} {
			if v == nil {
				continue
			}
			if len(v) != len(p.Dates) {
				t.Fatalf("series %d has %d values for %d days", k, len(v), len(p.Dates))
			}
			for _, x := range v {
				if math.IsInf(x, 0) || x < 0 || x == 0 && k < 5 {
					t.Fatalf("series %d has the value %v", k, x)
				}
			}
		}
	}
}

var plainID = regexp.MustCompile(`^[^'"\x00-\x20\x7f\x{fffd}][^"\x00-\x1f\x7f\x{fffd}]*$`)

// canonical writes prices as a long panel; ok is false when an id cannot stand in a cell.
func canonical(prices []*eventstudy.Prices) (string, bool) {
	var b strings.Builder
	b.WriteString("date,symbol,open,high,low,close,adj close,volume\n")
	seen := map[string]bool{}
	for _, p := range prices {
		if !plainID.MatchString(p.ID) || strings.TrimSpace(p.ID) != p.ID || seen[p.ID] {
			return "", false
		}
		seen[p.ID] = true
		for i, d := range p.Dates {
			fmt.Fprintf(&b, "%v,\"%s\"", d, p.ID)
			for _, v := range [][]float64{p.Open, p.High, p.Low, p.Close, p.AdjClose, p.Volume} {
				if v == nil || v[i] != v[i] {
					b.WriteString(",")
				} else {
					b.WriteString("," + strconv.FormatFloat(v[i], 'g', -1, 64))
				}
			}
			b.WriteString("\n")
		}
	}
	return b.String(), true
}

func sameAs(t *testing.T, got, want []*eventstudy.Prices) {
	if len(got) != len(want) {
		t.Fatalf("%d securities, want %d", len(got), len(want))
	}
	for k, p := range got {
		w := want[k]
		if p.ID != w.ID || len(p.Dates) != len(w.Dates) {
			t.Fatalf("%q with %d days, want %q with %d", p.ID, len(p.Dates), w.ID, len(w.Dates))
		}
		pairs := [][2][]float64{{p.Open, w.Open}, {p.High, w.High}, {p.Low, w.Low},
			{p.Close, w.Close}, {p.AdjClose, w.AdjClose}, {p.Volume, w.Volume}}
		for i, d := range p.Dates {
			if d != w.Dates[i] {
				t.Fatalf("day %v, want %v", d, w.Dates[i])
			}
			for s, v := range pairs {
				if v[1] != nil && !equal(v[0][i], v[1][i]) || v[1] == nil && v[0] != nil &&
					v[0][i] == v[0][i] {
					t.Fatalf("series %d differs on %v", s, d)
				}
			}
		}
	}
}
