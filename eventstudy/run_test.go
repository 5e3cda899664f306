package eventstudy

import (
	"context"
	"fmt"
	"math"
	"runtime"
	"strings"
	"testing"
)

// TestGapInEstimation: rows 150 and 151 are missing, so the return of day 152 spans them and leaves
// the sample.
func TestGapInEstimation(t *testing.T) {
	w := newWorld()
	w.drop(150, 151)
	o := w.one(t)
	if o.Fit.N != 240-3 || !hasCode(o.Warnings, "estimation_days_missing") {
		t.Errorf("%d returns, warnings %v", o.Fit.N, o.Warnings)
	}
	for _, day := range o.Fit.Est {
		if day >= 150 && day <= 152 {
			t.Errorf("day %d is in the estimation sample", day)
		}
	}
}

// TestGapInEventWindow: without a price on day +1 there is no abnormal return on it, and that of
// day +2 covers both days. By hand: R = P₂/P₀ − 1, expected α·2 + β(R_m1 + R_m2), variance s²(2 +
// c′(X′X)⁻¹c).
func TestGapInEventWindow(t *testing.T) {
	w := newWorld()
	w.design.Windows = []Window{{0, 0}, {0, 2}, {2, 2}, {1, 1}}
	whole := w.one(t)
	w.drop(301)
	o := w.one(t)
	if d := o.Day(1); !math.IsNaN(d.AR) || !math.IsNaN(d.Return) || !math.IsNaN(d.P) ||
		d.RankOf != 0 || !hasCode(d.Warnings, "no_price") {
		t.Errorf("day +1: %+v", d)
	}
	d := o.Day(2)
	p := w.a()
	want := p.Close[301]/p.Close[300] - 1 // row 301 of the shortened file is day 302
	want -= 2*o.Fit.Coef[0] + o.Fit.Coef[1]*(w.rm[301]+w.rm[302])
	if !near(d.AR, want, 1e-12) || d.Gap != 1 || !hasCode(d.Warnings, "spans_gap") {
		t.Errorf("day +2: %+v, want AR %v", d, want)
	}
	if se := math.Sqrt(o.Fit.Variance([]int{301, 302})); !near(d.SE, se, 1e-12) {
		t.Errorf("SE %v, want %v", d.SE, se)
	}
	r := o.Window(Window{0, 2})
	if !near(r.CAR, o.Day(0).AR+d.AR, 1e-12) || r.N != 2 ||
		!hasCode(r.Warnings, "window_days_missing") {
		t.Errorf("window: %+v", r)
	}
	if full := whole.Window(Window{0, 2}); !near(r.SE, full.SE, 1e-12) {
		t.Errorf("the window covers the same three days: SE %v, want %v", r.SE, full.SE)
	}
	if r := o.Window(Window{2, 2}); r.N != 1 || !hasCode(r.Warnings, "window_reaches_back") {
		t.Errorf("window [2,2]: %+v", r)
	}
	if r := o.Window(Window{1, 1}); r.N != 0 || !math.IsNaN(r.CAR) || !math.IsNaN(r.BHAR) ||
		len(r.Warnings) == 0 {
		t.Errorf("window [1,1]: %+v", r)
	}
}

func TestEventWindowEnds(t *testing.T) {
	for _, c := range []struct {
		name    string
		drop    []int
		partial bool
		skip    Reason
		detail  string
	}{
		{"last day without a price", []int{310}, false, EventWindowIncomplete, "from −10 to +9"},
		{"last day without a price, partial", []int{310}, true, "", ""},
		{"first day covered by a return over two days", []int{290}, false, "", ""},
		{"prices end on day +5", []int{306, 307, 308, 309, 310, 311, 312, 313, 314, 315, 316, 317,
			318, 319}, false, EventWindowIncomplete, "5 after"},
		{"prices end on day +5, partial", []int{306, 307, 308, 309, 310, 311, 312, 313, 314, 315,
			316, 317, 318, 319}, true, "", ""},
	} {
		w := newWorld()
		w.drop(c.drop...)
		if c.partial {
			w.design.Incomplete = IncompletePartial
		}
		r := w.run(t)
		if c.skip != "" {
			if len(r.Skips) != 1 || r.Skips[0].Reason != c.skip ||
				!strings.Contains(r.Skips[0].Detail, c.detail) {
				t.Errorf("%s: %+v", c.name, r.Skips)
			}
			continue
		}
		if len(r.Outcomes) != 1 ||
			c.partial != hasCode(r.Outcomes[0].Warnings, "event_window_incomplete") {
			t.Errorf("%s: %+v %+v", c.name, r.Outcomes, r.Skips)
		}
	}
}

