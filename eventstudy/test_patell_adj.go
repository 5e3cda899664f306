package eventstudy

import "math"

func init() { Tests.Register(patellAdjTest) }

// patellAdjTest is Patell's test with the variance that correlated events have: the sum of N unit
// variances with mean correlation r̄ has variance N(1 + (N − 1)r̄), so that fifty events with r̄ =
// 0.1 are worth nine independent ones. With all events on one date the weights are 1 and this is
// the published statistic.
var patellAdjTest = &groupTest{sample: (*Abnormal).precise, dist: Normal, doubts: fewEvents,
	judge: judgePatellAdj,
	info: Info{Name: "patell-adj", Order: 60,
		Title: "Patell's test, adjusted for cross-correlation",
		Null:  "the abnormal return of every event is zero over the window",
		Formula: "z = patell / √(1 + (N − 1) r̄)\n" +
			"r̄ = mean over pairs of ρ̂_ij · w_ij,  ρ̂_ij of the estimation residuals on common " +
			"calendar days,\nw_ij = days that both event windows share / √(L_i L_j)",
		Assumes: "the variance and the correlations in the window are those of the estimation " +
			"window",
		Use: "events on one day or on nearby days, of one industry or of one market-wide decision",
		Avoid: "event-induced variance (15–17 % instead of 5 % when it doubles) and storms of " +
			"volatility (6–9 % with GARCH errors): use bmp-adj; thin trading (9–15 % with half " +
			"of the prices stale, unless by scholes-williams)",
		DF: "standard normal",
		References: []string{"Kolari & Pynnönen, Event study testing with cross-sectional " +
			"correlation of abnormal returns, Review of Financial Studies 23:3996–4025, 2010, " +
			"eq. 13",
			"Patell, Corporate forecasts of earnings per share and stock price behavior, J. " +
				"Accounting Research 14:246–276, 1976"}}}

func judgePatellAdj(a *Abnormal, s *sample, r *Result) {
	z := r.patell(a, s)
	if inflate, ok := a.crossCorrelation(s).inflation(r); ok {
		r.normal(z/math.Sqrt(inflate), a.Design.Tail)
	}
}
