package claims

import (
	"fmt"
	"strconv"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// Period is what "since …" names: closed from First to Last, both the same for a day. A record must
// beat what came after it, a change starts from the close before it.
type Period struct {
	First, Last eventstudy.Date
	Grain       Grain
	Text        string // "January 2022", "13 February 2022", "2022", "the start of 2025"
}

// Grain is how finely a since is written. The grain decides where a base lies and what a record may
// leave out.
type Grain int

const (
	Day Grain = iota
	Month
	Year
	YearStart // nothing but the last close of the previous year
)

// Short is Text for a picture: "Jan 2022", "13 Feb 2022", "start of 2025".
func (p Period) Short() string {
	y, m, _ := p.First.YMD()
	switch p.Grain {
	case Day:
		return words.ShortDate(p.First)
	case Month:
		return fmt.Sprintf("%s %d", words.ShortMonth(m), y)
	case YearStart:
		return fmt.Sprintf("start of %d", y+1)
	}
	return p.Text
}

// ParseSince reads "year-start", "2022-02-13", "2022-01" or "2022"; on is the day of the claim,
// which year-start needs.
func ParseSince(s string, on eventstudy.Date) (Period, error) {
	s = strings.TrimSpace(s)
	bad := fmt.Errorf("not a day, a month, a year or year-start: %q", s)
	switch len(s) {
	case len("year-start"): // as long as 2022-02-13
		if s == "year-start" {
			return startOfYear(on), nil
		}
		d, err := eventstudy.ParseDate(s)
		if err != nil {
			return Period{}, bad
		}
		return Period{d, d, Day, d.Long()}, nil
	case len("2022-01"):
		d, err := eventstudy.ParseDate(s + "-01")
		if err != nil {
			return Period{}, bad
		}
		y, m, _ := d.YMD()
		return Period{d, eventstudy.NewDate(y, m+1, 1) - 1, Month,
			fmt.Sprintf("%s %d", words.Month(m), y)}, nil
	case len("2022"):
		y, err := strconv.Atoi(s)
		if err != nil || !allDigits(s) || y < 1000 {
			return Period{}, bad
		}
		return Period{eventstudy.NewDate(y, 1, 1), eventstudy.NewDate(y, 12, 31), Year, s}, nil
	}
	return Period{}, bad
}

// startOfYear is what "year-start" names on a day: the last day of the year before.
func startOfYear(on eventstudy.Date) Period {
	end := eventstudy.NewDate(on.Year()-1, 12, 31)
	return Period{end, end, YearStart, fmt.Sprintf("the start of %d", on.Year())}
}
