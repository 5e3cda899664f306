package article

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// isWrapped reports whether a text is broken at a width: hardly a line is long, and most lines that
// another follows come near to the longest. The last lines of blocks say nothing, since they are as
// long as they happen to be.
func isWrapped(lines []string) bool {
	const narrowest, widest = 40, 100 // lines shorter than any width are a list
	var long []int
	full := 0
	for i, l := range lines {
		n := utf8.RuneCountInString(strings.TrimSpace(l))
		if n == 0 || i+1 == len(lines) || strings.TrimSpace(lines[i+1]) == "" {
			continue // the last line of a block is as long as it is
		}
		long = append(long, n)
	}
	if len(long) < 2 {
		return false
	}
	slices.Sort(long)
	most := long[len(long)-1-len(long)/20]
	for _, n := range long {
		if n*3 >= most*2 {
			full++
		}
	}
	return narrowest <= most && most <= widest && full*3 >= len(long)*2
}

// openEnds are words that end no sentence and no headline: a line that ends with one goes on.
var openEnds = map[string]bool{
	"a": true, "an": true, "and": true, "as": true, "at": true, "by": true, "for": true,
	"from": true, "in": true, "its": true, "of": true, "on": true, "or": true, "than": true,
	"the": true, "to": true, "with": true,
}

// goesOn reports whether a line carries on the sentence that the block above it began: the block
// ends with a comma or in a word that asks for more, or the line begins with a small letter. A
// block that itself begins with a small letter is a list of names and figures, whose lines stand
// each for itself.
func goesOn(block []string, line string) bool {
	if len(block) == 0 || unicode.IsLower(firstRune(block[0])) {
		return false
	}
	last := block[len(block)-1]
	if r, _ := utf8.DecodeLastRuneInString(last); strings.ContainsRune(".!?:;。！？", r) {
		return false
	}
	words := strings.Fields(last)
	return strings.HasSuffix(last, ",") || openEnds[words[len(words)-1]] ||
		unicode.IsLower(firstRune(line))
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
