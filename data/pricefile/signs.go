package pricefile

import (
	"fmt"
	"math"

	"stockmove/eventstudy"
)

// signs is what the signs of one column's values show. They are counted over the rows that have a
// date, since a footer may hold any number.
type signs struct {
	known, below, zero int
	turns              int     // neighbours of different signs
	first, firstBelow  int     // rows of a value that is not above zero, −1: none
	volumes            int     // negative volumes
	last               float64 // the last value that had a sign, 0: none
}

// clean makes prices that are not above zero unknown, and refuses columns that are no
// prices at all.
//
// Returns are told from prices by their signs: about half of all returns are negative and the sign
// changes all the time, while prices that forward adjustment has pushed below zero are negative far
// back and change their sign once. A column of which a tenth is negative and a tenth of the
// neighbours differ in sign holds no prices. Zeros are no price on any exchange; vendors write them
// for days without trading and for years before a column was kept.
func (b *body) clean(t *table, dates []eventstudy.Date) error {
	zeros, values := 0, 0 // of closes
	for k, n := range b.plan.nums {
		if !t.kept(k) || n.role == roleReturn || n.role == roleSplits || t.surelyAbove(k, n.role) {
			continue
		}
		s := signs{first: -1, firstBelow: -1}
		t.edit(k, func(first int, v []float64) {
			b.aboveZero(&s, v, n.role, dates[first:first+len(v)], first)
		})
		if n.role == roleClose {
			zeros, values = zeros+s.zero, values+s.known
		}
		if s.volumes > 0 {
			b.doubt("negative-volume", "%d negative volumes are taken as unknown", s.volumes)
		}
		if s.first < 0 {
			continue
		}
		if s.below >= 2 && s.below*10 >= s.known && s.turns*10 >= s.known {
			text, pos := b.cell(s.firstBelow, n.col)
			return eventstudy.Fault(pos, "name the column of prices with --column close=NAME;"+
				" returns are read with --input returns",
				"the column %s holds returns and not prices: %d of %d values are negative, the"+
					" first %s", quote(b.name(n.col)), s.below, s.known, quote(text))
		}
		_, pos := b.cell(s.first, n.col)
		if s.below > 0 {
			b.doubt("negative-price", "negative prices in the column %s are taken as unknown: %d,"+
				" the first on line %d", quote(b.name(n.col)), s.below, pos.Line)
		}
		if s.zero > 0 {
			b.file.because("zero prices", "unknown",
				fmt.Sprintf("zeros in the column %s stand for no price: %d, the first on line %d",
					quote(b.name(n.col)), s.zero, pos.Line))
		}
	}
	b.dayNumbers(t, dates)
	return b.mostlyZero(zeros, values)
}

// aboveZero makes the values of a part of a column, from row first on, that cannot be prices or
// volumes unknown, and adds what their signs show. CRSP writes a bid-ask midpoint as a negative
// price: its size is kept. A row is looked at once for all: whether its value is known, what its
// sign is, and whether the sign has turned since the last value that had one.
func (b *body) aboveZero(s *signs, v []float64, r role, dates []eventstudy.Date, first int) {
	prev := s.last
	for row, x := range v {
		if x != x || dates[row] == eventstudy.NoDate {
			continue
		}
		s.known++
		switch {
		case x > 0:
			if prev < 0 {
				s.turns++
			}
			prev = x
			continue
		case r == roleVolume:
			if x < 0 {
				v[row] = math.NaN()
				s.volumes++
			}
			continue
		case x == 0:
			s.zero++
		default:
			if prev > 0 {
				s.turns++
			}
			if s.below++; s.below == 1 {
				s.firstBelow = first + row
			}
			prev = x
			if b.plan.signed {
				v[row] = -x
				continue
			}
		}
		if s.first < 0 {
			s.first = first + row
		}
		v[row] = math.NaN()
	}
	s.last = prev
}

// dayNumbers makes the values of a wide panel's column unknown that counts the days: a Julian day
// number rises by as many as the dates do. It would else be a security that rises by one a day.
func (b *body) dayNumbers(t *table, dates []eventstudy.Date) {
	const least = 5
	for k, n := range b.plan.nums {
		v := t.vals[k]
		if v == nil || !b.plan.value {
			continue
		}
		rows, first := 0, -1
		for r, d := range dates {
			if d == eventstudy.NoDate || v[r] != v[r] {
				continue
			}
			if first < 0 {
				first = r
			}
			if v[r]-v[first] != float64(d-dates[first]) {
				rows = 0
				break
			}
			rows++
		}
		if rows < least {
			continue
		}
		for r := range v {
			v[r] = math.NaN()
		}
		b.file.because("price column", "not "+b.name(n.col), "its values only count the days")
	}
}

// mostlyZero refuses closes of which nine in ten are zero, and doubts those of which half are:
// counts, shares or an interest in a search, and not prices. Fewer than ten values say nothing
// either way.
func (b *body) mostlyZero(zeros, values int) error {
	const least = 10
	switch {
	case values < least || zeros*2 < values:
	case zeros*10 >= values*9:
		return eventstudy.Fault(b.pos(0), "name the column of prices with --column close=NAME",
			"these are no prices: %d of %d values are zero", zeros, values)
	default:
		b.doubt("not-prices",
			"%d of %d values in the price columns are zero: they hardly are prices",
			zeros, values)
	}
	return nil
}
