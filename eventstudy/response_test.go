package eventstudy

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// volumePanel is a security and its benchmark with the volumes of the reference.
func volumePanel(t *testing.T, change func(p, b *Prices)) (*Panel, Design, error) {
	t.Helper()
	var n, m []float64
	for _, row := range readRows(t, "testdata/response_volumes.csv") {
		n, m = append(n, number(t, row["n"])), append(m, number(t, row["m"]))
	}
	days := weekdays(NewDate(2023, 1, 2), len(n))
	sec := pricesOf("S", days, normals(1, len(n), 0, 0.01))
	bench := pricesOf("M", slices.Clone(days), normals(2, len(n), 0, 0.01))
	sec.Volume, bench.Volume = n, m
	if change != nil {
		change(sec, bench)
	}
	d := DefaultDesign()
	d.Response, d.Windows = ResponseVolume, []Window{{0, 0}, {-1, 1}, {-5, 5}}
	p, err := NewPanel([]Market{{ID: "X", Benchmark: bench}},
		[]Security{{ID: "S", Market: "X", Prices: sec}}, d)
	return p, d, err
}

// TestResponseReference holds abnormal volume and volatility against base R
// (testdata/response_reference.R): estimates, sums, errors of sums by sums, p-values and places.
func TestResponseReference(t *testing.T) {
	got := map[string]float64{}
	put := func(name string, o *Outcome) {
		for _, w := range o.Windows {
			key := fmt.Sprintf("[%+d %+d]", w.Window.First, w.Window.Last)
			got[name+" car"+key], got[name+" se"+key], got[name+" p"+key] = w.CAR, w.SE, w.P
			d := Design{Response: Response(name)}
			rank, _ := o.blockRank(w.Window, w.T, &d)
			got[name+" rank"+key] = rank
			if !math.IsNaN(w.BHAR) {
				t.Errorf("%s has a buy-and-hold return", name)
			}
		}
	}
	p, d, err := volumePanel(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	day0 := Event{ID: "e", Security: "S", Date: p.Lines[0].Days[290]}
	o, skip := measure(p, day0, &d, &Work{})
	if skip != nil {
		t.Fatal(skip)
	}
	put("volume", o)
	got["volume alpha"], got["volume beta"] = o.Fit.Coef[0], o.Fit.Coef[1]
	p, d = turnoverPanel(t, func(x *Security) {
		x.Prices.Volume[59] = 0
		x.Shares = []Shares{{x.Prices.Dates[0], 5e7}, {x.Prices.Dates[150], 5.6e7}}
	})
	if o, skip = measure(p, day0, &d, &Work{}); skip != nil {
		t.Fatal(skip)
	}
	put("turnover", o)
	got["turnover alpha"], got["turnover beta"] = o.Fit.Coef[0], o.Fit.Coef[1]
	o = sampleOutcome(t, samplePanel(t, nil), "market", func(d *Design) {
		d.Response, d.Windows = ResponseVolatility, []Window{{0, 0}, {-1, 1}, {-5, 5}}
	})
	put("volatility", o)
	got["volatility mean"], got["volatility beta"] = o.Fit.Coef[0], o.ModelFit().Coef[1]
	rows := readRows(t, "testdata/response_reference.csv")
	if len(rows) != len(got) || len(rows) != 42 {
		t.Errorf("%d numbers, %d in the reference", len(got), len(rows))
	}
	for _, row := range rows {
		if want := number(t, row["value"]); off(got[row["what"]], want) > 1e-9 {
			t.Errorf("%s: %.12g, want %.12g", row["what"], got[row["what"]], want)
		}
	}
	// Of one day the place and the size of volatility are those of the abnormal return: U = t².
	base := sampleOutcome(t, samplePanel(t, nil), "market", nil)
	if u := math.Exp(o.Day(0).Return); off(u, base.Day(0).T*base.Day(0).T) > 1e-12 {
		t.Errorf("U of a day is %g, t² %g", u, base.Day(0).T*base.Day(0).T)
	}
}

// TestVolumes: a day of no trade or of an unknown volume has no logarithm and is counted, a split
// is no change of volume, and the market's volume is the mean of twenty securities or the
// benchmark's.
func TestVolumes(t *testing.T) {
	p, _, err := volumePanel(t, func(p, _ *Prices) {
		p.Basis, p.Splits = Raw, make([]float64, len(p.Dates))
		p.Splits[100] = 4
		for i := 100; i < len(p.Volume); i++ {
			p.Volume[i] *= 4
		}
		p.Volume[5], p.Volume[6], p.Volume[7] = 0, math.NaN(), 0
	})
	if err != nil {
		t.Fatal(err)
	}
	plain, _, _ := volumePanel(t, nil)
	x, y := p.Series["S"], plain.Series["S"]
	for i := range x.Return {
		known := i < 5 || i > 7
		if known && off(x.Return[i], y.Return[i]+math.Log(4)) > 1e-12 || !known &&
			!math.IsNaN(x.Return[i]) {
			t.Fatalf("day %d: log volume %g, without the split %g", i, x.Return[i], y.Return[i])
		}
	}
	for code, n := range map[string]string{"volume_zero": "2 days with a volume",
		"volume_unknown": "1 day has no", "volume_split_adjusted": "volumes before 1 split are"} {
		if !slices.ContainsFunc(x.Warnings, func(w Warning) bool {
			return w.Code == code &&
				strings.HasPrefix(w.Text, n)
		}) {
			t.Errorf("no %s in %v", code, x.Warnings)
		}
	}
	if !hasCode(p.Warnings, "market_volume_of_benchmark") {
		t.Errorf("%v", p.Warnings)
	}
	// Prices adjusted for splits come with volumes that are.
	split := &Prices{ID: "S", Basis: Split, Dates: weekdays(NewDate(2023, 1, 2), 9),
		Volume:   make([]float64, 9),
		Findings: []Finding{{Jumps: []Jump{{Date: NewDate(2023, 1, 4), Factor: 2, Sure: true}}}}}
	if n := len(split.shareJumps()); n != 0 {
		t.Errorf("%d splits of adjusted volumes", n)
	}
	split.Basis = BasisUnknown
	if n := len(split.shareJumps()); n != 1 {
		t.Errorf("%d splits of volumes of unknown basis", n)
	}
	if _, _, err = volumePanel(t, func(_, b *Prices) { b.Volume = nil }); err == nil ||
		!strings.Contains(err.Error(), "M has no volume for the model market to read") {
		t.Errorf("a benchmark without volume: %v", err)
	}
	for _, n := range []int{19, 20} {
		days := weekdays(NewDate(2024, 1, 1), 9)
		b := pricesOf("M", days, make([]float64, 9))
		b.Volume = []float64{1, 1, 1, 1, 1, 1, 1, 1, 1}
		var secs []Security
		for i := range n {
			s := pricesOf(fmt.Sprint("S", i), days, make([]float64, 9))
			s.Volume = make([]float64, 9)
			for k := range s.Volume {
				s.Volume[k] = math.Exp(float64(i + k))
			}
			secs = append(secs, Security{ID: s.ID, Market: "X", Prices: s})
		}
		d := DefaultDesign()
		d.Response = ResponseVolume
		p, err := NewPanel([]Market{{ID: "X", Benchmark: b}}, secs, d)
		if err != nil {
			t.Fatal(err)
		}
		want := 0.0 // ln 1
		if n >= 20 {
			want = 9.5 + 3 // the mean of 0…19, and the day
		}
		if got := p.Lines[0].Benchmark[3]; off(got, want) > 1e-12 {
			t.Errorf("%d names: the market's volume is %g, want %g", n, got, want)
		}
	}
}

// TestResponseRefusals: models of returns do not serve volumes, and tests that take days as
// independent have no p over several days.
func TestResponseRefusals(t *testing.T) {
	for _, m := range Models.All() {
		d := DefaultDesign()
		d.Model, d.Response, d.Peers = m, ResponseVolume, "A"
		err := d.Validate()
		if name := m.Info().Name; (err == nil) != (name == "mean" || name == "market") {
			t.Errorf("%s of volume: %v", name, err)
		}
		if d.Response = ResponseVolatility; d.Validate() != nil {
			t.Errorf("%s of volatility: %v", m.Info().Name, d.Validate())
		}
	}
	d := DefaultDesign()
	d.Response, d.Thin = ResponseVolatility, ThinTradeToTrade
	if d.Validate() == nil {
		t.Error("trade-to-trade volatility")
	}
	l := lab{events: 12, m: 120, apart: farApart}
	b := l.filled(1)
	b.design.Response = ResponseVolatility
	bearing := map[string]bool{"cross": true, "skew": true, "bmp": true, "bmp-adj": true,
		"sign":     true,
		"wilcoxon": true, "bootstrap": true, "block-rank": true}
	for _, r := range b.run().Tests {
		known := !math.IsNaN(r.P)
		if want := r.Window.Len() == 1 || bearing[r.Test]; known != want {
			t.Errorf("%s over %s: p %g", r.Test, r.Window, r.P)
		}
	}
}

// TestBlockRankByHand: twelve events on days of their own, each beyond every sum of its 120
// estimation days. k = 120 sums of one day and 118 of three, the rank is k + 1,
// u = (k + 1)/(k + 2) − ½, and Z = 12u/√(12·k/(12(k + 2))): 5.950616 of one day and 5.949790 of
// three.
func TestBlockRankByHand(t *testing.T) {
	l := lab{events: 12, m: 120, apart: farApart, effect: 5}
	b := l.filled(1)
	found := 0
	for _, r := range b.run().Tests {
		want, ok := map[int]float64{1: 5.950616, 3: 5.949790}[r.Window.Len()]
		if r.Test != "block-rank" || !ok {
			continue
		}
		found++
		if off(r.Stat, want) > 1e-6 || off(r.P, NormalP(r.Stat, TwoSided)) > 1e-12 {
			t.Errorf("%s: Z = %.7f, want %g; p %g", r.Window, r.Stat, want, r.P)
		}
	}
	if found != 2 {
		t.Errorf("%d windows", found)
	}
}
