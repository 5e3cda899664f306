package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pelletier/go-toml/v2"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"stockmove/eventstudy/schema"
)

// compiled is a schema as the validator of another author reads it.
func compiled(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	x := schemas[slices.IndexFunc(schemas, func(x schemaOf) bool { return x.name == name })]
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(x.document()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(name, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestSchemaWords finds words for every key, and a key for every row of the page.
func TestSchemaWords(t *testing.T) {
	used := map[string]bool{}
	page := keyWords(page("results"))
	for _, x := range schemas {
		var root map[string]any
		if err := json.Unmarshal(x.document(), &root); err != nil {
			t.Fatal(err)
		}
		x.make().Walk("", func(path string, p *schema.Prop) {
			for end := path; ; {
				used[end] = true
				_, rest, more := strings.Cut(end, ".")
				if !more {
					break
				}
				end = rest
			}
			words := ""
			for _, name := range x.pages {
				if words == "" {
					words = wordsFor(keyWords(pageOf(name)), path)
				}
			}
			// What these hold stands with the key above them.
			whole := strings.HasPrefix(path, "market.benchmark.") ||
				strings.HasPrefix(path, "read.columns.")
			if words == "" && !whole {
				t.Errorf("%s: no words for %s", x.name, path)
			}
			if slices.Contains(p.Types, schema.Array) && p.Items == nil {
				t.Errorf("%s: nothing is known of the items of %s", x.name, path)
			}
		})
	}
	for key := range page {
		if !used[key] {
			t.Errorf("the page has words for %s, which no file has", key)
		}
	}
}

// pageOf is page under a name that a variable does not hide.
func pageOf(name string) string { return page(name) }

// TestSchemaOfResults validates what studies of each shape write: every key that they write is
// known, and of its type.
func TestSchemaOfResults(t *testing.T) {
	dir := t.TempDir()
	events := filepath.Join(dir, "events.csv")
	write(t, events, "security,date,group,size\nBABA,2023-05-18,a,1\nAAPL,2023-08-03,a,2\n"+
		"BABA,2024-01-08,b,\nAAPL,2024-05-02,b,4\nBABA,2021-01-04,b,5\n")
	prices := "../../data/cases/apple-alibaba-2025/prices/"
	files := []string{"--prices", "BABA=" + prices + "BABA.csv", "--prices", "AAPL=" + prices +
		"AAPL.csv", "--benchmark", "SPY=" + prices + "SPY.csv", "--charts", "none"}
	for name, args := range map[string][]string{
		"case":   {"run", "apple-alibaba-2025", "--charts", "none"},
		"robust": append([]string{"run", "--robust", "--events", events}, files...),
		"dates": append([]string{"run", "--robust", "--estimation", "2022-06-01,2022-12-30",
			"--event", "BABA@2024-01-08"}, files...),
		"tests": append([]string{"run", "--tests", "all", "--events", events}, files...),
		"mean": append([]string{"run", "--model", "mean", "--event", "BABA@2024-01-08"},
			files...),
	} {
		t.Run(name, func(t *testing.T) {
			out := filepath.Join(dir, name)
			called(t, append(args, "--out", out)...)
			for _, file := range []string{"results", "manifest"} {
				valid(t, compiled(t, file), read(t, filepath.Join(out, file+".json")))
			}
		})
	}
}

// valid validates a JSON document.
func valid(t *testing.T, s *jsonschema.Schema, body []byte) {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(doc); err != nil {
		t.Errorf("%v", err)
	}
}

// TestSchemaOfTOML accepts the files of the embedded case and refuses what the reader refuses.
func TestSchemaOfTOML(t *testing.T) {
	study, claims := compiled(t, "study"), compiled(t, "claims")
	const dir = "../../data/cases/apple-alibaba-2025/"
	body := string(read(t, dir+"study.toml"))
	for _, x := range []struct {
		s    *jsonschema.Schema
		text string
		good bool
	}{
		{study, body, true},
		{claims, string(read(t, dir+"claims.toml")), true},
		{study, "model = \"market\"\nalpha = 0.1\nhac = -1\nwindows = [[0, 0]]\ntests = \"all\"\n" +
			"[[event]]\ndate = 2024-01-02\n[[event]]\nat = 2024-01-02T10:00:00Z\n", true},
		{study, "modell = \"market\"\n", false},
		{study, "model = \"markt\"\n", false},
		{study, "tests = [\"bmp\", \"bpm\"]\n", false},
		{study, "alpha = 1.0\n", false},
		{study, "dimson_lags = 11\n", false},
		{study, "estimation = [-250]\n", false},
		{study, "estimation = [2024-05-01, 2024-12-31]\n[[event]]\ndate = 2025-02-13\n" +
			"estimation = [2024-05-01, 2024-12-31]\n", true},
		{study, "event_window = [2024-05-01, 2024-12-31]\n", false},
		{study, "[[security]]\nid = \"A\"\n", false},
		{claims, "[[claim]]\nkind = \"move\"\nsecurity = \"A\"\n", false},
		{claims, "[[claim]]\nkind = \"moves\"\nsecurity = \"A\"\ndate = 2024-01-02\n", false},
		{claims, "[[claim]]\nkind = \"move\"\nsecurity = \"A\"\ndate = 2024-01-02\n" +
			"value = 9.2\n", false},
	} {
		var doc map[string]any
		if err := toml.Unmarshal([]byte(x.text), &doc); err != nil {
			t.Fatal(err)
		}
		if err := x.s.Validate(plainJSON(doc)); (err == nil) != x.good {
			t.Errorf("%q: %v", x.text, err)
		}
	}
}

// plainJSON turns days and instants of TOML into texts, as editors do before they validate.
func plainJSON(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k, e := range v {
			v[k] = plainJSON(e)
		}
	case []any:
		for i, e := range v {
			v[i] = plainJSON(e)
		}
	case toml.LocalDate:
		return v.String()
	case time.Time:
		return v.Format(time.RFC3339)
	}
	return v
}

// read is of a small file.
func read(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
