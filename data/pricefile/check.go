package pricefile

import (
	"fmt"
	"math"
	"sort"
	"strings"

	"stockmove/data/cell"
	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// signs is what the signs of one column's values show.
type signs struct {
	known, below, zero int
	turns              int // neighbours of different signs
	first, firstBelow  int // rows of a value that is not above zero, −1: none
	volumes            int // negative volumes
}

// clean makes prices that are not above zero unknown, and refuses columns that are no
// prices at all.
//
// Returns are told from prices by their signs: about half of all returns are negative and
// the sign changes all the time, while prices that forward adjustment has pushed below zero
// are negative far back and change their sign once. A column of which a tenth is negative
// and a tenth of the neighbours differ in sign holds no prices.
func (b *body) clean(t *table, dates []eventstudy.Date) error {
	zeros, values := 0, 0 // of closes
	for k, n := range b.plan.nums {
		if t.vals[k] == nil || n.role == roleReturn || n.role == roleSplits {
			continue
		}
		s := b.aboveZero(t.vals[k], n.role, dates)
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

// aboveZero makes the values of a column that cannot be prices or volumes unknown, and says what
// their signs show. CRSP writes a bid-ask midpoint as a negative price: its size is kept.
func (b *body) aboveZero(v []float64, r role, dates []eventstudy.Date) signs {
	s := signs{first: -1, firstBelow: -1}
	prev := 0.0
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
				s.firstBelow = row
			}
			prev = x
			if b.plan.signed {
				v[row] = -x
				continue
			}
		}
		if s.first < 0 {
			s.first = row
		}
		v[row] = math.NaN()
	}
	return s
}

// doubt adds a finding about the whole file.
func (b *body) doubt(code, format string, args ...any) {
	b.file.Findings = append(b.file.Findings,
		eventstudy.Finding{Code: code, Text: fmt.Sprintf(format, args...)})
}

// dayNumbers makes the values of a wide panel's column unknown that counts the days: a Julian day
// number rises by as many as the dates do.
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
// counts, shares or an interest in a search, and not prices.
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

// name returns the header of a column, from a lower line of the header where the first has none.
func (b *body) name(col int) string {
	n := ""
	if col < len(b.lay.names) {
		n = b.lay.names[col]
	}
	if n == "" && len(b.lay.levels) > 0 {
		n = b.lay.rows[b.lay.levels[0]].cell(col)
	}
	return n
}

// daily refuses bars that are longer than a day by the median gap between neighbours, which
// is one day for daily prices however many holidays there are. Two rows prove nothing, and of
// an even number of gaps the smaller middle one counts.
func (b *body) daily(prices []*eventstudy.Prices) error {
	var gaps []int
	for _, p := range prices {
		for i := 1; i < len(p.Dates) && len(gaps) < 1<<16; i++ {
			gaps = append(gaps, int(p.Dates[i]-p.Dates[i-1]))
		}
	}
	if len(gaps) < 2 {
		return nil
	}
	sort.Ints(gaps)
	pos := eventstudy.Pos{File: b.file.Path, Line: b.line}
	switch g := gaps[(len(gaps)-1)/2]; {
	case g < 5:
		return nil
	case g <= 10:
		return eventstudy.Fault(pos, "download daily prices",
			"these are weekly bars and not daily prices: the median gap between rows is %d days", g)
	case g <= 45:
		return eventstudy.Fault(pos, "download daily prices",
			"these are monthly bars and not daily prices: the median gap between rows is %d days",
			g)
	default:
		return eventstudy.Fault(pos, "download daily prices",
			"these are not daily prices: the median gap between rows is %d days", g)
	}
}

// crowded refuses files in which most days have several rows with different prices: minute
// bars when the rows carry clock times, else several securities in one. Some days with two
// prices are a fault of the file, and each of them is reported with its lines instead.
func (b *body) crowded(t *table, conflicts, days int) error { // both count days
	if conflicts*2 < days {
		return nil
	}
	pos := b.pos(0)
	if n := b.severalClocks(t); n*2 >= days {
		return eventstudy.Fault(pos, "download daily bars",
			"these are intraday bars and not daily prices: %s with rows at several times of day",
			words.Counted(n, "day"))
	}
	if rows := b.file.Rows; conflicts < 3 && rows < 3*days {
		return nil
	}
	name := "NAME"
	for c := range b.lay.names {
		if b.lay.words(c) && b.lay.names[c] != "" {
			name = shellWord(b.lay.names[c])
			break
		}
	}
	return eventstudy.Fault(pos, "if the file holds several securities, name the column that"+
		" tells them apart with --column symbol="+name+"; else download daily bars",
		"most days have several rows with different prices: %d of %d days", conflicts, days)
}

// severalClocks counts the days that have rows at different times of day.
func (b *body) severalClocks(t *table) int {
	type day struct {
		stamp cell.Stamp
		sec   int32
	}
	first, counted := map[day]string{}, map[day]bool{}
	zone := b.zone
	for r, s := range t.stamps {
		if !s.Dated() {
			continue
		}
		clock, _ := b.cell(r, b.plan.date) // seconds count, and zones do no harm
		if b.plan.clock >= 0 && b.plan.clock != b.plan.date {
			clock, _ = b.cell(r, b.plan.clock)
		} else if _, c := cell.ParseDate([]byte(clock), &zone); c < 0 {
			clock = ""
		}
		d := day{stamp: s}
		if t.syms != nil {
			d.sec = t.syms[r]
		}
		if c, ok := first[d]; !ok {
			first[d] = clock
		} else if c != clock {
			counted[d] = true
		}
	}
	return len(counted)
}

// report turns the faulty cells of the scan into problems. A cell that cannot be read is
// never taken for an unknown value: a typing error in row 500 would silently lose a day.
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

// longPeriod refuses bars that are no daily ones by their own word. It comes before the dates
// are read: those of hours are not to be blamed.
func (b *body) longPeriod(t *table) error {
	for _, f := range t.faults {
		if f.kind == faultPeriod {
			text, pos := b.cell(f.row, f.col)
			return eventstudy.Fault(pos, "download daily bars",
				"these are not daily prices: the period is %s and not D", quote(text))
		}
	}
	return nil
}

// numberHint advises on a cell that is no number.
func (b *body) numberHint(text string) string {
	if strings.HasPrefix(text, "=") {
		return "no formula is computed: save the file with the values of its formulas"
	}
	if _, st := cell.EitherMark([]byte(text), cell.Unscaled); st == cell.GoodNumber {
		return "it would be one with the other decimal mark (--decimal); else correct the cell"
	}
	return "correct the cell or leave it empty"
}
