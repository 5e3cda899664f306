package claims

import (
	"math"
	"math/big"
	"strconv"
)

// exact returns the decimal that a price file showed for v, so that a ratio of two prices is an
// exact fraction; nil when v is not a price. A float has the shortest decimal that names it, which
// is what the file had.
func exact(v float64) *big.Rat {
	if !(v > 0) || math.IsInf(v, 0) {
		return nil
	}
	r, ok := new(big.Rat).SetString(strconv.FormatFloat(v, 'f', -1, 64))
	if !ok {
		return nil
	}
	return r
}

// change is to/from − 1, exactly; nil when either is unknown.
func change(from, to float64) *big.Rat {
	f, t := exact(from), exact(to)
	if f == nil || t == nil {
		return nil
	}
	q := t.Quo(t, f)
	return q.Sub(q, big.NewRat(1, 1))
}

// ratio is to/from − 1 as a float; NaN when either is unknown.
func ratio(from, to float64) float64 {
	if c := change(from, to); c != nil {
		return float(c)
	}
	return math.NaN()
}

// snap undoes the rounding of a price that passed through a 32-bit float: Yahoo writes 113.800003
// for 113.8, pandas 113.80000305175781. A price that is a 32-bit number, in full or to six
// decimals, is replaced by the shortest decimal that names that number; any other stays. Only so
// does a figure on the edge of a rounding fall on the right side of it.
func snap(v float64) float64 {
	if !(v > 0) || math.IsInf(v, 0) {
		return math.NaN()
	}
	if v < 1e9 && math.Round(v*1e4)/1e4 == v {
		return v // four decimals at most: nothing to undo
	}
	f := float64(float32(v))
	if v != f && v != math.Round(f*1e6)/1e6 {
		return v
	}
	s, _ := strconv.ParseFloat(strconv.FormatFloat(f, 'f', -1, 32), 64)
	return s
}
