package pricefile

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"stockmove/data/cell"
)

// headerLines is how far down the header is looked for; LSEG's stands on line 31.
const headerLines = 60

// layout is where the table is and what its columns are. Everything in it is known from the top of
// the file, before a row is read.
type layout struct {
	delim   byte
	rows    []gridRow // the top of the file, cut by delim
	header  int       // index in rows of the line that names the fields
	levels  []int     // index in rows of the other header lines: tickers, index name
	data    int       // index in rows of the first line with a day
	date    int       // column of the date
	names   []string  // the header cells
	alias   []alias   // what they stand for
	hits    int       // distinct roles that the header names
	known   int       // cells with a known name: of two header lines of pandas the fields have more
	forced  map[int]role
	returns bool // a column is named after returns, and asked for
	bare    bool // there is no header line: the columns are named by their position
}

// findLayout tries every delimiter and keeps the header with the most aliases. Counting delimiters
// would be misled by "Jul 22, 2002;82,69": a wrong delimiter cuts the header's names too, and they
// are not known any more. Among equals the more cells win, then the earlier delimiter. A delimiter
// that the user names is the only one that is tried, and what it cuts is not second-guessed.
func findLayout(text []byte, opt Options) (*layout, error) {
	var best *layout
	tried := opt.delimiters()
	if tried == nil {
		return nil, fmt.Errorf("unknown delimiter %s: it is one of , ; tab |", quote(opt.Delimiter))
	}
	for _, d := range tried {
		if l := findHeader(grid(text, d), d, opt); l != nil && (best == nil || l.hits > best.hits ||
			l.hits == best.hits && len(l.names) > len(best.names)) {
			best = l
		}
	}
	return best, nil
}

// delimiters are those that a file may have: all, or the one that the user names, whose sign is as
// good as its name; nil where there is none of that name.
func (opt Options) delimiters() []byte {
	if opt.Delimiter == "" {
		return cell.Delimiters
	}
	for _, d := range cell.Delimiters {
		if opt.Delimiter == cell.DelimiterName(d) || opt.Delimiter == string(rune(d)) {
			return []byte{d}
		}
	}
	return nil
}

// headerScore counts the known names of the best line; trial decoding compares it. A line need not
// be a header with a date below it: in a wrong encoding hardly any name is known. It is asked for
// each encoding that is tried, on the first kilobytes alone.
func headerScore(text []byte) int {
	most := 0
	for _, d := range cell.Delimiters {
		rows := grid(text, d)
		for _, r := range rows[:min(headerLines, len(rows))] {
			n := 0
			for _, a := range aliases(r.cells) {
				if a.role != roleNone {
					n++
				}
			}
			most = max(most, n)
		}
	}
	return most
}

// findHeader returns the line with the most aliases that has a day in its date column
// below it; nil when no line has.
func findHeader(rows []gridRow, delim byte, opt Options) *layout {
	var best *layout
	for i := range rows {
		if i >= headerLines || rows[i].empty || len(rows[i].cells) < 2 {
			continue
		}
		if l := headerAt(rows, i, opt); l != nil && (best == nil || l.hits > best.hits ||
			l.hits == best.hits && l.known > best.known) {
			l.delim = delim
			best = l
		}
	}
	if best == nil {
		best = bareLayout(rows, delim, opt)
	}
	return best
}

// headerAt tries line i as the header. Aliases alone do not make one: LSEG's files carry a table of
// statistics with "Price;Volume" above the prices, and edited sheets carry means and extremes. Only
// the true header has a date under the name of the date. The columns that the user names weigh more
// than any alias, so that a decoy above the table loses to the line that has them.
func headerAt(rows []gridRow, i int, opt Options) *layout {
	cells := rows[i].cells
	l := &layout{rows: rows, header: i, names: cells, alias: aliases(cells), forced: map[int]role{}}
	for _, field := range ColumnFields { // not the map: its order must not decide
		if name, ok := opt.Columns[field]; ok {
			k := findName(cells, name)
			if k < 0 {
				k = position(cells, name)
			}
			if k >= 0 {
				l.forced[k] = fieldRole(field)
			}
			if k >= 0 && field == "date" && isTime(cells[k]) {
				return nil // a row of data
			}
		}
	}
	l.forceReturn(opt)
	var have [roleOther + 1]bool
	for k, a := range l.alias {
		r := a.role
		if r != roleNone {
			l.known++
		}
		if f, ok := l.forced[k]; ok {
			r = f
			l.hits += 10 // what the user names outweighs any alias
		}
		if !have[r] && r != roleNone && r < roleSoft && cells[k] != "" {
			have[r] = true
			l.hits++
		}
	}
	for _, c := range l.dateColumns() {
		if data := firstDay(rows, i, c); data > 0 {
			l.date, l.data = c, data
			l.demote()
			for k := i + 1; k < data; k++ {
				if !rows[k].empty {
					l.levels = append(l.levels, k)
				}
			}
			return l
		}
	}
	return nil
}

