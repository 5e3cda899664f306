package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"stockmove/eventstudy"
)

// Formats holds every format that a study can be written in. A format registers itself in its own
// file, and --format, its completion and its help follow from that.
var Formats = eventstudy.Registry[Format]{Kind: "format"}

// Format is one form of a finished study. The same document gives the same bytes; the errors of
// its functions are the writer's.
type Format struct {
	About eventstudy.Info
	// Write writes the whole study.
	Write func(w io.Writer, d *Document) error
	// Claims writes every claim with its verdict and all readings that were tried, then the
	// summary: what `stockmove check` prints. A format of tables alone has none.
	Claims func(w io.Writer, d *Document) error
}

// Info is what lists and explanations say of the format.
func (f Format) Info() eventstudy.Info { return f.About }

// LedgerFormats are the formats in which the claims alone can be written.
func LedgerFormats() []string {
	var names []string
	for _, f := range Formats.All() {
		if f.Claims != nil {
			names = append(names, f.About.Name)
		}
	}
	return names
}

// Ledger writes the claims of a document in a registered format. A format that does not exist or
// has no ledger is an error.
func Ledger(w io.Writer, d *Document, format string) error {
	if f, ok := Formats.Lookup(format); ok && f.Claims != nil {
		return f.Claims(w, d)
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

// buffered writes by a printer; what it writes is gathered, so that a line of a table is not a
// write of its own.
func buffered(w io.Writer, write func(p *printer)) error {
	bw := bufio.NewWriter(w)
	p := &printer{w: bw}
	write(p)
	if p.err != nil {
		return p.err
	}
	return bw.Flush()
}

// study returns the report of the document, an empty one where a document has only claims. A check
// of claims measures no event, and a report of it should say less and not fail.
func (d *Document) study() *eventstudy.Report {
	if d.Report == nil {
		return &eventstudy.Report{}
	}
	return d.Report
}
