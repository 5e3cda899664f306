package doctor

import (
	"math"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// Limits of columns that hold no prices.
const (
	fewValues    = 20   // of which nothing is said of fewer
	negativeOne  = 20   // one value in so many is negative: returns
	percentSize  = 0.1  // median |value| from which returns are per cents
	wildMove     = 0.2  // median |Δ ln| from one row to the next
	outsideShare = 0.98 // of the days have the close outside of low and high
	outsideBy    = 2.0  // median factor by which it lies outside
	calmMove     = 1.22 // ratio of two rows, a little below that of wildMove
	ownMove      = 0.05 // median |Δ ln close − Δ ln of the middle of the range|
)

// noPrices finds columns of returns, per cents or volumes that were taken for prices.
//
// The rule: at least 20 values, of which 5 % are negative, or which differ from one row to the next
// by 22 % in the median (|Δ ln| > 0.2); or which lie outside low and high on 98 % of the days, by a
// factor of 2 in the median, and do not move with them; all equal: constant-price.
//
// What to do: name the price column with --column close=NAME; turn returns into an index first.
// Where the rule errs: fixed prices and pegged currencies are constant rightly.
func noPrices(s *series) []eventstudy.Finding {
	c := &s.looks
	if c.n < fewValues {
		return nil
	}
	var f []eventstudy.Finding
	switch out, by := s.outside(); {
	case c.negative*negativeOne >= c.n:
		// Oil futures were negative for a day; a twentieth of the days is another matter.
		what := "returns"
		if s.size() > percentSize {
			what = "per cents"
		}
		f = finding("not-prices", nil, "%d of %d values in the price column are negative and the"+
			" median size is %.2g: it holds %s, not prices", c.negative, c.n, s.size(), what)
	case out > 0:
		f = finding("not-prices", nil, "the close lies outside the day's low and high on %s, by a"+
			" factor of %.3g in the median, and does not move with them: another column was taken"+
			" for it",
			words.Counted(out, "day"), by)
	case c.same:
		return finding("constant-price", nil,
			"all %d values in the price column are %v: there is no return to measure", c.n, c.first)
	case c.move > wildMove:
		return finding("not-prices", nil, "the values in the price column change by %.0f %% from"+
			" one row to the next in the median: they hardly are prices", 100*math.Expm1(c.move))
	default:
		return nil
	}
	f[0].Fatal = true
	return f
}

// notPrices reports a column that the check of this name tells as a whole.
func (s *series) notPrices() bool {
	c := &s.looks
	return c.n >= fewValues && (c.negative*negativeOne >= c.n || c.move > wildMove)
}

// column is what the values of the price column look like.
type column struct {
	n, negative int
	same        bool    // all values are the first
	first       float64 // NaN where none is known
	move        float64 // median of |Δ ln|; 0 where it is certainly below wildMove
}

// column looks at the price column once, for all checks.
func (s *series) column() column {
	c := column{same: true, first: math.NaN()}
	last := math.NaN()
	moves, wild := 0, 0
	for _, v := range s.price {
		if !known(v) {
			continue
		}
		if c.n == 0 {
			c.first = v
		}
		c.n++
		c.same = c.same && v == c.first
		if v < 0 {
			c.negative++
		}
		if v == 0 {
			continue
		}
		if known(last) {
			if moves++; !small(math.Abs(v/last), calmMove) {
				wild++
			}
		}
		last = v
	}
	if wild > 0 && wild*2 >= moves-1 {
		c.move = s.medianMove()
	}
	return c
}

// medianMove returns the median |Δ ln| of the known values but zeros.
func (s *series) medianMove() float64 {
	last := math.NaN()
	moves := s.scratch()
	for _, v := range s.price {
		if !known(v) || v == 0 {
			continue
		}
		if known(last) {
			moves = append(moves, math.Abs(math.Log(math.Abs(v/last))))
		}
		last = v
	}
	return median(moves)
}

// size returns the median of |value| over the known values but zeros.
func (s *series) size() float64 {
	sizes := s.scratch()
	for _, v := range s.price {
		if v != 0 {
			sizes = append(sizes, math.Abs(v))
		}
	}
	return median(sizes)
}

// outside counts the days on which the close lies outside of low and high, with the median
// factor; 0 where that may be an adjusted close beside a range as traded, which lies outside
// too but moves as the range does.
func (s *series) outside() (days int, by float64) {
	if s.Close == nil || s.High == nil || s.Low == nil {
		return 0, 0
	}
	n := 0
	factor := s.scratch()
	for i, c := range s.Close {
		h, l := s.High[i], s.Low[i]
		if !s.ranged(i) {
			continue
		}
		n++
		switch {
		case c > h*(1+barSlack):
			factor = append(factor, c/h)
		case c < l*(1-barSlack):
			factor = append(factor, l/c)
		}
	}
	days = len(factor)
	if n < fewValues || float64(days) <= outsideShare*float64(n) {
		return 0, 0
	}
	if by = median(factor); !(by > outsideBy) || !(s.ownMove() > ownMove) {
		return 0, 0
	}
	return days, by
}

// ranged reports a row with a close and a range.
func (s *series) ranged(i int) bool {
	c, h, l := s.Close[i], s.High[i], s.Low[i]
	return c > 0 && h > 0 && l > 0 && known(c) && known(h) && h >= l
}

// ownMove returns the median change of the close over the middle of the range, |Δ ln|.
func (s *series) ownMove() float64 {
	own := s.scratch()
	last := math.NaN()
	for i, c := range s.Close {
		if !s.ranged(i) {
			continue
		}
		now := math.Log(c / (s.High[i] + s.Low[i]) * 2)
		if known(last) {
			own = append(own, math.Abs(now-last))
		}
		last = now
	}
	return median(own)
}