// TestEstimationWindow: the estimation window [−250,−11] of an event on day d needs day d − 250.
func TestEstimationWindow(t *testing.T) {
	w := newWorld()
	w.event.Date = w.days[240]
	if s := w.skipped(t); s.Reason != EstimationTooShort ||
		!strings.Contains(s.Detail, "10 trading days before the first price") {
		t.Errorf("%+v", s)
	}
	w.design.MinObs = 100
	// days 1…229 have a return
	if o := w.one(t); o.Fit.N != 229 || !hasCode(o.Warnings, "estimation_days_missing") {
		t.Errorf("%d returns, %v", o.Fit.N, o.Warnings)
	}
	w.design.MinObs = 230
	if s := w.skipped(t); s.Reason != EstimationTooShort ||
		!strings.Contains(s.Detail, "229 usable returns") {
		t.Errorf("%+v", s)
	}
	w = newWorld()
	own := Window{-60, -31}
	w.event.Estimation = &own
	if o := w.one(t); o.Fit.N != 30 || o.Fit.First != w.days[240] || o.Fit.Last != w.days[269] {
		t.Errorf("own window: %d returns from %s to %s", o.Fit.N, o.Fit.First, o.Fit.Last)
	}
	for _, bad := range []Window{{-60, -5}, {-20, -30}, {-1 << 40, -20}} {
		w.event.Estimation = &bad
		if s := w.skipped(t); s.Reason != EstimationTooShort {
			t.Errorf("own window %s: %+v", bad, s)
		}
	}
}

func TestSkipReasons(t *testing.T) {
	for _, c := range []struct {
		name   string
		spoil  func(w *world)
		reason Reason
	}{
		{"unknown security", func(w *world) { w.event.Security = "?" }, SecurityUnknown},
		{"a flat price", func(w *world) {
			for i := range w.a().Close {
				w.a().Close[i] = 7
			}
		}, ConstantReturns},
		{"the benchmark against itself", func(w *world) { w.a().Close = w.bench.Close },
			SingularFit},
		{"a flat benchmark", func(w *world) {
			for i := range w.bench.Close {
				w.bench.Close[i] = 7
			}
		}, SingularFit},
		{"prices beyond all bounds", func(w *world) {
			for i := range w.a().Close {
				w.a().Close[i] = math.Pow(10, float64(300*(i%2)))
			}
		}, SingularFit},
	} {
		w := newWorld()
		c.spoil(w)
		if s := w.skipped(t); s.Reason != c.reason || s.Detail == "" {
			t.Errorf("%s: %+v", c.name, s)
		}
	}
}

// TestBadPrices: a price that no return can be computed from is unknown, and said.
func TestBadPrices(t *testing.T) {
	w := newWorld()
	w.a().Close[100], w.a().Close[120], w.a().Close[140] = 0, -3, math.Inf(1)
	x := w.panel(t).Series["A"]
	if !hasCode(x.Warnings, "price_not_positive") || x.Priced[100] || x.Gap[101] != 1 {
		t.Errorf("%v, priced %v", x.Warnings, x.Priced[100])
	}
	if o := w.one(t); o.Fit.N != 240-6 || math.IsNaN(o.Fit.Sigma) {
		t.Errorf("%d returns, sigma %v", o.Fit.N, o.Fit.Sigma)
	}
	if w.a().Close[100] != 0 {
		t.Error("the input was edited")
	}
}

// TestOffCalendar: a day that the benchmark lacks is not used; the return over it is compared with
// the benchmark's over the same days.
func TestOffCalendar(t *testing.T) {
	w := newWorld()
	w.a().Dates = append([]Date(nil), w.days...)
	w.bench = &Prices{ID: "M", Basis: Total,
		Dates: append(append([]Date(nil), w.days[:200]...), w.days[201:]...),
		Close: append(append([]float64(nil), w.bench.Close[:200]...), w.bench.Close[201:]...)}
	w.market.Benchmark = w.bench
	x := w.panel(t).Series["A"]
	if !hasCode(x.Warnings, "off_calendar_days") || x.Gap[200] != 0 ||
		!near(x.Return[200], w.a().Close[201]/w.a().Close[199]-1, 1e-12) {
		t.Errorf("%v %v %v", x.Warnings, x.Gap[200], x.Return[200])
	}
}

