package pricefile

import (
	"fmt"

	"stockmove/data/cell"
	"stockmove/eventstudy"
)

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
