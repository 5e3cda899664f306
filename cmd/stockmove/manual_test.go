package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// rowName finds the first cell of each row of a page's tables.
var rowName = regexp.MustCompile("(?m)^\\| `([^`]+)` \\| (.*) \\| (.*) \\|$")

// section returns the part of a page under a heading that begins with title; "" is the whole page.
func section(t *testing.T, name, title string) string {
	t.Helper()
	text := page(name)
	if title == "" {
		return text
	}
	_, text, ok := strings.Cut(text, "\n## "+title)
	if !ok {
		t.Fatalf("page %s has no section %q", name, title)
	}
	text, _, _ = strings.Cut(text, "\n## ")
	return text
}

// documented returns the names that the tables of a text explain, and complains of a row that
// explains nothing.
func documented(t *testing.T, text string) []string {
	t.Helper()
	var names []string
	for _, m := range rowName.FindAllStringSubmatch(text, -1) {
		if strings.TrimSpace(m[2]) == "" {
			t.Errorf("the row of %s says nothing", m[1])
		}
		names = append(names, m[1])
	}
	return names
}

func sameNames(t *testing.T, what string, got, want []string) {
	t.Helper()
	got, want = slices.Clone(got), slices.Clone(want)
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%s: the page has %v, the program %v", what, got, want)
	}
}

// called runs a command line and returns what it prints on both streams.
func called(t *testing.T, args ...string) string {
	t.Helper()
	var out bytes.Buffer
	run(context.Background(), args, streams{in: strings.NewReader(""), out: &out, err: &out})
	return out.String()
}

// known asks the program for the keys of a table, by the hint of a key that it does not know.
func known(t *testing.T, text string, args ...string) []string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "file.toml")
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	out := called(t, append(args, file)...)
	i := strings.Index(out, `unknown key "zzz"`)
	if i < 0 {
		t.Fatalf("no complaint of zzz in %q:\n%s", text, out)
	}
	_, keys, ok := strings.Cut(out[i:], "known here: ")
	if !ok {
		t.Fatalf("no list of keys in:\n%s", out)
	}
	keys, _, _ = strings.Cut(keys, "\n")
	return strings.Split(strings.Join(strings.Fields(keys), " "), ", ")
}

func TestManualStudy(t *testing.T) {
	tables := []string{"read", "market", "security", "event"}
	top := append(documented(t, section(t, "study", "Top of the file")), tables...)
	sameNames(t, "study.toml", top, known(t, "zzz = 1\n", "run"))
	for _, name := range tables {
		head := "[[" + name + "]]"
		if name == "read" {
			head = "[read]"
		}
		sameNames(t, head, documented(t, section(t, "study", head)),
			known(t, head+"\nzzz = 1\n", "run"))
	}
}

func TestManualClaims(t *testing.T) {
	keys := known(t, "[[claim]]\nzzz = 1\n", "check", "apple-alibaba-2025", "--claims")
	sameNames(t, "claims.toml", documented(t, section(t, "claims", "")), keys)
}

// TestManualEvents holds the columns of the page against those that --events names.
func TestManualEvents(t *testing.T) {
	help := called(t, "run", "--help-all")
	m := regexp.MustCompile(`columns\s+(security,date\[[a-z_,]+\])`).FindStringSubmatch(help)
	if m == nil {
		t.Fatal("the help of --events names no columns")
	}
	columns := strings.FieldsFunc(m[1], func(r rune) bool {
		return r == ',' || r == '[' || r == ']'
	})
	sameNames(t, "events.csv", documented(t, section(t, "events", "")), columns)
}

// TestManualOutputs holds the page against the tables that the embedded case writes.
func TestManualOutputs(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "report")
	called(t, "run", "apple-alibaba-2025", "--robust", "--disclosures", "--residuals", "--quiet",
		"--charts", "none", "--out", dir)
	files, err := filepath.Glob(filepath.Join(dir, "*.csv"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no tables in %s: %v", dir, err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		head, _, _ := strings.Cut(string(b), "\n")
		name := filepath.Base(f)
		sameNames(t, name, documented(t, section(t, "outputs", name)), strings.Split(head, ","))
	}
}

// TestManualPages: every page is listed with its title and can be printed; others are refused.
func TestManualPages(t *testing.T) {
	list := called(t, "manual")
	for _, name := range pageNames() {
		if !strings.Contains(list, name+" ") {
			t.Errorf("%s is not listed in\n%s", name, list)
		}
		if got := called(t, "manual", name); got != page(name) {
			t.Errorf("manual %s prints %q", name, got[:min(60, len(got))])
		}
	}
	if out := called(t, "manual", "claim"); !strings.Contains(out, "did you mean claims?") {
		t.Errorf("manual claim answers %q", out)
	}
}
