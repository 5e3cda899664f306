package eventstudy

import "slices"

// seriesRoom is where a worker makes the columns of series, one after the other. The zero value is
// ready.
type seriesRoom struct {
	prices  PriceRoom
	on, ret []float64
	priced  []bool
	gap     []int32
	of      *Series // the series that is open
	open    *Series
}

// roomOf returns n values of a slice that is made longer where it is too short; what they are is
// not known.
func roomOf[T any](v []T, n int) []T { return slices.Grow(v[:0], n)[:n] }

// close lets the columns go that follow from the prices of a series, where these are held packed: a
// panel of thousands of securities would hold three times what its prices are.
func (x *Series) close(held *Prices) {
	x.Security.Prices = held
	if held.Packed == nil {
		return
	}
	x.Priced, x.Return, x.Gap, x.own = nil, nil, nil, nil
}

// opened returns the series with its columns, which the next call overwrites; x itself where it was
// not closed. What its columns are worth has been judged when the panel was built.
func (x *Series) opened(room *seriesRoom, d *Design) *Series {
	if x == nil || x.Security.Prices == nil || x.Security.Prices.Packed == nil {
		return x
	}
	if room.of != x {
		y := *x
		y.Security.Prices = x.Security.Prices.Unpacked(&room.prices)
		y.own, _, _, _ = y.Security.Prices.series(d.Basis) // newSeries has told its error
		y.Priced, y.Return, y.Gap, _ = room.align(y.Line.Days, y.Security.Prices.Dates, y.own,
			d.Returns)
		room.of, room.open = x, &y
	}
	return room.open
}
