package tables

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"stockmove/data/asked"
	"stockmove/data/cell"
	"stockmove/data/input"
	"stockmove/data/pricefile"
	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// EventFile is an events.csv as it was read. Inspect shows it and the manifest lists it.
type EventFile struct {
	Path      string
	SHA256    string
	Sheet     string   // of a workbook, empty for a text
	Why       string   // how the sheet was found
	Delimiter string   // ",", ";", "tab" or "|"; empty for a sheet
	DateOrder string   // "ymd", "mdy", "dmy" or "month name"
	Columns   []string // the header, as written
	Events    []asked.EventSpec
	Warnings  []eventstudy.Warning
}

// ReadEventFile reads an events file: a header, then a row for each event of one security, columns
// in any order. Every event keeps the place of its row. The error is a Problems with all that is
// wrong.
func ReadEventFile(ref input.Ref, stdin io.Reader, how asked.Reading) (*EventFile, error) {
	t, err := readTable(ref, stdin, how.Encoding)
	if err != nil {
		return nil, err
	}
	return ParseEvents(t, how.DateOrder)
}

// ParseEvents reads the table of an events file.
func ParseEvents(t smallTable, dateOrder string) (*EventFile, error) {
	r := t.reader("security,date")
	f, err := r.all(dateOrder)
	if err != nil {
		return nil, t.sheet.Tell(err)
	}
	f.SHA256 = t.Sum
	if t.sheet != nil {
		f.Sheet, f.Why, f.Delimiter = t.sheet.Sheet, t.sheet.Why, ""
		for i := range f.Events {
			f.Events[i].Pos = t.sheet.Place(f.Events[i].Pos)
		}
	}
	return f, nil
}

// all reads the events of the table. What is wrong with the header is told alone, since every cell
// would be wrong then.
func (r *eventReader) all(dateOrder string) (*EventFile, error) {
	rows, err := r.open()
	if err != nil {
		return nil, err
	}
	if err := r.header(rows[0]); err != nil {
		return nil, err
	}
	r.events(rows[1:], dateOrder)
	if err := r.ps.Err(); err != nil {
		return nil, err
	}
	if len(r.file.Events) == 0 {
		return nil, eventstudy.Fault(eventstudy.Pos{File: r.file.Path}, "",
			"the file has a header and no event")
	}
	r.repeats()
	return r.file, nil
}

// open splits the text into rows. What is not a table at all is named first, since what is wrong
// with its cells would say nothing. Each of these mistakes is made by saving the wrong thing, and
// the hint says what to save instead.
func (r *eventReader) open() ([]eventRow, error) {
	pos := eventstudy.Pos{File: r.file.Path}
	trimmed := strings.TrimSpace(r.text)
	switch {
	case trimmed == "":
		return nil, eventstudy.Fault(pos, "its first line is "+r.first, "the file is empty")
	case !utf8.ValidString(r.text) || strings.ContainsRune(r.text, 0):
		return nil, eventstudy.Fault(r.firstInvalid(),
			"save it as CSV in UTF-8, or name its encoding, --encoding gb18030",
			"is not a text in UTF-8")
	case strings.HasPrefix(trimmed, "<"):
		return nil, eventstudy.Fault(pos, "save the file itself, not the page that shows it",
			"this is a web page, not a table")
	case strings.HasPrefix(trimmed, "{") || strings.HasPrefix(trimmed, "["):
		return nil, eventstudy.Fault(pos, "the file is a table: "+r.first+" on its first line",
			"this is JSON or TOML, not a table")
	}
	r.text = string(cell.LineFeeds([]byte(r.text)))
	return r.rows()
}

// firstInvalid finds the first byte that is not text.
func (r *eventReader) firstInvalid() eventstudy.Pos {
	for i := 0; i < len(r.text); {
		c, n := utf8.DecodeRuneInString(r.text[i:])
		if c == 0 || c == utf8.RuneError && n == 1 {
			return input.PosAt(r.file.Path, r.text, i)
		}
		i += n
	}
	return eventstudy.Pos{File: r.file.Path}
}

// events reads the rows; a row with a problem is reported and gives no event. A row that is wrong
// in several cells tells all of them.
func (r *eventReader) events(rows []eventRow, dateOrder string) {
	dates, ok := r.dates(rows, dateOrder)
	if !ok {
		return
	}
	for _, row := range rows {
		before := len(r.ps.List) + r.ps.More
		r.surplus(row)
		e := r.event(row, dates)
		if len(r.ps.List)+r.ps.More == before {
			r.file.Events = append(r.file.Events, e)
		}
	}
}

// surplus complains of a text beyond the last column: a comma in a text without quotes has
// moved the cells after it.
func (r *eventReader) surplus(row eventRow) {
	for i := len(r.file.Columns); i < len(row.cells); i++ {
		if row.cells[i] != "" {
			r.ps.Add(r.pos(row, i), "put a text that holds a "+r.file.Delimiter+" into quotes",
				"the row has more cells than the header, the first beyond it %q", row.cells[i])
			return
		}
	}
}

