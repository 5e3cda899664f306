package doctor

import (
	"fmt"
	"strings"

	"stockmove/eventstudy"
)

// untradedBars finds bars that were never completed: the vendor has a price of some moment and no
// trade.
//
// The rule: volume 0 among rows with volume, open = high = low = close, on a day that was not
// closed; the price differs from the previous close, or the day is a known half-day.
//
// What to do: put the exchange's closing price in, or take another vendor's file; Yahoo writes Hong
// Kong half-days this way, and 31 December is the base of every year-to-date figure. Where the rule
// errs: a stock that is truly not traded for a day has such a bar as well, at its previous close:
// see stale-repeat.
func untradedBars(s *series) []eventstudy.Finding {
	var hit []eventstudy.Date
	halves := 0
	var bases, years []string
	for i, d := range s.Dates {
		if !s.traded || !s.idle(i) || !s.flat(i) {
			continue
		}
		kind := s.kind(d)
		if kind == eventstudy.Closed || d.Weekend() {
			continue // a phantom
		}
		if j := s.prev(i); kind != eventstudy.Half && j >= 0 && s.price[j] == s.price[i] {
			continue
		}
		if kind == eventstudy.Half {
			halves++
		}
		if i+1 < len(s.Dates) && s.Dates[i+1].Year() > d.Year() {
			bases, years = append(bases, d.String()), append(years, fmt.Sprint(s.Dates[i+1].Year()))
		}
		hit = append(hit, d)
	}
	which := ""
	if halves > 0 {
		which = fmt.Sprintf(", %d of them on half-days of %s", halves, s.calendar())
	}
	base := ""
	if len(bases) > 0 {
		base = fmt.Sprintf("; year-to-date figures of %s are based on %s",
			strings.Join(years, ", "), strings.Join(bases, ", "))
	}
	return falsePrices(onDays("zero-volume-flat-bar", hit, "bar",
		"%[1]s with volume 0 and open = high = low = close%[3]s (%[2]s): the price is not a close,"+
			" and the returns of these days and of the next ones are wrong%[4]s", which, base))
}
