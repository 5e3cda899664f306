package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// table is what table.txt says: mutations, and the score in per cent that they must not fall below.
//
//	score 90
//
//	== report
//	eventstudy/report/csv_tables.go
//	- t.PHolm, t.PBH
//	+ t.PBH, t.PHolm
//
// A heading starts a group, a path holds for all that follows it, a line with - is the text as it
// stands once in the file, the one with + stands in its place; either may go over several lines,
// which begin alike. # is a comment.
type table struct {
	score     float64
	mutations []mutation
}

// mutation is one change of one file.
type mutation struct {
	line             int // of table.txt
	group, file      string
	oldText, newText string
}

func readTable(name string) (*table, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	t := new(table)
	var m mutation
	var was, is []string
	finish := func() {
		if len(was) > 0 {
			m.oldText, m.newText = strings.Join(was, "\n"), strings.Join(is, "\n")
			t.mutations = append(t.mutations, m)
		}
		was, is = nil, nil
	}
	for i, s := range strings.Split(string(b), "\n") {
		switch {
		case strings.HasPrefix(s, "-") && len(is) == 0:
			if len(was) == 0 {
				m.line = i + 1
			}
			was = append(was, strings.TrimPrefix(s[1:], " "))
			continue
		case strings.HasPrefix(s, "+") && len(was) > 0:
			is = append(is, strings.TrimPrefix(s[1:], " "))
			continue
		}
		finish()
		switch {
		case s == "", strings.HasPrefix(s, "#"):
		case strings.HasPrefix(s, "-"):
			m.line, was = i+1, []string{strings.TrimPrefix(s[1:], " ")}
		case strings.HasPrefix(s, "== "):
			m.group, m.file = strings.TrimPrefix(s, "== "), ""
		case strings.HasPrefix(s, "score "):
			if t.score, err = strconv.ParseFloat(strings.TrimPrefix(s, "score "), 64); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", name, i+1, err)
			}
		case strings.HasSuffix(s, ".go"):
			m.file = s
		default:
			return nil, fmt.Errorf("%s:%d: neither a heading, a path, - nor +: %q", name, i+1, s)
		}
	}
	finish()
	for _, m := range t.mutations {
		if m.file == "" || m.group == "" || m.oldText == m.newText {
			return nil,
				fmt.Errorf("%s:%d: a mutation without a file, a group or a change", name, m.line)
		}
	}
	return t, nil
}

// apply returns the changed file.
func (m mutation) apply(root string) ([]byte, error) {
	b, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(m.file)))
	if err != nil {
		return nil, err
	}
	if n := bytes.Count(b, []byte(m.oldText)); n != 1 {
		return nil, fmt.Errorf("its text stands %d times in the file", n)
	}
	return bytes.Replace(b, []byte(m.oldText), []byte(m.newText), 1), nil
}

// short is the change on one line.
func (m mutation) short() string {
	one := func(s string) string {
		if r := []rune(strings.Join(strings.Fields(s), " ")); len(r) > 60 {
			return string(r[:59]) + "…"
		} else {
			return string(r)
		}
	}
	return one(m.oldText) + " → " + one(m.newText)
}

// judge prints the score by group and says whether it is high enough.
func (t *table) judge(counts map[verdict]map[string]int, check bool) error {
	var groups []string
	for _, m := range t.mutations {
		if !slices.Contains(groups, m.group) {
			groups = append(groups, m.group)
		}
	}
	var k, s, v int
	for _, g := range groups {
		a, b, c := counts[killed][g], counts[survived][g], counts[void][g]
		if k, s, v = k+a, s+b, v+c; a+b > 0 && !check {
			fmt.Printf("%-12s %3d of %3d killed, %3.0f %%\n", g, a, a+b, share(a, b))
		}
	}
	switch {
	case v > 0:
		return fmt.Errorf("%d mutations cannot be made: mend their text in %s", v, tablePath)
	case check:
		fmt.Printf("%d mutations can be made\n", k)
		return nil
	}
	fmt.Printf("%-12s %3d of %3d killed, %.1f %%\n", "all", k, k+s, share(k, s))
	if share(k, s) < t.score {
		return fmt.Errorf("the score is below the %g %% that %s asks for", t.score, tablePath)
	}
	return nil
}

func share(killed, survived int) float64 {
	return 100 * float64(killed) / float64(max(1, killed+survived))
}
