package data

import (
	"bytes"
	"encoding/csv"
	"errors"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/pelletier/go-toml/v2"

	"stockmove/eventstudy"
)

// isProblems checks that a refusal tells where and does not drown the reader.
func isProblems(t *testing.T, err error) {
	t.Helper()
	var ps *eventstudy.Problems
	if !errors.As(err, &ps) {
		t.Fatalf("the error is a %T: %v", err, err)
	}
	if len(ps.List) == 0 || len(ps.List) > eventstudy.MaxProblems {
		t.Fatalf("%d problems", len(ps.List))
	}
	for _, p := range ps.List {
		if p.Pos.File == "" || p.What == "" || p.Pos.Line < 0 {
			t.Fatalf("problem %+v", p)
		}
	}
}

func FuzzStudy(f *testing.F) {
	for _, text := range []string{small, twoMarkets, pairStudy, "a = [[[",
		"[[event]]\nat = 2025-02-13T10:00:00\n", "x.y.\"z\" = {a = 1}\n"} {
		f.Add([]byte(text))
	}
	if body, err := os.ReadFile("cases/apple-alibaba-2025/study.toml"); err == nil {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		s, err := parseStudy(FileRef("study.toml"), body, "")
		if err != nil {
			isProblems(t, err)
			return
		}
		// What is accepted is sound: names are there and unique, events have a time.
		seen := map[string]bool{}
		for _, x := range s.Securities {
			if x.ID == "" || seen[x.ID] || x.Prices.Zero() {
				t.Fatalf("security %+v", x)
			}
			seen[x.ID] = true
		}
		for _, e := range s.Events {
			if e.ID == "" || (e.At == nil) == (e.Date == eventstudy.NoDate) {
				t.Fatalf("event %+v", e)
			}
		}
	})
}

func FuzzTomlPlaces(f *testing.F) {
	f.Add("a = \"\\")
	f.Add("[[a]]\nb = '''x''''\n\"c")
	f.Fuzz(func(t *testing.T, text string) {
		places, _ := tomlPlaces(text)
		for path, p := range places {
			if p.key < 0 || p.key > len(text) || p.value < 0 || p.value > len(text) {
				t.Fatalf("%q at %+v of %d", path, p, len(text))
			}
		}
	})
}

func FuzzClaims(f *testing.F) {
	f.Add([]byte(oneClaim))
	f.Add([]byte(oneClaim + "between = [\"1%\", \"2%\"]\n"))
	if body, err := os.ReadFile("cases/apple-alibaba-2025/claims.toml"); err == nil {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		list, err := parseClaims("c.toml", body)
		if err != nil {
			isProblems(t, err)
			return
		}
		// Written out in full and read again, the claims are the same.
		var out []map[string]any
		for _, c := range list {
			m := map[string]any{"id": c.ID, "security": c.Securities, "kind": c.Kind,
				"source": c.Source, "quote": c.Quote}
			for key, v := range map[string]string{"value": c.Value, "at_least": c.AtLeast,
				"at_most":   c.AtMost,
				"more_than": c.MoreThan, "less_than": c.LessThan, "about": c.About,
				"nearly": c.Nearly, "direction": c.Direction,
				"against": c.Against, "period": c.Period, "span": c.Span, "of": c.Of,
				"since": c.Since, "basis": c.Basis} {
				if v != "" {
					m[key] = v
				}
			}
			if c.Between[0] != "" {
				m["between"] = c.Between[:]
			}
			if c.Length != 0 {
				m["length"] = c.Length
			}
			if c.Days != 0 {
				m["days"] = c.Days
			}
			if c.Drafted {
				m["drafted"] = true
			}
			m["date"] = c.Date.String()
			out = append(out, m)
		}
		var b bytes.Buffer
		all := map[string]any{"claim": out}
		if len(out) == 0 { // the encoder would write a list without claims, which is a mistake
			clear(all)
		}
		if err := toml.NewEncoder(&b).Encode(all); err != nil {
			t.Fatal(err)
		}
		again, err := parseClaims("c.toml", b.Bytes())
		if err != nil {
			t.Fatalf("%v\n%s", err, b.Bytes())
		}
		d := cmp.Diff(statements(list), statements(again), cmpopts.IgnoreTypes(eventstudy.Pos{}))
		if d != "" {
			t.Fatal(d)
		}
	})
}

func FuzzEvents(f *testing.F) {
	for _, text := range []string{
		"security,date\nA,2025-02-13\n", "\ufeffsecurity;date;time\n0700;13/02/2025;10:00+04:00\n",
		"date\tsecurity\testimation_first\testimation_last\n2025-02-13\tA\t-100\t-11\n",
		"security,date,label\nA,2025-02-13,\"x\ny\"\n", "security,date\nA,2025-02-13T10:00\n",
		"security,date,estimation_first,estimation_last\nA,2025-02-13,2024-05-01,2024-12-31\n",
	} {
		f.Add([]byte(text), "")
	}
	f.Add([]byte("security,date\nA,03/02/2025\n"), "dmy")
	f.Fuzz(func(t *testing.T, body []byte, order string) {
		file, err := parseEvents(textTable("e.csv", body), order)
		if err != nil {
			isProblems(t, err)
			return
		}
		// Written out in the plainest form and read again, the events are the same.
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		extra := extraColumns(file.Events)
		w.Write(append([]string{"security", "date", "time", "id", "group", "label",
			"estimation_first",
			"estimation_last"}, extra...))
		for _, e := range file.Events {
			row := []string{e.Securities[0], "", "", e.ID, e.Group, e.Label, "", ""}
			if e.At != nil {
				row[2] = e.At.Format(time.RFC3339)
			} else {
				row[1] = e.Date.String()
			}
			if e.Clock != nil {
				row[2] = clockText(*e.Clock)
			}
			if e.Estimation != nil {
				row[6], row[7] = strconv.Itoa(e.Estimation.First), strconv.Itoa(e.Estimation.Last)
			}
			if e.Dates.Given() {
				row[6], row[7] = e.Dates.First.String(), e.Dates.Last.String()
			}
			w.Write(append(row, extraCells(extra, e.Extra)...))
		}
		w.Flush()
		again, err := parseEvents(textTable("e.csv", b.Bytes()), "")
		if err != nil {
			t.Fatalf("%v\n%s", err, b.Bytes())
		}
		// encoding/csv makes one line end of "\r\n" inside a quoted cell.
		clean := func(s string) string {
			return strings.TrimSpace(plainCell(strings.ReplaceAll(s, "\r\n", "\n")))
		}
		d := cmp.Diff(file.Events, again.Events, cmpopts.IgnoreTypes(eventstudy.Pos{}),
			cmp.Transformer("cell", clean), cmpopts.EquateEmpty())
		if d != "" {
			t.Fatalf("%s\n%s", d, b.Bytes())
		}
	})
}

// extraColumns names the user's columns of some events, each as often as one event has it.
func extraColumns(events []EventSpec) (names []string) {
	most := map[string]int{}
	for _, e := range events {
		count := map[string]int{}
		for _, x := range e.Extra {
			if count[x.Name]++; count[x.Name] > most[x.Name] {
				most[x.Name]++
				names = append(names, x.Name)
			}
		}
	}
	return names
}

// extraCells puts the fields of an event under the names of the columns.
func extraCells(names []string, fields []eventstudy.Field) []string {
	cells := make([]string, len(names))
	for _, x := range fields {
		for i, name := range names {
			if name == x.Name && cells[i] == "" {
				cells[i] = x.Value
				break
			}
		}
	}
	return cells
}
