package eventstudy

import (
	"context"
	"strings"
	"testing"
)

// TestLeastObs holds the least number of estimation returns of each model: two more than its
// parameters, counted off its formula. One fewer is refused before anything is measured, and the
// least itself is enough.
func TestLeastObs(t *testing.T) {
	for name, want := range map[string]int{"raw": 2, "market-adjusted": 2, "mean": 3,
		"market": 4, "capm": 4,
		"ff3": 6, "carhart": 7, "ff5": 8, "ff6": 9,
		// worldFactors have six columns besides RF
		"factors": 9, "scholes-williams": 4, "dimson": 6, "garch": 7} {
		w := newWorld()
		w.market.Factors = worldFactors(w)
		w.design.Model, _ = Models.Lookup(name)
		p := w.panel(t)
		if got := w.design.LeastFor(p.Lines[0]); got != want {
			t.Errorf("%s: %d, want %d", name, got, want)
		}
		w.design.MinObs = want - 1
		_, err := Run(context.Background(), p, []Event{w.event}, w.design)
		if err == nil || !strings.Contains(err.Error(), "needs ") {
			t.Errorf("%s with %d: %v", name, want-1, err)
		}
		w.design.MinObs = want
		if _, err := Run(context.Background(), p, []Event{w.event}, w.design); err != nil {
			t.Errorf("%s with %d: %v", name, want, err)
		}
	}
}

// TestLogReturnsOnFactors: log returns on simple factors are said once for the study; on a
// benchmark, whose returns are of the same kind, there is nothing to say.
func TestLogReturnsOnFactors(t *testing.T) {
	for name, want := range map[string]bool{"mean": false, "market": false, "dimson": false,
		"capm": true, "ff3": true, "ff6": true, "factors": true} {
		for _, kind := range []ReturnKind{Simple, Log} {
			w := newWorld()
			w.market.Factors = worldFactors(w)
			w.design.Returns = kind
			w.design.Model, _ = Models.Lookup(name)
			got := hasCode(w.run(t).Warnings,
				"log_on_simple_factors")
			if got != (want && kind == Log) {
				t.Errorf("%s, %s returns: warned %v", name, kind, got)
			}
		}
	}
	w := newWorld() // CAPM on the benchmark, whose returns are log returns too
	w.market.Factors = worldFactors(w)
	w.market.Factors.Names[0] = "other"
	w.design.Returns = Log
	w.design.Model, _ = Models.Lookup("capm")
	if hasCode(w.run(t).Warnings, "log_on_simple_factors") {
		t.Error("capm on a benchmark is warned")
	}
}
