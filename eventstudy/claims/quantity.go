package claims

import (
	"fmt"
	"math/big"
	"strings"
	"unicode"
)

// Quantity is a figure as an article writes it.
type Quantity struct {
	Text     string   // as written, trimmed, without the words before it
	Value    *big.Rat // exact; a fraction for per cent (9.2 % is 0.092), else the number itself
	Step     *big.Rat // one unit of the last digit written: 0.001 for 9.2 %, 0.1 for HK$124.3
	Unit     Unit
	Currency string // ISO 4217, "" when none is written, "JPY|CNY" for ¥
	Sign     int    // of the sign written, 0 when none is
	Bound    Bound  // what the words before the figure make of it
	Rough    bool   // a word for a ratio, "doubled", or a whole multiple: within a fortieth
}

// Bound is how a figure limits what is claimed.
type Bound int

const (
	Exactly Bound = iota
	AtLeast
	AtMost
	MoreThan
	LessThan
	About
	Nearly
)

// boundWords are the words before a figure that say how it is meant, longer ones before their beginnings.
var boundWords = []struct {
	word string
	is   Bound
}{
	{"at least", AtLeast}, {"no less than", AtLeast}, {"at most", AtMost}, {"no more than", AtMost},
	{"more than", MoreThan}, {"over", MoreThan}, {"above", MoreThan}, {"less than", LessThan}, {"under", LessThan},
	{"about", About}, {"around", About}, {"approximately", About}, {"roughly", About}, {"some", About},
	{"circa", About}, {"ca.", About}, {"c.", About}, {"~", About}, {"≈", About},
	{"nearly", Nearly}, {"almost", Nearly}, {"close to", Nearly},
}

// units are the endings of a figure, longer ones before their endings, with the power of ten by which
// they divide.
var units = []struct {
	word string
	unit Unit
	exp  int
}{
	{"percentage points", Points, 0}, {"percentage point", Points, 0}, {"index points", Points, 0},
	{"basis points", Fraction, 4}, {"points", Points, 0}, {"point", Points, 0}, {"pts", Points, 0}, {"pp", Points, 0},
	{"percent", Fraction, 2}, {"per cent", Fraction, 2}, {"pct.", Fraction, 2}, {"pct", Fraction, 2},
	{"pc", Fraction, 2}, {"%", Fraction, 2}, {"bps", Fraction, 4}, {"bp", Fraction, 4},
	{"-fold", Multiple, 0}, {"fold", Multiple, 0}, {"times", Multiple, 0}, {"x", Multiple, 0}, {"×", Multiple, 0},
	{"trillion", Price, -12}, {"trn", Price, -12}, {"tn", Price, -12}, {"billion", Price, -9}, {"bn", Price, -9},
	{"million", Price, -6}, {"mn", Price, -6}, {"m", Price, -6},
	{"pence", Price, 2}, {"gbx", Price, 2}, {"p", Price, 2},
}

// ratios are the words for a multiple.
var ratios = map[string]*big.Rat{
	"doubled": big.NewRat(2, 1), "double": big.NewRat(2, 1), "tripled": big.NewRat(3, 1), "trebled": big.NewRat(3, 1),
	"quadrupled": big.NewRat(4, 1), "halved": big.NewRat(1, 2), "half": big.NewRat(1, 2), "lost half": big.NewRat(1, 2),
	"lost a third": big.NewRat(2, 3), "lost a quarter": big.NewRat(3, 4), "lost a fifth": big.NewRat(4, 5),
	"lost two thirds": big.NewRat(1, 3), "lost two-thirds": big.NewRat(1, 3),
	"lost three quarters": big.NewRat(1, 4), "lost three-quarters": big.NewRat(1, 4),
	"gained a third": big.NewRat(4, 3), "gained a quarter": big.NewRat(5, 4), "gained a fifth": big.NewRat(6, 5),
	"gained half": big.NewRat(3, 2),
}

// ParseQuantity reads "9.2%", "9,2 %", "−3.4 per cent", "9.2pc", "30bp", "HK$124.30", "124.3 HKD", "112p",
// "$119bn", "3.5x", "doubled", "1,234.5" and their relatives in full-width signs and narrow spaces. Words
// before the figure, such as "about" and "more than", set Bound. It returns an error for anything that is
// not one number with at most one unit, or whose comma could mean two things.
func ParseQuantity(s string) (Quantity, error) {
	q := Quantity{Text: strings.TrimSpace(s), Unit: Price}
	if len(q.Text) > 200 {
		return q, fmt.Errorf("not a figure: %.40q…", q.Text)
	}
	t := strings.TrimSpace(normalise(s))
	for _, w := range boundWords {
		if rest, ok := strings.CutPrefix(t, w.word); ok {
			q.Bound, t = w.is, strings.TrimSpace(rest)
			break
		}
	}
	if r, ok := ratios[t]; ok {
		q.Value, q.Step, q.Unit, q.Rough = new(big.Rat).Set(r), new(big.Rat), Multiple, true
		return q, nil
	}
	sign, t := cutSign(t)
	t, q.Currency = cutCurrency(t)
	if sign == 0 { // "HK$−3" and "−HK$3" are both seen
		sign, t = cutSign(t)
	}
	exp := 0
	for _, w := range units {
		if rest, ok := strings.CutSuffix(t, w.word); ok {
			t, q.Unit, exp = strings.TrimSpace(rest), w.unit, w.exp
			break
		}
	}
	switch {
	case q.Currency != "" && q.Unit != Price:
		return q, fmt.Errorf("both a currency and another unit: %q", q.Text)
	case q.Unit == Price && exp == 2 && q.Currency != "" && q.Currency != "GBP":
		return q, fmt.Errorf("both a currency and pence: %q", q.Text)
	case q.Unit == Price && exp == 2:
		q.Currency = "GBP"
	}
	digits, decimals, err := plainNumber(t, q.Unit)
	if err != nil {
		return q, fmt.Errorf("%w: %q", err, q.Text)
	}
	q.Value, _ = new(big.Rat).SetString(digits)
	scale := pow10(exp)
	q.Value.Quo(q.Value, scale)
	q.Step = new(big.Rat).Inv(new(big.Rat).Mul(scale, pow10(decimals)))
	q.Rough = q.Unit == Multiple && decimals == 0
	if q.Sign = sign; sign < 0 {
		q.Value.Neg(q.Value)
	}
	return q, nil
}

