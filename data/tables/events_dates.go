package tables

import (
	"stockmove/data/asked"
	"stockmove/data/cell"
	"stockmove/eventstudy"
)

// eventDates are the dates of one events file by their texts, since events share their days. How
// they are written is decided once for the file from all of them. A text is parsed once however
// many events share it: an index change has hundreds on one day.
type eventDates struct {
	order cell.Order // of dates whose order the rows must tell, empty where there are none
	days  map[string]eventstudy.Date
}

// said names the order that was decided, for messages.
func (d eventDates) said() string {
	if d.order == "" || d.order == cell.YMD {
		return ""
	}
	return " in the order " + string(d.order) + " of the file"
}

// dates reads the column of dates. ok is false when it cannot be told how they are written; the
// problem is then recorded. Events need not fall on sessions and need not ascend, so only what each
// date can be tells the orders apart. A table of one date, 03/04/2025, cannot be read alone, and
// asks; one that has 13/04/2025 beside it can.
func (r *eventReader) dates(rows []eventRow, want string) (dates eventDates, ok bool) {
	rowOf := map[string]int{} // where each text first stands
	var texts []string
	var column cell.DateColumn
	names := 0
	for i, row := range rows {
		s := midnight(r.cell(row, "date"))
		if _, seen := rowOf[s]; seen || s == "" || looksLikeInstant(s) {
			continue
		}
		rowOf[s] = i
		texts = append(texts, s)
		column.Stamps = append(column.Stamps, eventStamp(s))
		if column.Stamps[len(texts)-1].Kind() == cell.MonthName {
			names++
		}
	}
	v := cell.Verdict{Order: cell.Order(want)}
	switch v.Order {
	case cell.YMD, cell.MDY, cell.DMY:
	default:
		v = column.Decide(cell.AnyDayRules)
	}
	switch {
	case v.Open && r.bothWays(rows, rowOf, texts, v.Left):
		return dates, false
	case v.Open:
		// no date can be read both ways: those that this order cannot read are faults
		v.Order = v.Left[0]
	}
	dates = eventDates{order: v.Order, days: make(map[string]eventstudy.Date, len(texts))}
	for i, s := range texts {
		dates.days[s] = eventDay(s, column.Stamps[i], v.Order)
	}
	r.file.DateOrder = string(v.Order)
	switch {
	case v.Order != "":
	case 2*names > len(texts):
		r.file.DateOrder = "month name"
	default:
		r.file.DateOrder = string(cell.YMD)
	}
	return dates, true
}

// eventStamp reads a date. Numbers that could be a spreadsheet's day, a moment since 1970 or a
// month are none of an event, nor is a day with a time beside it, whose zone would be passed over.
// A spreadsheet's number is refused with the way to write the day, because an event that moves by a
// day moves its whole window.
func eventStamp(s string) cell.Stamp {
	stamp, clock := cell.ParseDate([]byte(s), &cell.Zone{})
	switch stamp.Kind() {
	case cell.Day, cell.MonthName, cell.Republic, cell.FourDigitYear, cell.TwoDigitYear:
		if clock < 0 {
			return stamp
		}
	}
	return cell.BadDate
}

// eventDay turns a stamp into a day, NoDate when it is none in that order. An ISO day is one in any
// year that an event may have, also beyond those of prices. Dates before 1700 and after 9999 are
// typing errors.
func eventDay(s string, stamp cell.Stamp, order cell.Order) eventstudy.Date {
	d, ok := eventstudy.NoDate, false
	switch {
	case stamp.Open():
		d, ok = order.Read(stamp)
	case stamp.Known():
		d, ok = stamp.Day(), true
	default:
		iso, err := eventstudy.ParseDate(s)
		d, ok = iso, err == nil
	}
	if !ok || !asked.Dated(d) {
		return eventstudy.NoDate
	}
	return d
}

// bothWays asks for the order, with the first date that two of the orders left read differently.
// Orders that are left but differ on no date of this file leave nothing to ask.
func (r *eventReader) bothWays(rows []eventRow, rowOf map[string]int, texts []string,
	left []cell.Order) bool {
	for _, s := range texts {
		stamp := eventStamp(s)
		if !stamp.Open() {
			continue
		}
		for i, o := range left {
			for _, p := range left[i+1:] {
				a, okA := o.Read(stamp)
				b, okB := p.Read(stamp)
				if okA && okB && a != b {
					r.fault(rows[rowOf[s]], "date",
						"say which with --date-order mdy or --date-order dmy, or write 2025-02-13",
						"it cannot be told whether %q is %s or %s: every date of the file can be"+
							" read both ways", s, a.Long(), b.Long())
					return true
				}
			}
		}
	}
	return false
}
