package claims

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
)

// Target is the set of measured figures that make a claim true: an interval whose ends follow from
// the precision written. "9.2%" is [9.15 %, 9.25 %), a loss of 3.4 % is (−3.45 %, −3.35 %], the
// half that rounds away from zero being left out; between joins the intervals of its two figures.
// At least and at most are taken at their word: 39.99 % is not at least 40 %.
type Target struct {
	Lo, Hi         *big.Rat // nil is unbounded
	LoOpen, HiOpen bool     // the end itself does not count
	Unit           Unit
	Currency       string
	Text           string // "9.2%", "at least 40%", "9.1% to 9.2%"
	Figure         string // Text without the words of a bound
	Aim            float64
	// one unit of the last digit of a single figure, nil of bounds and ranges
	Step  *big.Rat
	Bound Bound

	bare   string // Figure before its per cent sign, "" where it ends with none
	signed bool   // a sign is written: Text says the direction
	word   bool   // the figure is a word for a ratio, "doubled"
	// the ends as floats, ±Inf where unbounded, for the thousands of sessions that a chance is of
	lo, hi float64
}

// figure is one of the keys of a statement that state a size.
type figure struct {
	key, text string
	bound     Bound
}

// figures lists the keys of size that a statement sets, between left out.
func (s *Statement) figures() (out []figure) {
	for _, f := range []figure{
		{"value", s.Value, Exactly}, {"at_least", s.AtLeast, AtLeast},
		{"at_most", s.AtMost, AtMost},
		{"more_than", s.MoreThan, MoreThan}, {"less_than", s.LessThan, LessThan},
		{"about", s.About, About}, {"nearly", s.Nearly, Nearly},
	} {
		if f.text != "" {
			out = append(out, f)
		}
	}
	return out
}

// sizes names the keys of size that a statement sets, between the last of them.
func (s *Statement) sizes() (keys []string) {
	for _, f := range s.figures() {
		keys = append(keys, f.key)
	}
	if s.Between != [2]string{} {
		keys = append(keys, "between")
	}
	return keys
}

// boundWords are written before a figure.
var boundWords = map[Bound]string{AtLeast: "at least ", AtMost: "at most ", MoreThan: "more than ",
	LessThan: "less than ", About: "about ", Nearly: "nearly "}

// Words are what a bound puts before its figure, with a space behind; "" of a plain figure.
func (b Bound) Words() string { return boundWords[b] }

// target makes the interval of one figure. A figure without a sign goes the way that the words say.
func (q Quantity) target(b Bound, way Direction) Target {
	if b == Exactly {
		b = q.Bound
	}
	v := new(big.Rat).Set(q.Value)
	if way == Down && v.Sign() > 0 {
		v.Neg(v)
	}
	// A bound without a sign is one of size: "fell at least 9 %" is −9 % or lower.
	fall := way == Down && q.Sign == 0
	t := Target{Unit: q.Unit, Currency: q.Currency, Aim: float(v), Bound: b,
		Text: boundWords[b] + q.figure, Figure: q.figure, bare: q.bare,
		signed: q.Sign != 0, word: q.word}
	switch b {
	case AtLeast, MoreThan:
		t.Lo, t.LoOpen = v, b == MoreThan
		if fall {
			t.Lo, t.Hi, t.LoOpen, t.HiOpen = nil, v, false, b == MoreThan
		}
	case AtMost, LessThan:
		open, none := b == LessThan, new(big.Rat)
		t.Hi, t.HiOpen = v, open
		switch { // who rose less than 2 % rose
		case fall:
			t.Lo, t.Hi, t.LoOpen, t.HiOpen = v, none, open, open
		case way == Up && q.Sign == 0:
			t.Lo, t.LoOpen = none, open
		}
	// “About” is symmetric, “nearly” never beyond the figure: nearly 10 % is not 10.2 %.
	case About:
		d := q.slack(v)
		t.Lo, t.Hi = new(big.Rat).Sub(v, d), new(big.Rat).Add(v, d)
	case Nearly:
		d := q.slack(v)
		if t.Lo, t.Hi = new(big.Rat).Sub(v, d), v; v.Sign() < 0 {
			t.Lo, t.Hi = v, new(big.Rat).Add(v, d)
		}
	// What rounds to the figure as written: halves round away from zero, as newsrooms round.
	default:
		half := q.half(v)
		t.Step = q.Step
		t.Lo, t.Hi = new(big.Rat).Sub(v, half), new(big.Rat).Add(v, half)
		t.LoOpen, t.HiOpen = v.Sign() <= 0, v.Sign() >= 0
	}
	return t
}

// half is half a unit of the last digit; of a whole multiple a fortieth, so that "doubled" is
// [1.95, 2.05).
func (q Quantity) half(v *big.Rat) *big.Rat {
	if q.Rough {
		return new(big.Rat).Mul(new(big.Rat).Abs(v), big.NewRat(1, 40))
	}
	return new(big.Rat).Quo(q.Step, big.NewRat(2, 1))
}

// slack is what "about" leaves: half a unit or a twentieth of the figure, whichever is larger.
func (q Quantity) slack(v *big.Rat) *big.Rat {
	half, twentieth := q.half(v), new(big.Rat).Mul(new(big.Rat).Abs(v), big.NewRat(1, 20))
	if half.Cmp(twentieth) > 0 {
		return half
	}
	return twentieth
}

