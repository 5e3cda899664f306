package eventstudy

import (
	"context"
	"math"
	"testing"
)

// TestShape holds the moments of an estimation sample and of CARs, and the residuals, against
// testdata/shape_reference.txt, made with base R.
func TestShape(t *testing.T) {
	d, p := youngDesign(t, "market")
	events := []Event{{Security: "BABA", Date: NewDate(2025, 2, 13)}}
	r, err := Run(context.Background(), p, events, d)
	if err != nil || len(r.Outcomes) != 1 {
		t.Fatal(err, r.Skips)
	}
	o := r.Outcomes[0]
	f, list := o.Fit, o.Residuals()
	first, last := list[0], list[len(list)-1]
	got := map[string]float64{"mean_return": f.MeanReturn, "positive": f.Positive,
		"skewness": f.Skewness, "kurtosis": f.Kurtosis, "autocorrelation": f.Autocorrelation,
		"residual_first": first.Value, "residual_last": last.Value,
		"standardised_last": last.Standardised}
	if len(list) != 240 || first.Offset != -250 || last.Offset != -11 || first.Date != f.First ||
		last.Date != f.Last || last.Return != p.Series["BABA"].Return[o.T0-11] {
		t.Errorf("%d residuals, %+v to %+v", len(list), first, last)
	}
	young, p := youngDesign(t, "market-adjusted")
	r, err = Run(context.Background(), p, youngEvents(), young)
	if err != nil {
		t.Fatal(err)
	}
	a := r.Aggregate[0]
	got["sd"], got["car_skewness"], got["car_kurtosis"] = a.SD, a.Skewness, a.Kurtosis
	got["q1"], got["median"], got["q3"] = a.Q1, a.Median, a.Q3
	for _, ref := range readReference(t, "shape_reference.txt") {
		if !near(got[ref.key], ref.value, 1e-9) {
			t.Errorf("%s = %.17g, want %.17g", ref.key, got[ref.key], ref.value)
		}
		delete(got, ref.key)
	}
	if len(got) > 0 {
		t.Errorf("no reference of %v", got)
	}
	if o := r.Outcomes[0]; len(o.Residuals()) > 0 || !math.IsNaN(o.Fit.MeanReturn+o.Fit.Positive) {
		t.Errorf("%+v of no sample", o.Fit.Moments)
	}
}

// What is unknown of few values, and of equal ones.
func TestShapeOfFew(t *testing.T) {
	known := func(s Shape) (n int) {
		for _, v := range []float64{s.SD, s.Skewness, s.Kurtosis, s.Q1, s.Median, s.Q3} {
			if !math.IsNaN(v) {
				n++
			}
		}
		return n
	}
	for _, c := range []struct {
		xs   []float64
		want int
	}{{nil, 0}, {[]float64{1}, 3}, {[]float64{1, 2}, 4}, {[]float64{1, 2, 4}, 5},
		{[]float64{1, 2, 4, 4}, 6}, {[]float64{2, 2, 2, 2}, 4}} {
		if s := shapeOf(c.xs); known(s) != c.want {
			t.Errorf("%v: %+v", c.xs, s)
		}
	}
	// By hand: −2, −1, 0, 1, 2 have variance 2 (divisor n) and fourth moment 6.8.
	s := shapeOf([]float64{-2, -1, 0, 1, 2})
	if !near(s.Kurtosis, 6.8/4-3, 1e-12) || s.Skewness != 0 {
		t.Errorf("%+v", s)
	}
	if s := shapeOf([]float64{4, 1, 2, 8}); s.Q1 != 1.75 || s.Median != 3 || s.Q3 != 5 {
		t.Errorf("%+v", s) // by hand
	}
}
