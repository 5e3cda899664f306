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

// units are the endings of a figure, longer ones before their endings, with the power of ten by
// which they divide and, of a hundredth, the currency.
var units = []struct {
	word  string
	unit  Unit
	exp   int
	minor string
}{
	{"percentage points", Points, 0, ""}, {"percentage point", Points, 0, ""},
	{"index points", Points, 0, ""}, {"basis points", Fraction, 4, ""},
	{"basis point", Fraction, 4, ""},
	{"points", Points, 0, ""}, {"point", Points, 0, ""}, {"pts", Points, 0, ""},
	{"pp", Points, 0, ""},
	{"percent", Fraction, 2, ""}, {"per cent", Fraction, 2, ""}, {"per-cent", Fraction, 2, ""},
	{"pct.", Fraction, 2, ""}, {"pct", Fraction, 2, ""}, {"p.c.", Fraction, 2, ""},
	{"pc", Fraction, 2, ""}, {"%", Fraction, 2, ""}, {"bps", Fraction, 4, ""},
	{"bp", Fraction, 4, ""},
	{"-fold", Multiple, 0, ""}, {"fold", Multiple, 0, ""}, {"times", Multiple, 0, ""},
	{"x", Multiple, 0, ""}, {"×", Multiple, 0, ""},
	{"trillion", Price, -12, ""}, {"trn", Price, -12, ""}, {"tn", Price, -12, ""},
	{"billion", Price, -9, ""}, {"bn", Price, -9, ""},
	{"million", Price, -6, ""}, {"mn", Price, -6, ""}, {"m", Price, -6, ""},
	{"cents", Price, 2, ""}, {"cent", Price, 2, ""}, {"pence", Price, 2, "GBP"},
	{"p", Price, 2, "GBP"},
}

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
