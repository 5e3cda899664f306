package report

import (
	"io"

	"stockmove/eventstudy"
)

func init() { Formats.Register(csvFormat{}) }

// csvFormat writes the table that answers a study: one row for each event and window.
type csvFormat struct{}

func (csvFormat) Info() eventstudy.Info {
	return eventstudy.Info{Name: "csv",
		Title: "cumulative abnormal returns, a row for each event and window", Order: 40,
		Formula: "RFC 4180 quoting, UTF-8, a header, LF line ends; fractions; an empty cell is " +
			"unknown",
		Use: "for a spreadsheet or a data frame; the output folder holds the days, tests, fits " +
			"and claims as further tables",
		Avoid: "a text that begins with = + - @ carries a leading apostrophe, so that no " +
			"spreadsheet runs it"}
}

func (csvFormat) Write(w io.Writer, d *Document) error {
	return windowsTable(d).csv(w, d.CSV)
}
func (csvFormat) WriteClaims(w io.Writer, d *Document) error { return claimsTable(d).csv(w, d.CSV) }
