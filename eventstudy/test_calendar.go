package eventstudy

import (
	"context"
	"math"
	"slices"

	"stockmove/eventstudy/words"
)

func init() { Tests.Register(calendarTest) }

// calendarTest turns the events into one portfolio that holds, on each calendar day, the securities
// whose window covers that day. Days follow each other in time, so nothing has to be assumed about
// correlation between events. Jaffe and Mandelker standardise each period's portfolio by its own
// forecast error, since few holdings make it volatile and many make it quiet; Fama recommends the
// mean of these over time and its t, which bears a variance that rose with the event.
var calendarTest = &groupTest{sample: (*Abnormal).scaled, dist: StudentT, doubts: unevenDays,
	traits: ofDay, estimate: noEstimate, judge: judgeCalendar,
	info: Info{Name: "calendar", Order: 170, Title: "calendar-time portfolio",
		Null: "the mean standardised abnormal return of the portfolio of events is zero",
		Formula: "t = √D · mean(z)/sd(z) · √((1 − c)/(1 + (D − 1) c)) over the D calendar days " +
			"with an event in its window,  z_d = p_d/√V_d\n" +
			"p_d = mean of AR over the n_d events whose window covers day d; the estimate is the " +
			"mean of p_d, per day\n" +
			"V_d = [Σ_t (ē_t − mean)²/(m − K)] · mean_i Var(AR_id)/s_i²,  ē_t the mean over the " +
			"same events of their estimation residuals on\n" +
			"calendar day t, m the days that at least half of them have\n" +
			"c = c̄/max(1, var(z)),  c̄ = Σ_i h_i [(Σ_d n_d^−½)² − Σ_d n_d^−1]/(D(D − 1)) over " +
			"the days d of event i: the correlation of the days that comes\n" +
			"from the error of the parameters, which an event's days have in common;  h = " +
			"(Var(CAR) − Σ Var(AR))/(L(L − 1)) ÷ mean Var(AR)\n" +
			"interval, per day: (mean(z) ± t(1−α/2, D−1)·sd(z)/√D·√((1 + (D − 1) c)/(1 − c))) · " +
			"mean √V_d; of the CAAR: times L",
		Assumes: "portfolio abnormal returns are independent over days; each event's weight is " +
			"that of its days",
		Use: "many events close together or overlapping, long windows",
		Avoid: "events on one date with a short window, which gives D few days and little power; " +
			"thin trading or missing prices of events that share days (10–14 % instead of 5 % " +
			"over 11 and 21 days)",
		DF: "Student's t with D − 1 degrees of freedom; needs D ≥ 2",
		References: []string{"Jaffe, Special information and insider trading, J. Business " +
			"47:410–428, 1974",
			"Mandelker, Risk and return: the case of merging firms, J. Financial Economics " +
				"1:303–335, 1974",
			"Fama, Market efficiency, long-term returns, and behavioral finance, J. Financial " +
				"Economics 49:283–306, 1998"}}}

// The statistic is that of a mean over days: D days and not N events are what it has seen, however
// many events each of them holds.
func judgeCalendar(a *Abnormal, s *sample, r *Result) {
	days := a.calendarDays(s)
	p := make([]float64, len(days))
	z, errs := make([]float64, len(days)), make([]float64, len(days))
	// Markets have different holidays: residuals are added up by calendar date.
	cal := newCommonCalendar(a.cohorts(s.at))
	_ = forEach(context.Background(), len(days), a.Design.Workers, func(k int, work *Work) {
		p[k], errs[k] = a.portfolio(days[k], cal, work)
		z[k] = p[k] / errs[k]
	})
	// A day without a variance (too short a common history) is left out and said so.
	known := func(x []float64) []float64 {
		return slices.DeleteFunc(x, func(v float64) bool { return math.IsNaN(v) })
	}
	r.Estimate = mean(known(p))
	if lost := len(z) - len(known(slices.Clone(z))); lost > 0 {
		r.warn("calendar_days_left_out",
			"left out: %s without a portfolio variance", words.Counted(lost, "calendar day"))
	}
	z = known(z)
	r.detail("D", float64(len(z)))
	if len(z) < 2 {
		r.undefined("the windows cover %s, at least 2 are needed",
			words.Counted(len(z), "calendar day"))
		return
	}
	sd, ok := stdev(z)
	if !ok {
		r.undefined("the standardised portfolio return is the same on all %d days", len(z))
		return
	}
	if len(z) < few {
		r.warn("few_days", "%d calendar days are few: the test has little power", len(z))
	}
	d := float64(len(z))
	c := a.dayCorrelation(s, days) / (d * (d - 1))
	r.detail("c̄", c)
	// a variance that rose with the event leaves the parameters' share smaller
	c /= math.Max(1, sd*sd)
	if !(c < 1 && 1+(d-1)*c > 0) {
		r.undefined("the prediction errors of the days are one (c̄ = %.4g)", c)
		return
	}
	wider := math.Sqrt((1 + (d-1)*c) / (1 - c))
	r.student(math.Sqrt(d)*mean(z)/sd/wider, d-1, a.Design.Tail)
	unit := mean(known(errs))
	r.SE = unit * wider * sd / math.Sqrt(d)
	r.CI = a.Design.around(unit*mean(z), r.SE, d-1)
}

