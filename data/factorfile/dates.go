package factorfile

import (
	"stockmove/data/cell"
	"stockmove/eventstudy"
)

// scale is what the date cell of a row names.
type scale int

const (
	noDate  scale = iota
	daily         // 20250213, 2025-02-13, 02/13/2025
	monthly       // 202502, a row of a monthly table
	annual        // 2025, a row of an annual table
)

// scanDate recognises a date cell. Bare numbers that could be a spreadsheet's days or seconds since
// 1970 are none: in these tables they are figures. A year or a month alone is a date to the eye and
// the mark of a coarser table, which is refused by name.
func scanDate(text []byte) (cell.Stamp, scale) {
	s, _ := cell.ParseDate(text, &cell.Zone{})
	switch s.Kind() {
	case cell.Day, cell.MonthName, cell.FourDigitYear, cell.TwoDigitYear:
		return s, daily
	case cell.SixDigits:
		if s.YearMonth() {
			return s, monthly
		}
	}
	if len(text) == 4 && cell.AllDigits(string(text)) {
		if first, _ := cell.ParseDate(append(text[:4:4], "0101"...), &cell.Zone{}); first.Known() {
			return s, annual
		}
	}
	return s, noDate
}

// orderDates turns the stamps of all rows into days. One order of day and month holds for the whole
// file, never for a single cell. A date that is written in another way than the first is a fault:
// such a column has been edited, and the order of the others says nothing of it.
func (t *table) orderDates(path string, opt Options) {
	dates := cell.DateColumn{Stamps: t.stamps}
	order := cell.Order(opt.DateOrder)
	if order == "" && dates.Open() {
		order = t.decide(path, dates)
	}
	t.dates = make([]eventstudy.Date, len(t.stamps))
	first := t.stamps[0].Open()
	for i, s := range t.stamps {
		at := eventstudy.Pos{File: path, Line: t.rowLine[i]}
		if s.Open() != first {
			t.problems.Add(at, "write all dates alike, such as 2025-02-13",
				"the date is written differently from those above")
			continue
		}
		if !s.Open() {
			t.dates[i] = s.Day()
			continue
		}
		var ok bool
		if t.dates[i], ok = order.Read(s); !ok {
			a, b, c := s.Parts()
			t.problems.Add(at, "see --date-order", "there is no such day: %d/%d/%d", a, b, c)
		}
	}
}

// decide finds the order in which all rows write day and month. Factors exist for sessions only, so
// that a single row on a weekend tells.
func (t *table) decide(path string, dates cell.DateColumn) cell.Order {
	what := ""
	v := dates.Decide(cell.SessionRules)
	switch {
	case v.Open:
		what = "the order of day and month cannot be told from the dates"
	case v.Bars != nil:
		return v.Bars.Order // rows of longer bars are refused as such
	case v.Invalid == len(dates.Stamps):
		what = "neither month/day nor day/month makes the dates days in order"
	default:
		return v.Order
	}
	t.problems.Add(eventstudy.Pos{File: path, Line: t.rowLine[0]},
		"say it with --date-order mdy or --date-order dmy", "%s", what)
	return v.Order
}
