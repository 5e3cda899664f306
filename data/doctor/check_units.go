package doctor

import (
	"fmt"
	"math"

	"stockmove/eventstudy"
)

func init() { Checks.Register(unitJump{}) }

// unitJump finds changes of unit: pence to pounds, a decimal point read as thousands.
type unitJump struct{}

func (unitJump) Info() eventstudy.Info {
	return eventstudy.Info{
		Name:  "unit-jump",
		Title: "a change of unit or a misread decimal mark",
		Formula: "close over the close before within 20 % of 100, 1,000 or 10,000 or their" +
			" inverses",
		Use: "check the decimal mark (--decimal) and whether London prices change between" +
			" pence and pounds",
		Avoid: "a reverse split of 1 for 100 looks the same",
		Order: 51,
	}
}

func (unitJump) examine(s *series) []eventstudy.Finding {
	var hit jumps
	which := 0.0
	for i, d := range s.Dates {
		n := s.unitJump(i)
		if n == 0 {
			continue
		}
		which = math.Pow(10, math.Abs(n))
		hit.add(eventstudy.Jump{Date: d, Factor: math.Pow(10, -n),
			Returns: !s.takenOut(i, s.prev(i))},
			d.String())
	}
	return hit.finding("unit-jump", fmt.Sprintf("the price changes by a factor of about %g on"+
		" %%s: another unit, or a decimal mark that was read as a thousands mark", which))
}

// unitJump returns the power of ten by which the price of row i changed, 2, 3 or 4 or
// their negatives; 0 for none. A tenth is left to the splits, of which 10 for 1 is a usual one.
func (s *series) unitJump(i int) float64 {
	j := s.prev(i)
	if j < 0 || !known(s.price[i]) || s.price[i] <= 0 {
		return 0
	}
	if small(s.price[i]/s.price[j], 80) {
		return 0
	}
	r := math.Log10(s.price[i] / s.price[j])
	if n := math.Round(r); math.Abs(n) >= 2 && math.Abs(n) <= 4 && math.Abs(r-n) < math.Log10(1.2) {
		return n
	}
	return 0
}
