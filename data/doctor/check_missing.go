package doctor

import (
	"fmt"
	"slices"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// missingSessions finds sessions of the exchange without a price.
//
// The rule: a day between the first and the last row that the calendar knows as open and that has
// no row, or a row without a price; without a calendar, two rows more than 12 days apart.
//
// What to do: download the file again; a return over a gap covers several days and is not used for
// the estimation. Where the rule errs: a suspended stock has such days rightly.
func missingSessions(s *series) []eventstudy.Finding {
	if s.Hours == nil {
		return s.holes()
	}
	if len(s.missing) == 0 || s.mismatch() || sparse(s.Prices) {
		return nil
	}
	// A long hole is worth its ends, not the list of its days.
	first, run, best, bestFirst := 0, 0, 0, 0
	for i, d := range s.missing {
		if i > 0 && s.rowBetween(s.missing[i-1], d) {
			run = 0
		}
		if run == 0 {
			first = i
		}
		if run++; run > best {
			best, bestFirst = run, first
		}
	}
	where := words.Some(s.missing, 3)
	if best > 4 {
		where = fmt.Sprintf("%d in a row from %s to %s", best, s.missing[bestFirst],
			s.missing[bestFirst+best-1])
		if best < len(s.missing) {
			where += fmt.Sprintf(", %d elsewhere", len(s.missing)-best)
		}
	}
	f := finding("missing-session", slices.Clone(s.missing), "%s of %s without a price: %s",
		words.Counted(len(s.missing), "session"), s.calendar(), where)
	f[0].Dated = best <= 4 || bestFirst == 0
	return f
}

// rowBetween reports a row with a price between two days.
func (s *series) rowBetween(a, b eventstudy.Date) bool {
	i, _ := s.Find(a)
	for ; i < len(s.Dates) && s.Dates[i] < b; i++ {
		if known(s.price[i]) {
			return true
		}
	}
	return false
}

// holes finds long gaps where no calendar tells the sessions. The longest ordinary closures are
// the Lunar New Year and Golden Week holidays of China, up to 11 days.
func (s *series) holes() []eventstudy.Finding {
	var hit []eventstudy.Date
	widest, from := eventstudy.Date(0), eventstudy.NoDate
	last := eventstudy.NoDate
	for i, d := range s.Dates {
		if !known(s.price[i]) {
			continue
		}
		if last != eventstudy.NoDate && d-last > 12 {
			hit = append(hit, d)
			if d-last > widest {
				widest, from = d-last, last
			}
		}
		last = d
	}
	if len(hit) == 0 || sparse(s.Prices) {
		return nil
	}
	return undated(finding("missing-session", hit, "%s of more than 12 days between rows, the"+
		" longest of %d days after %s", words.Counted(len(hit), "gap"), widest, from))
}
