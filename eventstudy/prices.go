package eventstudy

import (
	"sort"
	"strings"
)

// Basis says what a price series has been adjusted for.
type Basis string

const (
	BasisUnknown Basis = "unknown"
	Raw          Basis = "raw"   // as traded
	Split        Basis = "split" // adjusted for splits
	Total        Basis = "total" // adjusted for splits and dividends
)

// Prices is one listing's daily bars in columns. Dates ascend strictly; every series
// that is not nil has the length of Dates; NaN is unknown. A reader returns it, and
// nothing later edits it.
type Prices struct {
	ID       string // ticker, from the flag, the file's contents or its name
	Currency string // ISO 4217, empty when unknown
	Basis    Basis  // of Open, High, Low and Close
	Dates    []Date
	Open     []float64
	High     []float64
	Low      []float64
	Close    []float64 // may be nil when the file has only an adjusted close
	AdjClose []float64 // splits and dividends taken out; nil when the file has none
	Volume   []float64
	Source   Source
	Findings []Finding // doubts about the data, each with the days it touches
}

// Source says where a series came from and how the file was read.
type Source struct {
	Path    string // as the user named it
	SHA256  string // of the file's bytes
	Dialect string // the reader's label, "yahoo-classic"
}

// Finding is something suspicious in a price file.
type Finding struct {
	Code  string // stable, kebab-case: "zero-volume-flat-bar", "unadjusted-split", …
	Text  string // plain explanation, lower case, no full stop
	Dates []Date // the days it touches, ascending; empty: the whole file
	Fatal bool   // true when a study on this file would be meaningless

	Breaks bool // prices before each of its days cannot be compared with those from that day on
	False  bool // the prices of its days are not those of the exchange
}

// Within reports whether the finding concerns a day from first to last, both included.
func (f Finding) Within(first, last Date) bool {
	if len(f.Dates) == 0 {
		return true
	}
	i := sort.Search(len(f.Dates), func(i int) bool { return f.Dates[i] >= first })
	return i < len(f.Dates) && f.Dates[i] <= last
}

// Touches reports whether the finding concerns day d.
func (f Finding) Touches(d Date) bool {
	if len(f.Dates) == 0 {
		return true
	}
	i := sort.Search(len(f.Dates), func(i int) bool { return f.Dates[i] >= d })
	return i < len(f.Dates) && f.Dates[i] == d
}

// Warning returns the finding as a doubt on a number; where names what it touches. Codes of
// warnings are written with underscores.
func (f Finding) Warning(where string) Warning {
	return Warning{Code: strings.ReplaceAll(f.Code, "-", "_"), Text: f.Text, Where: where}
}

// Find returns the row of day d, ok false when the file has no row for it.
func (p *Prices) Find(d Date) (row int, ok bool) {
	i := sort.Search(len(p.Dates), func(i int) bool { return p.Dates[i] >= d })
	return i, i < len(p.Dates) && p.Dates[i] == d
}

// First returns the first day, NoDate when there is none.
func (p *Prices) First() Date {
	if len(p.Dates) == 0 {
		return NoDate
	}
	return p.Dates[0]
}

// Last returns the last day, NoDate when there is none.
func (p *Prices) Last() Date {
	if len(p.Dates) == 0 {
		return NoDate
	}
	return p.Dates[len(p.Dates)-1]
}

// Factors is a file of daily factor returns in decimals (not per cent), such as
// Kenneth French's; NaN is unknown.
type Factors struct {
	Names   []string // "Mkt-RF", "SMB", "HML", "RMW", "CMA", "Mom", "RF", or the file's own
	Dates   []Date
	Columns [][]float64 // one for each name
	Vintage string      // the file's own statement of its vintage, empty when it has none
	Source  Source
}
