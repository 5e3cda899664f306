package regress

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// Result is a regression that was made. Abnormal returns are fractions; unknown numbers are NaN. It
// holds what a reader needs to judge it beside the estimates: which events are missing and why,
// which of them decide much, and what the errors that were chosen do not bear.
type Result struct {
	Title        string
	Design       *eventstudy.Design
	Options      Options
	N            int
	DF           float64 // of Student's t by which the coefficients are judged
	R2, Adjusted float64 // of the weighted fit
	// standard deviation of the weighted residuals; of y itself without weights
	Sigma        float64
	Coefficients []Coefficient
	F            Wald // that all coefficients but the intercept are zero
	// Breusch–Pagan: that the size of the errors has nothing to do with the columns
	Spread   Wald
	Q, Tau2  float64     // see the weights "random"
	Clusters []Cluster   // a dimension each
	Bases    []Base      // of columns of names
	Leverage []Influence // events with more than four times the average leverage
	Dropped  []Dropped
	Warnings []eventstudy.Warning
}

// Coefficient is the estimate of one column.
type Coefficient struct {
	Name     string
	Estimate float64 // abnormal return for one unit of the column
	SE, T, P float64
	CI       [2]float64 // at 1 − alpha
	VIF      float64    // variance inflation by the other columns; NaN of the intercept
	SD       float64    // standard deviation of a column of numbers over the events; else NaN
}

// Wald is a test of several coefficients at once: F with two degrees of freedom, or χ² where DF2 is
// infinite.
type Wald struct{ Stat, DF1, DF2, P float64 }

// Cluster is a dimension of clusters.
type Cluster struct {
	Name string
	N    int
}

// Influence is the leverage of one event, from 0 to 1: how far its own y pulls its fitted value. On
// average it is p/N.
type Influence struct {
	Event    string
	Leverage float64
}

// Of regresses the abnormal returns of a measured study on columns of its events, one row an event.
// The error is a *Problem where the regression cannot be made as asked for: no such column, fewer
// events than coefficients, columns that are sums of others, a single cluster. What can be made but
// not trusted is made, with a warning.
func Of(r *eventstudy.Report, o Options) (*Result, error) {
	if err := o.settle(); err != nil {
		return nil, err
	}
	errors, ok := Errors.Lookup(o.Errors)
	if !ok {
		return nil, problem("se", "", "unknown kind of standard error %q", o.Errors)
	}
	weighting, ok := Weightings.Lookup(o.Weights)
	if !ok {
		return nil, problem("weights", "", "unknown kind of weights %q", o.Weights)
	}
	if o.Y == AV && !r.Design.Response.OfVolume() {
		return nil, problem("y", "measure the volume in its place",
			"the study measures returns, and av is abnormal volume")
	}
	s, err := gather(r, &o)
	if err != nil {
		return nil, err
	}
	out := &Result{Title: r.Title, Design: &r.Design, Options: o, N: len(s.rows),
		Dropped: s.dropped,
		Bases:   s.bases}
	if err := s.enough(o.Errors == "cluster"); err != nil {
		return nil, err
	}
	w, how, err := weighting.weights(s)
	if err != nil {
		return nil, err
	}
	f, err := least(s.names, s.x, s.y, w)
	if err != nil {
		return nil, err
	}
	out.Q, out.Tau2 = how.q, how.tau2
	for _, d := range s.clusters {
		out.Clusters = append(out.Clusters, Cluster{d.name, d.n})
	}
	c := errors.covariance(f, s)
	out.DF = c.df
	out.explain(f, s)
	out.judge(f, s, c)
	out.doubt(s, c)
	return out, nil
}

// Explained is what is explained, as tables call it: CAR, SCAR, BHAR, CAV.
func (out *Result) Explained() string {
	switch name := out.Design.Response.Words().CAR; out.Options.Y {
	case SCAR:
		return "S" + name
	case BHAR:
		return "BHAR"
	default:
		return name
	}
}

// Fractions reports whether what is explained is a share of the price, which is read in per cent:
// tables and sentences ask it before they write a figure;
// else it is a logarithm, or in units of its error.
func (out *Result) Fractions() bool {
	return out.Options.Y != SCAR && !out.Design.Response.Other()
}

// How names the weights and the errors by their titles, as a table in a paper is captioned: without
// them a standard error cannot be read.
func (out *Result) How() string {
	errors, _ := Errors.Lookup(out.Options.Errors)
	weights, _ := Weightings.Lookup(out.Options.Weights)
	return weights.Info().Title + ", " + errors.Info().Title
}

// enough refuses fewer events than there are columns, and a single cluster. The message counts what
// was left out and why, since empty cells are the usual reason.
func (s *sample) enough(clustered bool) error {
	n, p := len(s.rows), len(s.x)
	if n <= p || n == 0 {
		lost := ""
		for _, d := range s.dropped {
			lost += fmt.Sprintf("; %s left out for %s: %s", words.Counted(len(d.Events), "event"),
				d.Column, d.Reason)
		}
		return problem("x", "name fewer columns, or fill the cells that are empty",
			"%s for %d coefficients%s", words.Counted(n, "event"), max(p, 2), lost)
	}
	for _, d := range s.clusters {
		if clustered && d.n < 2 {
			return problem("cluster", "leave the clusters out", "all %d events have one %s", n,
				d.name)
		}
	}
	return nil
}

