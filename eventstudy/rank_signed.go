package eventstudy

import (
	"math"
	"sync"
)

// rankCounts returns, for n ≤ exactRanks, in how many of the 2^n sign patterns W⁺ equals w, for w =
// 0 … n(n+1)/2: the number of subsets of {1…n} with sum w, by dynamic programming.
var rankCounts = func() func(n int) []uint64 {
	var kept [exactRanks + 1]func() []uint64
	for n := range kept {
		kept[n] = sync.OnceValue(func() []uint64 {
			c := make([]uint64, n*(n+1)/2+1)
			c[0] = 1
			for k := 1; k <= n; k++ {
				for w := k * (k + 1) / 2; w >= k; w-- {
					c[w] += c[w-k]
				}
			}
			return c
		})
	}
	return func(n int) []uint64 { return kept[n]() }
}()

// rankTail returns P(W⁺ ≥ w) exactly but for one rounding.
func rankTail(w, n int) float64 {
	c := rankCounts(n)
	sum := uint64(0)
	for k := max(w, 0); k < len(c); k++ {
		sum += c[k]
	}
	return math.Ldexp(float64(sum), -n)
}

// exactRankP is the p-value of W⁺; the distribution is symmetric about n(n+1)/4.
func exactRankP(w, n int, tail Tail) float64 {
	mirror := n*(n+1)/2 - w
	switch tail {
	case Upper:
		return rankTail(w, n)
	case Lower:
		return rankTail(mirror, n)
	}
	return math.Min(1, 2*rankTail(max(w, mirror), n))
}

// hodgesLehmann returns the median of the Walsh averages (x_i + x_j)/2, i ≤ j, of the sorted sample
// x and the interval between their k-th smallest and k-th largest, k the largest whole number with
// P(W⁺ ≤ k − 1) ≤ α/2: exact for n ≤ exactRanks without ties, else k by the normal approximation.
func hodgesLehmann(x []float64, ties float64, alpha float64) (float64, [2]float64) {
	n := len(x)
	m := n * (n + 1) / 2
	est := (walsh(x, (m-1)/2) + walsh(x, m/2)) / 2
	// k − 1 is the critical value of W⁺: an average outside the k-th ones would be rejected as the
	// centre.
	k := 0
	if ties == 0 && n <= exactRanks {
		for k < m && rankTail(m-k, n) <= alpha/2 {
			k++
		}
	} else {
		f := float64(n)
		k = int(math.Floor(f*(f+1)/4 - NormalQuantile(1-alpha/2)*math.Sqrt(f*(f+1)*(2*f+1)/24)))
	}
	if k < 1 {
		return est, [2]float64{math.NaN(), math.NaN()}
	}
	return est, [2]float64{walsh(x, k-1), walsh(x, m-k)}
}

// walsh returns the Walsh average of rank k (from 0) of the sorted sample without forming all
// n(n+1)/2: it bisects on the bits of the value, counting in O(n) how many averages are no larger,
// so the result is exact.
func walsh(x []float64, k int) float64 {
	// All averages lie between the smallest and the largest value.
	lo, hi := ordered(x[0]), ordered(x[len(x)-1])
	for lo < hi {
		mid := lo + (hi-lo)/2
		if walshCount(x, unordered(mid)) > k {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return unordered(lo)
}

// walshCount counts pairs i ≤ j with (x_i + x_j)/2 ≤ v.
func walshCount(x []float64, v float64) int {
	// As x_i grows, the largest partner that keeps the average small enough only falls.
	count, j := 0, len(x)-1
	for i := 0; i < len(x); i++ {
		for j >= 0 && (x[i]+x[j])/2 > v {
			j--
		}
		if j < i {
			break
		}
		count += j - i + 1
	}
	return count
}

// ordered maps float64 to uint64 so that the order of values is kept; unordered is its inverse.
func ordered(v float64) uint64 {
	b := math.Float64bits(v + 0) // −0 becomes 0
	if b>>63 != 0 {
		return ^b
	}
	return b | 1<<63
}

// unordered turns the bits back into their number.
// unordered turns the bits back into their number.
func unordered(b uint64) float64 {
	if b>>63 != 0 {
		return math.Float64frombits(b &^ (1 << 63))
	}
	return math.Float64frombits(^b)
}
