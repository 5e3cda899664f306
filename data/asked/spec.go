package asked

import (
	"io"
	"slices"
	"time"

	"stockmove/data/input"
	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// Spec is a study as asked for: everything textual, nothing opened but the study file. It comes
// from ParseStudy or FindStudy, or is the zero Spec for a study that flags alone describe; flags
// are merged by setting fields and by the Add methods. A nil pointer, nil slice or empty text is
// "not said": Load fills the defaults in last. A flag leaves its mark where it matters whether the
// file or the user has said something: such a value replaces, and a warning of it names the flag.
type Spec struct {
	Name   string // name of the case or of the study's folder; empty for flags alone
	Title  string
	Notes  []string  // on where the inputs come from, a paragraph each
	Source input.Ref // the study file; zero for flags alone

	Design map[string]Asked // by the name of an eventstudy.Option
	Chance *float64         // the most by which another reading of a claim may agree by chance

	Markets    []MarketSpec
	Benchmark  *BenchmarkSpec // serves every market; a market's own flag goes before it
	Securities []SecuritySpec
	Events     []EventSpec
	EventFiles []input.Ref
	Factors    []input.Ref
	// Characteristics is a table of what is known of the events besides; zero for none.
	Characteristics input.Ref
	Claims          []input.Ref
	Excluded        []input.Ref // files of days that no model is estimated on
	Read            Reading

	// EventsOnly leaves the securities of a large panel out that have no event: they are counted,
	// and neither examined nor part of the study. Whatever reads other securities must not set it.
	EventsOnly bool
	// Undrawn says that no picture will be drawn, which may be one of volumes.
	Undrawn bool
	// MeasuredOnce says that the events are measured once and no series is asked for anything
	// afterwards, so that its prices may be held packed.
	MeasuredOnce bool

	Stdin io.Reader // what "-" reads; nil is the standard input of the process

	Sum                string // SHA-256 of the study file
	Warnings           []eventstudy.Warning
	MarketOf           map[string]string  // from --market, by security
	CurrencyOf, NameOf map[string]string  // from --currency and --name
	SharesOf           map[string]float64 // from --shares
	// what flags have replaced already: the first flag of a kind replaces, later ones add
	ownEvents, ownFactors, ownClaims, ownExcluded bool
}

// MarketSpec is one place of trading. A market is a clock, a list of days and an index, any of
// which may be left out.
type MarketSpec struct {
	// a MIC such as XHKG brings its hours and holidays; any other name needs Zone, Open and Close
	ID        string
	Name      string
	Benchmark *BenchmarkSpec
	Zone      string // IANA name
	Open      string // local "09:30"
	Close     string
	Holidays  []eventstudy.Date // closed days besides those that the calendar knows
	Pos       eventstudy.Pos
}

// BenchmarkSpec is the index or fund that stands for a market.
type BenchmarkSpec struct {
	ID       string // empty: the ticker inside the file, else its name
	Name     string
	Currency string
	Prices   input.Ref
	Pos      eventstudy.Pos

	Flag   bool             // given by a flag
	Others []*BenchmarkSpec // further indexes of the same market, for Robust
}

// SecuritySpec is one listing, or, when ID is empty, whatever a price file or folder holds.
type SecuritySpec struct {
	ID       string
	Name     string
	Market   string
	Currency string
	Prices   input.Ref
	Shares   []eventstudy.Shares // how many from a day on, ascending
	Pos      eventstudy.Pos

	Flag bool // its prices were given by a flag
}

// EventSpec is one announcement for one or several securities. One of Date and At is set; with
// Clock, Date is the day on which the market's own clock shows it. An event of several securities
// is one here and becomes one for each when it is loaded.
type EventSpec struct {
	ID         string
	Securities []string // nil: all
	Group      string
	Label      string
	Date       eventstudy.Date
	At         *time.Time
	Clock      *time.Duration // since local midnight, for a time given without a zone
	Estimation *eventstudy.Window
	Dates      eventstudy.Dates   // the same by days; the zero value is none
	Extra      []eventstudy.Field // further columns of an events file
	Pos        eventstudy.Pos
}

// use is what inputs are to a study.
type use struct {
	role string
	refs []input.Ref
}

// uses are all inputs that the spec names. The order is that in which an error names them.
func (s *Spec) uses() []use {
	var prices []input.Ref
	for _, x := range s.Securities {
		prices = append(prices, x.Prices)
	}
	for _, b := range s.Benchmarks() {
		prices = append(prices, b.Spec.Prices)
	}
	return []use{{"the study", []input.Ref{s.Source}}, {"prices", prices},
		{"factors", s.Factors}, {"events", s.EventFiles},
		{"characteristics", []input.Ref{s.Characteristics}}, {"claims", s.Claims},
		{"the days to exclude", s.Excluded}}
}

// Paths returns the files and folders of the operating system that the spec names, each
// once; the files of an embedded case and the standard input are none.
func (s *Spec) Paths() (paths []string) {
	seen := map[string]bool{}
	for _, u := range s.uses() {
		for _, r := range u.refs {
			if r.FS == nil && !r.Zero() && !r.Stdin() && !seen[r.Path] {
				seen[r.Path] = true
				paths = append(paths, r.Path)
			}
		}
	}
	return paths
}

// CheckStdin refuses to read the standard input for two things: the second would find it empty.
// Prices and benchmarks may share it, since it is one file then, which is read once.
func (s *Spec) CheckStdin() error {
	var users []string
	for _, u := range s.uses() {
		for i, r := range u.refs {
			if r.Stdin() && (u.role != "prices" || i == slices.IndexFunc(u.refs, input.Ref.Stdin)) {
				users = append(users, u.role)
			}
		}
	}
	if len(users) > 1 {
		return input.Usage("save all but one of them to files",
			"the standard input cannot be %s at once", words.List(users))
	}
	return nil
}

// marketIDs lists the names of the markets for hints, in the order of the study.
func (s *Spec) marketIDs() []string {
	var ids []string
	for _, m := range s.Markets {
		ids = append(ids, m.ID)
	}
	return ids
}

// SecurityIDs lists the names of the securities, in the order of the study.
func (s *Spec) SecurityIDs() []string {
	var ids []string
	for _, x := range s.Securities {
		if x.ID != "" {
			ids = append(ids, x.ID)
		}
	}
	return ids
}

// OfVolumes reports that the study measures volumes.
func (s *Spec) OfVolumes() bool {
	return eventstudy.Response(Chosen[string](s, "response")).OfVolume()
}
