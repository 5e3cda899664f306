package pricefile

import (
	"fmt"
	"strings"
)

// panel takes the unknown columns of numbers for one security each: Date,AAPL,MSFT. It is the last
// resort for a header that names no close. Where open, high and low are all named, or the unknown
// columns are few beside them, the close just has a name that is not known, and the user must tell
// it. A panel may well have the tickers LOW, OPEN or C; the names of other fields are never
// securities, and a volume beside a single one is its volume. The capitals of a name are weighed
// against those of the date, because a person who writes tickers in capitals writes "Date" and not
// "DATE".
func (l *layout) panel(f *File, p *plan, roles []role) error {
	known, secs, volume, alone, symbol := 0, 0, -1, -1, l.symbol()
	date := l.names[l.date]
	caps := strings.ToLower(date) == date || strings.ToUpper(date) != date
	for c := range l.alias {
		if _, forced := l.forced[c]; forced || c == l.date || c >= p.width || !l.numeric(c) {
			continue
		}
		switch l.field(c) {
		case roleNone:
			if n := fold(l.names[c]); n == "" || strings.HasPrefix(n, "unnamed") {
				continue
			}
		case roleOpen, roleHigh, roleLow:
			known++
			caps = caps && strings.ToUpper(l.names[c]) == l.names[c]
		case roleVolume:
			if volume < 0 {
				volume = c
			}
			continue
		default:
			continue
		}
		secs++
		alone = c
		roles[c] = roleClose
	}
	if symbol >= 0 { // each row is of one security
		if secs != 1 || known > 0 {
			return l.noClose(f)
		}
		roles[symbol] = roleSymbol
		if volume >= 0 {
			roles[volume] = roleVolume
		}
		f.because("price column", l.names[alone],
			"it is the only column of numbers whose name is not another field's")
		return nil
	}
	// In Date,AAPL,LOW the capitals, which the date does not have, make LOW a ticker.
	unknown := secs - known
	if known == 3 || secs == 0 || known > 0 && unknown <= 2*known && !(caps && unknown > 0) {
		return l.noClose(f)
	}
	if err := l.guessed(f, roles); err != nil {
		return err
	}
	p.value = true
	if p.wide = distinct(l.names, roles, l.date); len(p.wide) == 0 {
		return l.noClose(f)
	}
	secs = len(p.wide)
	if secs == 1 && volume >= 0 {
		roles[volume] = roleVolume
	}
	return nil
}

// field returns what a column of a panel is by its name. A word of another language than
// that of the date is a ticker when it has capitals that the date has not: KL is the volume in
// Vietnamese only. Languages share the words for the date, Data and Datum.
func (l *layout) field(c int) role {
	a := l.alias[c]
	date, name := l.names[l.date], l.names[c]
	if a.lang != "en" && a.lang != l.alias[l.date].lang && strings.ToUpper(name) == name &&
		(strings.ToUpper(date) != date || len(name) <= 3) {
		return roleNone
	}
	if a.role == roleSoft && l.ticker(c) {
		return roleNone
	}
	return a.role
}

// ticker reports whether the name of a ratio or of returns is a ticker: RTN and EPS are. It is in
// capitals, the only such name of the header, and its first values are all above zero. A header
// with several such names is a table of ratios.
func (l *layout) ticker(c int) bool {
	if strings.ToUpper(l.names[c]) != l.names[c] || len(l.names[c]) > 5 {
		return false
	}
	for k, a := range l.alias {
		if k != c && a.role == roleSoft {
			return false
		}
	}
	for _, r := range l.rows[l.data:] {
		if strings.HasPrefix(r.cell(c), "-") && len(r.cell(c)) > 1 {
			return false
		}
	}
	return true
}

// numeric reports whether the first rows of a column hold numbers or missing marks, and
// at least one number.
func (l *layout) numeric(c int) bool {
	good, all := 0, 0
	for k := l.data; k < len(l.rows) && all < 20; k++ {
		if l.rows[k].empty {
			continue
		}
		all++
		if v := l.rows[k].cell(c); v != "" && !numberLike(v) {
			return false
		}
		good++
	}
	return good > 0
}

// distinct returns the tickers of the price columns in the order of the file. A panel with several
// fields names each security once for each of them.
func distinct(tick []string, roles []role, date int) []string {
	var out []string
	seen := map[string]bool{}
	for c, t := range tick {
		if c != date && c < len(roles) && roles[c] >= roleOpen && roles[c] <= roleVolume &&
			t != "" && !seen[t] {
			seen[t] = true
			out = append(out, t)
		}
	}
	return out
}

// dropUnpriced leaves out securities of a wide panel that have no price column at all. A volume or
// an open alone makes no return, and a study would only hear of a security without prices.
func (p *plan) dropUnpriced(f *File) {
	priced := make([]bool, len(p.wide))
	left := 0
	for _, n := range p.nums {
		if p.wide != nil && (n.role == roleClose || n.role == roleAdj) && !priced[n.sec] {
			priced[n.sec] = true
			left++
		}
	}
	if left == len(p.wide) || left == 0 {
		return
	}
	again := make([]int, len(p.wide))
	var wide, lost []string
	for i, id := range p.wide {
		if again[i] = len(wide); priced[i] {
			wide = append(wide, id)
		} else {
			lost = append(lost, id)
		}
	}
	// The securities that stay are numbered anew.
	nums := p.nums[:0]
	for _, n := range p.nums {
		if n.role > roleVolume || priced[n.sec] {
			if n.role <= roleVolume {
				n.sec = again[n.sec]
			}
			nums = append(nums, n)
		}
	}
	p.wide, p.nums = wide, nums
	f.because("securities", fmt.Sprintf("%d of %d", len(wide), len(again)),
		"without a price column: "+quoted(lost, 16))
}

// symbol returns the column that tells the security of each row, −1 when none does.
func (l *layout) symbol() int {
	best := -1
	for c, a := range l.alias {
		r, forced := l.forced[c]
		switch {
		case forced && r == roleSymbol:
			return c
		case forced || c == l.date || a.role != roleSymbol:
		case best < 0 || a.rank < l.alias[best].rank:
			best = c
		}
	}
	return best
}
