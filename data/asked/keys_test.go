package asked

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// The table of keys in the package's documentation is the one that the parser knows: each
// key of a study that has all of them is documented, and each documented key is known.
func TestDocumentedKeys(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(doc), "# study.toml")
	table, _, _ = strings.Cut(table, "// Paths are")
	word := regexp.MustCompile(`[a-z_]+`)
	documented := map[string][]string{}
	// A line without a key of its own carries the row above it on.
	table = regexp.MustCompile(`,?\n//\t {38}`).ReplaceAllString(table, ", ")
	for _, line := range strings.Split(table, "\n") {
		line, ok := strings.CutPrefix(line, "//\t")
		if !ok {
			continue
		}
		left, right := strings.TrimSpace(line[:min(38, len(line))]), line[min(38, len(line)):]
		if strings.HasPrefix(left, "[") {
			name := strings.Trim(left, "[]")
			right, inner, _ := strings.Cut(right, "{")
			inner, after, _ := strings.Cut(inner, "}")
			right = strings.ReplaceAll(right, " or ", ", ")
			documented[name] = append(word.FindAllString(right, -1),
				word.FindAllString(after, -1)...)
			if inner != "" {
				documented[name+".benchmark"] = word.FindAllString(inner, -1)
			}
			continue
		}
		documented[""] = append(documented[""], word.FindAllString(left, -1)...)
	}
	known := knownKeys(t, "", "market = []\n")
	documented[""] = slices.DeleteFunc(documented[""], func(key string) bool {
		return eventstudy.OptionOf(key) != nil
	})
	for _, o := range eventstudy.Options {
		documented[""] = append(documented[""], o.Name)
	}
	for table, text := range map[string]string{
		"read": "[read]\nzzz = 1\n", "market": "[[market]]\nzzz = 1\n",
		"security": "[[security]]\nzzz = 1\n", "event": "[[event]]\nzzz = 1\n",
		"market.benchmark": "[[market]]\nbenchmark = { zzz = 1 }\n",
	} {
		if a, b := knownKeys(t, table, text), documented[table]; !equalSets(a, b) {
			t.Errorf("[%s] knows %v, documented are %v", table, a, b)
		}
	}
	tables := []string{"read", "market", "security", "event"}
	if b := append(documented[""], tables...); !equalSets(known, b) {
		t.Errorf("the study knows %v, documented are %v", known, b)
	}
}

// knownKeys asks the parser, by the hint of an unknown key.
func knownKeys(t *testing.T, table, text string) []string {
	t.Helper()
	if table == "" {
		text = "zzz = 1\n"
	}
	_, err := parse(text)
	if err == nil {
		t.Fatalf("%q is accepted", text)
	}
	i := strings.Index(err.Error(), `unknown key "zzz"`)
	_, hint, ok := strings.Cut(err.Error()[max(i, 0):], "known here: ")
	if i < 0 || !ok {
		t.Fatalf("no hint in %v", err)
	}
	hint, _, _ = strings.Cut(hint, "\n")
	return strings.Split(hint, ", ")
}

func equalSets(a, b []string) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}
