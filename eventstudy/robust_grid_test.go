package eventstudy

import (
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
	"time"
)

// closing is a market whose sessions end at an hour, UTC.
type closing int

func (c closing) Session(d Date) Session {
	return Session{Opens: d.At(0, time.UTC), Closes: d.At(60*int(c), time.UTC), Kind: Full}
}

func modelNames(g Grid) string {
	var names []string
	for _, m := range g.Models {
		names = append(names, m.Info().Name)
	}
	return strings.Join(names, " ")
}

// TestOtherIndexes: further indexes of a market are tried once each, with every model, for they
// close when it does.
func TestOtherIndexes(t *testing.T) {
	w := newWorld()
	more := *w.market.Benchmark
	more.ID = "more"
	w.market.Others = []*Prices{&more, w.market.Benchmark, &more}
	g := DefaultGrid(w.design, w.panel(t))
	if len(g.Benchmarks) != 1 || g.Benchmarks[0].Prices != &more ||
		g.Benchmarks[0].Closes != Together || g.Benchmarks[0].Market != w.market.ID ||
		len(g.Notes) != 0 {
		t.Errorf("%+v, %v", g.Benchmarks, g.Notes)
	}
}

// TestDefaultGrid: the models are those that the data have everything for, in their order.
func TestDefaultGrid(t *testing.T) {
	w := newWorld()
	got := modelNames(DefaultGrid(w.design,
		w.panel(t)))
	if got != "mean market-adjusted market dimson" {
		t.Errorf("with a benchmark: %s", got)
	}
	w.design.Model, _ = Models.Lookup("garch")
	got = modelNames(DefaultGrid(w.design,
		w.panel(t)))
	if got != "mean market-adjusted market dimson garch" {
		t.Errorf("with a model of its own: %s", got)
	}
	w.design.Model = marketModel{}
	w.market.Factors = worldFactors(w)
	got = modelNames(DefaultGrid(w.design,
		w.panel(t)))
	if got != "mean market-adjusted market capm ff3 carhart ff5 ff6 dimson" {
		t.Errorf("with factors: %s", got)
	}
	w.market.Factors, w.market.Benchmark = nil, nil
	w.design.Model = meanModel{}
	g := DefaultGrid(w.design, w.panel(t))
	if got := modelNames(g); got != "mean" {
		t.Errorf("without a benchmark: %s", got)
	}
	// One model, no benchmark: five estimation windows, three windows, two kinds of returns.
	r := explore(t, w.panel(t), []Event{w.event}, w.design, g)
	if n := len(r.Specs); n != 5*3*2 || r.Specs[0].Benchmark != "" {
		t.Errorf("%d specifications: %+v", n, r.Specs[0])
	}
}

func TestDefaultEstimations(t *testing.T) {
	d := DefaultDesign()
	if got, want := defaultEstimations(d), []Window{{-250, -11}, {-130, -11}, {-210, -11},
		{-260, -11}, {-270, -31}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	d.Estimation = Window{-270, -21}
	if got, want := defaultEstimations(d),
		[]Window{{-270, -21}, {-140, -21}, {-220, -21}, {-260, -11}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestAlternatives: another market's index is tried with the models that its hours allow, and a
// doubt about the hours leaves it out.
func TestAlternatives(t *testing.T) {
	w := newWorld()
	w.market.Hours = closing(16)
	other := pricesOf("OTHER", w.days, normals(9, len(w.days), 0, 0.01))
	for _, c := range []struct {
		hours Hours
		want  string // models that read OTHER
		notes int
	}{
		{closing(16), "market-adjusted market dimson", 0},
		{closing(8), "market dimson", 1},
		{closing(21), "dimson", 1},
		{nil, "", 1},
	} {
		markets := []Market{w.market, {ID: "O", Hours: c.hours, Benchmark: other},
			{ID: "same", Hours: c.hours, Benchmark: w.bench}}
		p, err := NewPanel(markets, w.secs, w.design)
		if err != nil {
			t.Fatal(err)
		}
		g := DefaultGrid(w.design, p)
		if len(g.Notes) != c.notes {
			t.Errorf("notes %v", g.Notes)
		}
		r := explore(t, p, []Event{w.event}, w.design, g)
		var read []string
		seen := map[Choice]bool{}
		for _, s := range r.Specs {
			if s.Benchmark == "OTHER" {
				read = append(read, s.Model)
			}
			if seen[s.Choice] {
				t.Errorf("%+v stands twice", s.Choice)
			}
			seen[s.Choice] = true
		}
		if got := strings.Join(distinct(read), " "); got != c.want {
			t.Errorf("closing %v: OTHER is read by %q, want %q", c.hours, got, c.want)
		}
		if len(r.Warnings) != c.notes {
			t.Errorf("warnings %v", r.Warnings)
		}
	}
}

// TestPooledAlternative: where means are taken over markets, an index enters only if it serves all
// of them.
func TestPooledAlternative(t *testing.T) {
	w, events := twelveEvents()
	w.secs[1].Market = "Y"
	other := pricesOf("OTHER", w.days, normals(9, len(w.days), 0, 0.01))
	third := pricesOf("THIRD", w.days, normals(8, len(w.days), 0, 0.01))
	markets := []Market{w.market, {ID: "Y", Benchmark: other}}
	p, err := NewPanel(markets, w.secs, w.design)
	if err != nil {
		t.Fatal(err)
	}
	g := Grid{Models: []Model{meanModel{}},
		Benchmarks: []Alternative{{"X", other, Together}, {"X", third, Together}}}
	r := explore(t, p, events, w.design, g)
	var seen []string
	for _, s := range r.Of(r.Subjects[0]) {
		seen = append(seen, s.Model+" "+s.Benchmark)
	}
	if got := strings.Join(distinct(seen), "; "); got != "market M, OTHER; market OTHER; mean " {
		t.Errorf("got %q", got)
	}
	if r.Own.Benchmark != "M, OTHER" {
		t.Errorf("own %+v", r.Own)
	}
}

// TestPooledHoliday: the index did not trade on day +1 of one event, so its returns of +1 and +2
// are unknown: that event is left out of the windows that hold them, and of no other.
func TestPooledHoliday(t *testing.T) {
	w, events := twelveEvents()
	other := pricesOf("OTHER", w.days, normals(9, len(w.days), 0, 0.01))
	other.Close[160+12*3+1] = math.NaN()
	r := explore(t, w.panel(t), events, w.design,
		Grid{Benchmarks: []Alternative{{"X", other, Together}}})
	n := map[Window]int{}
	for _, s := range r.Of(r.Subjects[0]) {
		if s.Benchmark == "OTHER" {
			n[s.Window] = s.N
		}
	}
	if want := (map[Window]int{{0, 0}: 12, {-1, 1}: 11, {-2, 2}: 11}); !maps.Equal(n, want) {
		t.Errorf("got %v, want %v", n, want)
	}
}
