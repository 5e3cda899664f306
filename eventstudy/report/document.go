// Package report writes a finished study: as text for a terminal, as Markdown, HTML, PDF and LaTeX
// to read and print, as JSON, CSV and a workbook to compute with. It also names the files of a
// report's folder, writes the verdicts on claims, an article with its statements marked, and the
// explanation of a method. It measures nothing and opens nothing: a Document goes in, bytes come
// out.
//
// A report is made in two steps. The section_*.go files turn the document into an outline of
// headings, paragraphs, tables and pictures, raw texts all of them; outline.go has its types and
// its order. The format_*.go files give the outline a form: text for a terminal, Markdown, HTML
// with its page.* files, PDF with the pdf_*.go files, LaTeX with tex_table.go. A format adds
// nothing to what is said, and escapes every text for its own syntax.
//
// What programs read does not pass through the outline. record_study.go says once what a test, a
// window, a day or a verdict consists of; json*.go write it as objects of results.json, csv*.go as
// rows of the tidy tables, xlsx_*.go the same rows as sheets. schemas.go derives the JSON Schemas
// of the files from the code that writes them.
//
// The commands that write no report, calibrate, power, regress, scan and when, have a file each and
// print by printout.go. claimed.go, moved.go, measured.go, number.go and verdicts.go are the words
// that several sections share; clean.go makes other people's texts harmless.
package report

import (
	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/regress"
	"stockmove/eventstudy/typeset"
)

// Document is everything that a report shows: the study, the claims and the pictures. It is
// complete when it is handed over: no format asks for anything more, and none changes it, so that
// they may be written in any order or at once.
type Document struct {
	*eventstudy.Report
	Claims   []claims.Verdict
	Robust   *eventstudy.Robustness // the study under other choices; nil when they were not tried
	Inputs   []Input
	Pictures []Picture
	Drawn    string   // the style of their drawings
	Version  string   // of stockmove
	Command  []string // the command line as given, without the program's path
	// the source line of the charts as the user words it; empty: the files that each uses
	Source  string
	Case    string   // the embedded case that is studied; empty for files of the user's own
	Notes   []string // provenance of the inputs, a paragraph each
	Answers []string // to each question of the claims one line, the verdict first
	// for characters that the built-in font lacks, in files that carry their fonts
	Fonts    []typeset.Font
	CSV      CSV  // how the tables are written; empty is plain
	Stars    bool // estimates in the tables for papers are marked by their p
	Workbook bool // report.xlsx is written whatever its size
	Details  bool // the terminal shows everything, not a screenful
	// the answer in words, a paragraph each; shown first. Empty: it is written from the numbers
	Summary []string

	// Calibration is the study's tests on placebo dates; nil when they were not tried.
	Calibration *eventstudy.Calibration
	// Regression explains the abnormal returns by columns of the events; nil when not asked for.
	Regression *regress.Result
	// Scan is every day of some listings; nil when they were not scanned.
	Scan *eventstudy.Scan
	// Disclosures are the events date by date, see eventstudy.Disclosures; nil when not asked for.
	Disclosures []eventstudy.Disclosure
	// Residuals adds a table of the days that models were estimated on.
	Residuals bool
	// EventsJSON puts every event into results.json, however many there are.
	EventsJSON bool
}

// Input is one file that entered the study. A panel of many securities in one file is many of
// these, one for each series, since each has its own days and findings.
type Input struct {
	ID          string
	Role        string // "prices", "benchmark", "factors", "events", "claims", "study"
	Path        string
	SHA256      string
	Dialect     string
	Basis       eventstudy.Basis
	First, Last eventstudy.Date
	Rows        int
	Findings    []eventstudy.Finding
}

// Vector is a picture in the words of SVG, without the svg element around them: W by H points. Its
// colours and letters are those of Document.Drawn, its text is escaped.
type Vector struct {
	W, H float64
	Body []byte
}

// Section is the part of a report that a picture stands in, beside what it shows: the section of
// the question that it answers. Pictures of none stand behind the others, in one of their own.
type Section string

// The sections that have pictures.
const (
	InClaims     Section = "claims"
	InEvents     Section = "events"
	InAverage    Section = "average"
	InDays       Section = "days"
	InRobustness Section = "robustness"
	InFits       Section = "fits"
)

// Picture is one chart, rendered. The renderer and the reports do not know each other: bytes, a
// title and a text are all that passes.
type Picture struct {
	Section Section
	Leads   bool   // it may stand under the answer
	Aside   bool   // it is not printed: another picture shows the same
	Name    string // the chart's name, "car"
	File    string // file name inside charts/, "car-report.png"
	Title   string // its message
	Alt     string // what it shows, in words that state the finding
	Bytes   []byte
	// The same picture for the inside of a page, wide and upright for a telephone; without a body
	// where there is none.
	Wide, Phone Vector
	// Warnings say what the drawing could not do as asked, such as characters that no font has.
	Warnings []eventstudy.Warning
}
