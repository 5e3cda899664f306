package pricefile

import (
	"time"

	"stockmove/eventstudy"
)

// epochZone turns epoch seconds into civil days. Without a zone it uses UTC and keeps
// the times of day that it met, from which the zone is inferred at the end.
type epochZone struct {
	loc  *time.Location
	seen minuteSet
	// units counts stamps by what their digits tell: seconds, thousandths, millionths and
	// billionths of one. Around 1970 numbers are short and tell nothing: unit, when it is
	// not 0, is how many of them make a second in every cell.
	units [4]int
	unit  int64
}

// thousands are the units of epoch stamps, as parts of a second.
var thousands = [4]int64{1, 1e3, 1e6, 1e9}

// count returns the civil day of an epoch in the k-th unit, or in that of the file.
func (z *epochZone) count(v int64, k int) (stamp, int) {
	z.units[k]++
	unit := thousands[k]
	if z.unit != 0 {
		unit = z.unit
	}
	sec := v / unit
	if v%unit < 0 {
		sec-- // a part of a second before 1970 is of the day before
	}
	return z.stamp(sec)
}

// before returns the civil day of an epoch before 1970, of so many digits.
func (z *epochZone) before(v int64, digits int) (stamp, int) {
	switch {
	case digits > 17:
		return z.count(v, 3)
	case digits > 14:
		return z.count(v, 2)
	case digits > 11:
		return z.count(v, 1)
	}
	return z.count(v, 0)
}

// minuteSet is a small set of minutes of the day.
type minuteSet struct {
	min  [8]int16
	n    int
	many bool // more than it holds
}

// add puts a minute in.
func (m *minuteSet) add(v int) {
	for _, x := range m.min[:m.n] {
		if int(x) == v {
			return
		}
	}
	if m.n == len(m.min) {
		m.many = true
		return
	}
	m.min[m.n] = int16(v)
	m.n++
}

// merge puts in the minutes of another set.
func (m *minuteSet) merge(o minuteSet) {
	for _, x := range o.min[:o.n] {
		m.add(int(x))
	}
	m.many = m.many || o.many
}

// only reports whether the set is not empty and holds nothing but the given minutes.
func (m *minuteSet) only(minutes ...int) bool {
	if m.many || m.n == 0 {
		return false
	}
	for _, x := range m.min[:m.n] {
		ok := false
		for _, y := range minutes {
			ok = ok || int(x) == y
		}
		if !ok {
			return false
		}
	}
	return true
}

// within reports whether the set is not empty and holds minutes of this range only.
func (m *minuteSet) within(from, to int) bool {
	for _, x := range m.min[:m.n] {
		if int(x) < from || int(x) > to {
			return false
		}
	}
	return m.n > 0 && !m.many
}

// stamp returns the civil day of an epoch in the zone and the minute of that day.
func (z *epochZone) stamp(sec int64) (stamp, int) {
	if sec < -maxSerialSeconds || sec > maxSerialSeconds {
		return stBad, -1
	}
	day := sec / 86400 // division rounds towards zero: days before 1970 need a step down
	rest := sec % 86400
	if rest < 0 {
		day--
		rest += 86400
	}
	z.seen.add(int(rest / 60))
	if z.loc != nil {
		t := time.Unix(sec, 0).In(z.loc)
		return dayStamp(stEpoch, eventstudy.DateOf(t)), t.Hour()*60 + t.Minute()
	}
	return dayStamp(stEpoch, eventstudy.Date(day)), int(rest / 60)
}

