package main

import (
	"bytes"
	"context"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"testing"
)

// TestDownloads runs the case on files as vendors serve them, in mixed dialects, and holds the
// measured event against the embedded prices. It needs a folder of real downloads beside the
// project and skips without.
func TestDownloads(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "dialects")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no folder of real downloads beside the project: " + dir)
	}
	one := func(pattern string) string {
		t.Helper()
		m, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil || len(m) != 1 {
			t.Fatalf("%s: %v %v", pattern, m, err)
		}
		p, err := filepath.Abs(m[0])
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	spy := one("stooq-english_SPY*")
	mixes := map[string][]string{
		"alpha vantage, investing, yahoo history": {"--prices", "BABA=" + one("alphavantage*"),
			"--prices", "AAPL=" + one("investing-BOM-M*"),
			"--prices", "9988.HK=" + one("yahoo-history*"), "--benchmark", "XNYS=SPY=" + spy,
			"--benchmark", "XNAS=SPY=" + spy,
			"--benchmark", "XHKG=HSI=" + one("investing-BOM-thousands*")},
		"stooq bulk, yfinance": {"--prices", "AAPL=" + one("stooq-bulk*"), "--prices",
			"9988.HK=" + one("yfinance-multiheader*"),
			"--benchmark", "XHKG=HSI=" + one("date-open-close*"), "--benchmark",
			"XNAS=SPX=" + one("nasdaq-index*"),
			"--estimation", "-250,-21"},
		"panel, two-row header": {"--prices", "AAPL=" + one("long-panel*"), "--prices",
			"9988.HK=" + one("yfinance-2row*"), "--estimation", "-250,-21"},
	}
	want := day0(t, []string{"run", "apple-alibaba-2025"})
	for name, flags := range mixes {
		t.Run(name, func(t *testing.T) {
			got := day0(t, append([]string{"run", "apple-alibaba-2025"}, flags...))
			for id, ar := range want {
				// Vendors differ in the last digits and in dividends, indices in their members'
				// dividends.
				if d := math.Abs(got[id] - ar); !(d < 1.5e-3) {
					t.Errorf("%s: abnormal return %.5f on day 0, %.5f on the embedded prices", id,
						got[id], ar)
				}
			}
		})
	}
}

// day0 runs a study and returns the abnormal return of day 0 of the event "confirmation" by
// security.
func day0(t *testing.T, args []string) map[string]float64 {
	t.Helper()
	var out, errOut bytes.Buffer
	args = append(args, "--format", "json", "--charts", "none", "--out",
		filepath.Join(t.TempDir(), "out"))
	if code := run(context.Background(), args, streams{out: &out, err: &errOut}); code != exitOK {
		t.Fatalf("exit code %d: %s", code, errOut.String())
	}
	var r struct {
		Events []struct {
			ID, Security string
			Days         []struct {
				Offset int
				AR     *float64
			}
		}
	}
	if err := json.Unmarshal(out.Bytes(), &r); err != nil {
		t.Fatal(err)
	}
	ars := map[string]float64{}
	for _, e := range r.Events {
		for _, d := range e.Days {
			if e.ID == "confirmation" && d.Offset == 0 && d.AR != nil {
				ars[e.Security] = *d.AR
			}
		}
	}
	if len(ars) != 3 {
		t.Fatalf("%d securities measured, want 3", len(ars))
	}
	return ars
}
