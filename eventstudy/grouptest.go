package eventstudy

import "math"

// groupTest is a test of several events as its file declares it. What all of them do is done once,
// in Test: which events enter, what their sample leaves in doubt, and when there are too few.
type groupTest struct {
	info   Info
	sample func(a *Abnormal, w Window) *sample // the events that it reads
	dist   Dist
	doubts doubt // what it does not bear
	traits trait
	least  int // fewest events; 0 stands for two
	// estimate is what it is of, with an interval that needs no statistic; nil is the mean, whose
	// interval the statistic gives.
	estimate func(cars []float64, alpha float64) (float64, [2]float64)
	// judge fills statistic, p-value and interval, or says why there are none.
	judge func(a *Abnormal, s *sample, r *Result)
}

// trait is what other parts of a study must know of a test.
type trait int

const (
	// it reads the abnormal returns of the window and no estimation sample
	returnsAlone trait = 1 << iota
	// it reads the sums of a window alone, or holds them against sums, and so bears days that hang
	// together; the others take the variance of a day, or a rank of one, for L days
	ofSums
	nonzero // a CAR of zero, which has no sign, does not count
	ofMean  // its interval is one of the mean cumulative abnormal return
	ofDay   // its interval is one of the mean of a day
)

// of reports whether a test declares one of the traits; a test from elsewhere has none.
func (what trait) of(t Test) bool {
	g, ok := t.(*groupTest)
	return ok && g.traits&what != 0
}

func (t *groupTest) Info() Info { return t.info }

// Test begins a result for the events that have what the test reads, and lets it judge them.
func (t *groupTest) Test(a *Abnormal, w Window) (Result, error) {
	s := t.sample(a, w)
	r := a.result(t.info.Name, s, t.dist)
	if t.estimate != nil {
		r.Estimate, r.CI = t.estimate(s.car, a.Design.Alpha)
	}
	if nonzero.of(t) {
		_, n := signs(s.car, 0)
		r.dropZeros(n)
	}
	a.doubts(&r, s, t.doubts)
	if r.needs(max(t.least, 2)) {
		t.judge(a, s, &r)
	}
	return r, nil
}

// noEstimate is that of a test which finds its estimate on the way.
func noEstimate([]float64, float64) (float64, [2]float64) {
	return math.NaN(), [2]float64{math.NaN(), math.NaN()}
}
