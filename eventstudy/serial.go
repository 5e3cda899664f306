package eventstudy

import "math"

// Days of volume and of volatility hang together: a sum over L days varies by more than L times the
// variance of a day. The variance of such a sum is therefore that of the sums of L neighbouring
// residuals of the estimation window.

// blockVariance is the variance of the sum of n neighbouring residuals: the mean square of the
// overlapping sums of the estimation window, made up for the parameters and for a sum over part of
// a sample whose residuals add up to zero, (m/(m − K))·((m − 1)/(m − n)). NaN where the window
// holds fewer than two sums without overlap.
func (f *Fit) blockVariance(n int) float64 {
	ss, k := 0.0, 0
	f.eachBlock(n, func(sum float64) {
		ss += sum * sum
		k++
	})
	m := float64(f.N)
	if k == 0 || f.N < 2*n || f.N <= f.K {
		return math.NaN()
	}
	return ss / float64(k) * m / (m - float64(f.K)) * (m - 1) / (m - float64(n))
}

// eachBlock calls see with the sum of each n residuals of days that follow one another.
func (f *Fit) eachBlock(n int, see func(sum float64)) { blocks(f.Resid, f.Est, n, see) }

// blocks calls see with the sum of each n values whose days follow one another.
func blocks(values []float64, days []int, n int, see func(sum float64)) {
	for i := n - 1; i < len(values); i++ {
		if days[i]-days[i-n+1] != n-1 {
			continue
		}
		sum := 0.0
		for _, v := range values[i-n+1 : i+1] {
			sum += v
		}
		see(sum)
	}
}

// refused marks a test of several days that takes them as independent where they are not; ok is
// false where the test is to be carried out.
func (a *Abnormal) refused(t GroupTest, w Window) (r Result, ok bool) {
	if ofSums.of(t) || !a.Design.Response.Other() || w.Len() == 1 {
		return r, false
	}
	r = a.result(t.Info().Name, a.sample(w), "")
	r.undefined("it takes the %d days of the window as independent, and days of %s hang together:"+
		" take cross, bmp, bmp-adj, sign or block-rank", w.Len(), a.Design.Response)
	return r, true
}
