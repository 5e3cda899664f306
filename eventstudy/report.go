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
	Skips     []Skip
	Attrition []AttritionStep
	Warnings  []Warning
}

// Aggregate is the mean cumulative abnormal return of a group over a window, with the
// cross-sectional standard error and Student's t interval at 1 − alpha; NaN for N < 2.
type Aggregate struct {
	Group  string
	Window Window
	N      int
	CAAR   float64
	SE     float64
	CI     [2]float64
}

// PathPoint is one day of a group's average path. CAAR cumulates from the start of
// the event window; CI is the cross-sectional interval of CAAR at 1 − alpha.
type PathPoint struct {
	Group  string
	Offset int
	N      int
	AAR    float64
	CAAR   float64
	CI     [2]float64
}

// AttritionStep counts the events that were left after one step of the study.
type AttritionStep struct {
	Step   string // "events read", "security known", …
	Left   int
	Lost   int
	Reason Reason // empty for the first and last step
}
