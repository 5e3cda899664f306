package draft

import (
	"fmt"
	"strconv"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
)

// since is the start that the words name: a text for the key of the claim, or a question. One of
// the two is set: a start is either fixed or asked for.
type since struct {
	text  string // "2022", "2022-01", "2022-02-13", "year-start"
	vague string // what the words say where they fix no day: "late January"
}

// begin puts the start into a statement. One that fixes no day is asked for in the file, in place
// of the key.
func (s *Statement) begin(at since) {
	if s.Since = at.text; at.vague != "" {
		s.ask("since", fmt.Sprintf("since when is %q?", at.vague))
	}
}

// dayOf tells what a sentence's days are counted from: the day of the claim, NoDate when unknown.
type dayOf struct{ day eventstudy.Date }

// sinceAt reads what stands behind "since" at k; end is the token behind it.
func sinceAt(ts []token, k int, on dayOf) (s since, end int) {
	k++
	for low(ts, k) == "the" || low(ts, k) == "at" {
		k++
	}
	if k >= len(ts) {
		return since{vague: "since"}, len(ts)
	}
	for _, w := range []string{"start", "beginning", "turn"} {
		if is(ts, k, w, "of", "the", "year") || is(ts, k, w, "of", "this", "year") {
			return since{text: "year-start"}, k + 4
		}
		if is(ts, k, w, "of") {
			k += 2
			break
		}
	}
	if y, m, d, _, n := dateAt(ts, k); n > 0 {
		if y == 0 {
			y = yearOf(m, d, on.day)
		}
		if y == 0 || civil(y, m, d) == eventstudy.NoDate {
			return since{vague: span(ts, k, k+n)}, k + n
		}
		return since{text: civil(y, m, d).String()}, k + n
	}
	if m := months[ts[k].Low]; m > 0 && upper(ts[k].Text) {
		end = k + 1
		if low(ts, end) == "." {
			end++
		}
		if y := yearNumber(ts, end); y > 0 {
			return since{text: fmt.Sprintf("%d-%02d", y, m)}, end + 1
		}
		return sinceMonth(ts[k].Text, m, on), end
	}
	if y := yearNumber(ts, k); y > 0 {
		return since{text: fmt.Sprint(y)}, k + 1
	}
	if m, ok := dayAt(ts, k, on.day); ok && m.day != eventstudy.NoDate {
		return since{text: m.day.String()}, m.end
	}
	// What is said but fixes no day, “late January”, becomes a question with those words.
	end = min(k+4, len(ts))
	for i := k; i < min(k+8, len(ts)) && ts[i].Clause == ts[k].Clause; i++ {
		if y, m, d, _, n := dateAt(ts, i); n > 0 && low(ts, i-1) == "on" {
			if y == 0 {
				y = yearOf(m, d, on.day)
			}
			if civil(y, m, d) != eventstudy.NoDate {
				return since{text: civil(y, m, d).String()}, i + n
			}
		}
	}
	for i := k; i < end; i++ {
		if ts[i].Clause != ts[k].Clause || ts[i].Kind == claims.Mark {
			end = i
			break
		}
	}
	return since{vague: span(ts, k, end)}, max(end, k+1)
}

// happened reports a "since" at i behind which an event stands that needs no verb: "since our
// upgrade", "since listing in Hong Kong".
func happened(ts []token, i int) bool {
	next := low(ts, i+1)
	return ts[i].Low == "since" && (owner[next] || strings.HasSuffix(next, "ing"))
}

// sinceMonth is a month without a year: the last one before the day of the claim; January of the
// same year is the start of the year, and the month of the day itself leaves it open.
func sinceMonth(said string, m int, on dayOf) since {
	if on.day == eventstudy.NoDate {
		return since{vague: said}
	}
	y, month, _ := on.day.YMD()
	switch {
	case m == month:
		return since{vague: said}
	case m == 1:
		return since{text: "year-start"}
	case m > month:
		y--
	}
	return since{text: fmt.Sprintf("%d-%02d", y, m)}
}

// yearNumber is a year of four digits at a token, 0 for none. A price of 2,024 has a comma, and one
// of 2024 without a sign is rare enough.
func yearNumber(ts []token, k int) int {
	if k >= len(ts) || ts[k].Kind != claims.Number || len(ts[k].Low) != 4 {
		return 0
	}
	if y, err := strconv.Atoi(ts[k].Low); err == nil && y >= 1900 && y <= 2200 {
		return y
	}
	return 0
}

// soFar finds the words that make a figure the change since the start of the year: "so far this
// year", "year to date", "in 2025" behind "so far", "its 2025 rally". It returns the token where
// they begin, or -1. By convention such a change starts from the last close of the year before.
func soFar(ts []token, on dayOf) int {
	year := ""
	if on.day != eventstudy.NoDate {
		year = fmt.Sprint(on.day.Year())
	}
	for i := range ts {
		switch {
		case is(ts, i, "year", "to", "date"), ts[i].Low == "ytd", is(ts, i, "this", "year"),
			is(ts, i, "so", "far", "in", year), is(ts, i, "for", "the", "year"),
			ts[i].Low == year && ofYear(ts, i):
			if !ranked(ts, i) {
				return i
			}
		}
	}
	return -1
}

// ofYear reports whether the number at i names the year of a change: "its 2025 rally".
func ofYear(ts []token, i int) bool {
	next := low(ts, i+1)
	return yearNumber(ts, i) > 0 && (gainWords[next] || lossWords[next])
}

// ranked reports whether the words at i are those of a superlative, which ranks something within
// the year and tells no change: "the most traded stock this year".
func ranked(ts []token, i int) bool {
	for k := i - 1; k >= 0 && ts[k].Clause == ts[i].Clause; k-- {
		if ts[k].Kind == claims.Number || bestWords[ts[k].Low] {
			return ts[k].Kind != claims.Number
		}
	}
	return false
}
