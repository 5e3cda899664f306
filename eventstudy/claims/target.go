package claims

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
)

// Target is the set of measured figures that make a claim true: an interval whose ends
// follow from the precision written. "9.2%" is [9.15 %, 9.25 %), a loss of 3.4 % is (−3.45 %, −3.35 %], the
// half that rounds away from zero being left out; between joins the intervals of its two figures. At least
// and at most are taken at their word: 39.99 % is not at least 40 %.
type Target struct {
	Lo, Hi         *big.Rat // nil is unbounded
	LoOpen, HiOpen bool     // the end itself does not count
	Unit           Unit
	Currency       string
	Text           string // "9.2%", "at least 40%", "9.1% to 9.2%"
	Aim            float64
	Step           *big.Rat // one unit of the last digit of a single figure, nil of bounds and ranges
}

// ParseTarget reads the figures of a claim; it returns nil and no error when there are none.
func ParseTarget(c Claim) (*Target, error) {
	switch {
	case c.Value != "":
		q, err := ParseQuantity(c.Value)
		if err != nil {
			return nil, err
		}
		t := around(q)
		t.Step = q.Step
		return &t, nil
	case c.AtLeast != "":
		q, err := ParseQuantity(c.AtLeast)
		if err != nil {
			return nil, err
		}
		return &Target{Lo: q.Value, Unit: q.Unit, Currency: q.Currency, Text: "at least " + q.Text, Aim: float(q.Value)}, nil
	case c.AtMost != "":
		q, err := ParseQuantity(c.AtMost)
		if err != nil {
			return nil, err
		}
		return &Target{Hi: q.Value, Unit: q.Unit, Currency: q.Currency, Text: "at most " + q.Text, Aim: float(q.Value)}, nil
	case c.Between != [2]string{}:
		return parseBetween(c.Between)
	}
	return nil, nil
}

func parseBetween(b [2]string) (*Target, error) {
	q, err := ParseQuantity(b[0])
	if err != nil {
		return nil, err
	}
	r, err := ParseQuantity(b[1])
	if err != nil {
		return nil, err
	}
	if q.Unit != r.Unit || q.Currency != r.Currency {
		return nil, fmt.Errorf("two figures in different units: %q and %q", q.Text, r.Text)
	}
	if q.Value.Cmp(r.Value) > 0 {
		q, r = r, q
	}
	lo, hi := around(q), around(r)
	lo.Hi, lo.HiOpen = hi.Hi, hi.HiOpen
	lo.Text = q.Text + " to " + r.Text
	lo.Aim = (lo.Aim + hi.Aim) / 2
	return &lo, nil
}

// around is the interval that rounds to the figure as written.
func around(q Quantity) Target {
	half := new(big.Rat).Quo(q.Step, big.NewRat(2, 1))
	t := Target{Unit: q.Unit, Currency: q.Currency, Text: q.Text, Aim: float(q.Value)}
	t.Lo, t.Hi = new(big.Rat).Sub(q.Value, half), new(big.Rat).Add(q.Value, half)
	t.LoOpen, t.HiOpen = q.Value.Sign() <= 0, q.Value.Sign() >= 0
	return t
}

// noise is the relative distance within which a measured figure counts as lying on the end
// of the interval: it keeps the last bits of a float from deciding a claim.
var noise = big.NewRat(1, 1e9)

// single reports whether the claim states one figure, neither a bound nor a range.
func (t *Target) single() bool { return t.Step != nil }

// side compares m with an end: −1, 0 (on it) or +1.
func side(m, end *big.Rat) int {
	d := new(big.Rat).Sub(m, end)
	tol := new(big.Rat).Mul(noise, new(big.Rat).Abs(end))
	if new(big.Rat).Abs(d).Cmp(tol) <= 0 {
		return 0
	}
	return d.Sign()
}

// below and above say whether m lies beyond an end.
func (t *Target) below(m *big.Rat) bool {
	if t.Lo == nil {
		return false
	}
	s := side(m, t.Lo)
	return s < 0 || s == 0 && t.LoOpen
}

func (t *Target) above(m *big.Rat) bool {
	if t.Hi == nil {
		return false
	}
	s := side(m, t.Hi)
	return s > 0 || s == 0 && t.HiOpen
}

// Contains reports whether a measured figure makes the claim true; nil, an unknown figure, never does.
func (t *Target) Contains(m *big.Rat) bool { return m != nil && !t.below(m) && !t.above(m) }

// holds is Contains for the decimal that a float is written as.
func (t *Target) holds(v float64) bool {
	m, ok := new(big.Rat).SetString(strconv.FormatFloat(v, 'f', -1, 64))
	return ok && t.Contains(m)
}

// Meets reports whether some figure between a and b (a ≤ b) makes the claim true.
func (t *Target) Meets(a, b *big.Rat) bool {
	return a != nil && b != nil && !t.below(b) && !t.above(a)
}

// Reached reports whether m lies as far from zero as the claim says, or farther: the test of when a
// threshold was first crossed.
func (t *Target) Reached(m *big.Rat) bool {
	if m == nil {
		return false
	}
	if t.Lo == nil || t.Aim < 0 {
		return !t.above(m)
	}
	return !t.below(m)
}

// miss is the distance of v from the interval, for naming the nearest figure; NaN for NaN.
func (t *Target) miss(v float64) float64 {
	switch {
	case t.Lo != nil && v < float(t.Lo):
		return float(t.Lo) - v
	case t.Hi != nil && v > float(t.Hi):
		return v - float(t.Hi)
	case math.IsNaN(v):
		return v
	}
	return 0
}

func float(r *big.Rat) float64 { f, _ := r.Float64(); return f }

// exact returns the decimal that a price file showed for v, so that a ratio of two prices is an
// exact fraction; nil when v is not a price.
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

// snap undoes the rounding of a price that passed through a 32-bit float: Yahoo writes 113.800003 for
// 113.8, pandas 113.80000305175781. A price that is a 32-bit number, in full or to six decimals, is replaced by the
// shortest decimal that names that number; any other stays.
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

func decimalsOf(s string) int {
	_, frac, _ := strings.Cut(s, ".")
	return len(frac)
}
