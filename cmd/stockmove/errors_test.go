package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// What files hold reaches the terminal as text, whatever it would command.
func TestErrorTextIsClean(t *testing.T) {
	for _, bad := range []string{"\x1b[2J", "\x07", "\x7f", "\u009b31m", "\u202e"} {
		var b bytes.Buffer
		code := reportError(&b, eventstudy.Fault(eventstudy.Pos{File: "f.csv", Line: 1, Col: 2},
			"see "+bad, "no column %s here", bad))
		if code != exitInput || strings.Contains(b.String(), bad) {
			t.Errorf("%q: %q", bad, b.String())
		}
		if !strings.HasPrefix(b.String(), "error: f.csv:1:2: no column ") ||
			!strings.Contains(b.String(), "\nhint: see ") {
			t.Errorf("%q: %q", bad, b.String())
		}
	}
}

// A context that ends is an interrupt, wherever its error comes up.
func TestInterruptedCode(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, err := range []error{context.Canceled, fmt.Errorf("reading: %w", context.Canceled),
		outputError{error: context.Canceled}} {
		if code := exitCode(err); code != exitInterrupted {
			t.Errorf("%v: exit code %d", err, code)
		}
	}
	var out, said bytes.Buffer
	args := []string{"run", "apple-alibaba-2025", "--charts", "none", "--out", t.TempDir() + "/x"}
	code := run(ctx, args, streams{in: strings.NewReader(""), out: &out, err: &said})
	if code != exitInterrupted || said.String() != "error: interrupted; nothing was written\n" ||
		out.Len() > 0 {
		t.Errorf("exit code %d: %s%s", code, said.String(), out.String())
	}
	// What stands complete is not denied.
	said.Reset()
	reportInterrupt(streams{err: &said, temps: &temporaries{whole: "x"}})
	if said.String() != "error: interrupted; x was written whole before\n" {
		t.Errorf("%q", said.String())
	}
	if code := exitCode(errors.New("else")); code != exitInput {
		t.Errorf("exit code %d", code)
	}
}
