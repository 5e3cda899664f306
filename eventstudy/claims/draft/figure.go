package draft

import (
	"slices"
	"strconv"
	"strings"

	"stockmove/eventstudy/claims"
)

// figure is a number of a sentence with its unit and the words that bound it.
type figure struct {
	first, last int // tokens, the bounding words and the unit included
	num         int // the token of the number itself
	text        string
	suffix      string      // what text ends with for the unit, or its scale does
	unit        claims.Unit // "" for a bare number
	bound       claims.Bound
	reach       claims.Reach
	upTo        string // the second figure of "9.1 to 9.2 per cent"
	scale       string // "billion" behind it: no share price
	signed      bool   // a plus or minus stands right before it
	vague       bool   // a part in words, "a tenth": a move of a day only where one is named
}

// halves are the words behind "and a" that end a number.
var halves = map[string]string{"half": ".5", "quarter": ".25"}

// parts are the words for a part of a value, in per cent.
var parts = map[string]string{"half": "50", "third": "33.3", "quarter": "25", "fifth": "20",
	"sixth": "16.7", "eighth": "12.5", "tenth": "10", "two thirds": "66.7", "two fifths": "40",
	"three quarters": "75", "three fifths": "60"}

// partAt reads "a tenth" and "two thirds" behind a word of movement, in per cent; end is 0 where
// there are none: "a fifth day" and "a third listing" are no parts.
func partAt(ts []token, i int) (text string, end int) {
	w := low(ts, i+1)
	if low(ts, i) != "a" && low(ts, i) != "one" {
		w = low(ts, i) + " " + w
	}
	if parts[w] == "" || i+2 < len(ts) && ts[i+2].Clause == ts[i].Clause && !partOf[low(ts, i+2)] {
		return "", 0
	}
	for k := i - 1; k >= 0; k-- {
		if moves(ts, k) {
			return parts[w] + "%", i + 2
		}
		if !partBound[ts[k].Low] {
			break
		}
	}
	return "", 0
}

// Between a part and its verb stand the words of a bound, and behind it what it is a part of or the
// day.
var (
	partBound = set("by", "about", "around", "roughly", "nearly", "almost", "more", "than", "over",
		"at", "least", "just", "under", "less", "some")
	partOf = set("of", "in", "on", "to", "since", "this", "from", "monday", "tuesday", "wednesday",
		"thursday", "friday", "today", ".")
)

// unitWords are what may stand behind a number, as the claims read it. Tokens leave out the hyphen
// of "-fold"; a per cent sign is one whatever its width.
var unitWords = func() (out []unitWord) {
	for _, u := range claims.Units {
		if ts := claims.Tokens(u.Word); !u.Scale() && ts[0].Low != "-" {
			out = append(out, unitWord{lows(ts), u})
		}
	}
	return append(out, unitWord{[]string{"gbx"}, claims.UnitWord{Unit: claims.Price, Short: "p"}})
}()

// unitWord is a unit by its tokens.
type unitWord struct {
	phrase []string
	claims.UnitWord
}

// A sign of a currency stands before its number, without a space or with one.
var currencySigns = set("$", "€", "£", "¥", "₹", "₩")

// currencyPrefixes are the letters that may stand before "$".
var currencyPrefixes = set("hk", "us", "nt", "a", "c", "s", "r", "au", "ca", "sg")

// currencyWords are the words and codes for money, longer phrases first, and codes those of three
// letters that may stand before a number as well.
var currencyWords, codes = func() (lexicon, map[string]string) {
	var words []phrase
	codes := map[string]string{"gbx": "p"}
	for _, c := range claims.Currencies {
		if ts := claims.Tokens(c.Sign); ts[0].Kind == claims.Word && len(ts[len(ts)-1].Low) > 1 {
			words = append(words, phrase{lows(ts), " " + c.Code})
			if strings.EqualFold(c.Sign, c.Code) {
				codes[c.Sign] = " " + c.Code
			}
		}
	}
	return tabled(words), codes
}()

// phrase is words with what they stand for.
type phrase struct {
	words []string
	means string
}

// hedges are the words that limit a figure behind them.
var hedges = func() (out [][]string) {
	for _, h := range claims.Hedges {
		out = append(out, lows(claims.Tokens(h.Words)))
	}
	return out
}()

