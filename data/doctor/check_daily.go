package doctor

import "stockmove/eventstudy"

// longBars finds weekly and monthly bars.
//
// The rule: the median distance of two rows is 4 days or more.
//
// What to do: download the file again with daily bars. Where the rule errs: a stock that trades on
// a few days of the month only.
func longBars(s *series) []eventstudy.Finding {
	// The median, not the mean: one hole of a year must not make daily bars weekly.
	gap := medianGap(s.Prices)
	if gap < 4 {
		return nil
	}
	what := "weekly"
	switch {
	case gap > 300:
		what = "annual"
	case gap > 80:
		what = "quarterly"
	case gap > 20:
		what = "monthly"
	}
	f := finding("not-daily", nil, "the rows are %d days apart: %s bars, of which no daily return"+
		" can be computed", gap, what)
	f[0].Fatal = true
	return f
}

// sparse reports bars that are not daily, of which no day is missing.
func sparse(p *eventstudy.Prices) bool { return medianGap(p) >= 4 }

// medianGap returns the median number of calendar days between rows; 0 for fewer than five rows,
// which say nothing.
func medianGap(p *eventstudy.Prices) int {
	if len(p.Dates) < 5 {
		return 0
	}
	return eventstudy.MedianGap(p.Dates)
}
