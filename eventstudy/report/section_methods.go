package report

import (
	"slices"

	"stockmove/eventstudy"
	"stockmove/eventstudy/lists"
)

// methods explains the model and the tests that were used, from their own declarations: what is
// printed here is what `stockmove explain` says, and cannot fall behind it. Only what the study
// used is explained, in the words by which it declares itself.
func methods(d *Document) []block {
	g := &d.study().Design
	var out []block
	if g.Model != nil {
		out = append(out, block{Method: &method{"model", g.Model.Info()}})
	}
	// The formula of the prediction error is told once, by the test of one event where that is
	// there.
	single := false
	tests := slices.Clone(g.Tests)
	asked := namesOf(g.Tests)
	for _, name := range testNames(d.study().Tests) { // those that the sample chose
		if t, ok := eventstudy.Tests.Lookup(name); ok && !slices.Contains(asked, name) {
			tests = append(tests, t)
		}
	}
	for _, t := range tests {
		if _, over := t.(eventstudy.GroupTest); !over {
			single = true // its description holds the formula below
		}
		out = append(out, block{Method: &method{"test", t.Info()}})
	}
	if len(out) > 0 && !single {
		out = append(out, block{Method: &method{"", predictionError}})
	}
	return out
}

// namesOf are tests by their names.
func namesOf(tests []eventstudy.Test) []string {
	return lists.Of(tests, func(t eventstudy.Test) string { return t.Info().Name })
}

// predictionError is what every standard error of a single event is made of.
var predictionError = eventstudy.Info{
	Title: "Prediction error of a day and of a window",
	Formula: "Var(CAR) = σ²·(L + c′(X′X)⁻¹c), c the sum of the window's design rows, L its days; " +
		"one day: L = 1",
	Assumes: "independent abnormal returns of equal variance, estimated over the estimation window",
	DF:      "Student's t on the residual degrees of freedom of the model",
	References: []string{"Campbell, Lo & MacKinlay 1997, The Econometrics of Financial Markets, " +
		"ch. 4, eq. 4.4.9",
		"Salinger 1992, Journal of Financial and Quantitative Analysis 27:39–53"},
}

// field is one line of a method's description.
type field struct{ Name, Text string }

// fields lists what a method says about itself, leaving out what it does not. The order is that of
// a reader's questions: what is tested, what it supposes, when to use it, when not.
func fields(kind string, in eventstudy.Info) []field {
	df := "Distribution"
	if kind == "model" {
		df = "Degrees of freedom"
	}
	var out []field
	for _, f := range []field{{"Null hypothesis", in.Null}, {"Assumes", in.Assumes}, {df, in.DF},
		{"When to use it", in.Use}, {"When not", in.Avoid}} {
		if f.Text != "" {
			out = append(out, f)
		}
	}
	return out
}
