package eventstudy

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// sampleColumns reads testdata/models.csv by name.
func sampleColumns(t testing.TB) map[string][]float64 {
	t.Helper()
	f, err := os.Open("testdata/models.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	cols := map[string][]float64{}
	for j, name := range rows[0] {
		for _, r := range rows[1:] {
			v, err := strconv.ParseFloat(r[j], 64)
			if err != nil {
				t.Fatal(err)
			}
			cols[name] = append(cols[name], v)
		}
	}
	return cols
}

// samplePeers are columns of the file that serve as returns of peers.
var samplePeers = []string{"SMB", "HML", "RMW", "CMA", "Mom"}

// samplePanel makes a panel of those returns, without prices in between that would round them.
// Missing rows of the stock are spanned by the next return.
func samplePanel(t testing.TB, missing map[int]bool) *Panel {
	t.Helper()
	c := sampleColumns(t)
	n := len(c["r"])
	l := &Timeline{Market: Market{ID: "X", Benchmark: &Prices{ID: "M"}},
		Days: weekdays(NewDate(2023, 1, 2), n), Benchmark: append([]float64(nil), c["rm"]...),
		RF: c["RF"], Factors: map[string][]float64{}}
	l.Benchmark[0] = math.NaN()
	f := &Factors{Dates: l.Days}
	for _, name := range []string{"Mkt-RF", "SMB", "HML", "RMW", "CMA", "Mom", "RF"} {
		l.Factors[name] = c[name]
		f.Names, f.Columns = append(f.Names, name), append(f.Columns, c[name])
	}
	l.Market.Factors = f
	x := &Series{Security: Security{ID: "S", Prices: &Prices{}}, Line: l,
		Return: make([]float64, n), Priced: make([]bool, n), Gap: make([]int32, n)}
	grown, gap := 1.0, int32(0)
	for i := range n {
		x.Priced[i], x.Return[i] = true, math.NaN()
		if missing[i] {
			x.Priced[i] = false
			grown *= 1 + c["r"][i]
			gap++
			continue
		}
		if i > 0 {
			x.Return[i], x.Gap[i] = c["r"][i], gap
			if gap > 0 {
				x.Return[i] = grown*(1+c["r"][i]) - 1
			}
		}
		grown, gap = 1, 0
	}
	p := &Panel{Lines: []*Timeline{l}, Series: map[string]*Series{"S": x}, Order: []string{"S"}}
	for _, name := range samplePeers {
		y := &Series{Security: Security{ID: name, Prices: &Prices{}}, Line: l,
			Return: l.Factors[name],
			Priced: slices.Repeat([]bool{true}, n), Gap: make([]int32, n)}
		p.Series[name] = y
	}
	return p
}

// sampleOutcome measures the event on row 290 with a model.
func sampleOutcome(t testing.TB, p *Panel, model string, change func(*Design)) *Outcome {
	t.Helper()
	d := DefaultDesign()
	m, ok := Models.Lookup(model)
	if !ok {
		t.Fatalf("no model %q", model)
	}
	d.Model, d.Windows = m, []Window{{0, 0}, {-1, 1}, {-10, 10}}
	d.Peers = strings.Join(samplePeers, ",")
	if change != nil {
		change(&d)
	}
	if err := d.Fits(marketsOf(p.Lines)); err != nil {
		t.Fatal(err)
	}
	o, skip := measure(p, Event{ID: "e", Security: "S", Date: p.Lines[0].Days[290]}, &d, &Work{})
	if skip != nil {
		t.Fatalf("%s: %+v", model, skip)
	}
	return o
}

// modelNumbers estimates every model on the sample under the names of the reference scripts.
func modelNumbers(t testing.TB) map[string]float64 {
	got := map[string]float64{}
	put := func(name string, p *Panel, model string, change func(*Design)) *Outcome {
		o := sampleOutcome(t, p, model, change)
		one := map[string]float64{}
		flatten(one, o)
		for k, v := range one {
			got[strings.Replace(k, model+" S e", name, 1)] = v
		}
		return o
	}
	p := samplePanel(t, nil)
	for _, m := range []string{"capm", "ff3", "carhart", "ff5", "ff6", "factors",
		"scholes-williams", "garch"} {
		put(m, p, m, nil)
	}
	put("dimson1", p, "dimson", nil)
	put("dimson2", p, "dimson", func(d *Design) { d.DimsonLags = 2 })
	for _, lags := range []int{1, 5} {
		put(fmt.Sprint("hac", lags), p, "market", func(d *Design) { d.HAC = lags })
	}
	put("hac4", p, "market", func(d *Design) { d.HAC = -1 })
	market := sampleOutcome(t, p, "market", nil)
	for name, run := range map[string]func([]float64, *Work) (float64, float64, int){
		"ljung-box": ljungBox, "arch-lm": archLM} {
		got[name+" stat"], got[name+" p"], _ = run(market.Fit.Resid, &Work{})
	}
	// Without Mkt-RF the CAPM takes the benchmark; without RF the factors explain plain returns.
	q := samplePanel(t, nil)
	delete(q.Lines[0].Factors, "Mkt-RF")
	put("capm-benchmark", q, "capm", nil)
	q = samplePanel(t, nil)
	q.Lines[0].RF = nil
	put("factors-plain", q, "factors", nil)
	missing := map[int]bool{100: true, 101: true}
	for i := 5; i < 320; i += 7 {
		missing[i] = i < 278 || i >= 302
	}
	put("thin", samplePanel(t, missing), "market", func(d *Design) {
		d.Thin = ThinTradeToTrade
		d.MinObs = 30
	})
	return got
}

// TestModels holds every model against testdata/models_reference.py (numpy, scipy) and
// models_reference.R (R), both of which were made without this package. GARCH by optim and its
// Hessian by differences agree with the exact solution to 1e-5.
func TestModels(t *testing.T) {
	got := modelNumbers(t)
	for _, c := range []struct {
		file       string
		rel, garch float64
		least      int
	}{
		{"models_reference.txt", 1e-10, 1e-9, 260},
		{"models_reference_R.txt", 1e-10, 1e-5, 145},
	} {
		n := 0
		for _, ref := range readReference(t, c.file) {
			rel := c.rel
			if strings.HasPrefix(ref.key, "garch ") {
				rel = c.garch
			}
			if ref.key == "garch loglik" {
				continue // TestGARCHLikelihood
			}
			n++
			if v, ok := got[ref.key]; !ok || !near(v, ref.value, rel) {
				t.Errorf("%s: %s = %.15g, want %.15g (%.1e)", c.file, ref.key, v, ref.value,
					math.Abs(v/ref.value-1))
			}
		}
		if n < c.least {
			t.Errorf("%s: %d numbers compared, want at least %d", c.file, n, c.least)
		}
	}
}
