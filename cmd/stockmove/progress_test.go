package main

import (
	"bytes"
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"stockmove/eventstudy/pool"
)

// TestPace: so much of so much, how fast, how long still.
func TestPace(t *testing.T) {
	for _, c := range []struct {
		total, done int64
		unit        string
		passed      time.Duration
		want        string
	}{
		{100_000, 34_000, "", 2 * time.Second, "34,000 of 100,000, 17,000/s, 4 s left"},
		{1_800_000_000, 600_000_000, "B", 2 * time.Second, "600 MB of 1800 MB, 300 MB/s, 4 s left"},
		{100, 0, "", time.Second, "0 of 100"},
		{100, 50, "", 100 * time.Millisecond, "50 of 100"}, // too early for a rate
		{100, 120, "", time.Second, "120 of 100"},
	} {
		var w pool.Watch
		w.Begin(c.total, c.unit)
		w.Add(c.done)
		if got := pace(w.Step(), c.passed); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// TestProgressOnlyOnATerminal: another output gets no byte.
func TestProgressOnlyOnATerminal(t *testing.T) {
	var b bytes.Buffer
	ctx, say := progress(context.Background(), &b)
	say("working")
	say("")
	if b.Len() > 0 || pool.WatchOf(ctx) != nil {
		t.Errorf("%q is written", b.String())
	}
}

// TestProgressLine: the line tells of the pool's work and is removed at the end.
func TestProgressLine(t *testing.T) {
	var b lockedBuffer
	p := &progressLine{w: &b}
	ctx := pool.Watching(context.Background(), &p.watch)
	p.say("measuring")
	half := make(chan struct{})
	go pool.Each(ctx, 100, 1, func(i int) {
		if i == 50 {
			<-half
		}
	})
	for range 1000 {
		if strings.Contains(b.text(), "50 of 100") {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	close(half)
	p.say("")
	if s := b.text(); !strings.Contains(s, "measuring … 50 of 100") ||
		!strings.HasSuffix(s, "\r\x1b[K") {
		t.Errorf("%q", s)
	}
	n := len(b.text())
	time.Sleep(2 * refresh)
	if len(b.text()) != n {
		t.Error("the line is written after its end")
	}
}

// lockedBuffer is read while another goroutine writes.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) text() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}
