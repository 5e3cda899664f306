package regress

import (
	"fmt"
	"slices"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// Kind is the abnormal return that is explained.
type Kind string

// The kinds of response: a cumulative abnormal return, or what else the study measures, the same
// over its prediction error, the buy-and-hold abnormal return, and the cumulative abnormal volume.
const (
	CAR  Kind = "car"
	SCAR Kind = "scar"
	BHAR Kind = "bhar"
	AV   Kind = "av"
)

// Kinds are the kinds of response in the order in which they are listed.
var Kinds = []string{string(CAR), string(SCAR), string(BHAR), string(AV)}

// Options say what is regressed on what, and how its errors are taken. Alpha and the alternative
// hypothesis are those of the design, so that a study and its regression judge alike.
type Options struct {
	Y       Kind
	Window  eventstudy.Window
	X       []Term
	Cluster []string // columns whose values the events of a cluster share: none, one or two
	Errors  string   // a name of Errors; empty: cluster where there is one, else hc3
	Weights string   // a name of Weights; empty: none
}

// Problem is a regression that cannot be made as asked for; Option names what is to blame: "x",
// "y", "cluster", "se" or "weights". Who asked by flags words it in flags.
type Problem struct{ Option, What, Hint string }

func (p *Problem) Error() string { return p.What }

func problem(option, hint, format string, args ...any) *Problem {
	return &Problem{option, fmt.Sprintf(format, args...), hint}
}

// Check refuses choices that contradict each other, before anything is measured: a study of many
// events takes its time, and a slip of a flag needs none. The error is a *Problem.
func (o Options) Check() error { return o.settle() }

// settle fills the choices that are left open and refuses those that contradict each other. Errors
// default to those that bear what is known of the events: clusters where some are named, else HC3,
// which of the forms for independent events keeps its level in the smallest samples.
func (o *Options) settle() error {
	if o.Errors == "" {
		o.Errors = "hc3"
		if len(o.Cluster) > 0 {
			o.Errors = "cluster"
		}
	}
	if o.Errors == "cluster" && len(o.Cluster) == 0 {
		o.Cluster = []string{"date"}
	}
	if o.Weights == "" {
		o.Weights = "none"
	}
	switch {
	case !slices.Contains(Kinds, string(o.Y)):
		return problem("y", "it is one of "+words.List(Kinds), "nothing is called %q that could "+
			"be explained", o.Y)
	case len(o.X) == 0:
		return problem("x", "name columns of the events, as in size,group",
			"nothing is named that could explain the abnormal returns")
	case o.Errors != "cluster" && len(o.Cluster) > 0:
		return problem("cluster", "leave one of the two out",
			"standard errors %s know no clusters", o.Errors)
	case len(o.Cluster) > 2:
		return problem("cluster", "take the two in which events hang together most",
			"%d dimensions of clusters, and two are the most", len(o.Cluster))
	case len(o.Cluster) == 2 && o.Cluster[0] == o.Cluster[1]:
		return problem("cluster", "name it once", "%s is named twice", o.Cluster[0])
	case o.Y == SCAR && o.Weights != "none":
		return problem("weights", "explain the CAR, or leave the weights out",
			"standardised returns have one forecast-error variance, and no weights by it")
	}
	return nil
}
