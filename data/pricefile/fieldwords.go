package pricefile

import (
	"strings"
	"unicode"

	"stockmove/data/cell"
)

// fieldWords are the words that vendors put before and behind the name of a field: "Closing Bid
// Price", "Year High", prc_raw. A name that has no other word is that of a field and of no
// security, however it is joined.
var fieldWords = map[string]bool{}

func init() {
	for _, w := range strings.Fields(`opening closing highest lowest bid ask offer mid last latest
		first final year yearly annual month monthly week weekly day daily today yesterday
		intraday session total sum average avg mean median weighted vwap twap minimum maximum
		min max settlement settle settled prior previous prev current next transaction trade
		traded trading deal official reference auction theoretical indicative raw adj adjusted
		unadj unadjusted actual predicted prediction forecast forecasted fitted estimated
		normalized normalised scaled smoothed lag lagged diff prc px 52w 52wk wk w`) {
		fieldWords[w] = true
	}
}

// nameWords cuts a name into its words in lower case, at blanks, marks and capitals inside a word;
// units in brackets are no words. adjClose, adj_close and Adj. Close are two words each, and
// ADJCLOSE is one: nothing in it shows where it could be cut.
func nameWords(name string) []string {
	var b strings.Builder
	depth, lower := 0, false
	for _, r := range name {
		switch {
		case r == '(' || r == '[':
			depth++
		case r == ')' || r == ']':
			depth--
		}
		inside := depth > 0 || !unicode.IsLetter(r) && !unicode.IsDigit(r)
		if inside || lower && unicode.IsUpper(r) {
			b.WriteByte(' ')
		}
		if !inside {
			b.WriteRune(unicode.ToLower(r))
		}
		lower = !inside && unicode.IsLower(r)
	}
	return strings.Fields(b.String())
}

// fieldish reports whether a name is made of words for fields alone. Numbers in a name, as in
// 52w_high2, belong to the field; a name of nothing but numbers is none.
func fieldish(name string) bool {
	found := false
	for _, w := range nameWords(name) {
		switch a := names[w]; {
		case fieldWords[w], a.lang == "en" && !a.letter && !loose[w] && a.role >= roleOpen &&
			a.role <= roleVolume:
			found = true
		case !cell.AllDigits(w):
			return false
		}
	}
	return found
}

// capitals reports whether a name is written in capitals, as tickers are.
func capitals(s string) bool { return strings.ToUpper(s) == s && strings.ToLower(s) != s }

// small reports whether a name has no capital although its letters could be capitals.
func small(s string) bool { return strings.ToLower(s) == s && strings.ToUpper(s) != s }
