package eventstudy

import "sort"

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
	// Return are returns in decimals, of the kind that the design names, in a file that holds them
	// in place of prices; nil in a file of prices. Each is that of its own day alone.
	Return []float64
	// shares after the day for one before it, where the file says; 0 and 1 are none
	Splits []float64
	// Packed are columns that are nil above and held packed; nil as a rule, see Prices.Unpacked.
	Packed   *PackedPrices
	Source   Source
	Findings []Finding // doubts about the data, each with the days it touches
}

// Source says where a series came from and how the file was read.
type Source struct {
	Path    string // as the user named it
	SHA256  string // of the file's bytes
	Dialect string // the reader's label, "yahoo-classic"
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
