package eventstudy

import (
	"context"
	"testing"
)

// TestRawModel holds the model raw against testdata/raw_reference.txt, made with numpy and scipy.
// It needs neither a benchmark nor factors.
func TestRawModel(t *testing.T) {
	d, p := caseDesign(t, "raw")
	d.Estimation = Window{-250, -11}
	d.Windows = []Window{{0, 0}, {-1, 1}}
	events := []Event{{Security: "BABA", Date: NewDate(2025, 2, 13)}}
	r, err := Run(context.Background(), p, events, d)
	if err != nil || len(r.Outcomes) != 1 {
		t.Fatal(err, r.Skips)
	}
	o := r.Outcomes[0]
	got := map[string]float64{}
	for i, name := range []string{"0", "1"} {
		w := o.Windows[i]
		got["car"+name], got["se"+name], got["t"+name], got["p"+name] = w.CAR, w.SE, w.T, w.P
	}
	for _, ref := range readReference(t, "raw_reference.txt") {
		if !near(got[ref.key], ref.value, 1e-10) {
			t.Errorf("%s = %.17g, want %.17g", ref.key, got[ref.key], ref.value)
		}
		delete(got, ref.key)
	}
	if len(got) > 0 {
		t.Errorf("no reference of %v", got)
	}
	if day := o.Day(0); day.AR != day.Return || day.Expected != 0 {
		t.Errorf("AR %g of a return of %g, %g expected", day.AR, day.Return, day.Expected)
	}
	w := newWorld()
	w.market.Benchmark = nil
	w.design.Model, _ = Models.Lookup("raw")
	w.one(t)
}
