package eventstudy

import "math"

func init() { Tests.Register(gsignTest) }

// gsignTest is the sign test against the share of positive abnormal returns that the estimation
// window had: daily returns are skewed to the right, so that with a mean of zero fewer than half of
// them are positive.
var gsignTest = &groupTest{sample: (*Abnormal).sample, dist: Normal,
	doubts: sharedDates | overlaps | fewEvents | restingRanks | skewedSums, traits: nonzero,
	judge: judgeGsign,
	info: Info{Name: "gsign", Order: 140, Title: "generalised sign test",
		Null: "the share of positive CARs is the share of positive abnormal returns in the " +
			"estimation window",
		Formula: "z = (w − N p̂)/√(N p̂ (1 − p̂)),  w = number of positive CARs\n" +
			"p̂ = mean over events of the share of positive abnormal returns among the nonzero " +
			"ones of its estimation window",
		Assumes: "events are independent",
		Use:     "outliers, skewed returns; windows of a few days",
		Avoid: "events on one day; skewed returns over several days, whose sums are less " +
			"skewed than the days that p̂ is counted from (11 % instead of 5 % at a skewness of " +
			"0.95 and L = 11, 16–19 at 1.75)",
		DF: "standard normal; a CAR of zero is dropped",
		References: []string{"Cowan, Nonparametric event study tests, Review of Quantitative " +
			"Finance and Accounting 2:343–358, 1992",
			"Sprent, Applied Nonparametric Statistical Methods, 1989"}}}

func judgeGsign(a *Abnormal, s *sample, r *Result) {
	pos, n := signs(s.car, 0)
	p := 0.0
	// Residuals of exactly zero leave the share as zero CARs leave the count.
	for k, i := range s.at {
		if s.car[k] != 0 {
			f := a.Outcomes[i].Fit
			up, all := signs(f.Resid, sameSize*f.Sigma)
			p += float64(up) / float64(all)
		}
	}
	p /= float64(n)
	r.detail("w", float64(pos))
	r.detail(ExpectedSign, p)
	// A share of none or all has no spread: every count would be infinitely far from it.
	if !(p > 0 && p < 1) {
		r.undefined("the share of positive estimation returns is %g", p)
		return
	}
	N := float64(n)
	r.normal((float64(pos)-N*p)/math.Sqrt(N*p*(1-p)), a.Design.Tail)
}
