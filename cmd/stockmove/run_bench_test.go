package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// benchWhole measures the whole path of a command, from its flags to the last file that it writes.
func benchWhole(b *testing.B, args ...string) {
	b.Helper()
	out := filepath.Join(b.TempDir(), "report")
	args = append(append([]string{"run"}, args...), "--out", out)
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		if err := os.RemoveAll(out); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		benchCommand(b, args...)
	}
}

func benchCommand(b *testing.B, args ...string) {
	b.Helper()
	var said strings.Builder
	s := streams{in: strings.NewReader(""), out: io.Discard, err: &said}
	if code := run(context.Background(), args, s); code != exitOK {
		b.Fatalf("exit code %d: %s", code, said.String())
	}
}

// BenchmarkRunPanel is a study of 10,000 events in a panel of 68 MB, with all of its report and no
// picture.
func BenchmarkRunPanel(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "panel")
	benchCommand(b, "bench-data", "--securities", "1000", "--days", "1000", "--events", "10000",
		"--seed", "1", "--out", dir)
	info, err := os.Stat(filepath.Join(dir, "prices.csv"))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(info.Size())
	benchWhole(b, "--prices", filepath.Join(dir, "prices.csv"), "--benchmark",
		filepath.Join(dir, "benchmark.csv"), "--events", filepath.Join(dir, "events.csv"),
		"--charts", "none")
}

// BenchmarkRunCase is the embedded case, and BenchmarkRunEvent one event, without pictures.
func BenchmarkRunCase(b *testing.B) { benchWhole(b, "apple-alibaba-2025", "--charts", "none") }

func BenchmarkRunEvent(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "case")
	benchCommand(b, "case", "apple-alibaba-2025", "--to", dir)
	benchWhole(b, "--prices", filepath.Join(dir, "prices", "BABA.csv"), "--benchmark",
		"SPY="+filepath.Join(dir, "prices", "SPY.csv"), "--event", "2025-02-13", "--charts", "none")
}
