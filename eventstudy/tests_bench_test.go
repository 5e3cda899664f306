package eventstudy

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// crowd returns the measured group of n events that lie on dates 5 days apart, 2,500 days at most:
// a hundred thousand events fall 200 on a day.
func crowd(n int) *Abnormal {
	dates := min(n, 500)
	l := lab{events: n, m: 120, apart: func(i int) int { return 5 * (i % dates) }}
	g := rand.New(rand.NewPCG(1, 1))
	m, _ := Models.Lookup("market")
	d := &Design{Model: m, Tests: Tests.All(), Estimation: Window{-l.m - 10, -11},
		Event:   Window{-10, 10},
		Windows: []Window{{0, 0}, {-1, 1}, {-5, 5}}, Alpha: 0.05, MinObs: 30}
	days := 1 + l.m + 10 + 5*dates + 11
	line := &Timeline{Days: weekdays(NewDate(2000, 1, 3), days), Benchmark: make([]float64, days)}
	for t := range line.Benchmark {
		line.Benchmark[t] = 0.01 * g.NormFloat64()
	}
	a := &Abnormal{Design: d, Panel: &Panel{Lines: []*Timeline{line}}}
	x := &Series{Security: Security{ID: "S", Prices: &Prices{}}, Line: line,
		Priced: slices.Repeat([]bool{true}, days), Return: make([]float64, days),
		Gap: make([]int32, days)}
	p := &Panel{Lines: a.Panel.Lines, Series: map[string]*Series{"S": x}}
	var w Work
	for i := range n {
		t0 := 1 + l.m + 10 + l.apart(i)
		for t := t0 - l.m - 10; t <= t0+10; t++ {
			x.Return[t] = line.Benchmark[t] + 0.02*g.NormFloat64()
		}
		o, skip := measure(p, Event{ID: "e", Security: "S", Date: line.Days[t0]}, d, &w)
		if skip != nil {
			panic(skip.Detail)
		}
		// An outcome keeps the returns that it saw; here the next event overwrites them.
		o.Fit.view.Return = nil
		a.Outcomes = append(a.Outcomes, o)
	}
	return a
}

// BenchmarkTests shows that the cost of each test is linear in the number of events. The cache is
// emptied before each run, so that a test pays for what it would otherwise share.
func BenchmarkTests(b *testing.B) {
	for _, n := range []int{1000, 10000, 100000} {
		var a *Abnormal
		for _, x := range overGroups(Tests.All()) {
			b.Run(fmt.Sprintf("%s/events=%d", x.Info().Name, n), func(b *testing.B) {
				if a == nil {
					a = crowd(n)
				}
				b.ResetTimer()
				for b.Loop() {
					fresh := &Abnormal{Outcomes: a.Outcomes, Panel: a.Panel, Design: a.Design}
					for _, w := range a.Design.Windows {
						if _, err := x.Test(fresh, w); err != nil {
							b.Fatal(err)
						}
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n),
					"ns/event")
			})
		}
	}
}

// BenchmarkAllTests is the whole of a study's tests on 2,000 events and three windows.
func BenchmarkAllTests(b *testing.B) {
	a := crowd(2000)
	for b.Loop() {
		fresh := &Abnormal{Outcomes: a.Outcomes, Panel: a.Panel, Design: a.Design}
		if _, err := runTests(context.Background(), fresh); err != nil {
			b.Fatal(err)
		}
	}
}
