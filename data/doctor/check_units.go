package doctor

import (
	"math"

	"stockmove/eventstudy"
)

func init() { Checks.Register(unitJump{}) }

// unitJump finds changes of unit: pence to pounds, a decimal point read as thousands.
type unitJump struct{}

func (unitJump) Info() eventstudy.Info {
	return eventstudy.Info{
		Name:    "unit-jump",
		Title:   "a change of unit or a misread decimal mark",
		Formula: "close over the close before within 20 % of 100, 1,000 or 10,000 or their inverses",
		Use:     "check the decimal mark (--decimal) and whether London prices change between pence and pounds",
		Avoid:   "a reverse split of 1 for 100 looks the same",
		Order:   51,
	}
}

func (unitJump) examine(s *series) []eventstudy.Finding {
	var hit []eventstudy.Date
	which := 0.0
	for i, d := range s.Dates {
		j := s.prev(i)
		if j < 0 || !known(s.price[i]) || s.price[i] <= 0 {
			continue
		}
		// A tenth is left to the splits, of which 10 for 1 is a usual one.
		r := math.Abs(math.Log10(s.price[i] / s.price[j]))
		if n := math.Round(r); n >= 2 && n <= 4 && math.Abs(r-n) < math.Log10(1.2) {
			hit, which = append(hit, d), math.Pow(10, n)
		}
	}
	if len(hit) == 0 {
		return nil
	}
	return finding("unit-jump", hit, "the price changes by a factor of about %g on %s: another unit, or a decimal mark that was read as a thousands mark", which, days(hit))
}
