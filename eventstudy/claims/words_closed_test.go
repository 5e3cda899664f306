package claims

import (
	"context"
	"math"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// TestBenchmarkClosed: what a claim is held against is what the study calls the day's move, also
// where the benchmark was closed the day before; and of a claim about that day the summary says
// which abnormal return covers it.
func TestBenchmarkClosed(t *testing.T) {
	p := &eventstudy.Prices{ID: "S", Basis: eventstudy.Split}
	m := &eventstudy.Prices{ID: "INDEX", Basis: eventstudy.Split}
	lacked, next := date("2024-06-27"), date("2024-06-28")
	for d := date("2024-01-01"); d <= date("2024-07-05"); d++ {
		if d.Weekend() {
			continue
		}
		k := float64(d)
		p.Dates, p.Close = append(p.Dates, d),
			append(p.Close, math.Round(9600+100*math.Sin(1.7*k))/100)
		if d != lacked {
			m.Dates, m.Close = append(m.Dates, d),
				append(m.Close, math.Round(5000+50*math.Sin(0.9*k)))
		}
	}
	d := eventstudy.DefaultDesign()
	d.Estimation, d.Event, d.Windows = eventstudy.Window{First: -90, Last: -5},
		eventstudy.Window{First: -4, Last: 2}, []eventstudy.Window{{}}
	secs := []eventstudy.Security{{ID: "S", Prices: p}}
	panel, err := eventstudy.NewPanel([]eventstudy.Market{{Benchmark: m}}, secs, d)
	if err != nil {
		t.Fatal(err)
	}
	rep, err := eventstudy.Run(context.Background(), panel,
		[]eventstudy.Event{{ID: "e", Security: "S", Date: next}}, d)
	if err != nil || len(rep.Outcomes) != 1 {
		t.Fatal(err, rep)
	}
	book := Book{Securities: secs, Benchmarks: map[string]*eventstudy.Prices{"": m}}
	for _, day := range rep.Outcomes[0].Days {
		v := judge1(t, Statement{ID: "c", Kind: "move", Securities: []string{"S"}, Date: day.Date,
			Value: "99%", Basis: "close"}, book)
		plain := v.Readings[0]
		if !plain.Plain || math.Abs(plain.Value-day.Move) > 1e-12 {
			t.Errorf("%s: check says %v, run says %v", day.Date, plain.Value, day.Move)
		}
	}
	c := Statement{ID: "c", Kind: "move", Securities: []string{"S"}, Date: lacked, Value: "1%"}
	out := strings.Join(Summary(judgeAll(t, []Statement{c}, book), rep, book), "\n")
	zero := rep.Outcomes[0].Day(0)
	if want := "The benchmark INDEX has no 27 June 2024: the abnormal return of 28 June 2024, " +
		Percent(zero.AR) + ", covers it too ("; !strings.Contains(out, want) {
		t.Errorf("%s\nlacks %q", out, want)
	}
}
