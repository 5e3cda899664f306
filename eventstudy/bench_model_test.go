package eventstudy

import (
	"context"
	"fmt"
	"testing"
)

// benchStudy is n events spread over 500 securities of 2,520 days.
func benchStudy(b *testing.B, n int) (*Panel, []Event, Design) {
	b.Helper()
	const securities, length = 500, 2520
	days := weekdays(NewDate(2015, 1, 1), length)
	w := &world{days: days, rm: normals(1, length, 0.0004, 0.01)}
	m := Market{ID: "X", Benchmark: pricesOf("M", days, w.rm), Factors: worldFactors(w)}
	var secs []Security
	for i := range securities {
		r := normals(uint64(100+i), length, 0, 0.02)
		for t := range r {
			r[t] += w.rm[t]
		}
		id := fmt.Sprint("S", i)
		secs = append(secs, Security{ID: id, Market: "X", Prices: pricesOf(id, days, r)})
	}
	d := DefaultDesign()
	p, err := NewPanel([]Market{m}, secs, d)
	if err != nil {
		b.Fatal(err)
	}
	events := make([]Event, n)
	for i := range events {
		events[i] = Event{ID: fmt.Sprint(i), Security: secs[i%securities].ID,
			Date: days[260+(i*7919)%(length-280)]}
	}
	return p, events, d
}

// BenchmarkModel measures events from date to abnormal returns, for every model; ns/event should
// not grow with their number.
func BenchmarkModel(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		p, events, d := benchStudy(b, n)
		for _, m := range Models.All() {
			d.Model = m
			b.Run(fmt.Sprintf("%s/%d", m.Info().Name, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					r := make([]*Outcome, n)
					err := forEach(context.Background(), n, 0,
						func(i int, w *Work) { r[i], _ = measure(p, events[i], &d, w) })
					if err != nil || r[0] == nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n),
					"ns/event")
			})
		}
	}
}

// BenchmarkRun is a whole study of the market model and the test t.
func BenchmarkRun(b *testing.B) {
	for _, n := range []int{2_000, 100_000} {
		p, events, d := benchStudy(b, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Run(context.Background(), p, events, d); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/event")
		})
	}
}

// BenchmarkPanel lays 500 securities of 2,520 days on their market's days.
func BenchmarkPanel(b *testing.B) {
	p, _, d := benchStudy(b, 1)
	var secs []Security
	for _, id := range p.Order {
		secs = append(secs, p.Series[id].Security)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := NewPanel([]Market{p.Lines[0].Market}, secs, d); err != nil {
			b.Fatal(err)
		}
	}
}
