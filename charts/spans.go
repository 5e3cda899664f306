package charts

import (
	"fmt"
	"math"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
)

// covers returns the first day and the number of days that the return of a day covers: more than
// one where the benchmark lacks sessions of the security, or the security has no price on days
// before.
func covers(
	doc *report.Document, o *eventstudy.Outcome, d *eventstudy.Day,
) (first eventstudy.Date, n int) {
	if d == nil || math.IsNaN(d.Return) {
		return eventstudy.NoDate, 0
	}
	x := doc.Panel.Series[o.Security]
	if x == nil || x.Line == nil {
		// Without a line of returns only the gap before the day itself is known.
		return d.Date, 1 + d.Gap
	}
	return x.Covers(d)
}

// spanNotes says which bars are of more than one day. A bar of three days beside bars of one looks
// like an event, and is three days' worth of ordinary ones.
func spanNotes(s *subject) []string {
	var parts []string
	for _, o := range s.list {
		for i := range o.Days {
			d := &o.Days[i]
			first, n := covers(s.doc, o, d)
			if n < 2 || math.IsNaN(d.AR) {
				continue
			}
			part := dateRange(first, d.Date)
			if len(s.list) > 1 {
				part += " (" + o.Security + ")"
			}
			parts = append(parts, part)
		}
	}
	switch n := len(parts); {
	case n == 0:
		return nil
	// Three are enough to see what they are; a longer list would push other notes out.
	case n > 3:
		parts = append(parts[:3:3], fmt.Sprintf("%d more", n-3))
	}
	return []string{"Bars that cover several days: " + strings.Join(parts, ", ") + "."}
}
