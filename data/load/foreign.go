package load

import (
	"fmt"
	"slices"
	"strings"

	"stockmove/data/calendar"
	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// placeOf is the exchange that the ending of a ticker names.
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
// benchmark's days or ticker do: the index then closes hours before or after the listing.
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
	}
}

func (p places) isBenchmark(id string) bool {
	for _, m := range p.markets {
		if m.Benchmark != nil && m.Benchmark.ID == id {
			return true
		}
	}
	return false
}

func (p places) benchmarkID(market string) string {
	for _, m := range p.markets {
		if m.ID == market && m.Benchmark != nil {
			return m.Benchmark.ID
		}
	}
	return ""
}

// unclocked are events with a time of day whose market's clock is not known: one cause, told once.
type unclocked struct {
	first eventstudy.Event
	clock string
	n     int
	ids   []string
}

func (u *unclocked) add(e eventstudy.Event, clock string) {
	if u.n == 0 {
		u.first, u.clock = e, clock
	}
	u.n++
	if !slices.Contains(u.ids, e.Security) {
		u.ids = append(u.ids, e.Security)
	}
}

func (u *unclocked) tell(ps *eventstudy.Problems) {
	switch id := u.first.Security; u.n {
	case 0:
	case 1:
		ps.Add(u.first.Pos,
			fmt.Sprintf("add the offset, %s+04:00, or say where the security trades: --market "+
				"%s=XNYS", u.clock, id),
			"the time %s has no offset from UTC, and the clock of %s is not known", u.clock, id)
	default:
		ps.Add(u.first.Pos,
			fmt.Sprintf("add the offset, %s+04:00, or say where each trades, as in --market "+
				"%s=XNYS", u.clock, id),
			"the times of %d events have no offset from UTC, and the clock of %s is not known", u.n,
			words.Names(u.ids))
	}
}
