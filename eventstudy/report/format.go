package report

import (
	"fmt"
	"io"
	"strings"

	"stockmove/eventstudy"
)

// Formats holds every format that a study can be written in. A format registers itself in its own
// file, and --format, its completion and its help follow from that.
var Formats = eventstudy.Registry[Format]{Kind: "format"}

// Format writes a finished study as one stream.
type Format interface {
	eventstudy.Method
	// Write writes the whole study. The same document gives the same bytes. The error is the
	// writer's.
	Write(w io.Writer, d *Document) error
}

// ClaimsFormat is a Format that can also write the claims alone: what `stockmove check` prints.
type ClaimsFormat interface {
	Format
	// WriteClaims writes every claim with its verdict and all readings that were tried, then the
	// summary.
	WriteClaims(w io.Writer, d *Document) error
}

// LedgerFormats are the formats in which the claims alone can be written.
func LedgerFormats() []string {
	var names []string
	for _, f := range Formats.All() {
		if _, ok := f.(ClaimsFormat); ok {
			names = append(names, f.Info().Name)
		}
	}
	return names
}

// Ledger writes the claims of a document in a registered format. A format that does not exist or
// has no ledger is an error.
func Ledger(w io.Writer, d *Document, format string) error {
	if f, ok := Formats.Lookup(format); ok {
		if c, ok := f.(ClaimsFormat); ok {
			return c.WriteClaims(w, d)
		}
	}
	return eventstudy.Fault(eventstudy.Pos{}, "one of "+strings.Join(LedgerFormats(), ", "),
		"no ledger in the format %q", format)
}

// printer writes pieces and keeps the first error, so that a renderer need not look at each. A
// failed write fails all that follow it, so that the first error is the one that counts.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) f(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}

// study returns the report of the document, an empty one where a document has only claims. A check
// of claims measures no event, and a report of it should say less and not fail.
func (d *Document) study() *eventstudy.Report {
	if d.Report == nil {
		return &eventstudy.Report{}
	}
	return d.Report
}
