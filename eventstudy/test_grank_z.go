package eventstudy

import "math"

func init() { Tests.Register(grankZTest) }

// grankZTest is the generalised rank test with the theoretical spread of a mean of independent
// ranks: a rank is uniform on 1…T, whatever the returns' distribution, so nothing needs to be
// estimated.
var grankZTest = &groupTest{sample: (*Abnormal).scaled, dist: Normal,
	doubts: ofWindowRanks | sharedDates, judge: judgeGrankZ,
	info: Info{Name: "grank-z", Order: 120, Title: "generalised rank z test",
		Null: "the window's standardised CAR ranks like a day of the estimation window",
		Formula: "z = Ū_0/√((T − 1)/(12 N (T + 1))),  Ū_0 and T as in grank-t\n" +
			"with unequal T_i the variance is (1/N²) Σ (T_i − 1)/(12 (T_i + 1))",
		Assumes: "events are independent",
		Use: "events on different days whose windows do not overlap; a little more power " +
			"than grank-t after a short estimation",
		Avoid: "events on one day or with overlapping windows (use grank-t for one day, bmp-adj " +
			"for overlapping windows); skewed returns (7–9 % instead of 5 % at a skewness of " +
			"0.95, 9–12 at 1.75); fewer than 20 events (10–11 % at N = 5); windows of many days " +
			"with very fat tails (8–9 % for t(3)) or with many returns of zero (8–12 %)",
		DF: "standard normal",
		References: []string{"Kolari & Pynnönen, Nonparametric rank tests for event studies, J. " +
			"Empirical Finance 18:953–971, 2011"}}}

func judgeGrankZ(a *Abnormal, s *sample, r *Result) {
	if g := a.grank(s, r); g.ok {
		r.normal(g.u0/math.Sqrt(g.variance), a.Design.Tail)
	}
}
