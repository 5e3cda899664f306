package pricefile

import (
	"strings"
)

// tickers finds the header line that names the securities, above or below the line that
// names the fields, and returns the ticker of each column; nil when there is none.
//
// pandas writes such headers: "Price,Close,High" over "Ticker,AAPL,AAPL" over "Date,,",
// or with the levels swapped, or without the first words. Bloomberg names a security
// once, above the first of its columns.
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

func (l *layout) tickerLevel(k int) []string {
	row := l.rows[k]
	width := len(l.names)
	if len(row.cells) < 2 || len(row.cells) > width || row.empty {
		return nil
	}
	first := fold(row.cell(l.date))
	if first != "" && lookup(row.cell(l.date)).role != roleSymbol && lookup(row.cell(l.date)).role != roleDate && first != "symbols" && first != "price" {
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
			if _, _, st := parseNumber([]byte(v), '.', false); st == numOK || lookup(v).role == roleDate {
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

// flattened recognises columns of the form Close_AAPL, "AAPL Close", "('Close', 'AAPL')":
// it returns the role and the ticker of each column, ok when at least one is a close.
func flattened(names []string, date int) (roles []role, tickers []string, ok bool) {
	roles, tickers = make([]role, len(names)), make([]string, len(names))
	for c, n := range names {
		if c == date {
			continue
		}
		r, t := flatName(n)
		roles[c], tickers[c] = r, t
		ok = ok || r == roleClose || r == roleAdj
	}
	return roles, tickers, ok
}

func flatName(n string) (role, string) {
	if strings.HasPrefix(n, "(") && strings.HasSuffix(n, ")") {
		a, b, _ := strings.Cut(strings.Trim(n, "()"), ",")
		a, b = strings.Trim(a, " '\""), strings.Trim(b, " '\"")
		if r := priceRole(a); r != roleNone {
			return r, b
		}
		return priceRole(b), a
	}
	for _, sep := range []string{"_", "|", ":", " ", ".", "-"} {
		for i := 0; i+len(sep) <= len(n); i++ {
			if n[i:i+len(sep)] != sep {
				continue
			}
			a, b := strings.TrimSpace(n[:i]), strings.TrimSpace(n[i+len(sep):])
			if b != "" && longest(a, n, sep) {
				if r := priceRole(a); r != roleNone {
					return r, b
				}
			}
			if a != "" {
				if r := priceRole(b); r != roleNone {
					return r, a
				}
			}
		}
	}
	return roleNone, ""
}

// longest reports whether no longer head of n is a field too: "Adj Close_AAPL" is cut
// after "Adj Close".
func longest(a, n, sep string) bool {
	for i := len(a) + 1; i < len(n); i++ {
		if strings.HasPrefix(n[i:], sep) && priceRole(n[:i]) != roleNone {
			return false
		}
	}
	return priceRole(a) != roleNone
}

func priceRole(s string) role {
	a := lookup(s)
	if a.letter || a.role < roleOpen || a.role > roleVolume {
		return roleNone
	}
	return a.role
}
