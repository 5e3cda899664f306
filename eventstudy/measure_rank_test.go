package eventstudy

import (
	"math"
	"testing"
)

// TestPlace by hand: residuals ±1, ±2, ±3 with s = 2 and no parameters, so a residual of 3 is 1.5
// units.
func TestPlace(t *testing.T) {
	f := &Fit{Sigma: 2, N: 6, Resid: []float64{1, -1, 2, -2, 3, -3}}
	for _, c := range []struct {
		z    float64
		tail Tail
		want int
	}{
		{1.6, TwoSided, 1}, {-1.6, TwoSided, 1}, {1.4, TwoSided, 3}, {-0.9, TwoSided, 5},
		{0, TwoSided, 7},
		{1.5, TwoSided, 3}, // equal sizes count against the event
		{1.6, Upper, 1}, {1.4, Upper, 2}, {-1.4, Upper, 6}, {-1.6, Upper, 7},
		{-1.6, Lower, 1}, {-1.4, Lower, 2}, {1.6, Lower, 7}, {1.6, "", 1},
	} {
		rank, of, p := f.place(c.z, c.tail)
		if rank != c.want || of != 7 || !near(p, float64(c.want)/7, 1e-15) {
			t.Errorf("%v %s: rank %d of %d, p %v; want %d", c.z, c.tail, rank, of, p, c.want)
		}
	}
	if rank, of, p := f.place(math.NaN(), TwoSided); rank != 0 || of != 0 || !math.IsNaN(p) {
		t.Errorf("unknown: %d %d %v", rank, of, p)
	}
	// With K parameters a residual is smaller than its error: 3 is 1.5/√(1 − 2/6) = 1.837 units.
	f.K = 2
	if rank, _, _ := f.place(1.8, TwoSided); rank != 3 {
		t.Errorf("with two parameters: rank %d, want 3", rank)
	}
}

// TestPlaceOfCase: the day of the report in Hong Kong, counted by hand from the residuals of the
// outcome.
func TestPlaceOfCase(t *testing.T) {
	d, p := caseDesign(t, "market-adjusted")
	e := caseEvents()[5]
	o, skip := measure(p, e, &d, &Work{})
	if skip != nil {
		t.Fatal(skip)
	}
	n := 1
	for _, day := range o.Fit.Est {
		x := p.Series["9988.HK"]
		if math.Abs(x.Return[day]-x.Line.Benchmark[day]) >= math.Abs(o.Day(0).AR) {
			n++
		}
	}
	if got := o.Day(0); got.Rank != n || got.RankOf != 251 ||
		!near(got.RankP, float64(n)/251, 1e-15) {
		t.Errorf("rank %d of %d, p %v; counted %d of 251", got.Rank, got.RankOf, got.RankP, n)
	}
}
