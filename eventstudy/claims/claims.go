// Package claims holds what an article says about a price against the prices themselves.
package claims

import "stockmove/eventstudy"

// Claim is one statement of an article about a price, as written.
type Claim struct {
	ID         string
	Source     string // "Reuters, 13 February 2025"
	Quote      string
	Securities []string // one, or several when the article did not say which listing
	Date       eventstudy.Date
	Kind       string // name of a registered Kind
	Value      string // as written, "9.2%" or "HK$124.3"; empty when AtLeast, AtMost or Between is set
	AtLeast    string
	AtMost     string
	Between    [2]string
	Since      string // "year-start", a date, a month "2022-01", a year "2022"
	Basis      string // "close", "high", "low", "open", or empty when the words fix none
	Pos        eventstudy.Pos
}

// Status is the outcome of a claim.
type Status string

const (
	Supported    Status = "supported"
	OtherReading Status = "other-reading"
	Contradicted Status = "contradicted"
	Unverifiable Status = "unverifiable"
)

// Reading is one way to understand a claim, with the figures of the prices.
// Unknown figures are NaN, unknown days NoDate.
type Reading struct {
	Name     string // "close against previous close", "intraday high against previous close", …
	Security string
	FromDate eventstudy.Date
	From     float64
	ToDate   eventstudy.Date
	To       float64
	Value    float64 // a fraction for moves, a price for levels
	Matches  bool
	Plain    bool   // the reading that the words name: if it matches the claim is supported
	Detail   string // for record claims: what stands in the way, "higher close 119.20 on 2022-01-20"
	Need     string // not empty when the prices at hand do not decide this reading: what they lack

	say   string // the reading as a clause, "the day's high, HK$124.30, is +9.23 % on …"
	rank  rank
	short float64 // of a record: how much is missing, relative to the price or in return units
	warn  []eventstudy.Warning
}

// rank orders the readings that are not plain by how near they are to the words.
type rank int

const (
	sameSession  rank = iota // another price of the same session
	otherBasis               // adjusted prices
	otherBase                // another start of the change
	nearby                   // another session
	through                  // touched on the way
	otherListing             // another listing of the issuer
	stranger                 // a security of another issuer: named in the note, never a verdict
)

// Verdict is a claim judged. Measured is the value of the reading that decided.
type Verdict struct {
	Claim    Claim
	Status   Status
	Measured float64 // NaN when nothing could be measured
	Unit     Unit
	Reading  string // name of the deciding reading
	Security string // the listing of the deciding reading
	Readings []Reading
	Note     string // one or two sentences in words
	Warnings []eventstudy.Warning
}

// Unit is what Measured and Reading.Value are in.
type Unit string

const (
	Fraction Unit = "fraction"
	Price    Unit = "price"
)
