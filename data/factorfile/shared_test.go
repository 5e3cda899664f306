package factorfile

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Real downloads, where they are at hand: rows and values were looked up in the files by eye.
func TestSharedFiles(t *testing.T) {
	root := filepath.Join("..", "..", "..", "shared")
	for _, x := range []struct {
		path, names string
		rows        int
		last        float64 // first column, last row, per cent
	}{
		{"prices/FF3_daily.csv", "Mkt-RF SMB HML RF", 814, 0.39},
		{"prices/FF5_daily.csv", "Mkt-RF SMB HML RMW CMA RF", 814, 0.39},
		{"prices/MOM_daily.csv", "Mom", 814, 0.69},
		{"dialects/famafrench-preamble-footer-yyyymmdd_FF3__desai-kalash.csv",
			"Mkt-RF SMB HML RF", 320, 0.40},
	} {
		r, err := os.Open(filepath.Join(root, x.path))
		if err != nil {
			t.Skip("the downloads are not at hand")
		}
		f, _, err := Read(x.path, r, Options{})
		r.Close()
		if err != nil {
			t.Fatal(err)
		}
		col := f.Columns[0]
		if got := strings.Join(f.Names, " "); got != x.names || len(f.Dates) != x.rows ||
			math.Abs(col[len(col)-1]*100-x.last) > 1e-12 {
			t.Errorf("%s: %s, %d rows, last %v", x.path, got, len(f.Dates), col[len(col)-1])
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{three, "Date,Mkt-RF\n1/2/2025,0.5\n2/2/2025,0.5\n",
		"a\n2025-01-01,\"1\n", ";;\r\r2025-1-1;0,5;\x00", "\x1f\x8b\x08", "PK\x03\x04",
		"1 2\n20250101 3\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		x, _, err := Read("f", strings.NewReader(text), Options{MaxBytes: 1 << 16})
		if err != nil {
			return
		}
		// An accepted file, written out plainly, reads back equal.
		var b strings.Builder
		b.WriteString("Date")
		for _, n := range x.Names {
			if strings.ContainsAny(n, ",\"\r\n") || n == "" || Canonical(n) != n || dateName(n) {
				t.Skip("a name that a plain header cannot hold")
			}
			b.WriteString("," + n)
		}
		for i, d := range x.Dates {
			if i > 0 && d <= x.Dates[i-1] {
				t.Fatalf("dates do not ascend: %v", x.Dates)
			}
			fmt.Fprintf(&b, "\n%s", d)
			for _, col := range x.Columns {
				if math.IsNaN(col[i]) {
					b.WriteString(",NaN")
				} else {
					fmt.Fprintf(&b, ",%v", col[i])
				}
			}
		}
		y, _, err := Read("g", strings.NewReader(b.String()), Options{Units: Decimal})
		if err != nil {
			t.Skip("numbers that look like prices are refused when nothing says otherwise")
		}
		if len(y.Dates) > len(x.Dates) {
			t.Fatalf("%d rows became %d", len(x.Dates), len(y.Dates))
		}
		for k := range y.Columns {
			for i := range y.Dates {
				if a, b := x.Columns[k][len(x.Dates)-len(y.Dates)+i], y.Columns[k][i]; a != b &&
					!(math.IsNaN(a) && math.IsNaN(b)) && !missingDecimal(a) && !missingCode(a) {
					t.Fatalf("%v became %v", a, b)
				}
			}
		}
	})
}
