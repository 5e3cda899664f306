package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Upper writes the first letter of a text as a capital.
func Upper(s string) string { return first(s, unicode.ToUpper) }

// Lower writes the first letter of a text as a small one.
func Lower(s string) string { return first(s, unicode.ToLower) }

func first(s string, change func(rune) rune) string {
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError {
		return s
	}
	return string(change(r)) + s[n:]
}

// Ended ends a text with a full stop, unless it asks a question or is empty. The id of a security
// that it begins with stays as it is written.
func Ended(s string) string {
	if s == "" || strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?") {
		return s
	}
	return s + "."
}

// Sentence makes a text a sentence: a capital where it starts with a plain small letter, and a
// full stop.
func Sentence(s string) string {
	if s != "" && s[0] >= 'a' && s[0] <= 'z' {
		s = Upper(s)
	}
	return Ended(s)
}

// Fragment gives a sentence of a library the form of our messages: a small letter first and no
// full stop.
func Fragment(s string) string { return strings.TrimSuffix(Lower(s), ".") }
