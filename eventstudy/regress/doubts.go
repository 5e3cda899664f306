package regress

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

func (out *Result) warn(code, format string, args ...any) {
	out.Warnings = append(out.Warnings, eventstudy.Warning{Code: code, Text: fmt.Sprintf(format,
		args...)})
}

// unknown marks the coefficients whose standard error cannot be known: those that a single event or
// a single cluster decides. The residuals there add up to zero by construction, and a robust form
// would take that for certainty.
func (out *Result) unknown(f *fit, s *sample) []bool {
	unknown := make([]bool, f.p)
	if out.Options.Errors == "classical" {
		return unknown
	}
	for i, h := range f.h {
		if h < alone {
			continue
		}
		var of []string
		for j := range f.p {
			if math.Abs(f.a[i][j])*f.norm[j] > 1e-6 {
				unknown[j] = true
				of = append(of, f.names[j])
			}
		}
		out.warn("decided_alone", "%s alone decides %s, which has no standard error but the "+
			"classical one",
			Name(&s.rows[i].Event, s.rows[i].Security), words.List(of))
	}
	for _, d := range s.clusters {
		for j, dummy := range s.dummy {
			if !dummy {
				continue
			}
			switch n := d.having(s.x[j]); {
			case n == 1:
				unknown[j] = true
				out.warn("decided_alone", "one %s alone decides %s, which has no standard error "+
					"in clusters",
					d.name, s.names[j])
			case n <= fewHaving:
				out.warn("few_clusters", "only %d clusters by %s tell %s from the others: its "+
					"standard error is too small", n, d.name, s.names[j])
			}
		}
	}
	return unknown
}

// fewHaving is how many clusters are too few to learn from how a value's effect differs between
// them.
const fewHaving = 5

// having counts the clusters that have a dummy, or those that lack it where they are fewer: the
// effect is told by the difference between the two, and is known no better than by the fewer.
func (d dimension) having(dummy []float64) int {
	with, without := map[int]bool{}, map[int]bool{}
	for i, g := range d.of {
		if dummy[i] != 0 {
			with[g] = true
		} else {
			without[g] = true
		}
	}
	return min(len(with), len(without))
}

// fewClusters is the number below which clustered errors reject too often: with 20 of them a true
// null in 6 to 8 % of simulated studies instead of 5 (Cameron, Gelbach & Miller, Review of
// Economics and Statistics 90:414–427, 2008, find the same of other samples).
const fewClusters = 30

// doubt says what the errors that were chosen do not bear. None of these stops a regression: each
// is a warning on the result, with what would bear it where there is something.
func (out *Result) doubt(s *sample, c covariance) {
	for _, d := range s.clusters {
		if d.n < fewClusters {
			out.warn("few_clusters", "%d clusters by %s are few: its tests reject 6 to 8 %% "+
				"instead of 5 with 20 of them",
				d.n, d.name)
		}
	}
	if c.clipped {
		out.warn("covariance_clipped", "the difference of the covariances by %s and %s was not "+
			"positive: its negative part is set to zero", s.clusters[0].name, s.clusters[1].name)
	}
	if out.Options.Errors == "classical" && out.Options.Weights == "forecast" {
		out.warn("classical_weighted", "classical errors with weights by the forecast error "+
			"reject 9 to 15 %% instead of 5 where effects differ between events: random weights "+
			"with HC3 do not")
	}
	if out.Options.Y == BHAR && out.Options.Weights != "none" {
		out.warn("variance_of_sum", "the weights take the forecast error of the CAR for that of "+
			"the BHAR")
	}
	if n := out.N - len(out.Coefficients); n < 10 {
		out.warn("few_events", "%s for %d coefficients: the errors are poorly known",
			words.Counted(out.N, "event"), len(out.Coefficients))
	}
	s.together(out)
	var wrong []string
	for _, x := range s.rows {
		if w := x.Window(out.Options.Window); w.False != "" {
			wrong = append(wrong, Name(&x.Event, x.Security))
		}
	}
	if len(wrong) > 0 {
		out.warn("false_return", "the data speak against a return in the window of %s: mend the "+
			"file or leave them out",
			words.Few(wrong, 5))
	}
}

// together warns of events that share what no cluster bears: dates, days of their windows,
// securities. Errors that take such events as independent are too small, as those of the tests over
// groups are.
func (s *sample) together(out *Result) {
	clustered := func(name string) bool {
		return slices.ContainsFunc(s.clusters, func(d dimension) bool { return d.name == name })
	}
	dates, securities := map[eventstudy.Date]int{}, map[string]int{}
	for _, x := range s.rows {
		dates[x.Day0]++
		securities[x.Security]++
	}
	if n := sharing(dates); n > 0 && !clustered("date") {
		out.warn("shared_dates", "%d of %d events share day 0 with another, and these errors take "+
			"them as independent: clusters by date bear it", n, out.N)
	}
	if n := sharing(securities); n > 0 && !clustered("security") {
		out.warn("shared_securities", "%d of %d events are of a security that has another: "+
			"clusters by date and security bear what they have in common", n, out.N)
	}
	if n := s.overlapping(out.Options.Window.Len()); n > 0 {
		out.warn("overlapping_windows", "the windows of %d of %d events share days with a window "+
			"of another date, which clusters by date do not bear", n, out.N)
	}
}

// sharing is the number of events that have a key in common with another, from the counts by key.
func sharing[K comparable](counts map[K]int) int {
	n := 0
	for _, k := range counts {
		if k > 1 {
			n += k
		}
	}
	return n
}

// overlapping counts the events whose window of so many days shares some with one of another day 0
// of the same market: in order of their days, a neighbour on either side is all that can be
// nearest.
func (s *sample) overlapping(days int) int {
	at := map[string]map[int]int{} // events of a day 0 by market
	for _, x := range s.rows {
		if at[x.Market] == nil {
			at[x.Market] = map[int]int{}
		}
		at[x.Market][x.T0]++
	}
	n := 0
	for _, counts := range at {
		line := slices.Sorted(maps.Keys(counts))
		for i, t := range line {
			if i > 0 && t-line[i-1] < days || i+1 < len(line) && line[i+1]-t < days {
				n += counts[t]
			}
		}
	}
	return n
}