// pow10 is 10ⁿ, n within ±60.
func pow10(n int) *big.Rat {
	p := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(n, -n))), nil)
	if n < 0 {
		return new(big.Rat).SetFrac(big.NewInt(1), p)
	}
	return new(big.Rat).SetInt(p)
}

// normalise maps the typographic variants of digits, signs and spaces to ASCII and
// lower-cases letters. U+2013 is a dash, but articles set it for a minus.
func normalise(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～': // full-width forms
			r -= '！' - '!'
		case r == '−' || r == '–' || r == '‒' || r == '﹣':
			return '-'
		case r == '﹪' || r == '٪':
			return '%'
		case r == '￥':
			return '¥'
		case r == '’':
			return '\''
		case unicode.IsSpace(r):
			return ' '
		}
		return unicode.ToLower(r)
	}, s)
}

// cutSign takes a sign off and returns −1, 0 or +1 for it.
func cutSign(t string) (sign int, rest string) {
	for _, s := range []struct {
		word string
		sign int
	}{{"-", -1}, {"minus ", -1}, {"+", 1}, {"plus ", 1}} {
		if r, ok := strings.CutPrefix(t, s.word); ok {
			return s.sign, strings.TrimSpace(r)
		}
	}
	return 0, t
}

// currencies maps what is written to ISO codes, longer signs before their endings. A bare $ is the
// US dollar: writers who mean another say so.
var currencies = []struct{ sign, code string }{
	{"hk$", "HKD"}, {"us$", "USD"}, {"nt$", "TWD"}, {"a$", "AUD"}, {"c$", "CAD"}, {"s$", "SGD"}, {"r$", "BRL"},
	{"$", "USD"}, {"€", "EUR"}, {"£", "GBP"}, {"¥", "JPY|CNY"}, {"₹", "INR"}, {"₩", "KRW"},
	{"yuan", "CNY"}, {"rmb", "CNY"}, {"yen", "JPY"}, {"euros", "EUR"}, {"euro", "EUR"},
	{"hkd", "HKD"}, {"usd", "USD"}, {"eur", "EUR"}, {"gbp", "GBP"}, {"cny", "CNY"}, {"jpy", "JPY"}, {"chf", "CHF"},
	{"aud", "AUD"}, {"cad", "CAD"}, {"sgd", "SGD"}, {"twd", "TWD"}, {"inr", "INR"}, {"krw", "KRW"}, {"brl", "BRL"},
	{"sek", "SEK"}, {"nok", "NOK"}, {"dkk", "DKK"}, {"zar", "ZAR"}, {"mxn", "MXN"}, {"pln", "PLN"},
}

func cutCurrency(t string) (rest, code string) {
	for _, c := range currencies {
		if r, ok := strings.CutPrefix(t, c.sign); ok {
			return strings.TrimSpace(r), c.code
		}
		if r, ok := strings.CutSuffix(t, c.sign); ok {
			return strings.TrimSpace(r), c.code
		}
	}
	return t, ""
}

// plainNumber returns the number with a dot for the decimal sign and no grouping, and
// its count of decimals. The last separator is the decimal one when both kinds occur; a lone comma
// before exactly three digits groups thousands in a price and is refused in per cent, where 9,234 % has
// two plausible meanings.
func plainNumber(t string, u Unit) (digits string, decimals int, err error) {
	const maxDigits = 40
	bad := fmt.Errorf("not a figure")
	if t == "" || len(t) > maxDigits || t[0] < '0' || t[0] > '9' {
		return "", 0, bad
	}
	dec, err := decimalSign(t, u)
	if err != nil {
		return "", 0, err
	}
	whole, frac, hasFrac := strings.Cut(t, string(dec))
	if hasFrac && !allDigits(frac) {
		return "", 0, bad
	}
	groups := strings.FieldsFunc(whole, func(r rune) bool { return strings.ContainsRune(",. '", r) })
	n := len(groups) - 1 // one separator between two groups, or the text is damaged
	for i, g := range groups {
		if !allDigits(g) || (n > 0 && (i > 0 && len(g) != 3 || i == 0 && len(g) > 3)) {
			return "", 0, bad
		}
		n += len(g)
	}
	if n != len(whole) {
		return "", 0, bad
	}
	digits = strings.Join(groups, "")
	if hasFrac {
		digits += "." + frac
	}
	return digits, len(frac), nil
}

// decimalSign tells a decimal comma from one that groups thousands.
func decimalSign(t string, u Unit) (byte, error) {
	comma, dot := strings.LastIndexByte(t, ','), strings.LastIndexByte(t, '.')
	switch {
	case comma > dot && dot >= 0:
		return ',', nil
	case comma >= 0 && dot < 0 && strings.Count(t, ",") == 1:
		if tail := len(t) - comma - 1; tail != 3 || t[0] == '0' || comma > 3 {
			return ',', nil
		} else if u == Fraction {
			return 0, fmt.Errorf("the comma may be a decimal sign or a thousands separator")
		}
	}
	return '.', nil
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
