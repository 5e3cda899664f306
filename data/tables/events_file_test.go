package tables

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"stockmove/data/asked"
	"stockmove/data/datatest"
	"stockmove/eventstudy"
)

// eventText writes an event on one line.
func eventText(e asked.EventSpec) string {
	s := fmt.Sprintf("%s %v", e.ID, e.Securities)
	switch {
	case e.At != nil:
		s += " at " + e.At.Format(time.RFC3339)
	case e.Clock != nil:
		s += " on " + e.Date.String() + " clock " + asked.ClockText(*e.Clock)
	default:
		s += " on " + e.Date.String()
	}
	if e.Group+e.Label != "" {
		s += fmt.Sprintf(" %q %q", e.Group, e.Label)
	}
	if e.Estimation != nil {
		s += " " + e.Estimation.String()
	}
	return fmt.Sprintf("%s :%d", s, e.Pos.Line)
}

func TestReadEvents(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
		how  string
	}{
		"plain": {"security,date\n0700,2025-02-13\nBABA,2025-02-14\n",
			[]string{"2025-02-13 [0700] on 2025-02-13 :2", "2025-02-14 [BABA] on 2025-02-14 :3"},
			", ymd"},
		"all columns, any order": {
			"estimation_last,label,date,group,security,id,time,estimation_first\n" +
				"-11,\"a, b\",2025-02-13,g,A,x,10:00+04:00,-100\n,,2025-02-13,,B,,,\n",
			[]string{`x [A] at 2025-02-13T10:00:00+04:00 "g" "a, b" [−100,−11] :2`,
				"2025-02-13 [B] on 2025-02-13 :3"}, ", ymd",
		},
		"BOM, semicolons, CRLF, blank lines": {"\ufeffSecurity;Event Date\r\n\r\nA;2025-02-13\r\n" +
			"\r\n;\r\nB;2025-02-14\r\n", []string{"2025-02-13 [A] on 2025-02-13 :3",
			"2025-02-14 [B] on 2025-02-14 :6"}, "; ymd"},
		"tabs": {"ticker\tdate\nA\t2025/2/3\n",
			[]string{"2025-02-03 [A] on 2025-02-03 :2"}, "tab ymd"},
		"carriage returns": {"security,date\rA,2025-02-13\r",
			[]string{"2025-02-13 [A] on 2025-02-13 :2"}, ", ymd"},
		"day first": {"security,date\nA,03/02/2025\nB,13/02/2025\n",
			[]string{"2025-02-03 [A] on 2025-02-03 :2", "2025-02-13 [B] on 2025-02-13 :3"},
			", dmy"},
		"month first": {"security,date\nA,02/03/2025\nB,02/13/2025\n",
			[]string{"2025-02-03 [A] on 2025-02-03 :2", "2025-02-13 [B] on 2025-02-13 :3"},
			", mdy"},
		"order does not matter": {"security,date\nA,02/02/2025\n",
			[]string{"2025-02-02 [A] on 2025-02-02 :2"}, ", mdy"},
		"month names": {"security,date\nA,13-Feb-2025\nB,\"Feb 14, 2025\"\n",
			[]string{"2025-02-13 [A] on 2025-02-13 :2", "2025-02-14 [B] on 2025-02-14 :3"},
			", month name"},
		"compact": {"security,date\nA,20250213\n",
			[]string{"2025-02-13 [A] on 2025-02-13 :2"}, ", ymd"},
		"times": {"security,date,time\nA,2025-02-13,10:00\n" +
			"A,2025-02-14,09:30:15 +0800\nA,2025-02-15,3:30 PM\nA,2025-02-17,14:00Z\n",
			[]string{"2025-02-13 10:00 [A] on 2025-02-13 clock 10:00 :2",
				"2025-02-14T09:30:15+08:00 [A] at 2025-02-14T09:30:15+08:00 :3",
				"2025-02-15 15:30 [A] on 2025-02-15 clock 15:30 :4",
				"2025-02-17T14:00:00Z [A] at 2025-02-17T14:00:00Z :5"}, ", ymd"},
		"instants": {"security,date,time\nA,2025-02-13T10:00:00+04:00,\n" +
			"B,,2025-02-13T10:00:00+04:00\nC,2025-02-13,2025-02-13T10:00:00+04:00\n",
			[]string{"2025-02-13T10:00:00+04:00 [A] at 2025-02-13T10:00:00+04:00 :2",
				"2025-02-13T10:00:00+04:00 [B] at 2025-02-13T10:00:00+04:00 :3",
				"2025-02-13T10:00:00+04:00 [C] at 2025-02-13T10:00:00+04:00 :4"}, ", ymd"},
		"marks of a spreadsheet": {"security,date\n\"=\"\"0700\"\"\",2025-02-13\n" +
			"'0005,2025-02-13\n", []string{"2025-02-13 [0700] on 2025-02-13 :2",
			"2025-02-13 [0005] on 2025-02-13 :3"}, ", ymd"},
		"quotes over lines": {"security,date,label\nA,2025-02-13,\"two\nlines\"\n" +
			"B,2025-02-14,\n", []string{"2025-02-13 [A] on 2025-02-13 \"\" \"two\\nlines\" :2",
			"2025-02-14 [B] on 2025-02-14 :4"}, ", ymd"},
		"repeated and unknown": {"security,date,weight\nA,2025-02-13,1\nA,2025-02-13,2\n",
			[]string{"2025-02-13 [A] on 2025-02-13 :2", "2025-02-13 [A] on 2025-02-13 :3",
				"column_unknown", "event_repeated"}, ", ymd"},
		"a month has Chinese too": {"security,date\nA,2025年2月13日\n",
			[]string{"2025-02-13 [A] on 2025-02-13 :2"}, ", ymd"},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := ParseEvents(textTable("e.csv", []byte(c.text)), "")
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, e := range f.Events {
				got = append(got, eventText(e))
			}
			for _, w := range f.Warnings {
				got = append(got, w.Code)
			}
			if a, b := strings.Join(got, "\n"), strings.Join(c.want, "\n"); a != b {
				t.Errorf("got\n%s\nwant\n%s", a, b)
			}
			if how := f.Delimiter + " " + f.DateOrder; how != c.how {
				t.Errorf("read as %q, want %q", how, c.how)
			}
		})
	}
}

