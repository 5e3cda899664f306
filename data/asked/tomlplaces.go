package asked

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// place is where a key stands in a TOML text and where its value begins, as byte offsets.
type place struct{ key, value int }

// Bounds on what nobody writes by hand: brackets within brackets, and the bytes of a key with those
// of the tables around it, which every key below repeats.
const (
	maxNesting = 40
	maxKey     = 400
)

// tomlPlaces finds the place of every key in a TOML text. Paths are the keys joined with dots,
// elements of arrays and of arrays of tables as "[i]": "event[1].securities[0]". A text that is not
// TOML has places up to its first mistake. refused says which bound the text breaks, "" for none.
// Bounds are needed because a text of brackets alone would make a path of every one of them.
func tomlPlaces(text string) (places map[string]place, refused string) {
	w := &placer{text: []byte(text), places: map[string]place{}, count: map[string]int{}}
	var p unstable.Parser
	p.Reset(w.text)
	prefix := ""
	for w.refused == "" && p.NextExpression() {
		switch n := p.Expression(); n.Kind {
		case unstable.Table, unstable.ArrayTable:
			prefix = w.header(n)
		case unstable.KeyValue:
			w.pair(prefix, n, 0)
		}
	}
	if w.refused == "" && p.Error() != nil &&
		strings.Contains(p.Error().Error(), "nested more than") {
		w.refused = tooDeep // the parser has a bound of its own, which is more generous
	}
	return w.places, w.refused
}

// placer notes the places of the keys of a text.
type placer struct {
	text    []byte
	places  map[string]place
	count   map[string]int // elements seen of each array of tables
	refused string
}

var tooDeep = fmt.Sprintf("nests brackets more than %d deep", maxNesting)

// header notes "[a.b]" or "[[a.b]]" and returns the path of the table. Each part that is an array
// of tables stands for its latest element.
func (w *placer) header(n *unstable.Node) (path string) {
	before := w.text[:n.Child().Raw.Offset]
	line := before[bytes.LastIndexByte(before, '\n')+1:]
	start := len(before) - len(bytes.TrimLeft(line, " \t")) // the header begins where its line does
	for keys := n.Key(); keys.Next(); {
		key := keys.Node()
		path = w.join(path, string(key.Data))
		elements, many := w.count[path]
		switch {
		case n.Kind == unstable.ArrayTable && keys.IsLast():
			w.note(path, start)
			w.count[path] = elements + 1
			path = sub(path, elements)
		case many:
			path = sub(path, elements-1)
		}
		w.note(path, start)
	}
	return path
}

// pair notes "key = value". The offset of a value is that behind the "=", since the parser tells
// none of arrays and tables.
func (w *placer) pair(path string, n *unstable.Node, depth int) {
	start := int(n.Raw.Offset)
	end := start
	for keys := n.Key(); keys.Next(); {
		key := keys.Node()
		path, end = w.join(path, string(key.Data)), int(key.Raw.Offset+key.Raw.Length)
		w.note(path, start)
	}
	end += bytes.IndexByte(w.text[end:], '=') + 1
	w.value(path, place{start, w.skip(end)}, n.Value(), depth)
}

// value notes a value and, of arrays and inline tables, every element. It returns the offset behind
// the value: the parser tells those of the simple ones alone.
func (w *placer) value(path string, at place, n *unstable.Node, depth int) (end int) {
	w.places[path] = at
	if depth > maxNesting {
		w.refused = tooDeep
	}
	if w.refused != "" {
		return at.value
	}
	children := n.Children()
	switch n.Kind {
	case unstable.Array:
		end = w.skip(at.value + 1)
		for i := 0; children.Next(); i++ {
			end = w.skip(w.value(sub(path, i), place{end, end}, children.Node(), depth+1))
		}
	case unstable.InlineTable:
		end = w.skip(at.value + 1)
		for children.Next() {
			entry := children.Node()
			w.pair(path, entry, depth+1)
			end = w.skip(int(entry.Raw.Offset + entry.Raw.Length))
		}
	default:
		return int(n.Raw.Offset + n.Raw.Length)
	}
	return min(end+1, len(w.text)) // the closing bracket
}

// skip passes over what may stand between two values: blanks, line ends, comments and a comma.
func (w *placer) skip(at int) int {
	for at < len(w.text) {
		switch w.text[at] {
		case ' ', '\t', '\r', '\n', ',':
			at++
		case '#':
			_, rest, _ := bytes.Cut(w.text[at:], []byte("\n"))
			at = len(w.text) - len(rest)
		default:
			return at
		}
	}
	return at
}

// note records the first place of a path.
func (w *placer) note(path string, at int) {
	if _, ok := w.places[path]; !ok {
		w.places[path] = place{at, at}
	}
}

// join is join within the bound on keys.
func (w *placer) join(prefix, key string) string {
	if len(prefix)+len(key) >= maxKey {
		w.refused = fmt.Sprintf("has a key of more than %d characters", maxKey)
		return ""
	}
	return join(prefix, key)
}

// join names a key within a table.
func join(prefix, key string) string {
	if prefix == "" {
		return key
	}
	return prefix + "." + key
}
