package data

import (
	"fmt"
	"sort"
	"strings"
)

// UsageError is a mistake in what was asked for: a flag, a name, a combination. What is
// wrong inside a file is an eventstudy.Problems instead.
type UsageError struct {
	What string // lower case, no full stop; quotes the text
	Hint string // what to do, names the flag; may be empty
}

// Error returns what is wrong and, on the next line, the hint.
func (e *UsageError) Error() string {
	if e.Hint == "" {
		return e.What
	}
	return e.What + "\nhint: " + e.Hint
}

func usage(hint, format string, args ...any) error {
	return &UsageError{What: fmt.Sprintf(format, args...), Hint: hint}
}

// Nearest returns the candidate with the smallest edit distance to s, the first one in
// alphabetical order among equals, and "" when there is none.
func Nearest(s string, candidates []string) string {
	sorted := append([]string(nil), candidates...)
	sort.Strings(sorted)
	best, dist := "", -1
	for _, c := range sorted {
		if d := editDistance(strings.ToLower(s), strings.ToLower(c)); dist < 0 || d < dist {
			best, dist = c, d
		}
	}
	return best
}

// Near is Nearest where the two look alike, and "" where a suggestion would be a guess: more than
// two letters of five differ.
func Near(s string, candidates []string) string {
	near := Nearest(s, candidates)
	if d := editDistance(strings.ToLower(s), strings.ToLower(near)); 5*d > 2*len([]rune(s)) {
		return ""
	}
	return near
}

// editDistance is Levenshtein's distance in runes; texts beyond 64 runes are cut, since
// they come from untrusted files and no key is that long.
func editDistance(a, b string) int {
	x, y := cut([]rune(a)), cut([]rune(b))
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j := range y {
			cost := diagonal
			if x[i] != y[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, diagonal+1)
		}
	}
	return row[len(y)]
}

func cut(r []rune) []rune {
	if len(r) > 64 {
		return r[:64]
	}
	return r
}

// list joins names for a message, the first few and a count of the others.
func list(names []string) string {
	const most = 20
	if len(names) == 0 {
		return "none"
	}
	if len(names) > most {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
	}
	return strings.Join(names, ", ")
}
