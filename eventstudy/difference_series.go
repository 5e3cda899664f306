package eventstudy

import "math"

func init() { Comparisons.Register(series{}) }

// series compares groups by how far apart they were on the days of the estimation windows.
type series struct{}

func (series) Info() Info {
	return Info{Name: "series", Order: 20, Title: "series of differences",
		Null: "the groups have one mean cumulative abnormal return",
		Formula: "t = (CAAR_A − CAAR_B)/√Σ_d V_d over the dates d of the events,  V_d = " +
			"s_d²·C_d\n" +
			"s_d² = Σ_t (r_dt − mean)²/(m_d − K),  r_dt = n_Ad/n_A·ē_Adt − n_Bd/n_B·ē_Bdt,  ē " +
			"the mean over the events of date d of their estimation residuals on calendar day t, " +
			"n_Ad of the n_A events of A having date d\n" +
			"C_d = mean_i Var(CAR_i)/s_i²; with one date and the mean model s_d²·L(1 + L/m)",
		Assumes: "returns of the events differ from each other as in the estimation window; " +
			"dates are independent",
		Use: "groups whose events share dates: whatever their returns have in common is in " +
			"the series",
		Avoid: "a variance that rises with the event (16 % instead of 5 when it doubles, see the " +
			"warning variance_raised); dates whose windows overlap",
		DF: "Student's t with m − K degrees of freedom of a single date, else those of " +
			"Satterthwaite",
		References: []string{
			"Jaffe, Special information and insider trading, J. Business 47:410–428, 1974",
			"Brown & Warner, Measuring security price performance, J. Financial Economics " +
				"8:205–258, 1980",
			"Satterthwaite, An approximate distribution of estimates of variance components, " +
				"Biometrics Bulletin 2:110–114, 1946"}}
}

// series sets the error of a difference from the estimation days. What the market did to both
// groups on a day cancels in the difference, so that shared dates do no harm here.
func (a *Abnormal) series(d *Difference, s *sample) {
	d.Method = series{}.Info().Name
	if k := len(s.at) - len(s.only(func(k int) bool {
		return a.Outcomes[s.at[k]].Fit.Estimated()
	}).at); k > 0 {
		d.warn(CodeNoEstimation, "not defined: %d of %d events have no estimation sample, and the "+
			"error is that of the series of differences over it", k, len(s.at))
		return
	}
	at := map[int]int{} // place in the sample of an outcome
	for k, i := range s.at {
		at[i] = k
	}
	cs := a.cohorts(s.at)
	days := newDaySides(newCommonCalendar(cs))
	sum, least := 0.0, 0.0
	for from := 0; from < len(cs); {
		// Markets of one date are one: their days are held against each other by the calendar.
		var events []int
		to := from
		for ; to < len(cs) && cs[to].day0 == cs[from].day0; to++ {
			for _, i := range cs[to].at {
				events = append(events, at[i])
			}
		}
		from = to
		v, df := a.dateVariance(d, s, events, days)
		if math.IsNaN(v) {
			d.warn("not_defined", "not defined: the events of %s have too few estimation days "+
				"in common",
				cs[to-1].day0)
			return
		}
		sum += v
		least += v * v / df
	}
	d.SE, d.DF = math.Sqrt(sum), sum*sum/least
	a.raised(d, s)
}

// daySides adds up residuals by calendar day and side of a difference: scratch for one date after
// the other. The columns are cleared where they were used and not as a whole: a study of many dates
// has each touch some months of decades.
type daySides struct {
	cal          *commonCalendar
	sums, counts [2][]float64
	lo, hi       int // the days in use
}

func newDaySides(cal *commonCalendar) *daySides {
	x := &daySides{cal: cal}
	for side := range x.sums {
		x.sums[side] = make([]float64, len(cal.days))
		x.counts[side] = make([]float64, len(cal.days))
	}
	x.clear()
	return x
}

// clear empties the days in use alone: of many pairs of groups each touches few.
func (x *daySides) clear() {
	for side := range x.sums {
		if x.lo <= x.hi {
			clear(x.sums[side][x.lo : x.hi+1])
			clear(x.counts[side][x.lo : x.hi+1])
		}
	}
	x.lo, x.hi = len(x.cal.days), -1
}

// add adds the estimation residuals of an event to a side.
func (x *daySides) add(f *Fit, side int) {
	to := x.cal.index[f.view.Line]
	for j, t := range f.Est {
		k := to.of(t)
		x.sums[side][k] += f.Resid[j]
		x.counts[side][k]++
	}
	x.lo = min(x.lo, to.of(f.Est[0]))
	x.hi = max(x.hi, to.of(f.Est[len(f.Est)-1]))
}

// series is the difference on the days that at least half of the n events of each side have: others
// would bring a spread of another size.
func (x *daySides) series(n, share [2]float64) []float64 {
	var out []float64
	for t := x.lo; t <= x.hi; t++ {
		v, known := 0.0, true
		for side := range n {
			if n[side] == 0 {
				continue
			}
			count := x.counts[side][t]
			known = known && count > 0 && 2*count >= n[side]
			v += share[side] * x.sums[side][t] / count
		}
		if known {
			out = append(out, v)
		}
	}
	return out
}

// dateVariance is the variance of what the events of one date add to the difference of the means,
// and its degrees of freedom. events are places in the sample.
func (a *Abnormal) dateVariance(
	d *Difference, s *sample, events []int, days *daySides,
) (v, df float64) {
	defer days.clear()
	var n [2]float64
	factor, params := 0.0, 0.0
	for _, k := range events {
		o := a.Outcomes[s.at[k]]
		side := 0
		if o.Event.Group == d.B {
			side = 1
		}
		n[side]++
		f := o.Fit
		days.add(f, side)
		factor += s.se[k] * s.se[k] / (f.Sigma * f.Sigma)
		params += float64(f.N - f.DF)
	}
	share := [2]float64{n[0] / float64(d.NA), -n[1] / float64(d.NB)}
	r := days.series(n, share)
	all := n[0] + n[1]
	df = float64(len(r)) - params/all
	if !(df > 0) {
		return math.NaN(), math.NaN()
	}
	return centredSS(r) / df * factor / all, df
}

// raisedFrom is from which ratio of variances on a rise with the event is said.
const raisedFrom = 1.5

// raised warns where events spread within their groups more than their estimation windows say.
// Under the null the standardised CARs have variance one within each group, so that their squares
// are a χ².
func (a *Abnormal) raised(d *Difference, s *sample) {
	ss, df := 0.0, 0.0
	for _, g := range []string{d.A, d.B} {
		var z []float64
		for k, i := range s.at {
			if a.Outcomes[i].Event.Group == g && !math.IsNaN(s.scar[k]) {
				z = append(z, s.scar[k])
			}
		}
		if len(z) > 1 {
			ss += centredSS(z)
			df += float64(len(z) - 1)
		}
	}
	if ratio := ss / df; df > 0 && ratio > raisedFrom && chiSquareP(ss, df) < 0.05 {
		d.warn("variance_raised", "the abnormal returns of a group spread %.1f times as much as "+
			"its estimation windows say: the variance has risen with the event, and a difference "+
			"of nothing is rejected too often (16 %% instead of 5 when it doubles)", ratio)
	}
}