// to joins the interval of a figure with that of another.
func (q Quantity) to(other string, way Direction) (Target, error) {
	r, err := ParseQuantity(other)
	if err != nil {
		return Target{}, err
	}
	if q.Unit != r.Unit || q.Currency != r.Currency {
		return Target{}, fmt.Errorf("two figures in different units: %q and %q", q.Text, r.Text)
	}
	if q.Value.Cmp(r.Value) > 0 {
		q, r = r, q
	}
	if q.Sign != 0 || r.Sign != 0 { // signs say all
		way = Unstated
	}
	lo, hi := q.target(Exactly, way), r.target(Exactly, way)
	text := q.figure + " to " + r.figure
	// of a fall the larger figure is the lower end
	if lo.Lo != nil && hi.Lo != nil && lo.Lo.Cmp(hi.Lo) > 0 {
		lo, hi = hi, lo
	}
	lo.Hi, lo.HiOpen, lo.Text, lo.Figure, lo.Step = hi.Hi, hi.HiOpen, text, text, nil
	lo.Aim = (lo.Aim + hi.Aim) / 2
	return lo, nil
}

// ready sets the ends as floats.
func (t *Target) ready() *Target {
	t.lo, t.hi = math.Inf(-1), math.Inf(1)
	if t.Lo != nil {
		t.lo = float(t.Lo)
	}
	if t.Hi != nil {
		t.hi = float(t.Hi)
	}
	return t
}

// Ends returns the ends as floats, ±Inf where there is none.
func (t *Target) Ends() (lo, hi float64) { return t.lo, t.hi }

// Single reports whether the claim states one figure, neither a bound nor a range.
func (t *Target) Single() bool { return t.Step != nil }

// passable reports whether a price can pass through the figure: of a bound the high and the low say
// all.
func (t *Target) passable() bool {
	switch t.Bound {
	case AtLeast, AtMost, MoreThan, LessThan:
		return false
	}
	return true
}

// mirror is the target of the opposite direction.
func (t *Target) mirror() *Target {
	m := *t
	neg := func(r *big.Rat) *big.Rat {
		if r == nil {
			return nil
		}
		return new(big.Rat).Neg(r)
	}
	m.Lo, m.Hi, m.LoOpen, m.HiOpen, m.Aim = neg(t.Hi), neg(t.Lo), t.HiOpen, t.LoOpen, -t.Aim
	return m.ready()
}

// noise is the relative distance within which a measured figure counts as lying on the end
// of the interval: it keeps the last bits of a float from deciding a claim.
var noise = big.NewRat(1, 1e9)

// compare compares m with an end: −1, 0 (on it) or +1.
func compare(m, end *big.Rat) int {
	d := new(big.Rat).Sub(m, end)
	tol := new(big.Rat).Mul(noise, new(big.Rat).Abs(end))
	if new(big.Rat).Abs(d).Cmp(tol) <= 0 {
		return 0
	}
	return d.Sign()
}

// below and above say whether m lies beyond an end.
func (t *Target) below(m *big.Rat) bool { return beyond(m, t.Lo, t.LoOpen, -1) }

func (t *Target) above(m *big.Rat) bool { return beyond(m, t.Hi, t.HiOpen, 1) }

// beyond asks whether m lies on the outer side of an end, −1 or +1, or on one that does not count.
func beyond(m, end *big.Rat, open bool, side int) bool {
	if end == nil {
		return false
	}
	s := compare(m, end)
	return s == side || s == 0 && open
}

// Contains reports whether a measured figure makes the claim true; nil, an unknown figure, never
// does.
func (t *Target) Contains(m *big.Rat) bool { return m != nil && !t.below(m) && !t.above(m) }

// Holds is Contains for the decimal that a float is written as; NaN is never held.
func (t *Target) Holds(v float64) bool {
	m, ok := new(big.Rat).SetString(strconv.FormatFloat(v, 'f', -1, 64))
	return ok && t.Contains(m)
}

// has is Contains in floating point, for the sessions that a chance is counted over.
func (t *Target) has(v float64) bool {
	return v >= widened(t.lo, -1, t.LoOpen) && v <= widened(t.hi, 1, t.HiOpen)
}

// widened moves an end outwards by the last bits of a float, and one that does not count inwards.
func widened(end, side float64, open bool) float64 {
	switch {
	case math.IsInf(end, 0):
		return end
	case open:
		side = -side
	}
	return end + side*1e-9*math.Abs(end)
}

// meets reports whether some figure between a and b (a ≤ b) makes the claim true.
func (t *Target) meets(a, b *big.Rat) bool {
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

// grew is Reached of the change from one price to another. Of the days that are asked nearly all
// lie far from the end, where floating point tells as much as fractions.
func (t *Target) grew(from, to float64) bool {
	end, up := t.lo, true
	if t.Lo == nil || t.Aim < 0 {
		end, up = t.hi, false
	}
	known := from > 0 && to > 0 && !math.IsInf(from, 0) && !math.IsInf(to, 0)
	if v := to/from - 1; known && math.Abs(v-end) > 1e-6*(1+math.Abs(end)) && !math.IsInf(v, 0) {
		return (v > end) == up
	}
	return t.Reached(change(from, to))
}

// miss is the distance of v from the interval, for naming the nearest figure; NaN for NaN.
func (t *Target) miss(v float64) float64 {
	switch {
	case math.IsNaN(v):
		return v
	case v < t.lo:
		return t.lo - v
	case v > t.hi:
		return v - t.hi
	}
	return 0
}

// nearer asks whether v is closer to the interval than other. Figures as far above as below are a
// tie, whatever the last binary digit says: else the currency of the prices would choose.
func (t *Target) nearer(v, other float64) bool {
	return t.miss(v) < t.miss(other)-1e-12*(1+math.Abs(v))
}

func float(r *big.Rat) float64 { f, _ := r.Float64(); return f }
