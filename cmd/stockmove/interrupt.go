package main

import (
	"context"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"
)

// patience is how long an interrupted command may take to end by itself. What it waits for may
// never come: opening a pipe that nobody writes to, or reading one, knows of no context.
const patience = 100 * time.Millisecond

// execute runs one command line as the process does and returns the exit code. The first SIGINT or
// SIGTERM ends the command, and the process whether the command ends or not; a second one kills it
// at once. The command runs on a goroutine of its own, for nothing can take a goroutine out of a
// system call that blocks: where it does not answer in time, the process leaves it behind.
func execute(args []string, s streams) int {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	s.temps = &temporaries{paths: map[string]bool{}}
	done := make(chan int, 1)
	go func() { done <- run(ctx, args, s) }()
	select {
	case code := <-done:
		return code
	case <-signals:
	}
	// From here on a second signal has its usual effect, which is to kill.
	signal.Stop(signals)
	cancel()
	select {
	case code := <-done:
		return code
	case <-time.After(patience):
	}
	s.temps.sweep()
	return reportInterrupt(s)
}

// temporaries are the temporary files and folders of the process, which are removed when it is
// interrupted. The zero pointer keeps no account.
type temporaries struct {
	// Held for good by sweep: a file that is made after the sweep would stay behind for ever.
	mu    sync.Mutex // held while files are made or moved
	paths map[string]bool
	whole string // the output that stands complete, empty before
}

// step makes or moves files, unless the command is interrupted: then it makes none, and sweep finds
// all that there are. Everything between a test of the context and the last rename is one step, so
// that an interrupt finds either none of it or all of it.
func (t *temporaries) step(ctx context.Context, do func() error) error {
	if t != nil {
		t.mu.Lock()
		defer t.mu.Unlock()
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return do()
}

// add notes a temporary path; it is called within a step.
func (t *temporaries) add(path string) {
	if t != nil {
		t.paths[path] = true
	}
}

// done notes, within a step, that an output stands complete. An interrupt that comes between the
// last rename and the end of the process is then reported as what it is: too late to have undone
// anything.
func (t *temporaries) done(output string) {
	if t != nil {
		t.whole = output
	}
}

// sweep removes what is left, and lets no step begin any more.
func (t *temporaries) sweep() {
	t.mu.Lock() // for good
	for path := range t.paths {
		os.RemoveAll(path)
	}
}
