package claims

import (
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"stockmove/eventstudy"
)

func date(s string) eventstudy.Date {
	d, err := eventstudy.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// bars makes prices of lines "2025-02-13 open high low close [adjusted]"; "-" is unknown.
func bars(id, currency string, lines ...string) *eventstudy.Prices {
	p := &eventstudy.Prices{ID: id, Currency: currency, Basis: eventstudy.Split,
		Source: eventstudy.Source{Path: "downloads/" + id + ".csv"}}
	cols := []*[]float64{&p.Open, &p.High, &p.Low, &p.Close, &p.AdjClose}
	for _, line := range lines {
		f := strings.Fields(line)
		p.Dates = append(p.Dates, date(f[0]))
		for k, cell := range f[1:] {
			v, err := strconv.ParseFloat(cell, 64)
			if err != nil {
				v = math.NaN()
			}
			*cols[k] = append(*cols[k], v)
		}
	}
	return p
}

// closes makes prices that have a close alone, of lines "2025-02-13 116.7".
func closes(id, currency string, lines ...string) *eventstudy.Prices {
	p := bars(id, currency)
	for _, line := range lines {
		f := strings.Fields(line)
		v, _ := strconv.ParseFloat(f[1], 64)
		p.Dates, p.Close = append(p.Dates, date(f[0])), append(p.Close, v)
	}
	return p
}

// quiet puts 300 sessions before a series on which hardly anything happens, so that no figure of
// the series fits an ordinary day by chance.
func quiet(p *eventstudy.Prices) *eventstudy.Prices {
	q := *p
	var ds []eventstudy.Date
	for d := p.Dates[0] - 1; len(ds) < 300; d-- {
		if !d.Weekend() {
			ds = append([]eventstudy.Date{d}, ds...)
		}
	}
	q.Dates = append(ds, p.Dates...)
	for _, col := range []*[]float64{&q.Open, &q.High, &q.Low, &q.Close, &q.AdjClose} {
		if *col == nil {
			continue
		}
		first := p.Close[0]
		if col == &q.AdjClose {
			first = p.AdjClose[0]
		}
		shift := map[*[]float64]float64{&q.High: 0.0007, &q.Low: -0.0007}[col]
		var before []float64
		for k := range ds {
			v := first * (1 + shift + 0.0001*float64(k%3))
			before = append(before, math.Round(v*1e4)/1e4)
		}
		*col = append(before, *col...)
	}
	return &q
}

// days is a calendar that knows every day: closed at weekends and on the days listed.
type days map[string]string

func (c days) Session(d eventstudy.Date) eventstudy.Session {
	if why, ok := c[d.String()]; ok || d.Weekend() {
		return eventstudy.Session{Kind: eventstudy.Closed, Reason: why}
	}
	return eventstudy.Session{Kind: eventstudy.Full, Opens: d.At(570, time.UTC),
		Closes: d.At(960, time.UTC)}
}

// hongKong is nine sessions of 9988.HK around 13 February 2025, as quoted.
func hongKong() *eventstudy.Prices {
	return bars("9988.HK", "HKD",
		"2025-02-07 98 100.9 97.7 100",
		"2025-02-10 103 106.5 103 105.5",
		"2025-02-11 107.9 108.6 104.6 104.9",
		"2025-02-12 109.2 113.9 109.1 113.8",
		"2025-02-13 115.2 124.3 115.2 116.7",
		"2025-02-14 116.9 124.3 116.8 124.1",
		"2025-02-17 124.9 129.5 118.8 122.2",
		"2025-02-18 122 128.6 122 126.3",
		"2025-02-19 123.7 125.4 122.3 124.1")
}

// newYork is the same week of BABA, without 17 February, a holiday there.
func newYork() *eventstudy.Prices {
	return bars("BABA", "USD",
		"2025-02-10 107.32 111.65 106.7 111.32",
		"2025-02-11 113.96 115.54 111 112.78",
		"2025-02-12 115.82 119.81 114.965 118.33",
		"2025-02-13 115.33 119.57 114.76 119.54",
		"2025-02-14 126.59 126.8 120.495 124.73")
}

func one(id, name string, p *eventstudy.Prices) eventstudy.Security {
	return eventstudy.Security{ID: id, Name: name, Market: "M", Prices: p}
}

// twoListings is a study of one issuer with two listings, and of another company.
func twoListings() Book {
	return Book{Securities: []eventstudy.Security{
		one("9988.HK", "Alibaba Group (Hong Kong)", quiet(hongKong())),
		one("BABA", "Alibaba Group (New York)", quiet(newYork())),
		one("AAPL", "Apple Inc.", quiet(bars("AAPL", "USD",
			"2025-02-12 231.2 236.96 230.68 236.87",
			"2025-02-13 236.91 242.34 235.57 241.53",
			"2025-02-14 241.25 245.55 240.99 244.6"))),
	}}
}

// judge1 judges one claim.
func judge1(t testing.TB, c Statement, b Book) Verdict {
	t.Helper()
	return judgeAll(t, []Statement{c}, b)[0]
}

// judgeAll parses and judges claims that must be without fault.
func judgeAll(t testing.TB, list []Statement, b Book) []Verdict {
	t.Helper()
	for _, s := range list {
		if _, ps := Parse(s); ps != nil {
			t.Fatalf("the claim itself is wrong: %v", ps)
		}
	}
	return judgeAny(list, b)
}

// judgeAny judges claims whether they are without fault or not.
func judgeAny(list []Statement, b Book) []Verdict {
	var cs []Claim
	for _, s := range list {
		c, _ := Parse(s)
		cs = append(cs, c)
	}
	return Judge(cs, b)
}

// check is what is wrong with a statement, nil when nothing is.
func check(s Statement) *eventstudy.Problems {
	_, ps := Parse(s)
	return ps
}

// near10 compares by relative error.
func near10(a, b float64) bool {
	return a == b || math.IsNaN(a) && math.IsNaN(b) ||
		math.Abs(a-b) <= 1e-10*math.Max(math.Abs(a), math.Abs(b))
}

// has fails the test unless the text contains every word.
func has(t testing.TB, text string, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(text, w) {
			t.Errorf("%q is missing from:\n%s", w, text)
		}
	}
}
