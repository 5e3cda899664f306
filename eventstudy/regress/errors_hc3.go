package regress

import "stockmove/eventstudy"

func init() { Errors.Register(hc3{}) }

// hc3 divides each residual by what its own event leaves it: a fit bends towards an event of high
// leverage, whose residual is then smaller than its error by 1 − h. That is what leaving the event
// out would show, and why the form keeps its level in samples of some dozens, where the older forms
// reject too often (Long & Ervin 2000).
type hc3 struct{}

func (hc3) Info() eventstudy.Info {
	return eventstudy.Info{Name: "hc3", Order: 10, Title: "heteroskedasticity-consistent errors " +
		"HC3",
		Null: "the coefficient is zero",
		Formula: "V = (X′WX)⁻¹ [Σ w_i² x_i x_i′ e_i²/(1 − h_i)²] (X′WX)⁻¹,  h_i the leverage of " +
			"the weighted row",
		Assumes: "events are independent; the size of their errors may be anything",
		Use:     "a cross-section of abnormal returns on dates of their own: the default",
		Avoid: "events that share dates or securities, whose errors hang together: cluster; a " +
			"value that one event alone has, for which it does not exist",
		DF:         "Student's t with N − p degrees of freedom",
		References: hcReferences}
}

func (hc3) covariance(f *fit, _ *sample) covariance {
	return covariance{v: f.white(func(u, h float64) float64 { return u / (1 - h) }),
		df: f.residualDF()}
}
