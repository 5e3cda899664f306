package eventstudy

import (
	"context"

	"stockmove/eventstudy/pool"
)

// forEach calls f once for each i in [0,n), on several goroutines, each with scratch
// space of its own. Call i may write only what belongs to index i, so that the result does not
// depend on the number of workers.
func forEach(ctx context.Context, n, workers int, f func(i int, w *Work)) error {
	return pool.EachWith(ctx, n, workers, func() func(int) {
		w := new(Work)
		return func(i int) { f(i, w) }
	})
}

// aheadOf is from how many events on it pays to look at them side by side.
const aheadOf = 512

// eachOutcome calls f once for each event, side by side where there are many.
func (a *Abnormal) eachOutcome(f func(i int, w *Work)) {
	workers := a.Design.Workers
	if len(a.Outcomes) < aheadOf {
		workers = 1
	}
	// The background context: the work is short, and the run checks its own between tests.
	_ = forEach(context.Background(), len(a.Outcomes), workers, f)
}
