package eventstudy

import (
	"errors"
	"math"
	"sort"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/optimize"
)

// errNoMaximum means that the likelihood has no maximum that could be found.
var errNoMaximum = errors.New("the GARCH likelihood could not be maximised")

// garchFit is y_t = x_t′b + e_t, e_t ~ N(0, h_t), h_t = ω + α e²_{t−1} + β h_{t−1}, estimated by
// maximum likelihood (Bollerslev, J. Econometrics 31:307–327, 1986). Before the sample e² and h are
// the mean of the squared residuals at the parameters in hand, the convention of Bollerslev &
// Ghysels (JBES 14:139–151, 1996) and of the benchmark of Fiorentini, Calzolari & Panattoni (J.
// Applied Econometrics 11:399–417, 1996).
type garchFit struct {
	b                  []float64
	omega, alpha, beta float64
	h                  []float64 // the variance of each day of the sample
	e                  []float64
	logLik             float64
	// of b, ω, α, β from the Hessian; nil when even that of b is not positive definite
	cov      *mat.SymDense
	constant bool // no ARCH effect: α = β = 0
	edge     bool // the maximum lies on a bound: cov is that of b alone
}

// garchProblem holds a sample with columns that are orthonormal up to √n and residuals of unit
// variance, so that all parameters are of order one. Bounded, scaled parameters of one order are
// what the optimiser needs: ω of daily returns is of the order of a millionth, and β of one.
type garchProblem struct {
	e0   []float64   // least-squares residuals over sigma
	q    [][]float64 // columns; e = e0 − Σ q_k d_k
	k, n int
	e, h []float64
	dh   []float64 // derivative of h_t by the k + 3 parameters
}

// logLik returns the log-likelihood, without its constant, over n and its gradient at θ = (d, ω, α,
// β); grad may be nil. The gradient is analytical and carried along with the variance, one
// recursion for both; numerical differences would lose the digits that the convergence is judged
// by.
func (p *garchProblem) logLik(theta, grad []float64) float64 {
	k, n := p.k, float64(p.n)
	omega, alpha, beta := theta[k], theta[k+1], theta[k+2]
	copy(p.e, p.e0)
	for j := 0; j < k; j++ {
		axpy(-theta[j], p.q[j], p.e)
	}
	s2 := dot(p.e, p.e) / n
	clear(grad)
	dh := p.dh
	clear(dh)
	for j := 0; j < k && grad != nil; j++ {
		dh[j] = -2 * dot(p.e, p.q[j]) / n // of the variance before the sample
	}
	// The lagged squared residual and its derivative by d_j; before the sample those of s2.
	last2, h, sum := s2, s2, 0.0
	for t := range p.e {
		hNow := omega + alpha*last2 + beta*h
		if grad != nil {
			for j := 0; j < k; j++ {
				lagged := dh[j]
				if t > 0 {
					lagged = -2 * p.e[t-1] * p.q[j][t-1]
				}
				dh[j] = alpha*lagged + beta*dh[j]
			}
			dh[k] = 1 + beta*dh[k]
			dh[k+1] = last2 + beta*dh[k+1]
			dh[k+2] = h + beta*dh[k+2]
		}
		h = hNow
		p.h[t] = h
		et := p.e[t]
		last2 = et * et
		sum -= 0.5 * (math.Log(h) + last2/h)
		if grad != nil {
			g := 0.5 * (last2/h - 1) / h
			for j := range dh {
				grad[j] += g * dh[j]
			}
			for j := 0; j < k; j++ {
				grad[j] += et * p.q[j][t] / h
			}
		}
	}
	for j := range grad {
		grad[j] /= n
	}
	return sum / n
}

