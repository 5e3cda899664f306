package report

import (
	"bytes"
	"strings"
	"testing"
)

// An entry takes as many lines as the terminal's output gives it, a dash and its indent included.
func TestEntryLines(t *testing.T) {
	for _, n := range []int{1, 5, 18, 19, 20, 40, 200} {
		entry := strings.TrimSpace(strings.Repeat("word ", n))
		var b bytes.Buffer
		if err := writeText(&b, page{Title: "t", Sections: []section{{Blocks: []block{
			{List: []string{entry}}}}}}); err != nil {
			t.Fatal(err)
		}
		_, list, _ := strings.Cut(b.String(), "- ")
		if got := strings.Count(list, "\n"); got != EntryLines(entry) {
			t.Errorf("%d words: %d lines, EntryLines says %d", n, got, EntryLines(entry))
		}
	}
}
