package pricefile

import (
	"bytes"
	"math"
	"strings"
	"time"

	"stockmove/data/cell"
	"stockmove/eventstudy"
)

// Sniff is what a dialect may look at: the form of the file, not its prices. Everything in it is
// known once the rows are scanned. Conditions of labels look at nothing else, so that a label
// cannot change how a file is read.
type Sniff struct {
	File       string   // the file's name
	Names      []string // the header as written
	Title      string   // the text above the header
	Delimiter  string
	DateOrder  string
	Tickers    bool // a header line of its own, or the column names, give the securities
	Levels     bool // the header has several lines
	Wide, Long bool
	Descending bool // newest first
	Quoted     bool // quotes in the first rows
	OnlyPrices bool // … around every price, with a comma in it or not, and around no date
	Spaced     bool // blanks behind the delimiters of the header
	Short      bool // years of two digits
	Clock      bool // clock times behind the dates
	OpenClock  bool // … all of them 13:30 or 14:30
	CloseClock bool // … all of them in the hours in which exchanges close, 12:00 to 18:30
	Places     int  // most decimals of a price in the first rows
	Digits     int  // … that are no zeros at the end
	Trimmed    bool // … and zeros at the end are left out
	Dollar     bool // prices carry a dollar sign
	Traded     bool // some volume in the first rows is above zero
	Whole      bool // all closes are whole numbers
	OffTick    bool // some close is no multiple of 0.001
	SunToFri   bool // rows on Sundays as well as on Fridays, as a matter of course
	Last       eventstudy.Date

	close  closeKind
	folded map[string]int
	first  []string
}

// Has reports whether the header has a column of this folded name.
func (s *Sniff) Has(name string) bool { _, ok := s.folded[name]; return ok }

// Cell returns the first row's text in the column of a folded name.
func (s *Sniff) Cell(name string) string {
	if c, ok := s.folded[name]; ok && c < len(s.first) {
		return s.first[c]
	}
	return ""
}

// starts reports whether the header begins with these folded names in this order. Exact would
// refuse a file with columns of the user's behind the vendor's.
func (s *Sniff) starts(names string) bool {
	for i, n := range strings.Fields(names) {
		if i >= len(s.Names) || fold(s.Names[i]) != n {
			return false
		}
	}
	return true
}

// written reports a column of exactly this name but for the case of its letters.
func (s *Sniff) written(name string) bool {
	for _, n := range s.Names {
		if strings.EqualFold(n, name) {
			return true
		}
	}
	return false
}

