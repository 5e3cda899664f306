package eventstudy

import "math"

// whole fits the model once to all days of a scan that have a return of their own, and holds each
// of them against the prediction of the others: AR = e/(1 − h), its error s₍ₜ₎/√(1 − h), and t the
// externally studentised residual with one degree of freedom less, where h is the day's leverage
// and s₍ₜ₎² = (SSR − e²/(1 − h))/(DF − 1). A day that spans several is left out as unknown.
func (s *Scan) whole(x *Series, at []int, days []ScanDay) {
	d := &s.Design
	w := new(Work)
	for i, t := range at {
		days[i] = untestedDay(x, t)
	}
	if len(at) == 0 {
		return
	}
	v := newView(d.Model, x, at[0], d)
	all := Window{0, at[len(at)-1] - at[0]}
	if v.withPeers(s.Panel, x, at[0], all) != "" {
		for i := range days {
			days[i].lack = NoPeers
		}
		return
	}
	k := len(d.Model.Terms(v))
	w.grow(0, k)
	place := map[int]int{}
	var est []int
	for i, t := range at {
		if math.IsNaN(v.Return[t]) || v.Gap[t] > 0 {
			continue
		}
		if _, ok := d.Model.Row(v, t, w.x); ok {
			place[t] = i
			est = append(est, t)
		}
	}
	var f *Fit
	lack := EstimationTooShort
	if len(est) >= max(d.fewest(len(est), k), leastObs(k)+1) {
		f, lack, _ = fitEvent(v, est, w)
	}
	if lack != "" {
		for i := range days {
			days[i].lack = lack
		}
		return
	}
	ts := make([]float64, len(est))
	for j, t := range est {
		days[place[t]].Day, ts[j] = f.leaveOut(x, j, w)
		days[place[t]].DF = f.DF - 1
	}
	for j, t := range est {
		day := &days[place[t]].Day
		day.P = StudentP(day.T, float64(f.DF-1), d.Tail)
		day.Rank = atLeast(ts, ts[j], d.Tail) // the day itself among them
		day.RankOf = len(ts)
		day.RankP = float64(day.Rank) / float64(day.RankOf)
		notes, why := findingsOn(x, f, t, 0)
		day.Warnings, day.False = append(day.Warnings, notes...), why
	}
}

// leaveOut measures day j of the sample by the fit to all others.
func (f *Fit) leaveOut(x *Series, j int, w *Work) (Day, float64) {
	t := f.Est[j]
	day := Day{Date: x.Line.Days[t], From: x.Line.Days[t-1], Return: x.Return[t], Move: math.NaN()}
	if p := x.Security.Prices; p != nil {
		day.Move, _ = p.Move(day.Date)
	}
	w.grow(0, f.K)
	_, _ = f.model.Row(f.view, t, w.x)
	copy(w.c, w.x)
	rest := 1 - f.leverage(w.c)
	e := f.Resid[j]
	df := float64(f.DF)
	without := (f.Sigma*f.Sigma*df - e*e/rest) / (df - 1)
	day.AR = e / rest
	day.Expected = day.Return - day.AR
	day.SE = math.Sqrt(without / rest)
	day.T = day.AR / day.SE
	day.spans(x)
	return day, day.T
}
