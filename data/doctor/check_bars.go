package doctor

import (
	"stockmove/eventstudy"

	"stockmove/eventstudy/words"
)

func init() { Checks.Register(bars{}) }

// bars finds rows whose prices contradict each other.
type bars struct{}

// barSlack is how far, relative to the price, a close or open may lie outside the
// day's range: adjusted prices are rounded one by one.
const barSlack = 1e-3

func (bars) Info() eventstudy.Info {
	return eventstudy.Info{
		Name:  "impossible-bar",
		Title: "prices of one day that contradict each other",
		Formula: "high < low, or open or close outside [low, high], by more than 0.1 % of the" +
			" price; a price or a volume that is negative, a price of 0",
		Use: "look the day up; claims on intraday highs and lows cannot be judged on such a row",
		Avoid: "official opens and closes of auctions lie a little outside the range of some" +
			" vendors",
		Order: 80,
	}
}

func (bars) examine(s *series) []eventstudy.Finding {
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
	var out []eventstudy.Finding
	if len(crossed) > 0 {
		out = append(out, finding("impossible-bar", crossed,
			"the high lies below the low on %s (%s): the columns may be mixed up",
			words.Counted(len(crossed), "day"), words.Some(crossed, 3))...)
	}
	if len(outside) > 0 {
		out = append(out, finding("impossible-bar", outside,
			"the open or the close lies outside the day's range by more than 0.1 %% on %s (%s)",
			words.Counted(len(outside), "day"), words.Some(outside, 3))...)
	}
	if len(below) > 0 {
		out = append(out, finding("nonpositive-price", below,
			"a price is 0 or negative, or a volume negative, on %s (%s)",
			words.Counted(len(below), "day"), words.Some(below, 3))...)
	}
	return out
}