// epochOffset finds the day of an exchange whose zone is not known. It infers from the UTC times of day how many minutes the exchange's day is
// ahead of UTC, at least so far that every stamp falls on its day, and says by which
// reading; sure is false when UTC is a mere assumption.
func epochOffset(seen minuteSet, sundays, rows int) (minutes int, why string, sure bool) {
	at := func(h, m int) int { return h*60 + m }
	switch {
	case seen.only(at(13, 30), at(14, 30)):
		return 0, "all stamps are at 13:30 or 14:30 UTC, the New York open", true
	case seen.only(at(4, 0), at(5, 0)):
		return 0, "all stamps are at 04:00 or 05:00 UTC, midnight in New York", true
	case seen.only(at(1, 30)):
		return 0, "all stamps are at 01:30 UTC, the open of Hong Kong and Shanghai", true
	case seen.only(at(16, 0)):
		return at(8, 0), "all stamps are at 16:00 UTC, midnight in Hong Kong and Shanghai", true
	case seen.only(at(15, 0)):
		return at(9, 0), "all stamps are at 15:00 UTC, midnight in Tokyo and Seoul", true
	case seen.only(0):
		return 0, "all stamps are at midnight UTC", true
	}
	// Evenings that fall on Sundays belong to the Monday of an exchange in the east.
	evening, other := at(24, 0), false
	for _, m := range seen.min[:seen.n] {
		switch v := int(m); {
		case v >= at(20, 0):
			evening = min(evening, v)
		case v > at(4, 0):
			other = true
		}
	}
	if evening < at(24, 0) && !other && !seen.many && sundays*20 >= rows {
		return at(24, 0) - evening, "the stamps are of the evening and morning in UTC and fall on Sundays: the exchange's day is the later one", true
	}
	return 0, "the zone of the exchange is not known; the days are those of UTC", false
}

// civilDays settles the days of epoch stamps. When no zone was given it is inferred from
// the times of day, and the body scanned once more if they are not those of UTC.
func (b *body) civilDays(t *table, dec byte, opt Options) *table {
	if b.zone.unit = t.oneUnit(); b.zone.unit != 0 {
		t = b.scan(b.text[b.off:], dec, false)
	}
	rows, sundays, fridays := 0, 0, 0
	for _, s := range t.stamps {
		if s.kind() == stEpoch {
			rows++
			switch s.day().Weekday() {
			case time.Sunday:
				sundays++
			case time.Friday:
				fridays++
			}
		}
	}
	switch {
	case rows == 0:
		return t
	case b.zone.loc != nil && t.ev.epochs.only(0) && (sundays > 0 || fridays == 0):
		// A date alone, made a number: in New York its midnight is the evening before, and
		// Mondays would become Sundays.
		b.zone.loc = time.UTC
		b.file.because("zone", "UTC", "all stamps are at midnight UTC, which is a day without a time")
		return b.scan(b.text[b.off:], dec, false)
	case b.zone.loc != nil:
		b.oneZone(t, opt)
		b.file.because("zone", b.zone.loc.String(), "epoch stamps are converted in the zone of the exchange")
		return t
	}
	minutes, why, sure := epochOffset(t.ev.epochs, sundays, rows)
	b.file.because("zone", "UTC", why)
	if !sure {
		b.file.Findings = append(b.file.Findings, eventstudy.Finding{Code: "epoch-zone",
			Text: "the file stamps its days with epoch seconds and the zone of the exchange is not known: the days are those of UTC; --market SECURITY=MIC settles it"})
	}
	if minutes != 0 {
		b.zone.loc = time.FixedZone("exchange", minutes*60)
		t = b.scan(b.text[b.off:], dec, false)
	}
	return t
}

// oneUnit returns the unit of most epoch stamps where some are of another, or no epochs at
// all by their digits: those of the days around 1970 are short. It is 0 where all are alike.
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
		switch s.kind() {
		case stBad, stSerial, stSix, stNN4, stDay:
			others++
		}
	}
	if others == 0 && all == t.ev.units[most] || others >= all {
		return 0
	}
	return thousands[most]
}

// oneZone says so when the securities of a panel trade in several zones: the stamps are
// converted in that of the first.
func (b *body) oneZone(t *table, opt Options) {
	for _, id := range append(append([]string(nil), t.ids...), b.plan.wide...) {
		if loc := opt.Location(id); loc == nil || loc.String() != b.zone.loc.String() {
			b.file.Findings = append(b.file.Findings, eventstudy.Finding{Code: "epoch-zones-differ",
				Text: "the securities of the file do not all trade in the zone of the first, in which its epoch stamps are converted: split the file"})
			return
		}
	}
}
