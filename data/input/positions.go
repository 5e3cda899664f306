package input

import (
	"strings"
	"unicode/utf8"

	"stockmove/eventstudy"
)

// PosAt turns a byte offset into a line and a column, both counted from 1, columns in
// characters.
func PosAt(file, text string, offset int) eventstudy.Pos {
	offset = min(max(offset, 0), len(text))
	start := strings.LastIndexByte(text[:offset], '\n') + 1
	return eventstudy.Pos{
		File: file,
		Line: strings.Count(text[:offset], "\n") + 1,
		Col:  utf8.RuneCountInString(text[start:offset]) + 1,
	}
}

// LineStarts returns the byte offsets at which the lines of a text start.
func LineStarts(text string) []int {
	starts := []int{0}
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}