// TestMixtures: dividends on one side alone, and two currencies, are said on the security.
func TestMixtures(t *testing.T) {
	w := newWorld()
	w.a().Currency, w.bench.Currency = "HKD", "USD"
	w.bench.Basis = Split
	p := w.panel(t)
	x := p.Series["A"]
	if !hasCode(x.Warnings, "mixed_basis") || !hasCode(x.Warnings, "currency_mismatch") ||
		hasCode(x.Warnings, "price_return") {
		t.Errorf("%v", x.Warnings)
	}
	w = newWorld()
	w.a().Basis = Split
	if x := w.panel(t).Series["A"]; !hasCode(x.Warnings, "mixed_basis") ||
		!hasCode(x.Warnings, "price_return") {
		t.Errorf("%v", x.Warnings)
	}
	if x := newWorld().panel(t).Series["A"]; len(x.Warnings) > 0 {
		t.Errorf("%v", x.Warnings)
	}
}

// TestFactorDays: factors for a day on which the market was closed lie in no return, and that is
// said.
func TestFactorDays(t *testing.T) {
	w := newWorld()
	f := worldFactors(w)
	w.bench.Dates = append(append([]Date(nil), w.days[:100]...), w.days[101:]...)
	w.bench.Close = append(append([]float64(nil), w.bench.Close[:100]...), w.bench.Close[101:]...)
	w.market.Factors = f
	p := w.panel(t)
	if !hasCode(p.Warnings, "factor_days_unused") || len(p.Lines[0].Factors["SMB"]) != 319 {
		t.Errorf("%v", p.Warnings)
	}
	f.Columns[2] = f.Columns[2][:5]
	if _, err := NewPanel([]Market{w.market}, w.secs, w.design); err == nil {
		t.Error("a short factor column was taken")
	}
	f.Columns = f.Columns[:1]
	if _, err := NewPanel([]Market{w.market}, w.secs, w.design); err == nil {
		t.Error("seven names for one column were taken")
	}
}

