package eventstudy

import (
	"math"

	"stockmove/eventstudy/words"
)

// measureWindow sums the abnormal returns of a window and judges the sum against its exact
// prediction error (Campbell, Lo & MacKinlay 1997, eq. 4.4.9). Days without an abnormal return of
// their own add nothing, are not counted in N and are said in a warning. The sum of log returns is
// the log of a compounded one, that of simple returns is not: BHAR is computed from simple returns
// under either, for it is what an investor got.
func measureWindow(o *Outcome, x *Series, w Window, d *Design, work *Work) WindowResult {
	nan := math.NaN()
	r := WindowResult{Window: w, CAR: nan, SE: nan, T: nan, P: nan, CI: [2]float64{nan, nan},
		BHAR: nan, Detectable: nan, RankP: nan, PerShare: nan, PerShareDaily: nan,
		PerShareCI: [2]float64{nan, nan}}
	where := x.Security.ID + " " + w.String()
	sum, grown, expected := 0.0, 1.0, 1.0
	work.days = work.days[:0]
	before := 0
	var lacked []Date
	for k := w.First; k <= w.Last; k++ {
		day := o.Day(k)
		if day == nil || math.IsNaN(day.AR) {
			continue
		}
		r.N++
		if r.False == "" && day.False != "" {
			r.False = day.False
			r.Warnings = append(r.Warnings, Warning{Code: "false_return", Where: x.Security.ID,
				Text: "the window holds a return that the data speak against: " + day.False})
		}
		sum += day.AR
		grown *= 1 + d.Returns.simple(day.Return)
		expected *= 1 + d.Returns.simple(day.Expected)
		for t := o.T0 + k - day.Gap; t <= o.T0+k; t++ {
			work.days = append(work.days, t)
		}
		// A return that began before the window brings in what happened there.
		before = max(before, w.First-(k-day.Gap))
		lacked = append(lacked, x.Lacked(day.From, day.Date)...)
	}
	if miss := w.Len() - r.N; miss > 0 {
		r.Warnings = append(r.Warnings, warning("window_days_missing", where,
			"%d of %d days have no %s of their own", miss, w.Len(), d.Response.Words().Day))
	}
	if before > 0 {
		r.Warnings = append(r.Warnings, warning("window_reaches_back", where, "its first return "+
			"spans %s before the window on which the security had no price",
			words.Counted(before, "trading day")))
	}
	if len(lacked) > 0 && !d.lean {
		r.Warnings = append(r.Warnings, Warning{Code: "spans_sessions", Where: where,
			Text: x.withoutMarket(lacked) + ": the return of the next day covers it"})
	}
	if r.N == 0 {
		return r
	}
	if r.CAR, r.BHAR = sum, grown-expected; d.Response.Other() {
		r.BHAR = nan // of returns alone
	}
	// The days share the errors of one set of coefficients, so the variance of the sum is not the
	// sum of theirs.
	r.SE = math.Sqrt(o.Fit.variance(work.days, work.x, work.c))
	r.T = r.CAR / r.SE
	df := float64(o.Fit.DF)
	r.P = StudentP(r.T, df, d.Tail)
	r.CI = d.Around(r.CAR, work.studentQuantile(d.Critical(), df)*r.SE)
	if !d.lean {
		r.Detectable = work.detectable(d, r.SE, df)
	}
	if !d.lean && !d.Response.Other() {
		o.perShare(x, &r, d)
	}
	return r
}
