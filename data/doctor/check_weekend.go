package doctor

import (
	"time"

	"stockmove/eventstudy"
)

func init() { Checks.Register(weekend{}) }

// weekend finds rows on Saturdays and Sundays and tells what they mean.
type weekend struct{}

func (weekend) Info() eventstudy.Info {
	return eventstudy.Info{
		Name:    "weekend-bar",
		Title:   "bars on Saturdays and Sundays",
		Formula: "few: single rows that are no sessions; a tenth of the rows on Sundays and hardly any on Fridays (or Saturdays and Mondays): dates shifted by a day; a tenth on both: a market without weekends",
		Use:     "remove single rows; for shifted dates take the file's own dates, not ones converted to UTC",
		Avoid:   "markets that trade from Sunday to Thursday look shifted",
		Order:   25,
	}
}

func (weekend) examine(s *series) []eventstudy.Finding {
	var n [7]int
	all := 0
	var hit []eventstudy.Date
	for i, d := range s.Dates {
		if !known(s.price[i]) {
			continue
		}
		n[d.Weekday()]++
		all++
		if d.Weekend() {
			hit = append(hit, d)
		}
	}
	if len(hit) == 0 || sparse(s.Prices) {
		return nil
	}
	sat, sun := n[time.Saturday], n[time.Sunday]
	// An exchange with five sessions a week has a fifth of its rows on each, one without weekends a seventh.
	often := func(k int) bool { return k*10 >= all && k >= 3 }
	seldom := func(k int) bool { return k*50 <= all }
	switch {
	case often(sat) && often(sun):
		return finding("trades-at-weekends", nil, "the series trades on Saturdays and Sundays (%s of %d): its days do not match those of an exchange", count(len(hit), "row"), all)
	case often(sun) && seldom(n[time.Friday]):
		return finding("shifted-dates", nil, "%s on Sundays and %d on Fridays: the dates may have been moved back by a day in a conversion between time zones", count(sun, "row"), n[time.Friday])
	case often(sat) && seldom(n[time.Monday]):
		return finding("shifted-dates", nil, "%s on Saturdays and %d on Mondays: the dates may have been moved on by a day in a conversion between time zones", count(sat, "row"), n[time.Monday])
	}
	return finding("weekend-bar", hit, "%s on Saturdays or Sundays (%s), when no exchange of this kind trades", count(len(hit), "bar"), days(hit))
}
