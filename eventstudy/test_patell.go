package eventstudy

import "math"

func init() { Tests.Register(patellTest) }

// patellTest sums the CARs in units of their own prediction error, so that a quiet security counts
// for more than a volatile one. SCAR is CAR over the exact standard error of the sum; the mean of
// daily standardised returns over √L leaves out what the days have in common and rejects too often.
// It is the first test of the field that standardises, and the sharpest one where nothing but the
// mean moves: its error comes from the estimation windows alone, so that it has no degrees of
// freedom to lose across events, and nothing to notice that their variance rose.
var patellTest = &groupTest{sample: (*Abnormal).precise, dist: Normal,
	doubts: sharedDates | overlaps | fewEvents, judge: judgePatell,
	info: Info{Name: "patell", Order: 50, Title: "Patell's standardised residual test",
		Null:    "the abnormal return of every event is zero over the window",
		Formula: "z = Σ SCAR_i / √Σ (M_i − K)/(M_i − K − 2),  SCAR_i = CAR_i/√Var(CAR_i)",
		Assumes: "events are independent; the variance in the window is that of the estimation " +
			"window",
		Use: "events on different days whose volatility did not rise; the most powerful test " +
			"when that holds",
		Avoid: "event-induced variance (15–17 % instead of 5 % when it doubles; use bmp), storms " +
			"of volatility (8–9 % with GARCH errors), very fat tails (6–7 % for t(3)), events on " +
			"one day (use patell-adj)",
		DF: "standard normal; each event needs at least 3 residual degrees of freedom",
		References: []string{"Patell, Corporate forecasts of earnings per share and stock price " +
			"behavior, J. Accounting Research 14:246–276, 1976",
			"Campbell, Lo & MacKinlay, The Econometrics of Financial Markets, 1997, ch. 4.4"}}}

func judgePatell(a *Abnormal, s *sample, r *Result) {
	r.normal(r.patell(a, s), a.Design.Tail)
}

// precise returns the events whose error has a variance: those with more than two degrees of
// freedom.
func (a *Abnormal) precise(w Window) *sample {
	s := a.scaled(w)
	return s.only(func(k int) bool { return a.Outcomes[s.at[k]].Fit.DF > 2 })
}

// patell is the statistic for the test itself and for its adjusted form. Var(SCAR) of a t variable
// with f degrees of freedom is f/(f − 2). The sum of independent t variables is close to normal for
// a handful of events already.
func (r *Result) patell(a *Abnormal, s *sample) float64 {
	sum, variance := 0.0, 0.0
	// A volatile event is scaled down by its own error, which is what makes the sum precise.
	for k, i := range s.at {
		f := float64(a.Outcomes[i].Fit.DF)
		sum += s.scar[k]
		variance += f / (f - 2)
	}
	r.detail("mean SCAR", sum/float64(r.N))
	return sum / math.Sqrt(variance)
}
