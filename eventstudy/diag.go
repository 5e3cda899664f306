package eventstudy

import "fmt"

// diagnosticAlpha is how improbable a residual pattern must be to be worth a warning: with many
// events, one in a hundred is told so by chance.
const diagnosticAlpha = 0.01

// diagnostic is a test of the residuals of one fit. Each stands in a file of its own.
type diagnostic struct {
	code string
	text string // takes the number of lags, the statistic and p
	// run returns NaN when the sample is too short.
	run func(e []float64, w *Work) (stat, p float64, lags int)
}

var diagnostics []diagnostic

// diagnose runs every diagnostic on the residuals of a fit, each in units of its own standard
// deviation where the model forecasts one, and notes what they find.
func (f *Fit) diagnose(w *Work) {
	e := f.Resid
	if f.Scale != nil {
		e = make([]float64, f.N)
		for i, t := range f.Est {
			e[i] = f.Resid[i] / f.Scale(t)
		}
	}
	for _, d := range diagnostics {
		if stat, p, lags := d.run(e, w); p < diagnosticAlpha {
			f.Notes = append(f.Notes, warning(d.code, "", d.text, lags, stat, shortP(p)))
		}
	}
}

// shortP writes a p-value for a sentence.
func shortP(p float64) string {
	if p < 0.0001 {
		return "p < 0.0001"
	}
	return fmt.Sprintf("p = %.4f", p)
}

// column returns scratch column i of n values.
func (w *Work) column(i, n int) []float64 {
	for len(w.aux) <= i {
		w.aux = append(w.aux, nil)
	}
	w.aux[i] = room(w.aux[i], n)
	return w.aux[i]
}

// centred fills out, which may be x itself, with x less its mean, and returns the sum of its
// squares.
func centred(x, out []float64) float64 {
	m, ss := mean(x), 0.0
	for i, v := range x {
		out[i] = v - m
		ss += out[i] * out[i]
	}
	return ss
}
