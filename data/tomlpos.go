package data

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"stockmove/eventstudy"
)

// place is where a key stands in a TOML text and where its value begins, as byte offsets.
type place struct{ key, value int }

// Bounds on what nobody writes by hand: brackets within brackets, for each of which the
// TOML parser calls itself, and the bytes of a key with those of the tables around it,
// which every key below repeats.
const (
	maxNesting = 40
	maxKey     = 400
)

// tomlScan finds the place of every key in a TOML text, which the TOML library does not
// tell. Paths are the keys joined with dots, elements of arrays and of arrays of
// tables as "[i]": "event[1].securities[0]". It takes any bytes, never fails, and is only
// right for texts that the TOML library has accepted. refused says why a text is not to
// be given to the library at all: what bound it breaks, "" for none.
func tomlScan(text string) (places map[string]place, refused string) {
	s := tomlScanner{text: text, places: map[string]place{}, count: map[string]int{}}
	for s.at < len(text) && s.refused == "" {
		s.blank(true)
		if s.at >= len(text) {
			break
		}
		start := s.at
		if text[s.at] == '[' {
			s.header()
		} else {
			s.pair(s.prefix, 0)
		}
		if s.at == start { // whatever it is, go on
			s.at++
		}
	}
	return s.places, s.refused
}

type tomlScanner struct {
	text    string
	at      int
	prefix  string // path of the table that keys now belong to
	places  map[string]place
	count   map[string]int // elements seen of each array of tables
	refused string
}

// blank skips white space and comments, line ends too when lines is set.
func (s *tomlScanner) blank(lines bool) {
	for s.at < len(s.text) {
		switch c := s.text[s.at]; {
		case c == ' ' || c == '\t' || lines && (c == '\n' || c == '\r'):
			s.at++
		case c == '#' && lines:
			for s.at < len(s.text) && s.text[s.at] != '\n' {
				s.at++
			}
		default:
			return
		}
	}
}

// header reads "[a.b]" or "[[a.b]]" and makes it the prefix. Each part that is an array
// of tables stands for its latest element.
func (s *tomlScanner) header() {
	start := s.at
	array := strings.HasPrefix(s.text[s.at:], "[[")
	for s.at < len(s.text) && s.text[s.at] == '[' {
		s.at++
	}
	path := ""
	parts := s.keys()
	for i, part := range parts {
		path = s.join(path, part)
		n, ok := s.count[path]
		if array && i == len(parts)-1 {
			s.note(path, start, start)
			s.count[path] = n + 1
			path = fmt.Sprintf("%s[%d]", path, n)
		} else if ok {
			path = fmt.Sprintf("%s[%d]", path, n-1)
		}
		s.note(path, start, start)
	}
	s.prefix = path
	for s.at < len(s.text) && s.text[s.at] != '\n' {
		s.at++
	}
}

// keys reads a dotted key.
func (s *tomlScanner) keys() []string {
	var parts []string
	for s.at < len(s.text) {
		s.blank(false)
		if s.at >= len(s.text) {
			break
		}
		start := s.at
		if c := s.text[s.at]; c == '"' || c == '\'' {
			s.quoted()
			parts = append(parts, unquoteKey(s.text[start:s.at]))
		} else {
			for s.at < len(s.text) && !strings.ContainsRune("=.]#\"' \t\r\n{}[,", rune(s.text[s.at])) {
				s.at++
			}
			parts = append(parts, s.text[start:s.at])
		}
		s.blank(false)
		if s.at >= len(s.text) || s.text[s.at] != '.' || len(parts) > maxKey {
			break
		}
		s.at++
	}
	return parts
}

// pair reads "key = value".
func (s *tomlScanner) pair(prefix string, depth int) {
	start := s.at
	path := prefix
	for _, part := range s.keys() {
		path = s.join(path, part)
		s.note(path, start, start)
	}
	s.blank(false)
	if s.at < len(s.text) && s.text[s.at] == '=' {
		s.at++
		s.value(path, start, depth)
	}
}

