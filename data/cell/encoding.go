package cell

import (
	"bytes"
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// trial is the order in which encodings are tried on a file that is not UTF-8; on equal
// evidence the first wins, so the multi-byte ones, whose errors show, come first.
var trial = []struct {
	name string
	enc  encoding.Encoding
}{
	{"gb18030", simplifiedchinese.GB18030},
	{"big5", traditionalchinese.Big5},
	{"euc-kr", korean.EUCKR},
	{"shift-jis", japanese.ShiftJIS},
	{"windows-1252", charmap.Windows1252},
	{"windows-1251", charmap.Windows1251},
	{"windows-1254", charmap.Windows1254},
	{"windows-1250", charmap.Windows1250},
}

// other encodings are used only when they are named.
var other = map[string]encoding.Encoding{
	"gbk": simplifiedchinese.GBK, "gb2312": simplifiedchinese.GBK, "cp949": korean.EUCKR,
	"sjis":  japanese.ShiftJIS,
	"cp932": japanese.ShiftJIS, "euc-jp": japanese.EUCJP, "cp1252": charmap.Windows1252,
	"cp1251": charmap.Windows1251,
	"cp1250": charmap.Windows1250, "cp1254": charmap.Windows1254, "latin1": charmap.ISO8859_1,
	"iso-8859-1": charmap.ISO8859_1,
	"iso-8859-2": charmap.ISO8859_2, "iso-8859-9": charmap.ISO8859_9,
	"iso-8859-15": charmap.ISO8859_15,
	"utf-16le":    unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
	"utf-16be":    unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
}

// Encodings returns the names that Options.Encoding takes.
func Encodings() []string {
	names := []string{"utf-8"}
	for _, t := range trial {
		names = append(names, t.name)
	}
	for n := range other {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}

// badEncoding is a name that no encoding has.
type badEncoding string

// Error quotes the name, cut where it is long.
func (e badEncoding) Error() string { return fmt.Sprintf("unknown encoding %.60q", string(e)) }

// Decode decodes raw and tells the name of its encoding and why it is that one. Files that
// are not UTF-8 are decoded in every encoding that such files have been seen in, and the
// one that yields the most known column names is right: the names are what the reader lives
// on, and statistics of letters know nothing on files that are digits but for one line.
func Decode(raw []byte, want string, score func([]byte) int) (text []byte, name, why string,
	err error) {
	// A byte order mark is taken off even where the user names the encoding: it would stick
	// to the first column's name, and before a quote it breaks strict readers of CSV.
	bom := []byte("\xef\xbb\xbf")
	switch want {
	case "", "auto":
	case "utf-8", "utf8", "utf_8":
		return bytes.ToValidUTF8(bytes.TrimPrefix(raw, bom), []byte("\ufffd")), "utf-8",
			"named by the user", nil
	default:
		enc := named(want)
		if enc == nil {
			return nil, "", "", badEncoding(want)
		}
		text, err = enc.NewDecoder().Bytes(raw)
		return bytes.TrimPrefix(text, bom), want, "named by the user", err
	}
	switch {
	case bytes.HasPrefix(raw, bom):
		raw = raw[len(bom):]
		if utf8.Valid(raw) {
			return raw, "utf-8", "it starts with the byte order mark of UTF-8", nil
		}
	case bytes.HasPrefix(raw, []byte{0xff, 0xfe}), LooksUTF16(raw, 1):
		text, err = other["utf-16le"].NewDecoder().Bytes(raw)
		return text, "utf-16le", "byte order mark, or a zero in every second byte", err
	case bytes.HasPrefix(raw, []byte{0xfe, 0xff}), LooksUTF16(raw, 0):
		text, err = other["utf-16be"].NewDecoder().Bytes(raw)
		return text, "utf-16be", "byte order mark, or a zero in every second byte", err
	case utf8.Valid(raw):
		return raw, "utf-8", "all its bytes are valid UTF-8", nil
	}
	// The header is within the first kilobytes; cut at a line, lest half a character counts
	// as an error.
	best, most := -1, -1
	head := raw[:min(len(raw), 32<<10)]
	if bytes.IndexByte(head, '\n') < 0 {
		// no encoding of the list has these bytes in a character
		head = bytes.ReplaceAll(head, []byte("\r"), []byte("\n"))
	}
	if i := bytes.LastIndexByte(head, '\n'); i > 0 && len(head) < len(raw) {
		head = head[:i]
	}
	for i, t := range trial {
		b, err := t.enc.NewDecoder().Bytes(head)
		if err != nil {
			continue
		}
		// One alias outweighs any number of replacement characters short of a thousand.
		n := 1000*score(b) - min(bytes.Count(b, []byte("\ufffd")), 999)
		if n > most || best < 0 {
			best, most = i, n
		}
	}
	t := trial[best]
	text, err = t.enc.NewDecoder().Bytes(raw)
	return text, t.name,
		"it is not UTF-8, and decoded so its header has the most known column names", err
}

// named returns the encoding of a name, nil when there is none; shift_jis is shift-jis.
func named(want string) encoding.Encoding {
	marks := strings.NewReplacer("-", "", "_", "", " ", "")
	want = marks.Replace(want)
	for _, t := range trial {
		if marks.Replace(t.name) == want {
			return t.enc
		}
	}
	for name, enc := range other {
		if marks.Replace(name) == want {
			return enc
		}
	}
	return nil
}

// LooksUTF16 finds UTF-16 without a byte order mark. It reports whether nearly every byte at parity
// p is zero and the others are not.
func LooksUTF16(raw []byte, p int) bool {
	n := min(len(raw), 512) &^ 1
	if n < 8 {
		return false
	}
	zero := 0
	for i := 0; i < n; i++ {
		if raw[i] == 0 {
			if i&1 != p {
				return false
			}
			zero++
		}
	}
	return zero*10 >= n/2*6
}
