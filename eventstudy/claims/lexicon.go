package claims

import (
	"math/big"
	"strconv"
	"strings"
)

// Hedge is a phrase before a figure that says how the figure is meant.
type Hedge struct {
	Words string
	Is    Bound
	Reach Reach
}

// Hedges are those phrases, longer ones before their beginnings and endings.
var Hedges = []Hedge{
	{"as much as", Exactly, Farthest}, {"as many as", Exactly, Farthest},
	{"up to", Exactly, Farthest},
	{"as high as", Exactly, Highest}, {"as low as", Exactly, Lowest},
	{"at least", AtLeast, 0}, {"no less than", AtLeast, 0}, {"not less than", AtLeast, 0},
	{"at most", AtMost, 0}, {"no more than", AtMost, 0}, {"not more than", AtMost, 0},
	{"more than", MoreThan, 0}, {"greater than", MoreThan, 0}, {"just over", MoreThan, 0},
	{"just above", MoreThan, 0}, {"well over", MoreThan, 0}, {"well above", MoreThan, 0},
	{"over", MoreThan, 0}, {"above", MoreThan, 0}, {"exceeding", MoreThan, 0},
	{"topping", MoreThan, 0},
	{"just under", Nearly, 0}, {"just below", Nearly, 0},
	{"less than", LessThan, 0}, {"fewer than", LessThan, 0}, {"under", LessThan, 0},
	{"below", LessThan, 0},
	{"just shy of", Nearly, 0}, {"nearly", Nearly, 0}, {"almost", Nearly, 0},
	{"close to", Nearly, 0},
	{"about", About, 0}, {"around", About, 0}, {"approximately", About, 0}, {"roughly", About, 0},
	{"some", About, 0}, {"circa", About, 0}, {"ca.", About, 0}, {"c.", About, 0}, {"~", About, 0},
	{"≈", About, 0},
}

// UnitWord is an ending of a figure.
type UnitWord struct {
	Word  string
	Unit  Unit
	exp   int    // the power of ten by which it divides
	minor string // the currency of which it is a hundredth
	Short string // how a drafted claim spells it; "" of scales and of bare points
}

// Units are the endings of a figure, longer ones before their endings.
var Units = listed(
	unitList{Points, 0, "", "%", "percentage points, percentage point, per cent points, % points"},
	unitList{Points, 0, "", "", "index points"},
	unitList{Fraction, 4, "", "bp", "basis points, basis point"},
	unitList{Points, 0, "", "", "points, point, pts"}, unitList{Points, 0, "", "%", "pp"},
	unitList{Fraction, 2, "", "%", "percent, per cent, per-cent, pct., pct, p.c., pc, %"},
	unitList{Fraction, 4, "", "bp", "bps, bp"},
	unitList{Multiple, 0, "", "x", "-fold, fold, times, x, ×"},
	unitList{Price, -12, "", "", "trillion, trn, tn"}, unitList{Price, -9, "", "", "billion, bn"},
	unitList{Price, -6, "", "", "million, mn, m"},
	unitList{Price, 2, "", " cents", "cents, cent"}, unitList{Price, 2, "GBP", "p", "pence, p"},
)

// unitList are endings of one meaning.
type unitList struct {
	unit         Unit
	exp          int
	minor, short string
	words        string
}

func listed(lists ...unitList) (out []UnitWord) {
	for _, l := range lists {
		for _, w := range strings.Split(l.words, ", ") {
			out = append(out, UnitWord{w, l.unit, l.exp, l.minor, l.short})
		}
	}
	return out
}

// Scale reports a word for thousands of thousands, which makes no price of a share.
func (u UnitWord) Scale() bool { return u.exp < 0 }

