package eventstudy

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

func init() { Models.Register(garchModel{}) }

// minGARCH is the fewest returns that three variance parameters are estimated from.
const minGARCH = 100

// garchModel is the market model whose error variance follows a GARCH(1,1): quiet and stormy times
// alternate, and an abnormal return is judged by the variance forecast for its day, not by the
// average of a year.
type garchModel struct{}

func (garchModel) Info() Info {
	return Info{Name: "garch", Order: 120, Title: "market model with GARCH(1,1) errors",
		Formula: "R_t = α + β R_mt + e_t,  e_t ~ N(0, h_t),  h_t = ω + α₁ e²_{t−1} + β₁ " +
			"h_{t−1};  maximum likelihood, e²₀ = h₀ = mean of e²\n" +
			"terms omega, arch, garch are ω, α₁, β₁;  standard errors from the Hessian\n" +
			"Var(CAR) = Σ h_t + c′V(α̂, β̂)c,  c = Σ x_t;  h_t is forecast for the event window " +
			"from the day before it",
		Assumes: "normal innovations; 0 ≤ α₁, β₁ and α₁ + β₁ < 1; the event window's variance is " +
			"the forecast, not raised by the event",
		Use: "an estimation window with clusters of volatility (see the warning arch_effects), " +
			"and events in stormy times",
		Avoid: fmt.Sprintf("fewer than %d returns; residuals without ARCH effects, where it adds "+
			"noise to the market model; an outlier in the estimation window, which drives α₁ + "+
			"β₁ towards 1", minGARCH),
		DF: "M − 5",
		References: []string{"Bollerslev, Generalized autoregressive conditional " +
			"heteroskedasticity, J. Econometrics 31:307–327, 1986",
			"Fiorentini, Calzolari & Panattoni, Analytic derivatives and the computation of " +
				"GARCH estimates, J. Applied Econometrics 11:399–417, 1996",
			"Savickas, Event-induced volatility and tests for abnormal performance, J. Financial " +
				"Research 26:165–178, 2003"}}
}

var garchTerms = []string{"alpha", "beta", "omega", "arch", "garch"}

func (garchModel) Needs() Needs {
	return Needs{Benchmark: true, NoThin: "its variance moves from day to day"}
}

func (garchModel) Terms(View) []string { return garchTerms }

// Row leaves the columns of the variance's parameters zero: they take no part in the expected
// return.
func (garchModel) Row(v View, t int, x []float64) (float64, bool) {
	x[2], x[3], x[4] = 0, 0, 0
	return marketModel{}.Row(v, t, x)
}

// Fit maximises the likelihood over the days of the sample, taken as one sequence where it has
// holes.
func (m garchModel) Fit(v View, est []int, w *Work) (*Fit, error) {
	if len(est) < minGARCH {
		return nil, fmt.Errorf("%w: GARCH needs %d, there are %d", ErrTooFew, minGARCH, len(est))
	}
	n := len(est)
	w.grow(n, len(garchTerms))
	for i, t := range est {
		w.cols[0][i], w.cols[1][i], w.y[i] = 1, v.Line.Benchmark[t], v.Return[t]
	}
	tss := centredSS(w.y)
	g, err := fitGARCH(w.cols[:2], w.y)
	if err != nil {
		return nil, err
	}
	f := newFit(m, v, est)
	copy(f.Coef, []float64{g.b[0], g.b[1], g.omega, g.alpha, g.beta})
	copy(f.Resid, g.e)
	ssr := dot(g.e, g.e)
	f.Sigma = math.Sqrt(ssr / float64(f.DF))
	f.R2 = explained(ssr, tss)
	for j := range f.SE {
		f.SE[j] = math.NaN()
		if g.cov != nil && (j < 2 || !g.edge) && (j < 3 || !g.constant) {
			f.SE[j] = math.Sqrt(g.cov.At(j, j))
		}
	}
	if f.R = g.factor(f.Sigma); f.R == nil {
		return nil,
			fmt.Errorf("%w: its curvature at the end is not that of a maximum", errNoMaximum)
	}
	f.Scale = g.forecast(f)
	f.Notes = g.doubts(f)
	return f, nil
}

