package charts

import (
	"math"
	"math/big"
	"slices"
	"strings"

	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

// claimed is a line of what was claimed of a day: claims of one verdict and one figure share it.
// Articles repeat each other's figures, and one line for each of them would be a fence.
type claimed struct {
	value  float64 // as a change on the close before
	text   string  // the figure, as written
	look   report.Look
	beyond bool // too far from the prices to be drawn at its place
}

// marks are the lines of the claims, from the highest to the lowest. A range has two lines, of
// which neither is what was meant: what lies between them is.
func (s *claimDay) marks() []claimed {
	var out []claimed
	for _, v := range s.said {
		t := v.Claim.Target
		ends := []float64{t.Aim}
		if v.Claim.Between != [2]string{} {
			lo, hi := t.Ends()
			ends = []float64{lo, hi}
		}
		for _, end := range ends {
			m := claimed{value: end, text: figureOf(v), look: report.LookOf(v.Status)}
			if t.Unit == claims.Price {
				m.value = s.change(s.x.Quoted(end))
			}
			same := func(o claimed) bool {
				return o.value == m.value && o.text == m.text && o.look.Status == m.look.Status
			}
			if !slices.ContainsFunc(out, same) {
				out = append(out, m)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b claimed) int {
		switch {
		case a.value > b.value:
			return -1
		case a.value < b.value:
			return 1
		}
		return 0
	})
	return out
}

// figureOf is the figure of a claim as written, a fall with its minus. "Fell 9 %" has no minus in
// the article, and needs one beside a line below zero.
func figureOf(v *claims.Verdict) string {
	t := v.Claim.Target
	text := strings.ReplaceAll(units(t.Text), "-", words.Minus)
	if t.Unit == claims.Fraction && t.Aim < 0 && t.Single() && v.Claim.Falls() {
		text = words.Minus + text
	}
	return text
}

// places are the decimals of the day's figures: one, or those of the finest figure claimed. A claim
// of 9.17 % beside measured figures of one decimal could not be judged by eye.
func (s *claimDay) places() int {
	d := 1
	for _, v := range s.said {
		if t := v.Claim.Target; t.Unit == claims.Fraction && t.Step != nil {
			for d < 4 && t.Step.Cmp(tenth(d+2)) < 0 {
				d++
			}
		}
	}
	return d
}

// tenth is 10⁻ⁿ. The steps of figures are exact fractions, and are compared as such: 0.1 is none in
// binary.
func tenth(n int) *big.Rat {
	p := big.NewRat(1, 1)
	for range n {
		p.Quo(p, big.NewRat(10, 1))
	}
	return p
}

// pct writes a change of the day with as many decimals as put it on the same side of every claim.
// 9.16 % would be printed as 9.2 % and seem to meet a claim of 9.2 % that it misses.
func (s *claimDay) pct(v float64) string {
	for d := s.places(); d < 6; d++ {
		k := math.Pow(10, float64(d+2))
		shown := math.Round(v*k) / k
		same := true
		for _, c := range s.said {
			t := c.Claim.Target
			same = same && (t.Unit != claims.Fraction || t.Holds(shown) == t.Holds(v))
		}
		if same {
			return words.Percent(v, d)
		}
	}
	// A claim that a millionth of a per cent decides cannot be told apart in print.
	return words.Percent(v, 6)
}

// down reports whether the claims are of a fall. A claim of a fall is held against the low of the
// session and one of a rise against the high, so that the whole picture hangs on the answer.
func (s *claimDay) down() bool {
	v := s.said[0]
	if s.asked != nil {
		v = s.asked
	}
	if v.Claim.Target.Unit != claims.Price {
		return v.Claim.Target.Aim < 0
	}
	// A level says no direction: the price that agrees does, else the day itself.
	d := v.Decided()
	if d != nil && (d.Side == claims.Low || d.Side == claims.High) {
		return d.Side == claims.Low
	}
	return s.own().Close < s.base
}

// edge is the price of the session that lies farthest the way of the claim.
func (s *claimDay) edge() (claims.Side, float64) {
	if s.down() {
		return claims.Low, s.own().Low
	}
	return claims.High, s.own().High
}

// quote is a price of the day that is named beside its bar.
type quote struct {
	names  []string
	price  float64
	strong bool
}

// strong are the prices of the day that matter most: the close and the edge. A headline quotes the
// one or the other, and hardly ever says which.
func (s *claimDay) strong() []claims.Side {
	edge, _ := s.edge()
	return []claims.Side{claims.Close, edge}
}

// quotes are the prices of the day at those sides, from the highest to the lowest; equal ones share
// a line.
func (s *claimDay) quotes(sides ...claims.Side) (out []quote) {
	b := s.own()
	for _, q := range []struct {
		side  claims.Side
		price float64
	}{{claims.High, b.High}, {claims.Open, b.Open}, {claims.Close, b.Close}, {claims.Low, b.Low}} {
		strong := slices.Contains(s.strong(), q.side)
		if math.IsNaN(q.price) || !slices.Contains(sides, q.side) {
			continue
		}
		// A day that closed at its high has one price and two names for it.
		i := slices.IndexFunc(out, func(o quote) bool { return o.price == q.price })
		if i < 0 {
			i = len(out)
			out = append(out, quote{price: q.price})
		}
		out[i].names = append(out[i].names, string(q.side))
		out[i].strong = out[i].strong || strong
	}
	slices.SortStableFunc(out, func(a, b quote) int {
		if a.price > b.price {
			return -1
		}
		return 1
	})
	return out
}

// wordings are "high HK$124.30, +9.2 %" and without the price. The change is never left out: it
// is what the axis counts.
func (s *claimDay) wordings(q quote) []string {
	name, change := words.List(q.names), s.pct(s.change(q.price))
	return []string{name + " " + s.money(q.price) + ", " + change, name + " " + change}
}

// money writes a price of the listing. How pence are written is for the listing, which
// knows its unit.
func (s *claimDay) money(v float64) string {
	if cur := s.x.Currency(); s.x.Quoted(1) == 1 {
		return words.RoundMoney(v, cur)
	}
	return s.x.Money(v) // pence
}
