package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// jsonOf returns results.json of a document as a map.
func jsonOf(t *testing.T, d *Document) map[string]json.RawMessage {
	t.Helper()
	var b bytes.Buffer
	if err := JSON(&b, d); err != nil {
		t.Fatal(err)
	}
	var m map[string]json.RawMessage
	if err := json.Unmarshal(b.Bytes(), &m); err != nil {
		t.Fatal(err)
	}
	return m
}

// TestJSONOfManyEvents: up to 2,000 events stand in results.json; of more it names the tables that
// hold them and counts their doubts, unless all are asked for.
func TestJSONOfManyEvents(t *testing.T) {
	for _, c := range []struct {
		events int
		all    bool
		inside bool
	}{{2000, false, true}, {2001, false, false}, {2001, true, true}} {
		d := crowd(c.events, 3)
		d.EventsJSON = c.all
		for i, o := range d.Outcomes {
			o.Warnings, o.Days[0].Warnings, o.Days[1].Warnings = nil, nil, nil
			if i%2 == 0 { // a doubt that is on two days is one of the event
				w := []eventstudy.Warning{{Code: "spans_gap", Text: "spans", Where: o.Security}}
				o.Days[0].Warnings, o.Days[1].Warnings = w, w
			}
			for k := range o.Windows {
				o.Windows[k].Warnings = nil
			}
		}
		m := jsonOf(t, d)
		var list []json.RawMessage
		if _, ok := m["events"]; ok != c.inside {
			t.Errorf("%+v: events are there: %t", c, ok)
		} else if ok {
			if json.Unmarshal(m["events"], &list); len(list) != c.events {
				t.Errorf("%+v: %d events", c, len(list))
			}
			continue
		}
		var in []string
		json.Unmarshal(m["events_in"], &in)
		if got := strings.Join(in, " "); got != "days.csv windows.csv fits.csv" {
			t.Errorf("events_in is %q", got)
		}
		var doubts []struct {
			Code, Text, Where string
			Events            int
		}
		json.Unmarshal(m["event_warnings"], &doubts)
		if len(doubts) != 1 || doubts[0].Code != "spans_gap" || doubts[0].Events != 1001 ||
			doubts[0].Text != "spans" {
			t.Errorf("event_warnings is %s", m["event_warnings"])
		}
	}
}

// TestPanelIsOneLine: the report tells of a panel of many securities in a line, with the span and
// the rows of all, and of each kind of finding once; a small one is told in full.
func TestPanelIsOneLine(t *testing.T) {
	text := func(n int) string {
		d := crowd(40, 3)
		for i := range n {
			f := eventstudy.Finding{Code: "price-spike", Text: fmt.Sprintf("a spike of %d", i)}
			in := Input{ID: fmt.Sprintf("S%d", i), Role: "prices", Path: "panel.csv",
				SHA256: "ab12", First: day(2020, 1, 2+i%5), Last: day(2024, 1, 2+i%5), Rows: 100}
			if i%2 == 1 {
				in.Findings = []eventstudy.Finding{f, f}
			}
			d.Inputs = append(d.Inputs, in)
		}
		d.Inputs = append(d.Inputs, Input{ID: "SPY", Role: "benchmark", Path: "panel.csv", Rows: 7})
		var b bytes.Buffer
		f, _ := Formats.Lookup("md")
		if err := f.Write(&b, d); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	many := text(1000)
	for _, want := range []string{"1,000 securities", "2020-01-02", "2024-01-06", "100,000", "SPY",
		"price-spike in 500 of its series, for instance S1: a spike of 1",
		"Doubtful events by kind of doubt", "| 40 | S0"} {
		if !strings.Contains(many, want) {
			t.Errorf("the report lacks %q", want)
		}
	}
	if n := strings.Count(many, "a spike of"); n != 1 || strings.Count(many, "ab12") != 1 {
		t.Errorf("%d spikes and %d sums are told", n, strings.Count(many, "ab12"))
	}
	few := text(20)
	if strings.Contains(few, "securities |") || strings.Count(few, "a spike of") != 20 {
		t.Error("a small panel is not told in full")
	}
}
