package eventstudy

// Models holds every expected-return model.
var Models = Registry[Model]{Kind: "model"}

// Model says what a security's return would have been without the event. A model is
// linear in its parameters: the expected return of day t is offset_t + x_t′b, where the
// offset is what enters without a parameter (the market return of the
// market-adjusted model, the riskless rate of the CAPM).
type Model interface {
	Method
	// Needs says what the model reads besides the security's returns.
	Needs() Needs
	// Terms names the K parameters in the order of the row, "alpha" first where there is an
	// intercept.
	Terms(v View) []string
	// Row fills x_t for timeline day t; ok is false when something it needs is unknown on that day.
	// It must not allocate.
	Row(v View, t int, x []float64) (offset float64, ok bool)
}

// Needs is what a model cannot do without.
type Needs struct {
	Benchmark  bool
	RF         bool
	Factors    []string // by name; nil with AnyFactors means all columns of the factor file
	AnyFactors bool
	Market     bool // the factor Mkt-RF or, where the files lack it, a benchmark
	Lagged     bool // the market's neighbouring days enter in a way that undoes thin trading
	Bridges    bool // bears a benchmark whose day ends after the security's
	Volumes    bool // may explain a volume, see Response.OfVolume
	Peers      bool // securities of its market beside it, see Design.Peers
	SameHours  bool // a statement about a market's own index over the same hours
	Tried      bool // part of every default grid of specifications, where the data allow it

	NoThin string // why the model has no meaning on returns over several days; empty where it has
}

// Fitter is a Model that is not estimated by ordinary least squares of the return on its row.
type Fitter interface {
	Model
	// Fit estimates the parameters on the timeline days est, ascending, on all of which Row is ok
	// and the return is known. It returns ErrSingular or another error when they are not
	// identified.
	Fit(v View, est []int, w *Work) (*Fit, error)
}

// View is what a model sees: one security's returns and its market's columns.
type View struct {
	Line   *Timeline
	Return []float64 // the security's returns on the timeline
	Gap    []int32
	Design *Design
	Day0   int // timeline index of the event; what a forecast may know ends before its event window

	Peers *Peers // of a model that reads them

	cols [][]float64 // the factor columns of a columner, looked up once for each event
}

// columner is a Model that reads factor columns by position.
type columner interface {
	columns(l *Timeline) [][]float64
}

// newView is what model m sees of a series for an event on timeline day t0.
func newView(m Model, x *Series, t0 int, d *Design) View {
	v := View{Line: x.Line, Return: x.Return, Gap: x.Gap, Design: d, Day0: t0}
	if c, ok := m.(columner); ok {
		v.cols = c.columns(x.Line)
	}
	return v
}

// Fit is an estimated model for one event. Residuals and variances are of the returns'
// own scale (decimals per day).
type Fit struct {
	Model string
	Terms []string
	Coef  []float64
	SE    []float64
	Sigma float64 // √(SSR/DF)
	R2    float64 // NaN where it is not defined
	N     int     // M, usable estimation returns
	// parameters that are charged to the prediction error; 0 for market-adjusted
	K           int
	DF          int   // residual degrees of freedom
	Est         []int // the timeline days of the estimation sample, ascending
	Resid       []float64
	First, Last Date // first and last day of the estimation sample
	Excluded    int  // returns of the window that were left out as asked: see Security.Excluded
	Stretched   int  // trading days by which the window begins earlier for it: Design.KeepLength
	Moments
	// R is the upper-triangular factor of X = QR, row-major K×K; nil when K is 0. The
	// parameter part of a prediction variance is σ²·‖R⁻ᵀc‖².
	R []float64
	// Scale, when not nil, returns the conditional standard deviation of day t and
	// replaces Sigma in prediction (GARCH).
	Scale func(t int) float64
	Notes []Warning
	Peers *Peers // of a model that reads them, else nil

	model Model
	view  View
	lack  string // why there is no estimation sample, see Estimated; empty where there is one
	// linked residuals hang together, so that the variance of a sum is that of sums.
	linked bool
}
