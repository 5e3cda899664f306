package eventstudy

import (
	"context"
	"math"
	"math/bits"
	"math/rand/v2"
)

func init() { Tests.Register(bootstrapTest) }

// bootstrapTest finds the distribution of the BMP statistic by resampling instead of assuming it.
// Events of one date are drawn together, so that what they have in common stays together. The
// statistic, not the mean, is resampled: it is nearly free of the unknown variance, which makes its
// bootstrap distribution accurate to a higher order (Hall 1988).
var bootstrapTest = &groupTest{sample: (*Abnormal).scaled, dist: Empirical, doubts: overlaps,
	traits: ofSums, judge: judgeBootstrap(9999),
	info: Info{Name: "bootstrap", Order: 160,
		Title: "bootstrap of the standardised cross-sectional test",
		Null:  "the mean standardised cumulative abnormal return is zero",
		Formula: "p = (1 + #{|t_b| ≥ |t|})/(B + 1),  t the bmp statistic, B = 9999\n" +
			"t_b the same of a sample drawn with replacement from SCAR − mean(SCAR); whole dates " +
			"are drawn where events share them",
		Assumes: "dates are independent",
		Use:     "skewed or fat-tailed SCARs; many dates with a few events on each",
		Avoid: "events on one or on few dates (20–23 % instead of 5 % for 5 dates of 25, 12, " +
			"8, 3 and 2 events, 7–8 for 10 dates of 5, correlated 0.2); overlapping windows of " +
			"different dates; fewer than 10 events, where it rejects too seldom (2–4 %)",
		DF: "none: the distribution is drawn, seeded by the design, the same at any number of " +
			"workers",
		References: []string{"Efron & Tibshirani, An Introduction to the Bootstrap, 1993, §16.4",
			"Davison & Hinkley, Bootstrap Methods and their Application, 1997, ch. 4"}}}

// fewDates is the number of dates below which drawing them whole does not yet make up for what
// their events have in common: with five events each, correlated 0.2, 10 dates give 7–8 % on one
// day, 20 dates 5–7 and 40 dates 5–6.
const fewDates = 40

// block is the bootstrap's unit: the events of one date.
type block struct{ n, sum, squares float64 }

// judgeBootstrap judges by so many replicates.
func judgeBootstrap(replicates int) func(a *Abnormal, s *sample, r *Result) {
	return func(a *Abnormal, s *sample, r *Result) {
		defined := r.bmp(s)
		r.DF = math.NaN()
		if !defined {
			return
		}
		// One date resampled is itself: its replicates would all have the mean zero and any p would
		// be 1/(B + 1).
		blocks := a.blocks(s)
		r.detail("dates", float64(len(blocks)))
		if len(blocks) < 2 {
			r.undefined("all %d events share one date: there is nothing to resample", r.N)
			return
		}
		switch {
		case len(blocks) < few:
			r.warn("few_dates", "%d dates allow few different samples", len(blocks))
		case len(blocks) < fewDates && len(blocks) < r.N:
			r.warn("few_dates", "%d dates of several events are few for a statistic that takes "+
				"events as independent: with 10 dates of 5 events (correlation 0.2) a true null "+
				"is rejected in about 7.5 %% instead of 5 %%; bmp-adj and calendar bear it",
				len(blocks))
		}
		stats := resample(blocks, replicates, a.Design.Seed, a.Design.Workers)
		r.detail("B", float64(replicates))
		r.P = float64(1+atLeast(stats, r.Stat, a.Design.Tail)) / float64(replicates+1)
	}
}

// resample draws n samples of the blocks and returns their statistics; replicate i depends on the
// seed and i alone.
func resample(blocks []block, n int, seed uint64, workers int) []float64 {
	stats := make([]float64, n)
	_ = forEach(context.Background(), n, workers, func(i int, _ *Work) {
		stats[i] = replicate(blocks, rand.NewPCG(mix(seed), mix(seed+uint64(i)+1)))
	})
	return stats
}

// blocks sums the centred SCARs by date, in the order of dates.
func (a *Abnormal) blocks(s *sample) []block {
	pos := make(map[int]int, len(s.at))
	for k, i := range s.at {
		pos[i] = k
	}
	m := mean(s.scar)
	var out []block
	last := NoDate
	for _, c := range a.cohorts(s.at) {
		if len(out) == 0 || c.day0 != last {
			out, last = append(out, block{}), c.day0
		}
		b := &out[len(out)-1]
		for _, i := range c.at {
			x := s.scar[pos[i]] - m
			b.n++
			b.sum += x
			b.squares += x * x
		}
	}
	return out
}

// replicate draws as many blocks as there are and returns the statistic of the sample; a sample
// without spread is as extreme as its mean says.
func replicate(blocks []block, g *rand.PCG) float64 {
	// Sums by date suffice for the statistic, so a draw costs the number of dates, not of events.
	var n, sum, squares float64
	for range blocks {
		k, _ := bits.Mul64(g.Uint64(), uint64(len(blocks))) // bias below len/2⁶⁴
		b := &blocks[k]
		n += b.n
		sum += b.sum
		squares += b.squares
	}
	m := sum / n
	v := (squares - sum*m) / (n - 1)
	if !(v > 1e-14*squares) {
		if m == 0 {
			return 0
		}
		return math.Copysign(math.Inf(1), m)
	}
	return m / math.Sqrt(v/n)
}

// mix spreads a seed over all bits (SplitMix64, Steele, Lea & Flood 2014), so that neighbouring
// replicates have unrelated streams.
func mix(z uint64) uint64 {
	z += 0x9e3779b97f4a7c15
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}
