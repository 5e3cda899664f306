package report

import (
	"fmt"
	"math"
	"slices"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// answer is what a reader in a hurry reads: the answers that came with the document, else its
// summary, else sentences made from the numbers, no stronger than the tests allow. What left the
// study is told with the answer and not only in its section: a mean over those that are left is
// another question than one over all.
func answer(d *Document) []block {
	out := listOf(d.Answers)
	if out == nil {
		out = paragraphs(lead(d))
	}
	if r := d.study(); len(r.Skips) > 0 && len(r.Outcomes) > 0 {
		n := len(r.Skips)
		out = append(out,
			block{Para: fmt.Sprintf("%s of %s left the study; each is listed with its reason "+
				"under “Events in and out”.", words.Count(n),
				words.Counted(n+len(r.Outcomes), "event"))})
	}
	return out
}

// sentences is how many events are told one by one: a list of more is no answer. Six are the
// listings of one company and its news of a week.
const sentences = 6

// lead returns the paragraphs of the answer. Averages speak for many events, sentences for few.
// Where there are both, a mean goes before the events that it is of, and without a sample behind
// the few events that it can add nothing to.
func lead(d *Document) []string {
	if len(d.Summary) > 0 {
		return d.Summary
	}
	r := d.study()
	if len(r.Outcomes) == 0 {
		if len(r.Skips) > 0 {
			return []string{fmt.Sprintf("None of the %s could be measured; each is listed below "+
				"with its reason.", words.Counted(len(r.Skips), "event"))}
		}
		return nil
	}
	mean := averageSentence(r)
	if mean != "" && averaged(d) {
		return []string{mean}
	}
	var out []string
	for i, o := range r.Outcomes {
		if i == sentences {
			out = append(out,
				fmt.Sprintf("%s more are in the tables.", words.Count(len(r.Outcomes)-i)))
			break
		}
		out = append(out, sentence(r, o))
	}
	if mean != "" && len(r.Outcomes) > 1 {
		out = append(out, mean)
	}
	return out
}

// sentence says what one event did on its day 0. Figures that a finding calls false stay in the
// tables. It says first what anybody can check, the move of the day, then what the model takes off,
// then what chance would do: a reader who stops early has still read something true.
func sentence(r *eventstudy.Report, o *eventstudy.Outcome) string {
	name := label(r, o.Security)
	day := o.Day(0)
	m := scaleOf(&r.Design)
	if day == nil && len(o.Windows) > 0 {
		w := o.Windows[0]
		if w.False != "" {
			return fmt.Sprintf("%s, %s: nothing is said of the window %s, for it holds a return "+
				"that may be false. %s.", name, eventName(o), w.Window, w.False)
		}
		return fmt.Sprintf("%s, %s, window %s around %s: the %s of %s is %s.", name,
			eventName(o), w.Window, o.Day0.Long(), m.words().Sum, m.value(w.CAR),
			verdict(w.T, w.P, &r.Design)) + untestable(o, w.P) +
			seen(&r.Design, w.P, w.Detectable)
	}
	switch {
	case day == nil || math.IsNaN(day.AR):
		return fmt.Sprintf("%s, %s: no %s is known for %s.", name, eventName(o),
			m.words().Day, o.Day0.Long())
	// A split that the file has not taken out looks like the largest event of all, and its t is
	// worth nothing.
	case day.False != "":
		return fmt.Sprintf("%s, %s: nothing is said of %s, day 0, for the data speak against its "+
			"return. %s. The figures stand in the tables.",
			name, eventName(o), day.Date.Long(), day.False)
	}
	if m.of.Other() {
		return otherSentence(r, o, day) +
			seen(&r.Design, day.P, r.Design.Detectable(day.SE, float64(o.Fit.DF)))
	}
	s := fmt.Sprintf("%s The %s expected %s; the rest, an abnormal return of %s, is %s.",
		moved(r, o, day), modelName(&r.Design), percent(day.Expected), percent(day.AR),
		verdict(day.T, day.P, &r.Design))
	if same := expects(&r.Design); same != "" {
		s = fmt.Sprintf("%s The %s expects %s: the abnormal return, %s, is %s.", moved(r, o, day),
			modelName(&r.Design), same, percent(day.AR), verdict(day.T, day.P, &r.Design))
	}
	s += untestable(o, day.P)
	s += seen(&r.Design, day.P, r.Design.Detectable(day.SE, float64(o.Fit.DF)))
	for _, w := range day.Warnings {
		if w.Check {
			s += fmt.Sprintf(" Check the price first (%s): %s.", w.Where, w.Text)
		}
	}
	return s
}

// expects is what the model expects of every day alike; empty where that differs from day to day.
func expects(d *eventstudy.Design) string {
	if d.Model == nil {
		return ""
	}
	return d.Model.Info().Expects
}

// untestable says behind a figure that is not tested why it is not. The figure is what a reader of
// one sentence takes along, and a footnote is not read with it.
func untestable(o *eventstudy.Outcome, p float64) string {
	if !math.IsNaN(p) || o.Fit == nil {
		return ""
	}
	for _, w := range o.Fit.Notes {
		if w.Code == eventstudy.CodeNoEstimation {
			return " " + words.Ended(words.Upper(w.Text))
		}
	}
	return ""
}

// headline is the test that answers the study, nil without one. The core chooses it before any
// result is known, by what the tests assume and the design of the events.
func headline(r *eventstudy.Report) *eventstudy.Result {
	for i := range r.Tests {
		if r.Tests[i].Headline {
			return &r.Tests[i]
		}
	}
	return nil
}

// averageSentence says what the events did on average over the first window, by the test that
// leads. The mean and the test that leads may disagree, since a standardised test weighs events by
// their precision: then both are told and neither is made to agree with the other.
func averageSentence(r *eventstudy.Report) string {
	i := slices.IndexFunc(r.Aggregate, func(a eventstudy.Aggregate) bool {
		return a.Group == "" && len(r.Design.Windows) > 0 && a.Window == r.Design.Windows[0] &&
			!math.IsNaN(a.CAAR)
	})
	if i < 0 {
		return ""
	}
	a := r.Aggregate[i]
	if s := falseMean(r, a.Window); s != "" {
		return s
	}
	m := scaleOf(&r.Design)
	s := fmt.Sprintf("Over %s the mean %s of window %s is %s",
		words.Counted(a.N, "event"), m.words().Sum, a.Window, m.value(a.CAAR))
	if m.of.Other() {
		s += fmt.Sprintf(" (a day on average %s)", m.times(r.Times(a.Group, a.Window)))
	}
	t := headline(r)
	if t == nil {
		return s + "; no test of it is defined here."
	}
	name := t.Test
	if m, ok := eventstudy.Tests.Lookup(t.Test); ok {
		name = m.Info().Title
	}
	figures := fmt.Sprintf("%s, p %s", statistic(t), words.PEquals(t.P, r.Design.Alpha))
	// The mean is of all events, a test that needs an estimation sample of those that have one.
	fewer := slices.ContainsFunc(a.Warnings, func(w eventstudy.Warning) bool {
		return w.Code == eventstudy.CodeNoEstimation
	})
	if t.Opposes(a.CAAR) {
		why := "events weigh by their precision there, by their size in the mean"
		if fewer {
			why = "it reads only the events that have an estimation sample"
		}
		return s + fmt.Sprintf(", but the %s speaks the other way (%s): %s.", name, figures, why)
	}
	s += ", " + r.Design.Zero(t.P)
	if t.P < r.Design.Alpha {
		s += " at the " + words.Level(r.Design.Alpha) + " level"
	}
	s += fmt.Sprintf(" (%s: %s", name, figures)
	if ci := m.interval(a.CI); ci != words.Unknown {
		s += fmt.Sprintf("; %s interval %s", words.Level(1-r.Design.Alpha), ci)
		if a.CAAR < a.CI[0] || a.CAAR > a.CI[1] {
			s += ", of the standardised mean, which weighs events by their precision"
		}
	}
	s += ")."
	if fewer {
		s += " The test reads only the events that have an estimation sample."
	}
	s += seen(&r.Design, t.P, a.Detectable)
	if t.DatesIgnored {
		s += " The events share days, and this test takes them as independent: none of the tests " +
			"asked for bears that, and bmp-adj would."
	}
	return s
}

// falseMean is what stands in place of a mean that holds returns which the data call false. One
// false return of −50 % moves a mean of a hundred events by half a per cent, as much as most
// effects.
func falseMean(r *eventstudy.Report, w eventstudy.Window) string {
	n, why := 0, ""
	for _, o := range r.Outcomes {
		if x := o.Window(w); x != nil && x.False != "" {
			if n++; why == "" {
				why = x.False
			}
		}
	}
	if n == 0 {
		return ""
	}
	first := ""
	if n > 1 {
		first = ", the first"
	}
	return fmt.Sprintf("Nothing is said of the mean over the window %s: the data speak against "+
		"the returns of %s of %s%s. %s. Mend the file or leave such events out; the figures "+
		"stand in the tables.",
		w, words.Count(n), words.Counted(len(r.Outcomes), "event"), first, why)
}

// statistic writes a test's statistic with its sign; counts have none. The letter is that under
// which textbooks tabulate the law.
func statistic(t *eventstudy.Result) string {
	switch t.Dist {
	case eventstudy.Normal:
		return "z = " + words.Signed(t.Stat, 2)
	case eventstudy.StudentT, eventstudy.Empirical:
		return "t = " + words.Signed(t.Stat, 2)
	case eventstudy.Binomial:
		return fmt.Sprintf("%s of %s above zero", words.Fixed(t.Stat, 0), words.Count(t.N))
	}
	return "W⁺ = " + words.Fixed(t.Stat, 1)
}

// verdict says in words what a t and its p allow, with the figures. It never says that there was no
// effect: a test that does not reject has shown nothing.
func verdict(t, p float64, d *eventstudy.Design) string {
	if math.IsNaN(p) {
		return "not tested"
	}
	s := d.Ordinary(p)
	if p < d.Alpha {
		s += " at the " + words.Level(d.Alpha) + " level"
	}
	return s + fmt.Sprintf(" (t = %s, p %s)", words.Signed(t, 2), words.PEquals(p, d.Alpha))
}

// seen says beside a result that does not differ from nothing what the test could have shown.
// Without it "not significant" reads as "small", which a test of one day on a volatile stock cannot
// say.
func seen(d *eventstudy.Design, p, detectable float64) string {
	if !(p >= d.Alpha) || math.IsNaN(detectable) {
		return ""
	}
	return fmt.Sprintf(" An effect of %s would have been found four times in five.",
		scaleOf(d).effect(detectable))
}

// label names a security with its ticker: "Alibaba Group (9988.HK)". The ticker stays beside the
// name, for one company has several listings.
func label(r *eventstudy.Report, id string) string {
	if s := seriesOf(r, id); s != nil && s.Security.Name != "" && s.Security.Name != id {
		return s.Security.Name + " (" + id + ")"
	}
	return id
}

// eventName names an event inside a sentence. What the user wrote goes before what the program made
// up.
func eventName(o *eventstudy.Outcome) string {
	if o.Event.Label != "" {
		return "“" + o.Event.Label + "”"
	}
	if o.Event.ID != "" && o.Event.ID != o.Event.Requested() {
		return "the event " + o.Event.ID
	}
	return "the event of " + when(o.Event)
}

// modelName names the model inside a sentence.
func modelName(d *eventstudy.Design) string {
	if d.Model == nil {
		return "model"
	}
	return "model " + d.Model.Info().Name
}
