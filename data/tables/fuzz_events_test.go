package tables

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"stockmove/data/asked"
	"stockmove/data/datatest"
	"stockmove/eventstudy"
)

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
		file, err := ParseEvents(textTable("e.csv", body), order)
		if err != nil {
			datatest.IsProblems(t, err)
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
				row[2] = asked.ClockText(*e.Clock)
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
		again, err := ParseEvents(textTable("e.csv", b.Bytes()), "")
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
func extraColumns(events []asked.EventSpec) (names []string) {
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
