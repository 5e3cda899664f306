package draft

import "strings"

// figure is a number of a sentence with its unit and the words that bound it.
type figure struct {
	first, last int // tokens, the bounding words and the unit included
	num         int // the token of the number itself
	text        string
	unit        unit
	bound       bound
	upTo        string // the second figure of "9.1 to 9.2 per cent"
	reach       bool   // "as much as": the farthest price of the session
	scaled      bool   // "billion" stands behind it: no share price
}

type unit int8

const (
	none unit = iota
	percent
	money
	points
	times
)

// bound is how the words before a figure limit it: the key of the claim that holds it.
type bound int8

const (
	exactly bound = iota
	moreThan
	lessThan
	atLeast
	atMost
	around
	nearly
	between
)

// bounds are the words that limit a figure behind them, longer phrases first.
var bounds = []struct {
	phrase []string
	bound  bound
	reach  bool
}{
	{[]string{"as", "much", "as"}, exactly, true}, {[]string{"as", "many", "as"}, exactly, true},
	{[]string{"as", "low", "as"}, exactly, true}, {[]string{"as", "high", "as"}, exactly, true},
	{[]string{"up", "to"}, exactly, true},
	{[]string{"no", "more", "than"}, atMost, false},
	{[]string{"not", "more", "than"}, atMost, false},
	{[]string{"no", "less", "than"}, atLeast, false},
	{[]string{"not", "less", "than"}, atLeast, false},
	{[]string{"more", "than"}, moreThan, false}, {[]string{"greater", "than"}, moreThan, false},
	{[]string{"less", "than"}, lessThan, false}, {[]string{"fewer", "than"}, lessThan, false},
	{[]string{"at", "least"}, atLeast, false}, {[]string{"at", "most"}, atMost, false},
	{[]string{"just", "over"}, moreThan, false}, {[]string{"just", "under"}, nearly, false},
	{[]string{"just", "above"}, moreThan, false}, {[]string{"just", "below"}, nearly, false},
	{[]string{"close", "to"}, nearly, false},
	{[]string{"over"}, moreThan, false}, {[]string{"above"}, moreThan, false},
	{[]string{"exceeding"}, moreThan, false}, {[]string{"topping"}, moreThan, false},
	{[]string{"under"}, lessThan, false}, {[]string{"below"}, lessThan, false},
	{[]string{"nearly"}, nearly, false}, {[]string{"almost"}, nearly, false},
	{[]string{"about"}, around, false}, {[]string{"around"}, around, false},
	{[]string{"roughly"}, around, false}, {[]string{"approximately"}, around, false},
	{[]string{"some"}, around, false}, {[]string{"circa"}, around, false},
}

// signs are the currency signs as articles write them, with the words that may stand before "$".
var currencySigns = set("$", "€", "£", "¥", "￥", "₹", "₩")

var currencyPrefixes = set("hk", "us", "nt", "a", "c", "s", "r", "au", "ca", "sg")

var currencyWords = map[string]string{
	"dollars": "$", "dollar": "$", "euros": "EUR", "euro": "EUR", "pounds": "GBP", "yuan": "CNY",
	"rmb": "CNY", "renminbi": "CNY", "yen": "JPY", "won": "KRW", "rupees": "INR", "usd": "USD",
	"hkd": "HKD", "eur": "EUR", "gbp": "GBP", "cny": "CNY", "jpy": "JPY", "chf": "CHF",
	"aud": "AUD", "cad": "CAD", "sgd": "SGD", "twd": "TWD", "inr": "INR", "krw": "KRW",
	"sek": "SEK", "nok": "NOK", "dkk": "DKK", "francs": "CHF",
}

// multiples are verbs that hold a figure.
var multiples = set("doubled", "halved", "tripled", "trebled", "quadrupled")

var scales = set("million", "billion", "trillion", "bn", "mn", "trn", "tn", "m", "b", "thousand",
	"crore", "lakh")

// smallNumbers are the numbers that articles spell out.
var smallNumbers = map[string]string{
	"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
	"eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13",
	"fourteen": "14", "fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18",
	"nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60",
	"seventy": "70", "eighty": "80", "ninety": "90",
}

// figures finds the figures of a sentence in their order: those with a unit, for a bare number
// states no move and no price.
func figures(ts []token) []figure {
	var out []figure
	for i := 0; i < len(ts); i++ {
		if multiples[ts[i].low] {
			out = append(out, figure{first: i, last: i, num: i, text: ts[i].low, unit: times})
			out[len(out)-1].limits(ts)
			continue
		}
		text, end := numberAt(ts, i)
		if end == 0 {
			continue
		}
		f := figure{first: i, last: end - 1, num: i, text: text, bound: exactly}
		f.unitOf(ts)
		if f.unit == none && f.rangeTo(ts, end) || f.unit == percent && f.betweenAnd(ts) {
			f.bound = between
		}
		if f.unit == none {
			i = end - 1
			continue
		}
		f.limits(ts)
		i = f.last
		out = append(out, f)
	}
	return out
}

// numberAt reads the number at i, in digits or spelled out; end is 0 where there is none.
func numberAt(ts []token, i int) (text string, end int) {
	t := ts[i]
	if t.kind == number {
		return t.text, i + 1
	}
	n, ok := smallNumbers[t.low]
	if !ok {
		return "", 0
	}
	if unit, ok := smallNumbers[low(ts, i+1)]; ok && len(n) == 2 && n[1] == '0' && len(unit) == 1 {
		return n[:1] + unit, i + 2
	}
	return n, i + 1
}

