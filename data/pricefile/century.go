package pricefile

import (
	"fmt"
	"strings"

	"stockmove/data/cell"
	"stockmove/eventstudy"
)

// A year of two digits is of this century up to 49 and of the last from 50 on, unless the rows of
// the file tell more: between neighbours no century passes.

// nearCentury is a gap that two neighbours have only where the century turns between them.
const nearCentury = 90 * 365

// centuries is how the years of one series go on.
type centuries struct {
	last   eventstudy.Date
	turn   int // centuries that have passed since the first row
	latest int // the last year, counted on from the first row
}

// settleCenturies puts days whose years have two digits into the century in which their series goes
// on from row to row. A file of 1995 to 2005 says 95 to 05, which the pivot reads as one step back
// of ninety years and puts right here; one that ends in 49 and begins in 50 is of two centuries
// whichever the pivot says. Each security of a panel has neighbours of its own.
func (b *body) settleCenturies(t *table, dates []eventstudy.Date) {
	short := b.shortYears(t)
	if !short[cell.TwoDigitYear>>28] && !short[cell.MonthName>>28] {
		return
	}
	series := make([]centuries, max(1, len(t.ids)))
	for i := range series {
		series[i].last = eventstudy.NoDate
	}
	of := func(r int) *centuries {
		if t.syms == nil {
			return &series[0]
		}
		return &series[t.syms[r]]
	}
	turns := make([]int8, len(dates))
	for r, d := range dates {
		if d != eventstudy.NoDate && short[t.stamps[r]>>28] {
			turns[r] = int8(of(r).add(d))
		}
	}
	moved, first, last := 0, eventstudy.NoDate, eventstudy.NoDate
	for r, d := range dates {
		if d == eventstudy.NoDate || !short[t.stamps[r]>>28] {
			continue
		}
		n := int(turns[r])
		if of(r).latest >= cell.PivotYear {
			n-- // no price is so late
		}
		if n != 0 {
			moved++
			dates[r] = later(d, n)
		}
		if first == eventstudy.NoDate || dates[r] < first {
			first = dates[r]
		}
		last = max(last, dates[r])
	}
	if moved > 0 {
		b.file.because("century", fmt.Sprintf("%d to %d", first.Year(), last.Year()),
			"the years have two digits, and between neighbours no century passes")
	}
}

// add takes the next day of the series, and returns how many centuries lie between its own and that
// of the first row. Files that run newest first step the other way.
func (c *centuries) add(d eventstudy.Date) int {
	if c.last != eventstudy.NoDate {
		switch gap := d - c.last; {
		case gap > nearCentury:
			c.turn--
		case gap < -nearCentury:
			c.turn++
		}
	}
	c.last = d
	c.latest = max(c.latest, d.Year()+100*c.turn)
	return c.turn
}

// later is the same day n centuries on; a leap day that the other year does not have is left.
func later(d eventstudy.Date, n int) eventstudy.Date {
	y, m, day := d.YMD()
	if x, ok := eventstudy.CivilDate(y+100*n, int(m), day); ok {
		return x
	}
	return d
}

// shortYears tells by the kind of a stamp where years have two digits. A month's name stands beside
// either; the first such cell tells. "2-Jan-15" and "2-Jan-2015" give stamps of the same kind, so
// that the text is asked; one cell tells for the column.
func (b *body) shortYears(t *table) (short [16]bool) {
	for r, s := range t.stamps {
		switch k := s.Kind(); {
		case k == cell.TwoDigitYear:
			short[k>>28] = true
		case k == cell.MonthName:
			text, _ := b.cell(r, b.plan.date)
			run := strings.FieldsFunc(text, func(c rune) bool { return c < '0' || c > '9' })
			for _, digits := range run {
				if len(digits) == 4 {
					return short
				}
			}
			short[k>>28] = true
			return short
		}
	}
	return short
}
