package eventstudy

// Timeline is one market's trading days with the market's own returns on them.
// All columns have the length of Days; element 0 of a return is NaN.
type Timeline struct {
	Market    Market
	Days      []Date
	Benchmark []float64            // benchmark return; nil without a benchmark
	RF        []float64            // riskless return per day; nil without factors
	Factors   map[string][]float64 // factor returns by name; NaN on days without

	basis Basis // of the benchmark's returns
	index []int // 0, 1, 2, …: estimation samples without a hole are slices of it
}

// Basis is what the prices of the benchmark's returns are adjusted for.
func (l *Timeline) Basis() Basis { return l.basis }

// Series is one security's returns on its market's timeline.
type Series struct {
	Security Security
	Line     *Timeline
	Basis    Basis     // of the returns: total, split, raw or unknown
	Priced   []bool    // days with the price that returns are computed from
	Return   []float64 // NaN where the day has no price or none came before
	// trading days without a price that the return of this day spans; 0 is an ordinary day
	Gap      []int32
	Warnings []Warning // of the whole series

	own    []float64 // the prices of the basis on the file's own days
	lacked []Date    // the file's own sessions between the timeline's days, ascending
	// excluded are the timeline days that leave estimation samples; nil is none.
	excluded []bool
}

// Panel is every security on the timeline of its market, ready for any model.
type Panel struct {
	Lines  []*Timeline
	Series map[string]*Series // by Security.ID
	Order  []string           // Security.ID in the order of the study
	// Warnings that belong to no single security.
	Warnings []Warning
}
