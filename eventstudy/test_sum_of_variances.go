package eventstudy

import "math"

func init() { Tests.Register(sumOfVariancesTest) }

// sumOfVariancesTest holds the CAAR against the variances that the estimation windows give its
// events, added up: the form that most papers print as the t statistic of a CAAR. A volatile event
// counts as much as a quiet one in the mean and for more in the error, which costs power beside
// patell.
var sumOfVariancesTest = &groupTest{sample: (*Abnormal).scaled, dist: Normal,
	doubts: sharedDates | overlaps | fewEvents, judge: judgeSumOfVariances,
	info: Info{Name: "sum-of-variances", Order: 45, Title: "sum of the events' variances (J1)",
		Null: "the mean cumulative abnormal return of the events is zero",
		Formula: "z = CAAR/√(Σ Var(CAR_i)/N²),  " +
			"Var(CAR_i) with the error of the event's parameters",
		Assumes: "events are independent; the variance in the window is that of the estimation " +
			"window",
		Use: "to hold a result against a paper that prints this form; events on different days " +
			"whose volatility did not rise",
		Avoid: "event-induced variance (16–18 % instead of 5 % when it doubles, 21–25 where each " +
			"event has its own; use cross or bmp); events on one day (41–43 % for 50 events " +
			"correlated by 0.1; use crude or bmp-adj); windows of different dates that overlap " +
			"(15–38 %); storms of volatility (7–8 % with GARCH errors)",
		DF: "standard normal; each event needs a finite variance",
		References: []string{
			"MacKinlay, Event studies in economics and finance, J. Economic Literature 35:13–39, " +
				"1997, eqs. 18–20",
			"Campbell, Lo & MacKinlay, The Econometrics of Financial Markets, 1997, eqs. " +
				"4.4.19–4.4.22 (J1)"}}}

func judgeSumOfVariances(a *Abnormal, s *sample, r *Result) {
	variance := 0.0
	for _, se := range s.se {
		variance += se * se
	}
	r.SE = math.Sqrt(variance) / float64(r.N)
	r.CI = a.Design.Around(r.Estimate, NormalQuantile(a.Design.Critical())*r.SE)
	r.normal(r.Estimate/r.SE, a.Design.Tail)
}
