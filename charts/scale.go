package charts

import (
	"math"
	"strconv"
	"strings"
)

// scale maps a range of data onto a range of points. It is a straight line between two ranges and
// knows no canvas, so that a panel may be drawn anywhere.
type scale struct{ lo, hi, a, b float64 }

// at is the place of a value; a range of nothing is its middle.
func (s scale) at(v float64) float64 {
	if s.hi == s.lo {
		return (s.a + s.b) / 2
	}
	return s.a + (v-s.lo)/(s.hi-s.lo)*(s.b-s.a)
}

// span is the range of the known values. A range begins empty, and grows by whatever is to be seen
// in it; unknown values leave it as it is.
type span struct{ lo, hi float64 }

// spanOf is the range of some values; of none it is empty.
func spanOf(vs ...float64) span {
	s := span{math.Inf(1), math.Inf(-1)}
	s.add(vs...)
	return s
}

// add widens the range to known, finite values.
func (s *span) add(vs ...float64) {
	for _, v := range vs {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			continue
		}
		s.lo, s.hi = math.Min(s.lo, v), math.Max(s.hi, v)
	}
}

// empty reports whether no value was added.
func (s span) empty() bool { return s.lo > s.hi }

// padded widens the range by f of itself at each end; a range of nothing becomes one around its
// value. Data that touch the frame look as if they were cut off. A range without any value becomes
// that from 0 to 1, so that a panel has an axis even if nothing is drawn in it.
func (s span) padded(f float64) span {
	if s.empty() {
		return span{0, 1}
	}
	d := s.hi - s.lo
	if d <= 1e-12*math.Max(math.Abs(s.lo), math.Abs(s.hi)) {
		d = math.Max(math.Abs(s.hi), 1e-9)
	}
	return span{s.lo - f*d, s.hi + f*d}
}

// niceStep returns the smallest of 1, 2, 2.5, 5 × 10ⁿ that divides the range into at most n parts.
// People count in ones, twos and fives; 2.5 is among them because quarters of a per cent are.
func niceStep(width float64, n int) float64 {
	// Asked so that a width that is no number ends here too.
	if !(width > 0) || math.IsInf(width, 0) {
		return 1
	}
	raw := width / float64(max(n, 1))
	e := math.Floor(math.Log10(raw))
	// Powers of ten by parsing are exact where Pow may be off by one bit.
	for k := e; ; k++ {
		p, _ := strconv.ParseFloat("1e"+strconv.Itoa(int(k)), 64)
		for _, m := range []float64{1, 2, 2.5, 5} {
			// A billionth is forgiven: a step that rounding puts a bit too low would give way to
			// one of twice its size.
			if m*p >= raw*(1-1e-9) {
				return m * p
			}
		}
	}
}

// ticks returns the multiples of a nice step inside the range, at most n+1 of them, and the
// decimals that show them all alike. Zero is among them when it lies in the range. The tolerance
// lets a tick at the very end of the range count as inside of it.
func ticks(s span, n int) (at []float64, dec int) {
	step := niceStep(s.hi-s.lo, n)
	first, last := math.Ceil(s.lo/step-1e-9), math.Floor(s.hi/step+1e-9)
	for i := first; i <= last; i++ {
		at = append(at, i*step)
	}
	return at, decimals(step)
}

// decimals is how many a step needs. The exponent alone does not tell: 0.25 has a decimal more than
// 0.2. Three digits are enough, for a nice step has two at most.
func decimals(step float64) int {
	s := strconv.FormatFloat(step, 'e', 3, 64)
	mant, exp, _ := strings.Cut(s, "e")
	mant = strings.TrimRight(mant, "0")
	e, _ := strconv.Atoi(exp)
	return max(0, len(mant)-2-e)
}
