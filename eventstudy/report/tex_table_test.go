package report

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// set is a table as a paper gets it.
func set(t *table, stars bool) string {
	var b bytes.Buffer
	paperTable{t, "Words", "name", stars}.write(&printer{w: &b})
	return b.String()
}

// TestTeXParts cuts a table that is longer than a page: each part has its own head, letters and
// notes, and the first alone the label.
func TestTeXParts(t *testing.T) {
	tab := &table{Columns: []column{left("Event"), right("AR")}, Foot: "What AR is."}
	for i := range 100 {
		r := tab.add(fmt.Sprintf("e%d", i), "+1.00\u202f%")
		if i%50 == 49 {
			r.Notes = []string{fmt.Sprintf("doubt %d", i), strings.Repeat("long ", 60)}
		}
	}
	s := set(tab, false)
	parts := strings.Split(s, `\begin{table}`)[1:]
	if len(parts) != 3 {
		t.Fatalf("%d parts", len(parts))
	}
	rows := 0
	for i, p := range parts {
		if strings.Contains(p, "(continued)") != (i > 0) ||
			strings.Contains(p, `\label`) != (i == 0) {
			t.Errorf("part %d: %.200s", i, p)
		}
		if !strings.Contains(p, `Event & AR (\%)\\`) || !strings.Contains(p, "What AR is.") {
			t.Errorf("part %d lacks its head or foot", i)
		}
		n := len(regexp.MustCompile(`(?m)^e\d+`).FindAllString(p, -1))
		if rows += n; n > texLines {
			t.Errorf("part %d has %d rows", i, n)
		}
		if strings.Contains(p, "doubt") && !strings.Contains(p, `\textsuperscript{a}~`) {
			t.Errorf("the letters of part %d begin later", i)
		}
	}
	if rows != 100 {
		t.Errorf("%d rows", rows)
	}
}

// TestTeXStars marks estimates by their p, which must lie below a level, and only on request.
func TestTeXStars(t *testing.T) {
	tab := &table{Columns: []column{left("E"), right("SE"), estimate("CAR"), right("p")}}
	for i, p := range []float64{nan, 0.10, 0.0999, 0.05, 0.0499, 0.01, 0.0099} {
		tab.add(fmt.Sprint("e", i), "1", "2", "3").P = []float64{p}
	}
	s := set(tab, true)
	for i, n := range []int{0, 0, 1, 1, 2, 2, 3} {
		want := fmt.Sprintf("e%d & 1 & 2", i)
		if n > 0 {
			want += `\rlap{\textsuperscript{` + strings.Repeat("*", n) + `}}`
		}
		if !strings.Contains(s, want+" & 3\\\\\n") {
			t.Errorf("no %s in\n%s", want, s)
		}
	}
	if !strings.Contains(s, `{@{}lrr@{\hspace{1.6em}}r@{}}`) || !strings.Contains(s, "$p<0.10$") {
		t.Error("room or note for stars is missing")
	}
	if s := set(tab, false); strings.Contains(s, "*") {
		t.Errorf("stars that nobody asked for: %s", s)
	}
}

// TestTeXTests writes a test in full where a row is about it, and in a note where not.
func TestTeXTests(t *testing.T) {
	full := set(&table{Columns: []column{{Title: "Test", Test: true}},
		Rows: []row{{Cells: []string{"bmp"}}}}, false)
	if !strings.Contains(full, "\nStandardised cross-sectional test (BMP)\\\\\n") {
		t.Error(full)
	}
	short := set(&table{Columns: []column{left("Window"), {Title: "Test", Test: true}},
		Rows: []row{{Cells: []string{"", "bmp"}, Notes: []string{"a doubt"}},
			{Cells: []string{"", "–"}}}}, false)
	if !strings.Contains(short, "\n & bmp\\textsuperscript{a}\\\\\n") ||
		strings.Count(short, "bmp: standardised cross-sectional test (BMP).") != 1 {
		t.Error(short)
	}
}
