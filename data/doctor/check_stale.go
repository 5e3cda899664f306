package doctor

import (
	"stockmove/eventstudy"
)

// Runs shorter than these happen among real prices.
const (
	staleIdle  = 3 // rows at one price without volume
	staleClose = 5 // equal closes where the file has neither volume nor range
)

// staleRows finds prices that were carried forward.
//
// The rule: open, high, low, close and volume of a bar with a range equal to those of the row
// before; 3 rows or more at one price without volume, or without a range where volumes are unknown
// and three bars in four have one; 5 equal closes or more where the file has nothing else.
//
// What to do: take the repeated rows out, or another vendor's file: each makes a return of zero.
// Where the rule errs: a suspended or hardly traded stock repeats its price rightly.
func staleRows(s *series) []eventstudy.Finding {
	var copied, idle []eventstudy.Date
	start := 0
	flush := func(end int) {
		// s.Dates[start] is the day on which the price was made; the rows after it repeat it.
		n := end - start
		// The days of closures are phantoms, told elsewhere.
		if n > staleIdle-1 && s.quiet(start+1, end) || n >= staleClose && s.bare() {
			for i := start + 1; i < end; i++ {
				if s.kind(s.Dates[i]) != eventstudy.Closed {
					idle = append(idle, s.Dates[i])
				}
			}
		}
	}
	for i := 1; i < len(s.Dates); i++ {
		if s.copyOf(i, i-1) {
			copied = append(copied, s.Dates[i])
		}
		if !known(s.price[i]) || s.price[i] != s.price[start] {
			flush(i)
			start = i
		}
	}
	flush(len(s.Dates))
	return append(
		onDays("stale-repeat", copied, "bar",
			"%s with all prices and the volume of the row before (%s): a copied row, not a"+
				" session"),
		onDays("stale-repeat", idle, "row",
			"%s that only repeat the last price (%s): a suspension, or prices carried forward;"+
				" their returns of zero are no measurement")...)
}

// copyOf reports that row i equals row j in every known figure, that there are at least
// three prices, and that they are not all the same.
func (s *series) copyOf(i, j int) bool {
	n := 0
	for _, col := range [][]float64{s.Open, s.High, s.Low, s.price} {
		if col == nil || !known(col[i]) || col[i] != col[j] {
			continue
		}
		n++
	}
	// Flat bars of one price repeat in any thin stock; a range that repeats does not.
	if n < 4 || s.flat(i) {
		return false
	}
	return s.Volume == nil || !known(s.Volume[i]) || s.Volume[i] == s.Volume[j] ||
		s.Volume[i] == 0 && s.traded
}

// quiet reports rows without volume in a file that has volumes, or without a range in a file that
// has ranges and no volumes.
func (s *series) quiet(from, to int) bool {
	if !s.traded {
		return s.flatRun(from, to)
	}
	for i := from; i < to; i++ {
		if s.Volume[i] > 0 {
			return false
		}
	}
	return true
}

// bare reports a file of closes alone.
func (s *series) bare() bool { return s.Open == nil && s.High == nil && s.Low == nil && !s.traded }

// flatRun reports rows without a range where at most a quarter of all are so.
func (s *series) flatRun(from, to int) bool {
	for i := from; i < to; i++ {
		if !s.flat(i) {
			return false
		}
	}
	all := 0
	for i := range s.Dates {
		if s.flat(i) {
			all++
		}
	}
	return all*4 <= len(s.Dates)
}
