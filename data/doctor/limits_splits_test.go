package doctor

import (
	"math"
	"slices"

	"stockmove/eventstudy"
)

func splitLimits() []limit {
	halved := func(f func(p *eventstudy.Prices)) func() *eventstudy.Prices {
		return func() *eventstudy.Prices {
			p := fall(0.5)
			p.Close[150] = p.Close[149] / 2
			p.Open[150] = p.Close[150]
			f(p)
			return p
		}
	}
	// A quiet series may miss by three ordinary moves, a wild one by 5 % at most.
	missing := func(over float64, wild bool) func() *eventstudy.Prices {
		return halved(func(p *eventstudy.Prices) {
			if wild {
				for i := 1; i < len(p.Close); i += 2 {
					p.Close[i] *= 1.1
				}
			}
			miss := 0.05
			if s := newSeries(p, Context{}); !wild {
				miss = 3 * s.ordinary(150)
			}
			p.Close[150] = p.Close[149] / 2 * math.Exp(-miss*over)
			p.Open[150], p.Close[151] = math.NaN(), p.Close[150]
		})
	}
	volume := func(times float64) func() *eventstudy.Prices {
		return halved(func(p *eventstudy.Prices) {
			p.Volume[150] = times * 2 * median(p.Volume[130:150])
		})
	}
	taken := func(x float64) func() *eventstudy.Prices {
		return halved(func(p *eventstudy.Prices) {
			p.AdjClose = slices.Clone(p.Close)
			for i := range 150 {
				p.AdjClose[i] *= p.Close[150] / p.Close[149] * math.Exp(x*math.Ln2)
			}
		})
	}
	return []limit{
		{check: "unadjusted-split", name: "ordinary moves", inside: missing(1.02, false),
			outside: missing(0.98, false)},
		{check: "unadjusted-split", name: "5 %", inside: missing(1.02, true),
			outside: missing(0.98, true)},
		{check: "unadjusted-split", name: "open",
			inside:  halved(func(p *eventstudy.Prices) { p.Open[150] *= math.Exp(0.101) }),
			outside: halved(func(p *eventstudy.Prices) { p.Open[150] *= math.Exp(0.099) })},
		{check: "unadjusted-split", name: "undone by half",
			inside: halved(func(p *eventstudy.Prices) {
				p.Close[151] = p.Close[149] * math.Exp(-0.49*math.Ln2)
			}),
			outside: halved(func(p *eventstudy.Prices) {
				p.Close[151] = p.Close[149] * math.Exp(-0.51*math.Ln2)
			})},
		{check: "unadjusted-split", name: "days without a price",
			inside:  halved(func(p *eventstudy.Prices) { gap(p, 13) }),
			outside: halved(func(p *eventstudy.Prices) { gap(p, 12) })},
		{check: "unadjusted-split", name: "volume", inside: volume(4.01), outside: volume(3.99)},
		{check: "unadjusted-split", name: "adjusted close", code: "raw-close-split",
			inside: taken(0.51), outside: taken(0.49)},
	}
}

