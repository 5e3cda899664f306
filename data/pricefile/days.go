package pricefile

import (
	"stockmove/data/cell"
	"stockmove/eventstudy"
)

// resolveDates decides what is data and turns every stamp into a day, NoDate for lines that are no
// data. The order of the steps matters. Dates of six digits must be days or months before months
// can be counted, the tail must be cut before its lines can be taken for bad dates, and years of
// Taiwan become known days before the order of the others is asked for.
func (b *body) resolveDates(t *table, opt Options) ([]eventstudy.Date, error) {
	b.sixDigits(t, opt)
	months, days := 0, 0
	for _, s := range t.stamps {
		switch {
		case s.Kind() == cell.Month:
			months++
		case s.Dated():
			days++
		}
		if s.Kind() != cell.BlankLine {
			b.file.Rows++
		}
	}
	// A single month among days is told at its row; as many months as days are another file.
	if months > 0 && months >= days {
		text, pos := b.cell(0, b.plan.date)
		hint := "download daily prices"
		if cell.AllDigits(text) && len(text) == 6 {
			hint += "; if it is a day, say in which order with --date-order ymd, dmy or mdy"
		}
		return nil, eventstudy.Fault(pos, hint,
			"these are monthly bars and not daily prices: the date is a month without a day, %s",
			quote(text))
	}
	if err := b.cutTail(t); err != nil {
		return nil, err
	}
	if err := b.minguo(t, opt); err != nil {
		return nil, err
	}
	want := opt.DateOrder
	if want == roc {
		want = "" // what it settles is settled
	}
	v := orderOf(t, want)
	switch {
	case v.Bars != nil:
		return nil, b.barsFault(t, v)
	case v.Open:
		return nil, b.orderFault(t)
	}
	return b.daysOf(t, v.Order, v.Why)
}

// daysOf reads every stamp in the order decided. All dates that the order cannot read are told
// together, since they may have one cause.
func (b *body) daysOf(t *table, o cell.Order, why string) ([]eventstudy.Date, error) {
	dates := make([]eventstudy.Date, len(t.stamps))
	var ps eventstudy.Problems
	var kinds [16]int
	for r, s := range t.stamps {
		dates[r] = eventstudy.NoDate
		// The upper four bits of a stamp are its kind.
		kinds[s>>28]++
		switch k := s.Kind(); {
		case s.Known():
			dates[r] = s.Day()
		case k == cell.FourDigitYear, k == cell.TwoDigitYear:
			d, ok := o.Read(s)
			if !ok {
				text, pos := b.cell(r, b.plan.date)
				ps.Add(pos, "correct the date, or settle the order with --date-order",
					"not a date in the order %s (%s): %s", o, why, quote(text))
				continue
			}
			dates[r] = d
		case k == cell.Month:
			text, pos := b.cell(r, b.plan.date)
			ps.Add(pos, "give it its day or delete the row", "a month without a day: %s",
				quote(text))
		}
	}
	if err := ps.Err(); err != nil {
		return nil, err
	}
	b.dateEvidence(kinds, o, why)
	b.settleCenturies(t, dates)
	return dates, nil
}

// orderOf decides the order of the dates, unless the user names it. What the user names is not
// asked of the rows, which may still show a date that is none in it.
func orderOf(t *table, want string) cell.Verdict {
	c := cell.DateColumn{Stamps: t.stamps, Series: t.syms}
	if want != "" && c.Open() {
		return cell.Verdict{Order: cell.Order(want), Why: "named by the user"}
	}
	return c.Decide(cell.DailyRules)
}

// dateEvidence says which form the dates have: that of most rows. Mixed columns occur, text dates
// above and serial numbers below where a spreadsheet has understood only some. It is what a person
// looks for first who doubts the days of a file.
func (b *body) dateEvidence(kinds [16]int, o cell.Order, why string) {
	most := cell.Day
	for _, k := range []cell.Stamp{cell.FourDigitYear, cell.TwoDigitYear, cell.Epoch, cell.Serial,
		cell.Republic, cell.MonthName} {
		if kinds[k>>28] > kinds[most>>28] {
			most = k
		}
	}
	switch most {
	case cell.FourDigitYear, cell.TwoDigitYear:
		b.file.DateOrder = string(o)
	case cell.Epoch:
		b.file.DateOrder, why = "epoch", "the dates are seconds, or fractions of them, since 1970"
	case cell.Serial:
		b.file.DateOrder, why = "serial", "the dates are the day numbers of a spreadsheet"
	case cell.Republic:
		b.file.DateOrder, why = "ymd", "the years are those of the Republic of China, 1911 less"+
			" than the common ones"
	case cell.MonthName:
		b.file.DateOrder, why = "month name", "the months are written as words"
	default:
		b.file.DateOrder, why = "ymd", "the year stands first and has four digits"
	}
	b.file.because("date order", b.file.DateOrder, why)
}

// orderFault asks for the order, with the first date as the example. The rows of a file whose days
// are all below thirteen allow more than one order, and a guess would move prices by months without
// a word.
func (b *body) orderFault(t *table) error {
	for r, s := range t.stamps {
		if k := s.Kind(); k == cell.FourDigitYear || k == cell.TwoDigitYear {
			text, pos := b.cell(r, b.plan.date)
			return eventstudy.Fault(pos, "say which it is with --date-order mdy, dmy or ymd",
				"the order of day and month in %s cannot be told, here and in every other row",
				quote(text))
		}
	}
	return eventstudy.Fault(b.pos(0), "", "no dates")
}
