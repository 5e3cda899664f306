package eventstudy

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"sync"
	"sync/atomic"
)

// lab makes studies whose truth is known: returns of a market model drawn at random, laid directly on a panel.
type lab struct {
	events   int
	m        int                               // estimation days
	apart    func(i int) int                   // day 0 of event i, in days after that of event 0
	rho      float64                           // correlation between the residuals of one day
	variance float64                           // of event-window residuals, relative to the estimation window; 0 is 1
	effect   float64                           // added to the return of day 0
	draw     func(g *rand.Rand) float64        // residual of unit variance; normal when nil
	sigma    func(i int, g *rand.Rand) float64 // residual standard deviation of security i; 0.01…0.03 when nil
}

var labWindows = []Window{{0, 0}, {-1, 1}, {-5, 5}, {-10, 10}}

func sameDay(int) int       { return 0 }
func farApart(i int) int    { return 25 * i }
func within5Days(i int) int { return i % 5 }

// bench is one worker's panel; study refills it.
type bench struct {
	lab    lab
	design Design
	panel  *Panel
	events []Event
	common []float64
}

func (l lab) bench(tests []Test) *bench {
	m, _ := Models.Lookup("market")
	b := &bench{lab: l, design: Design{Model: m, Tests: tests, Estimation: Window{-l.m - 10, -11}, Event: Window{-10, 10},
		Windows: labWindows, Alpha: 0.05, Returns: Simple, DayRule: ExactDay, MinObs: 10, Workers: 1}}
	last := 0
	for i := range l.events {
		last = max(last, l.apart(i))
	}
	n := 1 + l.m + 10 + last + 1 + 10
	line := &Timeline{Days: weekdays(NewDate(2000, 1, 3), n), Benchmark: make([]float64, n)}
	b.common = make([]float64, n)
	ones, gaps := make([]float64, n), make([]int32, n)
	for t := range ones {
		ones[t] = 1
	}
	b.panel = &Panel{Lines: []*Timeline{line}, Series: map[string]*Series{}}
	for i := range l.events {
		id := fmt.Sprint("S", i)
		b.panel.Series[id] = &Series{Security: Security{ID: id, Prices: &Prices{ID: id}}, Line: line,
			Price: ones, Return: make([]float64, n), Gap: gaps}
		b.events = append(b.events, Event{ID: id, Security: id, Date: line.Days[1+l.m+10+l.apart(i)]})
	}
	return b
}

// study draws one study and runs it.
func (b *bench) study(g *rand.Rand) *Report {
	b.fill(g)
	return b.run()
}

func (b *bench) run() *Report {
	r, err := Run(context.Background(), b.panel, b.events, b.design)
	if err != nil {
		panic(err)
	}
	return r
}

// fill draws the returns.
func (b *bench) fill(g *rand.Rand) {
	l := b.lab
	draw := l.draw
	if draw == nil {
		draw = (*rand.Rand).NormFloat64
	}
	line := b.panel.Lines[0]
	for t := range line.Days {
		line.Benchmark[t] = 0.0004 + 0.01*g.NormFloat64()
		b.common[t] = draw(g)
	}
	own, shared := math.Sqrt(1-l.rho), math.Sqrt(l.rho)
	for i, e := range b.events {
		sigma := 0.01 + 0.02*g.Float64()
		if l.sigma != nil {
			sigma = l.sigma(i, g)
		}
		beta := 0.5 + g.Float64()
		ret := b.panel.Series[e.Security].Return
		t0 := 1 + l.m + 10 + l.apart(i)
		for t := t0 - l.m - 10; t <= t0+10; t++ {
			s := sigma
			if l.variance > 0 && t >= t0-10 {
				s *= math.Sqrt(l.variance)
			}
			ret[t] = 0.0001 + beta*line.Benchmark[t] + s*(own*draw(g)+shared*b.common[t])
		}
		ret[t0] += l.effect
	}
}

// repeat runs f on reps studies of the lab, on all processors; study k depends on k alone.
func (l lab) repeat(reps int, tests []Test, seed uint64, f func(k int, r *Report)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			b := l.bench(tests)
			for {
				k := int(next.Add(1)) - 1
				if k >= reps {
					return
				}
				b.design.Seed = uint64(k)
				f(k, b.study(rand.New(rand.NewPCG(seed, uint64(k)))))
			}
		}()
	}
	wg.Wait()
}
