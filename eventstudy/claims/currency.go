package claims

import (
	"cmp"
	"math/big"
	"slices"
	"strings"
)

// minors are the currencies whose hundredth is what shares are quoted in.
var minors = map[string]string{"GBX": "GBP", "GBp": "GBP", "ZAc": "ZAR", "ZAC": "ZAR", "ILA": "ILS"}

// exchanges give the currency of a listing by the ending of its ticker, as Yahoo and Reuters write
// it.
var exchanges = func() map[string]string {
	m := map[string]string{}
	for currency, endings := range map[string]string{
		"EUR": "DE F PA AS MI MC BR LS VI HE IR", "USD": "O N", "CNY": "SS SZ SH", "KRW": "KS KQ",
		"TWD": "TW TWO", "INR": "NS BO", "CAD": "TO V", "HKD": "HK", "GBX": "L", "JPY": "T",
		"AUD": "AX", "SGD": "SI", "CHF": "SW", "SEK": "ST", "NOK": "OL", "DKK": "CO", "BRL": "SA",
		"MXN": "MX", "ZAc": "JO", "PLN": "WA",
	} {
		for _, e := range strings.Fields(endings) {
			m[e] = currency
		}
	}
	return m
}()

// Currency is the listing's: of the study, a flag or the file, else that of its exchange, "" when
// nothing tells it.
func (l *Listing) Currency() string { return l.currency }

// findCurrency takes the currency that is known best. One that is only guessed keeps a claim in
// another money from being taken at its word, and leaves its warning.
func (l *Listing) findCurrency(exchange, guess string) {
	suffix := ""
	if i := strings.LastIndexByte(l.Security.ID, '.'); i >= 0 {
		suffix = exchanges[strings.ToUpper(l.Security.ID[i+1:])]
	}
	file := ""
	if p := l.Security.Prices; p != nil {
		file = p.Currency
	}
	l.currency = cmp.Or(file, exchange, suffix)
	if l.guessed = l.currency == "" && guess != ""; l.guessed {
		l.currency = guess
	}
}

// sameCurrency compares what is written, "JPY|CNY" for ¥, with a listing's. Pence are pounds here,
// because articles say either.
func sameCurrency(written, listing string) bool {
	return slices.ContainsFunc(strings.Split(written, "|"), func(c string) bool {
		return strings.EqualFold(c, majorCurrency(listing))
	})
}

// major is a price in the unit that articles use, pounds and not pence; nil when it is none.
func (l *Listing) major(v float64) *big.Rat {
	p := exact(v)
	if _, minor := minors[l.currency]; minor && p != nil {
		p.Quo(p, big.NewRat(100, 1))
	}
	return p
}

// majorFloat is major in floating point.
func (l *Listing) majorFloat(v float64) float64 {
	if _, minor := minors[l.currency]; minor {
		return v / 100
	}
	return v
}

// Money writes a price of the listing with its currency's sign.
func (l *Listing) Money(v float64) string { return Money(v, l.currency) }
