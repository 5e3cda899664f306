package data

import (
	"time"

	"stockmove/eventstudy"
)

// dateLayouts is how the dates of one events file are written: decided once for the
// file from all its rows, never cell by cell.
type dateLayouts struct {
	order   string
	layouts []string
	seen    map[string]eventstudy.Date // dates read before: events share their days
}

// dateOrders are tried in this order. Events need not fall on sessions and need not
// ascend, so only validity can tell the orders apart: a file that stays open is refused.
var dateOrders = []dateLayouts{
	{order: "ymd", layouts: []string{"2006-1-2", "2006/1/2", "2006.1.2", "20060102", "2006年1月2日"}},
	// a year of two digits only where it cannot be the day: 25-02-13 may be either
	{order: "mdy", layouts: []string{"1/2/2006", "1-2-2006", "1.2.2006", "1/2/06"}},
	{order: "dmy", layouts: []string{"2/1/2006", "2-1-2006", "2.1.2006", "2/1/06", "2.1.06"}},
	{order: "month name", layouts: []string{"2-Jan-2006", "2 Jan 2006", "2 January 2006", "Jan 2, 2006", "January 2, 2006", "Jan 2 2006", "2-Jan-06"}},
}

func (l dateLayouts) parse(s string) (eventstudy.Date, bool) {
	if d, ok := l.seen[s]; ok {
		return d, d != eventstudy.NoDate
	}
	d := eventstudy.NoDate
	for _, layout := range l.layouts {
		if t, err := time.Parse(layout, s); err == nil && dated(eventstudy.DateOf(t)) {
			d = eventstudy.DateOf(t)
			break
		}
	}
	if l.seen != nil {
		l.seen[s] = d
	}
	return d, d != eventstudy.NoDate
}

// said names the order that was decided, for messages.
func (l dateLayouts) said() string {
	if l.order == "ymd" {
		return ""
	}
	return " in the order " + l.order + " of the file"
}

// dateLayouts decides how the dates of the file are written. ok is false when that
// cannot be told; the problem is then recorded.
func (r *eventReader) dateLayouts(rows []eventRow, want string) (chosen dateLayouts, ok bool) {
	defer func() {
		chosen.seen = map[string]eventstudy.Date{}
		r.file.DateOrder = chosen.order
	}()
	for _, o := range dateOrders {
		if o.order == want {
			return o, true
		}
	}
	// Each way of writing once, with the row where it first stands.
	rowOf := map[string]int{}
	var texts []string
	for i, row := range rows {
		s := r.cell(row, "date")
		if _, seen := rowOf[s]; !seen && s != "" && !looksLikeInstant(s) {
			rowOf[s] = i
			texts = append(texts, s)
		}
	}
	// The order that reads most is the file's; cells that it cannot read are then reported
	// one by one.
	best, most, rival := 0, -1, -1
	for i, o := range dateOrders {
		n := 0
		for _, s := range texts {
			if _, ok := o.parse(s); ok {
				n++
			}
		}
		switch {
		case n > most:
			best, most, rival = i, n, -1
		case n == most && n > 0:
			rival = i
		}
	}
	if rival < 0 {
		return dateOrders[best], true
	}
	for _, s := range texts {
		a, okA := dateOrders[best].parse(s)
		b, okB := dateOrders[rival].parse(s)
		if okA && okB && a != b {
			r.fault(rows[rowOf[s]], "date", "say which with --date-order mdy or --date-order dmy, or write 2025-02-13",
				"it cannot be told whether %q is %s or %s: every date of the file can be read both ways", s, a.Long(), b.Long())
			return dateOrders[best], false
		}
	}
	return dateOrders[best], true
}
