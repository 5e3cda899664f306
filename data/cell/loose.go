package cell

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// missing are the marks for an unknown value, in lower case.
var missing = map[string]bool{
	"": true, "null": true, "nan": true, "n/a": true, "na": true, "#n/a": true, "#n/a n/a": true,
	"#na": true, "none": true, "nil": true,
	"-": true, "--": true, "---": true, ".": true, "–": true, "—": true, "<na>": true,
	"#name?": true, "#value!": true, "#ref!": true,
}

// currencies are the signs that prices have been seen with, the longer before the shorter.
var currencies = []string{"HK$", "US$", "NT$", "A$", "C$", "S$", "R$", "$", "€", "£", "¥", "￥", "₹",
	"₩", "kr", "USD", "HKD", "EUR", "GBP", "CNY", "JPY", "元"}

// parseLoose reads a number with currency signs, groups, units and signs of all kinds. What
// is left after they are taken off must be digits and marks that fit the decimal mark of
// the file: "1.2abc" is no number, and "1,23" is none where the comma groups.
func parseLoose(b []byte, dec byte, scaled bool) (v float64, m Marks, st Status) {
	b = bytes.TrimSpace(b)
	// then it is no mark for a missing value and has no sign before it
	digit := len(b) > 0 && IsDigit(b[0])
	if !digit && len(b) <= 8 && missing[strings.ToLower(string(b))] {
		return math.NaN(), 0, Missing
	}
	if len(b) > 64 {
		return math.NaN(), 0, BadNumber
	}
	b = bytes.TrimPrefix(b, []byte("'"))
	neg := false
	if n := len(b); n > 2 && b[0] == '(' && b[n-1] == ')' {
		neg, b = true, b[1:n-1]
	}
	b, neg = sign(b, neg)
	if n := len(b); n > 0 &&
		!(IsDigit(b[0]) && (IsDigit(b[n-1]) || strings.IndexByte("KMB%", b[n-1]) >= 0)) {
		b = currency(b)
	}
	b, neg = sign(b, neg)
	if neg {
		m |= Negative
	}
	if bytes.HasSuffix(b, []byte("%")) {
		m |= Percent
		b = bytes.TrimSpace(b[:len(b)-1])
	}
	scale := ""
	if scaled {
		b, scale = unit(b)
	}
	var buf [96]byte
	digits, shape, ok := normal(b, dec, buf[:0])
	m |= shape
	if !ok {
		return math.NaN(), m, BadNumber
	}
	if scale != "" {
		if bytes.ContainsAny(digits, "eE") {
			return math.NaN(), m, BadNumber
		}
		digits = append(digits, scale...)
	}
	v, err := strconv.ParseFloat(string(digits), 64)
	if err != nil || math.IsInf(v, 0) {
		return math.NaN(), m, BadNumber
	}
	if neg {
		v = -v
	}
	return v, m, GoodNumber
}

// currency takes one currency sign off, before or behind the number.
func currency(b []byte) []byte {
	for _, c := range currencies {
		if bytes.HasPrefix(b, []byte(c)) {
			return bytes.TrimSpace(b[len(c):])
		}
		if len(b) > len(c) && bytes.HasSuffix(b, []byte(c)) {
			return bytes.TrimSpace(b[:len(b)-len(c)])
		}
	}
	return b
}

// sign takes a leading sign off; U+2212 is the true minus.
func sign(b []byte, neg bool) ([]byte, bool) {
	switch {
	case len(b) == 0 || IsDigit(b[0]):
	case bytes.HasPrefix(b, []byte("-")):
		return bytes.TrimSpace(b[1:]), !neg
	case bytes.HasPrefix(b, []byte("−")):
		return bytes.TrimSpace(b[len("−"):]), !neg
	case bytes.HasPrefix(b, []byte("+")):
		return bytes.TrimSpace(b[1:]), neg
	}
	return b, neg
}

