package asked

import (
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"

	"stockmove/data/input"
	"stockmove/eventstudy"
	"stockmove/eventstudy/schema"
	"stockmove/eventstudy/words"
)

// tomlDoc is a TOML file, decoded, with the place of every key, collecting what is wrong. One of it
// serves all tables of a file, so that all that is wrong with the file comes back together.
type tomlDoc struct {
	file   string
	text   string
	lines  []int // byte offsets at which lines start
	places map[string]place
	ps     *eventstudy.Problems
}

// tomlTable is one table of a document. Each getter notes its key as known; done then reports the
// keys that nobody asked for. A getter of another type than the value's complains and returns
// nothing, so that the reading goes on to the next key.
type tomlTable struct {
	doc   *tomlDoc
	path  string
	m     map[string]any
	known []string
	trace *schema.Schema // notes the keys and what they may hold, nil where nobody asks
}

// parseTOML decodes a TOML text; the error is a Problems with line and column. The places are found
// by a pass of their own, since the decoder keeps none; it also refuses what nests too deeply
// before the decoder sees it.
func parseTOML(file string, body []byte) (*tomlDoc, *tomlTable, error) {
	text := strings.TrimPrefix(string(body), "\ufeff")
	pos := eventstudy.Pos{File: file}
	if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
		return nil, nil,
			eventstudy.Fault(pos, "save it as plain text in UTF-8", "is not a text in UTF-8")
	}
	places, refused := tomlPlaces(text)
	if refused != "" {
		return nil, nil, eventstudy.Fault(pos, "is it the file that you meant?", "%s", refused)
	}
	m := map[string]any{}
	if err := toml.Unmarshal([]byte(text), &m); err != nil {
		return nil, nil, tomlFault(file, text, err)
	}
	d := &tomlDoc{file: file, text: text, lines: input.LineStarts(text), places: places,
		ps: &eventstudy.Problems{}}
	return d, &tomlTable{doc: d, m: m}, nil
}

// tomlFault words a syntax error of the TOML library, whose columns count bytes. The library's
// words are kept; the hint speaks of the mistakes that people make in a study. The line of the
// library is kept, and its column counted in characters, as all places are.
func tomlFault(file, text string, err error) error {
	var de *toml.DecodeError
	if !errors.As(err, &de) {
		return eventstudy.Fault(eventstudy.Pos{File: file}, "", "is not TOML: %v", err)
	}
	what := strings.TrimPrefix(de.Error(), "toml: ")
	n, col := de.Position()
	line := lineOf(text, n)
	pos := eventstudy.Pos{File: file, Line: n,
		Col: utf8.RuneCountInString(line[:min(col-1, len(line))]) + 1}
	hint := ""
	for _, h := range tomlHints {
		if slices.ContainsFunc(h.words, func(w string) bool { return strings.Contains(what, w) }) {
			hint = h.hint
			break
		}
	}
	if strings.HasPrefix(strings.TrimSpace(line), "<") {
		hint = "this is a web page: save the file itself, not the page that shows it"
	}
	return eventstudy.Fault(pos, hint, "%s", words.Fragment(what))
}

// tomlHints say what to do about an error of the library, by words that it uses: it has no codes.
var tomlHints = []struct {
	words []string
	hint  string
}{
	{[]string{"leading zero"}, `a ticker such as 0700 is a text: put it in quotes, "0700"`},
	{[]string{"at start of value", "expected keyword", "must be quoted"},
		`a text stands in quotes: model = "market"`},
	{[]string{"date", "time", "hour", "minutes", "seconds"},
		"a day is 2025-02-13, an instant 2025-02-13T10:00:00+04:00, both without quotes"},
	{[]string{"already exists", "already defined"}, "each key stands once; a second security, " +
		"event or market begins with [[security]], [[event]] or [[market]]"},
	{[]string{"escape"},
		"inside \"…\" a backslash is special: write the path with / or inside '…'"},
}

