package pricefile

import (
	"fmt"
	"sort"

	"stockmove/data/cell"
	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// daily refuses bars that are longer than a day by the median gap between neighbours, which is one
// day for daily prices however many holidays there are. Two rows prove nothing, and of an even
// number of gaps the smaller middle one counts. Its bounds lie between the kinds: five days to ten
// are weeks with holidays, up to 45 months of any length, and what is longer is a quarter or a
// year. Gaps are taken from all securities together and up to a fixed number, since one with few
// days would else decide for a panel.
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

// crowded refuses files in which most days have several rows with different prices: minute bars
// when the rows carry clock times, else several securities in one. Some days with two prices are a
// fault of the file, and each of them is reported with its lines instead. A panel whose column of
// tickers is not known looks the same as a file of minutes but for the clock; the hint names a
// column of texts that may be the one.
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

// severalClocks counts the days that have rows at different times of day. The seconds of a stamp
// count, and so does its offset: neither differs within one day of daily prices.
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

// longPeriod refuses bars that are no daily ones by their own word. It comes before the dates are
// read: those of hours are not to be blamed. The word stands in <PER>, and one row with another
// word is enough.
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

// barsFault refuses rows that are bars of a month or a quarter in one reading. The hint names
// the other, because a short file of daily prices may look the same.
func (b *body) barsFault(t *table, v cell.Verdict) error {
	text, pos := "", b.pos(0)
	for r, s := range t.stamps {
		if s.Dated() {
			text, pos = b.cell(r, b.plan.date)
			break
		}
	}
	kind, hint := "monthly", "download daily prices"
	if v.Bars.Median > 45 {
		kind = "quarterly"
	}
	if v.Order != "" {
		hint += fmt.Sprintf("; if they are daily, say so with --date-order %s", v.Order)
	}
	return eventstudy.Fault(pos, hint, "these look like %s bars and not daily prices: read as %s,"+
		" %s and the rows after it lie on one day of the month, %d days apart",
		kind, v.Bars.Order, quote(text), v.Bars.Median)
}
