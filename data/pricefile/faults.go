package pricefile

import (
	"strings"

	"stockmove/data/cell"
	"stockmove/eventstudy"
)

// report turns the faulty cells of the scan into problems. A cell that cannot be read is never
// taken for an unknown value: a typing error in row 500 would silently lose a day. A chunk keeps
// the first of its faults and counts the others, so that a file that is wrong throughout costs
// little and is told in a few lines.
func (b *body) report(t *table) error {
	if len(t.faults) == 0 {
		return nil
	}
	var ps eventstudy.Problems
	for _, f := range t.faults {
		text, pos := b.cell(f.row, f.col)
		switch name := quote(b.name(f.col)); f.kind {
		case faultNumber:
			if b.src != nil && paid.MatchString(text) {
				return errHold // rows of dividends are looked for in the whole text
			}
			ps.Add(pos, b.numberHint(text), "not a number in the column %s: %s", name, quote(text))
		case faultPercent:
			ps.Add(pos, "name the column of prices with --column close=NAME",
				"a per cent in the price column %s: %s", name, quote(text))
		case faultShort:
			ps.Add(pos, "the line may be cut off: download the file again or delete the line",
				"the line ends before the column %s", name)
		case faultLong:
			ps.Add(pos, "a decimal comma without quotes, or another delimiter (--delimiter)",
				"the line has more cells than the header's %d, the first beyond them %s",
				b.plan.width, quote(text))
		case faultQuote:
			ps.Add(pos, "close the quote on its own line", "a quote is not closed")
		}
	}
	ps.More += t.more
	return ps.Err()
}

// numberHint advises on a cell that is no number. Formulas come first, since the mark of one is no
// digit's; then the other decimal mark is tried on the cell.
func (b *body) numberHint(text string) string {
	if strings.HasPrefix(text, "=") {
		return "no formula is computed: save the file with the values of its formulas"
	}
	if _, st := cell.EitherMark([]byte(text), cell.Unscaled); st == cell.GoodNumber {
		return "it would be one with the other decimal mark (--decimal); else correct the cell"
	}
	return "correct the cell or leave it empty"
}

// fault is a cell that cannot be what its column says. The text is not kept: the message reads it
// from the file again, for the few that are told.
type fault struct {
	row, col int
	kind     faultKind
}

type faultKind uint8

const (
	faultNumber  faultKind = iota // not a number
	faultPercent                  // a per cent in a price column
	faultShort                    // the line ends before a column that is needed
	faultLong                     // the line has more cells than the header
	faultQuote                    // a quote is not closed
	faultPeriod                   // <PER> is not D
)
