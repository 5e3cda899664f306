package charts

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/regress"
	"stockmove/eventstudy/report"
)

// study describes a simulated study: returns of a one-factor market with normal
// errors, so every number in a picture is made here and none is real.
type study struct {
	securities, events int
	level              float64 // first price
	jump               float64 // added on day 0
	name               string
	label              string
	together           bool // one announcement of all securities, else each event its own
	gaps               []int
	closed             bool // the benchmark was closed on the day before day 0
	noVolume           bool
	claims             bool
	hours              bool
	robust             bool
}

// clock is a market that trades from open to close, UTC, every weekday.
type clock struct{ open, close int }

func (c clock) Session(d eventstudy.Date) eventstudy.Session {
	return eventstudy.Session{Opens: d.At(c.open, time.UTC), Closes: d.At(c.close, time.UTC),
		Kind: eventstudy.Full}
}

func (s study) document(t testing.TB) *report.Document {
	t.Helper()
	rng := rand.New(rand.NewPCG(2025, 213))
	var days []eventstudy.Date
	for d := eventstudy.NewDate(2023, 6, 1); len(days) < 520; d++ {
		if !d.Weekend() {
			days = append(days, d)
		}
	}
	bench := &eventstudy.Prices{ID: "INDEX", Basis: eventstudy.Total, Dates: days}
	m := make([]float64, len(days))
	p := 1000.0
	for i := range days {
		m[i] = 0.0003 + 0.01*rng.NormFloat64()
		p *= 1 + m[i]
		bench.Close = append(bench.Close, p)
	}
	day0 := make([]int, s.events)
	for e := range day0 {
		day0[e] = 310 + rng.IntN(180)
		if s.together {
			day0[e] = 425
		}
	}
	if s.closed { // the benchmark has no day before day 0
		i := day0[0] - 1
		bench.Dates, bench.Close = slices.Delete(slices.Clone(days), i, i+1),
			slices.Delete(bench.Close, i, i+1)
	}
	markets := []eventstudy.Market{{ID: "A", Benchmark: bench}, {ID: "B", Benchmark: bench}}
	if s.hours {
		markets[0].Hours, markets[1].Hours = clock{90, 480}, clock{870, 1260}
	}
	var secs []eventstudy.Security
	for k := range s.securities {
		pr := &eventstudy.Prices{ID: fmt.Sprintf("S%d", k+1), Currency: "USD",
			Basis: eventstudy.Split, Dates: days}
		px := s.level
		for i := range days {
			open := px * (1 + 0.004*rng.NormFloat64())
			r := (0.8+0.1*float64(k))*m[i] + 0.015*rng.NormFloat64()
			for e := k; e < s.events; e += s.securities {
				if i == day0[e] {
					r += s.jump * (1 + 0.3*float64(k))
				}
			}
			px *= 1 + math.Max(r, -0.9)
			pr.Open, pr.Close = append(pr.Open, open), append(pr.Close, px)
			pr.High, pr.Low = append(pr.High, 1.01*max(open, px)),
				append(pr.Low, 0.99*min(open, px))
			pr.Volume = append(pr.Volume, math.Round(math.Exp(14+0.4*rng.NormFloat64())))
		}
		for _, g := range s.gaps {
			pr.Close[day0[0]+g] = math.NaN()
		}
		if s.noVolume {
			pr.Volume = nil
		}
		name := s.name
		if s.securities > 1 {
			name = fmt.Sprintf("%s (listing %d)", s.name, k+1)
		}
		secs = append(secs,
			eventstudy.Security{ID: pr.ID, Name: name, Market: []string{"A", "B"}[k%2], Prices: pr})
	}
	var events []eventstudy.Event
	for e := range day0 {
		ev := eventstudy.Event{ID: fmt.Sprintf("event-%d", e+1), Security: secs[e%s.securities].ID,
			Date: days[day0[e]], Label: s.label}
		if s.together {
			ev.ID = "news"
		}
		ev.Extra = []eventstudy.Field{{Name: "size", Value: fmt.Sprint(1 + 3*e%7)},
			{Name: "kind", Value: []string{"results", "products"}[e%2]}}
		events = append(events, ev)
	}
	model, _ := eventstudy.Models.Lookup("market")
	d := eventstudy.Design{Model: model, Estimation: eventstudy.Window{First: -270, Last: -21},
		Event: eventstudy.Window{First: -10, Last: 10},
		Windows: []eventstudy.Window{{First: 0, Last: 0}, {First: -1, Last: 1},
			{First: -2, Last: 2}}, Alpha: 0.05, Returns: eventstudy.Simple,
		Basis: eventstudy.BasisAuto, DayRule: eventstudy.NextDay, Tail: eventstudy.TwoSided}
	panel, err := eventstudy.NewPanel(markets, secs, d)
	if err != nil {
		t.Fatal(err)
	}
	r, err := eventstudy.Run(context.Background(), panel, events, d)
	if err != nil {
		t.Fatal(err)
	}
	doc := &report.Document{Report: r, Version: "0.0-test",
		Source: "simulated prices, made by the tests"}
	if s.claims {
		doc.Claims = judged(secs, days[day0[0]])
	}
	if s.robust {
		if doc.Calibration, err = eventstudy.Calibrate(context.Background(), r, 60); err != nil {
			t.Fatal(err)
		}
		doc.Regression, doc.Scan = s.besides(t, r, events)
		g := eventstudy.Grid{Models: eventstudy.Models.All()[1:4], Windows: d.Windows,
			Estimations: []eventstudy.Window{d.Estimation, {First: -140, Last: -21}},
			Returns:     []eventstudy.ReturnKind{eventstudy.Simple}}
		if doc.Robust, err = eventstudy.Robust(context.Background(), markets, secs, events, d,
			g); err != nil {
			t.Fatal(err)
		}
	}
	return doc
}

