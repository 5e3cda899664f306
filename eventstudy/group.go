package eventstudy

import (
	"fmt"
	"math"
	"slices"
)

// groups lists the groups of the outcomes: "" for all of them, then the named ones in order of
// first appearance. The order is that of the events file, which is the user's own.
func groups(os []*Outcome) []string {
	if len(os) == 0 {
		return nil
	}
	list := []string{""}
	for _, o := range os {
		list = append(list, o.Event.Group)
	}
	return distinct(list)
}

// ofGroup returns the outcomes of a group, in order.
func ofGroup(os []*Outcome, group string) []*Outcome {
	if group == "" {
		return os
	}
	var out []*Outcome
	for _, o := range os {
		if o.Event.Group == group {
			out = append(out, o)
		}
	}
	return out
}

// meanCAR is the CAAR of a group over the events that have an abnormal return in the window, with
// the error and interval of the test that leads there, which is nil where none is defined. The mean
// is the plain one, equal weights for all events, whatever the test weighs by.
func meanCAR(a *Abnormal, w Window, lead *Result) Aggregate {
	nan := math.NaN()
	s := a.sample(w)
	out := Aggregate{Group: a.Group, Window: w, N: len(s.at), CAAR: mean(s.car), SE: nan,
		CI: [2]float64{nan, nan}, Detectable: nan, Shape: shapeOf(s.car)}
	if lead != nil {
		out.CIOf = lead.Test
		out.SE, out.CI = lead.ofMean(out.CAAR)
		out.Detectable = a.Design.Detectable(out.SE, lead.Freedom())
	}
	a.doubtMean(&out, s, lead)
	return out
}

// meanPath is the AAR and CAAR of a group day by day, its interval that of the test given. An event
// counts from its first abnormal return on; a day without one adds nothing to its sum (where no
// price is known, the next return covers the day), so the path ends at the CAAR of the whole event
// window. Each day is a window that begins with the first day of the event window, so that its
// interval is that of a test of exactly that sum.
func meanPath(a *Abnormal, lead GroupTest) ([]PathPoint, error) {
	w := a.Design.Event
	nan := math.NaN()
	out := make([]PathPoint, 0, w.Len())
	// Samples of each day are let go with it; only the correlations are kept for the next.
	upToDay := func(of *Abnormal, sums *runningSums) *Abnormal {
		return &Abnormal{Group: of.Group, Outcomes: of.Outcomes, Panel: of.Panel,
			Design: of.Design, pairsOf: of, running: sums}
	}
	running := a.newRunning()
	read, readSums := a, running
	if lead != nil && a.readBy(lead) != a {
		read = a.readBy(lead)
		readSums = read.newRunning()
	}
	ars := make([]float64, 0, len(a.Outcomes))
	for k := w.First; k <= w.Last; k++ {
		day := upToDay(a, running)
		ars = ars[:0]
		for _, o := range a.Outcomes {
			if d := o.Day(k); d != nil && !math.IsNaN(d.AR) {
				ars = append(ars, d.AR)
			}
		}
		upTo := Window{w.First, k}
		p := PathPoint{Group: a.Group, Offset: k, N: len(ars), AAR: mean(ars),
			CAAR: mean(day.sample(upTo).car), SE: nan, CI: [2]float64{nan, nan}}
		if lead != nil {
			if read != a {
				day = upToDay(read, readSums)
			}
			r, err := lead.Test(day, upTo)
			if err != nil {
				return nil, err
			}
			p.CIOf, p.DatesIgnored = r.Test, r.DatesIgnored
			p.SE, p.CI = r.ofMean(p.CAAR)
		}
		out = append(out, p)
	}
	return out, nil
}

