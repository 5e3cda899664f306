package main

import "testing"

// Twice the slack may grow by half of itself; a small heap grows by the slack too, however small it
// is, and the largest by a tenth.
func TestHeapGrowth(t *testing.T) {
	for live, want := range map[uint64]int{0: 800, 1 << 20: 800, heapSlack / 4: 400,
		heapSlack: 100, 2 * heapSlack: 50, 3 * heapSlack: 33, 100 * heapSlack: leastPercent} {
		if got := gcPercent(live); got != want {
			t.Errorf("%d bytes alive: %d %%, want %d", live, got, want)
		}
	}
}
