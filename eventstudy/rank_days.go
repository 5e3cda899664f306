package eventstudy

import (
	"math"
	"math/bits"
	"slices"
)

// sameSize is how far two abnormal returns may lie apart, in residual standard deviations, and
// still be one value to a rank or a sign. Days without a trade have one abnormal return, but those
// of the estimation come out of the regression and those of the event out of the coefficients: they
// differ in the last bits, which would put all of one kind above all of the other. Prices in steps
// of a millionth still tell returns a thousand times further apart.
const sameSize = 1e-9

// rankScratch ranks the days of one event. It is kept by each worker and used for one event after
// the other: ranking is what the rank tests spend their time on.
type rankScratch struct {
	x    []float64 // what is ranked
	near float64   // values this close are equal
	rank []float64 // its ranks, from 1, the mean rank among equals
	keys []uint64
	at   []int32 // index into x in ascending order
}

// order fills the ranks of x. Sorting whole numbers that hold the upper bits of a value and its
// index is twice as fast as sorting values and looking each one up; the bits that the index took
// are put right by insertion.
func (s *rankScratch) order() {
	n := len(s.x)
	low := uint64(1)<<bits.Len(uint(n)) - 1
	s.keys, s.at, s.rank = s.keys[:0], s.at[:0], append(s.rank[:0], s.x...)
	for i, v := range s.x {
		s.keys = append(s.keys, ordered(v)&^low|uint64(i))
	}
	slices.Sort(s.keys)
	for k, key := range s.keys {
		i := int32(key & low)
		s.at = append(s.at, i)
		for j := k; j > 0 && s.x[s.at[j-1]] > s.x[i]; j-- {
			s.at[j], s.at[j-1] = s.at[j-1], i
		}
	}
	for k := 0; k < n; {
		j := k + 1
		for j < n && s.x[s.at[j]] <= s.x[s.at[k]]+s.near {
			j++
		}
		for r := float64(k+1+j) / 2; k < j; k++ {
			s.rank[s.at[k]] = r
		}
	}
}

// toCentred turns the ranks into U = rank/(n + 1) − ½, which has mean zero and makes events of
// different lengths alike.
func (s *rankScratch) toCentred() {
	n := float64(1 + len(s.rank))
	for i := range s.rank {
		s.rank[i] = s.rank[i]/n - 0.5
	}
}

// toSigns turns the ranks into signs about the median of x; a value at the median has none. The
// sign about the median and not about zero is that of Corrado & Zivney (1992): daily returns are
// skewed, and it is not half of the ordinary days that lie above their mean.
func (s *rankScratch) toSigns() {
	n := len(s.at)
	median := (s.x[s.at[(n-1)/2]] + s.x[s.at[n/2]]) / 2
	for i, v := range s.x {
		switch {
		case math.Abs(v-median) <= s.near:
			s.rank[i] = 0
		case v > median:
			s.rank[i] = 1
		default:
			s.rank[i] = -1
		}
	}
}

// below returns how many of x are smaller than v, and how many are no larger. Equals count half, as
// everywhere in the mean ranks of ties.
func (s *rankScratch) below(v float64) (less, upTo int) {
	less, _ = slices.BinarySearchFunc(s.at, v-s.near, func(i int32, v float64) int {
		if s.x[i] < v {
			return -1
		}
		return 1
	})
	upTo = less
	for upTo < len(s.at) && s.x[s.at[upTo]] <= v+s.near {
		upTo++
	}
	return less, upTo
}

// has reports whether x holds v; x need not be ordered.
func (s *rankScratch) has(v float64) bool {
	return slices.ContainsFunc(s.x, func(u float64) bool { return math.Abs(u-v) <= s.near })
}