// besides are a regression of the events, and a scan of their listings.
func (s study) besides(t testing.TB, r *eventstudy.Report, events []eventstudy.Event) (
	*regress.Result, *eventstudy.Scan) {
	t.Helper()
	x := []regress.Term{{Column: "size"}}
	if s.events > 3 {
		x = append(x, regress.Term{Column: "kind"})
	}
	reg, err := regress.Of(r, regress.Options{Y: regress.CAR, X: x, Errors: "classical"})
	if err != nil {
		t.Fatal(err)
	}
	scan, err := eventstudy.RunScan(context.Background(), r.Panel, r.Design,
		eventstudy.ScanPlan{From: eventstudy.NoDate, To: eventstudy.NoDate, FDR: 0.5,
			Control: eventstudy.ControlBH, Fit: eventstudy.ScanRolling, Known: events[:1]})
	if err != nil {
		t.Fatal(err)
	}
	return reg, scan
}

// judged makes claims of every kind and verdict about the first securities.
func judged(secs []eventstudy.Security, on eventstudy.Date) []claims.Verdict {
	id := secs[0].ID
	both := []string{id}
	if len(secs) > 1 {
		both = append(both, secs[1].ID)
	}
	q := "the words of the article, which may be long enough to need a cut before the strip " +
		"ends, and longer still"
	c := func(name, kind, value, atLeast, since string, ids ...string) claims.Claim {
		ready, ps := claims.Parse(claims.Statement{ID: name, Source: "A newspaper, 1 January 2025",
			Quote: q, Securities: ids,
			Date: on, Kind: kind, Value: value, AtLeast: atLeast, Since: since})
		if ps != nil {
			panic(ps)
		}
		return ready
	}
	return claims.Judge([]claims.Claim{
		c("move", "move", "9.1%", "", "", id),
		c("level", "level", "$124.3", "", "", id),
		c("record", "largest-gain-since", "", "", "2024", id),
		c("high", "highest-since", "", "", "2024-03", id),
		c("low", "lowest-since", "", "", "2024-03-05", id),
		c("change", "change-since", "", "2%", "year-start", both...),
		c("unknown", "move", "3%", "", "", "ABSENT"),
	}, claims.Book{Securities: secs})
}

// studies are the documents that every chart is held against: one event, several
// listings, many events, extremes of price and of words, missing days.
var studies = map[string]study{
	"one": {securities: 1, events: 1, level: 100, jump: 0.05, name: "Acme Industries",
		label: "The board resigns", together: true, claims: true},
	"three": {securities: 3, events: 3, level: 100, jump: 0.04, name: "Acme",
		label: "The board resigns", together: true, claims: true, hours: true, robust: true},
	"long": {securities: 4, events: 4, level: 100, jump: 0.04, name: "The Very Long-Named " +
		"International Consolidated Manufacturing and Trading Company of the Northern Provinces",
		label: "The board announces, after a long night of talks, the end of the programme that " +
			"everybody expected to go on", together: true, claims: true},
	"thirty": {securities: 10, events: 30, level: 100, jump: 0.03, name: "Company", robust: true},
	"many":   {securities: 40, events: 600, level: 100, jump: 0.03, name: "Firm"},
	"crash": {securities: 1, events: 1, level: 50, jump: -0.6, name: "Crashed Holdings",
		together: true, claims: true},
	"penny": {securities: 1, events: 1, level: 0.004, jump: 0.1, name: "Penny", together: true,
		claims: true},
	"dear": {securities: 2, events: 2, level: 600000, jump: 0.1, name: "Dear", together: true,
		claims: true},
	"gaps": {securities: 1, events: 1, level: 20, jump: 0.05, name: "Thinly Traded",
		together: true, gaps: []int{-7, -6, 3, 8}, noVolume: true},
	"closed": {securities: 1, events: 1, level: 100, jump: -0.12, name: "Acme Industries",
		together: true, closed: true},
}

var (
	docsMu sync.Mutex
	docs   = map[string]*report.Document{}
)

// documentOf builds a study once.
func documentOf(t testing.TB, name string) *report.Document {
	t.Helper()
	docsMu.Lock()
	defer docsMu.Unlock()
	if docs[name] == nil {
		docs[name] = studies[name].document(t)
	}
	return docs[name]
}
