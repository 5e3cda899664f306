package eventstudy

import "math"

func init() { Tests.Register(bmpTest) }

// bmpTest is the cross-sectional t of the standardised CARs: standardising weighs the events by
// their precision, the cross-section lets their variance rise with the event. The paper holds it
// against the normal; Student's t with N − 1 degrees of freedom is the same for many events and
// right for few.
var bmpTest = &groupTest{sample: (*Abnormal).scaled, dist: StudentT, doubts: sharedDates | overlaps,
	traits: ofSums | ofMean, judge: judgeBMP,
	info: Info{Name: "bmp", Order: 70, Title: "standardised cross-sectional test (BMP)",
		Null: "the mean standardised cumulative abnormal return is zero",
		Formula: "t = √N · mean(SCAR)/sd(SCAR),  SCAR_i = CAR_i/√Var(CAR_i),  sd with divisor N " +
			"− 1\ninterval: (mean(SCAR) ± t(1−α/2, N−1)·sd(SCAR)/√N) · mean √Var(CAR_i)",
		Assumes: "events are independent; the variance rises in one proportion for all of them",
		Use:     "the default for events on different days",
		Avoid: "events on one day or with overlapping windows, where it rejects 34–60 % " +
			"instead of 5 %, or nothing at all when they are correlated negatively (0 % where " +
			"half of the day's mean is taken off each event): use bmp-adj",
		DF: "Student's t with N − 1 degrees of freedom",
		References: []string{"Boehmer, Musumeci & Poulsen, Event-study methodology under " +
			"conditions of event-induced variance, J. Financial Economics 30:253–272, 1991",
			"Mikkelson & Partch, Withdrawn security offerings, JFQA 23:119–133, 1988 (the exact " +
				"variance of a window)"}}}

func judgeBMP(a *Abnormal, s *sample, r *Result) {
	if r.bmp(s) {
		r.student(r.Stat, r.DF, a.Design.Tail)
		r.scaled(s, 1, a.Design)
	}
}

// bmp computes the statistic for the test itself, its adjusted form and the bootstrap; ok is false
// where it is not defined. Equal standardised CARs, as of an event that is listed twice, have no
// spread and no statistic.
func (r *Result) bmp(s *sample) (ok bool) {
	sd, ok := stdev(s.scar)
	if !ok {
		r.undefined("the standardised CARs of all %d events are equal", r.N)
		return false
	}
	n, m := float64(r.N), mean(s.scar)
	r.Stat, r.DF = math.Sqrt(n)*m/sd, n-1
	r.detail("mean SCAR", m)
	r.detail("sd SCAR", sd)
	return true
}

// scaled sets error and interval on the scale of returns: mean(SCAR) with its error, that of
// independent events times inflate, times the mean prediction error √Var(CAR). The interval is that
// of the mean that the test is of, which weighs events by their precision: it may lie beside the
// plain CAAR, and the report says so where it does.
func (r *Result) scaled(s *sample, inflate float64, d *Design) {
	sd, _ := stdev(s.scar)
	unit := mean(s.se)
	r.SE = unit * inflate * sd / math.Sqrt(float64(r.N))
	r.CI = d.around(unit*mean(s.scar), r.SE, r.DF)
}
