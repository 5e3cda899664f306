package draft

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxSentence bounds the work on one sentence: a text without full stops is cut at a space.
const maxSentence = 4096

// piece is a sentence of a paragraph with the number of lines before it.
type piece struct {
	text string
	line int
}

// sentences cuts a paragraph after full stops, question marks and exclamation marks that a new
// sentence follows, but not after abbreviations, initials or figures.
func sentences(s string) []piece {
	var out []piece
	start, line := 0, 0
	cut := func(end int) {
		raw := s[start:end]
		text := strings.TrimSpace(raw)
		if text != "" {
			lead := strings.Index(raw, text)
			out = append(out, piece{oneLine(text), line + strings.Count(raw[:lead], "\n")})
		}
		line += strings.Count(raw, "\n")
		start = end
	}
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		switch {
		case i-start >= maxSentence && unicode.IsSpace(r), i-start >= 2*maxSentence:
			cut(i)
		case r == '。' || r == '！' || r == '？':
			cut(i)
		case r == '.' || r == '!' || r == '?':
			end := closing(s, i)
			if endsSentence(s, start, i-n, end) {
				cut(end)
				i = end
			}
		}
	}
	cut(len(s))
	return out
}

// Sentences cuts a text as a draft does: the quotes of its statements are sentences of the article.
// Whoever marks statements in the article must cut it at the same places.
func Sentences(text string) []string {
	var out []string
	for _, p := range sentences(text) {
		out = append(out, p.text)
	}
	return out
}

// oneLine is s with every run of white space as one space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// closing passes over the quotation marks and brackets that close at i.
func closing(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !strings.ContainsRune("\"'”’)]»", r) {
			break
		}
		i += n
	}
	return i
}

// endsSentence reports whether the stop at dot, whose sentence may end at end, is followed by space
// and a beginning, and does not belong to an abbreviation. A sentence cut too early loses the noun
// of its figures; one cut too late gives them the noun of another.
func endsSentence(s string, start, dot, end int) bool {
	if end >= len(s) {
		return true
	}
	r, n := utf8.DecodeRuneInString(s[end:])
	if !unicode.IsSpace(r) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(s[end+n:])
	// A small letter goes on with the sentence, as after “approx.”.
	if unicode.IsLower(next) {
		return false
	}
	if s[dot] != '.' {
		return true
	}
	from := max(start, dot-12)
	k := strings.LastIndexAny(s[from:dot], " \t\n(")
	w := s[from+k+1 : dot]
	// One capital before a full stop is an initial: J. P. Morgan.
	if utf8.RuneCountInString(w) == 1 {
		r, _ := utf8.DecodeRuneInString(w)
		return !unicode.IsUpper(r)
	}
	if strings.ContainsFunc(w, unicode.IsDigit) {
		return true // a figure, not the points of an abbreviation: "at $241.53.", "rose 1.3%."
	}
	return !abbreviations[strings.ToLower(w)] && !strings.Contains(w, ".")
}

// After these a full stop ends no sentence. One that is missing costs a sentence cut in two, one
// too many joins two; both only make statements fewer.
var abbreviations = set("mr", "mrs", "ms", "dr", "inc", "ltd", "co", "corp", "plc", "st", "jan",
	"feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "no", "vs", "cf",
	"approx", "ca", "pct", "bros", "jr", "sr", "prof", "gen", "sen", "rep", "gov", "e.g", "i.e")