// doubtMean adds to a mean what its sample leaves in doubt, and what the leading test says to that.
// Each doubt says what the leading test makes of it: dates that are shared do no harm to one that
// allows for them, and ruin another.
func (a *Abnormal) doubtMean(m *Aggregate, s *sample, lead *Result) {
	if m.N < 2 {
		return
	}
	// what the test makes of events that hang together
	borne := "no test judges the mean"
	switch {
	case lead != nil && lead.DatesIgnored:
		borne = fmt.Sprintf("%s takes them as independent, so that its p and its interval "+
			"promise too much", lead.Test)
	case lead != nil:
		borne = fmt.Sprintf("%s allows for it", lead.Test)
	}
	warn := func(code, format string, args ...any) {
		r := Result{Group: m.Group, Window: m.Window}
		r.warn(code, format, args...)
		m.Warnings = append(m.Warnings, r.Warnings...)
	}
	c := a.clusters(s)
	if c.sharing > 0 {
		warn("shared_dates", "%d of %d events share day 0 with another: %s", c.sharing, m.N, borne)
	}
	if c.overlap > 0 {
		warn("overlapping_windows",
			"the windows of %d of %d events share days with a window of another date: %s",
			c.overlap, m.N, borne)
	}
	if n := a.crowded(s); m.N >= fewCrowded && float64(n) > crowdedShare*float64(m.N) {
		warn(codeVolatile, "%d of %d events lie within %d days: what moved the market then"+
			" moves them all, and a wrong beta matters", n, m.N, crowdedDays)
	}
	if n := a.repeated(s); n > 0 {
		warn("same_event", "%d of %d events are one event of several securities, or one security "+
			"whose event windows share days: listings of one company count as events of their own",
			n, m.N)
	}
	if lead != nil && a.leavesOut(lead.Test) > 0 {
		all := len(a.Outcomes)
		warn(CodeNoEstimation, "%s, which gives the mean its interval and its p, reads the %d of "+
			"%d events that have an estimation sample", lead.Test, all-a.leavesOut(lead.Test), all)
	}
	if lead != nil && lead.Opposes(m.CAAR) {
		why := "standardised events weigh by their precision, the mean by their size"
		if a.leavesOut(lead.Test) > 0 {
			why = "they are not of the same events"
		}
		warn("sign_differs", "the mean is %s and the statistic of %s %s: %s", signWord(m.CAAR),
			lead.Test, signWord(lead.Stat), why)
	}
}

func signWord(x float64) string {
	if x < 0 {
		return "negative"
	}
	return "positive"
}

// repeated counts the events of a sample that may be one: those that have id and requested day in
// common with an event of another security, and those whose security has another event with an
// overlapping event window. Two classes of shares count twice in every cross-section, and move
// together on every day.
func (a *Abnormal) repeated(s *sample) int {
	type key struct{}
	if len(s.at) == len(a.Outcomes) {
		return remember(&a.cache, key{}, func() int { return a.countRepeated(s.at) })
	}
	return a.countRepeated(s.at)
}

// countRepeated goes through the events once, so that thousands are not compared pair by pair.
// countRepeated goes through the events once, so that thousands are not compared pair by pair.
func (a *Abnormal) countRepeated(at []int) int {
	type named struct {
		id   string
		date Date
	}
	of := make(map[named]int, len(at))
	last := map[string]int{} // by security, the event before in the order of day 0
	twice, n := make([]bool, len(a.Outcomes)), 0
	both := func(i, j int) {
		for _, k := range [...]int{i, j} {
			if !twice[k] {
				twice[k] = true
				n++
			}
		}
	}
	at = slices.Clone(at)
	slices.SortStableFunc(at, func(i, j int) int { return a.Outcomes[i].T0 - a.Outcomes[j].T0 })
	for _, i := range at {
		o := a.Outcomes[i]
		if id := (named{o.Event.ID, o.Event.RequestedDate()}); id.id != "" {
			if j, ok := of[id]; ok && a.Outcomes[j].Security != o.Security {
				both(i, j)
			}
			of[id] = i
		}
		if j, ok := last[o.Security]; ok && o.T0-a.Outcomes[j].T0 < a.Design.Event.Len() {
			both(i, j)
		}
		last[o.Security] = i
	}
	return n
}
