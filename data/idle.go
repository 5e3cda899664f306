package data

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// eventsAndFindings reads the events and examines the series. Events go first, since they say which
// series are used; what is said of them stands behind what is said of the series.
func (l *loader) eventsAndFindings(ctx context.Context) error {
	inputs, warnings := len(l.study.Inputs), len(l.study.Warnings)
	events := l.readEvents(ctx)
	lateInputs := slices.Clone(l.study.Inputs[inputs:])
	lateWarnings := slices.Clone(l.study.Warnings[warnings:])
	l.study.Inputs, l.study.Warnings = l.study.Inputs[:inputs], l.study.Warnings[:warnings]
	l.findIdle()
	err := l.examine(ctx)
	l.study.Inputs = append(l.study.Inputs, lateInputs...)
	l.study.Warnings = append(l.study.Warnings, lateWarnings...)
	// Problems of both are told, those of the series first; another error ends the loading.
	var both eventstudy.Problems
	for _, e := range []error{err, events} {
		var ps *eventstudy.Problems
		switch {
		case errors.As(e, &ps):
			both.Merge(ps)
		case e != nil:
			return e
		}
	}
	return both.Err()
}

// findIdle marks the securities of panels that no event names. Without a benchmark the trading days
// are those of all securities, so that none is idle there.
func (l *loader) findIdle() {
	_, peers := l.spec.peersAsked()
	volume := chosen[string](l.spec, "response") == string(eventstudy.ResponseVolume)
	if peers || volume || !l.spec.EventsOnly || len(l.study.Events) == 0 ||
		len(l.spec.Claims) > 0 {
		return
	}
	used := map[string]bool{}
	for _, e := range l.study.Events {
		used[e.Security] = true
	}
	guided := map[string]bool{}
	for _, m := range l.study.Markets {
		guided[m.ID] = m.Benchmark != nil
	}
	l.idle = map[string]bool{}
	for _, x := range l.listings {
		f := l.files.list[x.file].file
		if f != nil && len(f.Prices) > mostCompared && !used[x.spec.ID] && guided[x.market] {
			l.idle[x.spec.ID] = true
		}
	}
}

// leaveIdle takes the idle securities out of the study and counts them.
func (l *loader) leaveIdle() {
	if len(l.idle) == 0 {
		return
	}
	var order []string
	count := map[string]int{}
	for _, x := range l.listings {
		if path := x.spec.Prices.Shown; l.idle[x.spec.ID] {
			if count[path]++; count[path] == 1 {
				order = append(order, path)
			}
		}
	}
	for _, path := range order {
		n := count[path]
		l.study.Notes = append(l.study.Notes, fmt.Sprintf("%s holds %s more without an event:"+
			" read and counted, not examined.", path, words.Counted(n, "security")))
	}
	l.study.Securities = slices.DeleteFunc(l.study.Securities, func(s eventstudy.Security) bool {
		return l.idle[s.ID]
	})
}
