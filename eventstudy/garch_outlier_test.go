package eventstudy

import (
	"fmt"
	"math"
	"os"
	"strings"
	"testing"
)

// outlierSample returns the columns of one series of testdata/garch_outlier.csv.
func outlierSample(t *testing.T, k int) (cols [][]float64, y []float64) {
	var one, x []float64
	for _, row := range readRows(t, "testdata/garch_outlier.csv") {
		one = append(one, 1)
		x = append(x, number(t, row[fmt.Sprint("x", k)]))
		y = append(y, number(t, row[fmt.Sprint("y", k)]))
	}
	return [][]float64{one, x}, y
}

// TestGARCHOutlier: with one wild day the likelihood has several maxima; the one found is no lower
// than the best of fifty starts of scipy (garch_outlier.py).
func TestGARCHOutlier(t *testing.T) {
	ref, err := os.ReadFile("testdata/garch_outlier.txt")
	if err != nil {
		t.Fatal(err)
	}
	for k, line := range strings.Split(strings.TrimSpace(string(ref)), "\n") {
		var series, day int
		var want float64
		if _, err := fmt.Sscanf(line, "series%d %d %g", &series, &day, &want); err != nil ||
			series != k {
			t.Fatalf("%q: %v", line, err)
		}
		cols, y := outlierSample(t, k)
		g, err := fitGARCH(cols, y)
		if err != nil {
			t.Fatal(err)
		}
		if g.logLik < want-1e-5 {
			t.Errorf("series %d: log-likelihood %.9g, %.9g exists (α %.6f, β %.6f)", k, g.logLik,
				want, g.alpha, g.beta)
		}
	}
}

// TestGARCHOutlierIsSaid: the wild day and what it makes of the parameters are warned of, and R² is
// unknown where the fit leaves more than there was.
func TestGARCHOutlierIsSaid(t *testing.T) {
	seen := map[string]int{}
	for k := range 8 {
		p := samplePanel(t, nil)
		x, l := p.Series["S"], p.Lines[0]
		cols, y := outlierSample(t, k)
		copy(l.Benchmark[40:280], cols[1])
		copy(x.Return[40:280], y)
		o := sampleOutcome(t, p, "garch", nil)
		f := o.Fit
		for _, w := range o.Warnings {
			seen[w.Code]++
		}
		a, b := f.Coef[3], f.Coef[4]
		if hasCode(o.Warnings, "garch_outlier") != (k < 6) {
			t.Errorf("series %d: garch_outlier is %v", k, k >= 6)
		}
		if hasCode(o.Warnings, "garch_jumpy") != (a > 0.5) ||
			hasCode(o.Warnings, "garch_integrated") != (a+b > 0.999) {
			t.Errorf("series %d: α %g, β %g: %v", k, a, b, o.Warnings)
		}
		if f.R2 < 0 || math.IsNaN(f.Sigma) {
			t.Errorf("series %d: R² %g", k, f.R2)
		}
	}
	for _, code := range []string{"garch_jumpy", "garch_integrated", "garch_outlier"} {
		if seen[code] == 0 {
			t.Errorf("no sample shows %s", code)
		}
	}
	if !math.IsNaN(explained(1.1, 1)) || explained(0.4, 1) != 0.6 {
		t.Error("R² of a fit that leaves more than there was")
	}
}
