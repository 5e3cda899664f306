package asked

import (
	"time"

	"stockmove/data/input"
	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// CheckStdin refuses to read the standard input for two things: the second would find it empty.
func (s *Spec) CheckStdin() error {
	var users []string
	use := func(role string, refs ...input.Ref) {
		for _, r := range refs {
			if r.Stdin() {
				users = append(users, role)
			}
		}
	}
	use("the study", s.Source)
	// Prices and benchmarks may share one file, which is read once.
	var prices []input.Ref
	for _, x := range s.Securities {
		prices = append(prices, x.Prices)
	}
	for _, b := range s.Benchmarks() {
		prices = append(prices, b.Spec.Prices)
	}
	for _, r := range prices {
		if r.Stdin() {
			use("prices", r)
			break
		}
	}
	use("factors", s.Factors...)
	use("events", s.EventFiles...)
	use("characteristics", s.Characteristics)
	use("claims", s.Claims...)
	use("the days to exclude", s.Excluded...)
	if len(users) > 1 {
		return input.Usage("save all but one of them to files",
			"the standard input cannot be %s at once",
			words.List(users))
	}
	return nil
}

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
