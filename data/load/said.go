package load

import (
	"context"
	"errors"

	"stockmove/eventstudy"
)

// Input is one input that was read, for the manifest. A manifest lists one for each file and for
// each series of a panel that is used.
type Input struct {
	ID          string // security, benchmark or file name
	Role        string
	Path        string // as the user named it
	SHA256      string // of the bytes as given
	Dialect     string
	Basis       eventstudy.Basis
	First, Last eventstudy.Date // NoDate where the input has no days
	Rows        int
	Findings    []eventstudy.Finding
}

// What an input is for.
const (
	RoleStudy     = "study"
	RolePrices    = "prices"
	RoleBenchmark = "benchmark"
	RoleFactors   = "factors"
	RoleEvents    = "events"
	RolePeers     = "peers"
	RoleClaims    = "claims"
	RoleExcluded  = "exclude-days"

	RoleCharacteristics = "characteristics"
)

// said is what a step of Load has to say beside its values: the inputs that it has read, doubts
// that belong to no single number, remarks, and what is wrong with the files. Doubts about prices
// travel with the prices instead.
type said struct {
	inputs   []Input
	warnings []eventstudy.Warning
	notes    []string
	faults   eventstudy.Problems
}

// input lists an input.
func (n *said) input(in Input) { n.inputs = append(n.inputs, in) }

// warn adds a doubt.
func (n *said) warn(code, where, text string) {
	n.warnings = append(n.warnings, eventstudy.Warning{Code: code, Where: where, Text: text})
}

// note adds a remark.
func (n *said) note(text string) { n.notes = append(n.notes, text) }

// keep keeps the problems of an error for the end, so that a user sees all of them at once; any
// other error comes back. A wrong flag ends the loading at once, because what it was meant to say
// is not known.
func (n *said) keep(err error) error {
	var ps *eventstudy.Problems
	if errors.As(err, &ps) {
		n.faults.Merge(ps)
		return nil
	}
	return err
}

// add appends what another step has said.
func (n *said) add(more said) {
	n.inputs = append(n.inputs, more.inputs...)
	n.warnings = append(n.warnings, more.warnings...)
	n.notes = append(n.notes, more.notes...)
	n.faults.Merge(&more.faults)
}

// take adds what a step has said. The error is the one that ends the loading: the step's, unless it
// is of problems, or that of the context. It is the one place where a step's end is looked at, so
// that no step forgets to ask whether the loading was interrupted.
func (n *said) take(ctx context.Context, more said, err error) error {
	n.add(more)
	if err := n.keep(err); err != nil {
		return err
	}
	return ctx.Err()
}

// reach says how much of what was asked for could be read.
type reach int

const (
	whole    reach = iota
	lessened       // a file could not be read, and may hold what a name stands for
)

// reach tells the steps that follow whether a name may stand in a file that could not be read.
func (n *said) reach() reach {
	if n.faults.Err() != nil {
		return lessened
	}
	return whole
}
