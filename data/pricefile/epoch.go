package pricefile

import (
	"time"

	"stockmove/data/cell"
)

// civilDays settles the days of epoch stamps. When no zone was given it is inferred from the times
// of day, and the body scanned once more if they are not those of UTC. A stamp is a moment, and a
// day only in a zone. That of the exchange is best, and is given where the security's market is
// known; else the times of day tell as much as they can, and what remains open is a doubt and not a
// refusal, because for most exchanges the day of UTC is right.
func (b *body) civilDays(t *table, dec byte, opt Options) *table {
	if b.zone.Unit = t.oneUnit(); b.zone.Unit != 0 {
		t = b.whole(dec, needed)
	}
	rows := 0
	var week [7]int
	for _, s := range t.stamps {
		if s.Kind() == cell.Epoch {
			rows++
			week[s.Day().Weekday()]++
		}
	}
	sundays, saturdays := week[time.Sunday], week[time.Saturday]
	switch {
	case rows == 0:
		return t
	case b.zone.Location != nil && t.ev.epochs.Only(0) && (sundays > 0 || week[time.Friday] == 0):
		// A date alone, made a number: in New York its midnight is the evening before, and
		// Mondays would become Sundays.
		b.zone.Location = time.UTC
		b.file.because("zone", "UTC", "all stamps are at midnight UTC, which is a day without a"+
			" time")
		return b.whole(dec, needed)
	case b.zone.Location != nil:
		b.oneZone(t, opt)
		b.file.because("zone", b.zone.Location.String(),
			"epoch stamps are converted in the zone of the exchange")
		return t
	}
	minutes, why, sure := t.ev.epochs.Offset(sundays, saturdays, rows)
	b.file.because("zone", "UTC", why)
	if !sure {
		b.doubt("epoch-zone", "the file stamps its days with epoch seconds and the zone of the"+
			" exchange is not known: the days are those of UTC; --market SECURITY=MIC settles it")
	}
	if minutes != 0 {
		b.zone.Location = time.FixedZone("exchange", minutes*60)
		t = b.whole(dec, needed)
	}
	return t
}

// oneUnit returns the unit of most epoch stamps where some are of another, or no epochs at all by
// their digits: those of the days around 1970 are short. It is 0 where all are alike. A second's
// worth of stamps near 1970 has so few digits that they look like a year, a spreadsheet's day or
// nothing, so that the unit of the later stamps must serve for all.
func (t *table) oneUnit() int64 {
	most, all := 0, 0
	for k, n := range t.ev.units {
		if all += n; n > t.ev.units[most] {
			most = k
		}
	}
	if all == 0 {
		return 0
	}
	others := 0
	for _, s := range t.stamps {
		switch s.Kind() {
		case cell.BadDate, cell.Serial, cell.SixDigits, cell.FourDigitYear, cell.Day:
			others++
		}
	}
	if others == 0 && all == t.ev.units[most] || others >= all {
		return 0
	}
	return cell.Thousands[most]
}

// oneZone says so when the securities of a panel trade in several zones: the stamps are converted
// in that of the first. A panel over several zones would have some of its days shifted, and which
// ones the file does not say.
func (b *body) oneZone(t *table, opt Options) {
	for _, id := range append(append([]string(nil), t.ids...), b.plan.wide...) {
		if loc := opt.Location(id); loc == nil || loc.String() != b.zone.Location.String() {
			b.doubt("epoch-zones-differ", "the securities of the file do not all trade in the zone"+
				" of the first, in which its epoch stamps are converted: split the file")
			return
		}
	}
}
