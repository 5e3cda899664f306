package eventstudy

import (
	"context"
	"fmt"
	"math"
	"testing"
)

// Events that share the regressors of their samples are measured to the bit as by themselves, with
// one worker and with eight, whether the sample has holes or not, and also where the squares of the
// residuals are explained on the same days by another model.
func TestSharedSamples(t *testing.T) {
	w := newWorld()
	w.market.Factors = worldFactors(w)
	holed := pricesOf("H", w.days, normals(7, len(w.days), 0, 0.02))
	for _, day := range []int{120, 121, 200} {
		holed.Close[day] = math.NaN()
	}
	secs := append(w.secs, Security{ID: "H", Market: w.market.ID, Prices: holed})
	var events []Event
	for at := 270; at < 300; at += 5 {
		for _, s := range secs {
			e := Event{ID: fmt.Sprint(s.ID, at), Security: s.ID, Date: w.days[at]}
			events = append(events, e)
		}
	}
	for _, m := range Models.All() {
		if m.Info().Name == "garch" || m.Needs().Peers {
			continue
		}
		for _, response := range []Response{ResponseReturn, ResponseVolatility} {
			d := w.design
			d.Model, d.Response = m, response
			p, err := NewPanel([]Market{w.market}, secs, d)
			if err != nil {
				t.Fatal(err)
			}
			alone := figuresOf(p, events, d, nil, 1)
			for _, workers := range []int{1, 8} {
				together := figuresOf(p, events, d, newSamples(), workers)
				for i, want := range alone {
					if together[i] != want {
						t.Fatalf("%s, %s, %d workers, event %s:\n%.300s\nalone\n%.300s",
							m.Info().Name, response, workers, events[i].ID, together[i], want)
					}
				}
			}
		}
	}
}

// figuresOf are all figures of each event in full, or why there are none.
func figuresOf(p *Panel, events []Event, d Design, shared *samples, workers int) []string {
	out := make([]string, len(events))
	_ = forEach(context.Background(), len(events), workers, func(i int, w *Work) {
		w.samples = shared
		o, skip := measure(p, events[i], &d, w)
		if skip != nil {
			out[i] = fmt.Sprint(*skip)
			return
		}
		f := o.Fit
		out[i] = fmt.Sprint(o.Days, o.Windows, o.Warnings, f.Coef, f.SE, f.Sigma, f.R2, f.Resid,
			f.R)
	})
	return out
}
