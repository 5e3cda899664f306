package cell

import (
	"math/bits"
	"strconv"
)

// Marks are the shapes of numbers that tell which mark is the decimal one.
type Marks uint8

const (
	PointDecimal Marks = 1 << iota // a point that can only be decimal: 1.5, 0.123, 1,234.5
	PointGroup                     // a point that can only group: 1.234.567, 1.234,5
	PointEither                    // one point before three digits: 1.234
	CommaDecimal
	CommaGroup
	CommaEither
	Negative
	Percent
)

const MarkKinds = 8

// Scale says whether a number may carry a unit.
type Scale uint8

const (
	Unscaled Scale = iota // prices and returns: "1.2M" is no number
	Scaled                // volumes: K, M, B, 万 and 亿 multiply what stands before them
)

// Status is what became of a number cell.
type Status uint8

const (
	GoodNumber Status = iota
	Missing
	BadNumber
)

var pow10 = [...]float64{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13,
	1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22}

// EitherMark reads a number cell of which it does not matter which mark is the decimal one: under a
// point, or else under a comma.
func EitherMark(b []byte, scale Scale) (v float64, st Status) {
	if v, _, st = ParseNumber(b, '.', scale); st == BadNumber {
		v, _, st = ParseNumber(b, ',', scale)
	}
	return v, st
}

// ParseNumber reads a number cell with the given decimal mark ('.' or ','). The value is the
// float64 nearest to the decimal text, as strconv.ParseFloat gives it.
//
// A mantissa below 2⁵³ over a power of ten up to 10²² is exact in one division (Clinger
// 1990); everything else goes through strconv.
func ParseNumber(b []byte, dec byte, scale Scale) (v float64, m Marks, st Status) {
	if dec == '.' { // nine files of ten: digits, perhaps a point and more digits
		i, neg := 0, false
		if len(b) > 0 && b[0] == '-' {
			neg, i = true, 1
		}
		start := i
		var mant uint64
		for i < len(b) && IsDigit(b[i]) {
			mant = mant*10 + uint64(b[i]-'0')
			i++
		}
		whole := i - start
		if whole > 0 && i == len(b) && whole <= 15 {
			v = float64(mant)
			if neg {
				return -v, Negative, GoodNumber
			}
			return v, 0, GoodNumber
		}
		if whole > 0 && i < len(b) && b[i] == '.' && len(b)-start <= 20 {
			i++
			from := i
			for i < len(b) && IsDigit(b[i]) {
				mant = mant*10 + uint64(b[i]-'0')
				i++
			}
			if frac := i - from; i == len(b) && frac > 0 {
				if mant < 1<<53 {
					v = float64(mant) / pow10[frac]
				} else {
					v, _ = strconv.ParseFloat(string(b[start:]), 64)
				}
				m = PointDecimal
				if frac == 3 && whole <= 3 && b[start] != '0' {
					m = PointEither
				}
				if neg {
					return -v, m | Negative, GoodNumber
				}
				return v, m, GoodNumber
			}
		}
	}
	if len(b) <= 20 && len(b) > 0 && IsDigit(b[0]) {
		if v, m, ok := parseMarked(b, dec); ok {
			return v, m, GoodNumber
		}
	}
	return parseLoose(b, dec, scale)
}

// parseMarked reads digits with groups of three and a decimal mark, and nothing else: 23,426.60. ok
// is false for all others, which parseLoose judges. It is the second way, for the many files that
// group the digits of volumes or of prices.
func parseMarked(b []byte, dec byte) (v float64, m Marks, ok bool) {
	var mant uint64
	var w grouping
	frac, since := -1, 0 // place of the decimal mark, digits since the last mark
	for i, c := range b {
		switch {
		case IsDigit(c):
			mant = mant*10 + uint64(c-'0')
			since++
			continue
		case c != '.' && c != ',' || frac >= 0,
			w.last == 0 && c != dec && i > 3, w.last != 0 && since != 3:
			return 0, 0, false
		}
		if c == dec {
			frac = i
		}
		w.digits = i // up to the first mark, which alone asks
		w.seen(c)
		since = 0
	}
	if frac < 0 && w.last != 0 && since != 3 || frac >= 0 && since == 0 || mant >= 1<<53 {
		return 0, 0, false
	}
	v = float64(mant)
	if frac >= 0 {
		v /= pow10[since]
	}
	w.since = since
	return v, w.proof(b), true
}

// Bit returns the index of the one bit that is set.
func Bit(m Marks) int { return bits.TrailingZeros8(uint8(m)) }
