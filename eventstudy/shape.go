package eventstudy

import (
	"math"
	"slices"
)

// Shape is how the cumulative abnormal returns of a group lie over its events. SD has divisor
// N − 1; Skewness is m₃/m₂^1.5 and Kurtosis, in excess of the normal's, m₄/m₂² − 3 with the moments
// about the mean; quartiles are interpolated between the two nearest values (type 7 of Hyndman &
// Fan, The American Statistician 50:361–365, 1996). NaN where there are too few events: two for SD,
// three for Skewness, four for Kurtosis, one for the quartiles.
type Shape struct {
	SD, Skewness, Kurtosis float64
	Q1, Median, Q3         float64
}

// Moments describe the estimation sample of a fit: the mean of its returns, the share of positive
// residuals among those that are not zero, skewness and excess kurtosis of the residuals, and the
// correlation of each with the one before it in the sample. NaN without a sample.
type Moments struct {
	MeanReturn, Positive, Skewness, Kurtosis, Autocorrelation float64
}

// shapeOf describes a sample.
func shapeOf(xs []float64) Shape {
	nan := math.NaN()
	out := Shape{nan, nan, nan, nan, nan, nan}
	if len(xs) == 0 {
		return out
	}
	sorted := slices.Sorted(slices.Values(xs))
	out.Q1, out.Median, out.Q3 = quantile(sorted, 0.25), quantile(sorted, 0.5),
		quantile(sorted, 0.75)
	sd, ok := stdev(xs)
	if out.SD = sd; !ok {
		return out
	}
	skewness, kurtosis := standardMoments(xs)
	if len(xs) > 2 {
		out.Skewness = skewness
	}
	if len(xs) > 3 {
		out.Kurtosis = kurtosis
	}
	return out
}

// quantile interpolates in ascending values.
func quantile(sorted []float64, p float64) float64 {
	at := p * float64(len(sorted)-1)
	k := int(at)
	if k+1 == len(sorted) {
		return sorted[k]
	}
	return sorted[k] + (at-float64(k))*(sorted[k+1]-sorted[k])
}

// standardMoments are skewness and excess kurtosis; NaN without spread.
func standardMoments(xs []float64) (skewness, kurtosis float64) {
	n, m := float64(len(xs)), mean(xs)
	var m2, m3, m4 float64
	for _, x := range xs {
		d := x - m
		m2 += d * d / n
		m3 += d * d * d / n
		m4 += d * d * d * d / n
	}
	return m3 / math.Pow(m2, 1.5), m4/(m2*m2) - 3
}

// describe sets the moments of a fit.
func (f *Fit) describe() {
	up, all := signs(f.Resid, sameSize*f.Sigma)
	f.Positive = float64(up) / float64(all)
	f.Skewness, f.Kurtosis = standardMoments(f.Resid)
	m, lag := mean(f.Resid), 0.0
	for i := 1; i < len(f.Resid); i++ {
		lag += (f.Resid[i] - m) * (f.Resid[i-1] - m)
	}
	f.Autocorrelation = lag / centredSS(f.Resid)
	f.MeanReturn = 0
	for _, t := range f.Est {
		f.MeanReturn += f.view.Return[t] / float64(f.N)
	}
}

// Residual is one day of an estimation sample.
type Residual struct {
	Offset       int // trading days from day 0
	Date         Date
	Return       float64
	Value        float64 // what the model leaves of it, over √n of a return over n days
	Standardised float64 // over its standard error, as Rank compares it
}

// Residuals lists the estimation sample of an event, in the order of days.
func (o *Outcome) Residuals() []Residual {
	f := o.ModelFit()
	out := make([]Residual, len(f.Est))
	for i, t := range f.Est {
		out[i] = Residual{Offset: t - o.T0, Date: f.view.Line.Days[t], Return: f.view.Return[t],
			Value: f.Resid[i], Standardised: f.standard(i)}
	}
	return out
}
