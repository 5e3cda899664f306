package pricefile

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"time"

	"stockmove/data/cell"
	"stockmove/eventstudy"
)

// Dialects holds the labels of all known layouts. None of them is a code path: a file of
// an unknown vendor is read by the same engine and carries the label "plain".
var Dialects = eventstudy.Registry[Dialect]{Kind: "dialect"}

// Dialect is a label for files of one origin, with the facts that the file itself does not
// tell: the adjustment of its prices and the trap that it holds.
type Dialect struct {
	Name, Title string
	Sources     string // where such files come from
	Trap        string // what goes wrong when they are read carelessly
	Order       int

	Header string              // folded names that must all be there, separated by blanks
	Exact  bool                // the header is these names in this order and nothing else
	Index  bool                // the date's column, the first, may have no name: pandas' index
	When   func(s *Sniff) bool // what else must hold; nil: nothing

	Basis eventstudy.Basis // of Close
	Why   string           // why this basis, a plain phrase
	Judge func(s *Sniff) (eventstudy.Basis, string)
	// finds the security in the text above the header; nil: it is not there
	Ticker   func(s *Sniff) string
	Signed   bool   // negative prices are midpoints
	Currency string // ISO 4217, where all files of the dialect have one
}

// Info returns the dialect's declaration for list and explain.
func (d Dialect) Info() eventstudy.Info {
	return eventstudy.Info{Name: d.Name, Title: d.Title, Use: d.Sources, Avoid: d.Trap,
		Assumes: d.basisText(), Formula: strings.ReplaceAll(d.Header, " ", ","), Order: d.Order}
}

// basisText says in one phrase what the prices are adjusted for.
func (d Dialect) basisText() string {
	switch {
	case d.Why != "":
		return "price basis: " + d.Why
	case d.Judge != nil:
		return "price basis: told by the file's columns or notes"
	}
	return "price basis: unknown"
}

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
		for _, v := range t.vals[k] {
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
	return whole, off
}

// score says how well a dialect fits; 0 is not at all. Each name of the header counts four, an
// exact header two more and a further condition three more, so that of two dialects with the same
// names the one that demands more wins. A name may stand anywhere in the header unless the label
// wants it exact, because users add columns of their own.
func (d *Dialect) score(s *Sniff) int {
	want := strings.Fields(d.Header)
	names := s.Names
	if d.Index && len(names) > 0 && fold(names[0]) == "" {
		names = append([]string{"date"}, names[1:]...)
	}
	for _, n := range want {
		if !s.Has(n) && n != fold(names[0]) {
			return 0
		}
	}
	n := 4 * len(want)
	if d.Exact {
		k := 0
		for _, name := range names {
			if f := fold(name); f != "" {
				if k >= len(want) || f != want[k] {
					return 0
				}
				k++
			}
		}
		if k != len(want) {
			return 0
		}
		n += 2
	}
	if d.When != nil {
		if !d.When(s) {
			return 0
		}
		n += 3
	}
	return n
}

// label returns the dialect that fits best, the earlier one of equals. "plain" scores nothing and
// serves where nothing else fits.
func label(s *Sniff) Dialect {
	var best Dialect
	most := -1
	for _, d := range Dialects.All() {
		if n := d.score(s); n > most && (n > 0 || d.Name == "plain") {
			best, most = d, n
		}
	}
	return best
}

// describe writes the label, the basis and the source into the file and its securities. The basis
// is a fact of the vendor, not of the file, so a close that the user chose against the header has
// its own.  The dollar of a vendor is believed only where the cells show it.
func (f *File) describe(s *Sniff, d Dialect) {
	f.Dialect = d.Name
	f.because("dialect", d.Name, "the header and the form of the cells are those of "+d.Title)
	basis, why := d.Basis, d.Why
	if d.Judge != nil {
		basis, why = d.Judge(s)
	}
	if basis == "" {
		basis, why = generic(f)
	}
	switch s.close {
	case closeAdj:
		basis, why = eventstudy.Total, "the user named an adjusted close as the close"
	case closeOther:
		basis, why = eventstudy.BasisUnknown, "the user named the column of the close"
	}
	f.Basis = basis
	f.because("basis", string(basis), why)
	for _, p := range f.Prices {
		p.Basis = basis
		p.Currency = d.Currency
		if p.ID == "" && d.Ticker != nil {
			if p.ID = d.Ticker(s); p.ID != "" {
				f.because("id", p.ID, "the ticker in the text above the table")
			}
		}
		if d.Currency == "USD" && !s.Dollar {
			p.Currency = ""
		}
		p.Source = eventstudy.Source{Path: f.Path, SHA256: f.SHA256, Dialect: f.Dialect}
	}
}

// sundayShare is the share of the rows, one in so many, beyond which Sundays are no single
// sessions, as India's exchanges hold one a year.
const sundayShare = 50

// sharesOnly asserts the adjustment for splits of a vendor's prices where the file has volumes. A
// currency has none, and neither it nor an index is ever split. A future has volumes as shares
// have; its name tells it, or its week: contracts that trade around the clock have rows on Sundays
// and on Fridays, and an exchange of shares is closed on one of the two.
func sharesOnly(why string) func(s *Sniff) (eventstudy.Basis, string) {
	return func(s *Sniff) (eventstudy.Basis, string) {
		const rolls = ", which has no splits and no dividends; what is done where one contract" +
			" follows another the file does not say"
		switch {
		case s.future():
			return eventstudy.BasisUnknown, "by its name it is a future" + rolls
		case s.SunToFri:
			return eventstudy.BasisUnknown, "it has rows on Sundays and on Fridays, so it is a" +
				" future or a currency" + rolls
		}
		if s.Traded {
			return eventstudy.Split, why
		}
		return eventstudy.BasisUnknown, "without volumes it may be a currency, a future or an" +
			" index, which have no splits, and the file does not say"
	}
}

// futures are what futures are called in the names that vendors give their files, in the languages
// of their pages.
var futures = []string{"futures", "futuros", "à terme", "a terme", "vadeli", "фьючерс",
	"期货", "期貨", "先物", "선물", "hợp đồng tương lai", "berjangka", "ล่วงหน้า"}

// future reports the name of a future: one of those words, or Yahoo's ending =F. The title is
// looked at beside the file's name, since some sites put the name of the contract above the table.
func (s *Sniff) future() bool {
	name := strings.ToLower(s.File + " " + s.Title)
	return strings.HasSuffix(strings.ToLower(s.File), "=f") ||
		slices.ContainsFunc(futures, func(w string) bool { return strings.Contains(name, w) })
}

// generic judges the basis by the columns alone. It does not guess from the prices: whether a
// series is adjusted shows at a split or dividend only, and that is the doctor's work.
func generic(f *File) (eventstudy.Basis, string) {
	adj, plain, named := false, false, false
	for _, c := range f.Columns {
		adj = adj || c.Field == "adj"
		named = named || c.Field == "adj" && strings.Contains(strings.ToLower(c.Header), "close")
		plain = plain || c.Field == "close"
	}
	switch {
	case adj && plain:
		return eventstudy.BasisUnknown, "an adjusted close stands beside the close; whether" +
			" splits are taken out of the close is not told"
	case adj && named:
		return eventstudy.Total, "the only close is an adjusted one"
	case adj:
		return eventstudy.BasisUnknown, "the only price is called adjusted; for what is not told"
	}
	return eventstudy.BasisUnknown, "nothing in the file tells what its prices are adjusted for"
}
