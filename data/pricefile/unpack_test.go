package pricefile

import (
	"bytes"
	"compress/gzip"
	"runtime"
	"strings"
	"testing"
)

// packed is a gzip file of each text in a part of its own, which is how appended logs and
// some exports are made.
func packed(t *testing.T, parts ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	for _, p := range parts {
		z := gzip.NewWriter(&out)
		if _, err := z.Write([]byte(p)); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return out.Bytes()
}

// TestUnpackParts reads a file of several parts whole: the size at its end is that of the
// last part alone.
func TestUnpackParts(t *testing.T) {
	body := packed(t, plainHead+rowsOf(300), "", "2031-01-02,1,1,1,1,1\n")
	in, err := load("f.csv.gz", bytes.NewReader(body), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if want := plainHead + rowsOf(300) + "2031-01-02,1,1,1,1,1\n"; string(in.raw) != want {
		t.Errorf("%d bytes were unpacked, want %d", len(in.raw), len(want))
	}
}

// TestUnpackBomb holds that a content beyond the limit costs little memory, whatever size the file
// claims.
func TestUnpackBomb(t *testing.T) {
	const limit = 64 << 20
	bomb := packed(t, strings.Repeat("0", 2*limit))
	for name, body := range map[string][]byte{"true": bomb,
		"false": append(bomb[:len(bomb)-4:len(bomb)-4], 1, 0, 0, 0),
		"parts": packed(t, strings.Repeat("0", 2*limit), "x")} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := load("f.csv.gz", bytes.NewReader(body), Options{MaxBytes: limit})
		runtime.ReadMemStats(&after)
		if err == nil || !strings.Contains(err.Error(), "larger than the limit") {
			t.Errorf("%s claim: error %v", name, err)
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > limit/4 {
			t.Errorf("%s claim: %d MB were allocated to refuse it", name, used>>20)
		}
	}
}
