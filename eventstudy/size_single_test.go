package eventstudy

import (
	"flag"
	"math"
	"math/rand/v2"
	"testing"
)

var singleReps = flag.Int("singlereps", 3000,
	"replications of the size simulation of single events")

// nullPanel is one security that follows the market plus errors drawn by draw, on est + 41 days
// with day 0 at index est + 20.
func nullPanel(r *rand.Rand, est int, draw func() float64) (p *Panel, x *Series) {
	n := est + 41
	l := &Timeline{Market: Market{ID: "X"}, Days: weekdays(NewDate(2020, 1, 1), n),
		Benchmark: make([]float64, n)}
	x = &Series{Security: Security{ID: "S", Prices: &Prices{}}, Line: l, Return: make([]float64, n),
		Priced: make([]bool, n), Gap: make([]int32, n)}
	for t := range n {
		l.Benchmark[t] = 0.01 * r.NormFloat64()
		x.Priced[t], x.Return[t] = true, 0.0005+1.1*l.Benchmark[t]+0.02*draw()
	}
	return &Panel{Lines: []*Timeline{l}, Series: map[string]*Series{"S": x}}, x
}

// TestSizeSingleEvent: under a true null the test t of one event rejects at 5 % within the 99 %
// binomial band, for one day and for windows of 3, 11 and 21 days, for short and long estimation
// windows; so does the rank of the day, also with fat tails, where its size is 1/(M+1) times the
// number of ranks within 5 %. Run with -v for the table, -singlereps for more replications.
func TestSizeSingleEvent(t *testing.T) {
	windows := []Window{{0, 0}, {-1, 1}, {-5, 5}, {-10, 10}}
	reps := *singleReps
	band := func(p float64) float64 { return 2.576 * math.Sqrt(p*(1-p)/float64(reps)) }
	t.Logf("share of rejections at 5 %%, %d replications, 99 %% band ±%.2f %%", reps,
		100*band(0.05))
	t.Logf("%-16s %-8s %4s  %6s %6s %6s %6s  %s", "model", "errors", "M", "L=1", "L=3", "L=11",
		"L=21", "rank (its own level)")
	for _, c := range []struct {
		model, errors string
		m             int
	}{
		{"market", "normal", 30}, {"market", "normal", 100}, {"market", "normal", 250},
		{"mean", "normal", 30}, {"market-adjusted", "normal", 100},
		{"scholes-williams", "normal", 100}, {"dimson", "normal", 100},
		{"market", "t(3)", 30}, {"market", "t(3)", 250},
	} {
		r := rand.New(rand.NewPCG(8, uint64(c.m)))
		draw := r.NormFloat64
		if c.errors == "t(3)" {
			draw = func() float64 {
				a, b, d := r.NormFloat64(), r.NormFloat64(), r.NormFloat64()
				return r.NormFloat64() / math.Sqrt((a*a+b*b+d*d)/3) / math.Sqrt(3)
			}
		}
		d := DefaultDesign()
		d.Model, _ = Models.Lookup(c.model)
		d.Estimation, d.Windows, d.MinObs = Window{-10 - c.m, -11}, windows, 10
		hits, ranks := make([]int, len(windows)), 0
		level := math.Floor(0.05*float64(c.m+1)) / float64(c.m+1)
		var w Work
		for range reps {
			p, x := nullPanel(r, c.m, draw)
			o, skip := measure(p, Event{Security: "S", Date: x.Line.Days[c.m+20]}, &d, &w)
			if skip != nil {
				t.Fatal(skip)
			}
			for i := range windows {
				if o.Windows[i].P < 0.05 {
					hits[i]++
				}
			}
			if o.Day(0).RankP <= level+1e-12 {
				ranks++
			}
		}
		share := func(k int) float64 { return float64(k) / float64(reps) }
		t.Logf("%-16s %-8s %4d  %5.2f%% %5.2f%% %5.2f%% %5.2f%%  %.2f%% (%.2f%%)", c.model,
			c.errors, c.m,
			100*share(hits[0]), 100*share(hits[1]), 100*share(hits[2]), 100*share(hits[3]),
			100*share(ranks), 100*level)
		for i := range windows {
			// Fat tails break the normality that t assumes, scholes-williams estimates its error
			// only in large samples: shown, not judged.
			if c.errors == "normal" && c.model != "scholes-williams" &&
				math.Abs(share(hits[i])-0.05) > band(0.05) {
				t.Errorf("%s, M = %d, %s: %.2f%%", c.model, c.m, windows[i], 100*share(hits[i]))
			}
		}
		if math.Abs(share(ranks)-level) > band(level)+0.003*30/float64(c.m) {
			t.Errorf("rank, %s, %s, M = %d: %.2f%%, its level is %.2f%%", c.model, c.errors, c.m,
				100*share(ranks), 100*level)
		}
	}
}
