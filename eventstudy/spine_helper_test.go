package eventstudy

import (
	"context"
	"math"
	"math/rand/v2"
	"testing"
)

// weekdays returns n weekdays from a day on.
func weekdays(from Date, n int) []Date {
	var out []Date
	for d := from; len(out) < n; d++ {
		if !d.Weekend() {
			out = append(out, d)
		}
	}
	return out
}

// pricesOf turns simple returns into a price series that begins at 100; the first return is not
// used.
func pricesOf(id string, days []Date, ret []float64) *Prices {
	p := &Prices{ID: id, Basis: Total, Dates: days, Close: make([]float64, len(days))}
	level := 100.0
	for t := range days {
		if t > 0 {
			level *= 1 + ret[t]
		}
		p.Close[t] = level
	}
	return p
}

// normals returns n draws of N(mean, sd²) that depend on the seed alone.
func normals(seed uint64, n int, mean, sd float64) []float64 {
	r := rand.New(rand.NewPCG(seed, 1))
	out := make([]float64, n)
	for i := range out {
		out[i] = mean + sd*r.NormFloat64()
	}
	return out
}

// world is one market of 320 days from 2024-01-01 with benchmark M and securities A (beta 1.2) and
// B.
type world struct {
	days     []Date
	bench    *Prices
	rm       []float64
	market   Market
	secs     []Security
	design   Design
	returnsA []float64
	event    Event // on day 300 of the market, for A
}

func newWorld() *world {
	w := &world{days: weekdays(NewDate(2024, 1, 1), 320), design: DefaultDesign()}
	w.rm = normals(1, 320, 0.0005, 0.01)
	e := normals(2, 320, 0, 0.015)
	w.returnsA = make([]float64, 320)
	for t := range e {
		w.returnsA[t] = 0.0002 + 1.2*w.rm[t] + e[t]
	}
	w.bench = pricesOf("M", w.days, w.rm)
	w.market = Market{ID: "X", Benchmark: w.bench}
	w.secs = []Security{
		{ID: "A", Market: "X", Prices: pricesOf("A", append([]Date(nil), w.days...), w.returnsA)},
		{ID: "B", Market: "X", Prices: pricesOf("B", w.days, normals(3, 320, 0, 0.02))}}
	w.event = Event{ID: "e", Security: "A", Date: w.days[300]}
	return w
}

// a returns the prices of security A, to be spoilt by a test.
func (w *world) a() *Prices { return w.secs[0].Prices }

// drop takes rows out of the file of security A.
func (w *world) drop(rows ...int) {
	gone := map[int]bool{}
	for _, r := range rows {
		gone[r] = true
	}
	p := w.a()
	var days []Date
	var price []float64
	for i, d := range p.Dates {
		if !gone[i] {
			days, price = append(days, d), append(price, p.Close[i])
		}
	}
	p.Dates, p.Close = days, price
}

func (w *world) panel(t testing.TB) *Panel {
	t.Helper()
	p, err := NewPanel([]Market{w.market}, w.secs, w.design)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// run carries the study out for the events given, or for the world's one.
func (w *world) run(t testing.TB, events ...Event) *Report {
	t.Helper()
	if events == nil {
		events = []Event{w.event}
	}
	r, err := Run(context.Background(), w.panel(t), events, w.design)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// one runs the world's event and returns its outcome; the event must not be skipped.
func (w *world) one(t testing.TB) *Outcome {
	t.Helper()
	r := w.run(t)
	if len(r.Outcomes) != 1 {
		t.Fatalf("skipped: %v", r.Skips)
	}
	return r.Outcomes[0]
}

// skipped runs the world's event and returns why it left; it must be skipped.
func (w *world) skipped(t testing.TB) Skip {
	t.Helper()
	r := w.run(t)
	if len(r.Skips) != 1 {
		t.Fatalf("not skipped: %v", r.Outcomes)
	}
	return r.Skips[0]
}

func hasCode(ws []Warning, code string) bool {
	for _, w := range ws {
		if w.Code == code {
			return true
		}
	}
	return false
}

// near compares by relative error; two NaNs agree.
func near(a, b, rel float64) bool {
	if math.IsNaN(a) || math.IsNaN(b) {
		return math.IsNaN(a) && math.IsNaN(b)
	}
	return a == b || math.Abs(a-b) <= rel*math.Max(math.Abs(a), math.Abs(b))
}

// worldFactors are six factors and a riskless rate on the world's days.
func worldFactors(w *world) *Factors {
	f := &Factors{Names: []string{"Mkt-RF", "SMB", "HML", "RMW", "CMA", "Mom", "RF"}, Dates: w.days}
	for i := range f.Names {
		f.Columns = append(f.Columns, normals(uint64(10+i), len(w.days), 0, 0.006))
	}
	for t := range w.days {
		f.Columns[6][t] = 0.0002
		f.Columns[0][t] = w.rm[t] - 0.0002
	}
	return f
}
