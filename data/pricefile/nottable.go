package pricefile

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"stockmove/eventstudy"
)

// quote quotes untrusted text for a message: control characters escaped, long text cut. Errors go
// to terminals and into reports, and a cell may hold anything.
func quote(s string) string {
	const most = 60
	if len(s) > most {
		cut := most
		for cut > 0 && !utf8.RuneStart(s[cut]) {
			cut--
		}
		return fmt.Sprintf("%q… (%d bytes)", s[:cut], len(s))
	}
	return fmt.Sprintf("%q", s)
}

// notTable refuses what is not a table at all, in the words of the failure. Sites answer requests
// that they do not like with a page, a JSON object or one line of text, under the name of the file
// that was asked for; the user must see which. It runs before a header is looked for, since a page
// of HTML may well hold the words of one.
func notTable(path string, text []byte) error {
	pos := eventstudy.Pos{File: path}
	body := bytes.TrimSpace(text)
	again := "download the file again, from the page's own download link"
	switch {
	case len(text) == 0:
		return eventstudy.Fault(pos, again, "the file is empty")
	case len(body) == 0:
		return eventstudy.Fault(pos, again, "the file holds nothing but white space")
	}
	head := strings.ToLower(string(body[:min(len(body), 1024)]))
	for _, tag := range []string{"<!doctype", "<html", "<head", "<body", "<?xml", "<script", "<div",
		"<table", "<svg", "<!--"} {
		if strings.HasPrefix(head, tag) {
			return eventstudy.Fault(pos, "the site answered with a page; "+again,
				"this is HTML or XML, not a table: it begins %s", quote(firstLine(body)))
		}
	}
	for _, magic := range []struct{ start, what, hint string }{
		{"version https://git-lfs", "a pointer of Git LFS to the file",
			"fetch the file itself with git lfs pull"},
		{"%PDF", "a PDF document", again},
		{"PAR1", "a Parquet file", "export it as CSV"},
	} {
		if strings.HasPrefix(string(body[:min(len(body), 32)]), magic.start) {
			return eventstudy.Fault(pos, magic.hint, "this is %s, not a text file", magic.what)
		}
	}
	if c := body[0]; c == '{' || c == '[' && (len(body) < 2 || body[1] == '{' || body[1] == '[' ||
		body[1] == '\n') {
		return eventstudy.Fault(pos, "the service may have refused the request (a rate limit or a"+
			" key); ask it for CSV", "this is JSON, not a table: it begins %s",
			quote(oneLine(body)))
	}
	if bytes.IndexByte(body, '\n') < 0 {
		if err := noRows(pos, body, Options{}); err != nil {
			return err
		}
		return eventstudy.Fault(pos, again, "the file has a single line: %s", quote(string(body)))
	}
	return nil
}

// oneLine returns the beginning of a text with its line ends and indents as single blanks.
func oneLine(b []byte) string {
	return strings.Join(strings.Fields(string(b[:min(len(b), 512)])), " ")
}

// firstLine returns the first line without its end.
func firstLine(b []byte) string {
	if i := bytes.IndexByte(b, '\n'); i >= 0 {
		b = b[:i]
	}
	return string(bytes.TrimRight(b, "\r"))
}
