package report

import (
	"slices"
	"testing"

	"stockmove/eventstudy"
)

// The moments of each estimation sample stand under their names; an event without a sample has no
// row, and without any there is no table.
func TestMomentRows(t *testing.T) {
	fit := &eventstudy.Fit{N: 100, Moments: eventstudy.Moments{MeanReturn: 0.0012, Positive: 0.48,
		Skewness: -0.5, Kurtosis: 2.25, Autocorrelation: 0.125}}
	o := &eventstudy.Outcome{Event: eventstudy.Event{ID: "e"}, Security: "S", Fit: fit}
	young := &eventstudy.Outcome{Event: eventstudy.Event{ID: "y"}, Security: "Y",
		Fit: &eventstudy.Fit{}}
	blocks := momentRows([]*eventstudy.Outcome{young, o}, scale{})
	if len(blocks) != 1 || len(blocks[0].Table.Rows) != 1 {
		t.Fatalf("%+v", blocks)
	}
	got := blocks[0].Table.Rows[0].Cells
	want := []string{"e", "S", percent(0.0012), "48\u202f%", "−0.50", "+2.25", "+0.12"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if momentRows([]*eventstudy.Outcome{young}, scale{}) != nil {
		t.Error("a table without a row")
	}
}
