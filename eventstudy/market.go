package eventstudy

import "time"

// Hours tells when a market trades. It answers for days that a calendar knows; the
// days on which prices exist overrule it.
type Hours interface {
	// Session returns what is known of day d: when it opens and closes, and whether it trades.
	Session(d Date) Session
}

// Session is one trading day of a market.
type Session struct {
	Opens, Closes time.Time
	Kind          SessionKind
	Reason        string // of a closure or a half-day, "Lunar New Year's Eve"
}

// SessionKind says what a calendar knows about a day.
type SessionKind int

const (
	// outside the calendar's years; Opens and Closes are those of an ordinary day
	Unknown SessionKind = iota
	Full
	Half
	Closed // Opens and Closes are those of an ordinary day, for files that have a bar all the same
)

// Market is a place where securities trade: its clock, its benchmark and its factors.
type Market struct {
	ID        string
	Name      string    // "New York Stock Exchange", empty when unknown
	Hours     Hours     // nil when the market has no known hours: instants cannot be resolved
	Benchmark *Prices   // nil when there is none
	Others    []*Prices // further indexes of the market, which Robust tries besides
	Factors   *Factors
}

// Security is one listing.
type Security struct {
	ID     string
	Name   string // for titles; the ID when empty
	Market string // Market.ID
	Prices *Prices
	// Excluded are days that no model of this security is estimated on.
	Excluded []Date
	Shares   []Shares // outstanding, ascending; empty where nobody says
}

// Shares is how many shares an issuer has from a day on.
type Shares struct {
	From  Date
	Count float64
}

// Label returns the name, or the ID where there is none.
func (s Security) Label() string {
	if s.Name != "" {
		return s.Name
	}
	return s.ID
}