// factor returns the triangle R of five columns with σ²(R′R)⁻¹ = V(α̂, β̂) in its first two, and
// units in the others.
func (g *garchFit) factor(sigma float64) []float64 {
	if g.cov == nil {
		return nil
	}
	v := mat.NewSymDense(2, []float64{g.cov.At(0, 0), g.cov.At(0, 1), g.cov.At(0, 1),
		g.cov.At(1, 1)})
	v.ScaleSym(1/(sigma*sigma), v)
	var chol mat.Cholesky
	var inverse mat.SymDense
	if !chol.Factorize(v) || chol.InverseTo(&inverse) != nil || !chol.Factorize(&inverse) {
		return nil
	}
	var u mat.TriDense
	chol.UTo(&u)
	const k = 5
	r := make([]float64, k*k)
	r[0], r[1], r[k+1] = u.At(0, 0), u.At(0, 1), u.At(1, 1)
	for j := 2; j < k; j++ {
		r[j*k+j] = 1
	}
	return r
}

// forecast returns the conditional standard deviation of a day. Inside the sample it is the
// filtered one; from there to the event window the residuals of the days are known and used; over
// the event window nothing is, so that what happens on one of its days does not widen the error of
// the next: h is forecast, h_{t+1} = ω + (α₁ + β₁) h_t.
func (g *garchFit) forecast(f *Fit) func(t int) float64 {
	first, last := f.Est[0], f.Est[f.N-1]
	window := f.view.Design.Event
	begin := max(f.view.Day0+window.First, last+1)
	end := min(max(f.view.Day0+window.Last, last), len(f.view.Return)-1)
	sd := make([]float64, end-first+1)
	i := 0
	x := make([]float64, f.width())
	var h, e2 float64
	for t := first; t <= end; t++ {
		switch {
		case i < f.N && f.Est[i] == t:
			h, e2 = g.h[i], g.e[i]*g.e[i]
			i++
			sd[t-first] = math.Sqrt(h)
			continue
		case t < last: // a hole in the sample: the variance that the next day of it will have
			sd[t-first] = math.Sqrt(g.h[i])
			continue
		}
		h = g.omega + g.alpha*e2 + g.beta*h
		e2 = h
		if expected, ok := f.expected(t, x); ok && t < begin && f.view.Gap[t] == 0 &&
			!math.IsNaN(f.view.Return[t]) {
			e := f.view.Return[t] - expected
			e2 = e * e
		}
		sd[t-first] = math.Sqrt(h)
	}
	return func(t int) float64 {
		if t < first || t > end {
			return math.NaN()
		}
		return sd[t-first]
	}
}

// What an estimate must not exceed without a word: a persistence of 1 has no mean variance to
// return to, and where one day's square makes up half of the next variance, a single day rules the
// forecasts. A day beyond wildDay residual deviations does not come from the normal innovations
// that the model takes.
const (
	integrated = 0.999
	jumpy      = 0.5
	wildDay    = 8.0
)

// doubts says where the maximum lies on the edge of what the model allows or is the work of a
// single day.
func (g *garchFit) doubts(f *Fit) []Warning {
	if g.constant {
		return append(wild(f), Warning{Code: "garch_constant",
			Text: "no ARCH effect in the estimation window: the variance is constant and this is " +
				"the market model"})
	}
	out := wild(f)
	if g.edge {
		out = append(out, warning("garch_edge", "", "the maximum lies on the edge of what the "+
			"model allows (α₁ = %.4f, β₁ = %.4f): its variance parameters have no standard errors",
			g.alpha, g.beta))
	}
	if g.alpha+g.beta > integrated {
		out = append(out, warning("garch_integrated", "", "α₁ + β₁ = %.4f: the variance does not "+
			"return to a mean, and the errors of the event days are those of the last estimation "+
			"days carried on", g.alpha+g.beta))
	}
	if g.alpha > jumpy {
		out = append(out, warning("garch_jumpy", "", "α₁ = %.4f: a single day makes up most of "+
			"the next day's variance, as an outlier in the estimation window does", g.alpha))
	}
	return out
}

// wild names the wildest day of the sample where the model cannot have made it.
func wild(f *Fit) []Warning {
	at := 0
	for i, e := range f.Resid {
		if math.Abs(e) > math.Abs(f.Resid[at]) {
			at = i
		}
	}
	if z := math.Abs(f.Resid[at]) / f.Sigma; z > wildDay {
		return []Warning{warning("garch_outlier", "", "the abnormal return of %s lies %.0f "+
			"standard deviations out: one such day in the estimation window shapes the variance "+
			"parameters", f.view.Line.Days[f.Est[at]], z)}
	}
	return nil
}
