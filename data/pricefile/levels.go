package pricefile

import (
	"strings"

	"stockmove/data/cell"
)

// tickers finds the header line that names the securities, above or below the line that
// names the fields, and returns the ticker of each column; nil when there is none.
//
// pandas writes such headers: "Price,Close,High" over "Ticker,AAPL,AAPL" over "Date,,", or with the
// levels swapped, or without the first words. Bloomberg names a security once, above the first of
// its columns. A line above the fields is looked at only where none below them fits, because titles
// stand there too.
func (l *layout) tickers() []string {
	for _, k := range l.levels {
		if t := l.tickerLevel(k); t != nil {
			return t
		}
	}
	if l.header > 0 {
		return l.tickerLevel(l.header - 1)
	}
	return nil
}

// tickerLevel reads line k as a line of tickers; nil when it cannot be one. A line of numbers is
// data, and a line whose first cell says something else is a title or a row of units. A name that
// stands once over several columns, as in merged cells of a sheet, holds until the next.
func (l *layout) tickerLevel(k int) []string {
	row := l.rows[k]
	width := len(l.names)
	if len(row.cells) < 2 || len(row.cells) > width || row.empty {
		return nil
	}
	first := fold(row.cell(l.date))
	if first != "" && lookup(row.cell(l.date)).role != roleSymbol &&
		lookup(row.cell(l.date)).role != roleDate && first != "symbols" && first != "price" {
		return nil
	}
	out := make([]string, width)
	last, filled := "", 0
	for c := range l.names {
		if c == l.date {
			continue
		}
		v := row.cell(c)
		if v != "" {
			if _, _, st := cell.ParseNumber([]byte(v), '.', cell.Unscaled); st == cell.GoodNumber &&
				!code(v) || lookup(v).role == roleDate && !lookup(v).letter {
				return nil
			}
			last = v
			filled++
		}
		if l.names[c] != "" {
			out[c] = last
		}
	}
	// Above the fields the line must be a header too, and not a title over the table.
	if filled == 0 || k < l.header && (len(row.cells) != width || l.date != 0) {
		return nil
	}
	// Units below a header, "(USD)", are no tickers: those repeat over whole groups.
	if strings.HasPrefix(last, "(") {
		return nil
	}
	return out
}

// code reports whether a cell may be a ticker of digits, such as 0700 or 600519.
func code(v string) bool { return len(v) >= 3 && len(v) <= 6 && cell.AllDigits(v) }

// flattened recognises columns of the form Close_AAPL, "AAPL Close", "('Close', 'AAPL')": it
// returns the role and the ticker of each column, ok when at least one is a close. All columns have
// the field on the same side, so that LOW_Close beside AAPL_Close is the close of LOW and not the
// low of a security named Close. Both sides are tried for the whole header, and the one that makes
// fields of more names is right.
func flattened(names []string, date int) (roles []role, tickers []string, ok bool) {
	most := 0
	for _, side := range []side{fieldFirst, fieldLast} {
		r, t := make([]role, len(names)), make([]string, len(names))
		for c, n := range names {
			if c != date {
				r[c], t[c] = flatName(n, side)
			}
		}
		noFields(names, r, t)
		found, priced := 0, false
		for _, role := range r {
			if role != roleNone {
				found++
			}
			priced = priced || role == roleClose || role == roleAdj
		}
		if priced && found > most {
			roles, tickers, ok, most = r, t, true, found
		}
	}
	return roles, tickers, ok
}

// noFields takes back the roles of names whose security would be a field: Opening Price, prc_adj,
// Bid Close. Beside other securities a word in capitals is a ticker, and so is LOW in LOW_Close,
// where the field has small letters. "Opening Price" would else be the price of a security called
// Opening.
func noFields(names []string, roles []role, tickers []string) {
	others := false
	for c, t := range tickers {
		others = others || roles[c] != roleNone && !fieldish(t)
	}
	for c, t := range tickers {
		if roles[c] == roleNone || !fieldish(t) || capitals(t) && (others ||
			priceRole(t) != roleNone && !capitals(names[c])) {
			continue
		}
		roles[c], tickers[c] = roleNone, ""
	}
}

// side is where the field stands in a joined name.
type side uint8

const (
	fieldFirst side = iota
	fieldLast
)

// flatName splits one joined name into its field and its ticker. Tickers hold points, hyphens and
// blanks themselves (9988.HK, BRK-B, "AAPL US Equity") and so do fields ("Adj Close"), so every
// place is tried at which a separator stands, and the longest field wins. A tuple of pandas has its
// parts between quotes and is cut at its comma.
func flatName(n string, field side) (role, string) {
	if strings.HasPrefix(n, "(") && strings.HasSuffix(n, ")") {
		a, b, _ := strings.Cut(strings.Trim(n, "()"), ",")
		a, b = strings.Trim(a, " '\""), strings.Trim(b, " '\"")
		if field == fieldLast {
			a, b = b, a
		}
		return priceRole(a), b
	}
	best, ticker, length := roleNone, "", 0
	for i := range len(n) {
		if strings.IndexByte("_|: .-", n[i]) < 0 {
			continue
		}
		name, rest := strings.TrimSpace(n[:i]), strings.TrimSpace(n[i+1:])
		if field == fieldLast {
			name, rest = rest, name
		}
		if r := priceRole(name); r != roleNone && rest != "" && len(name) >= length {
			best, ticker, length = r, rest, len(name)
		}
	}
	return best, ticker
}

// loose are names of a close that join with other words: "Exchange rate" is none of Exchange.
var loose = map[string]bool{"value": true, "rate": true, "valor": true, "current": true}

// priceRole returns the role of a field's name, none for other names and for single letters,
// which are tickers as often as fields.
func priceRole(s string) role {
	a := lookup(s)
	if a.letter || loose[fold(s)] || a.role < roleOpen || a.role > roleVolume {
		return roleNone
	}
	return a.role
}

// shareVolume gives the one security of joined names, SET50.Close, the volume beside it that has a
// name of its own, unless it has one. With several securities it would be unknown whose volume it
// is.
func (l *layout) shareVolume(roles []role, tickers []string, id string) {
	plain := -1
	for c, r := range roles {
		switch {
		case r == roleVolume:
			return
		case plain < 0 && c != l.date && l.alias[c].role == roleVolume:
			plain = c
		}
	}
	if plain >= 0 {
		roles[plain], tickers[plain] = roleVolume, id
	}
}
