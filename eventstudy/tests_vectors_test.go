package eventstudy

import (
	"math"
	"slices"
	"strings"
	"testing"
)

var tailOf = map[string]Tail{"two.sided": TwoSided, "greater": Upper, "less": Lower}

// rSample is one sample of testdata/tests_vectors.csv with what R 4.2.2 says of it
// (tests_vectors.R).
type rSample struct {
	x     []float64
	wants [][2]string // quantity, value
}

func rSamples(t *testing.T) []rSample {
	by := map[string]*rSample{}
	var order []string
	for _, row := range readRows(t, "testdata/tests_vectors.csv") {
		s := by[row["sample"]]
		if s == nil {
			s = &rSample{}
			by[row["sample"]] = s
			order = append(order, row["sample"])
		}
		if row["quantity"] == "values" {
			for _, v := range strings.Fields(row["value"]) {
				s.x = append(s.x, number(t, v))
			}
			continue
		}
		s.wants = append(s.wants, [2]string{row["quantity"], row["value"]})
	}
	var out []rSample
	for _, id := range order {
		out = append(out, *by[id])
	}
	return out
}

// TestVectors holds single functions against R: exact and approximate Wilcoxon, its interval,
// binomial tails, intervals, Hall's inverse, Holm and Benjamini–Hochberg, the power of a z test.
// Bootstrap p-values are held against the enumeration of all samples, within the error of 9999
// draws.
func TestVectors(t *testing.T) {
	seen := map[string]int{}
	for _, s := range rSamples(t) {
		for _, w := range s.wants {
			got, tol := vector(t, s.x, w[0]), 1e-9
			want := number(t, w[1])
			kind := strings.Fields(w[0])[0]
			if kind == "bootstrap" {
				tol = 3.3 * math.Sqrt(want*(1-want)/9999) / want
			}
			seen[kind]++
			if e := off(got, want); e > tol {
				t.Errorf("%s of %d values %.4g…: %.15g, want %.15g (off by %.1e)", w[0], len(s.x),
					s.x[0], got, want, e)
			}
		}
	}
	for kind, atLeast := range map[string]int{"wilcoxon": 40, "sign": 21, "median": 21, "t": 21,
		"skew": 14, "coin": 24,
		"holm": 14, "BH": 14, "power": 56, "bootstrap": 6} {
		if seen[kind] < atLeast {
			t.Errorf("%s: %d values compared, expected %d", kind, seen[kind], atLeast)
		}
	}
}

// vector computes one quantity of a sample by the functions that the tests use.
func vector(t *testing.T, x []float64, quantity string) float64 {
	t.Helper()
	words := strings.Fields(quantity)
	nonzero := slices.DeleteFunc(slices.Clone(x), func(v float64) bool { return v == 0 })
	slices.Sort(nonzero)
	plus, ties := signedRanks(nonzero)
	n := len(nonzero)
	tail := tailOf[words[len(words)-1]]
	side := 0
	if words[len(words)-1] == "hi" {
		side = 1
	}
	switch words[0] {
	case "wilcoxon":
		est, ci := hodgesLehmann(nonzero, ties, 0.05)
		switch words[1] {
		case "W":
			return plus
		case "estimate":
			return est
		case "lo", "hi":
			return ci[side]
		}
		if ties == 0 && n <= exactRanks {
			return exactRankP(int(plus), n, tail)
		}
		return normalRankP(plus, ties, float64(n), tail)
	case "sign":
		pos, _ := signs(x, 0)
		return coinP(pos, n, tail)
	case "median":
		m, ci := medianCI(x, 0.05)
		if len(words) == 1 {
			return m
		}
		return ci[side]
	case "t":
		if r := handMade(x, crossTest); words[1] == "se" {
			return r.SE
		} else {
			return r.CI[side]
		}
	case "skew":
		return handMade(x, skewTest).CI[side]
	case "coin":
		return coinP(int(x[1]), int(x[0]), tail)
	case "holm", "BH":
		rs := make([]Result, len(x))
		for i, p := range x {
			rs[i].P = p
		}
		adjust(rs)
		r := rs[whole(t, words[1])-1]
		if words[0] == "holm" {
			return r.PHolm
		}
		return r.PBH
	case "power":
		return zPower(int(x[0]), x[1], x[2], 0.05)
	case "bootstrap":
		return blockBootstrap(x, tail)
	}
	t.Fatalf("quantity %q", quantity)
	return 0
}

// blockBootstrap returns the bootstrap p-value of a sample given as date and SCAR in turn.
func blockBootstrap(x []float64, tail Tail) float64 {
	var scar []float64
	for i := 1; i < len(x); i += 2 {
		scar = append(scar, x[i])
	}
	m := mean(scar)
	sd, _ := stdev(scar)
	var blocks []block
	for i := 0; i < len(x); i += 2 {
		if i == 0 || x[i] != x[i-2] {
			blocks = append(blocks, block{})
		}
		b := &blocks[len(blocks)-1]
		b.n, b.sum, b.squares = b.n+1, b.sum+x[i+1]-m, b.squares+(x[i+1]-m)*(x[i+1]-m)
	}
	stats := resample(blocks, 9999, 7, 0)
	return float64(1+atLeast(stats, math.Sqrt(float64(len(scar)))*m/sd, tail)) / 10000
}

// handMade applies a test to events of which only the CARs are given.
func handMade(cars []float64, x GroupTest) Result {
	o := make([]*Outcome, len(cars))
	line := &Timeline{Days: weekdays(0, 1)}
	for i, v := range cars {
		o[i] = &Outcome{Windows: []WindowResult{{CAR: v, SE: 1, N: 1}},
			Fit: &Fit{view: View{Line: line}}}
	}
	r, _ := x.Test(&Abnormal{Outcomes: o, Design: &Design{Alpha: 0.05}}, Window{})
	return r
}
