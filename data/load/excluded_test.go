package load

import (
	"fmt"
	"testing"

	"stockmove/data/asked"
	"stockmove/data/datatest"
	"stockmove/data/input"
	"stockmove/eventstudy"
)

// Days of no security are everyone's; each stands once, in order; the file is an input with its
// sum.
func TestReadExcluded(t *testing.T) {
	dir := datatest.Folder(t, map[string]string{
		"A.csv": datatest.Bars(60, 10), "B.csv": datatest.Bars(60, 20),
		"x.csv": "date,security\n2024-02-02,\n2024-01-18,A\n2024-01-17,\n2024-02-02,A\n" +
			"2024-02-05,Q\n",
	})
	spec := &asked.Spec{}
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
	if err := (&asked.Spec{}).AddExcluded(""); err == nil {
		t.Error("a flag without a file is taken")
	}
}

// pad without days has no effect, and says so.
func TestPadIdle(t *testing.T) {
	dir := datatest.Folder(t, map[string]string{"A.csv": datatest.Bars(60, 10),
		"x.csv": "date\n2024-02-02\n"})
	for _, files := range [][]input.Ref{nil, {input.FileRef("x.csv")}} {
		spec := &asked.Spec{Excluded: files}
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
