package claims

import (
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// Hedge is a phrase before a figure that says how the figure is meant.
type Hedge struct {
	Words string
	Is    Bound
	Reach Reach
}

// Hedges are those phrases, longer ones before their beginnings and endings: "just under 9 %" is
// nearly that, and "under 9 %" any less.
var Hedges = slices.Concat(
	hedged(Exactly, Farthest, "as much as, as many as, up to"),
	hedged(Exactly, Highest, "as high as"), hedged(Exactly, Lowest, "as low as"),
	hedged(AtLeast, Anywhere, "at least, no less than, not less than"),
	hedged(AtMost, Anywhere, "at most, no more than, not more than"),
	hedged(Nearly, Anywhere, "just under, just below, just shy of, nearly, almost, close to"),
	hedged(MoreThan, Anywhere, "more than, greater than, just over, just above, well over, "+
		"well above, over, above, exceeding, topping"),
	hedged(LessThan, Anywhere, "less than, fewer than, under, below"),
	hedged(About, Anywhere, "about, around, approximately, roughly, some, circa, ca., c., ~, ≈"),
)

// hedged are phrases of one meaning.
func hedged(is Bound, reach Reach, phrases string) (out []Hedge) {
	for _, p := range strings.Split(phrases, ", ") {
		out = append(out, Hedge{p, is, reach})
	}
	return out
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
	unitList{Points, 0, "", "%", "percentage points, percentage point, per cent points, " +
		"% points, ppts, ppt"},
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

// listed spells the lists out, in their order.
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
	"doubled": big.NewRat(2, 1), "double": big.NewRat(2, 1), "tripled": big.NewRat(3, 1),
	"trebled": big.NewRat(3, 1), "quadrupled": big.NewRat(4, 1), "halved": big.NewRat(1, 2),
	"half": big.NewRat(1, 2), "lost half": big.NewRat(1, 2), "lost a third": big.NewRat(2, 3),
	"lost a quarter": big.NewRat(3, 4), "lost a fifth": big.NewRat(4, 5),
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
// dollar: writers who mean another say so. ¥ is written for two currencies, of which the listing
// decides.
var Currencies = currencies(`
	hk$ HKD, us$ USD, nt$ TWD, a$ AUD, c$ CAD, s$ SGD, r$ BRL, $ USD, € EUR, £ GBP, ¥ JPY|CNY,
	₹ INR, ₩ KRW, hong kong dollars HKD, hk dollars HKD, hong kong dollar HKD, hk dollar HKD,
	canadian dollars CAD, australian dollars AUD, singapore dollars SGD, taiwan dollars TWD,
	us dollars USD, u.s. dollars USD, dollars USD, us dollar USD, dollar USD, pounds GBP,
	francs CHF, won KRW, rupees INR, renminbi CNY, yuan CNY, rmb CNY, yen JPY, euros EUR,
	euro EUR`,
	"HKD USD EUR GBP CNY JPY CHF AUD CAD SGD TWD INR KRW BRL SEK NOK DKK ZAR MXN PLN")

// currencies reads signs with the code that each stands for, and codes that stand for themselves.
func currencies(signs, codes string) (out []Currency) {
	for _, s := range strings.Split(signs, ",") {
		f := strings.Fields(s)
		last := len(f) - 1
		out = append(out, Currency{strings.Join(f[:last], " "), f[last]})
	}
	for _, c := range strings.Fields(codes) {
		out = append(out, Currency{strings.ToLower(c), c})
	}
	return out
}
