package doctor

import (
	"math"

	"stockmove/eventstudy"
)

func limits() []limit {
	closed := func(n, rows int) weekdayHours {
		h := weekdayHours{closed: map[string]bool{}}
		for i := range n {
			h.closed[sound("X", rows, 1).Dates[20+20*i].String()] = true
		}
		return h
	}
	long := func(n int) func() *eventstudy.Prices {
		return func() *eventstudy.Prices { return sound("X", n, 1) }
	}
	same := spoiled(func(*eventstudy.Prices) {})
	volumes := func(p *eventstudy.Prices, last float64) {
		for i := range p.Volume {
			p.Volume[i] = 1e6
		}
		p.Volume[len(p.Volume)-1] = last
	}
	idle := func(n int) func() *eventstudy.Prices {
		return spoiled(func(p *eventstudy.Prices) {
			for i := range n {
				flatten(p, 101+i, p.Close[100], 0)
			}
		})
	}
	spikes := func(up, back float64) func() *eventstudy.Prices {
		return spoiled(func(p *eventstudy.Prices) {
			c := p.Close[149]
			p.Close[150], p.Close[151] = c*math.Exp(up), c*math.Exp(back)
			p.AdjClose = nil
		})
	}
	quoted := func(last float64) func() *eventstudy.Prices {
		d := eventstudy.NewDate
		return func() *eventstudy.Prices {
			return &eventstudy.Prices{ID: "H", Close: []float64{80.1, 81, last},
				Dates: []eventstudy.Date{d(2024, 12, 20), d(2024, 12, 23), d(2024, 12, 24)}}
		}
	}
	dividends := func(q float64) func() *eventstudy.Prices {
		d := eventstudy.NewDate
		return func() *eventstudy.Prices {
			return &eventstudy.Prices{ID: "H", Basis: eventstudy.Total,
				Close: []float64{115 * q, 116.9 * q, 81.3, 82.6},
				Dates: []eventstudy.Date{d(2022, 1, 3), d(2022, 1, 4), d(2025, 1, 2),
					d(2025, 1, 3)}}
		}
	}
	zigzag := func(x float64) func(int) float64 {
		return func(i int) float64 { return 100 * math.Exp(x*float64(i%2)) }
	}
	negative := func(n int) func(int) float64 {
		return func(i int) float64 {
			if i < n {
				return -100 - math.Sin(float64(i))
			}
			return 100 + math.Sin(float64(i))
		}
	}
	equal := func(n int) func(int) float64 {
		return func(i int) float64 {
			if 100 <= i && i < 100+n {
				return 100
			}
			return 100 + math.Sin(float64(i))
		}
	}
	return []limit{
		{check: "not-daily", name: "distance of rows", inside: every(3), outside: every(4)},
		{check: "not-prices", name: "share of negatives", inside: closing(negative(12)),
			outside: closing(negative(13)), fatal: true},
		{check: "not-prices", name: "usual move", inside: closing(zigzag(0.199)),
			outside: closing(zigzag(0.201))},
		{check: "not-prices", name: "days outside of the range", inside: beside(254, 3, 1.1),
			outside: beside(255, 3, 1.1), fatal: true},
		{check: "not-prices", name: "factor outside of the range", inside: beside(260, 1.88, 1.1),
			outside: beside(260, 1.95, 1.1), fatal: true},
		{check: "not-prices", name: "own moves", inside: beside(260, 3, 1.04),
			outside: beside(260, 3, 1.07), fatal: true},
		{check: "not-prices", name: "constant", code: "constant-price", inside: closing(equal(159)),
			outside: closing(func(int) float64 { return 7 })},
		{check: "known-fault", name: "difference of a close", inside: quoted(83.15 * 1.00019),
			outside: quoted(83.15 * 1.00021)},
		{check: "known-fault", name: "factor of dividends", inside: dividends(0.9827),
			outside: dividends(0.9828)},
		{check: "known-fault", name: "factor above one", code: "known-fault",
			inside: dividends(1.0101), outside: dividends(1.0099)},
		{check: "zero-volume-flat-bar", name: "volume",
			inside:  spoiled(func(p *eventstudy.Prices) { flatten(p, 100, 1.01*p.Close[99], 1) }),
			outside: spoiled(func(p *eventstudy.Prices) { flatten(p, 100, 1.01*p.Close[99], 0) })},
		{check: "zero-volume-flat-bar", name: "price", inside: idle(1),
			outside: spoiled(func(p *eventstudy.Prices) { flatten(p, 101, p.Close[100]+0.01, 0) })},
		{check: "calendar-mismatch", name: "days", inside: same, outside: same,
			hours: closed(4, 260), hoursToo: closed(5, 260)},
		{check: "calendar-mismatch", name: "share", inside: long(1251), outside: long(1250),
			hours: closed(5, 1250), hoursToo: closed(5, 1250)},
		{check: "phantom-session", name: "closed or open", inside: same, outside: same,
			hours: closed(0, 260), hoursToo: closed(1, 260)},
		{check: "missing-session", name: "days without a row",
			inside:  func() *eventstudy.Prices { return gap(sound("X", 260, 1), 12) },
			outside: func() *eventstudy.Prices { return gap(sound("X", 260, 1), 13) }},
		{check: "weekend-bar", name: "rows carried forward", code: "carried-forward",
			inside: carried(50, 2), outside: carried(50, 1)},
		{check: "weekend-bar", name: "least rows carried forward", code: "carried-forward",
			inside: carried(2, 0), outside: carried(3, 0)},
		{check: "weekend-bar", name: "a tenth at weekends", code: "trades-at-weekends",
			inside:  weekdayCounts([7]int{10, 16, 16, 16, 16, 17, 10}),
			outside: weekdayCounts([7]int{10, 16, 16, 16, 16, 16, 10})},
		{check: "weekend-bar", name: "least at weekends", code: "trades-at-weekends",
			inside:  weekdayCounts([7]int{2, 3, 3, 3, 3, 3, 2}),
			outside: weekdayCounts([7]int{3, 3, 3, 3, 3, 3, 3})},
		{check: "weekend-bar", name: "a fiftieth on Fridays", code: "shifted-dates",
			inside:  weekdayCounts([7]int{80, 80, 80, 80, 71, 9, 0}),
			outside: weekdayCounts([7]int{80, 80, 80, 80, 72, 8, 0})},
		{check: "weekend-bar", name: "a fiftieth on Mondays", code: "shifted-dates",
			inside:  weekdayCounts([7]int{0, 9, 80, 80, 80, 71, 80}),
			outside: weekdayCounts([7]int{0, 8, 80, 80, 80, 72, 80})},
		{check: "weekend-bar", name: "the last Saturday of New York",
			inside: func() *eventstudy.Prices {
				return onSaturday(eventstudy.NewDate(1952, 5,
					24))
			}, outside: func() *eventstudy.Prices {
				return onSaturday(eventstudy.NewDate(1952, 5,
					31))
			}},
		{check: "stale-repeat", name: "rows without volume", inside: idle(1), outside: idle(2)},
		{check: "stale-repeat", name: "equal closes", inside: closing(equal(4)),
			outside: closing(equal(5))},
		{check: "stale-repeat", name: "a copied row", text: "copied row",
			inside: spoiled(func(p *eventstudy.Prices) {
				insert(p, 4, p.Dates[4]+1)
				p.High[5] += 0.01
			}), outside: spoiled(func(p *eventstudy.Prices) { insert(p, 4, p.Dates[4]+1) })},
		{check: "unit-jump", name: "distance from a hundred", inside: falling(1.21 / 100),
			outside: falling(1.19 / 100)},
		{check: "unit-jump", name: "highest power", text: "another unit, or a decimal mark",
			inside: falling(1e-5), outside: falling(1e-4)},
		{check: "unit-jump", name: "a wild rise", text: "as no session moves it",
			inside: falling(198), outside: falling(202)},
		{check: "unit-jump", name: "a wild fall", text: "factor of 333 on",
			inside: falling(1. / 198), outside: falling(1 / 333.3)},
		{check: "unit-jump", name: "lowest power", inside: falling(10), outside: falling(100)},
		{check: "missing-adjusted-close", name: "days", inside: same,
			outside: spoiled(func(p *eventstudy.Prices) { p.AdjClose[9] = math.NaN() })},
		{check: "price-spike", name: "move", inside: spikes(0.219, 0), outside: spikes(0.221, 0)},
		{check: "price-spike", name: "back within a tenth", inside: spikes(0.5, 0.051),
			outside: spikes(0.5, 0.049)},
		{check: "extreme-return", name: "rise", inside: falling(1.39), outside: falling(1.4)},
		{check: "extreme-return", name: "fall", inside: falling(1 / 1.39),
			outside: falling(1 / 1.41)},
		{check: "extreme-return", name: "the day of a spike and the one after",
			inside: spikes(0.5, 0.049), outside: spikes(0.5, 0.051)},
		{check: "intraday-snapshot", name: "quarter of the median",
			inside:  spoiled(func(p *eventstudy.Prices) { volumes(p, 0.251e6) }),
			outside: spoiled(func(p *eventstudy.Prices) { volumes(p, 0.249e6) })},
		{check: "intraday-snapshot", name: "half of the least",
			inside: spoiled(func(p *eventstudy.Prices) {
				volumes(p, 0.201e6)
				p.Volume[230] = 0.4e6
			}),
			outside: spoiled(func(p *eventstudy.Prices) {
				volumes(p, 0.199e6)
				p.Volume[230] = 0.4e6
			})},
		{check: "intraday-snapshot", name: "rows before",
			inside:  spoiled(func(p *eventstudy.Prices) { remove(p, 20, 260); volumes(p, 1e5) }),
			outside: spoiled(func(p *eventstudy.Prices) { remove(p, 21, 260); volumes(p, 1e5) })},
		{check: "impossible-bar", name: "close above the high",
			inside:  spoiled(func(p *eventstudy.Prices) { p.Close[9] = p.High[9] * 1.0009 }),
			outside: spoiled(func(p *eventstudy.Prices) { p.Close[9] = p.High[9] * 1.0011 })},
		{check: "impossible-bar", name: "high below the low", text: "below the low",
			inside:  spoiled(func(p *eventstudy.Prices) { p.High[9] = p.Low[9] * 0.9991 }),
			outside: spoiled(func(p *eventstudy.Prices) { p.High[9] = p.Low[9] * 0.9989 })},
		{check: "impossible-bar", name: "negative volume", code: "nonpositive-price",
			inside:  spoiled(func(p *eventstudy.Prices) { p.Volume[9] = 0 }),
			outside: spoiled(func(p *eventstudy.Prices) { p.Volume[9] = -1 })},
	}
}

// onSaturday is daily closes around a Saturday on which there is one.
func onSaturday(d eventstudy.Date) *eventstudy.Prices {
	p := &eventstudy.Prices{ID: "X"}
	for x := d - 100; x < d+100; x++ {
		if !x.Weekend() || x == d {
			p.Dates, p.Close = append(p.Dates, x), append(p.Close, 100+math.Sin(float64(x)))
		}
	}
	return p
}

// falling is fall as limits want it; the close before moves by a thousandth on the day.
func falling(by float64) func() *eventstudy.Prices {
	return func() *eventstudy.Prices { return fall(by) }
}
