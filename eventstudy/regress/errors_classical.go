package regress

import (
	"gonum.org/v1/gonum/mat"

	"stockmove/eventstudy"
)

func init() { Errors.Register(classical{}) }

// classical takes the weighted errors to be of one size. It stays for comparison with papers that
// know no other; a result by it gets a warning where weights make it worse.
type classical struct{}

func (classical) Info() eventstudy.Info {
	return eventstudy.Info{Name: "classical", Order: 30, Title: "classical standard errors",
		Null:    "the coefficient is zero",
		Formula: "V = s² (X′WX)⁻¹,  s² = Σ w_i e_i²/(N − p)",
		Assumes: "events are independent and their errors, once weighted, are of one size",
		Use:     "to compare with older papers",
		Avoid: "weights by the forecast error alone, which reject two to three times as often as " +
			"they should where effects differ between events: hc3",
		DF: "Student's t with N − p degrees of freedom",
		References: []string{"Harrington & Shrider, All events induce variance: analyzing " +
			"abnormal returns when " +
			"effects vary across firms, J. Financial and Quantitative Analysis 42:229–256, 2007"}}
}

func (classical) covariance(f *fit, _ *sample) covariance {
	v := mat.NewSymDense(f.p, nil)
	v.ScaleSym(f.ssr()/f.residualDF(), f.inv)
	return covariance{v: v, df: f.residualDF()}
}
