package eventstudy

import (
	"math"
	"slices"
)

// Comparisons holds the ways to compare the means of groups.
var Comparisons = Registry[Comparison]{Kind: "comparison"}

// Comparison is a way to compare the means of groups of events. It has no method of its own beyond
// its declaration: which of them judges a difference follows from the dates of the events and is no
// choice.
type Comparison interface{ Method }

// Difference compares the mean cumulative abnormal returns of two groups over a window, or of all
// groups at once where A and B are empty. Unknown numbers are NaN.
type Difference struct {
	Window   Window
	A, B     string
	NA, NB   int
	Estimate float64 // CAAR of A less that of B
	SE       float64
	Stat     float64 // Student's t, or F of all groups at once
	DF, DF2  float64 // DF2 of F alone
	P        float64
	CI       [2]float64 // at 1 − alpha
	PHolm    float64    // over the pairs of the window; NaN with one pair
	Method   string     // of Comparisons
	Warnings []Warning
}

// mostCompared is how many groups are compared pair by pair: more make a list that nobody reads.
// Ten groups are forty-five pairs.
const mostCompared = 10

// differences compares the named groups of a study, in the order of its windows.
func differences(r *Report) []Difference {
	names := slices.DeleteFunc(slices.Clone(r.Groups), func(g string) bool { return g == "" })
	if len(names) < 2 {
		return nil
	}
	a := &Abnormal{Outcomes: r.Outcomes, Panel: r.Panel, Design: &r.Design}
	var out []Difference
	for _, w := range r.Design.Windows {
		s := a.sample(w)
		from := len(out)
		for i := 0; i < len(names) && len(names) <= mostCompared; i++ {
			for j := i + 1; j < len(names); j++ {
				out = append(out, a.difference(s, names[i], names[j]))
			}
		}
		holmDifferences(out[from:])
		if d, ok := a.allAlike(s, names); ok {
			out = append(out, d)
		}
	}
	return out
}

// difference compares two groups by the series of their differences where events share dates, else
// by the spread of the events. The method is chosen by whether any two events of the pair share day
// 0, before anything is computed from them.
func (a *Abnormal) difference(s *sample, x, y string) Difference {
	nan := math.NaN()
	pair := s.only(func(k int) bool {
		g := a.Outcomes[s.at[k]].Event.Group
		return g == x || g == y
	})
	cx, cy := a.ofGroup(pair, x), a.ofGroup(pair, y)
	d := Difference{Window: s.window, A: x, B: y, NA: len(cx), NB: len(cy),
		Estimate: mean(cx) - mean(cy), DF2: nan, PHolm: nan}
	c := a.clusters(pair)
	d = a.judged(d, func(d *Difference) {
		if c.sharing > 0 {
			a.series(d, pair)
		} else {
			d.welch(cx, cy)
		}
	})
	if c.overlap > 0 {
		d.warn("overlapping_windows", "the windows of %d of %d events share days with a window of "+
			"another date, and are taken as independent", c.overlap, len(pair.at))
	}
	return d
}

// judged holds a difference against the error that a method gives it. Both methods end in a t on
// degrees of freedom of their own.
func (a *Abnormal) judged(d Difference, by func(d *Difference)) Difference {
	nan := math.NaN()
	d.SE, d.DF, d.Stat, d.P, d.CI = nan, nan, nan, nan, [2]float64{nan, nan}
	if by(&d); !(d.SE > 0) {
		d.SE = nan
		return d
	}
	d.Stat = d.Estimate / d.SE
	d.P = StudentP(d.Stat, d.DF, a.Design.Tail)
	d.CI = a.Design.around(d.Estimate, d.SE, d.DF)
	return d
}

// ofGroup are the cumulative abnormal returns of a group.
func (a *Abnormal) ofGroup(s *sample, group string) []float64 {
	var out []float64
	for k, i := range s.at {
		if a.Outcomes[i].Event.Group == group {
			out = append(out, s.car[k])
		}
	}
	return out
}

func (d *Difference) warn(code, format string, args ...any) {
	where := d.Window.String()
	if d.A != "" {
		where = d.A + " and " + d.B + " " + where
	}
	d.Warnings = append(d.Warnings, warning(code, where, format, args...))
}

// holmDifferences adjusts the p-values of the pairs of one window. The pairs of one window are one
// family; the test of all groups at once is not among them.
func holmDifferences(list []Difference) {
	if len(list) < 2 {
		return
	}
	p := make([]float64, len(list))
	for i := range list {
		p[i] = list[i].P
	}
	for i, v := range Adjusted(p, ControlHolm) {
		list[i].PHolm = v
	}
}
