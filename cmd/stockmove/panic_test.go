package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"stockmove/charts"
	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
)

// faulty runs the program with faults in it, which panic in different goroutines.
func faulty() {
	s := streams{in: panicReader{}, out: os.Stdout, err: os.Stderr}
	charts.Charts.Register(faultyChart{})
	report.Formats.Register(faultyFormat)
	os.Exit(execute(os.Args[1:], s))
}

// panicReader panics in the reader of prices.
type panicReader struct{}

func (panicReader) Read([]byte) (int, error) { panic("fault in a reader\nof two lines \x1b[31m") }

type faultyChart struct{}

func (faultyChart) Info() eventstudy.Info {
	return eventstudy.Info{Name: "faulty", Title: "a fault"}
}

// Compose panics in a worker, like any other chart with a fault.
func (faultyChart) Compose(*report.Document, charts.Selection,
	*charts.Canvas) (*charts.Figure, error) {
	var list []int
	return &charts.Figure{Alt: fmt.Sprint(list[3])}, nil
}

var faultyFormat = report.Format{About: eventstudy.Info{Name: "faulty", Title: "a fault"},
	Write: func(io.Writer, *report.Document) error { panic("fault in a format") }}

// A panic in any goroutine is one line, exit code 70 and what to report; never Go's own exit
// code 2, which says that the command was wrong.
func TestPanics(t *testing.T) {
	dir := t.TempDir()
	for what, args := range map[string][]string{
		"fault in a reader":  {"run", "--prices", "A=-", "--event", "2025-02-13"},
		"index out of range": {"run", "apple-alibaba-2025", "--charts", "faulty", "--out", "x"},
		"fault in a format": {"run", "apple-alibaba-2025", "--charts", "none", "--format",
			"faulty", "--out", "y"},
	} {
		code, said := outcome(t, dir, "faulty", args...)
		lines := strings.SplitN(said, "\n", 3)
		if code != exitInternal || len(lines) < 3 ||
			!strings.HasPrefix(lines[0], "error: internal error: ") ||
			!strings.Contains(lines[0], what) {
			t.Errorf("%s: exit code %d: %s", what, code, said)
			continue
		}
		if !strings.HasPrefix(lines[1], "hint: this is a fault in stockmove "+version()) ||
			strings.Contains(said, "\x1b") {
			t.Errorf("%s: %s", what, said)
		}
		// The stack is the worker's, in which the fault is.
		if !strings.Contains(lines[2], "panic_test.go") {
			t.Errorf("%s: the stack does not show where:\n%s", what, lines[2])
		}
		if left := rest(t, dir); len(left) > 0 {
			t.Errorf("%s: left behind: %q", what, left)
		}
	}
}
