package doctor

import (
	"math"

	"stockmove/eventstudy"
)

func init() { Checks.Register(notPrices{}) }

// notPrices finds columns of returns, per cents or volumes that were taken for prices.
type notPrices struct{}

func (notPrices) Info() eventstudy.Info {
	return eventstudy.Info{
		Name:    "not-prices",
		Title:   "a price column that holds no prices",
		Formula: "at least 20 values, of which 5 % are negative, or which differ from one row to the next by 22 % in the median (|Δ ln| > 0.2); all equal: constant-price",
		Use:     "name the price column with --column close=NAME; turn returns into an index first",
		Avoid:   "fixed prices and pegged currencies are constant rightly",
		Order:   2,
	}
}

func (notPrices) examine(s *series) []eventstudy.Finding {
	negative, n := 0, 0
	same := true
	first, last := math.NaN(), math.NaN()
	var moves, size []float64
	for _, v := range s.price {
		if !known(v) {
			continue
		}
		if n == 0 {
			first = v
		}
		n++
		same = same && v == first
		if v < 0 {
			negative++
		}
		if v != 0 && known(last) {
			moves = append(moves, math.Abs(math.Log(math.Abs(v/last))))
		}
		if v != 0 {
			size = append(size, math.Abs(v))
			last = v
		}
	}
	if n < 20 {
		return nil
	}
	switch step := median(moves); {
	case negative*20 >= n:
		// Oil futures were negative for a day; a twentieth of the days is another matter.
		what := "returns"
		if median(size) > 0.1 {
			what = "per cents"
		}
		f := finding("not-prices", nil, "%d of %d values in the price column are negative and the median size is %.2g: it holds %s, not prices", negative, n, median(size), what)
		f[0].Fatal = true
		return f
	case same:
		return finding("constant-price", nil, "all %d values in the price column are %v: there is no return to measure", n, first)
	case step > 0.2:
		return finding("not-prices", nil, "the values in the price column change by %.0f %% from one row to the next in the median: they hardly are prices", 100*math.Expm1(step))
	}
	return nil
}
