package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// A run prints a screenful: what the case shows fits on one page of paper.
func TestRunFitsAScreen(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "report")
	out := called(t, "run", "apple-alibaba-2025", "--charts", "none", "--out", dir)
	if n := strings.Count(out, "\n"); n > 70 || n < 30 {
		t.Errorf("%d lines:\n%s", n, out)
	}
	whole := called(t, "run", "apple-alibaba-2025", "--charts", "none", "--out", dir, "--details")
	if n := strings.Count(whole, "\n"); n < 300 {
		t.Errorf("%d lines with --details", n)
	}
}
