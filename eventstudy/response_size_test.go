package eventstudy

import (
	"context"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

var responseReps = flag.Int("responsereps", 60, "simulated studies of other responses")

// linkedNoise is an autoregression of first order with variance one.
func linkedNoise(g *rand.Rand, n int, phi float64) []float64 {
	out := make([]float64, n)
	x := g.NormFloat64()
	for i := range out {
		x = phi*x + math.Sqrt(1-phi*phi)*g.NormFloat64()
		out[i] = x
	}
	return out
}

// responsePanel is a study of n events of as many securities, each on a day of its own, of which
// nothing happens: log volumes with the noise of phi, or returns whose residuals are drawn.
func responsePanel(g *rand.Rand, n int, phi float64, draw func(*rand.Rand) float64) (*Panel,
	[]Event) {
	const days, last = 280, 260
	line := &Timeline{Market: Market{ID: "X", Benchmark: &Prices{ID: "M"}},
		Days: weekdays(NewDate(2020, 1, 1), days+20*n)}
	line.Benchmark = linkedNoise(g, len(line.Days), 0.5)
	p := &Panel{Lines: []*Timeline{line}, Series: map[string]*Series{}}
	var events []Event
	for i := range n {
		id := fmt.Sprint("S", i)
		x := &Series{Security: Security{ID: id, Market: "X", Prices: &Prices{ID: id}}, Line: line,
			Return: make([]float64, len(line.Days)), Priced: make([]bool, len(line.Days)),
			Gap: make([]int32, len(line.Days))}
		noise := linkedNoise(g, len(line.Days), phi)
		for t := range x.Return {
			if draw != nil {
				noise[t] = draw(g)
			}
			x.Priced[t], x.Return[t] = true, 0.8*line.Benchmark[t]+noise[t]
		}
		p.Series[id] = x
		p.Order = append(p.Order, id)
		events = append(events, Event{ID: id, Security: id, Date: line.Days[last+20*i]})
	}
	return p, events
}

// responseRates runs studies of a response and returns the share of true nulls that each test
// rejects at 5 % over each window; "t" is that of single events.
func responseRates(t *testing.T, d Design, reps, n int, phi float64,
	draw func(*rand.Rand) float64) map[string]float64 {
	t.Helper()
	d.Event, d.Windows = Window{-5, 5}, []Window{{0, 0}, {-1, 1}, {-5, 5}}
	d.Tests = nil
	for _, name := range []string{"cross", "bmp", "sign", "block-rank"} {
		x, _ := Tests.Lookup(name)
		d.Tests = append(d.Tests, x)
	}
	hits, all := map[string]int{}, map[string]int{}
	count := func(name string, w Window, p float64) {
		key := name + " " + w.String()
		all[key]++
		if p <= 0.05 {
			hits[key]++
		}
	}
	for rep := range reps {
		p, events := responsePanel(rand.New(rand.NewPCG(uint64(rep), 17)), n, phi, draw)
		r, err := Run(context.Background(), p, events, d)
		if err != nil || len(r.Outcomes) != n {
			t.Fatalf("%v, %d events", err, len(r.Outcomes))
		}
		for _, x := range r.Tests {
			count(x.Test, x.Window, x.P)
		}
		for _, o := range r.Outcomes {
			for _, w := range o.Windows {
				count("t", w.Window, w.P)
			}
		}
	}
	out := map[string]float64{}
	for key, k := range all {
		out[key] = float64(hits[key]) / float64(k)
	}
	return out
}

// TestResponseSize: with days that hang together sums are held against sums, so that single events,
// means and ranks keep near their level; the page on sizes has the rates of more studies.
func TestResponseSize(t *testing.T) {
	reps := *responseReps
	if !testing.Short() {
		reps = max(reps, 1000)
	}
	volume := DefaultDesign()
	volume.Response = ResponseVolume
	volatility := volume
	volatility.Response = ResponseVolatility
	normal := func(g *rand.Rand) float64 { return g.NormFloat64() }
	for _, c := range []struct {
		name   string
		design Design
		phi    float64
		draw   func(*rand.Rand) float64
		tests  []string
	}{
		{"volume, φ = 0.5", volume, 0.5, nil, []string{"t", "cross", "bmp", "sign", "block-rank"}},
		{"volume, φ = 0.7", volume, 0.7, nil, []string{"t", "cross", "bmp", "sign", "block-rank"}},
		{"volatility, normal", volatility, 0, normal, []string{"bmp", "block-rank"}},
		{"volatility, t with 4 df", volatility, 0, studentDraw, []string{"bmp", "block-rank"}},
	} {
		rates := responseRates(t, c.design, reps, 40, c.phi, c.draw)
		for _, test := range c.tests {
			for _, w := range []Window{{0, 0}, {-1, 1}, {-5, 5}} {
				rate, n := rates[test+" "+w.String()], int64(reps)
				if test == "t" {
					n *= 40
				}
				// 5 % that a sum against sums may exceed by three, and chance.
				_, hi := binomialBand(0.08, n, 0.002)
				if rate > hi {
					t.Errorf("%s: %s %s rejects %.3f", c.name, test, w, rate)
				}
				t.Logf("%-24s %-10s %-8s %.1f %%", c.name, test, w, 100*rate)
			}
		}
	}
}
