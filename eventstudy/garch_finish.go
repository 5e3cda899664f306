package eventstudy

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// noARCH is how much log-likelihood the two variance parameters must add for there to be an ARCH
// effect at all; below it β is not identified and a constant variance is reported.
const noARCH = 1e-4

// leastARCH is the α below which there is no ARCH effect either: the variance then only runs from
// its value before the sample to another, which the likelihood may like and no shock has to do
// with.
const leastARCH = 1e-4

// finish collects the estimates at the maximum, still in units of the problem.
func (p *garchProblem) finish(theta []float64) *garchFit {
	k, n := p.k, float64(p.n)
	l := p.logLik(theta, nil)
	flat := make([]float64, k+3) // d = 0: least squares
	flat[k] = dot(p.e0, p.e0) / n
	if theta[k+1] < leastARCH || n*(l-p.logLik(flat, nil)) < noARCH {
		theta = flat
	}
	f := &garchFit{b: append([]float64(nil), theta[:k]...), omega: theta[k], alpha: theta[k+1],
		beta: theta[k+2]}
	f.constant = f.alpha == 0
	f.logLik = n*p.logLik(theta, nil) - n/2*math.Log(2*math.Pi)
	f.e, f.h = append([]float64(nil), p.e...), append([]float64(nil), p.h...)
	var chol mat.Cholesky
	if f.constant {
		// The likelihood is flat in β: the covariance of a regression, and nothing for the two.
		f.cov = mat.NewSymDense(k+3, nil)
		for i := range k {
			f.cov.SetSym(i, i, theta[k]/n)
		}
		f.cov.SetSym(k, k, 2*theta[k]*theta[k]/n)
		return f
	}
	info := p.information(theta)
	f.edge = !chol.Factorize(info)
	if f.edge {
		// On the edge of what is allowed the likelihood still climbs in the variance's parameters.
		// Those of the mean are independent of them in large samples (Bollerslev 1986, §5): their
		// own block of the information serves.
		block := mat.NewSymDense(k, nil)
		block.CopySym(info.SliceSym(0, k))
		if !chol.Factorize(block) {
			return f
		}
	}
	var inverse mat.SymDense
	if chol.InverseTo(&inverse) != nil {
		return f
	}
	f.cov = mat.NewSymDense(k+3, nil)
	for i := range inverse.SymmetricDim() {
		for j := i; j < inverse.SymmetricDim(); j++ {
			f.cov.SetSym(i, j, inverse.At(i, j)/n)
		}
	}
	return f
}

// rescale turns the estimates from the units of the problem to those of the data: b = b₀ +
// scale·R⁻¹d, variances times scale².
func (f *garchFit) rescale(r, b0 []float64, scale float64) {
	k := len(b0)
	// T maps the parameters of the problem to those of the data; it is linear.
	T := mat.NewDense(k+3, k+3, nil)
	for j := 0; j < k; j++ { // column j of R⁻¹ by back substitution
		for i := j; i >= 0; i-- {
			v := 0.0
			if i == j {
				v = scale
			}
			for m := i + 1; m <= j; m++ {
				v -= r[i*k+m] * T.At(m, j)
			}
			T.Set(i, j, v/r[i*k+i])
		}
	}
	T.Set(k, k, scale*scale)
	T.Set(k+1, k+1, 1)
	T.Set(k+2, k+2, 1)
	var d mat.VecDense
	d.MulVec(T.Slice(0, k, 0, k), mat.NewVecDense(k, f.b))
	for j := range b0 {
		f.b[j] = b0[j] + d.AtVec(j)
	}
	f.omega *= scale * scale
	for t := range f.h {
		f.h[t] *= scale * scale
		f.e[t] *= scale
	}
	f.logLik -= float64(len(f.h)) * math.Log(scale)
	if f.cov == nil {
		return
	}
	var half, full mat.Dense
	half.Mul(T, f.cov)
	full.Mul(&half, T.T())
	for i := range k + 3 {
		for j := i; j < k+3; j++ {
			f.cov.SetSym(i, j, full.At(i, j))
		}
	}
}
