// Package words writes what tables, texts, pictures and messages say alike: numbers, per cents,
// p-values, prices and money, counts and plurals, lists, sentences, dates and ranges of dates, and
// the name that a mistyped one was probably meant to be.
//
// It is the one voice of the program: a figure reads the same in the report, in a picture and in an
// error. It stands below every other package, knows none of them and imports the standard library
// alone. Nothing here measures anything; unknown figures come in as NaN and leave as a dash.
package words

import "strings"

// The marks that every text uses.
const (
	// Unknown stands where there is no figure; never an empty cell, never 0.
	Unknown = "–"
	// Minus is the true minus sign, as wide as the plus.
	Minus = "−"
	// Narrow is the narrow no-break space, the only one that stands before a per cent sign. A line
	// never ends between a figure and its sign.
	Narrow = "\u202f"
	// NoBreak keeps the parts of a date or of an amount on one line.
	NoBreak = "\u00a0"
)

// sign is how every per cent ends.
const sign = Narrow + "%"

// Tie joins numbers to the per cent signs after them in prose that was typed with an ordinary space
// between the two.
func Tie(s string) string {
	const apart = " %"
	if !strings.Contains(s, apart) {
		return s
	}
	var b strings.Builder
	done := 0
	for i := 1; i+1 < len(s); i++ {
		if isDigit(s[i-1]) && s[i:i+len(apart)] == apart {
			b.WriteString(s[done:i])
			b.WriteString(Narrow)
			done = i + 1
		}
	}
	b.WriteString(s[done:])
	return b.String()
}

// Untie writes ordinary spaces for the narrow and the no-break one, for a terminal: some of its
// fonts lack them, and nobody types them in a search.
func Untie(s string) string { return untie.Replace(s) }

var untie = strings.NewReplacer(Narrow, " ", NoBreak, " ")

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