// ratios are the words for a multiple.
var ratios = map[string]*big.Rat{
	"doubled": big.NewRat(2, 1), "double": big.NewRat(2, 1),
	"tripled": big.NewRat(3, 1), "trebled": big.NewRat(3, 1), "quadrupled": big.NewRat(4, 1),
	"halved": big.NewRat(1, 2), "half": big.NewRat(1, 2), "lost half": big.NewRat(1, 2),
	"lost a third": big.NewRat(2, 3), "lost a quarter": big.NewRat(3, 4),
	"lost a fifth":    big.NewRat(4, 5),
	"lost two thirds": big.NewRat(1, 3), "lost two-thirds": big.NewRat(1, 3),
	"lost three quarters": big.NewRat(1, 4), "lost three-quarters": big.NewRat(1, 4),
	"gained a third": big.NewRat(4, 3), "gained a quarter": big.NewRat(5, 4),
	"gained a fifth": big.NewRat(6, 5), "gained half": big.NewRat(3, 2),
}

// IsRatio reports whether words are one for a multiple.
func IsRatio(words string) bool { return ratios[words] != nil }

// spelled are the numbers that articles write in words.
var spelled = func() map[string]int {
	m := map[string]int{}
	for i, w := range strings.Fields(`zero one two three four five six seven eight nine
		ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen`) {
		m[w] = i
	}
	for i, w := range strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety") {
		m[w] = 20 + 10*i
	}
	return m
}()

// Spelled reads a whole number that words begin with, "nine", "twenty", "one" after "twenty", "a
// hundred and fifty": its digits, and how many words it takes, 0 where they begin with none. Words
// are in small letters.
func Spelled(words []string) (digits string, n int) {
	small := func(k int) (v, n int) { // below a hundred
		if k >= len(words) {
			return 0, 0
		}
		v, ok := spelled[words[k]]
		switch {
		case !ok:
			return 0, 0
		case v >= 20 && k+1 < len(words):
			if one, ok := spelled[words[k+1]]; ok && one > 0 && one < 10 {
				return v + one, 2
			}
		}
		return v, 1
	}
	at := func(k int, w string) bool { return k < len(words) && words[k] == w }
	v, n := small(0)
	switch {
	case (at(0, "a") || at(0, "one")) && at(1, "hundred"):
		v, n = 100, 2
	case n == 1 && v > 0 && v < 10 && at(1, "hundred"):
		v, n = 100*v, 2
	case n == 0:
		return "", 0
	default:
		return strconv.Itoa(v), n
	}
	if more, k := small(n + 1); at(n, "and") && k > 0 {
		v, n = v+more, n+1+k
	}
	return strconv.Itoa(v), n
}

// Currency is a sign, a word or a code for a currency, in small letters, with its code of ISO 4217.
type Currency struct{ Sign, Code string }

// Currencies are what is written for money, longer signs before their endings. A bare $ is the US
// dollar: writers who mean another say so.
var Currencies = []Currency{
	{"hk$", "HKD"}, {"us$", "USD"}, {"nt$", "TWD"}, {"a$", "AUD"}, {"c$", "CAD"}, {"s$", "SGD"},
	{"r$", "BRL"},
	{"$", "USD"}, {"€", "EUR"}, {"£", "GBP"}, {"¥", "JPY|CNY"}, {"₹", "INR"}, {"₩", "KRW"},
	{"hong kong dollars", "HKD"}, {"us dollars", "USD"}, {"u.s. dollars", "USD"},
	{"dollars", "USD"},
	{"pounds", "GBP"}, {"francs", "CHF"}, {"won", "KRW"}, {"rupees", "INR"}, {"renminbi", "CNY"},
	{"yuan", "CNY"}, {"rmb", "CNY"}, {"yen", "JPY"}, {"euros", "EUR"}, {"euro", "EUR"},
	{"hkd", "HKD"}, {"usd", "USD"}, {"eur", "EUR"}, {"gbp", "GBP"}, {"cny", "CNY"}, {"jpy", "JPY"},
	{"chf", "CHF"},
	{"aud", "AUD"}, {"cad", "CAD"}, {"sgd", "SGD"}, {"twd", "TWD"}, {"inr", "INR"}, {"krw", "KRW"},
	{"brl", "BRL"},
	{"sek", "SEK"}, {"nok", "NOK"}, {"dkk", "DKK"}, {"zar", "ZAR"}, {"mxn", "MXN"}, {"pln", "PLN"},
}
