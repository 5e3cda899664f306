package pricefile

import (
	"fmt"

	"stockmove/eventstudy"
)

// Limits of four columns that are the open, high, low and close of one security.
const (
	barRows  = 10   // of which nothing is said of fewer
	barRange = 1.15 // of the high over the low, on every row
	barTurns = 5    // one row in so many has the open above the close, and one in so many below it
)

// unnamedBars refuses a guessed panel of which four columns side by side are the bars of one
// security under names that nobody knows: a study would else take the highs for one security and
// the lows for another. One column is the highest and one the lowest on every row, the two are near
// each other, and of the two between them now the one is higher and now the other. Rates of several
// terms, which lie near each other too, keep their order.
func (l *layout) unnamedBars(f *File, cols []int) error {
	b := &bareRows{date: l.date}
	for _, r := range l.rows[l.data:] {
		if !r.empty {
			b.rows = append(b.rows, r)
		}
	}
	if len(b.rows) < barRows {
		return nil
	}
	for i := 0; i+4 <= len(cols); i++ {
		four := cols[i : i+4]
		if open, last, _ := b.barClose(four); last >= 0 && b.near(four) && b.turning(open, last) {
			return eventstudy.Fault(eventstudy.Pos{File: f.Path, Line: l.rows[l.header].line},
				fmt.Sprintf("name the columns, with --column close=%s if that is the close, and"+
					" --column high=NAME --column low=NAME", shellWord(l.names[last])),
				"no name tells a price, and the columns %s move as the open, high, low and close"+
					" of one security do", quoted(l.names[four[0]:four[3]+1], 4))
		}
	}
	return nil
}

// near reports that the values of some columns lie near each other on every row, as those of one
// day do. A row without one of them says nothing, and the columns are left alone.
func (b *bareRows) near(cols []int) bool {
	for _, r := range b.rows {
		least, most := number(r.cell(cols[0])), 0.0
		for _, c := range cols {
			v := number(r.cell(c))
			least, most = min(least, v), max(most, v)
		}
		if !(least > 0) || most > least*barRange {
			return false
		}
	}
	return true
}

// turning reports that the close is now above the open and now below it, as it is on every
// exchange: a fifth of the days either way is far less than any security has.
func (b *bareRows) turning(open, last int) bool {
	above, below := 0, 0
	for _, r := range b.rows {
		switch o, c := number(r.cell(open)), number(r.cell(last)); {
		case o < c:
			above++
		case o > c:
			below++
		}
	}
	return min(above, below)*barTurns >= len(b.rows)
}
