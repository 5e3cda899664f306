// Package article reads articles as they are saved: plain text, Markdown and HTML, in any encoding
// that a browser knows. What comes out is text alone, in paragraphs with their lines.
package article

import (
	"bytes"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims/draft"
)

// MaxBytes is the largest article that is read.
const MaxBytes = 32 << 20

// Is reports whether a file of that name is taken for an article.
func Is(name string) bool { return readers[strings.ToLower(path.Ext(name))] != nil }

var readers = map[string]func(string) draft.Article{
	".txt": plain, ".text": plain, ".md": markdown, ".markdown": markdown,
	".html": page, ".htm": page, ".xhtml": page,
}

// Parse returns the text of an article; name is what the user calls the file, whose ending says
// how it is written. Markup that is broken is read as a browser would.
func Parse(name string, body []byte) (draft.Article, error) {
	if bytes.IndexByte(body, 0) >= 0 && !utf16(body) {
		return draft.Article{}, eventstudy.Fault(eventstudy.Pos{File: name},
			"save the article as text, Markdown or HTML", "holds no text")
	}
	read := readers[strings.ToLower(path.Ext(name))]
	if read == nil {
		read = plain
	}
	a := read(decode(body))
	a.Name = name
	return a, nil
}

// utf16 reports a byte order mark of UTF-16, which text editors of Windows write.
func utf16(b []byte) bool {
	return bytes.HasPrefix(b, []byte{0xff, 0xfe}) || bytes.HasPrefix(b, []byte{0xfe, 0xff})
}

// decode returns the text in UTF-8; what declares no encoding and is no UTF-8 is Windows-1252, as
// it is for browsers. Pages without a word of their encoding are mostly old and western.
func decode(body []byte) string {
	if utf8.Valid(body) {
		return strings.TrimPrefix(string(body), "\ufeff")
	}
	enc, _, _ := charset.DetermineEncoding(body, "")
	out, err := enc.NewDecoder().Bytes(body)
	if err != nil {
		return strings.ToValidUTF8(string(body), "\ufffd")
	}
	return strings.TrimPrefix(string(out), "\ufeff")
}
