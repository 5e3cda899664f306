package draft

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
)

// mention is a day that the words name, with how it was found. A full date near the top of an
// article is its own day; within the text it is one of history.
type mention struct {
	day      eventstudy.Date // NoDate where the words name a day that the article does not fix
	said     string          // "Thursday", "13 February 2025", "today"
	tok, end int             // tokens [tok, end)
	full     bool            // with a year: a dateline or a day of history
	earlier  bool            // "a day earlier": the weekday before the day last spoken of
	from     bool            // a move is counted from it: "from Thursday"
	slip     bool            // "Monday, 10 March" of a year in which that is a Sunday
}

// The short forms are those of datelines. “May” and “March” are words of other meanings too, so who
// reads a month asks for a capital.
var months = func() map[string]int {
	m := map[string]int{"sept": 9}
	for k := 1; k <= 12; k++ {
		name := strings.ToLower(time.Month(k).String())
		m[name], m[name[:3]] = k, k
	}
	return m
}()

// Short names of weekdays count only before a comma, as datelines have them: “sat” and “sun” are
// left out altogether.
var weekdays = func() map[string]time.Weekday {
	m := map[string]time.Weekday{}
	for d := time.Sunday; d <= time.Saturday; d++ {
		name := strings.ToLower(d.String())
		if m[name] = d; d != time.Sunday && d != time.Saturday {
			m[name[:3]] = d
		}
	}
	return m
}()

// days finds the days that a sentence names; published is the day of the article, or NoDate. A
// weekday is its last one on or before that day; "next" and "last" before it leave it open. Two
// days in one sentence are the rule where a move has a day before it, so each keeps its place.
func days(ts []token, published eventstudy.Date) []mention {
	var out []mention
	for i := 0; i < len(ts); i++ {
		m, ok := dayAt(ts, i, published)
		if !ok {
			continue
		}
		m.from = countedFrom(ts, i)
		out = append(out, m)
		i = m.end - 1
	}
	return out
}

// countedFrom reports whether the day at i is one that a move is counted from and not its own:
// "from Thursday", "below Thursday's close", "compared with HK$116.70 on 13 February".
func countedFrom(ts []token, i int) bool {
	k := i - 1
	for owner[low(ts, k)] || low(ts, k) == "on" {
		k--
	}
	switch low(ts, k) {
	case "from", "than", "versus", "vs", "against", "above", "below", "over":
		return true
	}
	// “Since our upgrade on 13 January the shares are up.”
	for k := i - 1; k >= max(i-6, 0) && !moves(ts, k) && ts[k].Clause == ts[i].Clause; k-- {
		if happened(ts, k) {
			return true
		}
	}
	const near = 10
	return slices.ContainsFunc(ts[max(i-near, 0):i], func(t token) bool {
		return t.Clause == ts[i].Clause && (t.Low == "compared" || t.Low == "compares")
	})
}

// dayAt reads the day that begins at a token. A weekday alone is the last one up to the day of the
// article, since news looks back; “last Monday” may be that one or the one of the week before, and
// is left open.
func dayAt(ts []token, i int, published eventstudy.Date) (mention, bool) {
	m := mention{day: eventstudy.NoDate, tok: i, end: i + 1, said: ts[i].Text}
	if y, mo, d, year, n := dateAt(ts, i); n > 0 {
		m.end, m.full, m.said = i+n, year, span(ts, i, i+n)
		if !year {
			y = yearOf(mo, d, published)
		}
		if y > 0 {
			m.day = civil(y, mo, d)
		}
		return m, y == 0 || m.day != eventstudy.NoDate
	}
	if d := dayOfMonth(ts, i, published); d != eventstudy.NoDate {
		m.day, m.end, m.said = d, i+2, span(ts, i-1, i+2)
		return m, true
	}
	switch ts[i].Low {
	case "today", "tonight":
		m.day = published
		return m, true
	case "yesterday":
		if published != eventstudy.NoDate {
			m.day = published - 1
		}
		return m, true
	}
	if n := earlierAt(ts, i); n > 0 {
		m.end, m.said, m.earlier = i+n, span(ts, i, i+n), true
		return m, true
	}
	w, ok := weekdays[ts[i].Low]
	if !ok || !upper(ts[i].Text) || len(ts[i].Low) == 3 && low(ts, i+1) != "," {
		return m, false
	}
	// A date beside its weekday is the surer of the two: "Friday, 31 January".
	for k := i + 1; k <= i+2; k++ {
		_, _, _, _, n := dateAt(ts, k)
		if n > 0 && (k == i+1 || low(ts, i+1) == "," || low(ts, i+1) == "(") {
			on, ok := dayAt(ts, k, published)
			if on.tok = i; on.day != eventstudy.NoDate && on.day.Weekday() != w {
				// One of the two is a slip, and nothing tells which.
				on.day, on.full, on.slip = eventstudy.NoDate, false, true
				on.said = strings.TrimRight(span(ts, i, on.end), ".")
			}
			return on, ok
		}
	}
	// What lies ahead is no session yet.
	before := low(ts, i-1)
	if before == "next" || before == "coming" || before == "last" || before == "since" {
		if before != "since" {
			m.said = ts[i-1].Text + " " + m.said
		}
		if before != "last" || published == eventstudy.NoDate {
			return m, before == "last"
		}
		return m, true // the last one, or the one of last week: open
	}
	if published != eventstudy.NoDate {
		back := (int(published.Weekday()) - int(w) + 7) % 7
		m.day = published - eventstudy.Date(back)
	}
	return m, true
}

