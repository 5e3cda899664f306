package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
)

// BenchmarkManyClaims runs a study with ever more claims of four kinds and writes its whole report
// but the pictures: the time of a claim does not grow with their number.
func BenchmarkManyClaims(b *testing.B) {
	for _, n := range []int{250, 1000, 4000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.Chdir(b.TempDir())
			benchRun(b, "case", "apple-alibaba-2025", "--to", "c")
			var text strings.Builder
			kinds := []string{
				"kind = 'move'\nvalue = '2.5%'", "kind = 'level'\nvalue = '$119.5'",
				"kind = 'change-since'\nsince = 'year-start'\nvalue = '40%'",
				"kind = 'largest-gain-since'\nsince = '2022'\nvalue = '9.2%'",
			}
			for i := range n {
				fmt.Fprintf(&text,
					"[[claim]]\nsource = 'p%d'\nsecurity = 'BABA'\ndate = 2025-02-%02d\n%s\n",
					i, 10+i%5, kinds[i%len(kinds)])
			}
			if err := os.WriteFile("many.toml", []byte(text.String()), 0o666); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				benchRun(b, append(small("out"), "--claims", "many.toml")...)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/claim")
		})
	}
}

// benchRun runs one command line in this process.
func benchRun(b *testing.B, args ...string) {
	b.Helper()
	var said bytes.Buffer
	code := run(context.Background(), args,
		streams{in: strings.NewReader(""), out: io.Discard, err: &said})
	if code != exitOK {
		b.Fatalf("exit code %d: %s", code, said.String())
	}
}
