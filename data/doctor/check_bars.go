package doctor

import (
	"slices"

	"stockmove/eventstudy"
)

// barSlack is how far, relative to the price, a close or open may lie outside the
// day's range: adjusted prices are rounded one by one.
const barSlack = 1e-3

// impossibleBars finds rows whose prices contradict each other.
//
// The rule: high < low, or open or close outside [low, high], by more than 0.1 % of the price; a
// price or a volume that is negative, a price of 0.
//
// What to do: look the day up; claims on intraday highs and lows cannot be judged on such a row.
// Where the rule errs: official opens and closes of auctions lie a little outside the range of some
// vendors.
func impossibleBars(s *series) []eventstudy.Finding {
	var crossed, outside, below []eventstudy.Date
	// Columns may be absent, and cells unknown.
	at := func(col []float64, i int) (float64, bool) {
		if col == nil || !known(col[i]) {
			return 0, false
		}
		return col[i], true
	}
	for i, d := range s.Dates {
		h, hasH := at(s.High, i)
		l, hasL := at(s.Low, i)
		slack := barSlack * max(h, l)
		if hasH && hasL && h < l-slack {
			crossed = append(crossed, d) // nothing can lie inside such a range
			continue
		}
		bad, negative := false, false
		for _, col := range [][]float64{s.Open, s.Close} {
			if v, ok := at(col, i); ok && (hasH && v > h+slack || hasL && v < l-slack) {
				bad = true
			}
		}
		for _, col := range [][]float64{s.Open, s.High, s.Low, s.Close, s.AdjClose} {
			if v, ok := at(col, i); ok && v <= 0 {
				negative = true
			}
		}
		if v, ok := at(s.Volume, i); ok && v < 0 {
			negative = true
		}
		if bad {
			outside = append(outside, d)
		}
		if negative {
			below = append(below, d)
		}
	}
	return slices.Concat(
		onDays("impossible-bar", crossed, "day",
			"the high lies below the low on %s (%s): the columns may be mixed up"),
		onDays("impossible-bar", outside, "day",
			"the open or the close lies outside the day's range by more than 0.1 %% on %s (%s)"),
		onDays("nonpositive-price", below, "day",
			"a price is 0 or negative, or a volume negative, on %s (%s)"))
}
