package factorfile

import (
	"math"
	"sort"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// order turns the stamps into ascending days without repetitions, and refuses tables that are not
// daily. Problems are collected; the error says that there are some. A file of weekly factors has
// dates and numbers as a daily one has, and only the distance of its rows shows it.
func (t *table) order(path string, opt Options) error {
	t.orderDates(path, opt)
	if err := t.problems.Err(); err != nil {
		return err
	}
	// Vendors write newest first as often as oldest first.
	t.sort()
	t.unrepeat(path)
	if gap := eventstudy.MedianGap(t.dates); gap >= 4 && len(t.dates) >= 4 {
		t.problems.Add(eventstudy.Pos{File: path, Line: t.rowLine[0]},
			"download the daily file: its name ends in _daily",
			"the rows are %d days apart: weekly or monthly factors, not daily", gap)
	}
	return t.problems.Err()
}

// sort brings the rows into ascending order; rows of one day keep the file's.
func (t *table) sort() {
	less := func(i, j int) bool { return t.dates[i] < t.dates[j] }
	if sort.SliceIsSorted(t.dates, less) {
		return
	}
	at := make([]int, len(t.dates))
	for i := range at {
		at[i] = i
	}
	sort.SliceStable(at, func(i, j int) bool { return less(at[i], at[j]) })
	t.dates, t.rowLine = pick(t.dates, at), pick(t.rowLine, at)
	for k := range t.columns {
		t.columns[k] = pick(t.columns[k], at)
	}
}

// pick takes the elements at these places.
func pick[T any](from []T, at []int) []T {
	out := make([]T, len(at))
	for i, j := range at {
		out[i] = from[j]
	}
	return out
}

// unrepeat collapses equal rows of one day and refuses differing ones. Rows that say the same twice
// are what appended downloads leave.
func (t *table) unrepeat(path string) {
	keep := make([]int, 0, len(t.dates))
	var again []eventstudy.Date
	for i, d := range t.dates {
		if i == 0 || d != t.dates[keep[len(keep)-1]] {
			keep = append(keep, i)
			continue
		}
		j := keep[len(keep)-1]
		again = append(again, d)
		for k, col := range t.columns {
			if col[i] != col[j] && !(math.IsNaN(col[i]) && math.IsNaN(col[j])) {
				t.problems.Add(eventstudy.Pos{File: path, Line: t.rowLine[i]},
					"remove the row that is wrong",
					"%s has two rows with different values of %s, the other in line %d", d,
					t.names[k], t.rowLine[j])
				break
			}
		}
	}
	if len(again) == 0 {
		return
	}
	t.find("duplicate-rows", again, "rows that repeat the first of their day are counted once: "+
		"%d, %s", len(again), words.Some(again, 3))
	t.dates, t.rowLine = pick(t.dates, keep), pick(t.rowLine, keep)
	for k := range t.columns {
		t.columns[k] = pick(t.columns[k], keep)
	}
}