func adjustedLimits() []limit {
	// step changes the adjusted close before row 60, on which the close changes by move.
	step := func(by, move float64) func() *eventstudy.Prices {
		return spoiled(func(p *eventstudy.Prices) {
			p.Close[60] = p.Close[59] * move
			for i := range p.AdjClose {
				p.AdjClose[i] = p.Close[i]
				if i < 60 {
					p.AdjClose[i] *= by
				}
			}
		})
	}
	// apart has the close jump by e^up from row 60 on and the adjusted close by e^adj.
	apart := func(up, adj float64) func() *eventstudy.Prices {
		return spoiled(func(p *eventstudy.Prices) {
			for i := range p.Close {
				p.Close[i], p.AdjClose[i] = 100, 100
				if i >= 60 {
					p.Close[i], p.AdjClose[i] = 100*math.Exp(up), 100*math.Exp(adj)
				}
			}
		})
	}
	odd := func(days int, last bool) func() *eventstudy.Prices {
		return spoiled(func(p *eventstudy.Prices) {
			p.AdjClose = slices.Clone(p.Close)
			for i := range days {
				p.AdjClose[2+4*i] *= 0.99
			}
			if last {
				p.AdjClose[259] *= 0.99
			}
		})
	}
	forward := func(n int) func() *eventstudy.Prices {
		return spoiled(func(p *eventstudy.Prices) {
			p.AdjClose = slices.Clone(p.Close)
			for i := range n {
				p.AdjClose[259-i] *= 1.5
			}
		})
	}
	const check = "adjusted-close-inconsistent"
	return []limit{
		{check: check, name: "fall", text: "falls against", inside: step(1.001, 1),
			outside: step(1.0015, 1)},
		{check: check, name: "step of a joint", text: "different dates", inside: step(1/1.078, 1),
			outside: step(1/1.082, 1)},
		{check: check, name: "fall of the close at a joint", text: "different dates",
			inside: step(1/1.1, 0.949), outside: step(1/1.1, 0.951)},
		{check: check, name: "a quarter paid out", text: "a quarter", inside: step(1/1.249, 0.9),
			outside: step(1/1.251, 0.9)},
		{check: check, name: "size of a split", text: "falls against", inside: apart(0.21, 0),
			outside: apart(0.19, 0)},
		{check: check, name: "move of the adjusted close at a split", text: "falls against",
			inside: apart(1, 0.32), outside: apart(1, 0.35)},
		{check: check, name: "steps", text: "moves against", inside: odd(25, true),
			outside: odd(26, false)},
		{check: check, name: "above the close", text: "lies above the close on 1 day",
			inside: spoiled(func(p *eventstudy.Prices) { p.AdjClose[200] = p.Close[200] * 1.0001 }),
			outside: spoiled(func(p *eventstudy.Prices) {
				p.AdjClose[200] = p.Close[200] * 1.0004
			})},
		{check: check, name: "above on half of the days", text: "forward", inside: forward(129),
			outside: forward(130)},
	}
}

func pairLimits() []limit {
	first := func(n int, id string) func() *eventstudy.Prices {
		return func() *eventstudy.Prices {
			p := sound("X", 200, 1)
			remove(p, n, 200)
			p.ID = id
			return p
		}
	}
	base := first(200, "X")
	early := func(by float64) func() *eventstudy.Prices {
		return func() *eventstudy.Prices {
			p := base()
			for i := range 100 {
				p.AdjClose[i] *= by
			}
			return p
		}
	}
	times := func(n int, by float64) func() *eventstudy.Prices {
		return func() *eventstudy.Prices {
			p := first(n, "X")()
			for i := range p.AdjClose {
				p.AdjClose[i] *= by
			}
			return p
		}
	}
	odd := func(n int) func() *eventstudy.Prices {
		return func() *eventstudy.Prices {
			p := base()
			for i := range n {
				p.AdjClose[5+10*i] *= 1.01
			}
			return p
		}
	}
	beside := func(by float64) func() *eventstudy.Prices {
		return func() *eventstudy.Prices {
			p := base()
			for i := range p.Close {
				p.AdjClose[i] = p.Close[i] * by
			}
			return p
		}
	}
	plain := func() *eventstudy.Prices { p := sound("Y", 200, 2); p.AdjClose = nil; return p }
	late := func(n int) func() *eventstudy.Prices {
		return func() *eventstudy.Prices {
			p := first(n, "I")()
			copy(p.AdjClose, p.AdjClose[1:])
			return p
		}
	}
	return []limit{
		{check: "adjusted-apart", name: "step", inside: base, outside: base, other: early(1.0007),
			otherToo: early(1.0009)},
		{check: "adjusted-apart", name: "common days", inside: base, outside: base,
			other: times(4, 2), otherToo: times(5, 2)},
		{check: "adjusted-apart", name: "share of odd days", code: "different-series", inside: base,
			outside: base, other: odd(10), otherToo: odd(11)},
		{check: "basis-mixed", name: "an adjusted close that is the close",
			inside: beside(1 + 0.9e-6), outside: beside(1 - 1.1e-6), other: plain, otherToo: plain},
		{check: "benchmark-is-security", name: "common days", inside: base, outside: base,
			other: first(30, "I"), otherToo: first(31, "I"), second: itsBenchmark},
		{check: "benchmark-is-security", name: "common days of two ids", code: "same-prices",
			inside: base, outside: base, other: first(19, "Y"), otherToo: first(20, "Y")},
		{check: "shifted-against-benchmark", name: "common days", inside: base, outside: base,
			other: late(60), otherToo: late(61), second: itsBenchmark},
	}
}
