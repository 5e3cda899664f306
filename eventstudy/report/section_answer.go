package report

import (
	"fmt"
	"math"
	"strings"

	"stockmove/eventstudy"
)

// answer is what a reader in a hurry reads: the summary that came with the document, else
// sentences made from the numbers, no stronger than the tests allow.
func answer(d *Document) []block {
	var out []block
	for _, s := range lead(d) {
		out = append(out, block{Para: s})
	}
	if r := d.study(); len(r.Skips) > 0 && len(r.Outcomes) > 0 {
		n := len(r.Skips)
		out = append(out, block{Para: fmt.Sprintf("%s of %s left the study; each is listed with its reason under “Events in and out”.", count(n), plural(n+len(r.Outcomes), "event", "events"))})
	}
	return out
}

// lead returns the paragraphs of the answer. Averages speak for many events, sentences for few; a list of
// more than six sentences is no answer, so the rest is counted.
func lead(d *Document) []string {
	if len(d.Summary) > 0 {
		return d.Summary
	}
	r := d.study()
	if len(r.Outcomes) == 0 {
		if len(r.Skips) > 0 {
			return []string{fmt.Sprintf("None of the %s could be measured; each is listed below with its reason.", plural(len(r.Skips), "event", "events"))}
		}
		return nil
	}
	if averaged(d) {
		if s := averageSentence(r); s != "" {
			return []string{s}
		}
	}
	var out []string
	for i, o := range r.Outcomes {
		if i == 6 {
			out = append(out, fmt.Sprintf("%s more are in the tables.", count(len(r.Outcomes)-i)))
			break
		}
		out = append(out, sentence(r, o))
	}
	return out
}

// sentence says what one event did on its day 0.
func sentence(r *eventstudy.Report, o *eventstudy.Outcome) string {
	name := label(r, o.Security)
	day := o.Day(0)
	if day == nil && len(o.Windows) > 0 {
		w := o.Windows[0]
		return fmt.Sprintf("%s, %s, window %s around %s: the cumulative abnormal return of %s is %s.", name, eventName(o), w.Window, o.Day0.Long(),
			percent(w.CAR), verdict(w.T, w.P, &r.Design))
	}
	if day == nil || math.IsNaN(day.AR) {
		return fmt.Sprintf("%s, %s: no abnormal return is known for %s.", name, eventName(o), o.Day0.Long())
	}
	return fmt.Sprintf("%s The %s expected %s; the rest, an abnormal return of %s, is %s.",
		moved(r, o, day), modelName(&r.Design), percent(day.Expected), percent(day.AR), verdict(day.T, day.P, &r.Design))
}

// averageSentence says what the events did on average over the first window, with one test of it.
func averageSentence(r *eventstudy.Report) string {
	for _, a := range r.Aggregate {
		if a.Group != "" || len(r.Design.Windows) == 0 || a.Window != r.Design.Windows[0] || math.IsNaN(a.CAAR) {
			continue
		}
		s := fmt.Sprintf("Over %s the mean cumulative abnormal return of window %s is %s", plural(a.N, "event", "events"), a.Window, percent(a.CAAR))
		if !math.IsNaN(a.CI[0]) {
			s += fmt.Sprintf(" (%s interval %s)", level(r), interval(a.CI))
		}
		for _, t := range r.Tests {
			if t.Group == "" && t.Window == a.Window && !math.IsNaN(t.P) {
				name := t.Test
				if m, ok := eventstudy.Tests.Lookup(t.Test); ok {
					name = m.Info().Title
				}
				return s + fmt.Sprintf("; %s: p = %s.", name, strings.TrimPrefix(probability(t.P), "="))
			}
		}
		return s + "."
	}
	return ""
}

// verdict says in words what a t and its p allow. "No more than on an ordinary day" is what p ≥ α means; it does
// not say that nothing happened.
// A one-sided test of gains says nothing of how large a loss is, and the other way round.
func verdict(t, p float64, d *eventstudy.Design) string {
	if math.IsNaN(p) {
		return "not tested"
	}
	figures := fmt.Sprintf("t = %s, p %s", signed(t, 2), equals(p))
	yes, no := "more", "no more"
	switch d.Tail {
	case eventstudy.Upper:
		yes, no = "higher", "not higher"
	case eventstudy.Lower:
		yes, no = "lower", "not lower"
	}
	if p < d.Alpha {
		return fmt.Sprintf("%s than an ordinary day's at the %s level (%s)", yes, strings.TrimPrefix(trimZeros(d.Alpha*100), "+")+narrow+"%", figures)
	}
	return fmt.Sprintf("%s than on an ordinary day (%s)", no, figures)
}

// equals writes "= 0.032" or "< 0.001".
func equals(p float64) string {
	s := probability(p)
	if strings.HasPrefix(s, "<") {
		return "< " + s[1:]
	}
	return "= " + s
}

// trimZeros writes a level without idle zeros: "5", "97.5".
func trimZeros(v float64) string {
	return strings.TrimRight(strings.TrimRight(fixed(v, 4), "0"), ".")
}

// level names the confidence level: "95 %".
func level(r *eventstudy.Report) string { return trimZeros((1-r.Design.Alpha)*100) + narrow + "%" }

// label names a security with its ticker: "Alibaba Group (9988.HK)".
func label(r *eventstudy.Report, id string) string {
	if r.Panel != nil {
		if s := r.Panel.Series[id]; s != nil && s.Security.Name != "" && s.Security.Name != id {
			return s.Security.Name + " (" + id + ")"
		}
	}
	return id
}

// eventName names an event inside a sentence.
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
