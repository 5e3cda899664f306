package eventstudy

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"sync"
	"sync/atomic"
)

// lab makes studies whose truth is known: returns of a market model drawn at random, laid directly
// on a panel.
type lab struct {
	events int
	m      int             // estimation days
	apart  func(i int) int // day 0 of event i, in days after that of event 0
	rho    float64         // correlation between the residuals of one day
	// of event-window residuals, relative to the estimation window; 0 is 1
	variance float64
	effect   float64                    // added to the return of day 0
	draw     func(g *rand.Rand) float64 // residual of unit variance; normal when nil
	// residual standard deviation of security i; 0.01…0.03 when nil
	sigma func(i int, g *rand.Rand) float64

	model string // the market model when empty
	// of an event's variance to that of its estimation window, drawn for each event
	ratio  func(g *rand.Rand) float64
	storms storms // GARCH(1,1) variances
	// share of the day's mean taken off each residual: the mean correlation is then negative
	pull  float64
	quiet quiet   // what a day without trading is
	share float64 // of days without trading
	keep  Thin    // what becomes of returns over missing days
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
	centre []float64 // the mean residual of each day
	storm  []float64 // the variance of each day
	traits []traits
}

func (l lab) bench(tests []Test) *bench {
	name := l.model
	if name == "" {
		name = "market"
	}
	m, _ := Models.Lookup(name)
	b := &bench{lab: l, design: Design{Model: m, Tests: tests, Estimation: Window{-l.m - 10, -11},
		Event:   Window{-10, 10},
		Windows: labWindows, Alpha: 0.05, Returns: Simple, DayRule: ExactDay,
		MinObs: 10, Workers: 1,
		Thin: l.keep, Incomplete: IncompletePartial}}
	last := 0
	for i := range l.events {
		last = max(last, l.apart(i))
	}
	n := 1 + l.m + 10 + last + 1 + 10
	line := &Timeline{Market: Market{Benchmark: &Prices{}}, Days: weekdays(NewDate(2000, 1, 3), n),
		Benchmark: make([]float64, n)}
	b.common, b.centre, b.storm = make([]float64, n), make([]float64, n), make([]float64, n)
	b.traits = make([]traits, l.events)
	b.panel = &Panel{Lines: []*Timeline{line}, Series: map[string]*Series{}}
	for i := range l.events {
		id := fmt.Sprint("S", i)
		b.panel.Series[id] = &Series{Security: Security{ID: id, Prices: &Prices{ID: id}},
			Line:   line,
			Priced: make([]bool, n), Return: make([]float64, n), Gap: make([]int32, n)}
		b.events = append(b.events,
			Event{ID: id, Security: id, Date: line.Days[1+l.m+10+l.apart(i)]})
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
