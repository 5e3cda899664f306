package report

import (
	"io"
	"testing"
)

// BenchmarkHundredThousand writes a study of 100,000 events of 21 days.
func BenchmarkHundredThousand(b *testing.B) {
	d := crowd(100_000, 21)
	for _, f := range Files(d) {
		b.Run(f.Name, func(b *testing.B) {
			for range b.N {
				n := &counter{}
				if err := f.Write(n); err != nil {
					b.Fatal(err)
				}
				b.SetBytes(n.n)
			}
		})
	}
	b.Run("text", func(b *testing.B) {
		f, _ := Formats.Lookup("text")
		for range b.N {
			if err := f.Write(io.Discard, d); err != nil {
				b.Fatal(err)
			}
		}
	})
}

type counter struct{ n int64 }

func (c *counter) Write(p []byte) (int, error) { c.n += int64(len(p)); return len(p), nil }
