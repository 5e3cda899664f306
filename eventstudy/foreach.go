package eventstudy

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// forEach calls f once for each i in [0,n), on several goroutines, each with scratch
// space of its own. Call i may write only what belongs to index i, so that the result does not
// depend on the number of workers. It carries all the concurrency of the core.
func forEach(ctx context.Context, n, workers int, f func(i int, w *Work)) error {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	if workers > n {
		workers = n
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	var mu sync.Mutex
	var fault any
	for range workers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			// A panic is handed to the caller's goroutine, where it can be recovered.
			defer func() {
				if r := recover(); r != nil {
					mu.Lock()
					fault = r
					mu.Unlock()
				}
			}()
			var w Work
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				f(i, &w)
			}
		}()
	}
	wg.Wait()
	if fault != nil {
		panic(fault)
	}
	return ctx.Err()
}
