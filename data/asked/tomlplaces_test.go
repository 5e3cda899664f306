package asked

import (
	"fmt"
	"strings"
	"testing"

	"stockmove/data/datatest"
	"stockmove/data/input"
)

// Places were counted by hand in the text below, columns in characters.
func TestTomlPlaces(t *testing.T) {
	const text = `title = "é # no comment" # a comment
"quoted key" = 1
windows = [
  [0, 0], # first
  [-1, 1]
]
a.b.c = 'x'
[[event]]
  id = "one"
  tags = { k = [1, {z = 2}], l = """
two "lines" """ }
[[event]]
id = "two"
[[event.sub]]
x = 1
[table]
y = 2025-02-13 10:00:00Z
`
	places, refused := tomlPlaces(text)
	if refused != "" {
		t.Fatal(refused)
	}
	for path, want := range map[string]string{
		"title":                "1:1 1:9",
		"quoted key":           "2:1 2:16",
		"windows":              "3:1 3:11",
		"windows[0]":           "4:3 4:3",
		"windows[1]":           "5:3 5:3",
		"windows[1][1]":        "5:8 5:8",
		"a.b.c":                "7:1 7:9",
		"event":                "8:1 8:1",
		"event[0]":             "8:1 8:1",
		"event[0].id":          "9:3 9:8",
		"event[0].tags.k":      "10:12 10:16",
		"event[0].tags.k[1].z": "10:21 10:25",
		"event[0].tags.l":      "10:30 10:34",
		"event[1].id":          "13:1 13:6",
		"event[1].sub[0].x":    "15:1 15:5",
		"table":                "16:1 16:1",
		"table.y":              "17:1 17:5",
	} {
		p, ok := places[path]
		key, value := input.PosAt("", text, p.key), input.PosAt("", text, p.value)
		got := fmt.Sprintf("%d:%d %d:%d", key.Line, key.Col, value.Line, value.Col)
		if !ok || got != want {
			t.Errorf("%s is at %s (%v), want %s", path, got, ok, want)
		}
	}
}

// Texts made to exhaust a parser are refused at once; so are those that end in the middle.
func TestTomlBounds(t *testing.T) {
	for _, text := range []string{
		"a = " + strings.Repeat("[", 1_000_000),
		"a = " + strings.Repeat("{a=", 1_000_000),
		"a = " + strings.Repeat("[{a=", 500_000),
	} {
		_, _, err := parseTOML("x.toml", []byte(text))
		datatest.WantError(t, err, "x.toml: nests brackets more than 40 deep")
	}
	for _, text := range []string{
		strings.Repeat("a.", 1_000_000) + "a = 1",
		"[" + strings.Repeat("a", 500_000) + "]\n" + strings.Repeat("b = 1\n", 100_000),
		strings.Repeat("[a.a]\n", 300_000) + strings.Repeat("a", 500) + " = 1",
	} {
		_, _, err := parseTOML("x.toml", []byte(text))
		datatest.WantError(t, err, "x.toml: has a key of more than 400 characters")
	}
	for _, text := range []string{"a = { b = \"", "a = [1, }", "a = { ]", "a = [}", "[[a", "\"",
		"a.\"b", "a = '''", "a = {b = }}", "= 1", "a = {,}"} {
		_, _, err := parseTOML("x.toml", []byte(text))
		datatest.WantError(t, err, "x.toml:1:")
	}
	_, _, err := parseTOML("x.toml", []byte("a = "+strings.Repeat("[", 30)+strings.Repeat("]", 30)))
	if err != nil {
		t.Error(err)
	}
}

// TestTomlMistakes words the mistakes that people make in a study, each with its place in
// characters and the hint that mends it.
func TestTomlMistakes(t *testing.T) {
	for text, want := range map[string][]string{
		"id = 0700\n":                       {"x.toml:1:6:", `"0700"`},
		"model = market\n":                  {"x.toml:1:9:", "a text stands in quotes"},
		"quiet = tru\n":                     {"x.toml:1:9:", "a text stands in quotes"},
		"t = \"é\"\nt = 2\n":                {"x.toml:2:1:", "each key stands once"},
		"[security]\n[[security]]\n":        {"x.toml:2:3:", "begins with [[security]]"},
		"é = 1\n":                           {"x.toml:1:1:"},
		"t = { \"é\" = x }\n":               {"x.toml:1:13:", "a text stands in quotes"},
		"date = 2025-02-30\n":               {"x.toml:1:16:", "a day is 2025-02-13"},
		"date = 2025-2-13\n":                {"x.toml:1:8:", "a day is 2025-02-13"},
		"at = 2025-02-13T25:00:00Z\n":       {"x.toml:1:", "a day is 2025-02-13"},
		"prices = \"C:\\data\\x.csv\"\n":    {"x.toml:1:", "a backslash is special"},
		"<!doctype html>\n":                 {"x.toml:1:1:", "this is a web page"},
		"a = 1\r\nb = 0700 # a comment\r\n": {"x.toml:2:5:", `"0700"`},
	} {
		_, _, err := parseTOML("x.toml", []byte(text))
		datatest.WantError(t, err, want...)
	}
}