func TestEventMistakes(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"empty": {"", []string{"e.csv: the file is empty"}},
		"html":  {"<html>", []string{"web page"}},
		"json":  {"{\"a\": 1}", []string{"JSON"}},
		"binary": {"security,date\nA\x00,2025-02-13\n",
			[]string{"e.csv:2:2: is not a text"}},
		"no header":      {"A,2025-02-13\n", []string{"no column security", "security,date["}},
		"no date column": {"security,label\nA,x\n", []string{"no column date"}},
		"two securities": {"security,ticker,date\nA,A,2025-02-13\n",
			[]string{`e.csv:1:10: two columns give the security: "security" and "ticker"`}},
		"header alone": {"security,date\n", []string{"a header and no event"}},
		"bad date": {"security,date\nA,2025-02-13\nB,2025-02-30\n",
			[]string{`e.csv:3:3: not a date: "2025-02-30"`}},
		"mixed orders": {"security,date\nA,13/02/2025\nB,14/02/2025\nC,02/15/2025\n",
			[]string{`e.csv:4:3: not a date in the order dmy of the file: "02/15/2025"`}},
		"open order": {"security,date\nA,03/02/2025\n",
			[]string{
				`e.csv:2:3: it cannot be told whether "03/02/2025" is ` +
					`2 March 2025 or 3 February 2025`, "--date-order"}},
		"no date": {"security,date\nA,\n", []string{"e.csv:2:3: the date is missing"}},
		"no security": {"security,date\n,2025-02-13\n",
			[]string{"e.csv:2:1: the security is missing"}},
		"bad time": {"security,date,time\nA,2025-02-13,noon\n",
			[]string{`e.csv:2:14: not a time of day: "noon"`}},
		"other day": {"security,date,time\nA,2025-02-14,2025-02-13T10:00:00Z\n",
			[]string{"of another day"}},
		"two times": {"security,date,time\nA,2025-02-13T10:00:00Z,10:00\n",
			[]string{"has a time already"}},
		"half a window": {"security,date,estimation_first\nA,2025-02-13,-100\n",
			[]string{`estimation_last is not a whole number: ""`}},
		"window reversed": {"security,date,estimation_first,estimation_last\n" +
			"A,2025-02-13,-11,-100\n",
			[]string{"e.csv:2:14: estimation: the window [−11,−100] ends before it begins"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ParseEvents(textTable("e.csv", []byte(c.text)), "")
			datatest.WantError(t, err, c.want...)
		})
	}
	// A flag settles the order.
	f, err := ParseEvents(textTable("e.csv", []byte("security,date\nA,03/02/2025\n")), "dmy")
	if err != nil || f.Events[0].Date != eventstudy.NewDate(2025, 2, 3) {
		t.Errorf("%+v, %v", f, err)
	}
	// The first twenty problems and a count of the others.
	_, err = ParseEvents(textTable("e.csv",
		[]byte("security,date\nA,2025-02-13\n"+strings.Repeat("B,x\n", 30))), "")
	datatest.WantError(t, err, "e.csv:3:3", "e.csv:22:3", "and 10 more")
}

// TestNearColumn proposes a known column for a slip of the pen alone.
func TestNearColumn(t *testing.T) {
	for text, near := range map[string]string{"size": "", "tiem": "time", "Lable": "label",
		"estimation_frist": "estimation_first", "sector": "", "Data": "date", "weight": "",
		"i": "id", "type": "", "ids": "id"} {
		if got := nearColumn(text); got != near {
			t.Errorf("%s: %q, want %q", text, got, near)
		}
	}
}
