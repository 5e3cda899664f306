package claims

import (
	"fmt"
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"
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
	Reach    Reach  // which price of the session the words before the figure fix

	figure string // Text without those words
	bare   string // figure before its per cent sign, "" where it ends with none
	word   bool   // the figure is a word for a ratio
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

// Reach is what the words before a figure say of the price that it is a figure of.
type Reach int

const (
	Anywhere Reach = iota
	Farthest       // "as much as 9 %": the high of a rise, the low of a fall
	Highest        // "as high as HK$124.30"
	Lowest         // "as low as HK$115.20"
)

// Side is the price of the session that a reach fixes, "" of Anywhere.
func (r Reach) Side(way Direction) Side {
	switch {
	case r == Highest, r == Farthest && way != Down:
		return High
	case r != Anywhere:
		return Low
	}
	return ""
}

// ParseQuantity reads "9.2%", "9,2 %", "−3.4 per cent", "9.2pc", "nine per cent", "30bp",
// "HK$124.30", "124.3 HKD", "112p", "112 GBX", "$119bn", "3.5x", "3.5-fold", "doubled", "1,234.5"
// and their relatives in full-width signs and narrow spaces. Words before the figure set Bound
// ("about", "more than") or Reach ("as much as"). It returns an error for anything that is not one
// number with at most one unit, or whose comma could mean two things.
func ParseQuantity(s string) (Quantity, error) {
	q := Quantity{Text: strings.TrimSpace(s), Unit: Price}
	if len(q.Text) > 200 {
		return q, fmt.Errorf("not a figure: %.40q…", q.Text)
	}
	t := normalise(q.Text)
	written := []rune(q.Text) // of which t has as many
	for _, h := range Hedges {
		if rest, ok := strings.CutPrefix(t, h.Words); ok {
			q.Bound, q.Reach, t = h.Is, h.Reach, strings.TrimSpace(rest)
			break
		}
	}
	q.figure = string(written[len(written)-len([]rune(t)):])
	rest, minor := cutMinor(q.figure)
	t = strings.TrimSpace(normalise(rest))
	if r, ok := ratios[t]; ok {
		q.Value, q.Step, q.Unit = new(big.Rat).Set(r), new(big.Rat), Multiple
		q.Rough, q.word = true, true
		return q, nil
	}
	sign, t := cutSign(t)
	t, q.Currency = cutCurrency(t)
	if sign == 0 { // "HK$−3" and "−HK$3" are both seen
		sign, t = cutSign(t)
	}
	// The unit behind the number is read after its currency, for “$3m” has both.
	exp := 0
	for _, w := range Units {
		if rest, ok := strings.CutSuffix(t, w.Word); ok {
			t, q.Unit, exp = strings.TrimSpace(rest), w.Unit, w.exp
			if w.Word == "%" {
				_, n := utf8.DecodeLastRuneInString(q.figure)
				q.bare = strings.TrimSpace(q.figure[:len(q.figure)-n])
			}
			if minor == "" {
				minor = w.minor
			}
			break
		}
	}
	// A code for pence says the hundredth without a word for it.
	if minor != "" && exp == 0 {
		exp = 2
	}
	switch {
	case q.Currency != "" && q.Unit != Price:
		return q, fmt.Errorf("both a currency and another unit: %q", q.Text)
	case minor == "" && q.Unit == Price && exp == 2 && q.Currency != "":
		return q, fmt.Errorf("both a currency and cents: %q", q.Text)
	case minor != "" && (q.Currency != "" && q.Currency != minor || q.Unit != Price || exp != 2):
		return q, fmt.Errorf("both hundredths of %s and another unit: %q", minor, q.Text)
	case minor != "":
		q.Currency = minor
	}
	words := strings.FieldsFunc(t, func(r rune) bool { return r == ' ' || r == '-' })
	if digits, n := Spelled(words); n > 0 && n == len(words) {
		t = digits
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

// cutCurrency takes the sign or code of a currency off either end: HK$124.30 and 124.30 HKD are one
// amount.
func cutCurrency(t string) (rest, code string) {
	for _, c := range Currencies {
		if r, ok := strings.CutPrefix(t, c.Sign); ok {
			return strings.TrimSpace(r), c.Code
		}
		if r, ok := strings.CutSuffix(t, c.Sign); ok {
			return strings.TrimSpace(r), c.Code
		}
	}
	return t, ""
}

// cutMinor takes a code for hundredths, "GBX" or "GBp", off either end and returns the currency
// that they are of. Capitals tell GBp, which is pence, from GBP. Files and articles write both, and
// only the letters’ case tells some of them from the currency itself.
func cutMinor(t string) (rest, currency string) {
	for code, major := range minors {
		is := func(s string) bool {
			return s == code || code != "GBp" && strings.EqualFold(s, code)
		}
		if n := len(t) - len(code); n > 0 {
			if is(t[n:]) {
				return strings.TrimSpace(t[:n]), major
			}
			if is(t[:len(code)]) {
				return strings.TrimSpace(t[len(code):]), major
			}
		}
	}
	return t, ""
}

// plainNumber returns the number with a dot for the decimal sign and no grouping, and its count of
// decimals. The last separator is the decimal one when both kinds occur; a lone comma before
// exactly three digits groups thousands in a price and is refused in per cent, where 9,234 % has
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
	groups := strings.FieldsFunc(whole, func(r rune) bool {
		return strings.ContainsRune(",. '", r)
	})
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

// allDigits is stricter than a parser of numbers, which would take signs and exponents that no
// article writes.
func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
