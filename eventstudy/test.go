package eventstudy

import (
	"math"

	"stockmove/eventstudy/words"
)

// Tests holds every significance test.
var Tests = Registry[Test]{Kind: "test"}

// Test is a test that a study may ask for. All but the test of a single event, whose figures stand
// in the outcomes, are a GroupTest too.
type Test interface{ Method }

// GroupTest judges whether the abnormal returns of a group of events differ from zero over a
// window.
type GroupTest interface {
	Test
	// Test returns the result over a window inside the design's event window. When the test is not
	// defined (too few events, …) it returns a Result whose Stat and P are NaN and whose
	// Warnings say why; an error is for a fault of the program only.
	Test(a *Abnormal, w Window) (Result, error)
}

// Dist names the distribution that a statistic is held against.
type Dist string

const (
	Normal     Dist = "normal"
	StudentT   Dist = "t"
	Binomial   Dist = "binomial"
	SignedRank Dist = "signed-rank"
	Empirical  Dist = "bootstrap"
)

// Result is everything needed to audit one test over one window.
type Result struct {
	Test     string
	Group    string
	Window   Window
	N        int     // events that entered
	Estimate float64 // what is tested, in return units (CAAR) unless the test says otherwise
	SE       float64 // of the estimate; NaN where the test has none
	Stat     float64 // the statistic
	Dist     Dist
	DF       float64 // NaN where the distribution has none
	P        float64 // by Design.Tail
	// CI is at 1 − alpha, NaN where the test has none. Under a one-sided alternative that of a mean
	// is open (infinite) on the side of the alternative, so that it leaves out zero exactly where
	// the test rejects. Of a standardised test it is mean(SCAR) ± t·SE times the mean √Var(CAR):
	// its middle is the mean that weighs events by their precision.
	CI    [2]float64
	PHolm float64 // adjusted over the windows of this test and group; NaN with one window
	PBH   float64
	// Headline marks the result that answers the study: of all events, over the first window.
	Headline bool
	// DatesIgnored is true where events share days and the test takes them as independent.
	DatesIgnored bool
	Details      []Detail // what else the statistic was made from
	Warnings     []Warning
}

// Detail is an intermediate quantity of a test, for those who check it by hand.
type Detail struct {
	Name  string // "r̄", "p̂", …
	Value float64
}

// Abnormal is what a test over N events reads: the measured events of one group.
// It is read-only; quantities that several tests need are computed once and kept.
type Abnormal struct {
	Group    string
	Outcomes []*Outcome
	Panel    *Panel
	Design   *Design
	cache    cache
	pairsOf  *Abnormal    // where the correlations of the same events are kept, nil for here
	running  *runningSums // of an average path, nil elsewhere
}

// result begins the Result of a test: everything unknown but the sample and its mean.
func (a *Abnormal) result(test string, s *sample, dist Dist) Result {
	nan := math.NaN()
	return Result{Test: test, Group: a.Group, Window: s.window, N: len(s.at),
		Estimate: mean(s.car), SE: nan,
		Stat: nan, Dist: dist, DF: nan, P: nan, CI: [2]float64{nan, nan}, PHolm: nan, PBH: nan}
}

// undefined marks a test that has no value for this sample and says why.
func (r *Result) undefined(format string, args ...any) {
	r.Stat, r.P, r.DF = math.NaN(), math.NaN(), math.NaN()
	r.warn("not_defined", "not defined: "+format, args...)
}

// needs reports whether at least n events entered; it marks the result as not defined when they did
// not.
func (r *Result) needs(n int) bool {
	if r.N < n {
		r.undefined("%s with an abnormal return in the window, at least %d are needed",
			words.Counted(r.N, "event"), n)
	}
	return r.N >= n
}

// student sets a statistic that follows Student's t.
func (r *Result) student(stat, df float64, tail Tail) {
	r.Stat, r.DF, r.P = stat, df, StudentP(stat, df, tail)
}

// normal sets a statistic that is standard normal.
func (r *Result) normal(stat float64, tail Tail) {
	r.Stat, r.P = stat, NormalP(stat, tail)
}

// spread sets the standard error and Student's t interval of the estimate.
func (r *Result) spread(se, df float64, d *Design) {
	r.SE, r.CI = se, d.around(r.Estimate, se, df)
}

// What a test computes on its way and a table has a column for, see Detail.
const (
	MeanCorrelation = "r̄" // of the events' residuals, weighed by the days that windows share
	ExpectedSign    = "p̂" // the share of positive abnormal returns in the estimation windows
)

// Detail is an intermediate quantity by its name; NaN where the test has none of that name.
func (r *Result) Detail(name string) float64 {
	for _, d := range r.Details {
		if d.Name == name {
			return d.Value
		}
	}
	return math.NaN()
}

func (r *Result) detail(name string, v float64) {
	r.Details = append(r.Details, Detail{name, v})
}

func (r *Result) warn(code, format string, args ...any) {
	where := r.Window.String()
	if r.Group != "" {
		where = r.Group + " " + where
	}
	r.Warnings = append(r.Warnings, warning(code, where, format, args...))
}
