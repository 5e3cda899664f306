package pool

import (
	"context"
	"sync/atomic"
)

// Watch counts how far the work under a context is, for those who wait for it. It changes no
// result; the nil *Watch counts nothing.
type Watch struct {
	step atomic.Pointer[Step]
}

// Step is one piece of the work.
type Step struct {
	Total int64  // 0 where it is not known
	Unit  string // "B" for bytes, empty for pieces
	done  atomic.Int64
}

// Done is how much of the step is done.
func (s *Step) Done() int64 { return s.done.Load() }

type watchKey struct{}

// Watching returns a context under which w counts.
func Watching(ctx context.Context, w *Watch) context.Context {
	return context.WithValue(ctx, watchKey{}, w)
}

// WatchOf returns the watch of a context, nil where there is none.
func WatchOf(ctx context.Context) *Watch {
	w, _ := ctx.Value(watchKey{}).(*Watch)
	return w
}

// leastWatched is the fewest pieces whose count is worth showing.
const leastWatched = 16

// Begin starts a step of so many pieces; short ones are not counted.
func (w *Watch) Begin(total int64, unit string) {
	if w != nil && total >= leastWatched {
		w.step.Store(&Step{Total: total, Unit: unit})
	}
}

// Add counts n pieces of the step as done.
func (w *Watch) Add(n int64) {
	if w == nil {
		return
	}
	if s := w.step.Load(); s != nil {
		s.done.Add(n)
	}
}

// Step is the step at hand, nil before the first.
func (w *Watch) Step() *Step { return w.step.Load() }

// Reset forgets the step: what follows is another phase.
func (w *Watch) Reset() { w.step.Store(nil) }