func TestPanelFaults(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(w *world)
		want  string
	}{
		{"no such market", func(w *world) { w.secs[0].Market = "Y" }, "does not define"},
		{"a market twice", func(w *world) { w.secs = nil; w.market.ID = "" }, ""},
		{"a security twice", func(w *world) { w.secs = append(w.secs, w.secs[0]) },
			"defined twice"},
		{"days in disorder", func(w *world) { w.a().Dates[5] = w.a().Dates[9] }, "stands after"},
		{"a short column", func(w *world) { w.a().Close = w.a().Close[:9] },
			"320 dates and 9 values"},
		{"no prices", func(w *world) { w.secs[0].Prices = nil }, "has no prices"},
		{"no adjusted close", func(w *world) { w.a().Basis = Split; w.design.Basis = BasisTotal },
			"no dividend-adjusted prices"},
	} {
		w := newWorld()
		c.spoil(w)
		_, err := NewPanel([]Market{w.market}, w.secs, w.design)
		if c.want == "" && err != nil ||
			c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// report prints everything a report says, so that two can be compared.
func dump(r *Report) string {
	var b strings.Builder
	for _, o := range r.Outcomes {
		fmt.Fprintln(&b, o.Event.ID, o.Day0, o.Shift, o.Fit.Coef, o.Fit.SE, o.Fit.Sigma, o.Fit.R2,
			o.Days, o.Windows, o.Warnings)
	}
	fmt.Fprintln(&b, r.Skips, r.Aggregate, r.Path, r.Tests, r.Attrition, r.Warnings)
	return b.String()
}

// TestDeterminism: the same bytes with any number of workers and processors, for every model.
func TestDeterminism(t *testing.T) {
	w := newWorld()
	var events []Event
	for k := 255; k < 315; k++ {
		events = append(events, Event{ID: fmt.Sprint(k), Security: []string{"A", "B", "?"}[k%3],
			Date: w.days[k] + Date(k%5), Group: fmt.Sprint(k % 2)})
	}
	for _, m := range Models.All() {
		w.market.Factors = worldFactors(w)
		w.design.Model, w.design.Peers = m, "A,B"
		var want string
		for i, workers := range []int{1, 2, 7, 0} {
			old := runtime.GOMAXPROCS(1 + i)
			w.design.Workers = workers
			got := dump(w.run(t, events...))
			runtime.GOMAXPROCS(old)
			if i == 0 {
				want = got
			} else if got != want {
				t.Errorf("%s: %d workers give another report", m.Info().Name, workers)
			}
		}
		if !strings.Contains(want, "security_unknown") || !strings.Contains(want, "car") &&
			len(want) < 1000 {
			t.Errorf("%s: nothing was measured: %.300s", m.Info().Name, want)
		}
	}
}

func TestRunStops(t *testing.T) {
	w := newWorld()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Run(ctx, w.panel(t), []Event{w.event}, w.design); err != context.Canceled {
		t.Errorf("error %v, want context.Canceled", err)
	}
	defer func() {
		if r := recover(); fmt.Sprint(r) != "boom" {
			t.Errorf("recovered %v, want the worker's panic", r)
		}
	}()
	_ = forEach(context.Background(), 10, 2, func(i int, _ *Work) {
		if i == 5 {
			panic("boom")
		}
	})
}

func TestRunWithoutEvents(t *testing.T) {
	w := newWorld()
	r, err := Run(context.Background(), w.panel(t), nil, w.design)
	if err != nil || len(r.Outcomes) != 0 || len(r.Attrition) != 2 {
		t.Errorf("%v %+v", err, r)
	}
}

// TestAttrition: the steps subtract to the events that are left.
func TestAttrition(t *testing.T) {
	w := newWorld()
	w.drop(270, 310)
	r := w.run(t, w.event, Event{ID: "u", Security: "?", Date: w.days[290]},
		Event{ID: "b", Security: "B", Date: w.days[5]},
		Event{ID: "n", Security: "B", Date: NoDate},
		Event{ID: "ok", Security: "B", Date: w.days[280]})
	left := 5
	for _, s := range r.Attrition {
		if left -= s.Lost; s.Left != left {
			t.Errorf("%s: %d left, want %d", s.Step, s.Left, left)
		}
	}
	if left != 1 || len(r.Outcomes) != 1 || len(r.Skips) != 4 {
		t.Errorf("%d left, %d outcomes, %d skips", left, len(r.Outcomes), len(r.Skips))
	}
}

// TestAdjustedIsClose: an adjusted close that is the close throughout shows no dividend, so it
// makes no total returns; one dividend does.
func TestAdjustedIsClose(t *testing.T) {
	w := newWorld()
	w.bench.Basis = Split
	w.bench.AdjClose = append([]float64(nil), w.bench.Close...)
	w.bench.AdjClose[3] *= 1 + 5e-7 // rounding
	p := w.panel(t)
	if p.Lines[0].Basis() != Split || !hasCode(p.Warnings, "adjusted_is_close") {
		t.Errorf("%s %v", p.Lines[0].Basis(), p.Warnings)
	}
	if x := p.Series["A"]; !hasCode(x.Warnings, "mixed_basis") || x.Basis != Total {
		t.Errorf("%s %v", x.Basis, x.Warnings)
	}
	for i := range 100 {
		w.bench.AdjClose[i] *= 1 - 2e-6
	}
	p = w.panel(t)
	if p.Lines[0].Basis() != Total || len(p.Warnings) > 0 ||
		hasCode(p.Series["A"].Warnings, "mixed_basis") {
		t.Errorf("with a dividend: %s %v", p.Lines[0].Basis(), p.Warnings)
	}
	// A security of this kind says it once, and its returns are of the basis of its close.
	w = newWorld()
	w.a().Basis, w.a().AdjClose = BasisUnknown, append([]float64(nil), w.a().Close...)
	x := w.panel(t).Series["A"]
	if x.Basis != BasisUnknown || !hasCode(x.Warnings, "adjusted_is_close") ||
		hasCode(x.Warnings, "price_return") {
		t.Errorf("%s %v", x.Basis, x.Warnings)
	}
}
