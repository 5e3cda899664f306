package eventstudy

import "math"

func init() { Tests.Register(crossTest) }

// crossTest is the t test of the mean of the CARs with their own cross-sectional spread. It needs
// no estimation window and bears a variance that rises with the event, since that rise is in the
// spread. Each event counts alike, so a single volatile security can carry or drown the mean: bmp
// weighs by precision.
var crossTest = &groupTest{sample: (*Abnormal).sample, dist: StudentT,
	doubts: sharedDates | overlaps, traits: returnsAlone | ofSums | ofMean, judge: judgeCross,
	info: Info{Name: "cross", Order: 20, Title: "cross-sectional t test",
		Null:    "the mean cumulative abnormal return of the events is zero",
		Formula: "t = √N · mean(CAR)/sd(CAR),  sd with divisor N − 1",
		Assumes: "events are independent and their CARs of one variance; normal CARs, or many " +
			"events",
		Use: "a first look; variance that rises with the event",
		Avoid: "events on one day (34–59 % instead of 5 %, or nothing at all when correlated " +
			"negatively), securities of very different volatility (use bmp), skewed CARs and few " +
			"events (use skew)",
		DF: "Student's t with N − 1 degrees of freedom",
		References: []string{"Brown & Warner, Measuring security price performance, J. Financial " +
			"Economics 8:205–258, 1980",
			"Boehmer, Musumeci & Poulsen, Event-study methodology under conditions of " +
				"event-induced variance, J. Financial Economics 30:253–272, 1991"}}}

func judgeCross(a *Abnormal, s *sample, r *Result) {
	if sd, ok := r.spreadOf(s); ok {
		n := float64(r.N)
		r.spread(sd/math.Sqrt(n), n-1, a.Design)
		r.student(r.Estimate/r.SE, n-1, a.Design.Tail)
	}
}

// spreadOf is the standard deviation of the CARs. Equal ones are a sign of one event entered twice,
// not of certainty.
func (r *Result) spreadOf(s *sample) (sd float64, ok bool) {
	if sd, ok = stdev(s.car); !ok {
		r.undefined("the CARs of all %d events are equal", r.N)
	}
	return sd, ok
}
