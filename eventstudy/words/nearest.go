package words

import (
	"slices"
	"strings"
)

// Nearest returns the candidate with the smallest distance to name, the first in alphabetical order
// among equals, and "" when there is none. Capitals and small letters are alike.
func Nearest(name string, candidates []string) string {
	best, _ := nearest(name, candidates)
	return best
}

// Near is Nearest where the two look alike, and "" where a suggestion would be a guess: where more
// than two letters of five differ.
func Near(name string, candidates []string) string {
	best, distance := nearest(name, candidates)
	if 5*distance > 2*len([]rune(name)) {
		return ""
	}
	return best
}

func nearest(name string, candidates []string) (best string, distance int) {
	sorted := slices.Sorted(slices.Values(candidates))
	distance = -1
	for _, c := range sorted {
		if d := Distance(strings.ToLower(name), strings.ToLower(c)); distance < 0 || d < distance {
			best, distance = c, d
		}
	}
	return best, distance
}

// longest is the number of characters that are compared. Names come from untrusted files and no
// key is that long.
const longest = 64

// Distance is the number of characters to insert, delete, replace or exchange with their neighbour
// to turn a into b: Levenshtein's distance with neighbours exchanged at the price of one (optimal
// string alignment). What lies beyond 64 characters is not compared.
func Distance(a, b string) int {
	x, y := head(a), head(b)
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		before, last, row = last, row, before
		row[0] = i + 1
		for j := range y {
			replaced := last[j]
			if x[i] != y[j] {
				replaced++
			}
			row[j+1] = min(replaced, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
	}
	return row[len(y)]
}

func head(s string) []rune {
	out := make([]rune, 0, longest)
	for _, r := range s {
		if len(out) == longest {
			break
		}
		out = append(out, r)
	}
	return out
}