// value reads one value; of arrays and inline tables it notes every element.
func (s *tomlScanner) value(path string, key, depth int) {
	s.blank(false)
	if s.at >= len(s.text) {
		return
	}
	s.places[path] = place{key: key, value: s.at}
	if depth > maxNesting {
		s.refused = fmt.Sprintf("nests brackets more than %d deep", maxNesting)
		return
	}
	switch c := s.text[s.at]; c {
	case '"', '\'':
		s.quoted()
	case '[':
		s.at++
		for i := 0; s.inside(']'); i++ {
			start := s.at
			s.value(fmt.Sprintf("%s[%d]", path, i), s.at, depth+1)
			s.comma(start)
		}
	case '{':
		s.at++
		for s.inside('}') {
			start := s.at
			s.pair(path, depth+1)
			s.comma(start)
		}
	default:
		for s.at < len(s.text) && !strings.ContainsRune(",]}#\r\n", rune(s.text[s.at])) {
			s.at++
		}
	}
}

// inside reports whether there is more before the closing bracket, which it consumes.
func (s *tomlScanner) inside(closing byte) bool {
	s.blank(true)
	if s.at < len(s.text) && s.text[s.at] == closing {
		s.at++
		return false
	}
	return s.at < len(s.text) && s.refused == ""
}

// comma moves past a comma, and past one byte that should not be there when nothing
// has been read since start.
func (s *tomlScanner) comma(start int) {
	s.blank(true)
	if s.at < len(s.text) && (s.text[s.at] == ',' || s.at == start) {
		s.at++
	}
}

// quoted skips a string of any of the four kinds.
func (s *tomlScanner) quoted() {
	q := s.text[s.at : s.at+1]
	closing, escapes := q, q == `"`
	if strings.HasPrefix(s.text[s.at:], q+q+q) {
		closing = q + q + q
	}
	s.at += len(closing)
	for s.at < len(s.text) {
		rest := s.text[s.at:]
		switch {
		case escapes && rest[0] == '\\':
			s.at = min(s.at+2, len(s.text))
		case strings.HasPrefix(rest, closing):
			s.at += len(closing)
			// up to two quotes may stand right before the closing three
			for n := 0; len(closing) == 3 && n < 2 && strings.HasPrefix(s.text[s.at:], q); n++ {
				s.at++
			}
			return
		case rest[0] == '\n' && len(closing) == 1:
			return
		default:
			s.at++
		}
	}
}

func (s *tomlScanner) note(path string, key, value int) {
	if _, ok := s.places[path]; !ok {
		s.places[path] = place{key: key, value: value}
	}
}

// join is join within the bound on keys.
func (s *tomlScanner) join(prefix, key string) string {
	if len(prefix)+len(key) >= maxKey {
		s.refused = fmt.Sprintf("has a key of more than %d characters", maxKey)
		return ""
	}
	return join(prefix, key)
}

func join(prefix, key string) string {
	if prefix == "" {
		return key
	}
	return prefix + "." + key
}

// unquoteKey removes the quotes of a quoted key; escapes are left as they are, no key
// of ours has one.
func unquoteKey(s string) string {
	if len(s) >= 2 {
		return s[1 : len(s)-1]
	}
	return ""
}

// posAt turns a byte offset into a line and a column, both counted from 1, columns in
// characters.
func posAt(file, text string, offset int) eventstudy.Pos {
	offset = min(max(offset, 0), len(text))
	start := strings.LastIndexByte(text[:offset], '\n') + 1
	return eventstudy.Pos{
		File: file,
		Line: strings.Count(text[:offset], "\n") + 1,
		Col:  utf8.RuneCountInString(text[start:offset]) + 1,
	}
}

// lineStarts returns the byte offsets at which the lines of a text start.
func lineStarts(text string) []int {
	starts := []int{0}
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}
