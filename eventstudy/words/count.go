package words

import (
	"strconv"
	"strings"
)

// Count writes a whole number with commas between its thousands: "2,000".
func Count(n int) string {
	s := strconv.Itoa(n)
	if digits, negative := strings.CutPrefix(s, "-"); negative {
		return Minus + thousands(digits)
	}
	return thousands(s)
}

// Counted writes a count and its noun, which is given in the singular: "1 day", "2,000 days".
func Counted(n int, noun string) string { return CountOf(n, noun, Plural(noun)) }

// CountOf is Counted of what has a plural of its own: "1 kind of returns", "2 kinds of returns".
func CountOf(n int, one, many string) string {
	if n == 1 {
		many = one
	}
	return Count(n) + " " + many
}

// Plural is the plural of a regular English noun: days, losses, indexes, securities.
func Plural(noun string) string {
	for _, hiss := range []string{"s", "x", "ch", "sh"} {
		if strings.HasSuffix(noun, hiss) {
			return noun + "es"
		}
	}
	if stem, ok := strings.CutSuffix(noun, "y"); ok && stem != "" &&
		!strings.ContainsRune("aeiou", rune(stem[len(stem)-1])) {
		return stem + "ies"
	}
	return noun + "s"
}

// small are the numbers that a sentence writes out.
var small = [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight",
	"nine", "ten", "eleven", "twelve"}

// Number writes a small whole number as a word, "no" for none, and others as Count does.
func Number(n int) string {
	if n >= 0 && n < len(small) {
		return small[n]
	}
	return Count(n)
}