// demote takes a column of broken numbers for no tickers where its name is a loose one: in
// Date,Stock,Index the stock has its price there. Of a value beside a high and a low it asks that
// it lies between them, since else it is a turnover.
func (l *layout) demote() {
	for c, a := range l.alias {
		if a.role == roleClose && loose[fold(l.names[c])] && l.outside(c) {
			l.alias[c] = alias{role: roleOther, lang: a.lang}
		}
		if a.role != roleSymbol || a.rank < 2 {
			continue
		}
		for _, r := range l.rows[l.data:min(l.data+20, len(l.rows))] {
			if v := r.cell(c); strings.ContainsAny(v, ".,") && numberLike(v) {
				l.alias[c] = alias{}
				break
			}
		}
	}
}

// outside reports a column whose numbers lie outside of the high and the low on most of the rows at
// the top.
func (l *layout) outside(c int) bool {
	find := func(r role) int {
		return slices.IndexFunc(l.alias, func(a alias) bool { return a.role == r })
	}
	high, low := find(roleHigh), find(roleLow)
	if high < 0 || low < 0 {
		return false
	}
	rows, out := 0, 0
	for _, r := range l.rows[l.data:] {
		h, v, w := number(r.cell(high)), number(r.cell(c)), number(r.cell(low))
		if h >= w && v == v {
			rows++
		}
		if h >= w && (v > h || v < w) {
			out++
		}
	}
	return out*2 > rows
}

// dateColumns lists the columns that may hold the date, the likeliest first. The ranks of the alias
// table order them: a column "Date" goes before "time", which may be the clock beside it.
func (l *layout) dateColumns() []int {
	for k, r := range l.forced {
		if r == roleDate {
			return []int{k}
		}
	}
	var out []int
	for rank := 0; rank <= 3; rank++ {
		for k, a := range l.alias {
			if a.role == roleDate && a.rank == rank {
				out = append(out, k)
			}
		}
	}
	// An index column of pandas has no name, or that of the level above it; Datastream's is Name.
	switch fold(l.names[0]) {
	case "", "price", "ticker", "unnamed0", "index", "symbols", "attributes", "name", "category":
		out = append(out, 0)
	}
	return out
}

// firstDay returns the first line below line i with a date in column c, 0 when the next four lines
// that are not blank have none. Four, because a header of pandas has up to two more lines and
// spreadsheets put a line of units below it. Blank lines between the header and the rows are not
// counted among them.
func firstDay(rows []gridRow, i, c int) int {
	var zone cell.Zone
	seen := 0
	for k := i + 1; k < len(rows) && seen < 4; k++ {
		if rows[k].empty {
			continue
		}
		seen++
		s, _ := cell.ParseDate([]byte(rows[k].cell(c)), &zone)
		if s.Dated() || s.Kind() == cell.Month {
			return k
		}
	}
	return 0
}

// findName returns the column of a header name as the user wrote it, exactly or, failing that, in
// the folded form; −1 when there is none. Exactly first, because a header may hold both "Close" and
// "close". A name that is copied from an output, where it may be folded, is found as well.
func findName(cells []string, name string) int {
	for k, c := range cells {
		if c == strings.TrimSpace(name) {
			return k
		}
	}
	for k, c := range cells {
		if f := fold(c); f != "" && f == fold(name) {
			return k
		}
	}
	return -1
}

// position returns the column that a number stands for, counted from 1; −1 when it is none.
func position(cells []string, name string) int {
	n, err := strconv.Atoi(name)
	if err != nil || n < 1 || n > len(cells) {
		return -1
	}
	return n - 1
}

// isDay reports whether a cell is a date.
func isDay(text string) bool {
	s, _ := cell.ParseDate([]byte(text), &cell.Zone{})
	return s.Dated()
}

// isTime reports whether a cell is a date, the month of one, or one without its year: "Jan 8" is
// what a wrong delimiter leaves of "Jan 8, 2026".
func isTime(text string) bool {
	s, _ := cell.ParseDate([]byte(text), &cell.Zone{})
	return s.Dated() || s.Kind() == cell.Month || isDay(text+", 2000")
}