// dayCorrelation sums, over pairs of calendar days, the covariance that the error of the parameters
// gives their standardised portfolios: without it windows of a tenth of the estimation length
// reject 6 % instead of 5 %.
func (a *Abnormal) dayCorrelation(s *sample, days []holding) float64 {
	type sums struct{ root, inverse, variance, n float64 }
	by := make(map[int]sums, len(s.at))
	// An event has weight 1/n_d in the portfolio, and the portfolio a variance of about 1/n_d:
	// 1/√n_d after standardising.
	for _, h := range days {
		n := float64(len(h.events))
		for k, i := range h.events {
			se := a.Outcomes[i].Day(h.offset[k]).SE
			x := by[i]
			by[i] = sums{x.root + 1/math.Sqrt(n), x.inverse + 1/n, x.variance + se*se, x.n + 1}
		}
	}
	total := 0.0
	var w Work
	for _, i := range s.at {
		x := by[i]
		if x.n < 2 {
			continue
		}
		se := a.Outcomes[i].over(s.window, &w).se
		h := (se*se - x.variance) / (x.n - 1) / x.variance
		total += h * (x.root*x.root - x.inverse)
	}
	return total
}

// holding is the events whose window covers one calendar day.
type holding struct {
	events []int // index into Abnormal.Outcomes
	offset []int // of the day, by event
}

// calendarDays lists, in order, the calendar days on which at least one event has an abnormal
// return in its window.
func (a *Abnormal) calendarDays(s *sample) []holding {
	by := map[Date]*holding{}
	var dates []Date
	for _, i := range s.at {
		o := a.Outcomes[i]
		for k := s.window.First; k <= s.window.Last; k++ {
			d := o.Day(k)
			if d == nil || math.IsNaN(d.AR) || !(d.SE > 0) {
				continue
			}
			h := by[d.Date]
			if h == nil {
				h = &holding{}
				by[d.Date] = h
				dates = append(dates, d.Date)
			}
			h.events = append(h.events, i)
			h.offset = append(h.offset, k)
		}
	}
	slices.Sort(dates)
	out := make([]holding, len(dates))
	for k, d := range dates {
		out[k] = *by[d]
	}
	return out
}

// portfolio returns the mean abnormal return of the events held and its forecast standard
// deviation. The spread comes from the same events' residuals averaged day by day, so their
// correlation is in it; the factor Var(AR)/s² adds the error of the parameters, exactly when the
// events share market and sample. Days that fewer than half of the events have are left out, for
// their mean is one of other events.
func (a *Abnormal) portfolio(h holding, cal *commonCalendar, w *Work) (p, se float64) {
	w.grow(len(cal.days), 2)
	sum, count := w.cols[0], w.cols[1]
	n := float64(len(h.events))
	lo, hi := len(cal.days), -1
	for _, i := range h.events {
		f := a.Outcomes[i].Fit
		to := cal.index[f.view.Line]
		first, last := to.of(f.Est[0]), to.of(f.Est[len(f.Est)-1])
		if hi < lo {
			lo, hi = first, first-1
		}
		// The columns are scratch: only the range in use is cleared.
		for ; lo > first; lo-- {
			sum[lo-1], count[lo-1] = 0, 0
		}
		for ; hi < last; hi++ {
			sum[hi+1], count[hi+1] = 0, 0
		}
		for k, t := range f.Est {
			sum[to.of(t)] += f.Resid[k]
			count[to.of(t)]++
		}
	}
	// params is the mean number of parameters, M − degrees of freedom.
	factor, params := 0.0, 0.0
	for k, i := range h.events {
		o := a.Outcomes[i]
		d := o.Day(h.offset[k])
		p += d.AR
		factor += d.SE * d.SE / (o.Fit.Sigma * o.Fit.Sigma)
		params += float64(o.Fit.N - o.Fit.DF)
	}
	p /= n
	avg := w.y[:0]
	for t := lo; t <= hi; t++ {
		if count[t] > 0 && 2*count[t] >= n {
			avg = append(avg, sum[t]/count[t])
		}
	}
	df := float64(len(avg)) - params/n
	if !(df > 0) {
		return p, math.NaN()
	}
	v := centredSS(avg) / df * factor / n
	if !(v > 0) {
		return p, math.NaN()
	}
	return p, math.Sqrt(v)
}
