package eventstudy

import (
	"math"
	"sort"
)

// Control is how p-values are corrected for the number of hypotheses.
type Control string

const (
	// ControlBH bounds the expected share of false discoveries (Benjamini & Hochberg, JRSS B
	// 57:289–300, 1995) where the tests are independent or depend positively.
	ControlBH Control = "bh"
	// ControlBY bounds it whatever the dependence (Benjamini & Yekutieli, Annals of Statistics
	// 29:1165–1188, 2001), at the price of a factor 1 + 1/2 + … + 1/m.
	ControlBY Control = "by"
	// ControlHolm bounds the chance of even one false discovery (Holm, Scandinavian J. Statistics
	// 6:65–70, 1979).
	ControlHolm Control = "holm"
)

// Controls are the names of the corrections; the first is the default.
var Controls = []string{string(ControlBH), string(ControlBY), string(ControlHolm)}

// Adjusted returns the corrected p-values in the order of ps: the smallest level at which each
// hypothesis is refuted. An unknown p stays NaN and does not count.
func Adjusted(ps []float64, c Control) []float64 {
	out := make([]float64, len(ps))
	var at []int // of the known ones, the smallest first
	for i, p := range ps {
		out[i] = math.NaN()
		if !math.IsNaN(p) {
			at = append(at, i)
		}
	}
	sort.SliceStable(at, func(i, j int) bool { return ps[at[i]] < ps[at[j]] })
	m := len(at)
	if c == ControlHolm { // steps down from the smallest
		worst := 0.0
		for k, i := range at {
			worst = math.Max(worst, math.Min(1, float64(m-k)*ps[i]))
			out[i] = worst
		}
		return out
	}
	factor := 1.0
	if c == ControlBY {
		for k := 2; k <= m; k++ {
			factor += 1 / float64(k)
		}
	}
	best := 1.0 // steps up from the largest
	for k := m - 1; k >= 0; k-- {
		best = math.Min(best, factor*float64(m)/float64(k+1)*ps[at[k]])
		out[at[k]] = best
	}
	return out
}

// adjust fills the p-values corrected for the number of windows tested. Windows on which the test
// is not defined make no hypothesis and do not count.
func adjust(rs []Result) {
	ps := make([]float64, len(rs))
	for i := range rs {
		ps[i] = rs[i].P
	}
	holm, bh := Adjusted(ps, ControlHolm), Adjusted(ps, ControlBH)
	for i := range rs {
		rs[i].PHolm, rs[i].PBH = holm[i], bh[i]
		if len(rs) < 2 {
			rs[i].PHolm, rs[i].PBH = math.NaN(), math.NaN()
		}
	}
}
