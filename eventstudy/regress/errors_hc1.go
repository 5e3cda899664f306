package regress

import (
	"math"

	"stockmove/eventstudy"
)

func init() { Errors.Register(hc1{}) }

// hc1 is White's form with a correction for the number of columns, one factor for all events: it
// knows that residuals are too small, and not which of them.
type hc1 struct{}

func (hc1) Info() eventstudy.Info {
	return eventstudy.Info{Name: "hc1", Order: 20, Title: "heteroskedasticity-consistent errors " +
		"HC1",
		Null:    "the coefficient is zero",
		Formula: "V = N/(N − p) · (X′WX)⁻¹ [Σ w_i² x_i x_i′ e_i²] (X′WX)⁻¹",
		Assumes: "events are independent, and many",
		Use:     "to compare with what other programs call robust",
		Avoid: "fewer than some 200 events or events of high leverage, where it is " +
			"too small: hc3",
		DF:         "Student's t with N − p degrees of freedom",
		References: hcReferences}
}

func (hc1) covariance(f *fit, _ *sample) covariance {
	c := math.Sqrt(float64(f.n) / f.residualDF())
	return covariance{v: f.white(func(u, _ float64) float64 { return c * u }), df: f.residualDF()}
}
