package datatest

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
)

// Folder writes files into a new folder and returns it. Names with a slash make folders within it.
func Folder(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// Bars writes n weekdays of prices from 2024-01-01 on, in the layout of Yahoo, that swing around
// level. The days are weekdays, and no holiday is left out.
func Bars(n int, level float64) string {
	var b strings.Builder
	b.WriteString("Date,Open,High,Low,Close,Adj Close,Volume\n")
	d := eventstudy.NewDate(2024, 1, 1)
	for i := 0; i < n; d++ {
		if d.Weekend() {
			continue
		}
		p := level * (1 + 0.02*math.Sin(float64(i)*1.7) + 0.0005*float64(i))
		fmt.Fprintf(&b, "%s,%.2f,%.2f,%.2f,%.2f,%.2f,%d\n", d, p, p*1.01, p*0.99, p*1.005,
			p*1.005, 1000+i)
		i++
	}
	return b.String()
}

// Panel writes the bars of several securities one below the other. The layout is the long one: a
// column of tickers, the days of each security below those of another.
func Panel(ids ...string) string {
	var b strings.Builder
	b.WriteString("ticker,date,close\n")
	for k, id := range ids {
		for _, line := range strings.Split(strings.TrimSpace(Bars(40, float64(20+k))), "\n")[1:] {
			cells := strings.Split(line, ",")
			fmt.Fprintf(&b, "%s,%s,%s\n", id, cells[0], cells[4])
		}
	}
	return b.String()
}

// flagged is what flags are merged into. It is an interface so that this package need not import
// the one whose tests use it.
type flagged interface {
	AddPrices(string) error
	AddBenchmark(string) error
	AddFactors(string) error
	AddEvent(string) error
	AddEvents(string) error
	AddClaims(string) error
	SetMarket(string) error
	SetZone(string) error
	SetHours(string) error
	Choose(o *eventstudy.Option, called string, v any) error
}

// Merge takes flags as "name value". It gives tests the words of the command line without the
// command line, so that a case reads as what a person types.
func Merge(s flagged, flags ...string) error {
	add := map[string]func(string) error{
		"prices": s.AddPrices, "benchmark": s.AddBenchmark, "factors": s.AddFactors,
		"event": s.AddEvent, "events": s.AddEvents,
		"market": s.SetMarket, "zone": s.SetZone, "hours": s.SetHours, "claims": s.AddClaims,
		"model": func(v string) error {
			return s.Choose(eventstudy.OptionOf("model"), "--model", v)
		},
	}
	for _, f := range flags {
		name, value, _ := strings.Cut(f, " ")
		if err := add[name](value); err != nil {
			return err
		}
	}
	return nil
}

// WantError checks that an error says all of parts. A test says of an error what a user must be
// able to read in it, and not all of its words.
func WantError(t *testing.T, err error, parts ...string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error; want one with %q", parts)
	}
	for _, p := range parts {
		if !strings.Contains(err.Error(), p) {
			t.Errorf("error lacks %q:\n%v", p, err)
		}
	}
}

// IsProblems checks that a refusal tells where and does not drown the reader. Fuzz tests ask it of
// every refusal.
func IsProblems(t testing.TB, err error) {
	t.Helper()
	var ps *eventstudy.Problems
	if !errors.As(err, &ps) {
		t.Fatalf("the error is a %T: %v", err, err)
	}
	if len(ps.List) == 0 || len(ps.List) > eventstudy.MaxProblems {
		t.Fatalf("%d problems", len(ps.List))
	}
	for _, p := range ps.List {
		if p.Pos.File == "" || p.What == "" || p.Pos.Line < 0 {
			t.Fatalf("problem %+v", p)
		}
	}
}

// Small is a study of one security and one event.
const Small = `
[[security]]
id = "A"
prices = "A.csv"
[[event]]
date = 2025-02-13
`

// OneClaim is a file of one claim, a move of a day.
const OneClaim = `[[claim]]
id = "a"
source = "S"
quote = "Q"
security = "9988.HK"
date = 2025-02-13
kind = "move"
value = "9.2%"
`

// PairStudy is a study of two markets, each with its benchmark, and of one event that both
// securities have.
const PairStudy = `
[[market]]
id = "XNYS"
benchmark = { id = "SPY", prices = "SPY.csv" }
[[market]]
id = "XHKG"
benchmark = { id = "HSI", prices = "HSI.csv" }
[[security]]
id = "A"
prices = "A.csv"
market = "XNYS"
currency = "USD"
[[security]]
id = "B"
prices = "B.csv"
market = "XHKG"
[[event]]
id = "x"
date = 2024-02-13
`

// Statements are claims as they were written. Tests compare what was written and not what was made
// of it.
func Statements(cs []claims.Claim) (out []claims.Statement) {
	for _, c := range cs {
		out = append(out, c.Statement)
	}
	return out
}