// unitOf reads the unit around the number: a currency sign before it, a word or sign behind.
func (f *figure) unitOf(ts []token) {
	end := f.last + 1
	if i := f.first - 1; i >= 0 && currencySigns[ts[i].low] {
		f.unit, f.first = money, i
		mark := ts[i].text
		if k := i - 1; k >= 0 && currencyPrefixes[ts[k].low] && ts[k].end == ts[i].start {
			f.first, mark = k, ts[k].text+mark
		}
		f.text = mark + f.text
	}
	switch {
	case scales[low(ts, end)]:
		f.scaled = true
		f.last = end
		if f.unit == none {
			if _, ok := currencyWords[low(ts, end+1)]; ok {
				f.unit, f.last = money, end+1
			}
		}
	case f.unit == money:
	case low(ts, end) == "%" || low(ts, end) == "percent" || low(ts, end) == "pct" ||
		low(ts, end) == "pc" || low(ts, end) == "﹪" || low(ts, end) == "％":
		f.unit, f.last, f.text = percent, end, f.text+"%"
		f.pointsOf(ts, end+1)
	case is(ts, end, "per", "cent"):
		f.unit, f.last, f.text = percent, end+1, f.text+"%"
		f.pointsOf(ts, end+2)
	case low(ts, end) == "percentage" && (low(ts, end+1) == "points" || low(ts, end+1) == "point"):
		f.unit, f.last, f.text = percent, end+1, f.text+"%"
	case is(ts, end, "basis", "points"), is(ts, end, "basis", "point"):
		f.unit, f.last, f.text = percent, end+1, f.text+"bp"
	case low(ts, end) == "bp" || low(ts, end) == "bps":
		f.unit, f.last, f.text = percent, end, f.text+"bp"
	case low(ts, end) == "points" || low(ts, end) == "point":
		f.unit, f.last = points, end
	case low(ts, end) == "fold" || low(ts, end) == "times" || low(ts, end) == "x":
		f.unit, f.last, f.text = times, end, f.text+"x"
	case low(ts, end) == "pence" || low(ts, end) == "p":
		f.unit, f.last, f.text = money, end, f.text+"p"
	case low(ts, end) == "cents":
		f.unit, f.last, f.text = money, end, f.text+" cents"
	default:
		if code, ok := currencyWords[low(ts, end)]; ok {
			f.unit, f.last = money, end
			f.text = withCurrency(f.text, code)
		} else if is(ts, end, "hong", "kong", "dollars") {
			f.unit, f.last, f.text = money, end+2, "HK$"+f.text
		} else if is(ts, end, "u.s", "dollars") || is(ts, end, "us", "dollars") {
			f.unit, f.last, f.text = money, end+1, "US$"+f.text
		}
	}
}

// pointsOf passes over the "points" of "percentage points".
func (f *figure) pointsOf(ts []token, i int) {
	if low(ts, i) == "points" || low(ts, i) == "point" {
		f.last = i
	}
}

func withCurrency(text, code string) string {
	if code == "$" {
		return "$" + text
	}
	return text + " " + code
}

// betweenAnd reads "between 9.1% and 9.2%".
func (f *figure) betweenAnd(ts []token) bool {
	end := f.last + 1
	if low(ts, f.first-1) != "between" || low(ts, end) != "and" || end+1 >= len(ts) {
		return false
	}
	g, ok := secondOf(ts, end+1)
	if ok {
		f.first, f.last, f.upTo = f.first-1, g.last, g.text
	}
	return ok
}

// secondOf reads the second figure of a range, in per cent, at i.
func secondOf(ts []token, i int) (figure, bool) {
	text, stop := numberAt(ts, i)
	g := figure{first: i, last: stop - 1, num: i, text: text}
	if stop == 0 {
		return g, false
	}
	g.unitOf(ts)
	return g, g.unit == percent && !g.scaled
}

// rangeTo reads "9.1 to 9.2 per cent" and "9.1-9.2%", whose first number has no unit of its own.
func (f *figure) rangeTo(ts []token, end int) bool {
	if low(ts, end) != "to" && low(ts, end) != "-" && low(ts, end) != "–" && low(ts, end) != "and" {
		return false
	}
	if end+1 >= len(ts) || (low(ts, end) == "and" && low(ts, f.first-1) != "between") {
		return false
	}
	g, ok := secondOf(ts, end+1)
	if !ok {
		return false
	}
	f.unit, f.last = g.unit, g.last
	f.upTo = g.text
	f.text += strings.TrimLeft(g.text, "0123456789.,")
	return true
}

// limits reads the words before the figure that bound it, and the sign of the figure.
func (f *figure) limits(ts []token) {
	if i := f.first - 1; i >= 0 && f.unit != times {
		switch ts[i].low {
		case "-", "−", "+":
			if ts[i].end == ts[f.first].start {
				f.text, f.first = strings.Replace(ts[i].text, "−", "-", 1)+f.text, i
			}
		case "~", "≈":
			f.first, f.bound = i, around
		}
	}
	if f.bound != exactly {
		return
	}
	for _, b := range bounds {
		n := len(b.phrase)
		if is(ts, f.first-n, b.phrase...) {
			f.first, f.bound, f.reach = f.first-n, b.bound, b.reach
			return
		}
	}
}