// lineOf returns line n of a text, counted from 1, "" beyond its end.
func lineOf(text string, n int) string {
	for ; n > 1; n-- {
		_, rest, ok := strings.Cut(text, "\n")
		if !ok {
			return ""
		}
		text = rest
	}
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// pos returns where the value of a path stands, or the innermost table around it that the text has;
// only the file when there is none. A key that is missing is told at the table that lacks it.
func (d *tomlDoc) pos(path string) eventstudy.Pos {
	for path != "" {
		if p, ok := d.places[path]; ok {
			return d.at(p.value)
		}
		path = path[:max(strings.LastIndexAny(path, ".["), 0)]
	}
	return eventstudy.Pos{File: d.file}
}

// at is posAt for a document with many places to tell.
func (d *tomlDoc) at(offset int) eventstudy.Pos {
	line := sort.SearchInts(d.lines, offset+1)
	return eventstudy.Pos{File: d.file, Line: line,
		Col: utf8.RuneCountInString(d.text[d.lines[line-1]:offset]) + 1}
}

// keyPos returns where the key itself stands.
func (d *tomlDoc) keyPos(path string) eventstudy.Pos {
	if p, ok := d.places[path]; ok {
		return d.at(p.key)
	}
	return eventstudy.Pos{File: d.file}
}

// where returns the place of a key's value, or of the table when the key is missing.
func (t *tomlTable) where(key string) eventstudy.Pos { return t.doc.pos(join(t.path, key)) }

// fault records a problem with the value of a key.
func (t *tomlTable) fault(key, hint, format string, args ...any) {
	t.doc.ps.Add(t.where(key), hint, format, args...)
}

// table reads a table or inline table, nil when missing.
func (t *tomlTable) table(key string) *tomlTable {
	v, ok := t.get(key)
	if t.trace != nil {
		return t.within(key, schema.Of(schema.Object))
	}
	if !ok {
		return nil
	}
	m, ok := v.(map[string]any)
	if !ok {
		t.wrong(key, "a table, { … }", v)
		return nil
	}
	return &tomlTable{doc: t.doc, path: join(t.path, key), m: m}
}

// tables reads an array of tables, [[key]].
func (t *tomlTable) tables(key string) []*tomlTable {
	v, ok := t.get(key)
	if t.trace != nil {
		return []*tomlTable{t.within(key, schema.List(schema.Of(schema.Object), 0))}
	}
	if !ok {
		return nil
	}
	list, ok := v.([]any)
	if !ok {
		t.fault(key, fmt.Sprintf("write [[%s]] with two brackets: there may be several", key),
			"%s must be a list of tables, not %s", key, describe(v))
		return nil
	}
	out := make([]*tomlTable, len(list))
	for i, e := range list {
		m, ok := e.(map[string]any)
		if !ok {
			t.wrong(key, fmt.Sprintf("a list of tables, each under [[%s]]", key), v)
			return nil
		}
		out[i] = &tomlTable{doc: t.doc, path: sub(join(t.path, key), i), m: m}
	}
	return out
}

// oneOrMore reads a table, or a list of tables where there may be several.
func (t *tomlTable) oneOrMore(key string) []*tomlTable {
	if t.trace != nil {
		one := schema.Of(schema.Object)
		t.note(key, &schema.Schema{Either: []*schema.Schema{one, schema.List(one, 0)}})
		return []*tomlTable{t.noting(key, one)}
	}
	if _, list := t.m[key].([]any); list {
		return t.tables(key)
	}
	if one := t.table(key); one != nil {
		return []*tomlTable{one}
	}
	return nil
}

// done reports the keys that no getter asked for, in the order of the text. The nearest of the
// known keys is proposed, for most unknown keys are slips of the pen.
func (t *tomlTable) done() {
	var unknown []string
	for key := range t.m {
		if !slices.Contains(t.known, key) {
			unknown = append(unknown, key)
		}
	}
	sort.Slice(unknown, func(i, j int) bool {
		a, b := t.doc.places[join(t.path, unknown[i])].key,
			t.doc.places[join(t.path, unknown[j])].key
		return a < b || a == b && unknown[i] < unknown[j]
	})
	for _, key := range unknown {
		hint := fmt.Sprintf("the nearest known key is %q; known here: %s",
			words.Nearest(key, t.known), strings.Join(t.known, ", "))
		t.doc.ps.Add(t.doc.keyPos(join(t.path, key)), hint, "unknown key %q", key)
	}
}

// sub names an element of an array in a path.
func sub(path string, i int) string { return fmt.Sprintf("%s[%d]", path, i) }
