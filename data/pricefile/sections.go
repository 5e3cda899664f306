package pricefile

import (
	"fmt"
	"iter"
	"math"
	"slices"
	"strings"

	"stockmove/data/cell"
	"stockmove/eventstudy"
)

// mostSections bounds the texts of a column that are held apart. A column with more of them holds
// remarks, and each is kept while the rows are gone through.
const mostSections = 10000

// sections refuses a file in which a column of texts that nobody knows takes one text after
// another: ^BVSP down to line 500, ^GSPC below. Whether it names securities is the user's to say.
// Where their days do not overlap nothing else would show it, and two securities must never become
// one series. Texts that come back, such as buy and sell, name none, unless the prices of each lie
// apart. Each column of words is asked about once; the user's --column symbol or ignore settles it.
func (b *body) sections(t *table) error {
	if b.plan.long {
		return nil
	}
	for c := range b.lay.names {
		if !b.lay.words(c) {
			continue
		}
		if row, was, now := b.secondSection(t, c); row > 0 {
			_, pos := b.cell(row, c)
			name := quote(b.name(c))
			say := fmt.Sprint(c + 1)
			if b.name(c) != "" && findName(b.lay.names, b.name(c)) == c {
				say = shellWord(b.name(c))
			}
			return eventstudy.Fault(pos,
				fmt.Sprintf("if it tells securities apart, say so with --column symbol=%s; if it"+
					" does not, with --column ignore=%s", say, say),
				"the column %s changes from %s to %s: it may name several securities", name,
				quote(was), quote(now))
		}
	}
	return nil
}

// shellWord writes a name as one word of a command line.
func shellWord(s string) string {
	if strings.ContainsAny(s, " '\"\\$&|;()<>*?#`!") {
		return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
	}
	return s
}

// words reports whether an unknown column begins with a text that may be a name.
func (l *layout) words(c int) bool {
	if _, forced := l.forced[c]; forced || c == l.date || l.alias[c].role != roleNone {
		return false
	}
	for _, r := range l.rows[l.data:] {
		if !r.empty {
			return mayName(r.cell(c))
		}
	}
	return false
}

// mayName reports whether a text may be the name of a security: it is no number, date, clock time,
// weekday, month or quarter. Words for signals and remarks are names as far as anyone can tell.
func mayName(v string) bool {
	if v == "" || isDay(v) || numberLike(v) || clockLike(v) || strings.Contains(v, "%") {
		return false
	}
	s, _ := cell.ParseDate([]byte(v), &cell.Zone{})
	low := strings.ToLower(v)
	return s.Kind() == cell.BadDate && !cell.CalendarWord(low) && !period(low)
}

// period reports whether a text names a quarter, a half or a week of a year: "q1", "2019q1",
// "fy2019", "2019-w03".
func period(low string) bool {
	letters := strings.Trim(strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || strings.ContainsRune(" -_/'", r) {
			return -1
		}
		return r
	}, low), ".")
	switch letters {
	case "q", "fy", "w", "h", "cy", "week", "quarter", "m", "month", "year":
		return len(letters) < len(low)
	}
	return false
}

// secondSection returns the first row on which a column takes its second text, with both texts,
// where each text stands in one run of rows, or where the texts come back and the prices of each
// are another's; row is 0 where neither is so, or a text hardly repeats. A column with a text of
// its own on each row, such as a remark, tells nothing.
func (b *body) secondSection(t *table, c int) (row int, was, now string) {
	seen := map[string]bool{}
	last, rows := "", 0
	for r, text := range b.texts(t, c) {
		rows++
		if text == last {
			continue
		}
		switch {
		case len(seen) >= mostSections, !mayName(text):
			return 0, "", ""
		case seen[text]:
			if b.levelsApart(t, c) {
				return row, was, now
			}
			return 0, "", ""
		case len(seen) == 1:
			row, was, now = r, last, text
		}
		seen[text] = true
		last = text
	}
	if rows < 2*len(seen) {
		return 0, "", ""
	}
	return row, was, now
}

// texts yields the text of a column on each row that has a date and a text.
func (b *body) texts(t *table, c int) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		var cells []cell.Span
		last := ""
		for r := range t.stamps {
			if !t.stamps[r].Dated() {
				continue
			}
			line := b.rowLine(r)
			cells, _ = cell.Split(line, b.delim, cells)
			if c >= len(cells) || cells[c].From >= cells[c].To {
				continue
			}
			if v := cells[c]; v.Doubled || string(line[v.From:v.To]) != last {
				last = v.Text(line)
			}
			if !yield(r, last) {
				return
			}
		}
	}
}

// Limits of prices that lie apart by a text beside them.
const (
	apartRows = 4   // rows of each text, on average
	apartMove = 0.1 // |Δ ln| between rows of different texts, in the median
	apartMore = 5   // … and so many times that between rows of one
	apartMost = 5000
)

// levelsApart reports that the prices at the top move little between rows of one text and much
// between those of different texts: gold beside silver, and not a signal to buy or to sell.
func (b *body) levelsApart(t *table, c int) bool {
	prices := b.closes(t)
	if prices == nil {
		return false
	}
	of := map[string]float64{} // the last price of each text
	var within, across []float64
	rows, before, text := 0, math.NaN(), ""
	for r, now := range b.texts(t, c) {
		v := prices[r]
		if !(v > 0) {
			continue
		}
		if old, ok := of[now]; ok {
			within = append(within, math.Abs(math.Log(v/old)))
		}
		if now != text && before == before {
			across = append(across, math.Abs(math.Log(v/before)))
		}
		of[now], before, text = v, v, now
		if rows++; rows == apartMost {
			break
		}
	}
	if rows < apartRows*len(of) || len(across) == 0 {
		return false
	}
	slices.Sort(within)
	slices.Sort(across)
	x := across[len(across)/2]
	return x > apartMove && x > apartMore*within[len(within)/2]
}

// closes returns the values of the first column of closes, nil when there is none.
func (b *body) closes(t *table) []float64 {
	for k, n := range b.plan.nums {
		if n.role == roleClose || n.role == roleAdj {
			return t.values(k)
		}
	}
	return nil
}
