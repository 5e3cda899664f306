package eventstudy

import (
	"fmt"
	"math"
)

func init() { Models.Register(scholesWilliamsModel{}) }

// scholesWilliamsModel is the market model with a beta that survives non-synchronous trading: where
// the last trade of a stock is hours older than the index's close, part of the market's move shows
// in the stock a day late, and in the index of thin stocks a day early, and the ordinary beta is
// biased towards zero.
type scholesWilliamsModel struct{}

func (scholesWilliamsModel) Info() Info {
	return Info{Name: "scholes-williams", Order: 100,
		Title: "market model with Scholes–Williams beta",
		Formula: "β = (β₋₁ + β₀ + β₊₁)/(1 + 2ρ_m),  α = mean(R) − β·mean(R_m),  over the inner " +
			"rows 2…M−1 of the sample\n" +
			"β_k slope of R_t on R_m,t+k;  ρ_m correlation of R_mt with R_m,t−1\n" +
			"E[R_t] = α + β R_mt,  s² = SSR/(M − 2) over all M rows\n" +
			"Var(CAR) = s²(L + L²/n + (Σ(R_mt − R̄_m))²·S_zz/S_zm²),  n = M − 2,  z_t = R_m,t−1 " +
			"+ R_mt + R_m,t+1 (β as instrumental variable)",
		Assumes: "trading is delayed by less than a day; returns have no autocorrelation of " +
			"their own",
		Use: "thinly traded stocks, and stocks whose market closes some hours before or after " +
			"their benchmark's",
		Avoid: "stocks that go without a trade for days (trade-to-trade returns); liquid stocks, " +
			"where it only adds noise",
		DF: "M − 2",
		References: []string{"Scholes & Williams, Estimating betas from nonsynchronous data, J. " +
			"Financial Economics 5:309–327, 1977",
			"Brown & Warner, Using daily stock returns, J. Financial Economics 14:3–31, 1985, §4"}}
}

func (scholesWilliamsModel) Needs() Needs {
	return Needs{Benchmark: true, Lagged: true,
		NoThin: "it is itself a remedy for thin trading, by leads and lags of one day"}
}

func (scholesWilliamsModel) Terms(View) []string { return []string{"alpha", "beta"} }

func (scholesWilliamsModel) Row(v View, t int, x []float64) (float64, bool) {
	return marketModel{}.Row(v, t, x)
}

// Fit estimates α and β. The lead and the lag are those of the trading day, also where the sample
// has a hole.
func (m scholesWilliamsModel) Fit(v View, est []int, w *Work) (*Fit, error) {
	w.grow(len(est), 4)
	rm, n := v.Line.Benchmark, 0
	for i := 1; i < len(est)-1; i++ {
		t := est[i]
		if around := rm[t-1] + rm[t+1]; around == around { // else unknown
			w.y[n], w.cols[0][n], w.cols[1][n], w.cols[2][n] = v.Return[t], rm[t-1], rm[t], rm[t+1]
			n++
		}
	}
	if n < 4 {
		return nil, fmt.Errorf("%w: Scholes–Williams needs 6, there are %d", ErrTooFew, len(est))
	}
	r, lag, now, lead := w.y[:n], w.cols[0][:n], w.cols[1][:n], w.cols[2][:n]
	// An index that did not move has no slope; rounding leaves it a spread of the last bits.
	if covSum(now, now) <= 1e-26*dot(now, now) {
		return nil, ErrSingular
	}
	rho := covSum(now, lag) / math.Sqrt(covSum(now, now)*covSum(lag, lag))
	sum := 0.0
	for _, x := range [][]float64{lag, now, lead} {
		sum += covSum(r, x) / covSum(x, x)
	}
	beta := sum / (1 + 2*rho)
	switch {
	case math.IsNaN(beta) || math.IsInf(beta, 0):
		return nil, ErrSingular
	// Near ρ = −½ the divisor vanishes, and beta is whatever noise the slopes leave.
	case 1+2*rho < 0.05:
		return nil,
			fmt.Errorf("the benchmark's returns have autocorrelation %.2f, which leaves 1 + 2ρ "+
				"too near zero to divide by", rho)
	}
	f := newFit(m, v, est)
	f.Coef[0], f.Coef[1] = mean(r)-beta*mean(now), beta
	// The estimate is that of an instrumental variable, whose error is larger than that of least
	// squares: R is made such that the usual formula gives it.
	z := w.cols[3][:n]
	for i := range z {
		z[i] = lag[i] + now[i] + lead[i]
	}
	root := math.Sqrt(float64(n))
	f.R = []float64{root, root * mean(now), 0, math.Abs(covSum(z, now)) / math.Sqrt(covSum(z, z))}
	return f, f.finish(w)
}

// finish fills residuals, sigma, R² and standard errors from coefficients and R.
func (f *Fit) finish(w *Work) error {
	k := f.width()
	w.grow(f.N, k)
	for i, t := range f.Est {
		e, _ := f.expected(t, w.x)
		w.y[i] = f.view.Return[t]
		f.Resid[i] = w.y[i] - e
	}
	ssr := dot(f.Resid, f.Resid)
	f.Sigma = math.Sqrt(ssr / float64(f.DF))
	f.R2 = explained(ssr, centredSS(w.y))
	for j := 0; j < k; j++ {
		clear(w.c)
		w.c[j] = 1
		f.SE[j] = f.Sigma * math.Sqrt(solveNorm2(f.R, w.c))
		if math.IsNaN(f.SE[j]) || math.IsInf(f.SE[j], 0) {
			return ErrSingular
		}
	}
	return nil
}

// covSum returns Σ(x − x̄)(y − ȳ).
func covSum(x, y []float64) float64 {
	mx, my := mean(x), mean(y)
	s := 0.0
	for i := range x {
		s += (x[i] - mx) * (y[i] - my)
	}
	return s
}
