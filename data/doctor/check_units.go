package doctor

import (
	"math"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// wildJump is the factor from which on a change of price is no return, whatever made it.
const wildJump = 200

// unitJumps finds changes of unit: pence to pounds, a decimal point read as thousands, and whatever
// else moves a price as no session does.
//
// The rule: close over the close before within 20 % of 100, 1,000 or 10,000 or their inverses, or
// beyond 200 or its inverse.
//
// What to do: check the decimal mark (--decimal) and whether London prices change between pence and
// pounds. Where the rule errs: a reverse split of 1 for 100 looks the same.
func unitJumps(s *series) []eventstudy.Finding {
	var units, wild jumps
	for i, d := range s.Dates {
		ratio, unit := s.unitJump(i)
		if ratio == 0 {
			continue
		}
		hit := &wild
		if unit {
			hit = &units
		}
		hit.add(eventstudy.Jump{Date: d, Factor: 1 / ratio, Returns: !s.takenOut(i, s.prev(i))},
			words.Plain(math.Max(ratio, 1/ratio))+" on "+d.String())
	}
	return append(units.finding("unit-jump", "the price changes by a factor of about %s: another"+
		" unit, or a decimal mark that was read as a thousands mark"),
		wild.finding("unit-jump", "the price changes by a factor of %s, as no session moves it:"+
			" another unit, another security, or a split")...)
}

// unitJump returns the ratio by which the price of row i changed where that is no return, 0 where
// it may be one: a power of ten from the second to the fourth, which is a change of unit, or a
// factor that is wild. A tenth is left to the splits, of which 10 for 1 is a usual one.
func (s *series) unitJump(i int) (ratio float64, unit bool) {
	j := s.prev(i)
	if j < 0 || !known(s.price[i]) || s.price[i] <= 0 {
		return 0, false
	}
	ratio = s.price[i] / s.price[j]
	if small(ratio, 80) {
		return 0, false
	}
	r := math.Log10(ratio)
	n := math.Round(r)
	switch {
	case math.Abs(n) >= 2 && math.Abs(n) <= 4 && math.Abs(r-n) < math.Log10(1.2):
		return math.Pow(10, n), true
	case !small(ratio, wildJump):
		return ratio, false
	}
	return 0, false
}
