package main

import (
	"os"
	"path/filepath"
	"testing"
)

const severalIndexes = `model = "market"

[[market]]
id = "XNYS"
benchmark = [
  { id = "SPY", prices = "c/prices/SPY.csv" },
  { id = "AAPL", prices = "c/prices/AAPL.csv" },
]

[[market]]
id = "XHKG"
[[market.benchmark]]
id = "HSI"
prices = "c/prices/HSI.csv"

[[security]]
id = "BABA"
prices = "c/prices/BABA.csv"
market = "XNYS"

[[security]]
id = "9988.HK"
prices = "c/prices/9988.HK.csv"
market = "XHKG"

[[event]]
id = "2025-02-13"
date = 2025-02-13
`

// A study file that names several indexes of a market gives what the flags give.
func TestBenchmarksOfStudy(t *testing.T) {
	dir := pricesFolder(t)
	if err := os.WriteFile(filepath.Join(dir, "study.toml"), []byte(severalIndexes),
		0o666); err != nil {
		t.Fatal(err)
	}
	common := []string{"--robust", "--charts", "none", "--quiet", "--out"}
	for _, args := range [][]string{
		append([]string{"run", "study.toml"}, append(common, "file")...),
		append([]string{"run", "--prices", "BABA=c/prices/BABA.csv", "--prices",
			"9988.HK=c/prices/9988.HK.csv", "--market", "BABA=XNYS", "--market", "9988.HK=XHKG",
			"--benchmark", "XNYS=SPY=c/prices/SPY.csv",
			"--benchmark", "XNYS=AAPL=c/prices/AAPL.csv",
			"--benchmark", "XHKG=HSI=c/prices/HSI.csv", "--model", "market",
			"--event", "2025-02-13"}, append(common, "flags")...),
	} {
		if code, said := outcome(t, dir, "stockmove", args...); code != exitOK || said != "" {
			t.Fatalf("%q: exit code %d, %s", args, code, said)
		}
	}
	names, err := filepath.Glob(filepath.Join(dir, "file", "*.csv"))
	if err != nil || len(names) < 5 {
		t.Fatal(names, err)
	}
	for _, a := range append(names, filepath.Join(dir, "file", "results.json")) {
		if bare(t, a) != bare(t, filepath.Join(dir, "flags", filepath.Base(a))) {
			t.Errorf("%s differs", filepath.Base(a))
		}
	}
}
