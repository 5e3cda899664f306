package eventstudy

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

func init() { Comparisons.Register(welch{}) }

// welch compares groups by the spread of their events.
type welch struct{}

func (welch) Info() Info {
	return Info{Name: "welch", Order: 10, Title: "Welch's t of two groups, F of several",
		Null: "the groups have one mean cumulative abnormal return",
		Formula: "t = (CAAR_A − CAAR_B)/√(s_A²/n_A + s_B²/n_B),  s the standard deviation over " +
			"the events of a group\n" +
			"F over k groups with weights n/s² (Welch 1951)",
		Assumes: "events are independent; the spread of each group may be anything, and may " +
			"rise with the event",
		Use: "groups whose events have dates of their own: chosen where no two of their " +
			"events share a date",
		Avoid: "events that share dates, which it rejects in a third of cases where groups do " +
			"not differ (series); groups of fewer than five events",
		DF: "Student's t with the degrees of freedom of Satterthwaite; F with k − 1 and those " +
			"of Welch",
		References: []string{
			"Welch, The generalization of “Student's” problem when several different population " +
				"variances are involved, Biometrika 34:28–35, 1947",
			"Welch, On the comparison of several mean values: an alternative approach, " +
				"Biometrika 38:330–336, 1951"}}
}

// welch sets the error of a difference from the spread within each group.
func (d *Difference) welch(x, y []float64) {
	d.Method = welch{}.Info().Name
	sx, okx := stdev(x)
	sy, oky := stdev(y)
	if !okx || !oky {
		d.warn("not_defined", "not defined: each group needs two events whose abnormal returns "+
			"differ")
		return
	}
	// Pooling the two spreads would let a large quiet group vouch for a small wild one.
	nx, ny := float64(len(x)), float64(len(y))
	vx, vy := sx*sx/nx, sy*sy/ny
	d.SE = math.Sqrt(vx + vy)
	d.DF = (vx + vy) * (vx + vy) / (vx*vx/(nx-1) + vy*vy/(ny-1))
	if min(nx, ny) < few {
		d.warn("few_events", "%g and %g events are few: the spread of each group is a guess", nx,
			ny)
	}
}

// allAlike tests that more than two groups have one mean; ok is false where there are no more, or
// where events share dates, which the test does not bear.
func (a *Abnormal) allAlike(s *sample, names []string) (d Difference, ok bool) {
	nan := math.NaN()
	d = Difference{Window: s.window, Method: welch{}.Info().Name, NA: len(s.at), Estimate: nan,
		SE: nan, Stat: nan, DF: float64(len(names) - 1), DF2: nan, P: nan,
		CI: [2]float64{nan, nan}, PHolm: nan}
	if len(names) < 3 {
		return d, false
	}
	if c := a.clusters(s); c.sharing > 0 {
		if len(names) > mostCompared {
			d.warn("not_defined", "not defined: %d of %d events share day 0 with another, and %d "+
				"groups are too many to compare pair by pair", c.sharing, len(s.at), len(names))
		}
		return d, len(names) > mostCompared
	}
	a.several(&d, s, names)
	return d, true
}

// several is Welch's F of the groups. Each mean weighs by its precision, so that a group of wild
// events says little of what all have in common.
func (a *Abnormal) several(d *Difference, s *sample, names []string) {
	var w, m, n []float64
	sw, swm := 0.0, 0.0
	for _, g := range names {
		x := a.ofGroup(s, g)
		sd, known := stdev(x)
		if !known {
			d.warn("not_defined", "not defined: group %s has no two events whose abnormal "+
				"returns differ", g)
			return
		}
		k := len(w)
		n = append(n, float64(len(x)))
		w, m = append(w, n[k]/(sd*sd)), append(m, mean(x))
		sw += w[k]
		swm += w[k] * m[k]
	}
	// Weights that are themselves estimated make F too large: uneven is what few events in a group
	// add to it, and what they take off its degrees of freedom.
	k := float64(len(names))
	between, uneven := 0.0, 0.0
	for g := range w {
		between += w[g] * (m[g] - swm/sw) * (m[g] - swm/sw)
		uneven += (1 - w[g]/sw) * (1 - w[g]/sw) / (n[g] - 1)
	}
	d.Stat = between / (k - 1) / (1 + 2*(k-2)/(k*k-1)*uneven)
	d.DF2 = (k*k - 1) / (3 * uneven)
	d.P = distuv.F{D1: k - 1, D2: d.DF2}.Survival(d.Stat)
}
