package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/term"

	"stockmove/eventstudy/pool"
	"stockmove/eventstudy/words"
)

// refresh is how often the line of progress is written anew. Four times a second reads as a
// movement and costs nothing beside the work.
const refresh = 250 * time.Millisecond

// progress returns a function that shows what is being done on one line, which the next call
// replaces and "" removes. Under the context that it returns the line also tells how far the work
// is, how fast it goes and how long it will take. Nothing is shown unless w is a terminal. A log
// file that the error stream is redirected to would be filled with lines that overwrite nothing, so
// that only a terminal gets any.
func progress(ctx context.Context, w io.Writer) (context.Context, func(what string)) {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return ctx, func(string) {}
	}
	p := &progressLine{w: f}
	return pool.Watching(ctx, &p.watch), p.say
}

// progressLine is the line on a terminal. It is written by the command and by its own goroutine,
// which is why every write holds the lock.
type progressLine struct {
	w     io.Writer
	watch pool.Watch

	mu   sync.Mutex
	what string
	stop chan struct{} // ends the refreshing of the present phase
}

// say begins a phase, or with "" removes the line.
func (p *progressLine) say(what string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.stop != nil {
		close(p.stop)
		p.stop = nil
	}
	p.what = what
	p.watch.Reset()
	fmt.Fprint(p.w, "\r\x1b[K")
	if what == "" {
		return
	}
	fmt.Fprintf(p.w, "%s …", what)
	// Each phase has a channel of its own, so that the goroutine of the last one cannot stop the
	// next.
	p.stop = make(chan struct{})
	go p.follow(p.stop)
}

// follow writes the line anew until stop is closed. The clock starts anew with each step of the
// work: the rate of reading says nothing of the rate of measuring.
func (p *progressLine) follow(stop chan struct{}) {
	tick := time.NewTicker(refresh)
	defer tick.Stop()
	var step *pool.Step
	var since time.Time
	for {
		select {
		case <-stop:
			return
		case now := <-tick.C:
			if s := p.watch.Step(); s != step {
				step, since = s, now
			}
			if step == nil {
				continue
			}
			p.mu.Lock()
			select {
			case <-stop:
			default:
				fmt.Fprintf(p.w, "\r\x1b[K%s … %s", p.what, pace(step, now.Sub(since)))
			}
			p.mu.Unlock()
		}
	}
}

// pace says how much of a step is done, how fast it goes and how long it will take. Nothing is
// promised in the first half second, in which a rate is mostly noise.
func pace(s *pool.Step, passed time.Duration) string {
	done := s.Done()
	amount := func(n int64) string { return words.Grouped(float64(n), 0) }
	// Bytes are told in millions, as folders show them.
	if s.Unit == "B" {
		amount = func(n int64) string { return words.Grouped(float64(n)/1e6, 0) + " MB" }
	}
	text := fmt.Sprintf("%s of %s", amount(done), amount(s.Total))
	seconds := passed.Seconds()
	if done == 0 || done > s.Total || seconds < 0.5 {
		return text
	}
	rate := float64(done) / seconds
	left := float64(s.Total-done) / rate
	return fmt.Sprintf("%s, %s/s, %s s left", text, amount(int64(rate)), words.Grouped(left+0.5, 0))
}
