package eventstudy

import (
	"math"
	"slices"
)

// Summary is what a set of specifications finds together. Shares are the counts over Computed; they
// are NaN-free only where Computed is above 0.
type Summary struct {
	Computed int // specifications with a number
	Failed   int // those without
	Positive int
	Negative int // neither holds an effect of exactly zero
	// of the sign of the study's own choice, or of the median where that has no number
	Agree       int
	Significant int     // p < alpha, whatever the sign
	Confirm     int     // p < alpha and of the same sign
	Min, Max    float64 // of the estimates
	Median      float64
}

// AgreeShare returns the share of the computed specifications that agree in sign; NaN for none.
func (s Summary) AgreeShare() float64 { return float64(s.Agree) / float64(s.Computed) }

// SignificantShare returns the share of the computed specifications with p < alpha; NaN for none.
func (s Summary) SignificantShare() float64 { return float64(s.Significant) / float64(s.Computed) }

// Of returns a subject's specifications, a part of Specs.
func (r *Robustness) Of(s Subject) []Spec { return r.Specs[s.First : s.First+s.Len] }

// Summarise sums up specifications of one subject, all or a part of them.
func (r *Robustness) Summarise(specs []Spec) Summary {
	var s Summary
	var xs []float64
	own := math.NaN()
	for _, p := range specs {
		if p.Reason != "" {
			s.Failed++
			continue
		}
		xs = append(xs, p.Estimate)
		if math.IsNaN(own) && p.Own {
			own = p.Estimate
		}
	}
	slices.Sort(xs)
	s.Computed = len(xs)
	s.Min, s.Median, s.Max = math.NaN(), median(xs), math.NaN()
	if s.Computed > 0 {
		s.Min, s.Max = xs[0], xs[len(xs)-1]
	}
	if math.IsNaN(own) {
		own = s.Median
	}
	for _, p := range specs {
		if p.Reason != "" {
			continue
		}
		agree := p.Estimate*own > 0
		countIf(&s.Positive, p.Estimate > 0)
		countIf(&s.Negative, p.Estimate < 0)
		countIf(&s.Agree, agree)
		countIf(&s.Significant, p.P < r.Alpha)
		countIf(&s.Confirm, p.P < r.Alpha && agree)
	}
	return s
}

// byWindow sums up specifications window by window: the study's own first, the others in the order
// of the grid.
func (r *Robustness) byWindow(specs []Spec) []WindowSummary {
	var order []Window
	parts := map[Window][]Spec{}
	for _, p := range specs {
		if parts[p.Window] == nil {
			order = append(order, p.Window)
		}
		parts[p.Window] = append(parts[p.Window], p)
	}
	slices.SortStableFunc(order, func(a, b Window) int {
		switch own := r.Own.Window; {
		case a == own && b != own:
			return -1
		case b == own && a != own:
			return 1
		}
		return 0
	})
	var out []WindowSummary
	for _, w := range order {
		out = append(out, WindowSummary{w, r.Summarise(parts[w])})
	}
	return out
}

// countIf counts one more where a condition holds.
func countIf(n *int, holds bool) {
	if holds {
		*n++
	}
}

// median of sorted values, the mean of the middle two for an even number; NaN of nothing.
func median(sorted []float64) float64 {
	n := len(sorted)
	if n == 0 {
		return math.NaN()
	}
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}
