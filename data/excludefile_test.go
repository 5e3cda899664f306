package data

import (
	"fmt"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

func TestParseExcluded(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"date\n2024-05-14\n", " 2024-05-14"},
		{"Date;Security;reason\n14.05.2024;0700;results\n25.12.2024;;closed\n",
			"0700 2024-05-14, 2024-12-25"},
		{"ticker,date,note,headline\n,2024-05-14,a,b\nB,2024-05-15,c,d\n",
			" 2024-05-14,B 2024-05-15"},
		{"date\n2024-05-14 00:00:00\n", " 2024-05-14"},
		{"security\nA\n", `x.csv:1: no column date in the header "security"`},
		{"date\n", "x.csv: the file has a header and no day"},
		{"", "x.csv: the file is empty"},
		{"date\n2024-02-30\n", `x.csv:2:1: not a date: "2024-02-30"`},
		{"date,security\n,A\n2024-05-14,B\n", "x.csv:2:1: not a date: \"\""},
		{"date,day\n2024-05-14,2024-05-14\n",
			`x.csv:1:6: two columns give the date: "date" and "day"`},
		{"date\n03/02/2024\n", `x.csv:2:1: it cannot be told whether "03/02/2024" is`},
	} {
		days, err := parseExcluded(textTable("x.csv", []byte(c.text)), "")
		var list []string
		for _, d := range days {
			list = append(list, fmt.Sprintf("%s %s", d.security, d.date))
		}
		got := strings.Join(list, ",")
		if err != nil {
			got = err.Error()
		}
		if !strings.HasPrefix(got, c.want) || err == nil && got != c.want {
			t.Errorf("%q:\n%s\nwant %s", c.text, got, c.want)
		}
	}
}

// Days of no security are everyone's; each stands once, in order; the file is an input with its
// sum.
func TestReadExcluded(t *testing.T) {
	dir := folder(t, map[string]string{
		"A.csv": bars(60, 10), "B.csv": bars(60, 20),
		"x.csv": "date,security\n2024-02-02,\n2024-01-18,A\n2024-01-17,\n2024-02-02,A\n" +
			"2024-02-05,Q\n",
	})
	spec := &Spec{}
	if err := spec.AddExcluded("x.csv"); err != nil {
		t.Fatal(err)
	}
	st, err := load(t, dir, spec, "prices A.csv", "prices B.csv", "event 2024-02-20")
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"[2024-01-17 2024-01-18 2024-02-02]", "[2024-01-17 2024-02-02]"} {
		if got := fmt.Sprint(st.Securities[i].Excluded); got != want {
			t.Errorf("%s: %s, want %s", st.Securities[i].ID, got, want)
		}
	}
	in := st.Inputs[len(st.Inputs)-1]
	if in.Role != RoleExcluded || in.Path != "x.csv" || len(in.SHA256) != 64 || in.Rows != 5 ||
		in.First != eventstudy.NewDate(2024, 1, 17) || in.Last != eventstudy.NewDate(2024, 2, 5) {
		t.Errorf("%+v", in)
	}
	says(t, st, "excluded days name securities that the study does not have: Q")
	if err := (&Spec{}).AddExcluded(""); err == nil {
		t.Error("a flag without a file is taken")
	}
}

// pad without days has no effect, and says so.
func TestPadIdle(t *testing.T) {
	dir := folder(t, map[string]string{"A.csv": bars(60, 10), "x.csv": "date\n2024-02-02\n"})
	for _, files := range [][]Ref{nil, {FileRef("x.csv")}} {
		spec := &Spec{Excluded: files}
		pad := eventstudy.Window{First: -1, Last: 1}
		if err := spec.Choose(eventstudy.OptionOf("pad"), "--pad", pad); err != nil {
			t.Fatal(err)
		}
		st, err := load(t, dir, spec, "prices A.csv", "event 2024-02-20")
		if err != nil {
			t.Fatal(err)
		}
		idle := false
		for _, w := range st.Warnings {
			idle = idle || w.Code == "pad_idle"
		}
		if idle != (files == nil) {
			t.Errorf("%d files: idle %v", len(files), idle)
		}
	}
}
