package eventstudy

import (
	"math"
	"slices"
	"testing"
)

// spreadRanks are the tests that divide ranks by a spread over events.
var spreadRanks = []string{"rank-z", "grank-t", "grank-z"}

var rankOrSign = append([]string{"corrado", "sign", "gsign", "corrado-zivney", "wilcoxon"},
	spreadRanks...)

// TestTradingDoubts: days without trading, skewed returns and missing prices are said on the tests
// whose simulated size they move, and on no other.
func TestTradingDoubts(t *testing.T) {
	every := func(Result) bool { return true }
	nobody := func(Result) bool { return false }
	among := func(names ...string) func(Result) bool {
		return func(x Result) bool { return slices.Contains(names, x.Test) }
	}
	for _, c := range []struct {
		name, code string
		lab        lab
		want       func(Result) bool
	}{
		{"every fifth price stale", "thin_trading", lab{quiet: stale, share: 0.2}, every},
		{"one in fifty", "thin_trading", lab{quiet: stale, share: 0.02}, nobody},
		{"a fifth, scholes-williams", "thin_trading",
			lab{quiet: stale, share: 0.2, model: "scholes-williams"}, among(rankOrSign...)},
		{"a fifth, mean", "thin_trading", lab{quiet: unchanged, share: 0.2, model: "mean"},
			among(rankOrSign...)},
		{"symmetric", "skewed_returns", lab{}, nobody},
		{"skewness 1.75", "skewed_returns", lab{draw: lognormal(0.5)}, func(x Result) bool {
			switch x.Test {
			case "sign", "wilcoxon":
				return x.Window.Len() <= 3
			case "gsign":
				return x.Window.Len() >= 3
			}
			return slices.Contains(spreadRanks, x.Test)
		}},
		{"a tenth missing, far apart", "uneven_days", lab{quiet: missing, share: 0.1},
			among("crude")},
		{"a tenth missing, one day", "uneven_days",
			lab{quiet: missing, share: 0.1, apart: sameDay, rho: 0.2},
			among("crude", "corrado", "rank-z", "grank-t", "corrado-zivney", "calendar")},
		{"one in a hundred missing", "uneven_days",
			lab{quiet: missing, share: 0.01, apart: sameDay, rho: 0.2}, nobody},
		{"39 dates of five", "few_dates", lab{apart: fiveADate, events: 195}, among("bootstrap")},
		{"40 dates of five", "few_dates", lab{apart: fiveADate, events: 200}, nobody},
		{"19 events", "few_events", lab{events: 19}, among(spreadRanks...)},
		{"20 events", "few_events", lab{events: 20}, nobody},
		{"one a date", "few_dates", lab{}, nobody},
	} {
		c.lab.m = 240
		if c.lab.events == 0 {
			c.lab.events = 24
		}
		if c.lab.apart == nil {
			c.lab.apart = farApart
		}
		for _, x := range c.lab.filled(21).run().Tests {
			if got := hasCode(x.Warnings, c.code); got != c.want(x) && !math.IsNaN(x.P) {
				t.Errorf("%s: %s%s: warning %s is %v", c.name, x.Test, x.Window, c.code, got)
			}
		}
	}
}

// TestSkewness by hand: of 0, 0, 0, 1 the mean is ¼, m₂ = 3/16, m₃ = 3/32, so the skewness is 2/√3.
func TestSkewness(t *testing.T) {
	f := &Fit{Sigma: 3, N: 4, K: 1, Resid: []float64{0, 0, 0, 1}}
	if got := f.skewness(); off(got, 2/math.Sqrt(3)) > 1e-12 {
		t.Errorf("skewness %g, want %g", got, 2/math.Sqrt(3))
	}
}

// TestWhyNotLast: what a sample lacks is said of every test before why it has no value, here of two
// entries of one event, whose equal returns have no spread.
func TestWhyNotLast(t *testing.T) {
	w := newWorld()
	w.design.Tests = Tests.All()
	twin := w.event
	twin.ID = "twin"
	undefined := 0
	for _, r := range w.run(t, w.event, twin).Tests {
		at := slices.IndexFunc(r.Warnings, func(x Warning) bool { return x.Code == "not_defined" })
		if at < 0 {
			continue
		}
		if undefined++; at != len(r.Warnings)-1 {
			t.Errorf("%s%s: %v", r.Test, r.Window, r.Warnings)
		}
	}
	if undefined == 0 {
		t.Error("every test is defined: the case is not tried")
	}
}
