package pricefile

import (
	"fmt"
	"sort"
	"strings"

	"stockmove/eventstudy"
)

// plan says which columns the scanner reads, in the order of the file.
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
	col    int
	role   role
	sec    int  // index in plan.wide, 0 when there is one security or a symbol column
	keep   bool // false: read for the decimal mark only
	scaled bool
	coded  bool // letters in it are codes for a missing value
}

// columns decides what each column is for. There are three kinds of header: one that names
// fields, with the securities in a second line, in the names themselves or nowhere; one
// that names fields and has a column of tickers; and one that names only securities.
func (l *layout) columns(f *File, opt Options) (*plan, error) {
	p := &plan{date: l.date, symbol: -1, naming: -1, clock: -1, period: -1, width: len(l.names)}
	role := make([]role, len(l.names))
	tick := l.tickers()
	switch {
	case tick != nil:
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
		n.keep = n.role <= roleVolume && need&(1<<(n.role-roleOpen)) != 0 || n.role == roleReturn && need&AdjClose != 0 ||
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

// pick chooses one column of each role for each security, the better alias first and the
// left one among equals, and says so where there was a choice. Two closes of one name are
// refused: not even their names tell which is the price.
func (p *plan) pick(f *File, l *layout, roles []role, tick []string) error {
	type key struct {
		r   role
		sec int
	}
	index := map[string]int{}
	for i, t := range p.wide {
		index[t] = i
	}
	best := map[key]int{}
	var also []string
	for c, r := range roles {
		if c >= p.width || r == roleNone || r >= roleSoft || c == l.date {
			continue
		}
		k := key{r: r}
		if p.wide != nil && r >= roleOpen && r <= roleVolume {
			if tick[c] == "" {
				continue
			}
			k.sec = index[tick[c]]
		}
		old, ok := best[k]
		if !ok || l.better(c, old) {
			best[k] = c
			old, c = c, old
		}
		if ok && r == roleVolume && l.idle(c) && !l.idle(best[k]) {
			f.because("volume", l.names[best[k]], quote(l.names[c])+" holds zeros at the top of the file")
		}
		if ok && r == roleClose {
			now := best[k]
			if fold(l.names[c]) == fold(l.names[now]) && !l.better(now, c) {
				return l.twoCloses(f, min(c, now), max(c, now), p.value)
			}
			also = append(also, l.names[c])
		}
	}
	// In the order of the columns, so that the plan does not hang on the order of a map.
	keys := make([]key, 0, len(best))
	for k := range best {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return best[keys[i]] < best[keys[j]] })
	for _, k := range keys {
		c := best[k]
		switch k.r {
		case roleSymbol:
			p.symbol = c
		case roleTime:
			p.clock = c
		case rolePeriod:
			p.period = c
		case roleDate:
			// The date itself is taken already: a second such column is the clock time
			// beside it, as in Stooq's <DATE>,<TIME>, or another date that is not read.
			if f := fold(l.names[c]); f == "time" || f == "timestamp" || f == "t" {
				p.clock = c
			}
		case roleSplits:
			// In a panel the column would be of one security only.
			if p.wide == nil {
				p.nums = append(p.nums, numColumn{col: c, role: k.r, coded: true})
			}
		case roleReturn:
			// Elsewhere a column named so may hold anything; CRSP's holds total returns.
			if l.crsp() {
				p.nums = append(p.nums, numColumn{col: c, role: k.r, coded: true})
			}
		default:
			p.nums = append(p.nums, numColumn{col: c, role: k.r, sec: k.sec, scaled: k.r == roleVolume})
		}
	}
	if p.wide != nil {
		p.symbol = -1
	}
	p.long = p.symbol >= 0
	p.weak = p.long && l.forced[p.symbol] == roleNone && l.alias[p.symbol].rank >= 3
	if k := findName(l.names, "PERMNO"); p.long && k >= 0 && k != p.symbol && l.forced[p.symbol] == roleNone {
		// CRSP's number stays when the ticker changes: FB and META are one security, and
		// an estimation window may lie on either side of the change.
		p.symbol, p.naming = k, p.symbol
	}
	c, ok := best[key{r: roleClose}]
	if !ok {
		c, ok = best[key{r: roleAdj}]
	}
	switch {
	case p.value:
		f.because("price column", "every column", "the columns are named after securities, one value each")
	case ok:
		why := "it is the column that the header calls the close"
		if _, forced := l.forced[c]; forced {
			why = "named by the user"
			switch l.alias[c].role {
			case roleClose:
			case roleAdj:
				p.close = closeAdj
			default:
				p.close = closeOther
			}
		} else if len(also) > 0 {
			sort.Strings(also)
			why = "it is the likeliest of several close-like columns; not taken: " + strings.Join(also, ", ") + " (--column close=NAME takes another)"
		}
		f.because("price column", l.names[c], why)
	}
	return nil
}

// twoCloses asks which of two columns of one name is meant.
func (l *layout) twoCloses(f *File, a, b int, panel bool) error {
	hint := fmt.Sprintf("say which is the close with --column close=%d or --column close=%d", a+1, b+1)
	if panel {
		hint = fmt.Sprintf("rename one of them, or read one alone with --column close=%d", a+1)
	}
	return eventstudy.Fault(eventstudy.Pos{File: f.Path, Line: l.rows[l.header].line}, hint,
		"two columns are named %s, the columns %d and %d", quote(l.names[a]), a+1, b+1)
}

// better reports whether column a is the better bearer of its role than column b: what the
// user names comes first, then the likelier alias ("Close" before "Last"). It reports false
// for equals, so that the left one of them stays.
func (l *layout) better(a, b int) bool {
	_, fa := l.forced[a]
	_, fb := l.forced[b]
	if fa != fb {
		return fa
	}
	if l.alias[a].role == roleVolume && l.alias[b].role == roleVolume && l.idle(a) != l.idle(b) {
		return l.idle(b)
	}
	return l.alias[a].rank < l.alias[b].rank
}

// idle reports a column of zeros in the rows at the top, as MetaTrader's <VOL> is beside <TICKVOL>.
func (l *layout) idle(c int) bool {
	zeros := 0
	for _, r := range l.rows[l.data:] {
		switch v := number(r.cell(c)); {
		case v == 0:
			zeros++
		case v > 0:
			return false
		}
	}
	return zeros > 0
}

func (l *layout) noClose(f *File) error {
	pos := eventstudy.Pos{File: f.Path, Line: l.rows[l.header].line}
	names := make([]string, 0, len(l.names))
	for _, n := range l.names {
		if n != "" && len(names) < 12 {
			names = append(names, quote(n))
		}
	}
	return eventstudy.Fault(pos, "name the column with --column close=NAME", "no closing price among the columns %s", strings.Join(names, ", "))
}

// crsp reports whether the header is CRSP's, whose returns hold dividends and splits.
func (l *layout) crsp() bool {
	for _, n := range l.names {
		if f := fold(n); f == "prc" || f == "dlyprc" || f == "dlyret" {
			return true
		}
	}
	return false
}

// factorNames are columns of Kenneth French's files.
var factorNames = map[string]bool{"mktrf": true, "smb": true, "hml": true, "rmw": true, "cma": true, "mom": true, "umd": true, "rf": true}

// factors reports whether the file holds factor returns and not prices.
func (l *layout) factors() bool {
	n := 0
	for _, c := range l.names {
		if factorNames[fold(c)] {
			n++
		}
	}
	return n >= 2 || n == 1 && len(l.names) == 2
}
