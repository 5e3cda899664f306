package claims

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Token is a word, a number or a sign of a sentence. Hyphens that join words are passed over,
// so that "year-to-date" and "year to date" read alike.
type Token struct {
	Text       string // as written
	Low        string // in small letters, with a straight apostrophe
	Start, End int    // bytes of the sentence
	Kind       TokenKind
	Clause     int // counts the clauses of the sentence
}

// TokenKind tells a word from a number and a sign.
type TokenKind int8

const (
	Word TokenKind = iota
	Number
	Mark
)

// Tokens cuts a sentence into words, numbers and signs, and counts its clauses: a comma, a dash,
// a bracket or a word that opens a clause begins a new one.
func Tokens(s string) []Token {
	var out []Token
	clause, i := 0, 0
	add := func(end int, low string, kind TokenKind) {
		out = append(out, Token{s[i:end], low, i, end, kind, clause})
		i = end
	}
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsSpace(r) || r == '\u200b' || r == '\u00ad':
			i += n
		case r >= '0' && r <= '9':
			end := numberEnd(s, i)
			add(end, s[i:end], Number)
		case unicode.IsLetter(r):
			end := wordEnd(s, i)
			low := strings.ToLower(s[i:end])
			// A conjunction begins a clause with a verb of its own; what it says of another figure
			// must not reach this one.
			if opensClause[low] && len(out) > 0 && !asMuch(s, end, out) {
				clause++
			}
			add(end, low, Word)
		case (r == '\'' || r == '’') && letterAfter(s, i+n):
			end := wordEnd(s, i+n)
			add(end, "'"+strings.ToLower(s[i+n:end]), Word)
		// Hyphens and quotation marks are passed over, so that phrases need one spelling.
		case joinsWords(s, i, n):
			i += n
		default:
			dash := r == '-' && s[max(i-1, 0)] == ' ' && i+1 < len(s) && s[i+1] == ' '
			if breaksClause(r) || dash { // a hyphen between spaces stands for a dash
				clause++
			}
			add(i+n, normalise(s[i:i+n]), Mark)
		}
	}
	return out
}

// numberEnd is the end of the digits that begin at i, with the points and commas between them.
func numberEnd(s string, i int) int {
	for i < len(s) {
		c := s[i]
		inner := (c == '.' || c == ',') && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9'
		if !inner && (c < '0' || c > '9') {
			break
		}
		i++
	}
	return i
}

// wordEnd is the end of the word that begins at i. A possessive is a token of its own, so that a
// name is the same token with and without it; the points of initials ("U.S.") belong to the word.
func wordEnd(s string, i int) int {
	for from := i; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		initials := r == '.' && i-from < 8 && (i-from)%2 == 1 && letterAfter(s, i+n)
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !initials &&
			!(r == '&' && letterAfter(s, i+n)) {
			break
		}
		i += n
	}
	return i
}

// letterAfter reports whether a letter stands at i, which joins what stands before it to a word.
func letterAfter(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(r)
}

// joinsWords reports whether the sign of n bytes at i is a hyphen inside of a word ("single-day"),
// or a quotation mark, which says nothing about prices. So “year-to-date” needs no phrase of its
// own.
func joinsWords(s string, i, n int) bool {
	switch r, _ := utf8.DecodeRuneInString(s[i:]); r {
	case '"', '“', '”', '„', '«', '»', '*', '_', '`':
		return true
	case '-', '‐', '‑':
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		return i > 0 && (unicode.IsLetter(before) || unicode.IsDigit(before)) &&
			i+n < len(s) && letterAfter(s, i+n)
	}
	return false
}

// breaksClause knows the signs that end a clause. A full stop is none: by then the sentence is
// over, and within one it belongs to a number or to initials.
func breaksClause(r rune) bool {
	switch r {
	case ',', ';', ':', '—', '–', '(', ')', '[', ']', '|':
		return true
	}
	return false
}

// opensClause holds words that begin a clause with a subject or a verb of its own.
var opensClause = WordSet("while", "but", "whereas", "although", "though", "after", "before", "as",
	"because", "when", "and", "or", "which", "who", "despite", "following", "amid")

// asMuch reports whether the word that ends at end is an "as" of "as much as", which bounds a
// figure and opens no clause.
func asMuch(s string, end int, before []Token) bool {
	next, _, _ := strings.Cut(strings.TrimLeft(s[end:min(end+8, len(s))], " "), " ")
	return measures[before[len(before)-1].Low] || measures[strings.ToLower(next)]
}

// measures are the words between two “as” that bound a figure.
var measures = WordSet("much", "many", "low", "high")

// WordSet holds words. Most rules of language are such sets.
func WordSet(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// Is reports whether the words of a phrase stand at i, one token each.
func Is(ts []Token, i int, phrase ...string) bool {
	if i < 0 || i+len(phrase) > len(ts) {
		return false
	}
	for k, p := range phrase {
		if ts[i+k].Low != p {
			return false
		}
	}
	return true
}

// LowAt is the token at i in small letters, "" beyond the ends.
func LowAt(ts []Token, i int) string {
	if i < 0 || i >= len(ts) {
		return ""
	}
	return ts[i].Low
}
