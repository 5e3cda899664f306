package report

import (
	"fmt"
	"slices"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// robustness says how far the effect depends on the choices of the study: in words for a few
// subjects, in a table for all, and in full by window. It says of itself what it is not: the
// specifications are one data set looked at many times, and counting them is no test.
func robustness(d *Document) []block {
	rb := d.Robust
	if rb == nil || len(rb.Subjects) == 0 {
		return nil
	}
	r := d.study()
	out := []block{{Para: fmt.Sprintf("Each effect was measured again under every combination of "+
		"%s that makes sense: %s, listed in robust.csv. They share their data: a share of them "+
		"describes how much hangs on the choices and is no p-value.",
		choices(rb), words.Counted(len(rb.Specs), "specification"))}}
	// Sentences are for reading, the table for looking up.
	for i, s := range rb.Subjects {
		if i == many/5 {
			break // a list of more sentences is a table
		}
		out = append(out, block{Para: robustSentence(r, rb, s)})
	}
	layOut := robustByWindow
	if len(rb.Subjects) > many {
		layOut = robustTable
	}
	out = append(out, block{Table: layOut(r, rb)})
	return append(out, listOf(doubts(rb.Warnings))...)
}

// choices names what was varied, in total over all subjects: "4 models, 4 windows, 4 estimation
// windows, 2 benchmarks and 2 kinds of returns". Only what has more than one value was varied.
func choices(rb *eventstudy.Robustness) string {
	var parts []string
	for _, c := range []struct {
		one, many string
		of        func(eventstudy.Spec) string
	}{
		{"model", "models", func(s eventstudy.Spec) string { return s.Model }},
		{"window", "windows", func(s eventstudy.Spec) string { return s.Window.String() }},
		{"estimation window", "estimation windows", eventstudy.Spec.EstimationWords},
		{"benchmark", "benchmarks", func(s eventstudy.Spec) string { return s.Benchmark }},
		{"kind of returns", "kinds of returns",
			func(s eventstudy.Spec) string { return string(s.Returns) }},
	} {
		seen := map[string]bool{}
		for _, s := range rb.Specs {
			seen[c.of(s)] = true
		}
		delete(seen, "") // a model without a benchmark is no choice of one
		if n := len(seen); n > 1 {
			parts = append(parts, words.CountOf(n, c.one, c.many))
		}
	}
	if len(parts) == 0 {
		return "choices"
	}
	return words.List(parts)
}

// robustSentence sums up one subject over the study's own window; the others are rows of the table.
// The study's own figure ends the sentence, so that a reader sees where in the range it lies.
func robustSentence(r *eventstudy.Report, rb *eventstudy.Robustness, s eventstudy.Subject) string {
	if s.Computed == 0 {
		return fmt.Sprintf("%s: none of the %s could be tested (%s).", subjectName(r, rb, s),
			words.Counted(s.Failed, "specification"), firstReason(rb.Of(s)))
	}
	if o := outcomeOf(r, s); o != nil {
		if w := o.Window(rb.Own.Window); w != nil && w.False != "" {
			return fmt.Sprintf("%s, %s: nothing is said of the specifications, for the data "+
				"speak against a return of the window. %s.", subjectName(r, rb, s),
				rb.Own.Window, w.False)
		}
	}
	of := scaleOf(&r.Design)
	text := fmt.Sprintf("%s, %s: %s of %s %s significant at %s, median %s (from %s to %s); %s "+
		"agree in sign.",
		subjectName(r, rb, s), rb.Own.Window, words.Count(s.Significant),
		words.Counted(s.Computed, "specification"), are(s.Significant),
		words.Level(rb.Alpha), of.value(s.Median), of.value(s.Min), of.value(s.Max),
		words.Share(s.Agree, s.Computed))
	if s.Own >= 0 {
		o := rb.Specs[s.Own]
		text += fmt.Sprintf(" The study's own: %s (p %s).", of.value(o.Estimate),
			words.PEquals(o.P, rb.Alpha))
	}
	if s.Failed > 0 {
		text += fmt.Sprintf(" %s could not be computed, the first because: %s.",
			words.Count(s.Failed), strings.TrimSuffix(firstReason(rb.Of(s)), "."))
	}
	return text
}

// are is the verb of a count.
func are(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// outcomeOf is the event that a subject is, nil where events are pooled.
func outcomeOf(r *eventstudy.Report, s eventstudy.Subject) *eventstudy.Outcome {
	for _, o := range r.Outcomes {
		if s.Security != "" && o.Security == s.Security && o.Event.ID == s.Event {
			return o
		}
	}
	return nil
}

// The reasons of the others are in robust.csv.
func firstReason(specs []eventstudy.Spec) string {
	for _, p := range specs {
		if p.Reason != "" {
			return p.Reason
		}
	}
	return "there are none"
}

// subjectName names what an effect was measured of.
func subjectName(r *eventstudy.Report, rb *eventstudy.Robustness, s eventstudy.Subject) string {
	switch {
	case rb.Pooled && s.Group == "":
		return "Mean of all events"
	case rb.Pooled:
		return "Mean of group " + s.Group
	}
	return label(r, s.Security) + ", " + s.Event
}

// robustTable has a row for each subject over the study's own window. It is the form for many
// subjects, where a row for each window too would be a book.
func robustTable(r *eventstudy.Report, rb *eventstudy.Robustness) *table {
	t := &table{Caption: "Effect over " + rb.Own.Window.String() + " under all specifications",
		Columns: slices.Concat(robustNames(rb), []column{right("Specs"),
			right("Own " + rb.Own.Window.String())}, robustColumns(rb))}
	for _, s := range rb.Subjects {
		t.add(append(robustCells(rb, s), effectCells(r, rb, s.Summary, ownSpec(rb, s))...)...)
	}
	return t
}

// robustByWindow has a row for each subject and window: an effect of one day and one of a week are
// two questions.
func robustByWindow(r *eventstudy.Report, rb *eventstudy.Robustness) *table {
	t := &table{Caption: "Effect under all specifications, by window",
		Columns: slices.Concat(robustNames(rb),
			[]column{left("Window"), right("Specs"), right("Own")}, robustColumns(rb))}
	for _, s := range rb.Subjects {
		for _, m := range s.Windows {
			own := unknownSpec
			for _, p := range rb.Of(s) {
				if p.Window == m.Window && p.Own {
					own = p
				}
			}
			cells := append(robustCells(rb, s), m.Window.String())
			row := t.add(append(cells, effectCells(r, rb, m.Summary, own)...)...)
			row.Strong = m.Window == rb.Own.Window
		}
	}
	return t
}

// robustColumns are the columns behind the study's own effect, which both tables have.
func robustColumns(rb *eventstudy.Robustness) []column {
	return []column{right("p"), right("Median"), right("Lowest to highest"), right("Same sign"),
		right("p < " + words.Trimmed(rb.Alpha))}
}

// effectCells are what the specifications of a subject find together, and what the study's own
// finds.
func effectCells(r *eventstudy.Report, rb *eventstudy.Robustness, m eventstudy.Summary,
	own eventstudy.Spec) []string {
	of := scaleOf(&r.Design)
	return []string{words.Count(m.Computed), of.value(own.Estimate), probability(own.P, rb.Alpha),
		of.value(m.Median), of.interval([2]float64{m.Min, m.Max}), words.Share(m.Agree, m.Computed),
		words.Share(m.Significant, m.Computed)}
}

// unknownSpec stands for a specification that was not computed.
var unknownSpec = eventstudy.Spec{Estimate: nan, SE: nan, P: nan, CI: [2]float64{nan, nan}}

// ownSpec is the study's own specification of a subject.
func ownSpec(rb *eventstudy.Robustness, s eventstudy.Subject) eventstudy.Spec {
	if s.Own < 0 {
		return unknownSpec
	}
	return rb.Specs[s.Own]
}

// robustNames and robustCells are the first columns: the group, or the event and its security.
func robustNames(rb *eventstudy.Robustness) []column {
	if rb.Pooled {
		return []column{left("Group")}
	}
	return []column{left("Event"), left("Security")}
}

func robustCells(rb *eventstudy.Robustness, s eventstudy.Subject) []string {
	switch {
	case !rb.Pooled:
		return []string{s.Event, s.Security}
	case s.Group == "":
		return []string{"all"}
	}
	return []string{s.Group}
}
