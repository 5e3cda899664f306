package pool

import (
	"context"
	"testing"
)

// TestWatch: every piece is counted once, whatever the workers; short steps and contexts without a
// watch are not counted.
func TestWatch(t *testing.T) {
	for _, workers := range []int{1, 2, 8} {
		var w Watch
		ctx := Watching(context.Background(), &w)
		if err := Each(ctx, 1000, workers, func(int) {}); err != nil {
			t.Fatal(err)
		}
		if s := w.Step(); s == nil || s.Total != 1000 || s.Done() != 1000 {
			t.Errorf("%d workers: %+v", workers, s)
		}
		w.Reset()
		if err := Each(ctx, leastWatched-1, workers, func(int) {}); err != nil || w.Step() != nil {
			t.Errorf("%d workers: a short step is counted, %v", workers, err)
		}
	}
	if err := Each(Watching(context.Background(), nil), 100, 2, func(int) {}); err != nil {
		t.Error(err)
	}
	var none *Watch
	none.Begin(100, "")
	none.Add(1)
}
