package pricefile

import (
	"fmt"

	"stockmove/data/cell"
	"stockmove/eventstudy"
)

// Taiwan counts its years from the founding of the Republic of China: 2010 is the year 99, in
// Chinese Minguo 99. Up to that year they have two digits, and look like years of a century.

// roc is the name under which the user says that years are counted so.
const roc = "roc"

// firstMinguo is the year 1962, in which Taiwan's exchange opened: no file has an earlier one.
const firstMinguo = 51

// taiwanNames are column names that only Taiwan's exchanges and their copies use.
var taiwanNames = map[string]bool{"收盤價": true, "開盤價": true, "收盤": true, "開盤": true, "成交股數": true,
	"漲跌價差": true}

// minguo decides whether years of two digits in front are Minguo years, and makes the stamps of
// such a file known days. They are where the columns have Taiwan's names, where other rows have
// years of three digits, and where the user says so. Else such a year may be of either count; the
// week decides, and where it does not the user is asked. The two counts are eleven years apart but
// for the century: 99/01/04 is 1999 or 2010. Read in the wrong one, sessions fall on other days of
// the week, which shows on hundreds of rows and not on three.
func (b *body) minguo(t *table, opt Options) error {
	if opt.DateOrder != "" && opt.DateOrder != roc {
		return nil
	}
	first, sure, known := -1, b.lay.taiwan(), 0
	for r, s := range t.stamps {
		switch s.Kind() {
		case cell.TwoDigitYear:
			if first < 0 {
				first = r
			}
			if y, _, _ := s.Parts(); opt.DateOrder == "" && y < firstMinguo {
				return nil
			}
			if _, ok := s.Minguo(); !ok && opt.DateOrder == "" {
				return nil
			}
		case cell.FourDigitYear:
			return nil // the word of the user is for the other files of a study
		case cell.Republic:
			known++
		}
	}
	if first < 0 {
		return nil
	}
	if opt.DateOrder == "" && !sure && known == 0 {
		if !b.lay.either() || b.plan.period >= 0 {
			return nil
		}
		century := t.weekendRows(cell.YMD.Read)
		republic := t.weekendRows(cell.Stamp.Minguo)
		rows := len(t.stamps)
		switch {
		case cell.Clearly(century, republic, rows):
			return nil
		case !cell.Clearly(republic, century, rows):
			return b.yearFault(t, first)
		}
	}
	for r, s := range t.stamps {
		if s.Kind() == cell.TwoDigitYear {
			d, ok := s.Minguo()
			if !ok {
				text, pos := b.cell(r, b.plan.date)
				return eventstudy.Fault(pos, "correct the date, or leave --date-order out",
					"not a date with a year of the Republic of China: %s", quote(text))
			}
			t.stamps[r] = cell.DayStamp(cell.Republic, d)
		}
	}
	return nil
}

// weekendRows counts the rows of two-digit years that fall on a weekend, as they are read. Rows
// that are no date in that count are none of a weekend either; they have been refused before.
func (t *table) weekendRows(read func(cell.Stamp) (eventstudy.Date, bool)) int {
	n := 0
	for _, s := range t.stamps {
		if s.Kind() != cell.TwoDigitYear {
			continue
		}
		if d, ok := read(s); ok && d.Weekend() {
			n++
		}
	}
	return n
}

// taiwan reports whether a column has a name of Taiwan's.
func (l *layout) taiwan() bool {
	for _, n := range l.names {
		if taiwanNames[fold(n)] {
			return true
		}
	}
	return false
}

// either reports whether the header leaves open that the file is of Taiwan: it is in English or
// Chinese, or there is none. A header in German or Portuguese is of no exchange in Taiwan.
func (l *layout) either() bool {
	lang := l.alias[l.date].lang
	return l.bare || lang == "" || lang == "en" || lang == "zh"
}

// yearFault asks how the years are counted, with the first of them as the example.
func (b *body) yearFault(t *table, row int) error {
	text, pos := b.cell(row, b.plan.date)
	y, _, _ := t.stamps[row].Parts()
	return eventstudy.Fault(pos,
		fmt.Sprintf("say which with --date-order ymd (%d) or --date-order roc (%d)",
			cell.Pivot(y), y+1911),
		"the year of %s is %d, or %d if it is counted as in Taiwan, from the founding of the"+
			" Republic of China",
		quote(text), cell.Pivot(y), y+1911)
}
