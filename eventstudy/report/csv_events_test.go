package report

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// The user's columns stand after ours; one that has the name of ours, in any case, is told apart,
// and an event without a cell has an empty one.
func TestUserColumns(t *testing.T) {
	d := sample()
	d.Outcomes[0].Event.Extra = []eventstudy.Field{{Name: "deal value", Value: "-1.50"},
		{Name: "CAR", Value: "=1+1"}, {Name: "code", Value: "0700"}}
	d.Skips[0].Event.Extra = []eventstudy.Field{{Name: "adviser", Value: "A; B"}}
	rows := readCSV(t, func(b *bytes.Buffer) error { return eventsTable(d).csv(b, PlainCSV) })
	n := len(rows[0]) - 4
	if got := strings.Join(rows[0][n:], "|"); got != "deal value|user_CAR|code|adviser" {
		t.Errorf("columns %s", got)
	}
	for i, want := range []string{"-1.50|'=1+1|0700|", "|||", "|||A; B"} {
		if got := strings.Join(rows[i+1][n:], "|"); got != want {
			t.Errorf("row %d has %s, want %s", i+1, got, want)
		}
	}
	if got := fmt.Sprint(rows[3][:12]); !strings.Contains(got, "skipped estimation_too_short") {
		t.Errorf("the event that left is %s", got)
	}
	rows = readCSV(t, func(b *bytes.Buffer) error { return windowsTable(d).csv(b, PlainCSV) })
	if got := strings.Join(rows[0][16:], "|"); got != "label|date|rank|rank_of|rank_p|"+
		"rank_two|rank_upper|rank_lower|rank_apart|per_share|per_share_low|per_share_high|"+
		"per_share_daily|deal value|user_CAR|code" {
		t.Errorf("windows.csv ends with %s", got)
	}
}

// Excel where the comma is the decimal mark: a byte order mark, semicolons, decimal commas, and a
// text that holds a semicolon in quotes.
func TestExcelCSV(t *testing.T) {
	d := sample()
	d.Outcomes[0].Event.Extra = []eventstudy.Field{{Name: "x", Value: "1.5"},
		{Name: "y", Value: "a;b"}}
	d.Outcomes[0].Days[1].T, d.Outcomes[0].Windows[0].T = 1.25, -1.5
	var b bytes.Buffer
	if err := eventsTable(d).csv(&b, ExcelCSV); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(b.String(), "\n")
	if !strings.HasPrefix(lines[0], "\ufeffevent;security;market;") {
		t.Errorf("the head is %q", lines[0])
	}
	want := `confirmation;9988.HK;XHKG;;The confirmation;2025-02-13;2025-02-13;2025-02-13;` +
		`0;measured;;;` +
		`0,0255;-0,0015;0,027;0,0205;1,25;0,25;0;0;0,027;0,0205;-1,5;` +
		`0,00025;0,027;1;;1,5;"a;b"`
	if lines[1] != want {
		t.Errorf("got\n%s, want\n%s", lines[1], want)
	}
}
