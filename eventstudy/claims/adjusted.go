package claims

import (
	"math"
	"strconv"
	"strings"
)

// quoted reports whether the closes of rows i to j are provably the quoted ones although the file
// is adjusted: the file writes four decimals or more elsewhere, so that it does not round, while
// from row i to its end every close is a price that can be traded, with at most three. A dividend
// after row i would have multiplied them off the tick.
func (l *Listing) quoted(i int) bool {
	if !l.Adjusted {
		return true
	}
	if len(l.Days)-i < 10 {
		return false // too few to tell
	}
	fine := false
	for k, c := range l.Close {
		odd := math.Abs(c*1000-math.Round(c*1000)) > 1e-6
		if odd && k >= i {
			return false
		}
		fine = fine || odd
	}
	return fine
}

// constant reports whether dividend-adjusted closes of rows i to j are proven to share one factor,
// so that no dividend fell in between and their ratios are those of the quoted prices. Quoted
// prices are whole cents: if one factor turns every close into whole cents it is shared, since by
// chance each row would agree once in 500 times (of a file with six decimals; once in 16 with
// four). Closes that are whole cents already prove nothing: the file may round. Proven, a change of
// adjusted prices is that of the quoted ones, and an article is not left unanswered for the sake of
// a dividend that never fell.
func (l *Listing) constant(i, j int) bool {
	const (
		tick  = 0.01
		least = 10   // rows
		most  = 5000 // highest price for which the factors are searched
	)
	if j-i+1 < least || l.Close[j] > most {
		return false
	}
	odd, fine := 0, 0
	for k := i; k <= j; k++ {
		if c := l.Close[k] / tick; math.Abs(c-math.Round(c)) > 0.005 {
			odd++
		}
		_, decimals, _ := strings.Cut(strconv.FormatFloat(l.Close[k], 'f', -1, 64), ".")
		fine = max(fine, len(decimals))
	}
	if 2*odd < j-i+1 || fine < 4 {
		return false
	}
	slack := map[int]float64{4: 0.03, 5: 0.003}[fine] // three times what rounding leaves
	if fine > 5 {
		slack = 0.001 // 32-bit prices
	}
	for n := math.Ceil(l.Close[j] / tick); n <= 2*l.Close[j]/tick; n++ {
		cents, k := n/l.Close[j], i
		for ; k < j; k++ {
			if c := l.Close[k] * cents; math.Abs(c-math.Round(c)) > slack {
				break
			}
		}
		if k == j {
			return true
		}
	}
	return false
}
