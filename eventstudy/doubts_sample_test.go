package eventstudy

import "testing"

// TestSpoiltSample: a jump or a wrong price among the estimation days is said of every window,
// whose standard error it widens; a doubt that makes no return false is not.
func TestSpoiltSample(t *testing.T) {
	split := func(d Date, returns bool) []Finding {
		return []Finding{{Code: "unadjusted-split", Text: "split", Dates: []Date{d},
			Jumps: []Jump{{Date: d, Factor: 2, Returns: returns}}}}
	}
	for name, c := range map[string]struct {
		model string
		spoil func(w *world)
		want  bool
	}{
		"a jump": {"market", func(w *world) { w.a().Findings = split(w.days[200], true) }, true},
		"a jump before the sample": {"market",
			func(w *world) { w.a().Findings = split(w.days[49], true) }, false},
		"a jump on its first day": {"market",
			func(w *world) { w.a().Findings = split(w.days[50], true) }, true},
		"a wrong price": {"market", func(w *world) {
			w.a().Findings = []Finding{{Text: "wrong", Dates: []Date{w.days[200]}, False: true}}
		}, true},
		"a large return": {"market", func(w *world) {
			w.a().Findings = []Finding{{Text: "large", Dates: []Date{w.days[200]}}}
		}, false},
		"of the benchmark": {"market",
			func(w *world) { w.bench.Findings = split(w.days[200], true) }, true},
		"of a benchmark that is not read": {"mean",
			func(w *world) { w.bench.Findings = split(w.days[200], true) }, false},
	} {
		w := newWorld()
		w.design.Model, _ = Models.Lookup(c.model)
		c.spoil(w)
		for _, x := range w.one(t).Windows {
			if hasCode(x.Warnings, "estimation_false_returns") != c.want {
				t.Errorf("%s: %v", name, x.Warnings)
			}
		}
	}
}
