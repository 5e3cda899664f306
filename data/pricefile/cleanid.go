package pricefile

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// CleanID returns the name of a security as every reader writes it, of prices, events, studies and
// claims: without control and invisible characters, which differ from one program to the next, with
// composed letters, common blanks and none at the ends. What cannot be shown otherwise becomes
// U+FFFD. Most names are plain ASCII and come back as they are.
func CleanID(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] >= ' ' && s[i] < 0x7f
	}
	if plain {
		return strings.TrimSpace(s)
	}
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r):
			return -1
		case !unicode.IsPrint(r):
			return unicode.ReplacementChar
		}
		return r
	}, norm.NFC.String(s)))
}

// cleanIDs gives the tickers of a column their clean names; rows of tickers that differ in
// invisible characters alone are one security's. It is done once for the tickers of a file, and not
// for each row.
func (t *table) cleanIDs() {
	index := map[string]int32{}
	// again is the number of each ticker among the clean ones.
	again := make([]int32, len(t.ids))
	clean := make([]string, 0, len(t.ids))
	for k, id := range t.ids {
		id = CleanID(id)
		n, ok := index[id]
		if !ok {
			n = int32(len(clean))
			index[id] = n
			clean = append(clean, id)
		}
		again[k] = n
	}
	if len(clean) < len(t.ids) {
		for r, k := range t.syms {
			if int(k) < len(again) {
				t.syms[r] = again[k]
			}
		}
	}
	t.ids = clean
}
