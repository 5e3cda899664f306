package load

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stockmove/data/asked"
	"stockmove/data/input"
	"stockmove/eventstudy"
)

// joined loads a study of a panel whose events have a table of characteristics.
func joined(t *testing.T, table string) (*Study, error) {
	t.Helper()
	dir := t.TempDir()
	s := panelStudy(t, dir)
	file := filepath.Join(dir, "about.csv")
	if err := os.WriteFile(file, []byte(table), 0o666); err != nil {
		t.Fatal(err)
	}
	s.Characteristics = input.FileRef(file)
	return Load(context.Background(), s)
}

// extraOf is what an event has in a column.
func extraOf(e eventstudy.Event, column string) string {
	for _, f := range e.Extra {
		if f.Name == column {
			return f.Value
		}
	}
	return ""
}

// TestCharacteristics: a row is found by the id of the event, by its security or by both, and an
// event without one has nothing.
func TestCharacteristics(t *testing.T) {
	plain, err := joined(t, "id,size\nE1,1\n")
	if err != nil {
		t.Fatal(err)
	}
	first := plain.Events[0]
	for _, c := range []struct{ table, want string }{
		{"id,size\n" + first.ID + ",7\n", "7"},
		{"Ticker;size\n" + first.Security + ";0,5\n", "0,5"},
		{"security,id,size\n" + first.Security + "," + first.ID + ",8\nS99999," + first.ID + ",9\n",
			"8"},
		{"size\tid\t\n\" 7 \"\t" + first.ID + "\tx\n", "7"},
	} {
		s, err := joined(t, c.table)
		if err != nil {
			t.Errorf("%q: %v", c.table, err)
			continue
		}
		if got := extraOf(s.Events[0], "size"); got != c.want {
			t.Errorf("%q gives %q, want %q", c.table, got, c.want)
		}
		without := 0
		for _, e := range s.Events {
			if extraOf(e, "size") == "" {
				without++
			}
		}
		if without == 0 || s.Warnings[len(s.Warnings)-1].Code != "characteristics_missing" {
			t.Errorf("%q: %d events without a row, %v", c.table, without, s.Warnings)
		}
		if in := s.Inputs[len(s.Inputs)-1]; in.Role != RoleCharacteristics || in.Rows == 0 ||
			in.SHA256 == "" {
			t.Errorf("%q is listed as %+v", c.table, in)
		}
	}
}

// TestCharacteristicsRefused: a table that could be read in two ways is not read.
func TestCharacteristicsRefused(t *testing.T) {
	for table, want := range map[string]string{
		"":                           "the file is empty",
		"id,size\n":                  "a header and no row",
		"id\nE1\n":                   "no column but id",
		"firm,size\nA,1\n":           "no column id or security",
		"id,size,size\nE1,1,2\n":     `two columns are called "size"`,
		"id,size\nE1,1\nE1,2\n":      "about.csv:3:1: line 2 gives E1 already",
		"id,size\nE1,1,234\n":        "more cells than the header",
		"id,size\nnobody,1\n":        "no row is of an event of the study by its id",
		"<html>":                     "a web page, not a table",
		"id,size\nE1,\"1\nE2,2\n":    "a quote is opened",
		"id,size\nE1,1\x00\n":        "not a text in UTF-8",
		"security,id,n\nS1,E1,2\n\n": "by its security and id",
	} {
		_, err := joined(t, table)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", table, err, want)
		}
	}
	dir := t.TempDir()
	s := panelStudy(t, dir)
	file := filepath.Join(dir, "about.csv")
	if err := os.WriteFile(file, []byte("id,mood\nE1,good\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	s.Characteristics = input.FileRef(file)
	s.EventFiles = nil
	s.Events = []asked.EventSpec{{ID: "E1", Securities: []string{"S00001"},
		Date: eventstudy.NewDate(2001,
			3, 1),
		Extra: []eventstudy.Field{{Name: "mood", Value: "bad"}}}}
	if _, err := Load(context.Background(), s); err == nil || !strings.Contains(err.Error(),
		`"mood" stands in`) {
		t.Errorf("a column that the events have: %v", err)
	}
}
