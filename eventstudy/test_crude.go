package eventstudy

import "math"

func init() { Tests.Register(crudeTest) }

// crudeTest holds the CAAR against the spread over time of the average abnormal return of the
// estimation window. Whatever correlation events on one day have is in that spread; hence the name,
// crude dependence adjustment. Days are lined up relative to day 0, which is calendar time only
// when all events share it.
var crudeTest = &groupTest{sample: (*Abnormal).sample, dist: StudentT,
	doubts: overlaps | unequalSamples, traits: ofMean, judge: judgeCrude,
	info: Info{Name: "crude", Order: 30, Title: "time-series t test (crude dependence adjustment)",
		Null: "the mean cumulative abnormal return of the events is zero",
		Formula: "t = CAAR/(√L·Ŝ),  Ŝ² = Σ_Ω (AAR_t − mean)²/(M − 1)\n" +
			"Ω = the M days of the estimation window, relative to day 0, that at least half of " +
			"the events have",
		Assumes: "average abnormal returns are independent over days and of one variance in both " +
			"windows",
		Use: "events on one date",
		Avoid: "event-induced variance (15–17 % instead of 5 % when it doubles); storms of " +
			"volatility (7–9 % with GARCH errors); thin trading (6–16 % with half of the prices " +
			"stale, unless by scholes-williams); prices missing on many days; long windows after " +
			"a short estimation, since the error of the parameters is left out: its share of the " +
			"variance is about L/M (6 % at L = 21, M = 240; 9–10 at M = 60; 12–15 over 11 and 21 " +
			"days at M = 30); windows of different dates that overlap (16–24 %)",
		DF: "Student's t with M − 1 degrees of freedom",
		References: []string{"Brown & Warner, Measuring security price performance, J. Financial " +
			"Economics 8:205–258, 1980",
			"Brown & Warner, Using daily stock returns: the case of event studies, J. Financial " +
				"Economics 14:3–31, 1985"}}}

func judgeCrude(a *Abnormal, s *sample, r *Result) {
	if share := a.gapShare(s); share >= gapsWorthSaying {
		r.warn("uneven_days", "%.0f %% of the estimation days have no return of their own: "+
			"averages of fewer events vary more than that of the window, and where events are "+
			"independent a true null is rejected too seldom (1 to 4 %% instead of 5 %% with 30 "+
			"%% of prices missing)", 100*share)
	}
	aars := a.estimationAARs(s)
	sd, ok := stdev(aars)
	if !ok {
		r.undefined("the average abnormal return does not vary over the estimation window")
		return
	}
	df := float64(len(aars) - 1)
	r.detail("Ŝ", sd)
	if v := a.leftOut(s); v >= 1+longWindow {
		r.warn("long_window", "the window is long for %d estimation days: the error of the "+
			"parameters is left out, so that a true null is rejected in about %.2g %% instead of "+
			"%.2g %%",
			len(aars), 100*actualSize(a.Design.Alpha, v), 100*a.Design.Alpha)
	}
	// Days are taken as independent: the standard error of a sum grows with the root of its length.
	r.spread(math.Sqrt(float64(s.window.Len()))*sd, df, a.Design)
	r.student(r.Estimate/r.SE, df, a.Design.Tail)
}

// leftOut is the exact variance of the CARs over the one that the crude test takes, the mean over
// events: the error of the parameters enters the one, and makes the residuals that the other is
// computed from too small. Models that forecast a variance of their own are left out, since theirs
// differs for another reason. A ratio of 1.1 means that the true standard error is five per cent
// larger than the one that is divided by.
func (a *Abnormal) leftOut(s *sample) float64 {
	sum, n := 0.0, 0.0
	for k, i := range s.at {
		o := a.Outcomes[i]
		r, f := o.Window(s.window), o.Fit
		if f.Scale == nil && r.N == s.window.Len() && !math.IsNaN(s.scar[k]) {
			sum += r.SE * r.SE / (f.Sigma * f.Sigma * float64(r.N)) * float64(f.N-1) / float64(f.DF)
			n++
		}
	}
	return sum / n
}

// estimationAARs returns the average abnormal return of each estimation day that at least half of
// the events have; days of fewer events would bring a spread of another size.
func (a *Abnormal) estimationAARs(s *sample) []float64 {
	type key struct{ s *sample }
	return remember(&a.cache, key{s}, func() []float64 {
		p := a.profiles(s.at, 1, func(i int, p []*profile, _ *rankScratch) {
			o := a.Outcomes[i]
			for k, t := range o.Fit.Est {
				p[0].add(t-o.T0, o.Fit.Resid[k])
			}
		})[0]
		var out []float64
		for t := range p.sum {
			if n := p.n[t]; n > 0 && 2*n >= float64(len(s.at)) {
				out = append(out, p.sum[t]/n)
			}
		}
		return out
	})
}
