package eventstudy

import "math"

func init() { Tests.Register(patellTest{}) }

// patellTest sums the CARs in units of their own prediction error, so that a quiet security counts
// for more than a volatile one. SCAR is CAR over the exact standard error of the sum; the mean of
// daily standardised returns over √L leaves out what the days have in common and rejects too often.
// It is the first test of the field that standardises, and the sharpest one where nothing but the
// mean moves: its error comes from the estimation windows alone, so that it has no degrees of
// freedom to lose across events, and nothing to notice that their variance rose.
type patellTest struct{}

func (patellTest) Info() Info {
	return Info{Name: "patell", Order: 50, Title: "Patell's standardised residual test",
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
			"Campbell, Lo & MacKinlay, The Econometrics of Financial Markets, 1997, ch. 4.4"}}
}

func (patellTest) Test(a *Abnormal, w Window) (Result, error) {
	r, _ := a.patell("patell", w, sharedDates|overlaps|fewEvents)
	r.P = NormalP(r.Stat, a.Design.Tail) // NaN stays NaN
	return r, nil
}

// patell computes the statistic for itself and for its adjusted form. Var(SCAR) of a t variable
// with f degrees of freedom is f/(f − 2). Events of two degrees of freedom or fewer have no
// variance to divide by and are left out. The sum of independent t variables is close to normal for
// a handful of events already.
func (a *Abnormal) patell(name string, w Window, d doubt) (Result, *sample) {
	s := a.scaled(w)
	s = s.only(func(k int) bool { return a.Outcomes[s.at[k]].Fit.DF > 2 })
	r := a.result(name, s, Normal)
	a.doubts(&r, s, d)
	if !r.needs(2) {
		return r, s
	}
	sum, variance := 0.0, 0.0
	// A volatile event is scaled down by its own error, which is what makes the sum precise.
	for k, i := range s.at {
		f := float64(a.Outcomes[i].Fit.DF)
		sum += s.scar[k]
		variance += f / (f - 2)
	}
	r.Stat = sum / math.Sqrt(variance)
	r.detail("mean SCAR", sum/float64(r.N))
	return r, s
}
