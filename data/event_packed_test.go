package data

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"stockmove/data/asked"
	"stockmove/data/datatest"
	"stockmove/data/input"
	"stockmove/data/tables"
)

// TestEventsPacked reads events as they come: compressed, and as spreadsheets save text with other
// letters.
func TestEventsPacked(t *testing.T) {
	const text = "security\tdate\tlabel\nBABA\t2025-02-13\t阿里\n"
	var packed, wide bytes.Buffer
	z := gzip.NewWriter(&packed)
	z.Write([]byte(text))
	z.Close()
	wide.Write([]byte{0xff, 0xfe})
	binary.Write(&wide, binary.LittleEndian, utf16.Encode([]rune(text)))
	gbk := "security\tdate\tlabel\nBABA\t2025-02-13\t\xb0\xa2\xc0\xef\n" // 阿里 in GBK: B0A2 C0EF
	dir := datatest.Folder(t, map[string]string{"plain.csv": text, "packed.csv.gz": packed.String(),
		"wide.txt": wide.String(), "gbk.csv": gbk})
	for name, encoding := range map[string]string{"plain.csv": "", "packed.csv.gz": "",
		"wide.txt": "", "gbk.csv": "gb18030"} {
		f, err := tables.ReadEventFile(input.FileRef(filepath.Join(dir, name)), nil,
			asked.Reading{Encoding: encoding})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(f.Events) != 1 || f.Events[0].Label != "阿里" {
			t.Errorf("%s: %+v", name, f.Events)
		}
		in, err := Inspect(filepath.Join(dir, name),
			InspectOptions{Read: asked.Reading{Encoding: encoding}})
		if err != nil ||
			in.Kind != KindEvents {
			t.Errorf("%s is taken for %+v, %v", name, in, err)
		}
	}
	_, err := tables.ReadEventFile(input.FileRef(filepath.Join(dir, "gbk.csv")), nil,
		asked.Reading{})
	if err == nil || !strings.Contains(err.Error(), "--encoding") {
		t.Errorf("an encoding was guessed: %v", err)
	}
}
