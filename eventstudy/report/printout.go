package report

import (
	"io"
	"strings"

	"stockmove/eventstudy"
)

// PrintoutFormats are the formats in which calibrate, power, regress, scan and when print what they
// find.
var PrintoutFormats = []string{"text", "json", "csv"}

// printout is what such a command prints: a page for a terminal, an object for programs, and the
// table that answers. Each of these commands answers one question, and its answer has three forms
// as that of a study has; what they do not have is a folder.
type printout struct {
	what   string // it is of, as errors name it
	schema string // of the object
	page   func() page
	object func(m members)
	table  func() tidy
}

// write writes it in one of the PrintoutFormats; the error is the writer's, or that there is no
// such format.
func (p printout) write(w io.Writer, format string) error {
	switch format {
	case "text":
		return writeText(w, p.page())
	case "json":
		var s scribe
		s.object()
		s.key("schema").str(p.schema)
		p.object(members{&s})
		s.endObject()
		_, err := w.Write(append(s.b, '\n'))
		return err
	case "csv":
		return p.table().csv(w, PlainCSV)
	}
	return eventstudy.Fault(eventstudy.Pos{}, "one of "+strings.Join(PrintoutFormats, ", "),
		"no %s in the format %q", p.what, format)
}
