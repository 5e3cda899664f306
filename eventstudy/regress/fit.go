package regress

import (
	"math"

	"gonum.org/v1/gonum/mat"

	"stockmove/eventstudy/words"
)

// fit is weighted least squares of n rows on p columns: all is in the units of the columns, and
// rows are multiplied by √w. Weighted and ordinary least squares are then one, and the sandwich
// forms of the covariance need no weights of their own.
type fit struct {
	n, p  int
	names []string
	w     []float64
	b     []float64 // coefficients
	// a[i] = (X′WX)⁻¹ x_i √w_i: what one unit of the scaled residual i moves b by
	a    [][]float64
	u    []float64     // scaled residuals √w_i (y_i − x_i′b)
	h    []float64     // leverage of the scaled rows
	inv  *mat.SymDense // (X′WX)⁻¹
	norm []float64     // length of each scaled column
}

// dependent is how little of a column of length one may be left beside the ones before it.
const dependent = 1e-8

// least minimises Σ w_i (y_i − x_i′b)² for p columns x of n rows each, y and w of n, by a QR
// decomposition of the scaled columns, each at length one so that units do not matter. The normal
// equations would square the condition of columns such as a size and its square. A column that is a
// sum of others is a *Problem that names it.
func least(names []string, x [][]float64, y, w []float64) (*fit, error) {
	n, p := len(y), len(x)
	f := &fit{n: n, p: p, names: names, w: w, norm: make([]float64, p)}
	scaled, target := mat.NewDense(n, p, nil), mat.NewVecDense(n, nil)
	for i := range n {
		root := math.Sqrt(w[i])
		target.SetVec(i, root*y[i])
		for j := range p {
			scaled.Set(i, j, root*x[j][i])
		}
	}
	for j := range p {
		col := scaled.ColView(j).(*mat.VecDense)
		if f.norm[j] = mat.Norm(col, 2); f.norm[j] > 0 {
			col.ScaleVec(1/f.norm[j], col)
		}
	}
	var qr mat.QR
	qr.Factorize(scaled)
	var full mat.Dense
	qr.RTo(&full)
	r := mat.NewTriDense(p, mat.Upper, nil)
	for i := range p {
		for j := i; j < p; j++ {
			r.SetTri(i, j, full.At(i, j))
		}
	}
	if err := independent(names, r); err != nil {
		return nil, err
	}
	// q = R⁻ᵀX′ are the orthonormal columns, a = R⁻¹q. What is left of the check above are columns
	// that are nearly dependent, which the library refuses by their condition.
	var b, q, a mat.Dense
	err := qr.SolveTo(&b, false, target)
	if err == nil {
		err = q.Solve(r.T(), scaled.T())
	}
	if err == nil {
		err = a.Solve(r, &q)
	}
	if err != nil {
		return nil, problem("x", "leave one of them out", "the columns cannot be told apart: %v",
			err)
	}
	f.fill(scaled, target, &b, &q, &a)
	return f, nil
}

// fill takes the solution back to the units of the columns. Residuals are computed from the scaled
// rows and not from the original ones, so that what a wild unit of one column loses in digits stays
// in that column.
func (f *fit) fill(scaled *mat.Dense, target *mat.VecDense, b, q, a *mat.Dense) {
	f.u, f.h = make([]float64, f.n), make([]float64, f.n)
	f.a, f.b = make([][]float64, f.n), make([]float64, f.p)
	for i := range f.n {
		f.u[i] = target.AtVec(i)
		f.a[i] = make([]float64, f.p)
		for j := range f.p {
			f.u[i] -= scaled.At(i, j) * b.At(j, 0)
			f.h[i] += q.At(j, i) * q.At(j, i)
			f.a[i][j] = a.At(j, i) / f.norm[j]
		}
	}
	for j := range f.p {
		f.b[j] = b.At(j, 0) / f.norm[j]
	}
	f.inv = f.sum(func(int) float64 { return 1 })
}

// sum returns Σ e_i² a_i a_i′, p×p: every covariance here is one of these, and they differ in what
// they take for e_i. With e_i = 1 it is (X′WX)⁻¹ itself.
func (f *fit) sum(e func(i int) float64) *mat.SymDense {
	out := mat.NewSymDense(f.p, nil)
	for i, a := range f.a {
		out.SymRankOne(out, e(i)*e(i), mat.NewVecDense(f.p, a))
	}
	return out
}

// independent complains of a column that is a sum of those before it, by the names of all that make
// it up: the user knows the columns of the file, and not the diagonal of R. A dummy for each value
// beside the constant is the usual case.
func independent(names []string, r *mat.TriDense) error {
	for k := range names {
		if math.Abs(r.At(k, k)) > dependent {
			continue
		}
		// What the columns before it make it of: R c = the column's own part.
		c := make([]float64, k)
		for i := k - 1; i >= 0; i-- {
			c[i] = r.At(i, k)
			for j := i + 1; j < k; j++ {
				c[i] -= r.At(i, j) * c[j]
			}
			c[i] /= r.At(i, i)
		}
		var with []string
		for i, v := range c {
			if math.Abs(v) > 1e-6 {
				with = append(with, names[i])
			}
		}
		switch {
		case len(with) == 0:
			return problem("x", "leave it out", "column %s is zero in all events that enter",
				names[k])
		case len(with) == 1 && with[0] == intercept:
			return problem("x", "leave it out", "column %s is the same in all events that enter",
				names[k])
		}
		return problem("x", "leave one of them out", "column %s is made of %s: their effects "+
			"cannot be told apart",
			names[k], words.List(with))
	}
	return nil
}

// ssr is the weighted sum of squared residuals, Σ w_i (y_i − x_i′b)².
func (f *fit) ssr() float64 {
	sum := 0.0
	for _, u := range f.u {
		sum += u * u
	}
	return sum
}

// alone is the least leverage of an event that decides a coefficient by itself: its residual is
// zero but for rounding, which is no sign of a good fit.
const alone = 1 - 1e-9
