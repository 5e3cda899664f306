package report

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// TestDifferencesSection: groups are compared under their means, pair by pair and all at once, each
// with its own numbers and doubts.
func TestDifferencesSection(t *testing.T) {
	nan := math.NaN()
	r := &eventstudy.Report{Design: sampleDesign(), Differences: []eventstudy.Difference{
		{A: "tech", B: "bank", NA: 21, NB: 1034, Estimate: 0.0123, SE: 0.0061, Stat: 2.0164, DF: 48,
			DF2: nan, P: 0.0494, CI: [2]float64{0.0001, 0.0245}, PHolm: 0.1482, Method: "series",
			Warnings: []eventstudy.Warning{{Code: "variance_raised", Text: "more than usual"}}},
		{NA: 1055, Estimate: nan, SE: nan, Stat: 3.127, DF: 2, DF2: 61.3, P: 0.051,
			CI: [2]float64{nan, nan}, PHolm: nan, Method: "welch"}}}
	tab := differenceTable(r)
	for i, want := range []string{
		"[0,0]|tech − bank|21 and 1,034|+1.23 %|0.61 %|+0.01 to +2.45 %|series|t = +2.02|0.049|" +
			"0.148",
		"[0,0]|all alike|1,055|–|–|–|welch|F = 3.13|0.051|–"} {
		got := strings.NewReplacer("\u202f", " ", "\u2009", " ", "\u00a0", " ").Replace(
			strings.Join(tab.Rows[i].Cells, "|"))
		if got != want {
			t.Errorf("%s\nwant %s", got, want)
		}
	}
	if got := strings.Join(tab.Rows[0].Notes, " "); got != "more than usual" {
		t.Errorf("notes %q", got)
	}
	var b bytes.Buffer
	if err := differencesTable(&Document{Report: r}).csv(&b, PlainCSV); err != nil {
		t.Fatal(err)
	}
	want := "0,0,tech,bank,21,1034,0.0123,0.0061,2.0164,48,,0.0494,0.0001,0.0245,0.1482,series," +
		"variance_raised\n"
	if !strings.Contains(b.String(), want) {
		t.Errorf("%s\nwant %s", b.String(), want)
	}
}
