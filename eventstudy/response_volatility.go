package eventstudy

import (
	"fmt"
	"math"
)

// measureVolatility measures an event a second time: what its model left of each day, squared and
// over its forecast variance, is taken in logarithms, ln U with U = AR²/(s²C) (Beaver 1968;
// Landsman & Maydew 2002; the logarithm after DeFond, Hung & Trezevant 2007), and held against its
// mean over the estimation days. A residual of the estimation window has the variance s²(1 − h), so
// that its U is comparable. A day of which U is zero or unknown has no logarithm. The detail says
// why the event cannot be measured so.
func (o *Outcome) measureVolatility(x *Series, d *Design, w *Work) (detail string) {
	f := o.Fit
	y := *x // with the logarithms in the place of returns
	y.Return, y.Gap = make([]float64, len(x.Return)), make([]int32, len(x.Return))
	for t := range y.Return {
		y.Return[t] = math.NaN()
	}
	var est []int
	for i, t := range f.Est {
		if u := logSquare(f.studentised(i, w)); u == u {
			y.Return[t] = u
			est = append(est, t)
		}
	}
	for i := range o.Days {
		day := &o.Days[i]
		if t := o.T0 + day.Offset; t >= 0 && t < len(y.Return) {
			y.Return[t] = logSquare(day.AR / day.SE)
		}
	}
	if need := d.fewest(f.N, 1); len(est) < need {
		return fmt.Sprintf("%d of %d estimation days have a squared residual above zero, %d are "+
			"needed",
			len(est), f.N, need)
	}
	v := f.view
	v.Return, v.Gap, v.cols, v.Peers = y.Return, y.Gap, nil, nil
	second, err := estimate(meanModel{}, v, est, w)
	if err != nil {
		return err.Error()
	}
	second.linked = true
	w.grow(0, second.width())
	for i := range o.Days {
		day := &o.Days[i]
		notes, why, from, known := day.Warnings, day.False, day.From, !math.IsNaN(day.AR)
		*day = measureDay(&y, second, o.T0, day.Offset, d, w)
		day.Warnings, day.False, day.From = notes, why, from
		if known && math.IsNaN(day.AR) {
			day.warn("no_logarithm", o.Security, "the abnormal return is zero: its square has no "+
				"logarithm")
		}
	}
	o.base, o.Fit = f, second
	return ""
}

// ModelFit is the fit of the design's model: that of the returns where the response is volatility.
func (o *Outcome) ModelFit() *Fit {
	if o.base != nil {
		return o.base
	}
	return o.Fit
}

// studentised is residual i over its own standard error s√(1 − h_i), or the conditional one.
func (f *Fit) studentised(i int, w *Work) float64 {
	t := f.Est[i]
	if f.Scale != nil {
		return f.Resid[i] / f.Scale(t)
	}
	w.grow(0, f.width())
	_, _ = f.model.Row(f.view, t, w.x)
	copy(w.c, w.x)
	return f.Resid[i] / (f.Sigma * math.Sqrt(1-f.leverage(w.c)))
}

// logSquare is ln z², NaN where that is not finite.
func logSquare(z float64) float64 {
	if v := 2 * math.Log(math.Abs(z)); !math.IsInf(v, 0) {
		return v
	}
	return math.NaN()
}
