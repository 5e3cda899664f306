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

// parseLoose reads a number with currency signs, groups, units and signs of all kinds. What is left
// after they are taken off must be digits and marks that fit the decimal mark of the file: "1.2abc"
// is no number, and "1,23" is none where the comma groups. The marks come off in the order in which
// they stand: brackets, a sign, a currency, a second sign, a per cent, a unit.
func parseLoose(b []byte, dec byte, scale Scale) (v float64, m Marks, st Status) {
	b = bytes.TrimSpace(b)
	// then it is no mark for a missing value and has no sign before it
	digit := len(b) > 0 && IsDigit(b[0])
	if !digit && len(b) <= 8 && missing[strings.ToLower(string(b))] {
		return math.NaN(), 0, Missing
	}
	if len(b) > 64 {
		return math.NaN(), 0, BadNumber
	}
	// A spreadsheet's marks: '123 is a text, =123 a formula that nothing need be computed of.
	if len(b) > 1 && (b[0] == '\'' || b[0] == '=') {
		b = b[1:]
	}
	neg := len(b) > 2 && b[0] == '(' && b[len(b)-1] == ')' // as accountants write it
	if neg {
		b = b[1 : len(b)-1]
	}
	b, minus := sign(b)
	neg = neg != minus
	if n := len(b); n > 0 &&
		!(IsDigit(b[0]) && (IsDigit(b[n-1]) || strings.IndexByte("KMB%", b[n-1]) >= 0)) {
		b = currency(b)
	}
	b, minus = sign(b)
	if neg = neg != minus; neg {
		m |= Negative
	}
	if bytes.HasSuffix(b, []byte("%")) {
		m |= Percent
		b = bytes.TrimSpace(b[:len(b)-1])
	}
	exponent := ""
	if scale == Scaled {
		b, exponent = unit(b)
	}
	var buf [96]byte
	digits, shape, ok := normal(b, dec, buf[:0])
	m |= shape
	if !ok {
		return math.NaN(), m, BadNumber
	}
	if exponent != "" {
		if bytes.ContainsAny(digits, "eE") {
			return math.NaN(), m, BadNumber
		}
		digits = append(digits, exponent...)
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

// sign takes a leading sign off, and reports a minus; U+2212 is the true one.
func sign(b []byte) (rest []byte, minus bool) {
	switch {
	case len(b) == 0 || IsDigit(b[0]):
	case bytes.HasPrefix(b, []byte("-")):
		return bytes.TrimSpace(b[1:]), true
	case bytes.HasPrefix(b, []byte("−")):
		return bytes.TrimSpace(b[len("−"):]), true
	case bytes.HasPrefix(b, []byte("+")):
		return bytes.TrimSpace(b[1:]), false
	}
	return b, false
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
	w := grouping{decimal: dec, before: -1}
	for i := 0; i < len(b); {
		switch c := b[i]; {
		case IsDigit(c):
			out = append(out, c)
			w.digits++
			w.since++
			i++
		case c == dec:
			out = append(out, '.')
			w.point(c)
			i++
		case c == '.' || c == ',':
			w.group(c)
			i++
		case (c == 'e' || c == 'E') && w.digits > 0:
			if w.grouped || !exponent(b[i+1:]) {
				return out, 0, false
			}
			w.scaled = true
			return append(out, b[i:]...), w.proof(b), !w.wrong
		default:
			size := groupBlank(b[i:])
			if size == 0 || w.digits == 0 || w.before >= 0 {
				return out, 0, false
			}
			i += size
		}
	}
	if w.grouped && w.before < 0 && w.since != 3 {
		w.wrong = true
	}
	some := w.digits > 0 && (w.before != w.digits || len(b) > 1)
	return out, w.proof(b), some && !w.wrong
}

// grouping is what has been seen of a number's digits and marks.
type grouping struct {
	decimal byte
	digits  int    // so far
	before  int    // digits before the decimal mark, −1: there is none yet
	since   int    // digits since the last mark
	first   int    // digits before the first mark
	marks   [2]int // points, commas
	last    byte   // the last mark, 0: none yet
	grouped bool   // some mark groups digits
	scaled  bool   // there is an exponent
	wrong   bool   // a mark stands where none may
}

// seen counts a mark.
func (w *grouping) seen(c byte) {
	if w.last == 0 {
		w.first = w.digits
	}
	if c == ',' {
		w.marks[1]++
	} else {
		w.marks[0]++
	}
	w.last, w.since = c, 0
}

// point takes the decimal mark.
func (w *grouping) point(c byte) {
	w.wrong = w.wrong || w.before >= 0 || w.grouped && w.since != 3
	w.before = w.digits
	w.seen(c)
}

// group takes the other mark, which groups digits.
func (w *grouping) group(c byte) {
	w.wrong = w.wrong || w.before >= 0 || w.grouped && w.since != 3 && w.since != 2 ||
		!w.grouped && (w.digits == 0 || w.digits > 3)
	w.grouped = true
	w.seen(c)
}

// exponent reports what may stand behind an e: one to three digits, signed or not.
func exponent(b []byte) bool {
	if len(b) > 0 && (b[0] == '+' || b[0] == '-') {
		b = b[1:]
	}
	return len(b) <= 3 && AllDigits(string(b))
}

// groupBlank returns the size of a blank or apostrophe before three digits, which groups in Swiss,
// French and Nordic files; 0 where there is none.
func groupBlank(b []byte) int {
	r, size := utf8.DecodeRune(b)
	switch r {
	case ' ', '\u00a0', '\u202f', '\u2009', '\'', '’':
	default:
		return 0
	}
	if len(b) < size+3 || !IsDigit(b[size]) || !IsDigit(b[size+1]) || !IsDigit(b[size+2]) {
		return 0
	}
	return size
}

// proof tells what the marks of a number prove, whatever the decimal mark is taken for. One
// mark before exactly three digits proves nothing, unless what stands before it cannot be a
// first group: nothing, a zero, or more than three digits.
func (w *grouping) proof(b []byte) Marks {
	dots, commas, last := w.marks[0], w.marks[1], w.last
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
	sure := w.scaled || w.since != 3 || w.first == 0 || w.first > 3 || b[0] == '0'
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
