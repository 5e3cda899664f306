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
	known := slices.DeleteFunc(slices.Clone(specs), func(p Spec) bool { return p.Reason != "" })
	xs := make([]float64, len(known))
	for i, p := range known {
		xs[i] = p.Estimate
	}
	slices.Sort(xs)
	s := Summary{Computed: len(xs), Failed: len(specs) - len(xs), Min: math.NaN(), Max: math.NaN(),
		Median: median(xs)}
	if s.Computed > 0 {
		s.Min, s.Max = xs[0], xs[len(xs)-1]
	}
	own := s.Median
	if i := slices.IndexFunc(known, func(p Spec) bool { return p.Own }); i >= 0 {
		own = known[i].Estimate
	}
	count := func(holds func(p Spec) bool) (n int) {
		for _, p := range known {
			if holds(p) {
				n++
			}
		}
		return n
	}
	agrees := func(p Spec) bool { return p.Estimate*own > 0 }
	significant := func(p Spec) bool { return p.P < r.Alpha }
	s.Positive = count(func(p Spec) bool { return p.Estimate > 0 })
	s.Negative = count(func(p Spec) bool { return p.Estimate < 0 })
	s.Agree, s.Significant = count(agrees), count(significant)
	s.Confirm = count(func(p Spec) bool { return significant(p) && agrees(p) })
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
	if i := slices.Index(order, r.Own.Window); i > 0 {
		order = slices.Insert(slices.Delete(order, i, i+1), 0, r.Own.Window)
	}
	var out []WindowSummary
	for _, w := range order {
		out = append(out, WindowSummary{w, r.Summarise(parts[w])})
	}
	return out
}

// median of sorted values, the mean of the middle two for an even number; NaN of nothing.
func median(sorted []float64) float64 {
	n := len(sorted)
	if n == 0 {
		return math.NaN()
	}
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}
