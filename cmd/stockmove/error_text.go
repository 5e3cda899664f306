package main

import (
	"fmt"
	"strings"

	"stockmove/data/input"
	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
)

// fault is one thing that went wrong, as it is printed.
type fault struct {
	what   string
	causes []string // a line each, below it
	more   int      // of the same kind that are not listed
	hint   string   // what to do about it
}

// faults takes an error apart. Every error of stockmove's own says by its type which of its words
// are advice; of any other, all of them are what went wrong. Were they told apart by
// how a line begins, a file that quotes "hint: " in a cell would speak with the program's voice.
func faults(err error) (list []fault) {
	switch e := err.(type) {
	// An output error knows where the remedy lies: its hint takes the place of that of its cause.
	case outputError:
		list = faults(e.error)
		if e.hint != "" {
			list[len(list)-1].hint = e.hint
		}
	// Of many files every fault keeps its own hint, since their remedies differ.
	case problems:
		for _, one := range e {
			list = append(list, faults(one)...)
		}
	case *eventstudy.Problems:
		for _, p := range e.List {
			list = append(list, fault{what: p.Error(), hint: problemHint(p)})
		}
		// Of a file with thousands of faults some are listed and the others are counted.
		if e.More > 0 {
			list = append(list, fault{more: e.More})
		}
	case usageError:
		list = []fault{{what: e.what, hint: e.hint}}
	case *input.UsageError:
		list = []fault{{what: e.What, hint: e.Hint}}
	// Why each event left is a line of its own, for these are what has to be mended.
	case undefinedError:
		list = []fault{{what: e.what, causes: e.causes, more: e.more, hint: e.hint}}
	default:
		list = []fault{{what: err.Error()}}
	}
	return list
}

// errorText puts "error: " before each thing that went wrong, and what else is said of it on lines
// of its own. Control characters from files cannot reach the terminal.
func errorText(err error) string {
	var lines []string
	add := func(before, text string) {
		lines = append(lines, before+report.Terminal(text))
	}
	for _, f := range faults(err) {
		// What is quoted of a file may hold the end of a line.
		for _, line := range strings.Split(f.what, "\n") {
			if line != "" {
				add("error: ", line)
			}
		}
		for _, cause := range f.causes {
			add("  ", cause)
		}
		if f.more > 0 {
			add("", fmt.Sprintf("and %d more", f.more))
		}
		if f.hint != "" {
			add("hint: ", f.hint)
		}
	}
	return strings.Join(lines, "\n")
}