// earlierAt counts the words for the session before another at i, "a day earlier", "the previous
// session"; 0 where there are none. Behind "from" they are what a move is counted from.
func earlierAt(ts []token, i int) int {
	if compared[low(ts, i-1)] {
		return 0
	}
	ends := i+3 >= len(ts) || ts[i+3].Kind == claims.Mark
	for _, p := range earlier {
		if is(ts, i, p.words...) && (p.means == "" || ends) {
			return len(p.words)
		}
	}
	return 0
}

// Behind "before" mostly stands what the day was before, unless the clause ends there.
var (
	earlier = slices.Concat(phrases("", "a day earlier, one day earlier, the previous session, "+
		"the previous day, the previous trading day, the prior session, the prior day"),
		phrases("last", "a day before, the day before, the session before"))
	compared = set("from", "than", "to", "with", "over", "against", "of", "on", "as")
)

// dayOfMonth reads "the 13th" behind "on" at the end of a clause, the last such day up to that of
// the article.
func dayOfMonth(ts []token, i int, published eventstudy.Date) eventstudy.Date {
	d, err := strconv.Atoi(low(ts, i))
	if err != nil || !is(ts, i-2, "on", "the") || !ordinal[low(ts, i+1)] ||
		published == eventstudy.NoDate ||
		i+2 < len(ts) && ts[i+2].Clause == ts[i].Clause && ts[i+2].Low != "." {
		return eventstudy.NoDate
	}
	y, m, _ := published.YMD()
	if day := civil(y, m, d); day <= published {
		return day
	}
	return civil(y, m-1, d)
}

// ordinal are the endings of a day of the month.
var ordinal = set("st", "nd", "rd", "th")

// dateAt reads "13 February 2025", "February 13, 2025", "Feb. 13" and "2025-02-13" at i: n tokens.
// Dates in figures alone are read in two orders, 2025-02-13 and 13.02.2025: 02/03 is two days.
func dateAt(ts []token, i int) (y, m, d int, year bool, n int) {
	if i >= len(ts) {
		return 0, 0, 0, false, 0
	}
	num := func(k, most int) int {
		if k >= len(ts) || ts[k].Kind != claims.Number {
			return 0
		}
		v, err := strconv.Atoi(ts[k].Low)
		if err != nil || v > most {
			return 0
		}
		return v
	}
	// A year stands behind a comma, a full stop or nothing.
	yearAt := func(k int) (int, int) {
		if low(ts, k) == "," || low(ts, k) == "." {
			if v := num(k+1, 2200); v >= 1900 {
				return v, 2
			}
			return 0, 0
		}
		if v := num(k, 2200); v >= 1900 {
			return v, 1
		}
		return 0, 0
	}
	if p := strings.Split(low(ts, i), "."); len(p) == 3 && len(p[2]) == 4 { // 13.02.2025
		d, _ = strconv.Atoi(p[0])
		m, _ = strconv.Atoi(p[1])
		y, _ = strconv.Atoi(p[2])
		if civil(y, m, d) != eventstudy.NoDate && y >= 1900 && y <= 2200 {
			return y, m, d, true, 1
		}
	}
	if v := num(i, 2200); v >= 1900 && low(ts, i+1) == "-" && low(ts, i+3) == "-" {
		if m, d := num(i+2, 12), num(i+4, 31); m > 0 && d > 0 {
			return v, m, d, true, 5
		}
	}
	if d = num(i, 31); d > 0 { // 13 February, 13th of February
		k := i + 1
		if ordinal[low(ts, k)] {
			k++
		}
		if low(ts, k) == "of" {
			k++
		}
		if m = months[low(ts, k)]; m > 0 && k < len(ts) && upper(ts[k].Text) {
			k++
			if low(ts, k) == "." {
				k++
			}
			y, n = yearAt(k)
			return y, m, d, n > 0, k + n - i
		}
		return 0, 0, 0, false, 0
	}
	if m = months[ts[i].Low]; m == 0 || !upper(ts[i].Text) {
		return 0, 0, 0, false, 0
	}
	k := i + 1
	if low(ts, k) == "." {
		k++
	}
	if d = num(k, 31); d == 0 {
		return 0, 0, 0, false, 0
	}
	k++
	if ordinal[low(ts, k)] {
		k++
	}
	y, n = yearAt(k)
	return y, m, d, n > 0, k + n - i
}

// yearOf is the year of a day written without one: the last such day on or before published. News
// speaks of days that were.
func yearOf(m, d int, published eventstudy.Date) int {
	if published == eventstudy.NoDate {
		return 0
	}
	y := published.Year()
	if civil(y, m, d) > published {
		y--
	}
	return y
}

// civil is the day, or NoDate where the calendar has none (30 February). Such a day is a slip of
// the article and fixes nothing.
func civil(y, m, d int) eventstudy.Date {
	day, _ := eventstudy.CivilDate(y, m, d)
	return day
}

// upper reports a capital letter at the beginning.
func upper(s string) bool { return s != "" && s[0] >= 'A' && s[0] <= 'Z' }

// span is the text of the tokens [from, to) as words in a line.
func span(ts []token, from, to int) string {
	out := ""
	for i := from; i < to; i++ {
		if i > from && ts[i].Start > ts[i-1].End {
			out += " "
		}
		out += ts[i].Text
	}
	return out
}
