package report

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"
	"testing"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
)

func readCSV(t *testing.T, write func(*bytes.Buffer) error) [][]string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll() // strict: every row as long as the header
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestCSVTables(t *testing.T) {
	heads := map[string]string{
		"days":   "event,security,offset,date,return,expected,ar,se,t,p",
		"claims": "id,source,quote,security",
		"skips":  "id,security,date,reason,detail,pos",
		"tests":  "test,group,first,last,n,estimate",
	}
	rows := map[string]int{"events": 3, "days": 6, "windows": 4, "fits": 2, "tests": 1,
		"aggregate": 1, "path": 1, "claims": 3, "readings": 3, "skips": 1, "attrition": 3}
	for _, x := range tables(sample()) {
		got := readCSV(t, func(b *bytes.Buffer) error { return x.of(sample()).csv(b, PlainCSV) })
		if len(got)-1 != rows[x.name] {
			t.Errorf("%s has %d rows, want %d", x.name, len(got)-1, rows[x.name])
		}
		if !strings.HasPrefix(strings.Join(got[0], ","), heads[x.name]) {
			t.Errorf("%s begins with %v, want %s", x.name, got[0], heads[x.name])
		}
		if empty := readCSV(t, func(b *bytes.Buffer) error {
			return x.of(&Document{}).csv(b, PlainCSV)
		}); len(empty) != 1 {
			t.Errorf("%s of nothing has %d rows", x.name, len(empty))
		}
	}
}

func TestCSVValues(t *testing.T) {
	rows := readCSV(t, func(b *bytes.Buffer) error { return daysTable(sample()).csv(b, PlainCSV) })
	if got, want := strings.Join(rows[4][:8], " "),
		"confirmation BABA -1 2025-02-12 0.0255 -0.0015 -0.0031 0.0205"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if v := rows[6]; v[4] != "" || v[6] != "" || v[10] != "" || v[13] != "1" ||
		v[14] != "no_price" {
		t.Errorf("unknown numbers are %q", v)
	}
	if v, err := strconv.ParseFloat(rows[1][8], 64); err != nil ||
		v != sample().Outcomes[0].Days[0].T {
		t.Errorf("t is %s, want the very number", rows[1][8])
	}
}

// Names that would be formulas, commands or rows of their own stay what they are: one cell of text.
// Numbers below zero are not touched.
func TestCSVHostile(t *testing.T) {
	d := hostile()
	for _, x := range tables(d) {
		for _, row := range readCSV(t, func(b *bytes.Buffer) error {
			return x.of(d).csv(b, PlainCSV)
		})[1:] {
			for _, cell := range row {
				if _, err := strconv.ParseFloat(cell, 64); err == nil || cell == "" {
					continue
				}
				if strings.IndexByte("=+-@\t\r", cell[0]) >= 0 || strings.ContainsRune(cell, 0x1b) {
					t.Errorf("%s holds %q", x.name, cell)
				}
			}
		}
	}
}

// A claimed figure stands in claims.csv as it was written, minus and all; what was not read as a
// figure is guarded like any text.
func TestCSVClaimed(t *testing.T) {
	d := &Document{}
	for _, s := range []claims.Statement{{Kind: "move", Value: "-1%"},
		{Kind: "points", Value: "-HK$7.30"}} {
		s.ID, s.Securities, s.Date = "a", []string{"X"}, eventstudy.NewDate(2025, 2, 13)
		c, ps := claims.Parse(s)
		if ps != nil {
			t.Fatal(ps)
		}
		d.Claims = append(d.Claims, claims.Verdict{Claim: c, Decider: -1})
	}
	wild := claims.Claim{Statement: claims.Statement{ID: "b", Value: "=1+1"}}
	d.Claims = append(d.Claims, claims.Verdict{Claim: wild, Decider: -1})
	var b bytes.Buffer
	if err := claimsTable(d).csv(&b, PlainCSV); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`,"-1%",`, `,"-HK$7.30",`, ",'=1+1,"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%s is missing from %s", want, b.String())
		}
	}
}
