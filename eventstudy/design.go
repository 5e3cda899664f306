package eventstudy

// ReturnKind is how a return is computed from two prices.
type ReturnKind string

const (
	Simple ReturnKind = "simple" // P_t/P_{t−1} − 1
	Log    ReturnKind = "log"    // ln(P_t/P_{t−1})
)

// DayRule chooses day 0 when the requested day did not trade.
type DayRule string

const (
	NextDay     DayRule = "next"     // the next trading day (the default)
	PreviousDay DayRule = "previous" // the trading day before
	ExactDay    DayRule = "exact"    // the event is skipped
)

// PriceBasis chooses the series that returns are computed from.
type PriceBasis string

const (
	BasisAuto  PriceBasis = "auto"  // total where the file has it, else its close, reported
	BasisTotal PriceBasis = "total" // dividends and splits taken out
	BasisSplit PriceBasis = "split" // quoted close, adjusted for splits
	BasisRaw   PriceBasis = "raw"   // close as traded
)

// Tail is the alternative hypothesis of a test.
type Tail string

const (
	TwoSided Tail = "two"
	Upper    Tail = "upper"
	Lower    Tail = "lower"
)

// Incomplete says what happens to an event whose event window has days without an abnormal return
// at its ends.
type Incomplete string

const (
	// the event leaves with event_window_incomplete (the default)
	IncompleteSkip    Incomplete = "skip"
	IncompletePartial Incomplete = "partial" // it stays with the days it has, and a warning
)

// Overlap says what happens to events of one security whose event windows overlap.
type Overlap string

const (
	OverlapKeep  Overlap = "keep"  // kept and flagged (the default)
	OverlapFirst Overlap = "first" // only the first of a run of overlapping events stays
	OverlapSkip  Overlap = "skip"  // all of them leave
)

// Thin says how returns over days without a price are treated.
type Thin string

const (
	// a return that spans a gap leaves the estimation sample (the default)
	ThinDrop Thin = "drop"
	// it is used, against the market over the same days, scaled by 1/√n (Maynes & Rumsey 1993)
	ThinTradeToTrade Thin = "trade-to-trade"
)

// Design is everything that is chosen before anything is computed. Windows are in
// trading days of the security's market relative to day 0; Alpha is a probability.
type Design struct {
	Model      Model
	Tests      []Test
	Estimation Window // default [−250,−11]
	Dates      Dates  // the estimation window by days, in place of Estimation where it is given
	Pad        Window // trading days around an excluded day that are excluded too, default [0,0]
	// KeepLength moves the first day of the estimation window back by as many usable returns as are
	// excluded from it
	KeepLength bool
	Event      Window   // default [−10,+10]
	Windows    []Window // reported windows, each inside Event
	Alpha      float64  // default 0.05
	Response   Response // what is measured, the return unless it says otherwise
	Returns    ReturnKind
	Basis      PriceBasis
	DayRule    DayRule
	// fewest usable estimation returns; a window that the data cut short is then used. 0: the whole
	// window must lie inside the data, 30 returns usable
	MinObs     int
	Seed       uint64
	Tail       Tail
	Incomplete Incomplete
	Overlap    Overlap
	Thin       Thin
	// of the model peer-index: "A,B,C", or "auto:10" for the ten closest; empty without
	Peers      string
	DimsonLags int // leads and lags of the dimson model, default 1
	// Newey–West lags for the standard errors of coefficients; 0 is off, −1 automatic
	HAC     int
	Workers int // goroutines; 0 is one for each CPU; never changes a result

	// only the windows are wanted: no diagnostics, and of a day no more than its abnormal return
	lean bool
	// sized says that tests over groups are wanted too: they read the error of a day.
	sized bool
	// busy are the days 0 of the events of the study, by security, where peers are read.
	busy map[string][]Date
}