// sniff collects what dialects look at, from the header, the first rows and the decisions that were
// taken on all rows. It is asked once the rows are scanned, because some labels need the order of
// the dates or the digits of a price, and never for each row: whatever is looked at lies at the
// top, but for the week and the ticks.
func (b *body) sniff(t *table, dates []eventstudy.Date) *Sniff {
	l, p := b.lay, b.plan
	s := &Sniff{File: FileID(b.file.Path), Names: l.names, Title: l.title(),
		Delimiter: b.file.Delimiter, DateOrder: b.file.DateOrder, Levels: len(l.levels) > 0,
		Tickers: p.wide != nil, Wide: p.wide != nil && p.value, Long: p.long,
		folded: map[string]int{}, first: l.rows[l.data].cells}
	for c, n := range l.names {
		if _, ok := s.folded[fold(n)]; !ok {
			s.folded[fold(n)] = c
		}
	}
	s.close = p.close
	s.Clock = !t.ev.clocks.Empty()
	s.OpenClock = t.ev.clocks.Only(13*60+30, 14*60+30)
	s.CloseClock = t.ev.clocks.Within(12*60, 18*60+30)
	s.Whole, s.OffTick = t.ticks(p)
	s.Last = eventstudy.NoDate
	for _, d := range dates {
		s.Last = max(s.Last, d)
	}
	s.SunToFri = sunToFri(dates[:min(len(dates), 1<<16)])
	head, _ := cell.NextLine(b.text, l.rows[l.header].off)
	s.Spaced = bytes.Contains(head, []byte{b.delim, ' '})
	rows := l.rows[l.data:]
	if len(rows) > 1 {
		next := rows[len(rows)-1].off
		s.Quoted = bytes.IndexByte(b.text[b.off:max(next, b.off)], '"') >= 0
	} else {
		s.Quoted = bytes.IndexByte(b.text[b.off:], '"') >= 0
	}
	s.OnlyPrices = s.Quoted && b.pricesQuoted(rows)
	for r, d := range dates[:min(len(dates), 200)] {
		if t.stamps[r].Kind() == cell.TwoDigitYear {
			s.Short = true
		}
		if r > 0 && d != eventstudy.NoDate && dates[r-1] != eventstudy.NoDate {
			s.Descending = d < dates[r-1]
		}
	}
	fewest := 99
	for _, row := range rows {
		for _, n := range p.nums {
			v := row.cell(n.col)
			s.Traded = s.Traded || n.role == roleVolume && number(v) > 0
			if n.role < roleOpen || n.role > roleAdj {
				continue
			}
			s.Dollar = s.Dollar || strings.HasPrefix(v, "$")
			if _, frac, ok := strings.Cut(v, b.file.Decimal); ok {
				s.Places = max(s.Places, len(frac))
				s.Digits = max(s.Digits, len(strings.TrimRight(frac, "0")))
				fewest = min(fewest, len(frac))
			} else if v != "" {
				fewest = 0
			}
		}
	}
	s.Trimmed = fewest < s.Places
	return s
}

// sundayShare is the share of the rows, one in so many, beyond which Sundays are no single
// sessions, as India's exchanges hold one a year.
const sundayShare = 50

// sunToFri reports days that are Sundays and Fridays as a matter of course.
func sunToFri(dates []eventstudy.Date) bool {
	var week [7]int
	for _, d := range dates {
		if d != eventstudy.NoDate {
			week[d.Weekday()]++
		}
	}
	return min(week[time.Sunday], week[time.Friday]) > len(dates)/sundayShare
}

// pricesQuoted reports whether every price of the rows at the top stands in quotes, although some
// have no delimiter in them, and no date does. Programs quote a number that holds a comma; a site
// that quotes all of its prices has a habit of its own, by which it is known.
func (b *body) pricesQuoted(rows []gridRow) bool {
	var cells []cell.Span
	needless := false
	for _, row := range rows {
		if row.empty {
			continue
		}
		line, _ := cell.NextLine(b.text, row.off)
		cells, _ = cell.Split(line, b.delim, cells)
		quoted := func(c int) bool {
			return c < len(cells) && cells[c].From > 0 && line[cells[c].From-1] == '"'
		}
		if quoted(b.plan.date) {
			return false
		}
		for _, n := range b.plan.nums {
			if n.role < roleOpen || n.role > roleClose || row.cell(n.col) == "" {
				continue
			}
			if !quoted(n.col) {
				return false
			}
			needless = needless || strings.IndexByte(row.cell(n.col), b.delim) < 0
		}
	}
	return needless
}

// ticks looks at all closes, since the latest prices of a series that was adjusted forward are
// those of the exchange: are they whole numbers, and is one no multiple of a thousandth, the finest
// tick of most exchanges? Adjusted prices are products of many factors, and hardly one of them is a
// multiple of a tick.
func (t *table) ticks(p *plan) (whole, off bool) {
	seen := 0
	for k, n := range p.nums {
		if n.role != roleClose {
			continue
		}
		for _, part := range t.pieces(k) {
			for _, v := range part {
				if v != v || v <= 0 {
					continue
				}
				if seen == 0 {
					whole = true
				}
				seen++
				whole = whole && v == math.Trunc(v)
				m := v * 1000
				if off = off || math.Abs(m-math.Round(m)) > 1e-3; off && !whole {
					return whole, off
				}
			}
		}
	}
	return whole, off
}
