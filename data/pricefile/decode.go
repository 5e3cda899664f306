package pricefile

import (
	"bytes"
	"strings"

	"stockmove/data/cell"
	"stockmove/eventstudy"
)

// decode returns the file as UTF-8 without byte order mark and with lines that end in "\n" (a "\r"
// before it may remain), and says in f what it took the bytes for. score counts how many header
// aliases a text shows. The score lets cell.Decode try encodings without knowing what a header is.
func decode(f *File, raw []byte, want string, score func(text []byte) int) ([]byte, error) {
	pos := eventstudy.Pos{File: f.Path}
	text, name, why, err := cell.Decode(raw, strings.ToLower(want), score)
	if err != nil {
		return nil, eventstudy.Fault(pos, "the encodings are "+strings.Join(cell.Encodings(), ", "),
			"%v", err)
	}
	if i := bytes.IndexByte(text, 0); i >= 0 {
		return nil, nulFault(pos, text, i)
	}
	// Old spreadsheets of the Macintosh end lines so. To all that follows the file would be one
	// line.
	if bytes.IndexByte(text, '\n') < 0 && bytes.IndexByte(text, '\r') >= 0 {
		text = bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
		f.because("line ends", "CR", "the file has carriage returns and no line feed")
	}
	f.Encoding, f.guessed = name, want == "" && !strings.HasPrefix(name, "utf-")
	f.because("encoding", name, why)
	return text, nil
}