// lows are the tokens in small letters, which is how phrases are compared.
func lows(ts []token) (out []string) {
	for _, t := range ts {
		out = append(out, t.Low)
	}
	return out
}

// Scales make an amount that is no price of one share: a market value, or a figure of the business.
var scales = set("million", "billion", "trillion", "bn", "mn", "trn", "tn", "m", "b", "thousand",
	"crore", "lakh")

// figures finds the figures of a sentence in their order: those with a unit, for a bare number
// states no move and no price. A number with no unit is a year, a count or a page.
func figures(ts []token) []figure {
	var out []figure
	for i := 0; i < len(ts); i++ {
		f, ok := figureAt(ts, i)
		if !ok {
			continue
		}
		i = f.last
		if f.unit != "" {
			f.limits(ts)
			out = append(out, f)
		}
	}
	return out
}

// figureAt reads the figure whose number or word for a multiple stands at i.
func figureAt(ts []token, i int) (figure, bool) {
	if n := ratioAt(ts, i); n > 0 {
		return figure{first: i, last: i + n - 1, num: i, text: strings.Join(lows(ts[i:i+n]), " "),
			unit: claims.Multiple}, true
	}
	f, end := figure{first: i, num: i, bound: claims.About, unit: claims.Fraction}, 0
	text, stop := fractionAt(ts, i)
	if f.text, end = partAt(ts, i); end > 0 && stop == 0 {
		f.last, f.vague = end-1, true
		return f, true
	}
	f.bound, f.unit = claims.Exactly, ""
	if low(ts, i-1) == "/" { // “2/3 percent” is not 3 %
		return figure{}, false
	}
	if stop > 0 {
		f.text, f.bound, end = text, claims.About, stop
	} else if f.text, end = numberAt(ts, i); end == 0 || claims.AtOnePoint(ts, i-1) {
		return figure{}, false
	}
	// “Two and a half per cent” is no figure of one decimal.
	if more := halves[low(ts, end+2)]; more != "" && is(ts, end, "and", "a") {
		f.text, f.bound, end = f.text+more, claims.About, end+3
	}
	f.last = end - 1
	f.unitOf(ts)
	// The first figure of a range may borrow the unit of the second.
	if f.unit == "" {
		f.rangeTo(ts, end)
	} else if f.unit == claims.Fraction {
		f.betweenAnd(ts)
	}
	return f, true
}

// fractionAt reads "1 1/4", and "half" and "a quarter" of a per cent; end is 0 where there are
// none.
func fractionAt(ts []token, i int) (text string, end int) {
	k := i
	if low(ts, k) == "a" || low(ts, k) == "three" {
		k++
	}
	if more := halves[strings.TrimSuffix(low(ts, k), "s")]; more != "" {
		if low(ts, i) == "three" {
			more = ".75"
		}
		for k++; low(ts, k) == "of" || low(ts, k) == "a"; k++ {
		}
		if low(ts, k) == "percent" || low(ts, k) == "per" || low(ts, k) == "percentage" {
			return "0" + more, k
		}
	}
	var n [3]int
	for k, at := range []int{i, i + 1, i + 3} {
		n[k], _ = strconv.Atoi(low(ts, at))
	}
	if low(ts, i+2) != "/" || n[2] != 2 && n[2] != 4 && n[2] != 8 {
		return "", 0
	}
	return strconv.FormatFloat(float64(n[0])+float64(n[1])/float64(n[2]), 'f', -1, 64), i + 4
}

// ratioAt counts the words of "doubled" or "lost a third" at i, 0 where there are none. "Half" and
// "double" have other uses.
func ratioAt(ts []token, i int) int {
	switch w := ts[i].Low; {
	case (w == "lost" || w == "gained") && i+2 < len(ts):
		if claims.IsRatio(w + " " + low(ts, i+1) + " " + low(ts, i+2)) {
			return 3
		}
	case strings.HasSuffix(w, "ed") && claims.IsRatio(w):
		return 1
	case len(w) > 4 && strings.HasSuffix(w, "fold"):
		if _, n := claims.Spelled([]string{w[:len(w)-4]}); n > 0 {
			return 1
		}
	}
	return 0
}

