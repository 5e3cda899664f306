package eventstudy

import (
	"context"
	"math"
	"testing"
)

// tiedStudy runs eight securities whose prices mostly stand still (testdata/ties_prices.csv).
func tiedStudy(t *testing.T, model string) *Report {
	t.Helper()
	prices := map[string]*Prices{}
	for _, row := range readRows(t, "testdata/ties_prices.csv") {
		day, err := ParseDate(row["date"])
		if err != nil {
			t.Fatal(err)
		}
		for id, v := range row {
			if id == "date" {
				continue
			}
			if prices[id] == nil {
				prices[id] = &Prices{ID: id, Basis: Total}
			}
			prices[id].Dates = append(prices[id].Dates, day)
			prices[id].Close = append(prices[id].Close, number(t, v))
		}
	}
	var secs []Security
	var events []Event
	for _, id := range []string{"S0", "S1", "S2", "S3", "S4", "S5", "S6", "S7"} {
		secs = append(secs, Security{ID: id, Market: "X", Prices: prices[id]})
		events = append(events, Event{ID: id, Security: id, Date: prices[id].Dates[110]})
	}
	m, _ := Models.Lookup(model)
	d := Design{Model: m, Tests: Tests.All(), Estimation: Window{-100, -11}, Event: Window{-5, 5},
		Windows: []Window{{0, 0}, {-1, 1}, {-5, 5}, {2, 3}}, Alpha: 0.05, Returns: Simple,
		Basis:   BasisAuto,
		DayRule: ExactDay, MinObs: 30, Seed: 1}
	p, err := NewPanel([]Market{{ID: "X", Benchmark: prices["M"]}}, secs, d)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Run(context.Background(), p, events, d)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestTies: what is equal ranks equal and what cancels has no sign, whichever way it was computed.
// The figures are those of exact fractions (testdata/ties_reference.py).
func TestTies(t *testing.T) {
	rows := readRows(t, "testdata/ties_reference.csv")
	compared := 0
	for _, model := range []string{"mean", "market-adjusted"} {
		got := map[string]Result{}
		for _, x := range tiedStudy(t, model).Tests {
			got[x.Test+x.Window.String()] = x
		}
		for _, row := range rows {
			if row["model"] != model {
				continue
			}
			key := row["test"] + Window{whole(t, row["first"]), whole(t, row["last"])}.String()
			x := got[key]
			if n := whole(t, row["n"]); x.N != n {
				t.Errorf("%s %s: N = %d, want %d", model, key, x.N, n)
			}
			stat, p := number(t, row["stat"]), number(t, row["p"])
			if off(x.Stat, stat) > 1e-9 || off(x.P, p) > 1e-9 {
				t.Errorf("%s %s: stat %.12g, p %.12g; want %.12g, %.12g", model, key, x.Stat,
					x.P, stat, p)
			}
			compared++
		}
	}
	if compared != 56 {
		t.Errorf("%d results compared", compared)
	}
}

// TestRankOverGap by hand: residuals −2, −1, 1, 2 and one event day of 1.8 over two days, which is
// 1.8/√2 = 1.27 a day and ranks fourth of five, U = 4/6 − ½; as a day it would rank fourth too, but
// 2.4, which is 1.70 a day, ranks fourth and not fifth.
func TestRankOverGap(t *testing.T) {
	for _, c := range []struct {
		ar   float64
		gap  int
		rank float64
	}{{1.8, 0, 4}, {1.8, 1, 4}, {2.4, 0, 5}, {2.4, 1, 4}, {math.Sqrt2, 1, 3.5}} {
		o := &Outcome{T0: 4, Days: []Day{{AR: c.ar, Gap: c.gap}},
			Fit: &Fit{Est: []int{0, 1, 2, 3}, Resid: []float64{-2, -1, 1, 2}, Sigma: 1, N: 4}}
		p := &profile{first: -4, sum: make([]float64, 5), n: make([]float64, 5)}
		(&Abnormal{}).scoreEvent(o, rawRanks, nil, p, &rankScratch{})
		if want := c.rank/6 - 0.5; off(p.sum[4], want) > 1e-12 {
			t.Errorf("%g over %d missing days: U = %g, want %g", c.ar, c.gap, p.sum[4], want)
		}
	}
}

// TestGeneralisedSignZero by hand: three events whose estimation days rose on ¾, ½ and ¼ of their
// days that are not zero; the second has a CAR of zero and leaves both the count and the share: p̂
// = (¾ + ¼)/2 = ½, w = 2 of N = 2, z = (2 − 1)/√(2·¼) = √2.
func TestGeneralisedSignZero(t *testing.T) {
	line := &Timeline{Days: weekdays(0, 1)}
	a := &Abnormal{Design: &Design{Alpha: 0.05}}
	for k, resid := range [][]float64{{1, 2, 3, -4, 0}, {1, 2, -3, -4}, {1, -2, -3, -4, 1e-15}} {
		a.Outcomes = append(a.Outcomes,
			&Outcome{Windows: []WindowResult{{CAR: []float64{1, 0, 2}[k], SE: 1, N: 1}},
				Fit: &Fit{Resid: resid, Sigma: 1, view: View{Line: line}}})
	}
	r, _ := gsignTest.Test(a, Window{})
	if r.N != 2 || off(r.Stat, math.Sqrt2) > 1e-12 || !hasCode(r.Warnings, "zeros_dropped") {
		t.Errorf("N = %d, z = %g, want 2 and √2", r.N, r.Stat)
	}
	// Were the share of the event without a sign kept, p̂ would be ½ all the same; with another it
	// shows.
	a.Outcomes[1].Fit.Resid = []float64{1, 2, 3, 4, 5, 6, 7, -1}
	if r, _ = gsignTest.Test(a, Window{}); off(r.Stat, math.Sqrt2) > 1e-12 {
		t.Errorf("z = %g, want √2: the event without a sign keeps its share", r.Stat)
	}
}
