package doctor

import (
	"math"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

func TestPairs(t *testing.T) {
	stock := func() *eventstudy.Prices { return sound("ABC", 200, 1) }
	// total is the file as another vendor would give it: only closes, dividends taken out.
	total := func(p *eventstudy.Prices) *eventstudy.Prices {
		return &eventstudy.Prices{ID: p.ID, Basis: eventstudy.Total, Dates: p.Dates,
			Close: p.AdjClose}
	}
	quoted := func(p *eventstudy.Prices) *eventstudy.Prices {
		return &eventstudy.Prices{ID: p.ID, Basis: eventstudy.Split, Dates: p.Dates, Close: p.Close,
			Currency: "HKD"}
	}
	index := sound("IDX", 200, 2)
	for _, x := range []struct {
		name   string
		a, b   *eventstudy.Prices
		second relation
		codes  string
		text   string
	}{
		{"unrelated", stock(), index, itsBenchmark, "", ""},
		{"unrelated, no benchmark", stock(), index, another, "", ""},
		{"the stock as its benchmark", stock(), stock(), itsBenchmark, "benchmark-is-security",
			"same prices"},
		{"nearly itself", stock(), func() *eventstudy.Prices {
			p := stock()
			for i := range p.AdjClose {
				p.AdjClose[i] *= 3 * (1 + 1e-5*math.Sin(float64(i)))
			}
			p.ID = "ABC2"
			return p
		}(), itsBenchmark, "benchmark-is-security", "correlation"},
		{"one file under two names", stock(),
			func() *eventstudy.Prices { p := stock(); p.ID = "XYZ"; return p }(), another,
			"same-prices", "wrong name"},
		{"with and without dividends", stock(), quoted(stock()), another,
			"adjusted-apart basis-mixed", "0.9800 before"},
		{"the same adjustment", stock(), total(stock()), another, "", ""},
		{"another currency", stock(), func() *eventstudy.Prices {
			p := total(stock())
			p.Close = append([]float64(nil), p.Close...)
			for i := range p.Close {
				p.Close[i] *= 7.8
			}
			return p
		}(), another, "adjusted-apart", "constant factor 0.1282"},
		{"one price differs", stock(),
			func() *eventstudy.Prices { p := stock(); p.AdjClose[50] *= 1.01; return p }(), another,
			"files-disagree", "1 single day"},
		{"last price differs", stock(),
			func() *eventstudy.Prices { p := stock(); p.AdjClose[199] *= 1.01; return p }(),
			another,
			"intraday-snapshot", "0.99 %"},
		{"another listing", stock(), func() *eventstudy.Prices {
			p := sound("abc", 200,
				3)
			return p
		}(), another, "different-series", ""},
		{"currencies", stock(),
			func() *eventstudy.Prices {
				p := quoted(index)
				p.Basis = eventstudy.BasisUnknown
				return p
			}(), itsBenchmark, "currency-mixed", "HKD"},
		{"a session late", stock(), func() *eventstudy.Prices {
			p := stock()
			p.ID = "IDX"
			copy(p.AdjClose, p.AdjClose[1:])
			return p
		}(), itsBenchmark, "shifted-against-benchmark", "late"},
	} {
		t.Run(x.name, func(t *testing.T) {
			fs := new(Examiner).compare(x.a, x.b, x.second)
			if codes(fs) != x.codes && !(x.name == "the stock as its benchmark" &&
				fs[0].Code == x.codes) {
				t.Fatalf("found %q, want %q: %+v", codes(fs), x.codes, fs)
			}
			if x.codes != "" && !strings.Contains(fs[0].Text, x.text) {
				t.Errorf("text %q lacks %q", fs[0].Text, x.text)
			}
		})
	}
}

func TestCompare(t *testing.T) {
	a, b, c := sound("A", 100, 1), sound("B", 100, 2), sound("C", 100, 1)
	got := Compare(a, b, c)
	if len(got) != 1 || got[0].A != 0 || got[0].B != 2 || got[0].Code != "same-prices" {
		t.Errorf("findings: %+v", got)
	}
	fs := Examine(a, Context{Benchmark: b, Others: []*eventstudy.Prices{a, b, c}})
	if codes(fs) != "same-prices" {
		t.Errorf("in context: %+v", fs)
	}
}
