package eventstudy

import "sort"

// Days that are excluded leave the samples that models are estimated from, as one dummy variable a
// day would: coefficients, residuals of the other days, their sum of squares and the degrees of
// freedom are the same. Nothing else changes: an event window keeps its days.

// exclude lays the excluded days of the security on the timeline, each with the trading days of pad
// around it. A day on which the market did not trade counts from its next session, as day 0 does.
func (x *Series) exclude(pad Window) {
	line := x.Line.Days
	var moved []Date
	for _, d := range x.Security.Excluded {
		t := sort.Search(len(line), func(t int) bool { return line[t] >= d })
		if t == len(line) || d < line[0] {
			continue // outside of the data there is nothing to leave out
		}
		if line[t] != d {
			moved = append(moved, d)
		}
		if x.excluded == nil {
			x.excluded = make([]bool, len(line))
		}
		for k := max(t+pad.First, 0); k <= t+pad.Last && k < len(line); k++ {
			x.excluded[k] = true
		}
	}
	if len(moved) > 0 {
		x.Warnings = append(x.Warnings, warning("excluded_day_closed", x.Security.ID,
			"%d of the days to leave out of the estimation are no trading days of its market "+
				"(first %s): their next session stands for them", len(moved), moved[0]))
	}
}

// Excludes reports whether the return of timeline day t is left out of estimations: that day or
// another that the return spans is excluded.
func (x *Series) Excludes(t int) bool {
	if x.excluded == nil { // and its columns may be closed
		return false
	}
	return x.excludesAny(t-int(x.Gap[t]), t)
}

// excludesAny reports an excluded day from day a to day b of the timeline.
func (x *Series) excludesAny(a, b int) bool {
	for t := max(a, 0); t <= b && t < len(x.excluded); t++ {
		if x.excluded[t] {
			return true
		}
	}
	return false
}

// excludedIn counts the returns of a window around day t0 that are left out of the estimation.
func (x *Series) excludedIn(t0 int, win Window) int {
	n := 0
	for t := max(t0+win.First, 0); t <= t0+win.Last && t < len(x.excluded); t++ {
		if x.Return[t] == x.Return[t] && x.Excludes(t) {
			n++
		}
	}
	return n
}
