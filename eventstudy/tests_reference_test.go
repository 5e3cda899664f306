package eventstudy

import (
	"context"
	"encoding/csv"
	"math"
	"os"
	"strconv"
	"testing"
)

// The studies of testdata/tests_prices.csv and tests_events.csv, made by tests_generate.py: events
// on one day, and events of two markets with different holidays on nearby days, with missing prices
// and estimation windows of their own. Every test is held against two programs written from the
// papers' formulas: tests_reference.py (numpy, scipy) and tests_reference.R.

func readRows(t testing.TB, path string) []map[string]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		m := map[string]string{}
		for k, name := range rows[0] {
			m[name] = row[k]
		}
		out = append(out, m)
	}
	return out
}

func number(t testing.TB, s string) float64 {
	t.Helper()
	if s == "" || s == "NA" {
		return math.NaN()
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func whole(t testing.TB, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// commonStudy runs one study of tests_events.csv.
func commonStudy(t testing.TB, study string, tail Tail, windows ...Window) *Report {
	t.Helper()
	prices := map[string]*Prices{}
	var order []string
	for _, row := range readRows(t, "testdata/tests_prices.csv") {
		day, err := ParseDate(row["date"])
		if err != nil {
			t.Fatal(err)
		}
		for id, v := range row {
			if id == "date" || v == "" {
				continue
			}
			if prices[id] == nil {
				prices[id] = &Prices{ID: id, Basis: Total}
				order = append(order, id)
			}
			prices[id].Dates = append(prices[id].Dates, day)
			prices[id].Close = append(prices[id].Close, number(t, v))
		}
	}
	var secs []Security
	for _, id := range order {
		if id[0] != 'M' {
			secs = append(secs, Security{ID: id, Market: id[:1], Prices: prices[id]})
		}
	}
	var events []Event
	model := ""
	for _, row := range readRows(t, "testdata/tests_events.csv") {
		if row["study"] != study {
			continue
		}
		model = row["model"]
		day, _ := ParseDate(row["date"])
		e := Event{ID: row["security"], Security: row["security"], Date: day}
		if row["first"] != "" {
			e.Estimation = &Window{whole(t, row["first"]), whole(t, row["last"])}
		}
		events = append(events, e)
	}
	m, ok := Models.Lookup(model)
	if !ok {
		t.Fatalf("study %s: no model %q", study, model)
	}
	d := Design{Model: m, Tests: Tests.All(), Estimation: Window{-120, -11}, Event: Window{-5, 5},
		Windows: windows,
		Alpha:   0.05, Returns: Simple, Basis: BasisAuto, DayRule: ExactDay, MinObs: 30,
		Seed: 1, Tail: tail}
	p, err := NewPanel([]Market{{ID: "A", Benchmark: prices["MA"]},
		{ID: "B", Benchmark: prices["MB"]}}, secs, d)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Run(context.Background(), p, events, d)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Skips) > 0 {
		t.Fatalf("study %s: skipped: %+v", study, r.Skips)
	}
	return r
}

// off returns the relative error of got; 0 when both are unknown.
func off(got, want float64) float64 {
	if math.IsNaN(got) && math.IsNaN(want) || got == want {
		return 0
	}
	e := math.Abs(got-want) / math.Max(math.Abs(want), 1e-6)
	if math.IsNaN(e) {
		return math.Inf(1)
	}
	return e
}

func TestTestsAgainstReferences(t *testing.T) {
	for _, file := range []string{"testdata/tests_reference_numpy.csv",
		"testdata/tests_reference_R.csv"} {
		rows := readRows(t, file)
		worst, compared := 0.0, 0
		for _, study := range []string{"clustered", "mean", "adjusted", "staggered"} {
			for _, tail := range []Tail{TwoSided, Upper, Lower} {
				r := commonStudy(t, study, tail, Window{0, 0}, Window{-1, 1}, Window{-5, 5},
					Window{2, 3})
				got := map[string]Result{}
				for _, x := range r.Tests {
					got[x.Test+x.Window.String()] = x
				}
				for _, row := range rows {
					if row["study"] != study {
						continue
					}
					key := row["test"] +
						Window{whole(t, row["first"]), whole(t, row["last"])}.String()
					x, ok := got[key]
					if !ok {
						t.Fatalf("%s: no result %s", study, key)
					}
					if n := whole(t, row["n"]); x.N != n {
						t.Errorf("%s %s %s: N = %d, want %d", file, study, key, x.N, n)
					}
					for _, c := range []struct {
						what      string
						got, want float64
					}{
						{"estimate", x.Estimate, number(t, row["estimate"])},
						{"stat", x.Stat, number(t, row["stat"])},
						{"df", x.DF, number(t, row["df"])},
						{"p " + string(tail), x.P,
							number(t,
								row[map[Tail]string{TwoSided: "two", Upper: "upper",
									Lower: "lower"}[tail]])},
					} {
						e := off(c.got, c.want)
						worst, compared = math.Max(worst, e), compared+1
						if e > 1e-9 {
							t.Errorf("%s %s %s: %s = %.12g, want %.12g (off by %.1e)", file, study,
								key, c.what, c.got, c.want, e)
						}
					}
				}
			}
		}
		if compared < 1000 {
			t.Errorf("%s: only %d numbers compared", file, compared)
		}
		t.Logf("%s: %d numbers, largest relative error %.1e", file, compared, worst)
	}
}
