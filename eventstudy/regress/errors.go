package regress

import (
	"gonum.org/v1/gonum/mat"

	"stockmove/eventstudy"
)

// Errors holds the kinds of standard errors; each stands in a file of its own.
var Errors = eventstudy.Registry[Error]{Kind: "standard error"}

// Error is a kind of standard error. The kinds differ in what they take for the errors of the
// events: of one size, of any size, or tied together in clusters.
type Error interface {
	eventstudy.Method
	// covariance estimates the covariance matrix of the coefficients, and the degrees of freedom of
	// Student's t by which they are judged.
	covariance(f *fit, s *sample) covariance
}

// covariance is what a kind of standard error makes of a fit, in the units of the coefficients.
type covariance struct {
	v       *mat.SymDense // p×p
	df      float64
	clipped bool // negative eigenvalues were set to zero
}

// residualDF are the degrees of freedom of independent events, N − p.
func (f *fit) residualDF() float64 { return float64(f.n - f.p) }

// white is the sum of squared residuals e_i that a robust form takes, those of events that decide a
// coefficient alone being zero. Their residual is zero whatever their y was, so that it says
// nothing of their error, and a form that divides by 1 − h would make of its rounding whatever it
// likes.
func (f *fit) white(e func(u, h float64) float64) *mat.SymDense {
	return f.sum(func(i int) float64 {
		if f.h[i] >= alone {
			return 0
		}
		return e(f.u[i], f.h[i])
	})
}

// The forms differ in what they take for the size of an event's error.
var hcReferences = []string{
	"White, A heteroskedasticity-consistent covariance matrix estimator, Econometrica " +
		"48:817–838, 1980",
	"MacKinnon & White, Some heteroskedasticity-consistent covariance matrix estimators with " +
		"improved finite sample properties, J. Econometrics 29:305–325, 1985",
	"Long & Ervin, Using heteroscedasticity consistent standard errors in the linear regression " +
		"model, American Statistician 54:217–224, 2000",
}
