// Package pool does one piece of work for many indexes side by side. It carries all the
// concurrency of stockmove, so that a panic has one way out: to the caller.
package pool

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// Panic is what a worker panicked with, and where. A goroutine that panics ends the whole
// process, whatever its caller would recover; the pool raises a *Panic in the caller instead.
type Panic struct {
	Value any    // what was given to panic
	Stack []byte // the worker's stack at that point, as debug.Stack writes it
}

// Error says what the worker panicked with.
func (p *Panic) Error() string { return fmt.Sprint(p.Value) }

// Each calls f once for each i in [0,n) on several goroutines. Call i may write only what
// belongs to index i, so that the result does not depend on the number of workers; zero or
// fewer workers are one for each processor. Each panics with a *Panic when a call does, the
// first one of them, and then begins no further call. The error is that of ctx, and then
// some calls have not been made.
func Each(ctx context.Context, n, workers int, f func(i int)) error {
	return EachWith(ctx, n, workers, func() func(int) { return f })
}

// EachWith is Each for work that needs scratch space: every worker calls start once and makes
// its calls with what that returns.
func EachWith(ctx context.Context, n, workers int, start func() func(i int)) error {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	watch := WatchOf(ctx)
	watch.Begin(int64(n), "")
	var next atomic.Int64
	var first atomic.Pointer[Panic]
	work := func() {
		defer func() {
			if r := recover(); r != nil {
				p, ok := r.(*Panic) // of a pool within this one, which has the stack that matters
				if !ok {
					p = &Panic{Value: r, Stack: debug.Stack()}
				}
				first.CompareAndSwap(nil, p)
			}
		}()
		f := start()
		for ctx.Err() == nil && first.Load() == nil {
			i := int(next.Add(1)) - 1
			if i >= n {
				return
			}
			f(i)
			watch.Add(1)
		}
	}
	if workers = min(workers, n); workers == 1 {
		work() // a goroutine would only cost
	} else {
		var wg sync.WaitGroup
		for range workers {
			wg.Go(work)
		}
		wg.Wait()
	}
	if p := first.Load(); p != nil {
		panic(p)
	}
	return ctx.Err()
}