// explain fills what is said of the fit as a whole. R² is that of the weighted rows: under weights
// it tells how much of the precise events is explained, and is not to be compared with one without.
func (out *Result) explain(f *fit, s *sample) {
	tss := f.spread(s.y)
	n, p := float64(f.n), float64(f.p)
	out.R2, out.Adjusted = math.NaN(), math.NaN()
	if tss > 0 {
		out.R2 = 1 - f.ssr()/tss
		out.Adjusted = 1 - (1-out.R2)*(n-1)/(n-p)
	}
	out.Sigma = math.Sqrt(f.ssr() / (n - p))
	out.Spread = breuschPagan(f, s)
	for i, h := range f.h {
		if h > 4*p/n {
			out.Leverage = append(out.Leverage, Influence{Name(&s.rows[i].Event,
				s.rows[i].Security), h})
		}
	}
}

// breuschPagan is the studentised form of Koenker (J. Econometrics 17:107–112, 1981): N·R² of the
// squared scaled residuals on the columns, χ² with p − 1 degrees of freedom where their size has
// nothing to do with them. The plain form takes the errors for normal, which abnormal returns are
// not.
func breuschPagan(f *fit, s *sample) Wald {
	nan := math.NaN()
	none := Wald{nan, nan, nan, nan}
	squares, ones := make([]float64, f.n), make([]float64, f.n)
	mean := 0.0
	for i, u := range f.u {
		squares[i], ones[i] = u*u, 1
		mean += u * u / float64(f.n)
	}
	if !(mean > 0) {
		return none
	}
	tss := 0.0
	for i := range squares {
		squares[i] /= mean // their size says nothing
		tss += (squares[i] - 1) * (squares[i] - 1)
	}
	g, err := least(s.names, s.x, squares, ones)
	if err != nil || !(tss > 0) {
		return none
	}
	df := float64(f.p - 1)
	stat := float64(f.n) * (1 - g.ssr()/tss)
	return Wald{stat, df, math.Inf(1), distuv.ChiSquared{K: df}.Survival(stat)}
}

// judge fills the coefficients, each with its t, p and interval by the alternative of the design. A
// standard error that cannot be known takes t, p and interval with it, and with any of them unknown
// there is no F of all.
func (out *Result) judge(f *fit, s *sample, c covariance) {
	d := out.Design
	unknown := out.unknown(f, s)
	for j, name := range f.names {
		x := Coefficient{Name: name, Estimate: f.b[j], SE: math.Sqrt(c.v.At(j, j)), VIF: math.NaN(),
			SD: math.NaN()}
		if unknown[j] || !(x.SE > 0) {
			x.SE = math.NaN()
		}
		x.T = x.Estimate / x.SE
		x.P = eventstudy.StudentP(x.T, c.df, d.Tail)
		x.CI = d.Around(x.Estimate, eventstudy.StudentQuantile(d.Critical(), c.df)*x.SE)
		if math.IsNaN(x.SE) {
			x.CI = [2]float64{math.NaN(), math.NaN()}
		}
		if j > 0 {
			x.VIF = inflation(f, s.x[j], j)
		}
		if j > 0 && !s.dummy[j] {
			x.SD = stat.StdDev(s.x[j], nil)
		}
		out.Coefficients = append(out.Coefficients, x)
	}
	nan := math.NaN()
	out.F = Wald{nan, float64(f.p - 1), c.df, nan}
	if !slices.Contains(unknown[1:], true) {
		out.F = wald(f, c)
	}
}

// inflation is the variance of a coefficient over that which it would have were its column not
// correlated with the others (Marquardt, Technometrics 12:591–612, 1970): 1/(1 − R²) of the column
// on the others. From 10 on a coefficient says little by itself.
func inflation(f *fit, x []float64, j int) float64 { return f.inv.At(j, j) * f.spread(x) }

// spread is Σ w_i (x_i − x̄)² about the weighted mean, which is what a column without the others,
// or y without any, has to explain.
func (f *fit) spread(x []float64) float64 {
	mean, sum := stat.Mean(x, f.w), 0.0
	for i, v := range x {
		sum += f.w[i] * (v - mean) * (v - mean)
	}
	return sum
}

// wald tests all coefficients but the first by their covariance of the chosen kind, so that F bears
// what the t of each does. Columns are put at length one before the matrix is factored: units would
// decide otherwise whether it can be.
func wald(f *fit, c covariance) Wald {
	k := f.p - 1
	out := Wald{math.NaN(), float64(k), c.df, math.NaN()}
	v, b := mat.NewSymDense(k, nil), mat.NewVecDense(k, nil)
	for i := range k {
		b.SetVec(i, f.b[i+1]*f.norm[i+1])
		for j := i; j < k; j++ {
			v.SetSym(i, j, c.v.At(i+1, j+1)*f.norm[i+1]*f.norm[j+1])
		}
	}
	var chol mat.Cholesky
	if !chol.Factorize(v) || chol.Cond() > 1e12 {
		return out
	}
	var x mat.VecDense
	if chol.SolveVecTo(&x, b) != nil {
		return out
	}
	out.Stat = mat.Dot(b, &x) / float64(k)
	out.P = distuv.F{D1: float64(k), D2: c.df}.Survival(out.Stat)
	return out
}
