package load

import (
	"strings"

	"stockmove/data/asked"
	"stockmove/eventstudy"
)

// resolveDesign settles the model, whose default depends on the benchmarks of the markets that have
// events. Without a benchmark the market model cannot be had, and the mean serves with a warning; a
// benchmark that could not be read is another matter, and its own error is told.
func resolveDesign(s *asked.Spec, at places, events []eventstudy.Event, peers []string,
	r reach) (d eventstudy.Design, n said, err error) {
	markets := at.eventMarkets(events)
	var lacking []string
	for _, m := range markets {
		if m.Benchmark == nil {
			lacking = append(lacking, m.ID)
		}
	}
	d, n.warnings, err = s.Settle(lacking)
	if err != nil {
		return d, n, err
	}
	if len(peers) > 0 {
		d.Peers = strings.Join(peers, ",")
	}
	foreignBenchmarks(at, &n)
	if r == lessened {
		return d, n, nil // a benchmark that could not be read is not one that was not given
	}
	if err := d.Fits(markets).Err(); err != nil {
		return d, n, err
	}
	return d, n, s.CheckObs(d, markets...)
}

// eventMarkets are the markets in which a security with an event trades; all of them in a study
// without events. A market without an event needs no benchmark, because nothing in it is measured.
func (p places) eventMarkets(events []eventstudy.Event) []eventstudy.Market {
	at, used := map[string]string{}, map[string]bool{}
	for _, s := range p.securities {
		at[s.ID] = s.Market
	}
	for _, e := range events {
		if id, ok := at[e.Security]; ok {
			used[id] = true
		}
	}
	if len(used) == 0 {
		return p.markets
	}
	var out []eventstudy.Market
	for _, m := range p.markets {
		if used[m.ID] {
			out = append(out, m)
		}
	}
	return out
}
