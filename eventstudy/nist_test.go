package eventstudy

import (
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// nistSet is one file of testdata/nist.
type nistSet struct {
	model     string
	beta, sd  []float64
	sigma, r2 float64
	y         []float64
	x         [][]float64 // columns as given, without powers
}

func readNIST(t *testing.T, name string) nistSet {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "nist", name+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	var s nistSet
	num := func(f string) float64 {
		v, err := strconv.ParseFloat(f, 64)
		if err != nil {
			t.Fatal(name, err)
		}
		return v
	}
	for _, line := range strings.Split(string(text), "\n") {
		f := strings.Fields(line)
		if len(f) == 0 {
			continue
		}
		switch f[0] {
		case "model":
			s.model = strings.Join(f[1:], " ")
		case "beta":
			s.beta, s.sd = append(s.beta, num(f[1])), append(s.sd, num(f[2]))
		case "sigma":
			s.sigma = num(f[1])
		case "r2":
			s.r2 = num(f[1])
		case "data":
			s.y = append(s.y, num(f[1]))
			for j, v := range f[2:] {
				if len(s.x) <= j {
					s.x = append(s.x, nil)
				}
				s.x[j] = append(s.x[j], num(v))
			}
		}
	}
	return s
}

// design returns the regressors that the certified values belong to.
func (s nistSet) design() [][]float64 {
	one := make([]float64, len(s.y))
	for i := range one {
		one[i] = 1
	}
	switch {
	case s.model == "noint":
		return [][]float64{append([]float64(nil), s.x[0]...)}
	case s.model == "linear":
		cols := [][]float64{one}
		for _, c := range s.x {
			cols = append(cols, append([]float64(nil), c...))
		}
		return cols
	}
	k, _ := strconv.Atoi(strings.TrimPrefix(s.model, "poly "))
	cols := [][]float64{one}
	for p := 1; p <= k; p++ {
		c := make([]float64, len(s.y))
		for i, v := range s.x[0] {
			c[i] = cols[p-1][i] * v
		}
		cols = append(cols, c)
	}
	return cols
}

// digits is the number of correct significant digits (log relative error), at most 15.
func digits(got, want float64) float64 {
	err := math.Abs(got - want)
	if want != 0 {
		err /= math.Abs(want)
	}
	if err < 1e-15 {
		return 15
	}
	return -math.Log10(err)
}

// TestLeastSquaresNIST holds the kernel against the certified values of NIST StRD (testdata/nist).
// The digits asked for are what each problem allows in double precision: Filip's columns have a
// condition number near 1e15, and the residuals of Wampler4 and 5 are 1e5 and 1e7 times larger than
// of Wampler3 by design (McCullough, The American Statistician 52:358–366, 1998).
func TestLeastSquaresNIST(t *testing.T) {
	for _, c := range []struct {
		name           string
		beta, sd, rest float64
	}{
		{"Norris", 11, 12, 12},
		{"Pontius", 11, 11, 11},
		{"NoInt1", 14, 14, 14},
		{"Longley", 11, 11, 11},
		{"Wampler1", 9, 0, 0},
		{"Wampler2", 12, 0, 0},
		{"Wampler3", 9, 11, 11},
		{"Wampler4", 8, 11, 11},
		{"Wampler5", 6, 11, 11},
		{"Filip", 7, 7, 7},
	} {
		s := readNIST(t, c.name)
		cols := s.design()
		k := len(cols)
		tss := centredSS(s.y)
		if s.model == "noint" {
			tss = dot(s.y, s.y)
		}
		y := append([]float64(nil), s.y...)
		r, b := make([]float64, k*k), make([]float64, k)
		if err := leastSquares(cols, y, r, b); err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		ssr := dot(y, y)
		sigma := math.Sqrt(ssr / float64(len(y)-k))
		low, lowSD := 15.0, 15.0
		for j := range b {
			low = math.Min(low, digits(b[j], s.beta[j]))
			e := make([]float64, k)
			e[j] = 1
			lowSD = math.Min(lowSD, digits(sigma*math.Sqrt(solveNorm2(r, e)), s.sd[j]))
		}
		rest := math.Min(digits(sigma, s.sigma), digits(1-ssr/tss, s.r2))
		t.Logf("%-9s digits: coefficients %4.1f  standard errors %4.1f  sigma and R² %4.1f", c.name,
			low, lowSD, rest)
		if low < c.beta || c.sd > 0 && lowSD < c.sd || c.rest > 0 && rest < c.rest {
			t.Errorf("%s: fewer digits than asked for: %v", c.name, c)
		}
	}
}

// TestOrthogonal: the columns stay orthonormal to rounding error even where they began nearly
// dependent, which is what the second orthogonalisation is for; HAC errors and leverages are
// computed from them.
func TestOrthogonal(t *testing.T) {
	for _, name := range []string{"Filip", "Longley", "Wampler5"} {
		s := readNIST(t, name)
		q := s.design()
		k := len(q)
		err := leastSquares(q, append([]float64(nil), s.y...), make([]float64, k*k),
			make([]float64, k))
		if err != nil {
			t.Fatal(err)
		}
		for i := range q {
			for j := range i {
				if d := math.Abs(dot(q[i], q[j])); d > 1e-14 {
					t.Errorf("%s: columns %d and %d: %.1e", name, i, j, d)
				}
			}
		}
	}
}

func TestLeastSquaresSingular(t *testing.T) {
	one, x := []float64{1, 1, 1, 1}, []float64{1, 2, 3, 4}
	for name, cols := range map[string][][]float64{
		"constant twice":   {one, {2, 2, 2, 2}},
		"sum of the other": {one, x, {2, 3, 4, 5}},
		"zero column":      {one, {0, 0, 0, 0}},
		"not a number":     {one, {1, 2, math.NaN(), 4}},
		"infinite":         {one, {1, 2, math.Inf(1), 4}},
	} {
		var own [][]float64
		for _, c := range cols {
			own = append(own, append([]float64(nil), c...))
		}
		k := len(own)
		err := leastSquares(own, []float64{1, 2, 4, 3}, make([]float64, k*k),
			make([]float64, k))
		if err != ErrSingular {
			t.Errorf("%s: error %v, want ErrSingular", name, err)
		}
	}
}
