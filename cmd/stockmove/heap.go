package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// heapSlack is by how much the heap may grow between two collections, in bytes. A small study never
// collects for it; a panel of a gigabyte would else be let grow to two.
const heapSlack = 32 << 20

// leastPercent and mostPercent bound the work of collecting. Panels are columns of numbers, which
// cost nothing to scan; and the runtime takes a heap below four megabytes for one of four, so that
// more would let the smallest study grow beyond the slack.
const (
	leastPercent = 6
	mostPercent  = 100 * heapSlack / (4 << 20)
)

// keepHeapClose keeps the growth of a large heap within the slack: after each collection the next
// is set by what is alive. A GOGC of the user's own stays.
func keepHeapClose() {
	if os.Getenv("GOGC") != "" {
		return
	}
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	now := mostPercent
	debug.SetGCPercent(now) // before the first collection, so that a small study needs none
	// The runtime tells nobody when it has collected: an object that nothing refers to is cleaned
	// up after the collection that finds it, and its clean-up leaves the next one behind.
	var watch func(struct{})
	watch = func(struct{}) {
		metrics.Read(live)
		if live[0].Value.Kind() == metrics.KindUint64 {
			if p := gcPercent(live[0].Value.Uint64()); p != now {
				now = p
				debug.SetGCPercent(p)
			}
		}
		// What nothing refers to is cleaned up after the next collection.
		runtime.AddCleanup(new([8]*byte), watch, struct{}{})
	}
	watch(struct{}{})
}

// gcPercent is by how many per cent a heap may grow of which so much is alive.
func gcPercent(live uint64) int {
	return int(min(max(100*heapSlack/max(live, 1), leastPercent), mostPercent))
}
