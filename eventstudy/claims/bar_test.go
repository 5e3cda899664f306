package claims

import (
	"math"
	"testing"

	"stockmove/eventstudy"
)

// By hand: a split of 2 for 1 on the second day halves what stood before it; where the adjusted
// close does not tell its size, nothing before it can be compared.
func TestBarOnTheScaleOfAnother(t *testing.T) {
	p := &eventstudy.Prices{ID: "S", Basis: eventstudy.Raw, Dates: []eventstudy.Date{1, 2},
		Open: []float64{196, 101}, High: []float64{204, 103}, Low: []float64{194, 99},
		Close: []float64{200, 102}, AdjClose: []float64{100, 102},
		Findings: []eventstudy.Finding{{Code: "unadjusted-split", Breaks: true,
			Dates: []eventstudy.Date{2}},
			{Code: "made-up", Text: "made up", False: true, Dates: []eventstudy.Date{1}}}}
	l := NewListing(eventstudy.Security{ID: "S", Prices: p}, nil)
	if got, want := l.Bar(0, 1), (Bar{1, 98, 102, 97, 100}); got != want {
		t.Errorf("%v, want %v", got, want)
	}
	if got := l.Bar(0, 0); got.Close != 200 {
		t.Errorf("%v", got)
	}
	if l.FalseOn(1) != "made up" || l.FalseOn(2) != "" || l.FalseOn(eventstudy.NoDate) != "" {
		t.Errorf("%q, %q", l.FalseOn(1), l.FalseOn(2))
	}
	p.AdjClose = nil
	if b := NewListing(eventstudy.Security{ID: "S", Prices: p}, nil).Bar(0,
		1); !math.IsNaN(b.Close) {
		t.Errorf("%v", b)
	}
}