// event reads one row. Columns that the reader does not know are kept by their names and values,
// for the tables of results.
func (r *eventReader) event(row eventRow, dates eventDates) asked.EventSpec {
	e := asked.EventSpec{Pos: eventstudy.Pos{File: r.file.Path, Line: row.line},
		Date: eventstudy.NoDate}
	e.ID, e.Group, e.Label = r.cell(row, "id"), r.cell(row, "group"), r.cell(row, "label")
	e.Securities = []string{pricefile.CleanID(r.cell(row, "security"))}
	if e.Securities[0] == "" {
		r.fault(row, "security", "", "the security is missing")
	}
	r.when(&e, row, dates)
	r.estimation(&e, row)
	for _, i := range r.extra {
		if i < len(row.cells) && row.cells[i] != "" {
			e.Extra = append(e.Extra,
				eventstudy.Field{Name: r.file.Columns[i], Value: row.cells[i]})
		}
	}
	if e.ID == "" {
		e.ID = asked.EventID(e)
	}
	return e
}

// when reads the date and the time of a row. A whole instant may stand in either column; a time of
// day with an offset makes one, and without an offset it is the market's own. The forms are tried
// from the whole instant to the bare time of day, and an instant beside a date must be of that day.
func (r *eventReader) when(e *asked.EventSpec, row eventRow, dates eventDates) {
	date, clock := midnight(r.cell(row, "date")), r.cell(row, "time")
	switch {
	case date == "" && clock == "":
		r.fault(row, "date", "", "the date is missing")
		return
	case date == "" || looksLikeInstant(date):
		text, column := date, "date"
		if date == "" {
			text, column = clock, "time"
		} else if clock != "" {
			r.fault(row, "time", "leave one of them empty",
				"the date %q has a time already, and the time is %q", date, clock)
			return
		}
		if err := e.SetTime(text); err != nil {
			r.fault(row, column, "an instant is 2025-02-13T10:00:00+04:00",
				"not an instant: %q", text)
		}
		return
	}
	d := dates.days[date]
	if !d.Known() {
		r.fault(row, "date", "write 2025-02-13", "not a date%s: %q", dates.said(), date)
		return
	}
	if clock == "" {
		e.Date = d
		return
	}
	if looksLikeInstant(clock) {
		if err := e.SetTime(clock); err != nil {
			r.fault(row, "time", "an instant is 2025-02-13T10:00:00+04:00",
				"not an instant: %q", clock)
		} else if got := e.RequestedDay(); got != d {
			r.fault(row, "time", "", "the time %q is of another day than the date %q", clock, date)
		}
		return
	}
	// People write 10:00+04:00, 10:00 +0400, 10:00Z and 3:30 PM.
	compact := strings.ReplaceAll(strings.ToUpper(clock), " ", "")
	for _, layout := range []string{"15:04", "15:04:05", "15:04Z07:00", "15:04:05Z07:00",
		"15:04Z0700", "15:04:05Z0700", "15:04Z07", "15:04:05Z07", "3:04PM", "3:04:05PM"} {
		t, err := time.Parse(layout, compact)
		if err != nil {
			continue
		}
		if strings.Contains(layout, "Z") {
			at := asked.Fixed(d.At(0, asked.Fixed(t).Location()).Add(asked.ClockOf(t)))
			e.At = &at
		} else {
			c := asked.ClockOf(t)
			e.Date, e.Clock = d, &c
		}
		return
	}
	r.fault(row, "time", "write 10:00 in the market's own clock, or 10:00+04:00",
		"not a time of day: %q", clock)
}

// midnight takes off the time that programs give to a day without one, 2025-02-13 00:00:00. pandas
// and R write it behind every day when one of the column has a time.
func midnight(s string) string {
	for _, end := range []string{" 00:00:00", "T00:00:00", " 00:00", "T00:00"} {
		if day, ok := strings.CutSuffix(s, end); ok {
			return day
		}
	}
	return s
}

// looksLikeInstant tells a date with a time from a date and from a time. Ten characters are the
// shortest day before a clock, and a clock has a colon.
func looksLikeInstant(s string) bool {
	return len(s) > 10 && strings.IndexByte(s, ':') > 10 && strings.Trim(s[:4], "0123456789") == ""
}

// repeats warns of rows that give one security the same time twice. They are kept: two
// announcements of a day are two events, and only a person knows whether a row was pasted twice.
func (r *eventReader) repeats() {
	type when struct {
		security string
		date     eventstudy.Date
		at       time.Time
		clock    time.Duration
	}
	seen := make(map[when]bool, len(r.file.Events))
	n, first := 0, eventstudy.Pos{}
	for _, e := range r.file.Events {
		key := when{e.Securities[0], e.Date, time.Time{}, -1}
		if e.At != nil {
			key.at = e.At.UTC()
		}
		if e.Clock != nil {
			key.clock = *e.Clock
		}
		if seen[key] {
			if n == 0 {
				first = e.Pos
			}
			n++
		}
		seen[key] = true
	}
	if n > 0 {
		r.file.Warnings = append(r.file.Warnings, eventstudy.Warning{Code: "event_repeated",
			Where: r.sheet.Place(first).String(),
			Text: fmt.Sprintf("%s the security and the time of an earlier one, and kept as an "+
				"event of its own", words.CountOf(n, "row repeats", "rows repeat"))})
	}
}
