package eventstudy

import "slices"

// MedianGap returns the median number of calendar days from one day to the next of an ascending
// list, the larger of the two in the middle; 0 for a single day. It is one for daily rows, however
// many holidays there are, and tells the bars of weeks and months.
func MedianGap(days []Date) int {
	n := len(days) - 1
	if n < 1 {
		return 0
	}
	// Nearly all gaps are of few days, which are counted and not sorted.
	var few [16]int
	for i := range n {
		if g := int(days[i+1] - days[i]); g < len(few) {
			few[g]++
		}
	}
	upTo := 0
	for g, k := range few {
		if upTo += k; upTo > n/2 {
			return g
		}
	}
	gaps := make([]int, n)
	for i := range gaps {
		gaps[i] = int(days[i+1] - days[i])
	}
	slices.Sort(gaps)
	return gaps[n/2]
}
