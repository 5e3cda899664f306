package regress

import (
	"math"

	"stockmove/eventstudy"
)

// Weightings holds the kinds of weights: that none are taken is one of them, the usual one.
var Weightings = eventstudy.Registry[Weighting]{Kind: "weighting"}

// Weighting is a kind of weights of the events. Weights make estimates more precise where events
// are known with different precision; they do not make up for errors that hang together.
type Weighting interface {
	eventstudy.Method
	// weights returns one for each row, and what they were made from.
	weights(s *sample) (w []float64, how heterogeneity, err error)
}

// heterogeneity is how far effects differ between events beyond their forecast errors; NaN where
// the weights do not ask.
type heterogeneity struct {
	q, tau2 float64 // Q of the fit with weights 1/V, and the variance of the effects
}

// unasked is that of weights that take no view on how effects differ.
func unasked() heterogeneity { return heterogeneity{math.NaN(), math.NaN()} }

func init() {
	Weightings.Register(equal{})
	Weightings.Register(forecast{})
	Weightings.Register(random{})
}

// equal weighs all events alike.
type equal struct{}

func (equal) Info() eventstudy.Info {
	return eventstudy.Info{Name: "none", Order: 10, Title: "ordinary least squares",
		Formula: "w_i = 1",
		Assumes: "nothing that HC3 or clusters do not bear",
		Use:     "as a rule, and wherever the forecast errors are of one size",
		Avoid:   "securities of very different volatility, where it wastes power: random",
		References: []string{"Karafiath, Is there a viable alternative to ordinary least squares " +
			"regression when security abnormal returns are the dependent variable?, Review of " +
			"Quantitative Finance and Accounting 32:17–31, 2009"}}
}

func (equal) weights(s *sample) ([]float64, heterogeneity, error) {
	w := make([]float64, len(s.rows))
	for i := range w {
		w[i] = 1
	}
	return w, unasked(), nil
}

// forecast weighs by the precision with which the model of an event predicts it.
type forecast struct{}

func (forecast) Info() eventstudy.Info {
	return eventstudy.Info{Name: "forecast", Order: 20, Title: "weights by the forecast error",
		Formula: "w_i = 1/V_i,  V_i = Var(CAR_i) by the model of the event",
		Assumes: "the effect is the same for events with the same columns: all that differs is " +
			"forecast error",
		Use: "to compare with papers that weigh so",
		Avoid: "effects that vary between events, as nearly all do: a few calm securities then " +
			"decide, and " +
			"classical errors reject two to three times as often as they should: random",
		References: []string{"Harrington & Shrider, All events induce variance: analyzing " +
			"abnormal returns when " +
			"effects vary across firms, J. Financial and Quantitative Analysis 42:229–256, 2007"}}
}

func (forecast) weights(s *sample) ([]float64, heterogeneity, error) {
	w := make([]float64, len(s.rows))
	for i := range w {
		w[i] = 1 / s.v[i]
	}
	return w, unasked(), nil
}

// random adds to the forecast error how much effects differ between events.
type random struct{}

func (random) Info() eventstudy.Info {
	return eventstudy.Info{Name: "random", Order: 30, Title: "random-effects weights",
		Formula: "w_i = 1/(V_i + τ²),  τ² = max{0, [Q − (N − p)]/[Σ w₀ − tr((X′W₀X)⁻¹ " +
			"X′W₀²X)]},  w₀ = 1/V_i,  Q = Σ w₀ e₀²",
		Assumes: "effects differ between events with one variance τ² that has nothing to do " +
			"with the forecast error",
		Use: "securities of different volatility: with HC3 its errors are some 20 % smaller " +
			"than without weights",
		Avoid: "a few events, whose τ² is a guess; effects that are larger where volatility " +
			"is larger",
		References: []string{"DerSimonian & Laird, Meta-analysis in clinical trials, Controlled " +
			"Clinical Trials " +
			"7:177–188, 1986", "Raudenbush, Analyzing effect sizes: random-effects models, in " +
			"Cooper, Hedges & " +
			"Valentine (eds), Handbook of Research Synthesis, 2nd ed., 295–315, 2009"}}
}

// weights finds τ² by the moments of the residuals of the fit with weights 1/V: Q is what the
// residuals would add up to, N − p, plus what effects that differ add to it. A negative τ² is
// chance, and is zero.
func (random) weights(s *sample) ([]float64, heterogeneity, error) {
	w, how, err := forecast{}.weights(s)
	if err != nil {
		return nil, how, err
	}
	f, err := least(s.names, s.x, s.y, w)
	if err != nil {
		return nil, how, err
	}
	// The scaled rows have leverage h_i = w x′(X′WX)⁻¹x: Σ w h is the trace.
	scale := 0.0
	for i, x := range w {
		scale += x * (1 - f.h[i])
	}
	how.q = f.ssr()
	how.tau2 = math.Max(0, (how.q-f.residualDF())/scale)
	for i := range w {
		w[i] = 1 / (s.v[i] + how.tau2)
	}
	return w, how, nil
}
