package pricefile

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"stockmove/data/cell"
	"stockmove/eventstudy"
)

// dateParts are the names of columns that hold a part of a date.
var dateParts = map[string]byte{"year": 'y', "yyyy": 'y', "yr": 'y', "month": 'm', "mm": 'm',
	"mon": 'm',
	"day": 'd', "dd": 'd', "dayofmonth": 'd'}

// splitDate is a date that stands in three columns side by side.
type splitDate struct {
	delim byte
	off   int    // where the header stands in the text
	col   int    // the first of the three columns
	order string // of year, month and day
}

// joinDates makes one column of a date in three, Year, Month, Day: hyphens take the place of the
// delimiters between them, so that every other byte keeps its place. A file with another date is
// left as it is. Columns that the user counts would be others then; names serve. It is done on the
// text, before any header is looked for, so that all that follows sees one column with a name of
// three parts, which lookup knows.
func joinDates(f *File, text []byte, opt *Options) ([]byte, error) {
	if opt.Columns["date"] != "" {
		return text, nil
	}
	d := findSplitDate(text, *opt)
	if d == nil {
		return text, nil
	}
	for _, name := range opt.Columns {
		if cell.AllDigits(name) {
			return nil, eventstudy.Fault(eventstudy.Pos{File: f.Path,
				Line: 1 + bytes.Count(text[:d.off], []byte("\n"))},
				"name the other columns and do not count them",
				"the date stands in three columns, which are read as one")
		}
	}
	out := bytes.Clone(text)
	for off := d.off; off < len(out); {
		line, next := cell.NextLine(out, off)
		d.join(line)
		off = next
	}
	// The names of the columns say the order, which the numbers below might leave open.
	if opt.DateOrder == "" && d.order != string(cell.YMD) {
		opt.DateOrder = d.order
	}
	f.because("date", "three columns",
		fmt.Sprintf("the columns %d to %d, of year, month and day, are read as one",
			d.col+1, d.col+3))
	return out, nil
}

// findSplitDate looks for the header; nil when there is none with a date in three columns alone.
// Lines without the letters of the three names are passed over at once.
func findSplitDate(text []byte, opt Options) *splitDate {
	head := text[:min(len(text), 1<<14)]
	for off, n := 0, 0; off < len(head) && n < headerLines; n++ {
		line, next := cell.NextLine(head, off)
		named := bytes.ContainsAny(line, "yY") && bytes.ContainsAny(line, "mM") &&
			bytes.ContainsAny(line, "dD")
		for _, delim := range opt.delimiters() {
			if !named || bytes.IndexByte(line, delim) < 0 { // a row of data costs nothing
				continue
			}
			if d := splitDateAt(line, delim); d != nil {
				d.off = off
				return d
			}
		}
		off = next
	}
	return nil
}

// splitDateAt reads a line as the header of a date in three columns.
func splitDateAt(line []byte, delim byte) *splitDate {
	spans, _ := cell.Split(line, delim, nil)
	var parts []byte
	for _, s := range spans {
		name := s.Text(line)
		part := dateParts[fold(name)]
		if part == 0 && lookup(name).role == roleDate && !lookup(name).letter {
			return nil
		}
		parts = append(parts, part)
	}
	for _, o := range []cell.Order{cell.YMD, cell.DMY, cell.MDY} {
		if k := bytes.Index(parts, []byte(o)); k >= 0 {
			return &splitDate{delim: delim, col: k, order: string(o)}
		}
	}
	return nil
}

// join writes hyphens for the two delimiters of the date, and blanks for its quotes.
func (d *splitDate) join(line []byte) {
	spans, ok := cell.Split(line, d.delim, nil)
	if !ok || len(spans) < d.col+3 {
		return
	}
	for _, k := range []int{d.col, d.col + 1} {
		from, to := spans[k].To, spans[k+1].From
		if k := bytes.IndexByte(line[from:to], d.delim); k >= 0 {
			line[from+k] = '-'
		}
	}
	from := spans[d.col].From
	to := spans[d.col+2].To
	for i := max(0, from-1); i < min(len(line), to+1); i++ {
		if line[i] == '"' {
			line[i] = ' '
		}
	}
}

// apart reports a header in which a date in three columns cannot be joined, since its columns do
// not stand side by side. It is refused and not put together from afar: the cells between would
// have to move.
func apart(names []string) bool {
	var seen []byte
	for _, n := range names {
		if p := dateParts[fold(n)]; p != 0 && !slices.Contains(seen, p) {
			seen = append(seen, p)
		}
	}
	return len(seen) == 3
}

// joinedDate reports the name that joinDates makes of three.
func joinedDate(name string) bool {
	if name == "" || cell.IsDigit(name[0]) {
		return false
	}
	parts := strings.SplitN(name, "-", 4)
	if len(parts) != 3 {
		return false
	}
	for _, p := range parts {
		if dateParts[fold(p)] == 0 {
			return false
		}
	}
	return true
}
