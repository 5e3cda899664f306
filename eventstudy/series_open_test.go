package eventstudy

import (
	"context"
	"fmt"
	"math"
	"slices"
	"testing"
)

// A study whose prices are held packed has the figures, the warnings and the skips of one whose
// prices are not, to the bit and with any number of workers: with a benchmark and without, days
// excluded, holes in the prices, and more events of a security than one worker measures in turn.
func TestPackedPrices(t *testing.T) {
	w := newWorld()
	holed := pricesOf("H", w.days, normals(7, len(w.days), 0, 0.02))
	for _, day := range []int{120, 121, 200, 290} {
		holed.Close[day] = math.NaN()
	}
	short := pricesOf("S", w.days[40:], normals(8, len(w.days)-40, 0, 0.02))
	secs := append(w.secs, Security{ID: "H", Market: w.market.ID, Prices: holed},
		Security{ID: "S", Market: w.market.ID, Prices: short,
			Excluded: []Date{w.days[100], w.days[281]}})
	var events []Event
	for at := 250; at < 300; at++ {
		for _, s := range secs {
			events = append(events,
				Event{ID: fmt.Sprint(s.ID, at), Security: s.ID, Date: w.days[at]})
		}
	}
	events = append(events, Event{ID: "none", Security: "NONE", Date: w.days[270]})
	for _, response := range []Response{ResponseReturn, ResponseVolatility} {
		for _, benchmark := range []*Prices{w.market.Benchmark, nil} {
			d := w.design
			d.Response = response
			m := w.market
			if m.Benchmark = benchmark; benchmark == nil {
				d.Model, _ = Models.Lookup("mean")
			}
			study := func(secs []Security, workers int) string {
				d.Workers = workers
				p, err := NewPanel([]Market{m}, secs, d)
				if err != nil {
					t.Fatal(err)
				}
				run := Run
				if workers == 8 { // the last
					run = RunOnce
				}
				r, err := run(context.Background(), p, events, d)
				if err != nil {
					t.Fatal(err)
				}
				var out string
				for _, o := range r.Outcomes {
					f := o.Fit
					out += fmt.Sprint(o.Event, o.Days, o.Windows, o.Warnings, f.Coef, f.Resid,
						f.Moments)
				}
				for _, id := range p.Order {
					out += fmt.Sprint(p.Series[id].Warnings)
				}
				return out + fmt.Sprint(r.Skips, r.Tests, r.Aggregate, r.Path)
			}
			want := study(secs, 1)
			held := slices.Clone(secs)
			for i := range held {
				p := *held[i].Prices
				p.Pack()
				p.PackDates()
				held[i].Prices = &p
			}
			for _, workers := range []int{1, 2, 8} {
				if got := study(held, workers); got != want {
					t.Fatalf("%s, %d workers: packed prices give other figures", response, workers)
				}
			}
			if len(want) < 100_000 {
				t.Errorf("%s: too little to compare, %d bytes", response, len(want))
			}
		}
	}
}

// Unpacked gives the columns back to the bit, and none that was not there.
func TestPricesPack(t *testing.T) {
	w := newWorld()
	p := w.a()
	p.AdjClose = slices.Clone(p.Close)
	p.AdjClose[3] = math.NaN()
	q := *p
	q.Pack()
	if u := q.Unpacked(new(PriceRoom)); fmt.Sprint(u.Dates) != fmt.Sprint(p.Dates) {
		t.Fatal("other dates")
	}
	q.PackDates()
	if q.Close != nil || q.Unpacked(new(PriceRoom)) == &q || p.Unpacked(new(PriceRoom)) != p {
		t.Fatal("not packed")
	}
	var room PriceRoom
	for range 2 {
		u := q.Unpacked(&room)
		if fmt.Sprint(u.Close, u.AdjClose, u.Open, u.Dates) !=
			fmt.Sprint(p.Close, p.AdjClose, p.Open, p.Dates) || u.Open != nil || u.Packed != nil {
			t.Fatal("other columns")
		}
	}
}
