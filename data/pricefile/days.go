package pricefile

import "stockmove/eventstudy"

// resolveDates decides what is data and turns every stamp into a day, NoDate for lines
// that are no data.
func (b *body) resolveDates(t *table, opt Options) ([]eventstudy.Date, error) {
	b.sixDigits(t, opt)
	months, days := 0, 0
	for _, s := range t.stamps {
		switch {
		case s.kind() == stMonth:
			months++
		case s.dated():
			days++
		}
		if s.kind() != stBlank {
			b.file.Rows++
		}
	}
	if months > 0 && months >= days {
		text, pos := b.cell(0, b.plan.date)
		hint := "download daily prices"
		if allDigits(text) && len(text) == 6 {
			hint += "; if it is a day, say in which order with --date-order ymd, dmy or mdy"
		}
		return nil, eventstudy.Fault(pos, hint, "these are monthly bars and not daily prices: the date is a month without a day, %s", quote(text))
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
	v := decideOrder(t, want)
	switch {
	case v.bars != nil:
		return nil, b.barsFault(t, v)
	case v.open:
		return nil, b.orderFault(t)
	}
	o, why := v.order, v.why
	dates := make([]eventstudy.Date, len(t.stamps))
	var ps eventstudy.Problems
	var kinds [16]int
	for r, s := range t.stamps {
		dates[r] = eventstudy.NoDate
		kinds[s>>28]++
		switch k := s.kind(); {
		case s.known():
			dates[r] = s.day()
		case k == stNN4, k == stNN2:
			d, ok := o.read(s)
			if !ok {
				text, pos := b.cell(r, b.plan.date)
				ps.Add(pos, "correct the date, or settle the order with --date-order", "not a date in the order %s (%s): %s", o, why, quote(text))
				continue
			}
			dates[r] = d
		case k == stMonth:
			text, pos := b.cell(r, b.plan.date)
			ps.Add(pos, "give it its day or delete the row", "a month without a day: %s", quote(text))
		}
	}
	if err := ps.Err(); err != nil {
		return nil, err
	}
	b.dateEvidence(kinds, o, why)
	return dates, nil
}

// dateEvidence says which form the dates have: that of most rows. Mixed columns occur, text
// dates above and serial numbers below where a spreadsheet has understood only some.
func (b *body) dateEvidence(kinds [16]int, o order, why string) {
	most := stDay
	for _, k := range []stamp{stNN4, stNN2, stEpoch, stSerial, stROC, stName} {
		if kinds[k>>28] > kinds[most>>28] {
			most = k
		}
	}
	switch most {
	case stNN4, stNN2:
		b.file.DateOrder = string(o)
	case stEpoch:
		b.file.DateOrder, why = "epoch", "the dates are seconds, or fractions of them, since 1970"
	case stSerial:
		b.file.DateOrder, why = "serial", "the dates are the day numbers of a spreadsheet"
	case stROC:
		b.file.DateOrder, why = "ymd", "the years are those of the Republic of China, 1911 less than the common ones"
	case stName:
		b.file.DateOrder, why = "month name", "the months are written as words"
	default:
		b.file.DateOrder, why = "ymd", "the year stands first and has four digits"
	}
	b.file.because("date order", b.file.DateOrder, why)
}

// orderFault asks for the order, with the first date as the example.
func (b *body) orderFault(t *table) error {
	for r, s := range t.stamps {
		if k := s.kind(); k == stNN4 || k == stNN2 {
			text, pos := b.cell(r, b.plan.date)
			return eventstudy.Fault(pos, "say which it is with --date-order mdy, dmy or ymd", "the order of day and month in %s cannot be told, here and in every other row", quote(text))
		}
	}
	return eventstudy.Fault(b.pos(0), "", "no dates")
}
