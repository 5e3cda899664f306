package asked

import (
	"time"

	"stockmove/eventstudy"
)

// OfVolumes reports that the study measures volumes.
func (s *Spec) OfVolumes() bool {
	return Chosen[string](s, "response") == string(eventstudy.ResponseVolume)
}

// Assigned returns the market that is said for a security, "" when none is.
func (s *Spec) Assigned(x SecuritySpec) string {
	if m, ok := s.MarketOf[x.ID]; ok {
		return m
	}
	if x.Market != "" {
		return x.Market
	}
	if own := s.OwnMarkets(); len(own) == 1 {
		return own[0]
	}
	return ""
}

// OwnMarkets are the markets of the study file; those that flags named serve only the
// securities that the flags say.
func (s *Spec) OwnMarkets() []string {
	var ids []string
	for _, m := range s.Markets {
		if m.Pos.File != "" {
			ids = append(ids, m.ID)
		}
	}
	return ids
}

// Location returns the clock of a market, nil when it has none.
func (s *Spec) Location(market string) (*time.Location, error) {
	i, ok := s.MarketAt(market)
	m := MarketSpec{ID: market}
	if ok {
		m = s.Markets[i]
	}
	h, err := m.Hours()
	if h == nil || err != nil {
		return nil, err
	}
	return h.Location(), nil
}

// usedBenchmark is a benchmark that will be read.
type usedBenchmark struct {
	Market string // empty when it serves every market
	Spec   *BenchmarkSpec
}

// Benchmarks lists the benchmarks that are needed: a flag for a market goes before a
// flag for all, and that before the study file.
func (s *Spec) Benchmarks() []usedBenchmark {
	var out []usedBenchmark
	add := func(market string, b *BenchmarkSpec) {
		out = append(out, usedBenchmark{market, b})
		for _, more := range b.Others {
			out = append(out, usedBenchmark{market, more})
		}
	}
	if s.Benchmark != nil {
		add("", s.Benchmark)
	}
	for _, m := range s.Markets {
		if m.Benchmark != nil && (m.Benchmark.Flag || s.Benchmark == nil) {
			add(m.ID, m.Benchmark)
		}
	}
	return out
}

// BenchmarkOf returns the benchmark of a market, nil when there is none.
func (s *Spec) BenchmarkOf(market string) *BenchmarkSpec {
	if i, ok := s.MarketAt(market); ok {
		if b := s.Markets[i].Benchmark; b != nil && (b.Flag || s.Benchmark == nil) {
			return b
		}
	}
	return s.Benchmark
}
