package eventstudy

// Report is a finished study.
type Report struct {
	Title     string
	Design    Design
	Panel     *Panel
	Outcomes  []*Outcome
	Groups    []string // names of groups, "" first: the group of all events
	Aggregate []Aggregate
	Path      []PathPoint
	Tests     []Result
	// Differences compares the named groups with each other; empty where there are fewer than two.
	Differences []Difference
	Skips       []Skip
	Attrition   []AttritionStep
	Warnings    []Warning
}

// Aggregate is the mean cumulative abnormal return of a group over a window, with error and
// interval at 1 − alpha of the test that leads there (see Result.CI). They are NaN where no test is
// defined, where the leading test has no interval of a mean, and where its statistic has another
// sign than the mean.
type Aggregate struct {
	Group  string
	Window Window
	N      int
	CAAR   float64
	Shape  // of the CARs
	SE     float64
	CI     [2]float64
	CIOf   string // the leading test, empty where none is defined
	// Detectable is the smallest true mean, without a sign, that the leading test finds with
	// probability PowerAim; NaN where SE or its power is unknown.
	Detectable float64
	Warnings   []Warning
}

// PathPoint is one day of a group's average path. CAAR cumulates from the start of
// the event window; SE and CI are those of its leading test, as in Aggregate.
type PathPoint struct {
	Group  string
	Offset int
	N      int
	AAR    float64
	CAAR   float64
	SE     float64
	CI     [2]float64
	CIOf   string
	// DatesIgnored is true where events share days and the leading test takes them as independent.
	DatesIgnored bool
}

// AttritionStep counts the events that were left after one step of the study.
type AttritionStep struct {
	Step   string // "events read", "security known", …
	Left   int
	Lost   int
	Reason Reason // empty for the first and last step
}
