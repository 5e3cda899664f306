package load

import (
	"fmt"
	"strings"

	"stockmove/data/calendar"
)

// placeOf is the exchange that the ending of a ticker names. An ending that is no exchange, as in
// BRK.B, names no place.
func placeOf(id string) (calendar.Place, bool) {
	if mic, _ := MarketOfName(id); mic != "" {
		return calendar.PlaceOf(mic)
	}
	if i := strings.LastIndexByte(id, '.'); i > 0 {
		return calendar.PlaceOf(id[i:])
	}
	return calendar.Place{}, false
}

// foreignBenchmarks warns of listings whose ticker names an exchange of another city than the
// benchmark's days or ticker do: the index then closes hours before or after the listing. Only the
// names are looked at, or the days of the index; a listing whose ticker says nothing is not
// doubted.
func foreignBenchmarks(p places, n *said) {
	at := map[string]calendar.Place{} // of the benchmarks, by market
	for _, m := range p.markets {
		if m.Benchmark == nil {
			continue
		}
		place, ok := placeOf(m.Benchmark.ID)
		if !ok {
			mic, _ := GuessMarket(m.Benchmark)
			place, ok = calendar.PlaceOf(mic)
		}
		if ok {
			at[m.ID] = place
		}
	}
	for _, s := range p.securities {
		index, known := at[s.Market]
		own, named := placeOf(s.ID)
		if !known || !named || own.City == index.City || p.isBenchmark(s.ID) {
			continue
		}
		n.warn("benchmark_foreign", s.ID, fmt.Sprintf("%s is named as a listing of %s, and its "+
			"benchmark %s is of %s, whose sessions are at other hours: a day's move may reach it "+
			"on another day; name an index of %s with --benchmark, or use --model dimson",
			s.ID, own.City, p.benchmarkID(s.Market), index.City, own.City))
		n.warnings[len(n.warnings)-1].Placed = true
	}
}

// isBenchmark reports an index that is studied as a security too: it is of its own city.
func (p places) isBenchmark(id string) bool {
	for _, m := range p.markets {
		if m.Benchmark != nil && m.Benchmark.ID == id {
			return true
		}
	}
	return false
}

// benchmarkID names the index of a market for a message.
func (p places) benchmarkID(market string) string {
	for _, m := range p.markets {
		if m.ID == market && m.Benchmark != nil {
			return m.Benchmark.ID
		}
	}
	return ""
}
