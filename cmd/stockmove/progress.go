package main

import (
	"fmt"
	"io"

	"golang.org/x/term"
)

// progress returns a function that shows what is being done on one line, which the next call
// replaces and "" removes. It does nothing unless w is a terminal.
func progress(w io.Writer) func(what string) {
	f, ok := fileOf(w)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return func(string) {}
	}
	return func(what string) {
		fmt.Fprint(f, "\r\x1b[K")
		if what != "" {
			fmt.Fprintf(f, "%s …", what)
		}
	}
}
