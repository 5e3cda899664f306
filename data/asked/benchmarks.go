package asked

import (
	"slices"

	"stockmove/data/input"
)

// usedBenchmark is a benchmark that will be read.
type usedBenchmark struct {
	Market string // empty when it serves every market
	Spec   *BenchmarkSpec
}

// Benchmarks lists the benchmarks that are needed: a flag for a market goes before a flag for all,
// and that before the study file. The further indexes of a market follow its own, in the order in
// which they were named.
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

// BenchmarkOf returns the benchmark of a market, nil when there is none. A flag for all markets
// takes the place of what the study file says for each.
func (s *Spec) BenchmarkOf(market string) *BenchmarkSpec {
	if i, ok := s.MarketAt(market); ok {
		if b := s.Markets[i].Benchmark; b != nil && (b.Flag || s.Benchmark == nil) {
			return b
		}
	}
	return s.Benchmark
}

// add takes a further index of a market, which the study under other choices tries too.
func (b *BenchmarkSpec) add(more *BenchmarkSpec, flag string) error {
	if b.has(more) {
		return input.Usage(
			"leave one out, or name the market of each: --benchmark XHKG=HSI=HSI.csv",
			"--benchmark names %q twice", flag)
	}
	b.Others = append(b.Others, more)
	return nil
}

// has reports an index that is the benchmark, or one of the others beside it, already.
func (b *BenchmarkSpec) has(x *BenchmarkSpec) bool {
	same := func(y *BenchmarkSpec) bool { return x.ID == y.ID && x.Prices.Key() == y.Prices.Key() }
	return same(b) || slices.ContainsFunc(b.Others, same)
}

// SpareBenchmarks reports indexes beside those of the study, which Robust alone tries.
func (s *Spec) SpareBenchmarks() bool {
	return slices.ContainsFunc(s.Benchmarks(), func(b usedBenchmark) bool {
		return len(b.Spec.Others) > 0
	})
}
