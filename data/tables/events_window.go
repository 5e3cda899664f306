package tables

import (
	"strconv"
	"strings"

	"stockmove/data/asked"
	"stockmove/eventstudy"
)

// The columns of an event's own estimation window.
const (
	colFirst = "estimation_first"
	colLast  = "estimation_last"
)

// estimation reads the window of an event's own, two offsets or two dates; either both ends are
// there or none. The limits are those of the study's own option, which words what is wrong.
func (r *eventReader) estimation(e *asked.EventSpec, row eventRow) {
	first, last := midnight(r.cell(row, colFirst)), midnight(r.cell(row, colLast))
	if first == "" && last == "" {
		return
	}
	var v any
	if asked.LooksLikeDay(first) || asked.LooksLikeDay(last) {
		v = eventstudy.Dates{First: r.day(row, colFirst, first), Last: r.day(row, colLast, last)}
	} else {
		v = eventstudy.Window{First: r.offset(row, colFirst, first),
			Last: r.offset(row, colLast, last)}
	}
	if p := eventstudy.OptionOf("estimation").Check(v, "estimation"); p != nil {
		r.fault(row, colFirst, p.Hint, "%s", p.What)
	}
	e.SetEstimation(v)
}

// offset reads an end of the window in trading days from day 0. A true minus sign stands where a
// word processor has been.
func (r *eventReader) offset(row eventRow, name, s string) int {
	n, err := strconv.ParseInt(strings.Replace(s, "−", "-", 1), 10, 64)
	if err != nil || !asked.InRange(n) {
		r.fault(row, name, "an offset in trading days such as -250, or a day such as 2024-05-01 "+
			"in both columns; leave both empty for the study's window",
			"%s is not a whole number: %q", name, s)
	}
	return int(n)
}

// day reads an end of the window as a day. Both ends must be days then, which is told at the one
// that is none.
func (r *eventReader) day(row eventRow, name, s string) eventstudy.Date {
	d, err := eventstudy.ParseDate(s)
	if err != nil || !asked.Dated(d) {
		r.fault(row, name, "write a day such as 2024-05-01 in both columns, or an offset in both",
			"%s is not a date of the form 2024-05-01: %q", name, s)
	}
	return d
}