// natural maps unbounded parameters to ω, α, β with ω > 0, α, β ≥ 0 and α + β < 1: z = (log
// unconditional variance, logit of persistence, logit of α's share in it). jac receives ∂(ω, α,
// β)/∂z. A step of the optimiser can then never leave the region in which the variance is positive
// and finite.
func natural(z []float64, jac *[3][3]float64) (omega, alpha, beta float64) {
	v := math.Exp(z[0])
	p, share := logistic(z[1]), logistic(z[2])
	rest := logistic(-z[1]) // 1 − p without cancellation
	if jac != nil {
		dp, ds := p*rest, share*logistic(-z[2])
		*jac = [3][3]float64{{v * rest, -v * dp, 0}, {0, dp * share, p * ds},
			{0, dp * (1 - share), -p * ds}}
	}
	return v * rest, p * share, p * logistic(-z[2])
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// fitGARCH maximises the likelihood of y on the columns cols (both overwritten) from the best of
// several starts.
func fitGARCH(cols [][]float64, y []float64) (*garchFit, error) {
	k, n := len(cols), len(y)
	r, b := make([]float64, k*k), make([]float64, k)
	if err := leastSquares(cols, y, r, b); err != nil {
		return nil, err
	}
	scale := math.Sqrt(dot(y, y) / float64(n))
	if !(scale > 0) || math.IsInf(scale, 0) {
		return nil, errNoMaximum
	}
	p := &garchProblem{e0: y, q: cols, k: k, n: n, e: make([]float64, n), h: make([]float64, n),
		dh: make([]float64, k+3)}
	root := math.Sqrt(float64(n))
	for t := range y {
		y[t] /= scale
	}
	for _, c := range cols {
		for t := range c {
			c[t] *= root
		}
	}
	theta, err := p.maximise()
	if err != nil {
		return nil, err
	}
	f := p.finish(theta)
	// Back to the units of y: X b = Q·(R b), Q of unit length.
	for i := range r {
		r[i] /= root
	}
	f.rescale(r, b, scale)
	return f, nil
}

// maximise runs BFGS from every start, since the likelihood of a sample with a wild day has several
// maxima, and takes Newton steps from the highest to the last digits.
func (p *garchProblem) maximise() ([]float64, error) {
	k := p.k
	grad := make([]float64, k+3)
	theta := make([]float64, k+3)
	var jac [3][3]float64
	set := func(z []float64) bool {
		copy(theta, z[:k])
		theta[k], theta[k+1], theta[k+2] = natural(z[k:], &jac)
		return theta[k] > 0
	}
	problem := optimize.Problem{
		Func: func(z []float64) float64 {
			if !set(z) {
				return math.Inf(1)
			}
			return -p.logLik(theta, nil)
		},
		Grad: func(g, z []float64) {
			set(z)
			p.logLik(theta, grad)
			for j := 0; j < k; j++ {
				g[j] = -grad[j]
			}
			for j := range 3 {
				g[k+j] = 0
				for i := range 3 {
					g[k+j] -= grad[k+i] * jac[i][j]
				}
			}
		},
	}
	type start struct {
		z []float64
		f float64
	}
	var starts []start
	// Persistence and the share of α; the last two lead to the maxima that one wild day makes.
	for _, s := range [][2]float64{{0.95, 0.1}, {0.8, 0.2}, {0.5, 0.5}, {0.99, 0.05}, {0.3, 0.9},
		{0.99, 0.95}, {0.9, 0.99}} {
		z := make([]float64, k+3)
		z[k+1], z[k+2] = math.Log(s[0]/(1-s[0])), math.Log(s[1]/(1-s[1]))
		starts = append(starts, start{z, problem.Func(z)})
	}
	sort.SliceStable(starts, func(i, j int) bool { return starts[i].f < starts[j].f })
	settings := &optimize.Settings{GradientThreshold: 1e-7, MajorIterations: 500,
		Converger: optimize.NeverTerminate{}}
	var best []float64
	lowest := math.Inf(1)
	for _, s := range starts {
		// a line search that ends at rounding error is no fault
		res, _ := optimize.Minimize(problem, s.z, settings, &optimize.BFGS{})
		if res == nil || !(res.F < lowest) {
			continue
		}
		if set(res.X); theta[k+1] >= leastARCH {
			lowest = res.F
		} else if best != nil {
			continue // no ARCH effect: anything with one comes first
		}
		best = append(best[:0], theta...)
	}
	if best == nil {
		return nil, errNoMaximum
	}
	return p.polish(best), nil
}

// polish takes Newton steps in the natural parameters while each raises the likelihood and stays
// inside the bounds.
func (p *garchProblem) polish(theta []float64) []float64 {
	m := len(theta)
	best := p.logLik(theta, nil)
	grad, next := make([]float64, m), make([]float64, m)
	for range 20 {
		p.logLik(theta, grad)
		var chol mat.Cholesky
		if !chol.Factorize(p.information(theta)) {
			break
		}
		var step mat.VecDense
		if chol.SolveVecTo(&step, mat.NewVecDense(m, grad)) != nil {
			break
		}
		size := 0.0
		for j := range next {
			next[j] = theta[j] + step.AtVec(j)
			size = math.Max(size, math.Abs(step.AtVec(j)))
		}
		k := p.k
		if next[k] <= 0 || next[k+1] < 0 || next[k+2] < 0 || next[k+1]+next[k+2] >= 1 {
			break
		}
		l := p.logLik(next, nil)
		if !(l >= best-1e-14) {
			break
		}
		best = math.Max(best, l)
		copy(theta, next)
		if size < 1e-12 {
			break
		}
	}
	return theta
}

// information returns −∂²(log L/n)/∂θ², by central differences of the exact gradient.
func (p *garchProblem) information(theta []float64) *mat.SymDense {
	m := len(theta)
	at, up, down := append([]float64(nil), theta...), make([]float64, m), make([]float64, m)
	full := mat.NewDense(m, m, nil)
	for i := range theta {
		h := 1e-5 * math.Max(math.Abs(theta[i]), 1e-2)
		at[i] = theta[i] + h
		p.logLik(at, up)
		at[i] = theta[i] - h
		p.logLik(at, down)
		at[i] = theta[i]
		for j := range theta {
			full.Set(i, j, -(up[j]-down[j])/(2*h))
		}
	}
	sym := mat.NewSymDense(m, nil)
	for i := range theta {
		for j := i; j < m; j++ {
			sym.SetSym(i, j, (full.At(i, j)+full.At(j, i))/2)
		}
	}
	return sym
}
