// Package claims holds what an article says about a price against the prices themselves.
//
// A Statement is what an article says, in text. Parse turns it once into a Claim of typed values;
// Judge holds claims against a Book of prices. Every way to understand a claim is a Way, data
// alone; measured on prices it is a Reading; a Verdict points to the reading that decides by its
// index. The English is in the files words*.go, driven by those fields.
//
// The rule is made for publication. A figure is held against what its words say: the listing, the
// day, the price of the day and the base, each with the precision that was written. That is the
// plain reading, and a claim that agrees with it is supported. Where it does not agree, the words
// may have been meant otherwise; but so many other readings can be tried that one of them fits a
// third of all invented figures. Each therefore shows on how many ordinary days it, or a reading
// nearer to the words, would have rescued the same words, and only a rare rescue counts.
//
// Between true and false stand two verdicts that accuse nobody. Undecided is a claim that another
// price of the session makes true as it would on many days: the words may mean it, and so would
// chance. Unverifiable is a claim that the prices at hand cannot answer, because a file begins too
// late, the exchange was closed, the money is another one or the words leave the direction open. A
// verdict against an article needs every price that could speak for it; one for it needs only the
// price that does.
//
// Figures that are claimed are compared as exact fractions of the decimals in the files, so that
// no last bit of a float decides whether a rise of 9.25 % is one of 9.2 %. Floating point serves
// for the hundreds of days that a chance is counted over.
package claims

import (
	"math"

	"stockmove/eventstudy"
)

// Statement is one statement of an article about a price, as written.
type Statement struct {
	ID         string
	Source     string // "Reuters, 13 February 2025"
	Quote      string
	Securities []string // one, or several when the article did not say which listing
	Date       eventstudy.Date
	Kind       string // name of a registered Kind
	Value      string // "9.2%" or "HK$124.3"; at most one of this and the next seven is set
	AtLeast    string
	AtMost     string
	MoreThan   string
	LessThan   string
	About      string
	Nearly     string
	Between    [2]string
	Direction  string // "up", "down" or empty
	Since      string // "year-start", a date, a month "2022-01", a year "2022"
	Basis      string // "close", "high", "low", "open", or empty when the words fix none
	Against    string // of relative: the id of what it is compared with
	Period     string // of period-move, best-since and worst-since: "week", "month", …, "5 days"
	Span       string // of n-high, n-low and from-extreme: "52w", "6m", "all"
	Of         string // of n-high, n-low and from-extreme: "close" or "high"
	Length     int    // of streak: how many sessions
	Days       int    // of volume: how many sessions the average is of
	Drafted    bool   // found by a program and confirmed by nobody
	Pos        eventstudy.Pos
}

// Claim is a statement made ready to be measured.
type Claim struct {
	Statement
	Target *Target   // the figures that make it true; nil when it states none
	Start  Period    // what since names; zero for kinds without one
	Way    Direction // of the figure, as key, sign or verb say it
	Fixed  Side      // the price that the key basis or the words fix, "" when none
	over   stretch   // what the key period says
	window stretch   // what the key span says
	kind   rule
	fault  string // the first problem of the statement
}

// unasked reports whether the claim is not one that prices can answer: its words leave open what
// must be known, or are at fault.
func (c *Claim) unasked() bool { return c.fault != "" }

// Direction is that of a change.
type Direction int

const (
	Unstated Direction = iota
	Up
	Down
)

// String returns "up", "down" or "".
func (d Direction) String() string { return [...]string{"", "up", "down"}[d] }

// pick is the second of two values for Down, else the first. Kinds that mirror each other differ in
// nothing else.
func pick[T any](d Direction, up, down T) T {
	if d == Down {
		return down
	}
	return up
}

// other is the opposite direction, Up where none is stated.
func (d Direction) other() Direction {
	if d == Up {
		return Down
	}
	return Up
}

// sign is −1 for Down, else +1.
func (d Direction) sign() float64 { return pick(d, 1.0, -1.0) }

// far is the price of a session that lies farthest in a direction. An article that quotes an
// extreme of the day quotes this one.
func (d Direction) far() Side { return pick(d, High, Low) }

// word is a pair of words for a direction.
func (d Direction) word(up, down string) string { return pick(d, up, down) }

// Status is the outcome of a claim.
type Status string

const (
	Supported    Status = "supported"
	OtherReading Status = "other-reading"
	Undecided    Status = "undecided"
	Contradicted Status = "contradicted"
	Unverifiable Status = "unverifiable"
)

// Statuses in the order in which they are counted.
var Statuses = []Status{Supported, OtherReading, Undecided, Contradicted, Unverifiable}

// Side is one price of a session.
type Side string

const (
	Close    Side = "close"
	High     Side = "high"
	Low      Side = "low"
	Open     Side = "open"
	Adjusted Side = "adjusted" // the close with dividends taken out
	Range    Side = "range"    // all between low and high
	Volume   Side = "volume"
)

// Rank orders the readings that are not plain by how near they are to the words.
type Rank int

const (
	SameSession  Rank = iota // another price of the same session
	OtherBase                // another start of the change, another window or average
	OtherBasis               // adjusted prices
	Nearby                   // another session
	Through                  // touched on the way
	OtherListing             // another listing of the issuer
	Stranger                 // a security of another issuer: named in the note, never a verdict
)

