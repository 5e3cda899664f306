package tables

import (
	"io"

	"stockmove/data/asked"
	"stockmove/data/input"
	"stockmove/data/pricefile"
	"stockmove/eventstudy"
)

// excludedDay is a row of a file of days that no model is estimated on.
type excludedDay struct {
	Security string // empty: every one
	Date     eventstudy.Date
}

// ReadExcludedFile reads a table with a column of days and, where a day is one security's alone,
// one of securities; other columns are for people. At least one row comes back. A file without a
// day is a mistake: whoever names it expects days to be left out.
func ReadExcludedFile(ref input.Ref, stdin io.Reader, how asked.Reading) ([]excludedDay, string,
	error) {
	t, err := readTable(ref, stdin, how.Encoding)
	if err != nil {
		return nil, "", err
	}
	days, err := parseExcluded(t, how.DateOrder)
	return days, t.Sum, err
}

// parseExcluded reads the table of an open file.
func parseExcluded(t smallTable, dateOrder string) ([]excludedDay, error) {
	days, err := t.reader("date[,security]").excluded(dateOrder)
	return days, t.sheet.Tell(err)
}

// excluded reads the days of the table. The days are read as those of events are, and may lie
// outside of any series.
func (r *eventReader) excluded(dateOrder string) ([]excludedDay, error) {
	rows, err := r.open()
	if err != nil {
		return nil, err
	}
	for i, text := range rows[0].cells {
		if name := eventColumn(text); name == "date" || name == "security" {
			r.take(rows[0], i, name)
		}
	}
	if _, ok := r.column["date"]; !ok {
		return nil, r.lacks(rows[0], "date")
	}
	dates, ok := r.dates(rows[1:], dateOrder)
	var out []excludedDay
	for _, row := range rows[1:] {
		if !ok {
			break
		}
		text := midnight(r.cell(row, "date"))
		d, known := dates.days[text]
		if !known || !d.Known() {
			r.fault(row, "date", "write 2025-02-13", "not a date%s: %q", dates.said(), text)
			continue
		}
		out = append(out, excludedDay{pricefile.CleanID(r.cell(row, "security")), d})
	}
	if err := r.ps.Err(); err != nil {
		return nil, err
	}
	if len(out) == 0 {
		return nil,
			eventstudy.Fault(eventstudy.Pos{File: r.file.Path}, "",
				"the file has a header and no day")
	}
	return out, nil
}