// unit takes a unit off and returns it as an exponent. T is refused: it is a trillion on
// one site and a thousand on another.
func unit(b []byte) ([]byte, string) {
	if len(b) == 0 || IsDigit(b[len(b)-1]) {
		return b, ""
	}
	for _, u := range []struct{ mark, exp string }{
		{"K", "e3"}, {"k", "e3"}, {"M", "e6"}, {"m", "e6"}, {"B", "e9"}, {"b", "e9"}, {"万", "e4"},
		{"萬", "e4"}, {"亿", "e8"}, {"億", "e8"},
	} {
		if bytes.HasSuffix(b, []byte(u.mark)) {
			return bytes.TrimSpace(b[:len(b)-len(u.mark)]), u.exp
		}
	}
	return b, ""
}

// normal rewrites a number with groups to plain digits with a decimal point, and tells
// what its marks prove. ok is false when it is no number under the decimal mark dec: groups
// must have three digits, or two in the middle (Indian lakh and crore).
//
// What the marks prove is told even then, because the first scan uses a guessed mark and
// its proofs decide whether the guess stands.
func normal(b []byte, dec byte, out []byte) (plain []byte, m Marks, ok bool) {
	whole, frac, sinceMark := 0, -1, 0
	var markCount [2]int // points, commas
	var lastMark byte
	firstGroup, groupsOK, anyGroup := 0, true, false
	for i := 0; i < len(b); {
		c := b[i]
		switch {
		case IsDigit(c):
			out = append(out, c)
			whole++
			sinceMark++
			i++
		case c == '.' || c == ',':
			k := 0
			if c == ',' {
				k = 1
			}
			markCount[k]++
			if lastMark == 0 {
				firstGroup = whole
			}
			if c == dec {
				if frac >= 0 {
					groupsOK = false
				}
				if anyGroup && sinceMark != 3 {
					groupsOK = false
				}
				frac = whole
				out = append(out, '.')
			} else {
				if frac >= 0 || anyGroup && sinceMark != 3 && sinceMark != 2 ||
					!anyGroup && (whole == 0 || whole > 3) {
					groupsOK = false
				}
				anyGroup = true
			}
			lastMark = c
			sinceMark = 0
			i++
		case (c == 'e' || c == 'E') && whole > 0:
			exp := b[i+1:]
			if len(exp) > 0 && (exp[0] == '+' || exp[0] == '-') {
				exp = exp[1:]
			}
			if len(exp) == 0 || len(exp) > 3 {
				return out, m, false
			}
			for _, e := range exp {
				if !IsDigit(e) {
					return out, m, false
				}
			}
			if anyGroup {
				return out, m, false
			}
			out = append(out, b[i:]...)
			return out, shape(markCount, lastMark, firstGroup, sinceMark, b, true), groupsOK
		default:
			r, size := utf8.DecodeRune(b[i:])
			// Blanks and apostrophes group in Swiss, French and Nordic files.
			if r != ' ' && r != '\u00a0' && r != '\u202f' && r != '\u2009' && r != '\'' &&
				r != '’' || whole == 0 || frac >= 0 ||
				i+size+3 > len(b) || !IsDigit(b[i+size]) || !IsDigit(b[i+size+1]) ||
				!IsDigit(b[i+size+2]) {
				return out, m, false
			}
			i += size
		}
	}
	m = shape(markCount, lastMark, firstGroup, sinceMark, b, false)
	if anyGroup && frac < 0 && sinceMark != 3 {
		groupsOK = false
	}
	if whole == 0 || frac == whole && len(b) == 1 {
		return out, m, false
	}
	return out, m, groupsOK
}

// shape tells what the marks of a number prove, whatever the decimal mark is taken for. One
// mark before exactly three digits proves nothing, unless what stands before it cannot be a
// first group: nothing, a zero, or more than three digits.
func shape(count [2]int, last byte, first, after int, b []byte, exp bool) Marks {
	dots, commas := count[0], count[1]
	switch {
	case dots == 0 && commas == 0:
		return 0
	case dots > 0 && commas > 0:
		if last == '.' {
			return PointDecimal | CommaGroup
		}
		return CommaDecimal | PointGroup
	case dots > 1:
		return PointGroup
	case commas > 1:
		return CommaGroup
	}
	sure := exp || after != 3 || first == 0 || first > 3 || b[0] == '0'
	switch {
	case last == '.' && sure:
		return PointDecimal
	case last == '.':
		return PointEither
	case sure:
		return CommaDecimal
	}
	return CommaEither
}