// Way is one understanding of a claim, before any price is looked at.
type Way struct {
	Plain   bool // what the words say
	Rank    Rank
	Side    Side   // the price of the day
	Past    Side   // the price that it is held against
	Session int    // sessions away from the claim's day
	Base    Base   // what a change starts from or a window is; zero for kinds without a choice
	against string // of relative: the series compared with
}

// Base is one understanding of where a change starts, or of a window.
type Base struct {
	Back int    // sessions before the claim's day
	Text string // "the last close of 2024"
	Key  int    // what else the kind must know, such as the number of days of an average

	shifted bool // the day named did not trade, and this is a price of the last session before it
}

// Reading is a way to understand a claim, with the figures of the prices. Unknown figures are NaN,
// unknown days NoDate.
type Reading struct {
	Way
	Name     string // "close against previous close", "intraday high against previous close", …
	Security string
	FromDate eventstudy.Date
	From     float64
	ToDate   eventstudy.Date
	To       float64
	Value    float64 // a fraction for moves, a price for levels
	Matches  bool
	Chance   float64 // of agreeing by chance, of a reading that agrees and is not plain; else NaN
	Detail   string  // what stands in the way of a record, when a threshold was first passed
	Need     string  // not empty when the prices at hand do not decide this reading: what they lack
	Closed   string  // why the exchange was closed on the claim's day, "" when it was not
	Rivals   *Rivals // of records
	First    *First  // of changes since a base

	currency string // of the listing

	of     int  // sessions that Chance was counted on
	near   bool // Chance is that of a figure so near to the close of its day
	active bool // say begins with a verb whatever the price, so that the listing is its subject
	say    string
	warn   []eventstudy.Warning
}

// Rivals are the sessions that a record must beat.
type Rivals struct {
	Count int // sessions as large or larger
	// the strongest in the period, whether it is beaten or not; NaN when there is none
	Best     float64
	BestDate eventstudy.Date // its day
	// of the whole file: the last that is as large or larger; NaN when none is
	Last       float64
	LastDate   eventstudy.Date
	LastInside eventstudy.Date // the last within the period, NoDate when none is
	top        []rival         // the largest, at most three
}

// First is when a change first reached what is claimed.
type First struct {
	Closed, Touched eventstudy.Date // NoDate: never up to the end of the file
	At              float64         // the change at that close
}

// Verdict is a claim judged.
type Verdict struct {
	Claim    Claim
	Status   Status
	Measured float64 // of the reading that decides; NaN when nothing could be measured
	Unit     Unit
	Decider  int // index of the deciding reading, −1 when there is none
	Readings []Reading
	Note     string // one or two sentences in words
	// a sentence that is true, for a claim that is not supported; "" when there is none
	Correction string
	Holds      *Holds // of superlatives; nil for other kinds and where nothing was measured
	Meant      []Meant
	Warnings   []eventstudy.Warning

	restates bool // Correction says no more than Note, which begins with it
}

// Instead is Correction where it says more than Note does, else "".
func (v *Verdict) Instead() string {
	if v.restates {
		return ""
	}
	return v.Correction
}

// Holds says since when a superlative holds: the last session with an equal or larger figure. Date
// is NoDate when the file has none.
type Holds struct {
	Date  eventstudy.Date
	Value float64
}

// Meant is a day on which the words of a claim that fails would be true.
type Meant struct {
	Security string
	Date     eventstudy.Date
	Value    float64
}

// Unit is what Measured and Reading.Value are in.
type Unit string

const (
	Fraction Unit = "fraction"
	Price    Unit = "price"
	Multiple Unit = "multiple" // a ratio: 2 is doubled
	// as written; of index points or percentage points, as the kind has it
	Points Unit = "points"
	Count  Unit = "count" // of sessions
)

// Decided returns the deciding reading, nil when there is none.
func (v *Verdict) Decided() *Reading {
	if v.Decider < 0 || v.Decider >= len(v.Readings) {
		return nil
	}
	return &v.Readings[v.Decider]
}

// Reading is the name of the deciding reading, "" when there is none.
func (v *Verdict) Reading() string {
	if r := v.Decided(); r != nil {
		return r.Name
	}
	return ""
}

// Security is the listing of the deciding reading, "" when there is none.
func (v *Verdict) Security() string {
	if r := v.Decided(); r != nil {
		return r.Security
	}
	return ""
}

// Plain returns the plain reading of a listing; of "" that of the listing that decides, else the
// first that was measured. Without such a one it is the first plain reading, nil when there is
// none.
func (v *Verdict) Plain(security string) *Reading {
	d := v.Decided()
	var best *Reading
	most := 0
	for i := range v.Readings {
		r, fit := &v.Readings[i], 1
		switch {
		case !r.Plain:
			continue
		case security != "" && r.Security == security,
			security == "" && d != nil && r.Security == d.Security:
			fit = 3
		case security == "" && r.Need == "" && !math.IsNaN(r.Value):
			fit = 2
		}
		if fit > most {
			best, most = r, fit
		}
	}
	return best
}
