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

// turnoverSize is a study of n events as responsePanel has it, of shares traded in whole numbers:
// securities of different size and turnover, and a share idle of days without trading.
func turnoverSize(g *rand.Rand, n int, phi, idle float64) (*Panel, []Event) {
	d := DefaultDesign()
	d.Response = ResponseTurnover
	days := weekdays(NewDate(2020, 1, 1), 280+20*n)
	flat := make([]float64, len(days))
	market := linkedNoise(g, len(days), 0.5)
	var secs []Security
	var events []Event
	for i := range n {
		id := fmt.Sprint("S", i)
		shares, usual := math.Exp(16+3*g.Float64()), math.Exp(-7+2*g.Float64())
		p := pricesOf(id, days, flat)
		p.Volume = linkedNoise(g, len(days), phi)
		for t, e := range p.Volume {
			p.Volume[t] = math.Round(shares * usual * math.Exp(0.4*market[t]+0.5*e))
			if g.Float64() < idle {
				p.Volume[t] = 0
			}
		}
		secs = append(secs, Security{ID: id, Market: "X", Prices: p,
			Shares: []Shares{{Count: math.Round(shares)}}})
		events = append(events, Event{ID: id, Security: id, Date: days[260+20*i]})
	}
	p, err := NewPanel([]Market{{ID: "X", Benchmark: pricesOf("M", days, flat)}}, secs, d)
	if err != nil {
		panic(err)
	}
	return p, events
}

// responseRates runs studies of a response and returns the share of true nulls that each test
// rejects at 5 % over each window; "t" is that of single events.
func responseRates(t *testing.T, d Design, reps int,
	draw func(*rand.Rand) (*Panel, []Event)) map[string]float64 {
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
		p, events := draw(rand.New(rand.NewPCG(uint64(rep), 17)))
		r, err := Run(context.Background(), p, events, d)
		if err != nil || len(r.Outcomes) != len(events) {
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
	volatility, turnover := volume, volume
	volatility.Response, turnover.Response = ResponseVolatility, ResponseTurnover
	normal := func(g *rand.Rand) float64 { return g.NormFloat64() }
	const n = 40
	of := func(phi float64, draw func(*rand.Rand) float64) func(*rand.Rand) (*Panel, []Event) {
		return func(g *rand.Rand) (*Panel, []Event) { return responsePanel(g, n, phi, draw) }
	}
	traded := func(idle float64) func(*rand.Rand) (*Panel, []Event) {
		return func(g *rand.Rand) (*Panel, []Event) { return turnoverSize(g, n, 0.5, idle) }
	}
	every := []string{"t", "cross", "bmp", "sign", "block-rank"}
	for _, c := range []struct {
		name   string
		design Design
		draw   func(*rand.Rand) (*Panel, []Event)
		tests  []string
	}{
		{"volume, φ = 0.5", volume, of(0.5, nil), every},
		{"volume, φ = 0.7", volume, of(0.7, nil), every},
		{"turnover, φ = 0.5", turnover, traded(0), every},
		// A day without trading lies far below all others: signs about the mean lean upwards.
		{"turnover, a tenth without", turnover, traded(0.1),
			[]string{"cross", "bmp", "block-rank"}},
		{"volatility, normal", volatility, of(0, normal), []string{"bmp", "block-rank"}},
		{"volatility, t with 4 df", volatility, of(0, studentDraw), []string{"bmp", "block-rank"}},
	} {
		rates := responseRates(t, c.design, reps, c.draw)
		for _, test := range c.tests {
			for _, w := range []Window{{0, 0}, {-1, 1}, {-5, 5}} {
				rate, trials := rates[test+" "+w.String()], int64(reps)
				if test == "t" {
					trials *= n
				}
				// 5 % that a sum against sums may exceed by three, and chance.
				_, hi := binomialBand(0.08, trials, 0.002)
				if rate > hi {
					t.Errorf("%s: %s %s rejects %.3f", c.name, test, w, rate)
				}
				t.Logf("%-24s %-10s %-8s %.1f %%", c.name, test, w, 100*rate)
			}
		}
	}
}
