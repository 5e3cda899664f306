package main

import (
	"fmt"
	"io"
	"math"
	"strings"

	"stockmove/data"
	"stockmove/data/tables"
	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

// inspectText writes what was found in each file, for a person. It is built in memory and written
// at once, so that half an answer never stands above an error.
func inspectText(w io.Writer, ins []*data.Inspection) error {
	p := &lines{}
	for i, in := range ins {
		if i > 0 {
			p.f("\n")
		}
		p.f("%s\n", in.Path)
		switch {
		case in.File != nil:
			p.prices(in)
		case in.Factors != nil:
			p.factors(in)
		case in.Events != nil:
			p.events(in.Events)
		case in.Study != nil:
			s := in.Study
			p.row("kind", "a study: %s", s.Title)
			p.row("holds", "%d securities, %d events, %d markets", len(s.Securities), len(s.Events),
				len(s.Markets))
		default:
			p.row("kind", "claims: %d", len(in.Claims))
		}
		p.row("sha256", "%s", in.SHA256)
	}
	_, err := io.WriteString(w, p.b.String())
	return err
}

// lines builds a text in which nothing from a file can steer the terminal. A header or a comment of
// a file may hold the codes that move a cursor or change a title.
type lines struct{ b strings.Builder }

func (p *lines) f(format string, args ...any) {
	for _, line := range strings.SplitAfter(fmt.Sprintf(format, args...), "\n") {
		body, end := strings.CutSuffix(line, "\n")
		p.b.WriteString(report.Terminal(body))
		if end {
			p.b.WriteByte('\n')
		}
	}
}

// row writes "  name   text", further lines of a long text under the first. The width is fixed and
// not that of the terminal: what is printed is the same wherever it is printed.
func (p *lines) row(name, format string, args ...any) {
	const indent, width = 16, 100
	words := strings.Fields(fmt.Sprintf(format, args...))
	line, n := "", 0
	for _, word := range words {
		if n > 0 && indent+n+1+len([]rune(word)) > width {
			p.f("  %-*s%s\n", indent-2, name, line)
			name, line, n = "", "", 0
		}
		if n > 0 {
			line, n = line+" ", n+1
		}
		line, n = line+word, n+len([]rune(word))
	}
	p.f("  %-*s%s\n", indent-2, name, line)
}

// The dialect comes first and each decision with its evidence after it, in the order in which the
// reader has made them.
func (p *lines) prices(in *data.Inspection) {
	f := in.File
	p.row("dialect", "%s", f.Dialect)
	for _, e := range f.Evidence {
		if e.Decision == "dialect" {
			continue
		}
		p.row(e.Decision, "%s — %s", e.Choice, e.Why)
	}
	var cols []string
	for _, c := range f.Columns {
		// Columns that nothing is read from are passed over: some vendors have dozens of them.
		if c.Field != "" {
			cols = append(cols, fmt.Sprintf("%s ← %q", c.Field, c.Header))
		}
	}
	p.row("columns", "%s", words.Few(cols, 12))
	// What was read and what was kept differ by the rows that the next lines count.
	p.row("rows", "%d read, %s kept", f.Rows, words.Counted(f.Kept, "day"))
	for _, d := range f.Dropped {
		first := fmt.Sprintf("line %d", d.First.Line)
		if d.First.Line == 0 { // of a sheet, the row is named with it
			first = d.First.String()
		}
		p.row("left out", "%d × %s (first: %s)", d.Count, d.Reason, first)
	}
	for _, fi := range in.Findings {
		p.finding(fi)
	}
	for i, x := range in.Series {
		if i == mostSeries {
			p.row("", "and %d securities more; --format json has them all", len(in.Series)-i)
			break
		}
		p.series(x)
	}
}

// mostSeries is how many securities of one file are shown in full. A file of a whole market has
// thousands, and the first dozen show how it is read.
const mostSeries = 12

// A session without a price and a price without a session are told apart: the one is a gap of the
// file, the other most often a wrong exchange.
func (p *lines) series(x data.Inspected) {
	q := x.Prices
	p.f("  %s\n", q.ID)
	p.row("  prices", "%s to %s, %s; %s; %s", q.First(), q.Last(),
		words.Counted(len(q.Dates), "day"), basisWords(q), adjustedWords(q))
	if x.Market == "" {
		p.row("  calendar", "no exchange is known for it: name one with --market to see gaps")
	} else {
		p.row("  calendar", "%s, %s", x.Market, x.Why)
		p.days("  missing", x.Missing, "session", "of the exchange without a price")
		p.days("  phantom", x.Phantom, "day", "with a price on which the exchange was closed")
	}
	for _, f := range q.Findings {
		p.finding(f)
	}
	// That nothing was found is said too: no line at all would read as if nobody had looked.
	if len(q.Findings) == 0 {
		p.row("  findings", "nothing suspicious")
	}
}

// A few days are enough to find the place in the file or in the calendar; all are in the JSON.
func (p *lines) days(name string, days []eventstudy.Date, unit, what string) {
	if len(days) > 0 {
		p.row(name, "%s %s: %s", words.Counted(len(days), unit), what, words.Some(days, 5))
	}
}

// What the doctor has found is told with its code, which is the word to look for in the manual and
// in results.json, and with its first days, which are the ones to look at in the file.
func (p *lines) finding(f eventstudy.Finding) {
	where := ""
	if len(f.Dates) > 0 && !f.Dated {
		where = " (" + words.Some(f.Dates, 5) + ")"
	}
	p.row("  !", "%s: %s%s", f.Code, f.Text, where)
}

// The factors are named as the file names them, for so a model asks for them.
func (p *lines) factors(in *data.Inspection) {
	f := in.Factors
	p.row("kind", "factor returns: %s", strings.Join(f.Names, ", "))
	if n := len(f.Dates); n > 0 {
		p.row("days", "%s to %s, %s", f.Dates[0], f.Dates[n-1], words.Counted(n, "day"))
	}
	if f.Vintage != "" {
		p.row("vintage", "%s", f.Vintage)
	}
	for _, fi := range in.Findings {
		p.finding(fi)
	}
}

// The order of the dates is told of events too: 3/4 and 4/3 are two studies.
func (p *lines) events(e *tables.EventFile) {
	p.row("kind", "events: %d", len(e.Events))
	if e.Sheet != "" {
		p.row("sheet", "%s, %s", e.Sheet, e.Why)
	}
	p.row("columns", "%s", strings.Join(e.Columns, ", "))
	p.row("date order", "%s", e.DateOrder)
	for _, w := range e.Warnings {
		p.row("  !", "%s: %s", w.Code, w.Text)
	}
}

// What nobody knows is said as such: a close that is taken for raw and is adjusted makes every
// claim about a level wrong.
func basisWords(p *eventstudy.Prices) string {
	if p.Return != nil {
		return "returns and no prices"
	}
	if !anyKnown(p.Close) {
		return "there is no close"
	}
	switch p.Basis {
	case eventstudy.Raw:
		return "the close is as traded (raw)"
	case eventstudy.Split:
		return "the close is adjusted for splits"
	case eventstudy.Total:
		return "the close is adjusted for splits and dividends (total)"
	}
	return "the file does not say what the close is adjusted for"
}

// anyKnown reports a column that is not empty.
func anyKnown(col []float64) bool {
	for _, v := range col {
		if !math.IsNaN(v) {
			return true
		}
	}
	return false
}

// An adjusted close that equals the close throughout proves nothing, which a reader would not
// guess.
func adjustedWords(p *eventstudy.Prices) string {
	_, same := p.AdjustedIsClose()
	switch {
	case same:
		return "the adjusted close is the same throughout: a price index, or no dividend was " +
			"paid or taken out"
	case anyKnown(p.AdjClose) && !anyKnown(p.Close):
		return "the only price is a dividend-adjusted close"
	case p.Return != nil:
		return "in decimals"
	case anyKnown(p.AdjClose):
		return "a dividend-adjusted close stands beside it"
	case p.Basis == eventstudy.Total:
		return "there is no quoted close"
	}
	return "there is no dividend-adjusted close"
}
