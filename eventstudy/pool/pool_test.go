package pool

import (
	"bytes"
	"context"
	"errors"
	"sync/atomic"
	"testing"
)

// Every index is worked on once, whatever the number of workers.
func TestEachOnce(t *testing.T) {
	for _, workers := range []int{-1, 0, 1, 3, 200} {
		for _, n := range []int{0, 1, 2, 100} {
			calls := make([]int32, n)
			err := Each(context.Background(), n, workers,
				func(i int) { atomic.AddInt32(&calls[i], 1) })
			if err != nil {
				t.Fatal(err)
			}
			for i, c := range calls {
				if c != 1 {
					t.Errorf("%d workers, %d of %d: %d calls", workers, i, n, c)
				}
			}
		}
	}
}

// Scratch space belongs to one worker: no more of it is made than there are workers.
func TestEachWith(t *testing.T) {
	var starts atomic.Int32
	sum := make([]int, 50)
	err := EachWith(context.Background(), 50, 4, func() func(int) {
		starts.Add(1)
		scratch := 0
		return func(i int) { scratch = i; sum[i] = scratch }
	})
	if n := starts.Load(); err != nil || n < 1 || n > 4 {
		t.Fatalf("%d starts, %v", n, err)
	}
	for i, s := range sum {
		if s != i {
			t.Errorf("index %d got %d", i, s)
		}
	}
}

func explode(i int) {
	if i == 7 {
		panic("seven")
	}
}

// A panic reaches the caller with its value and the stack of the worker, also out of a pool in a
// pool.
func TestEachPanics(t *testing.T) {
	for _, workers := range []int{1, 2, 8} {
		for name, run := range map[string]func(){
			"plain": func() { Each(context.Background(), 100, workers, explode) },
			"nested": func() {
				Each(context.Background(), 2, workers, func(int) {
					Each(context.Background(), 100, workers, explode)
				})
			},
		} {
			got := recovered(run)
			p, ok := got.(*Panic)
			if !ok || p.Error() != "seven" || !bytes.Contains(p.Stack, []byte("pool.explode(")) {
				t.Errorf("%s, %d workers: %v", name, workers, got)
			}
		}
	}
}

func recovered(f func()) (r any) {
	defer func() { r = recover() }()
	f()
	return nil
}

// A cancelled context ends the work with its error.
func TestEachCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	var calls atomic.Int32
	err := Each(ctx, 1_000_000, 2, func(int) {
		if calls.Add(1) == 10 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || calls.Load() > 100 {
		t.Errorf("%v after %d calls", err, calls.Load())
	}
}
