package regress

import (
	"gonum.org/v1/gonum/mat"

	"stockmove/eventstudy"
)

func init() { Errors.Register(clustered{}) }

// clustered adds up the residuals of the events that hang together before they are squared: what
// they have in common then counts once for the cluster and not once for each event, and whatever
// correlation there is inside of a cluster need not be known.
type clustered struct{}

func (clustered) Info() eventstudy.Info {
	return eventstudy.Info{Name: "cluster", Order: 40, Title: "clustered standard errors in one " +
		"or two dimensions",
		Null: "the coefficient is zero",
		Formula: "V = c · Σ_g s_g s_g′,  s_g = (X′WX)⁻¹ Σ_{i in g} w_i x_i e_i,  c = G/(G − 1) " +
			"· (N − 1)/(N − p)  (CR1)\n" +
			"two dimensions: V_A + V_B − V_{A and B}, each with its own c; negative eigenvalues " +
			"are set to zero",
		Assumes: "clusters are independent of each other, and many",
		Use: "events that share dates: clusters by date; firms with several events: by date " +
			"and security",
		Avoid: "fewer than some 30 clusters, where it rejects 6 to 8 % instead of 5; a value " +
			"that a single " +
			"cluster has, for which it does not exist; windows of neighbouring dates that overlap",
		DF: "Student's t with G − 1 degrees of freedom, G the smaller number of clusters",
		References: []string{
			"Liang & Zeger, Longitudinal data analysis using generalized linear models, " +
				"Biometrika 73:13–22, 1986",
			"Cameron, Gelbach & Miller, Robust inference with multiway clustering, J. Business & " +
				"Economic Statistics 29:238–249, 2011",
			"Thompson, Simple formulas for standard errors that cluster by both firm and time, " +
				"J. Financial Economics 99:1–10, 2011",
			"Petersen, Estimating standard errors in finance panel data sets, Review of " +
				"Financial Studies 22:435–480, 2009"}}
}

func (clustered) covariance(f *fit, s *sample) covariance {
	v := f.within(s.clusters[0])
	least := s.clusters[0].n
	out := covariance{}
	if len(s.clusters) > 1 {
		a, b := s.clusters[0], s.clusters[1]
		v.AddSym(v, f.within(b))
		both := f.within(a.with(b))
		both.ScaleSym(-1, both)
		v.AddSym(v, both)
		least = min(least, b.n)
		v, out.clipped = clip(v)
	}
	out.v, out.df = v, float64(least-1)
	return out
}

// within is the covariance that events of one cluster have in common, p×p, with the correction CR1
// for few clusters: residuals of a fit are smaller than errors, those of few clusters the more so.
func (f *fit) within(d dimension) *mat.SymDense {
	sums := make([]*mat.VecDense, d.n)
	for g := range sums {
		sums[g] = mat.NewVecDense(f.p, nil)
	}
	for i, g := range d.of {
		sums[g].AddScaledVec(sums[g], f.u[i], mat.NewVecDense(f.p, f.a[i]))
	}
	v := mat.NewSymDense(f.p, nil)
	for _, s := range sums {
		v.SymRankOne(v, 1, s)
	}
	n, g := float64(f.n), float64(d.n)
	v.ScaleSym(g/(g-1)*(n-1)/f.residualDF(), v)
	return v
}

// clip sets the negative eigenvalues of a difference of covariances to zero, and reports whether
// there were any. A combination of columns would have a negative variance else, and its test no
// meaning at all (Cameron, Gelbach & Miller 2011, §2.3).
func clip(v *mat.SymDense) (*mat.SymDense, bool) {
	var e mat.EigenSym
	if !e.Factorize(v, true) {
		return v, false
	}
	values := e.Values(nil)
	// Where both dimensions part the events alike, rounding leaves some a little below zero.
	if values[0] >= -1e-12*values[len(values)-1] {
		return v, false
	}
	var vectors mat.Dense
	e.VectorsTo(&vectors)
	out := mat.NewSymDense(len(values), nil)
	for k, x := range values {
		if x > 0 {
			out.SymRankOne(out, x, vectors.ColView(k))
		}
	}
	return out, true
}
