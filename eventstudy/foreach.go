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
