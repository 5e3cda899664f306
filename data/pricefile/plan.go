package pricefile

import (
	"stockmove/data/cell"
	"stockmove/eventstudy"
)

// plan says which columns the scanner reads, in the order of the file. It is what the scanner needs
// to know of the header and nothing more.
type plan struct {
	width  int // cells of the header, empty ones included
	date   int
	symbol int // −1: none
	naming int // column that names the securities where symbol holds numbers, −1: none
	clock  int // column of a clock time beside the date, −1: none
	period int // Stooq's <PER>, −1: none
	nums   []numColumn
	wide   []string // tickers of a wide panel, or the one ticker of the header; nil otherwise
	weak   bool     // the symbol column is one of countries: of a single one it names nothing
	long   bool     // the symbol column tells the security of each row
	signed bool     // negative prices stand for a bid-ask midpoint (CRSP)
	extra  bool     // cells beyond the header are the header's own habit
	value  bool     // wide with one unnamed field: the columns are named after securities alone
	close  closeKind
}

// closeKind says whether the user chose the close against the header.
type closeKind uint8

const (
	closeOwn   closeKind = iota // the header's
	closeAdj                    // a column that the header calls adjusted
	closeOther                  // a column that is no close to the header
)

// numColumn is one column of numbers.
type numColumn struct {
	col   int
	role  role
	sec   int  // index in plan.wide, 0 when there is one security or a symbol column
	keep  bool // false: read for the decimal mark only
	scale cell.Scale
	coded bool // letters in it are codes for a missing value
}

// columns decides what each column is for. There are three kinds of header: one that names fields,
// with the securities in a second line, in the names themselves or nowhere; one that names fields
// and has a column of tickers; and one that names only securities. The first kind is tried first,
// since a line of tickers settles what every column is; names that join field and ticker come next,
// and a panel by its names alone last, because it is a guess. A line of codes below names of
// securities, as Datastream writes it, is passed over.
func (l *layout) columns(f *File, opt Options) (*plan, error) {
	p := &plan{date: l.date, symbol: -1, naming: -1, clock: -1, period: -1, width: len(l.names)}
	role := make([]role, len(l.names))
	tick := l.tickers()
	switch {
	case tick != nil && l.hasClose():
		for c, a := range l.alias {
			role[c] = a.role
		}
		p.wide = distinct(tick, role, l.date)
	case !l.hasClose():
		if r, t, ok := flattened(l.names, l.date); ok {
			role, tick = r, t
			p.wide = distinct(tick, role, l.date)
			if len(p.wide) == 1 {
				l.shareVolume(role, tick, p.wide[0])
			}
		} else if err := l.panel(f, p, role); err != nil {
			return nil, err
		} else {
			tick = l.names
		}
	default:
		for c, a := range l.alias {
			role[c] = a.role
		}
	}
	for c, r := range l.forced {
		role[c] = r
	}
	role[l.date] = roleDate
	if err := p.pick(f, l, role, tick); err != nil {
		return nil, err
	}
	p.dropUnpriced(f)
	need := opt.Need
	if need == 0 {
		need = AllFields
	}
	// A file without a price is refused whatever is needed: else the same file would be
	// good for one study and not for another.
	have := false
	for i := range p.nums {
		n := &p.nums[i]
		have = have || n.role == roleClose || n.role == roleAdj
		n.keep = n.role <= roleVolume && need&(1<<(n.role-roleOpen)) != 0 || n.role == roleReturn &&
			need&AdjClose != 0 ||
			n.role == roleSplits
	}
	if !have {
		return nil, l.noClose(f)
	}
	f.Columns = make([]Column, 0, p.width)
	for c, n := range l.names[:p.width] {
		f.Columns = append(f.Columns, Column{Header: n, Field: ""})
		if c == p.date {
			f.Columns[c].Field = "date"
		} else if c == p.symbol {
			f.Columns[c].Field = "symbol"
		}
	}
	for _, n := range p.nums {
		if n.role != roleChange {
			f.Columns[n.col].Field = n.role.field()
		}
	}
	return p, nil
}

// hasClose reports whether an alias or the user names a closing price.
func (l *layout) hasClose() bool {
	for _, r := range l.forced {
		if r == roleClose || r == roleAdj {
			return true
		}
	}
	for c, a := range l.alias {
		if (a.role == roleClose || a.role == roleAdj) && c != l.date {
			return true
		}
	}
	return false
}

// noClose refuses a file without a closing price, with the names that it has. A file of returns has
// no close either, and the hint says how such a file is read.
func (l *layout) noClose(f *File) error {
	pos := eventstudy.Pos{File: f.Path, Line: l.rows[l.header].line}
	hint := "name the column with --column close=NAME"
	if l.namedReturn() >= 0 {
		hint += "; a file of returns is read with --input returns"
	}
	return eventstudy.Fault(pos, hint, "no closing price among the columns %s",
		quoted(l.names, 12))
}

// crsp reports whether the header is CRSP's, whose returns hold dividends and splits. Its own names
// for the price are enough, since nobody else uses them.
func (l *layout) crsp() bool {
	for _, n := range l.names {
		if f := fold(n); f == "prc" || f == "dlyprc" || f == "dlyret" {
			return true
		}
	}
	return false
}

// factorNames are columns of Kenneth French's files.
var factorNames = map[string]bool{"mktrf": true, "smb": true, "hml": true, "rmw": true, "cma": true,
	"mom": true, "umd": true, "rf": true}

// factors reports whether the file holds factor returns and not prices. A study takes both kinds of
// files, and a person may have given one in the place of the other.
func (l *layout) factors() bool {
	n := 0
	for _, c := range l.names {
		if factorNames[fold(c)] {
			n++
		}
	}
	return n >= 2 || n == 1 && len(l.names) == 2
}
