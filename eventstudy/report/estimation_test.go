package report

import (
	"bytes"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// An estimation window that was given by dates stands as two ISO dates in every output.
func TestEstimationByDates(t *testing.T) {
	d := sample()
	g := &d.study().Design
	g.Dates = eventstudy.Dates{First: day(2024, 5, 1), Last: day(2024, 12, 31)}
	study := written(t, d)["study"].(tree)
	if got := study["estimation"].([]any); len(got) != 2 || got[0] != "2024-05-01" ||
		got[1] != "2024-12-31" {
		t.Errorf("study.estimation is %v", got)
	}
	const want = "estimation 2024-05-01 to 2024-12-31"
	if s := subtitle(d); !strings.Contains(s, want) {
		t.Errorf("%q has no %q", s, want)
	}
	if s := made(d); !strings.Contains(s, want) {
		t.Errorf("%q has no %q", s, want)
	}
	e := explored()
	e.Robust.Specs[0].Dates = g.Dates
	var b bytes.Buffer
	if err := robustTableOf(e).csv(&b, PlainCSV); err != nil {
		t.Fatal(err)
	}
	if row := strings.Split(b.String(), "\n")[1]; !strings.Contains(row,
		",2024-05-01,2024-12-31,") {
		t.Errorf("robust.csv: %s", row)
	}
}