// numberAt reads the number at i, in digits or spelled out; end is 0 where there is none.
func numberAt(ts []token, i int) (text string, end int) {
	if ts[i].Kind == claims.Number {
		return ts[i].Text, i + 1
	}
	const longest = 5
	if digits, n := claims.Spelled(lows(ts[i:min(i+longest, len(ts))])); n > 0 {
		return digits, i + n
	}
	return "", 0
}

// unitOf reads the unit around the number: a currency sign before it, a word or sign behind.
func (f *figure) unitOf(ts []token) {
	end := f.last + 1
	before := low(ts, f.first-1)
	if currencySigns[before] {
		f.first--
		f.unit = claims.Price
		if k := f.first - 1; k >= 0 && currencyPrefixes[ts[k].Low] && ts[k].End == ts[k+1].Start {
			f.first = k
		}
		for k := f.num - 1; k >= f.first; k-- {
			f.text = ts[k].Text + f.text
		}
	} else if code := codes[before]; code != "" {
		f.first--
		f.unit, f.suffix = claims.Price, code
	}
	if scales[low(ts, end)] {
		f.scale = low(ts, end)
		f.last = end
		if n, code := moneyAt(ts, end+1); f.unit == "" && n > 0 {
			f.unit, f.last, f.suffix = claims.Price, end+n, code
		}
		return
	}
	if f.unit == "" {
		f.unitBehind(ts, end)
	}
	f.text += f.suffix
}

// unitBehind reads the unit that stands at end.
func (f *figure) unitBehind(ts []token, end int) {
	for _, u := range unitWords {
		if is(ts, end, u.phrase...) {
			f.unit, f.suffix, f.last = u.Unit, u.Short, end+len(u.phrase)-1
			if f.suffix == "%" { // percentage points are drafted as per cent
				f.unit = claims.Fraction
			}
			return
		}
	}
	if n, code := moneyAt(ts, end); n > 0 {
		f.unit, f.suffix, f.last = claims.Price, code, end+n-1
	}
}

// moneyAt counts the words for a currency at i.
func moneyAt(ts []token, i int) (n int, code string) {
	c, _ := phraseAt(currencyWords, ts, i)
	return len(c.words), c.means
}

// betweenAnd reads "between 9.1% and 9.2%" and "anywhere from 9.1% to 9.2%".
func (f *figure) betweenAnd(ts []token) {
	end := f.last + 1
	between := low(ts, f.first-1) == "between" && low(ts, end) == "and"
	from := is(ts, f.first-2, "anywhere", "from") && low(ts, end) == "to"
	if !between && !from || end+1 >= len(ts) {
		return
	}
	if g, ok := secondOf(ts, end+1); ok {
		f.first, f.last, f.upTo = f.first-1, g.last, g.text
	}
}

// secondOf reads the second figure of a range, in per cent, at i.
func secondOf(ts []token, i int) (figure, bool) {
	text, stop := numberAt(ts, i)
	g := figure{first: i, last: stop - 1, num: i, text: text}
	if stop == 0 {
		return g, false
	}
	g.unitOf(ts)
	return g, g.unit == claims.Fraction && g.scale == ""
}

// rangeTo reads "9.1 to 9.2 per cent" and "9.1-9.2%", whose first number has no unit of its own.
func (f *figure) rangeTo(ts []token, end int) {
	if !slices.Contains([]string{"to", "-", "and"}, low(ts, end)) || end+1 >= len(ts) ||
		low(ts, end) == "and" && low(ts, f.first-1) != "between" {
		return
	}
	if g, ok := secondOf(ts, end+1); ok {
		f.unit, f.last, f.upTo = g.unit, g.last, g.text
		f.text += g.suffix
	}
}

// limits reads the words before the figure that bound it, and the sign of the figure.
func (f *figure) limits(ts []token) {
	if i := f.first - 1; i >= 0 && f.unit != claims.Multiple {
		w := ts[i].Low
		// A hyphen with a space behind it is a dash and no minus.
		if (w == "-" || w == "+") && ts[i].End == ts[f.first].Start {
			f.text, f.first, f.signed = w+f.text, i, true
		}
	}
	if f.upTo != "" {
		return
	}
	for k, words := range hedges {
		if n := len(words); is(ts, f.first-n, words...) {
			f.first, f.bound, f.reach = f.first-n, claims.Hedges[k].Is, claims.Hedges[k].Reach
			return
		}
	}
}
