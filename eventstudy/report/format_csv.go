package report

import (
	"io"

	"stockmove/eventstudy"
)

func init() { Formats.Register(csvFormat) }

// csvFormat writes the table that answers a study: one row for each event and window.
var csvFormat = Format{
	About: eventstudy.Info{Name: "csv",
		Title: "cumulative abnormal returns, a row for each event and window", Order: 40,
		Formula: "RFC 4180 quoting, UTF-8, a header, LF line ends; fractions; an empty cell is " +
			"unknown",
		Use: "for a spreadsheet or a data frame; the output folder holds the days, tests, fits " +
			"and claims as further tables",
		Avoid: "a text that begins with = + - @ carries a leading apostrophe, so that no " +
			"spreadsheet runs it"},
	Write:  func(w io.Writer, d *Document) error { return windowsTable(d).csv(w, d.CSV) },
	Claims: func(w io.Writer, d *Document) error { return claimsTable(d).csv(w, d.CSV) },
}
