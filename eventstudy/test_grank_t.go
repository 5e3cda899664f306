package eventstudy

import "math"

func init() { Tests.Register(grankTTest) }

// grankTTest ranks the whole window as one day among the estimation days, so long windows lose no
// power to ranking day by day, and measures the spread of the mean rank over time, so events on one
// date are borne. The last step turns Z, which is bounded since day 0 is part of S, into Student's
// t.
var grankTTest = &groupTest{sample: (*Abnormal).scaled, dist: StudentT,
	doubts: ofWindowRanks | unevenDays, judge: judgeGrankT,
	info: Info{Name: "grank-t", Order: 110, Title: "generalised rank t test",
		Null: "the window's standardised CAR ranks like a day of the estimation window",
		Formula: "t = Z·√((T − 2)/(T − 1 − Z²)),  Z = Ū_0/S,  S² = (1/T) Σ_t (n_t/n) Ū_t²,  T = " +
			"M + 1\nU_it = rank/(T + 1) − ½ over the standardised residuals and one more day 0, " +
			"SCAR*_i = SCAR_i/sd(SCAR)\n" +
			"a window of one day whose AR_i equals estimation days, as without trading, keeps " +
			"that tie",
		Assumes: "standardised abnormal returns of one event are exchangeable over days " +
			"without an event",
		Use: "fat tails, long windows, event-induced variance, events on one date",
		Avoid: "skewed returns (7–9 % instead of 5 % at a skewness of 0.95, 9–12 at 1.75; " +
			"corrado bears them); fewer than 20 events, whose sd(SCAR) is poorly known (10–11 % " +
			"at N = 5, 7–8 at N = 10); correlation between events, which narrows sd(SCAR) (6 % " +
			"at ρ = 0.1, 8–9 at 0.3; 6–8 with storms that all share); windows of many days with " +
			"very fat tails (8–9 % for t(3)) or with many returns of zero (8–14 %); windows of " +
			"different dates that overlap (15–23 %)",
		DF: "Student's t with T − 2 degrees of freedom",
		References: []string{"Kolari & Pynnönen, Nonparametric rank tests for event studies, J. " +
			"Empirical Finance 18:953–971, 2011"}}}

func judgeGrankT(a *Abnormal, s *sample, r *Result) {
	g := a.grank(s, r)
	if !g.ok {
		return
	}
	// Z² cannot exceed T − 1, since day 0 is part of S; at that bound t is infinite.
	z := g.u0 / g.s
	if !(g.s > 0) || !(g.days-1-z*z > 0) {
		r.undefined("the mean ranks of the estimation days do not vary")
		return
	}
	r.student(z*math.Sqrt((g.days-2)/(g.days-1-z*z)), g.days-2, a.Design.Tail)
}
