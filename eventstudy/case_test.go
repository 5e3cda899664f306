package eventstudy

import (
	"context"
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// casePrices reads one price file of the embedded case: Date, Close and Adj Close.
func casePrices(t testing.TB, id string) *Prices {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "data", "cases", "apple-alibaba-2025",
		"prices", id+".csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	p := &Prices{ID: id, Basis: Split}
	num := func(s string) float64 {
		v, err := strconv.ParseFloat(s, 64)
		if err != nil {
			return math.NaN()
		}
		return v
	}
	for _, r := range rows[1:] {
		d, err := ParseDate(r[0])
		if err != nil {
			t.Fatal(err)
		}
		p.Dates = append(p.Dates, d)
		p.Close = append(p.Close, num(r[4]))
		p.AdjClose = append(p.AdjClose, num(r[5]))
	}
	return p
}

// caseDesign is the design of the case, and its panel with New York and Hong Kong.
func caseDesign(t testing.TB, model string) (Design, *Panel) {
	t.Helper()
	d := DefaultDesign()
	m, ok := Models.Lookup(model)
	if !ok {
		t.Fatalf("no model %q", model)
	}
	d.Model = m
	d.Estimation, d.Event = Window{-270, -21}, Window{-10, 10}
	d.Windows = []Window{{0, 0}, {-1, 1}, {-2, 2}, {0, 5}}
	markets := []Market{{ID: "US", Benchmark: casePrices(t, "SPY")},
		{ID: "XHKG", Benchmark: casePrices(t, "HSI")}}
	var secs []Security
	for id, market := range map[string]string{"BABA": "US", "AAPL": "US", "9988.HK": "XHKG"} {
		secs = append(secs, Security{ID: id, Market: market, Prices: casePrices(t, id)})
	}
	p, err := NewPanel(markets, secs, d)
	if err != nil {
		t.Fatal(err)
	}
	return d, p
}

// caseEvents are the events of the case with day 0 of each listing.
func caseEvents() []Event {
	day := func(d int) Date { return NewDate(2025, 2, d) }
	return []Event{
		{ID: "confirmation", Security: "BABA", Date: day(13)},
		{ID: "report", Security: "BABA", Date: day(11)},
		{ID: "confirmation", Security: "AAPL", Date: day(13)},
		{ID: "report", Security: "AAPL", Date: day(11)},
		{ID: "confirmation", Security: "9988.HK", Date: day(13)},
		{ID: "report", Security: "9988.HK", Date: day(12)},
	}
}

// TestCase holds the case against testdata/case_reference.txt, which case_reference.py made with
// numpy and scipy.
func TestCase(t *testing.T) {
	for _, model := range []string{"mean", "market-adjusted", "market"} {
		d, p := caseDesign(t, model)
		rep, err := Run(context.Background(), p, caseEvents(), d)
		if err != nil {
			t.Fatal(err)
		}
		if len(rep.Skips) > 0 {
			t.Fatal(rep.Skips)
		}
		got := map[string]float64{}
		for _, o := range rep.Outcomes {
			flatten(got, o)
		}
		n := 0
		for _, ref := range readReference(t, "case_reference.txt") {
			if !strings.HasPrefix(ref.key, model+" ") {
				continue
			}
			n++
			v, ok := got[ref.key]
			if !ok {
				t.Errorf("%s: not computed", ref.key)
			}
			// An abnormal return is a difference of returns near 1e-2: an absolute 1e-15 is their
			// rounding.
			if !(math.Abs(v-ref.value) <= 1e-10*math.Abs(ref.value)+1e-15) {
				t.Errorf("%s = %.17g, want %.17g", ref.key, v, ref.value)
			}
		}
		if want := 6 * 54; n < want {
			t.Errorf("%s: %d numbers compared, want at least %d", model, n, want)
		}
	}
}

type reference struct {
	key   string
	value float64
}

// readReference reads lines "word … word value"; # begins a comment.
func readReference(t testing.TB, name string) []reference {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	var out []reference
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		i := strings.LastIndex(line, " ")
		if strings.HasPrefix(line, "#") {
			continue
		}
		v, err := strconv.ParseFloat(line[i+1:], 64)
		if err != nil {
			t.Fatal(name, line)
		}
		out = append(out, reference{line[:i], v})
	}
	return out
}

// flatten names every number of an outcome as the reference scripts do.
func flatten(m map[string]float64, o *Outcome) {
	at := fmt.Sprintf("%s %s %s ", o.Fit.Model, o.Security, o.Event.ID)
	for j, term := range o.Fit.Terms {
		m[at+term], m[at+"se_"+term] = o.Fit.Coef[j], o.Fit.SE[j]
	}
	m[at+"sigma"], m[at+"r2"], m[at+"n"] = o.Fit.Sigma, o.Fit.R2, float64(o.Fit.N)
	for _, d := range o.Days {
		k := fmt.Sprintf("[%d]", d.Offset)
		m[at+"return"+k], m[at+"ar"+k], m[at+"se"+k], m[at+"p"+k] = d.Return, d.AR, d.SE, d.P
	}
	for _, w := range o.Windows {
		k := fmt.Sprintf("[%d,%d]", w.Window.First, w.Window.Last)
		m[at+"car"+k], m[at+"var"+k], m[at+"p"+k] = w.CAR, w.SE*w.SE, w.P
		m[at+"hi"+k], m[at+"bhar"+k] = w.CI[1], w.BHAR
	}
}
