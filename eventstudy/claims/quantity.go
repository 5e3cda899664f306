package claims

import (
	"fmt"
	"math/big"
	"strings"
	"unicode"
)

// Quantity is a figure as an article writes it.
type Quantity struct {
	Text     string   // as written, trimmed
	Value    *big.Rat // exact; a fraction for per cent (9.2 % is 0.092), else the number itself
	Step     *big.Rat // one unit of the last digit written: 0.001 for 9.2 %, 0.1 for HK$124.3
	Unit     Unit
	Currency string // ISO 4217, "" when none is written, "JPY|CNY" for ¥
}

// ParseQuantity reads "9.2%", "9,2 %", "−3.4 per cent", "HK$124.30", "124.3 HKD",
// "1,234.5" and their relatives in full-width signs and narrow spaces. Words such as "about" and
// "~" are accepted and change nothing: the digits alone say how precise a figure is. It returns an error
// for anything that is not one number with at most one unit, or whose comma could mean two things.
func ParseQuantity(s string) (Quantity, error) {
	q := Quantity{Text: strings.TrimSpace(s), Unit: Price}
	if len(q.Text) > 200 {
		return q, fmt.Errorf("not a figure: %.40q…", q.Text)
	}
	t := strings.TrimSpace(normalise(s))
	for _, w := range []string{"about", "around", "approximately", "roughly", "some", "circa", "ca.", "c.", "~", "≈"} {
		if rest, ok := strings.CutPrefix(t, w); ok {
			t = strings.TrimSpace(rest)
			break
		}
	}
	neg, t := cutSign(t)
	t, q.Currency = cutCurrency(t)
	if !neg { // "HK$−3" and "−HK$3" are both seen
		neg, t = cutSign(t)
	}
	for _, w := range []string{"percent", "per cent", "pct.", "pct", "%"} {
		if rest, ok := strings.CutSuffix(t, w); ok {
			t, q.Unit = strings.TrimSpace(rest), Fraction
			break
		}
	}
	if q.Unit == Fraction && q.Currency != "" {
		return q, fmt.Errorf("both a currency and a per cent sign: %q", q.Text)
	}
	digits, decimals, err := plainNumber(t, q.Unit)
	if err != nil {
		return q, fmt.Errorf("%w: %q", err, q.Text)
	}
	q.Value, _ = new(big.Rat).SetString(digits)
	if q.Unit == Fraction {
		decimals += 2
		q.Value.Quo(q.Value, big.NewRat(100, 1))
	}
	q.Step = new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil))
	if neg {
		q.Value.Neg(q.Value)
	}
	return q, nil
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

func cutSign(t string) (neg bool, rest string) {
	if r, ok := strings.CutPrefix(t, "-"); ok {
		return true, strings.TrimSpace(r)
	}
	r, _ := strings.CutPrefix(t, "+")
	return false, strings.TrimSpace(r)
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
	dec := byte('.')
	comma, dot := strings.LastIndexByte(t, ','), strings.LastIndexByte(t, '.')
	switch {
	case comma > dot && dot >= 0:
		dec = ','
	case comma >= 0 && dot < 0 && strings.Count(t, ",") == 1:
		if tail := len(t) - comma - 1; tail != 3 || t[0] == '0' || comma > 3 {
			dec = ','
		} else if u == Fraction {
			return "", 0, fmt.Errorf("the comma may be a decimal sign or a thousands separator")
		}
	}
	whole, frac, hasFrac := strings.Cut(t, string(dec))
	if hasFrac && (frac == "" || !allDigits(frac)) {
		return "", 0, bad
	}
	groups := strings.FieldsFunc(whole, func(r rune) bool { return r == ',' || r == '.' || r == ' ' || r == '\'' })
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

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
