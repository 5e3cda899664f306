package doctor

import (
	"slices"
	"strings"
	"time"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// Limits of what rows on weekends mean.
const (
	// one row in so many: a day on which the series trades as a matter of course
	weekendOften  = 10
	weekendSeldom = 50 // one row in so many or fewer: a day on which it does not
	weekendLeast  = 3  // rows that make a habit
	// of weekend rows but one in so many repeat the price before: carried forward
	carriedAtLeast = 50
)

// weekendRows finds rows on Saturdays and Sundays and tells what they mean.
//
// The rule: all but one in 50 of them, and 3 at least, repeat the price before: carried-forward; a
// tenth of the rows on Sundays and hardly any on Fridays (or Saturdays and Mondays): dates shifted
// by a day; a tenth on both, or a row on every Saturday and Sunday between the first and the last
// day, two at least: a market without weekends; few: single rows that are no sessions.
//
// What to do: remove the rows; for shifted dates take the file's own dates, not ones converted to
// UTC. Where the rule errs: markets that trade from Sunday to Thursday look shifted, unless the
// ticker ends in .CA, .SR, .TA, .KW, .QA or .AM; Saturdays were sessions in New York until May
// 1952, which are not counted, and in Tokyo until 1989.
func weekendRows(s *series) []eventstudy.Finding {
	var n [7]int
	all := 0
	var hit, carried []eventstudy.Date
	for i, d := range s.Dates {
		if !known(s.price[i]) {
			continue
		}
		n[d.Weekday()]++
		all++
		if !d.Weekend() || d.OldSaturday() {
			continue
		}
		hit = append(hit, d)
		if j := s.prev(i); j >= 0 && s.price[j] == s.price[i] {
			carried = append(carried, d)
		}
	}
	if len(hit) == 0 || sparse(s.Prices) {
		return nil
	}
	sat, sun := n[time.Saturday], n[time.Sunday]
	// An exchange with five sessions a week has a fifth of its rows on each, one without
	// weekends a seventh.
	often := func(k int) bool { return k*weekendOften >= all && k >= weekendLeast }
	seldom := func(k int) bool { return k*weekendSeldom <= all }
	full := len(hit) >= weekendLeast-1 && s.everyWeekend(len(hit))
	switch {
	case len(carried) >= weekendLeast && (len(hit)-len(carried))*carriedAtLeast <= len(hit):
		return finding("carried-forward", carried,
			"%d of %s on Saturdays and Sundays only repeat the price before (%s): prices carried"+
				" forward, not sessions; their returns of zero are no measurement",
			len(carried), words.Counted(len(hit), "row"), words.Some(carried, 3))
	case often(sat) && often(sun), full:
		return finding("trades-at-weekends", nil,
			"the series trades on Saturdays and Sundays (%s of %d): its days do not match those"+
				" of an exchange", words.Counted(len(hit), "row"), all)
	case often(sun) && seldom(n[time.Friday]) && s.tradesSundays():
		return nil
	case often(sun) && seldom(n[time.Friday]):
		return finding("shifted-dates", nil,
			"%s on Sundays and %d on Fridays: unless the market trades from Sunday to Thursday,"+
				" the dates have been moved back by a day in a conversion between time zones",
			words.Counted(sun, "row"), n[time.Friday])
	case often(sat) && seldom(n[time.Monday]):
		return finding("shifted-dates", nil, "%s on Saturdays and %d on Mondays: the dates may"+
			" have been moved on by a day in a conversion between time zones",
			words.Counted(sat, "row"), n[time.Monday])
	}
	return onDays("weekend-bar", hit, "bar",
		"%s on Saturdays or Sundays (%s), when few exchanges trade")
}

// sundayMarkets are the endings of tickers of Cairo, Riyadh, Tel Aviv, Kuwait, Doha and Amman,
// whose week begins on Sunday.
var sundayMarkets = []string{".CA", ".SR", ".TA", ".KW", ".QA", ".AM"}

// tradesSundays reports a security of an exchange whose week begins on Sunday.
func (s *series) tradesSundays() bool {
	id := strings.ToUpper(s.ID)
	return slices.ContainsFunc(sundayMarkets, func(end string) bool {
		return strings.HasSuffix(id, end)
	})
}

// everyWeekend reports that rows stand on all Saturdays and Sundays between the first and the last
// day, of which there are so many rows.
func (s *series) everyWeekend(rows int) bool {
	for d := s.First(); d <= s.Last(); d++ {
		if d.Weekend() {
			rows--
		}
		if rows < 0 {
			return false
		}
	}
	return rows == 0
}
