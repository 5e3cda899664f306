package eventstudy

import (
	"math"

	"stockmove/eventstudy/words"
)

// doubt is a property of the sample that a test does not bear.
type doubt int

const (
	sharedDates doubt = 1 << iota // several events on one day
	overlaps                      // event windows that share days although their dates differ
	fewEvents                     // a law that holds as events become many, and a handful of them
	// a spread over events that ranks are divided by, known from too few of them
	fewSpread
	skewed         // a median that is not where the estimation days have it
	skewedDays     // the same over few days: sums of many are nearly symmetric
	skewedSums     // the same over several days, whose sums are less skewed than a day
	restingRanks   // ranks or signs, which days without trading make equal
	unequalSamples // estimation samples of several lengths
	unevenDays     // averages over events that lack some of the days, weighted as if independent
)

// Below these numbers of events a test is flagged. Simulated with independent normal returns, 2,000
// studies, nominal 5 %: rank-z and the generalised ranks reject 9–11 % at N = 5, 6–7.5 at 10, 6–7
// at 15 and 5–6.5 at 20; the tests that hold few keep to 5 % there, on the assumption of normal
// returns.
const (
	few       = 10
	fewRanked = 20
)

// skewLimit is the median skewness of the events' residuals from which a test is flagged: at 0.6
// rank-z and the generalised ranks reject 5.5–7 % of true nulls, at 0.95 they reject 6–9, at 1.75
// 9–12.
const skewLimit = 0.5

// doubts adds the warnings of a sample to a result: what happened to its events, and each property
// named in d that it has.
func (a *Abnormal) doubts(r *Result, s *sample, d doubt) {
	if s.out > 0 {
		r.warn("events_left_out",
			"left out: %s without an abnormal return in the window", words.Counted(s.out, "event"))
	}
	if s.noVar > 0 {
		r.warn("events_not_standardised",
			"left out: %s without a finite variance to standardise by",
			words.Counted(s.noVar, "event"))
	}
	if s.short > 0 {
		r.warn("window_days_missing", "the abnormal returns of %s lack some days of the "+
			"window: those there are count", words.Counted(s.short, "event"))
	}
	switch {
	case r.N < 2:
	case d&fewSpread != 0 && r.N < fewRanked:
		r.warn("few_events", "%d events are few for the spread that ranks are divided by: of 5 "+
			"events a true null is rejected in about 10 %% instead of 5 %%, of 10 in about 7 %%",
			r.N)
	case d&fewEvents != 0 && r.N < few:
		r.warn("few_events", "%d events are few for the limit distribution", r.N)
	}
	switch short := s.window.Len(); {
	case d&skewedDays != 0 && short <= shortWindow, d&skewedSums != 0 && short >= shortWindow:
		d |= skewed
	}
	a.tradingDoubts(r, s, d)
	a.dateDoubts(r, s, d)
	if d&unequalSamples != 0 {
		a.unequal(r, s)
	}
	if d&unevenDays != 0 {
		a.gapDoubt(r, s)
	}
}

// dateDoubts adds what shared dates and overlapping windows say against a test.
func (a *Abnormal) dateDoubts(r *Result, s *sample, d doubt) {
	if d&(sharedDates|overlaps) == 0 || r.N < 2 {
		return
	}
	c := a.clusters(s)
	r.DatesIgnored = d&sharedDates != 0 && c.sharing > 0 || d&overlaps != 0 && c.overlap > 0
	if d&sharedDates != 0 && c.sharing > 0 {
		r.warn("shared_dates",
			"%d of %d events share day 0 with another: the test takes events as independent",
			c.sharing, r.N)
	}
	if d&overlaps != 0 && c.overlap > 0 {
		r.warn("overlapping_windows", "the event windows of %d of %d events share days with a "+
			"window of another date: the test takes them as independent", c.overlap, r.N)
	}
}

// longWindow is by how much the variance of a statistic may differ from 1 because the window is
// long for the estimation sample; from there on the test says so.
const longWindow = 0.06

// actualSize is the rejection rate at a nominal alpha when the variance of the statistic is not 1
// but variance.
func actualSize(alpha, variance float64) float64 {
	return NormalP(NormalQuantile(1-alpha/2)/math.Sqrt(variance), TwoSided)
}

// unequal warns when the events' estimation samples differ in length.
func (a *Abnormal) unequal(r *Result, s *sample) {
	lo, hi := 0, 0
	for k, i := range s.at {
		n := a.Outcomes[i].Fit.N
		if k == 0 || n < lo {
			lo = n
		}
		hi = max(hi, n)
	}
	if lo != hi {
		r.warn("unequal_estimation", "the estimation samples differ in length, from %d to %d days",
			lo, hi)
	}
}
